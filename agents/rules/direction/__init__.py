"""The director's room: what the camera sees, who stands where, how it is lit, what is heard."""
