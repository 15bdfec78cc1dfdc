"""The head as directions see it: what hair and headdress are built round."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from toolkits.previz.people.body import Body
from toolkits.previz.people.sparse import Reals, nearest
from toolkits.previz.people.turns import Vector


@dataclass(frozen=True)
class Skull:
    """A head's surface without its ears, seen from a point inside."""

    body: Body

    @cached_property
    def centre(self) -> Vector:
        """Inside the skull, a little above the eyes."""
        some = self._points
        return np.array([0.0, self.body.eyes[0, 1] + 0.025 * self.body.size, (some[:, 2].max() + some[:, 2].min()) / 2])

    @cached_property
    def _points(self) -> Reals:
        human = self.body.human
        head = (human.held_by("head") > 0.75) & (human.paint["ears"] < 0.25) & (human.paint["inside_mouth"] < 0.5)
        skin = np.zeros(len(head), bool)
        skin[: int(human.faces["skin_0"].max()) + 1] = True
        points: Reals = self.body.points[head & skin]
        return points

    @cached_property
    def _ways(self) -> Reals:
        away = self._points - self.centre
        unit: Reals = away / np.linalg.norm(away, axis=1, keepdims=True)
        return unit

    def reach(self, ways: Reals) -> Reals:
        """(n,) how far the surface lies from the centre in each unit direction, metres."""
        far, at = nearest(ways, self._ways, 6)
        radius = np.linalg.norm(self._points - self.centre, axis=1)[at]
        weight = 1 / (far + 0.02) ** 2
        out: Reals = (radius * weight).sum(axis=1) / weight.sum(axis=1)
        return out

    def surface(self, ways: Reals) -> Reals:
        """(n, 3) points of the surface in each unit direction."""
        out: Reals = self.centre + ways * self.reach(ways)[:, None]
        return out


def bearing(ways: Reals) -> Reals:
    """(n,) how far round from the front each direction lies, 0 to pi, the same on both sides."""
    out: Reals = np.abs(np.arctan2(ways[:, 0], ways[:, 2]))
    return out


def from_pole(pole: Vector, polar: Reals, around: Reals) -> Reals:
    """(n, 3) unit directions by angle from a pole and angle round it; round 0 goes towards the front."""
    front = np.array([0.0, 0.0, 1.0])
    front = front - pole * float(pole @ front)
    front /= np.linalg.norm(front)
    left = np.cross(pole, front)
    sine = np.sin(polar)
    out: Reals = (
        np.cos(polar)[:, None] * pole + (sine * np.cos(around))[:, None] * front + (sine * np.sin(around))[:, None] * left
    )
    return out
