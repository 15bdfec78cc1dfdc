"""The base body everybody is cast from: a thinned MakeHuman mesh with shapes to mix (assets/NOTICE.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from toolkits.previz.mesh import Floats, Ints

Detail = Literal["near", "middle", "far"]
LEVEL: dict[Detail, int] = {"near": 0, "middle": 1, "far": 2}
MARKS_OF_EYES = 4
"""Left and right eye centre, left and right eye front: the last points."""


@dataclass(frozen=True)
class Human:
    """The asset as arrays; one copy in memory, shared by all people and never written to."""

    points: Floats
    """(n, 3) metres: surface points, then joint heads, joint tails and eye marks."""
    joints: tuple[str, ...]
    parents: tuple[int, ...]
    joint_of: NDArray[np.uint8]
    """(s, 4) for the surface points."""
    weight_of: Floats
    """(s, 4)"""
    faces: Mapping[str, Ints]
    """`skin_0` near to `skin_2` far, `tights_0` to `tights_2`, `lashes`, `teeth_upper`, `teeth_lower`."""
    paint: Mapping[str, Floats]
    """(s,) 0 to 1: lips, eyelids, ears, inside_mouth, fingernails."""
    shapes: Mapping[str, tuple[NDArray[np.int64], Floats]]
    """Shape name to the points it moves and by how much, metres."""

    def shaped(self, mix: Mapping[str, float]) -> Floats:
        """The points with shapes added by weight."""
        out = self.points.copy()
        for name, weight in mix.items():
            moved, by = self.shapes[name]
            out[moved] += np.float32(weight) * by
        return out

    def held_by(self, *starts: str) -> Floats:
        """(s,) share of each surface point's weight on the joints whose names begin so."""
        wanted = np.array([name.startswith(starts) for name in self.joints])
        out: Floats = (self.weight_of * wanted[self.joint_of]).sum(axis=1)
        return out


@cache
def human() -> Human:
    """Read the asset, once."""
    with (files("toolkits.previz") / "assets" / "human.npz").open("rb") as raw, np.load(raw, allow_pickle=False) as data:
        starts, step = data["target_starts"], float(data["unit"])
        at, by = data["target_points"].astype(np.int64), data["target_moves"]
        shapes = {
            str(name): (at[a:b], by[a:b].astype(np.float32) * np.float32(step))
            for name, a, b in zip(data["target_names"], starts[:-1], starts[1:], strict=True)
        }
        return Human(
            points=data["points"],
            joints=tuple(str(name) for name in data["joints"]),
            parents=tuple(int(parent) for parent in data["parents"]),
            joint_of=data["joint_of"],
            weight_of=data["weight_of"],
            faces={name[6:]: data[name].astype(np.int32) for name in data.files if name.startswith("faces_")},
            paint={name[6:]: data[name].astype(np.float32) / 255 for name in data.files if name.startswith("paint_")},
            shapes=shapes,
        )
