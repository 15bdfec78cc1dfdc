"""What is still good: measured on a storm with lightning, a night ride and a face by lamp light, and on planted faults."""

BLACK_LIGHT, BLACK_LIGHT_DARK = 40.0, 22.0
"""Levels: a picture whose lightest hundredth stays below is black; a shot meant to be dark may go lower."""
BLACK_SECONDS, BLACK_SECONDS_WARN = 0.5, 1.0
"""A fade takes less."""
FLAT_SPREAD, FLAT_SPREAD_DARK = 6.0, 1.5
"""Levels: thick fog has about 10, one plain colour with its grain below 1; good shots 31 to 41."""
FLAT_SECONDS, FLAT_SECONDS_WARN = 0.75, 1.25
FROZEN_CHANGE = 0.35
"""Levels in the most restless block: a frozen picture after encoding has 0 to 0.2, the calmest shot 2."""
FROZEN_SECONDS, FROZEN_SECONDS_WARN = 0.5, 1.0
WHITE_SHARE, WHITE_SHARE_WARN = 0.05, 0.15
BLACK_SHARE, BLACK_SHARE_WARN = 0.35, 0.6
BLACK_SHARE_DARK, BLACK_SHARE_DARK_WARN = 0.85, 0.95
FLICKER, FLICKER_WARN = 1.2, 2.2
"""Levels that mean brightness goes to and fro, for half a second: lamp and moon 0.2, lightning 0.55, a flicker of 2 makes 4."""
JUMP, JUMP_WARN = 1.6, 2.5
"""Times what happens around it: good shots up to 1.3, a wave that swallows the camera 1.8, a cut 3.5 to 17."""
WARP, WARP_WARN = 0.3, 0.45
"""Share unexplained by motion: good shots 0.02 to 0.2, the same pictures shuffled 0.56, noise 0.9."""
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
