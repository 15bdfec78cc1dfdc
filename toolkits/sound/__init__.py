"""Voices, music, beds and effects, and the mix, made on a CPU without a download."""
