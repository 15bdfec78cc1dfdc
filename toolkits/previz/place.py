"""A place ready to be played in: ground to stand on, named spots, what grows and stands there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import cos, sin

import numpy as np

from toolkits.previz.lighting import Lamp
from toolkits.previz.mesh import Floats
from toolkits.previz.scene import Cards, Lively, Moving, Solid, Water, at_rest
from toolkits.previz.space import Vec

Height = Callable[[float, float], float]
"""x and z to metres above zero."""


def anywhere(x: float, z: float) -> tuple[float, float]:
    """No bounds."""
    return x, z


def at_large(eye: Vec) -> Vec:
    """No walls that a camera could not see through from behind."""
    return eye


def level(_x: float, _z: float) -> float:
    """Flat ground at zero."""
    return 0.0


@dataclass(frozen=True)
class Place:
    """Where a shot plays. x to the right, z towards the default camera, the action round the origin."""

    solids: tuple[Solid, ...] = ()
    lively: tuple[Lively, ...] = ()
    cards: tuple[Cards, ...] = ()
    water: Water | None = None
    height: Height = level
    spots: Mapping[str, Vec] = field(default_factory=dict)
    """Named places to stand; y is measured from the ground there."""
    carried: Moving = at_rest
    """What carries those who stand here: a ship's deck."""
    floats: bool = False
    """There is no ground: bodies float with the breast or the back out of the water."""
    heading: float = 0.0
    """Radians the carrier is turned from the default camera."""
    enclosed: bool = False
    """No sky above: rooms, caves."""
    lamps: tuple[Lamp, ...] = ()
    flame: Vec | None = None
    """Where the chief light of a room burns."""
    window: Vec | None = None
    """Direction daylight comes from, into a room."""
    view: Vec = (0.0, 1.6, -6.0)
    """What a picture of the place itself looks at."""
    breadth: float = 18.0
    """Metres across that such a picture shows."""
    kept: Callable[[float, float], tuple[float, float]] = anywhere
    """The nearest place where one can stand: on a deck, inside a room."""
    roams: Callable[[Vec], Vec] = at_large
    """The nearest point to an eye where a camera fits: inside a cave, a hold, a fish."""
    shows: Callable[[Vec, Vec], bool] | None = None
    """Whether an eye sees a point, both measured on what carries the place: a ship's side may hide those on deck."""
    posts: tuple[Vec, ...] = ()
    """What stands so close that it may hide an actor, such as a mast; measured on what carries the place."""
    haze: float = 1.0
    """How much thicker its air is than open country's."""


def shifted(place: Place, at: Vec, right: float, up: float, towards: float) -> Vec:
    """A place moved right, up and towards the default camera, whichever way its carrier is turned, and kept in bounds."""
    c, s = cos(-place.heading), sin(-place.heading)
    x, z = place.kept(at[0] + c * right + s * towards, at[2] - s * right + c * towards)
    return x, at[1] + up, z


def cleared(solid: Solid, ways: Floats, margin: float) -> Solid:
    """A solid without the copies that stand within `margin` metres of lines of sight and action.

    `ways` is (n, 2, 2): lines on the ground, from x, z to x, z.
    """
    if solid.copies is None or not len(ways):
        return solid
    spots = solid.copies[:, [0, 2]]
    start, along = ways[:, 0], ways[:, 1] - ways[:, 0]
    length = np.maximum((along**2).sum(1), 1e-6)
    share = np.clip(((spots[:, None] - start) * along).sum(2) / length, 0, 1)
    away = np.linalg.norm(spots[:, None] - (start + share[..., None] * along), axis=2).min(1)
    kept = solid.copies[away > margin * np.clip(solid.copies[:, 3], 0.3, 1.5)]
    return Solid(solid.owner, solid.layers, solid.carried, kept, solid.casts)
