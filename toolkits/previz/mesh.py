"""A surface as arrays: what every builder gives and what the renderer and the GLB writer take."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Mesh:
    """Triangles with a normal, a colour and a rest position a point.

    Metres, y up, right-handed. `rest` is where the point was before it was posed or moved, so that a
    texture made from it stays on the surface.
    """

    points: Floats
    """(n, 3)"""
    normals: Floats
    """(n, 3), unit length"""
    colours: Floats
    """(n, 3), linear, 0 to 1"""
    rest: Floats
    """(n, 3)"""
    faces: Ints
    """(m, 3), counter-clockwise seen from outside"""


@dataclass(frozen=True)
class Layer:
    """A mesh and what it is made of: `skin`, `cloth`, `hair`, `eye`, `wood`, `sail`, `stone`, `ground`, ..."""

    material: str
    mesh: Mesh
