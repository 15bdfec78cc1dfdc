"""The stages of a production in the order of the film; each is a function from what it reads to what it adds."""
