"""The roles played by a language model: rules prepare, the model decides, what it says is held to the text."""
