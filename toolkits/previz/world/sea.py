"""Waves: a sum of seven Gerstner waves, from a mirror to a storm; the shader draws the same sum."""

from collections.abc import Callable
from math import pi, sin, sqrt

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.scene import Moving, Water
from toolkits.previz.space import Vec, placed, turn_x, turn_y, turn_z

GRAVITY = 9.81
# Bearing in radians, length and amplitude in metres of a full storm's waves.
STORM = (
    (0.35, 34, 1.35),
    (0.75, 21, 0.75),
    (-0.15, 13, 0.45),
    (1.1, 8.5, 0.25),
    (0.2, 5.7, 0.16),
    (-0.5, 3.9, 0.1),
    (0.9, 2.7, 0.065),
)
BEARING = 2.2
"""Of the swell, radians from the default camera's axis."""


def waves(state: float) -> Floats:
    """Seven waves (7, 7) as Water wants them; `state` from 0, a mirror, to 1, a storm."""
    longer, higher = 0.3 + 0.7 * state, 0.012 + 0.988 * state**1.6
    rows = []
    for index, (bearing, length, amplitude) in enumerate(STORM):
        number = 2 * pi / (length * longer)
        height = amplitude * higher
        steep = min(1.25, 0.62 / (number * height * 7**0.35)) * min(1.0, 0.35 + state)
        angle = bearing + BEARING
        rows.append((sin(angle), sin(angle + pi / 2), number, height, sqrt(GRAVITY * number), 1.7 * index * index + 0.6, steep))
    return np.array(rows, np.float32)


def height_over(swell: Floats) -> Callable[[float, float, float], float]:
    """The water's height at x, z and a time in seconds, near enough to float on."""

    def height(x: float, z: float, seconds: float) -> float:
        phase = (swell[:4, 0] * x + swell[:4, 1] * z) * swell[:4, 2] - swell[:4, 4] * seconds + swell[:4, 5]
        return float((swell[:4, 3] * np.cos(phase)).sum())

    return height


def afloat(swell: Floats, at: Vec, heading: float, size: float) -> Moving:
    """How a hull of `size` metres rides the waves at a place, its bow `heading` radians from the default camera."""
    height = height_over(swell)
    x, y, z = at
    ahead = sin(heading), sin(heading + pi / 2)
    reach = size * 0.4

    def carried(seconds: float) -> Floats:
        bow = height(x + ahead[0] * reach, z + ahead[1] * reach, seconds)
        stern = height(x - ahead[0] * reach, z - ahead[1] * reach, seconds)
        left = height(x + ahead[1] * reach * 0.5, z - ahead[0] * reach * 0.5, seconds)
        right = height(x - ahead[1] * reach * 0.5, z + ahead[0] * reach * 0.5, seconds)
        pitch = (stern - bow) / (2 * reach) * 0.75
        roll = (left - right) / reach * 0.45
        lift = y + (bow + stern + left + right) / 4 * 0.8
        return placed((x, lift, z), turn_y(heading) @ turn_x(pitch) @ turn_z(roll))

    return carried


def open_sea(state: float, deep: Vec, through: Vec, foam: Vec) -> Water:
    """Water without a shore."""
    return Water(waves(state), deep, through, foam, ripples=0.35 + 0.65 * state, foaming=max(0.0, state * 1.25 - 0.15))
