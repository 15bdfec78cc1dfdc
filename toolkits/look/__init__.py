"""The projectionist: watches and listens to what was made, measures it, and says what is wrong."""
