"""The screenwriter's room: who says which words, what each shot shows, where the music turns."""
