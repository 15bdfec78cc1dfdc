"""What is still good: measured on sixteen shots, from a storm to two people who talk, and on planted faults."""

BLACK_LIGHT, BLACK_LIGHT_DARK = 40.0, 22.0
"""Levels: a picture whose lightest hundredth stays below is black; a shot meant to be dark may go lower."""
BLACK_SECONDS, BLACK_SECONDS_WARN = 0.5, 1.0
"""A fade takes less."""
FLAT_SPREAD, FLAT_SPREAD_DARK = 6.0, 1.5
"""Levels: one plain colour with its grain stays below 1, good shots have 29 to 60."""
FLAT_SECONDS, FLAT_SECONDS_WARN = 0.75, 1.25
FROZEN_CHANGE = 0.25
"""Levels in the most restless block: a frozen picture after encoding has up to 0.1, two people who stand and talk 0.5."""
FROZEN_SECONDS, FROZEN_SECONDS_WARN = 0.5, 1.0
WHITE_SHARE, WHITE_SHARE_WARN = 0.05, 0.15
BLACK_SHARE, BLACK_SHARE_WARN = 0.35, 0.6
BLACK_SHARE_DARK, BLACK_SHARE_DARK_WARN = 0.85, 0.95
FLICKER, FLICKER_WARN = 1.2, 2.2
"""Levels that mean brightness goes to and fro, for half a second: calm shots 0.2, lightning 0.6, a flicker of 2 makes 4."""
JUMP, JUMP_WARN = 1.4, 2.0
"""Times what happens around it: good shots up to 1.1, a wave that swallows the camera 1.75, a cut 2.2 to 12."""
WARP, WARP_WARN = 0.2, 0.35
"""Share unexplained by motion: good shots up to 0.06, boiling noise 0.5."""
SEEN_SHARE, SEEN_SHARE_WARN = 0.002, 0.0005
"""Of the picture: a figure of 20 by 90 pixels at 1280x720; the laxer is a small ship on the horizon."""

LOUDNESS_OFF = 0.5
"""LU either side of the target (EBU R 128 allows as much)."""
PEAK, PEAK_WARN = -1.0, 0.0
"""dBTP of the coded track; the mix itself stays below -1.5, and coding adds a little."""
SILENCE_SECONDS = 0.5
AAC_SECONDS = 1024 / 48_000
"""One packet of sound: the finest that lengths can be compared."""
FILM_BLACK_SECONDS, FILM_BLACK_SECONDS_WARN = 1.0, 2.0
"""A fade out and the next fade in."""
