"""The house's composer: metre, harmony, motif, arrangement, and the players."""
