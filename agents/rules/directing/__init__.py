"""The assistant director by rules: a director's sentence, in German or English, becomes typed edits or an honest refusal."""
