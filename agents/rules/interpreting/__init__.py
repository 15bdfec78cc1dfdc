"""A literal reading of a story: what its own analyses add up to, and the look and sound that follow."""
