"""What writers and directors by rules share: word forms, deeds, sentences."""
