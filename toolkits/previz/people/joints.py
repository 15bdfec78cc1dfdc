"""The joints of a rig while they are being turned, and how two bones reach a place."""

import numpy as np

from toolkits.previz.people.rig import Rig, Stance
from toolkits.previz.people.turns import Matrix, Vector, unit


class Joints:
    """Turns and places by joint; give a joint its turn only once its parent stands."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.local: Matrix = np.tile(np.eye(3), (len(rig.names), 1, 1))
        self.turns: Matrix = self.local.copy()
        self.places: Vector = rig.heads.copy()

    def root(self, name: str, turn: Matrix, place: Vector) -> None:
        """Stand a joint without regard to its parent."""
        joint = self.rig.number[name]
        self.turns[joint], self.places[joint] = turn, place

    def forward(self, *names: str) -> None:
        """Follow joints from their parents; the names come parents first."""
        for name in names:
            joint = self.rig.number[name]
            parent = self.rig.parents[joint]
            self.turns[joint] = self.turns[parent] @ self.local[joint]
            self.places[joint] = self.places[parent] + self.turns[parent] @ (self.rig.heads[joint] - self.rig.heads[parent])

    def bend(self, name: str, turn: Matrix) -> None:
        """Turn a joint against its parent and follow it."""
        self.local[self.rig.number[name]] = turn
        self.forward(name)

    def set(self, name: str, turn: Matrix) -> None:
        """Give a joint its turn in figure space."""
        joint = self.rig.number[name]
        self.bend(name, self.turns[self.rig.parents[joint]].T @ turn)

    def turn_of(self, name: str) -> Matrix:
        """A joint's turn in figure space."""
        turn: Matrix = self.turns[self.rig.number[name]]
        return turn

    def place_of(self, name: str) -> Vector:
        """Where a joint is."""
        place: Vector = self.places[self.rig.number[name]]
        return place

    def stance(self) -> Stance:
        """The joints as they stand now."""
        return Stance(self.turns, self.places)


def reaching(start: Vector, at: Vector, lengths: tuple[float, float], aim: Vector) -> tuple[Vector, Vector]:
    """Directions of two bones so that the second ends at a place, or near it, and the joint between points to `aim`."""
    first, second = lengths
    way = at - start
    far = float(np.clip(np.linalg.norm(way), abs(first - second) + 1e-3, (first + second) * 0.9985))
    ahead = unit(way)
    bend = unit(aim - ahead * float(aim @ ahead))
    cosine = float(np.clip((first * first + far * far - second * second) / (2 * first * far), -1, 1))
    middle = first * (ahead * cosine + bend * np.sqrt(1 - cosine * cosine))
    return unit(middle), unit(ahead * far - middle)
