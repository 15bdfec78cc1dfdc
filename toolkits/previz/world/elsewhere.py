"""Places no foot stands on: the deep under the sea, and the sky."""

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.noise import dice
from toolkits.previz.place import Place
from toolkits.previz.scene import Cards, Solid
from toolkits.previz.space import Vec, floats
from toolkits.previz.world import plants
from toolkits.previz.world.land import Relief, Soil, ground, heights
from toolkits.previz.world.rocks import boulder

FLOOR = -3.2
"""Depth of the sea floor below the action, metres."""


def deep(seed: str, owner: str) -> Place:
    """Under water: a rocky floor, weeds, bubbles, light from above."""
    roll = dice(seed, "deep")
    number = int(roll.integers(1, 9999))
    relief = Relief(hills=7, width=30, crests=0.6, flat=5, bumps=0.4, peaks=24, peaks_from=30)
    tiles = ground(
        relief, Soil((0.075, 0.09, 0.075), (0.05, 0.075, 0.06), (0.06, 0.07, 0.07), peak_from=900), number, owner, 120.0
    )
    under = floats(np.eye(4))
    under[1, 3] = FLOOR
    solids = [Solid(tile.owner, tile.layers, lambda _t: under, casts=False) for tile in tiles]
    for build, count, scale, sway in (
        (lambda r: plants.tuft(r, (0.035, 0.08, 0.04), 2.6, 7, 0.07), 46, (0.6, 1.3), 0.5), (boulder, 40, (0.6, 3.0), 0.0),
    ):  # fmt: skip
        copies = plants.scattered(roll, count, 2.5, 34, scale, sway)
        copies[:, 1] = heights(relief, number, copies[:, 0], copies[:, 2]) + FLOOR - 0.1
        solids.append(Solid(owner, build(roll), copies=copies))
    spots: dict[str, Vec] = {
        "bottom": (0, FLOOR, 0),
        "weeds": (1.2, FLOOR, -1.0),
        "surface": (0, 2.5, -1),
        "floor": (0, FLOOR, 0),
    }
    return Place(
        tuple(solids), cards=(_bubbles(roll), _shafts(roll)), spots=spots, enclosed=True,
        view=(0, 0.4, -6), breadth=14, haze=1.0,
    )  # fmt: skip


def _bubbles(roll: np.random.Generator) -> Cards:
    start = roll.random((70, 5))

    def cards(seconds: float) -> Floats:
        rise = (start[:, 1] + seconds * (0.05 + 0.06 * start[:, 3])) % 1.0
        size = 0.012 + 0.03 * start[:, 4]
        x = (start[:, 0] - 0.5) * 9 + 0.1 * np.sin(seconds * 3 + start[:, 2] * 20)
        z = (start[:, 2] - 0.6) * 9
        strength = 0.5 * np.sin(np.pi * rise)
        return floats(np.stack([x, FLOOR + rise * 9, z, size, size, strength, start[:, 3], 1 + 0 * x], 1))

    return Cards("halo", (0.5, 0.75, 0.75), cards)


def _shafts(roll: np.random.Generator) -> Cards:
    start = roll.random((9, 4))

    def cards(seconds: float) -> Floats:
        x = (start[:, 0] - 0.5) * 26 + 0.4 * np.sin(seconds * 0.5 + start[:, 1] * 9)
        strength = 0.1 + 0.07 * np.sin(seconds * 0.8 + start[:, 2] * 9)
        zero = 0 * x
        return floats(
            np.stack(
                [x, zero + 4, -4 - 14 * start[:, 3], zero + 10, 0.5 + 1.2 * start[:, 2], strength, start[:, 1], zero + 1], 1
            )
        )

    return Cards("halo", (0.2, 0.42, 0.42), cards)


def heaven(seed: str, owner: str) -> Place:
    """Above the clouds: a rolling floor of cloud with wisps over it."""
    roll = dice(seed, "heaven")
    start = roll.random((26, 4))
    relief = Relief(hills=15, width=32, flat=0, bumps=1.6, peaks=26, peaks_from=90)
    white = Soil((0.42, 0.43, 0.46), (0.33, 0.35, 0.4), (0.36, 0.375, 0.41), (0.46, 0.46, 0.48))
    under = floats(np.eye(4))
    under[1, 3] = -9.0
    floor = [Solid(tile.owner, tile.layers, lambda _t: under, casts=False) for tile in ground(relief, white, 5, owner)]

    def cards(seconds: float) -> Floats:
        angle = start[:, 0] * 2 * np.pi
        far = 16 + 120 * np.sort(start[:, 1])[::-1]
        size = 3 + far * 0.16
        x = far * np.sin(angle) + seconds * 0.6
        deep = -5.5 + 4.5 * start[:, 2]
        return floats(np.stack([x, deep, -far * np.cos(angle), size * 0.3, size, 0.6 + 0 * x, start[:, 3], 1 + 0 * x], 1))

    return Place(tuple(floor), cards=(Cards("mist", (0.82, 0.82, 0.84), cards),), view=(0, 2.4, -30), breadth=44, haze=0.6)
