"""A part of a figure at rest, with all that is needed to pose it."""

from dataclasses import dataclass

import numpy as np

from toolkits.previz.mesh import Floats, Ints
from toolkits.previz.people.hanging import Hang
from toolkits.previz.people.sparse import Sparse, scattered
from toolkits.previz.people.turns import Triple


@dataclass(frozen=True)
class Sag:
    """Wide cloth round a limb that gravity draws down from it."""

    bone: str
    depth: Floats
    """(n,) metres each point sinks when the limb lies level."""


@dataclass(frozen=True)
class Piece:
    """One surface of one material, bound to a rig."""

    material: str
    points: Floats
    """(n, 3) at rest, metres."""
    faces: Ints
    colours: Floats
    """(n, 3) linear"""
    weights: Sparse
    """(n, joints)"""
    normals: Floats | None = None
    """Carried along with the joints; None where they are made new from the posed faces."""
    follows: Sparse | None = None
    """(n, s) how points go with the body's surface points when the face changes."""
    hang: Hang | None = None
    sags: tuple[Sag, ...] = ()
    eye: Triple | None = None
    """The centre that an eyeball turns round."""


def coloured(count: int, colour: Triple) -> Floats:
    """One colour for all points."""
    return np.tile(np.array(colour, np.float32), (count, 1))


def held(count: int, joint: int, joints: int) -> Sparse:
    """Weights of points that one joint alone carries."""
    return scattered(np.arange(count), np.full(count, joint), np.ones(count), (count, joints))
