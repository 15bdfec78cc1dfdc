"""Everything that makes or measures media: kinds of work, and the backends that can do each."""
