"""Spray: mist that the bow throws up, and drops blown off the crests."""

import numpy as np
from numpy.typing import ArrayLike

from toolkits.previz.mesh import Floats
from toolkits.previz.noise import dice
from toolkits.previz.scene import Cards, Moving
from toolkits.previz.space import floats
from toolkits.previz.world.sea import height_over

DROPS, CLOUDS = 220, 15
FALL = 4.4
"""Half of what gravity does in the time a throw lasts, metres."""


def spray(swell: Floats, ship: Moving, rough: float) -> tuple[Cards, ...]:
    """Drops and mist round a ship; their paths are throws that begin again and again."""
    roll = dice("spray").random((DROPS, 8))
    height = height_over(swell)
    at_bow = roll[:, 7] < 0.7
    thrown = np.stack([(roll[:, 4] - 0.5) * 4 + 2.2, 3.2 + 3.5 * roll[:, 5], (roll[:, 6] - 0.5) * 4 + 2.0], 1) * rough

    def start(seconds: float, rows: slice) -> Floats:
        matrix, chance = ship(seconds), roll[rows]
        side = np.stack([(chance[:, 2] - 0.5) * 5.6, 0 * chance[:, 0], (chance[:, 3] - 0.5) * 15], 1)
        bow = np.stack([(chance[:, 2] - 0.5) * 1.4, 0.1 + 0 * chance[:, 0], 8.0 - 1.6 * chance[:, 3]], 1)
        at = np.where(at_bow[rows, None], bow, side) @ matrix[:3, :3].T + matrix[:3, 3]
        free = ~at_bow[rows]
        at[free, 1] = [height(float(x), float(z), seconds) for x, z in at[free][:, [0, 2]]]
        return floats(at)

    def drops(seconds: float) -> Floats:
        age = (roll[:, 0] + seconds * (0.55 + 0.3 * roll[:, 1])) % 1.0
        place = start(seconds, slice(None)) + thrown * age[:, None] * 0.8
        place[:, 1] -= FALL * age**2
        size = 0.018 + 0.05 * roll[:, 1] * roll[:, 3]
        return _cards(place, size * 2.2, size, 0.55 * np.sin(np.pi * age) ** 0.8, roll[:, 2])

    def mist(seconds: float) -> Floats:
        rows = slice(0, CLOUDS)
        age = (roll[rows, 6] + seconds * (0.4 + 0.2 * roll[rows, 1])) % 1.0
        place = start(seconds, rows) + thrown[rows] * age[:, None] * 0.62
        place[:, 1] -= FALL * 0.7 * age**2
        size = 0.35 + 1.5 * age * (0.4 + roll[rows, 3])
        return _cards(place, size * 0.8, size, 0.42 * rough * np.sin(np.pi * age) ** 1.3, roll[rows, 2])

    return Cards("mist", (0.4, 0.45, 0.47), mist), Cards("puff", (0.5, 0.55, 0.57), drops)


def _cards(place: ArrayLike, tall: ArrayLike, wide: ArrayLike, strength: ArrayLike, seed: ArrayLike) -> Floats:
    size = [floats(column) for column in (tall, wide, strength, seed)]
    return np.concatenate([floats(place), np.stack([*size, np.ones_like(size[0])], 1)], 1)
