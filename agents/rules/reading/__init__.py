"""How the rules read a text: words to participants and clauses, speeches to speakers, verses to places and weather."""
