"""Those who read, interpret, write, direct, plan the sound and criticise; they are handed work, never tools."""
