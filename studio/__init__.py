"""Thin clients: the command line. No rule of the film lives here."""
