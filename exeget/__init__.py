"""The ground floor: the nouns of a film and the rules every room shares. Imports none of our rooms."""

__version__ = "0.1.0"
