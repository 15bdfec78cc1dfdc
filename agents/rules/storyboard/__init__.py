"""From a bare idea to a storyboard by rules: the idea's own words, put in the order of a film, and nothing else."""
