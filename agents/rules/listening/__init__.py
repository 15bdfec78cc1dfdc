"""The audio director's room: air, steps, thunder, music, and the room a voice stands in."""
