"""Spray: drops thrown up by the bow and blown off the crests."""

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.noise import dice
from toolkits.previz.scene import Cards, Moving
from toolkits.previz.space import floats
from toolkits.previz.world.sea import height_over

DROPS = 220


def spray(swell: Floats, ship: Moving, rough: float) -> Cards:
    """Drops round a ship; their paths are throws that begin again and again."""
    roll = dice("spray").random((DROPS, 8))
    height = height_over(swell)
    at_bow = roll[:, 7] < 0.62
    thrown = np.stack([(roll[:, 4] - 0.5) * 4 + 2.2, 3.2 + 3.5 * roll[:, 5], (roll[:, 6] - 0.5) * 4 + 2.0], 1) * rough

    def cards(seconds: float) -> Floats:
        age = (roll[:, 0] + seconds * (0.55 + 0.3 * roll[:, 1])) % 1.0
        matrix = ship(seconds)
        side = np.stack([(roll[:, 2] - 0.5) * 5.6, 0 * age, (roll[:, 3] - 0.5) * 15], 1)
        start = np.where(at_bow[:, None], np.array([0, 0.3, 8.2]), side) @ matrix[:3, :3].T + matrix[:3, 3]
        crest = [height(float(x), float(z), seconds) for x, z in start[~at_bow][:, [0, 2]]]
        start[~at_bow, 1] = crest
        place = start + thrown * age[:, None] * 0.8
        place[:, 1] -= 4.4 * age**2
        size = 0.05 + 0.36 * age * roll[:, 1] * roll[:, 3] + 0.06 * at_bow * age
        strength = 0.3 * np.sin(np.pi * age) ** 1.2
        return floats(np.stack([place[:, 0], place[:, 1], place[:, 2], size, size, strength, roll[:, 2], 1 + 0 * age], 1))

    return Cards("puff", (0.42, 0.47, 0.49), cards)
