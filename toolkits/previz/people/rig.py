"""A skeleton: joints with parents, turned by forward kinematics, carrying the points of a body."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from toolkits.previz.mesh import Floats
from toolkits.previz.people.sparse import Reals, Sparse, scattered
from toolkits.previz.people.turns import Matrix, Vector


@dataclass(frozen=True)
class Rig:
    """Joints at rest; parents come before their children."""

    names: tuple[str, ...]
    parents: tuple[int, ...]
    """-1 for the root."""
    heads: Vector
    """(j, 3) metres: where each bone begins."""
    tails: Vector
    """(j, 3) metres: where it ends."""

    @cached_property
    def number(self) -> dict[str, int]:
        """Joint numbers by name."""
        return {name: i for i, name in enumerate(self.names)}

    def head(self, name: str) -> Vector:
        """Where a bone begins at rest."""
        place: Vector = self.heads[self.number[name]]
        return place

    def along(self, name: str) -> Vector:
        """From a bone's head to its tail at rest."""
        way: Vector = self.tails[self.number[name]] - self.heads[self.number[name]]
        return way


@dataclass(frozen=True)
class Stance:
    """A rig as it stands at one instant."""

    turns: Matrix
    """(j, 3, 3) turn of each joint from its rest, in person space."""
    places: Vector
    """(j, 3) metres: where each bone begins now."""

    def moved(self, by: Vector) -> "Stance":
        """The same stance elsewhere."""
        return Stance(self.turns, self.places + by)


def local_turns(rig: Rig, stance: Stance) -> Matrix:
    """(j, 3, 3) turn of each joint against its parent's."""
    parents = np.array(rig.parents)
    above = np.where((parents >= 0)[:, None, None], stance.turns[parents], np.eye(3))
    out: Matrix = np.swapaxes(above, 1, 2) @ stance.turns
    return out


def joint_weights(joint_of: NDArray[np.integer], weight_of: Reals, joints: int) -> Sparse:
    """Sparse (n, joints) weights from (n, k) joint numbers and strengths."""
    n, k = joint_of.shape
    rows = np.repeat(np.arange(n), k)
    return scattered(rows, joint_of.ravel(), weight_of.ravel(), (n, joints))


def carried(rig: Rig, stance: Stance, weights: Sparse) -> Floats:
    """(n, 12) blended transform of each point: three columns of the turn, then the shift (linear blend skinning)."""
    shift = stance.places - np.einsum("jab,jb->ja", stance.turns, rig.heads)
    columns = np.swapaxes(stance.turns, 1, 2).reshape(len(shift), 9)
    return weights @ np.concatenate([columns, shift], axis=1)


def turned(blend: Floats, vectors: Floats) -> Floats:
    """Vectors turned, and not shifted, by their blended transforms."""
    out: Floats = np.empty_like(vectors)
    np.multiply(blend[:, 0:3], vectors[:, 0:1], out=out)
    out += blend[:, 3:6] * vectors[:, 1:2]
    out += blend[:, 6:9] * vectors[:, 2:3]
    return out


def carry_points(blend: Floats, points: Floats) -> Floats:
    """Points moved by their blended transforms."""
    return turned(blend, points) + blend[:, 9:12]


def carry_directions(blend: Floats, directions: Floats) -> Floats:
    """Unit directions turned by blended transforms."""
    out = turned(blend, directions)
    out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
    return out
