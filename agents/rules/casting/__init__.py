"""From a story's mentions to its cast: who is one, what each wears, with whose voice each speaks."""
