"""Where a body is as time goes on: standing at a mark, or walking from mark to mark."""

from dataclasses import dataclass
from math import atan2, cos, hypot, sin

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.space import Vec, placed, turn_y


@dataclass(frozen=True)
class Way:
    """Points walked through at an even speed, then a stand at the last."""

    points: tuple[Vec, ...]
    """At least one; metres on the ground of what carries the body."""
    facing: float = 0.0
    """Radians, where it looks when it stands: 0 towards +z."""
    speed: float = 0.0
    """Metres a second."""

    def length(self) -> float:
        """Metres from the first to the last point."""
        return sum(hypot(b[0] - a[0], b[2] - a[2]) for a, b in zip(self.points, self.points[1:], strict=False))

    def arrives(self) -> float:
        """Seconds until it stands."""
        return self.length() / self.speed if self.speed > 0 else 0.0

    def at(self, seconds: float) -> tuple[Vec, float]:
        """Place and facing at a time."""
        left = max(seconds, 0.0) * self.speed
        for start, end in zip(self.points, self.points[1:], strict=False):
            step = hypot(end[0] - start[0], end[2] - start[2])
            if left < step:
                share = left / step
                x, y, z = (a + (b - a) * share for a, b in zip(start, end, strict=True))
                return (x, y, z), atan2(end[0] - start[0], end[2] - start[2])
            left -= step
        return self.points[-1], self.facing if len(self.points) == 1 or self.speed == 0 else _heading(self)

    def matrix(self, seconds: float, scale: float = 1.0) -> Floats:
        """The 4x4 that carries the body there."""
        place, facing = self.at(seconds)
        return placed(place, turn_y(facing), scale)


def _heading(way: Way) -> float:
    a, b = way.points[-2:]
    return atan2(b[0] - a[0], b[2] - a[2])


def through(mark: Vec, facing: float, speed: float, seconds: float) -> Way:
    """A way straight on that passes the mark when half of the time is over."""
    reach = speed * seconds / 2
    step = np.array([sin(facing), 0.0, cos(facing)]) * reach
    start, end = np.subtract(mark, step), np.add(mark, step)
    return Way((_vec(start), _vec(end)), facing, speed)


def _vec(values: Floats) -> Vec:
    x, y, z = np.asarray(values, np.float64).tolist()
    return x, y, z
