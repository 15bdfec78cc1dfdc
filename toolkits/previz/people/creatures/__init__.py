"""Animals: flesh on bones from a few proportions, with walking, swimming and flying cycles."""
