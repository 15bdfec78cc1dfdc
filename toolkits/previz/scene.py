"""What stands before the camera. Everything that moves is a function of time, so that any frame can be drawn alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from toolkits.previz.lighting import Lighting
from toolkits.previz.look import Grade
from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.people import Motion, Player
from toolkits.previz.space import Vec

NEAR, FAR = 0.08, 1200.0
"""Nearest and farthest thing the camera sees, metres."""

Moving = Callable[[float], Floats]
"""Seconds to a 4x4 matrix that carries something into the world."""


def at_rest(_seconds: float) -> Floats:
    """Carries nothing anywhere."""
    return np.eye(4, dtype=np.float32)


@dataclass(frozen=True)
class Solid:
    """Surfaces that keep their shape, carried as a whole or copied many times."""

    owner: str
    """The subject they show; empty for the surroundings."""
    layers: tuple[Layer, ...]
    carried: Moving = at_rest
    copies: Floats | None = None
    """(n, 8): place, scale, turn in radians, sway, height factor, brightness; then `carried` is not used."""
    casts: bool = True
    """Throws a shadow."""
    one_sided: bool = False
    """Not seen from behind: the walls of a room the camera may stand outside of."""


@dataclass(frozen=True)
class Performance:
    """A body with a skeleton and what it does: what a lively surface was posed from."""

    player: Player
    motion_at: Callable[[float], Motion]


@dataclass(frozen=True)
class Lively:
    """Surfaces made anew as time goes on: bodies, cloth, sails, flames."""

    owner: str
    shape: Callable[[float], tuple[Layer, ...]]
    """The same faces at every time."""
    carried: Moving = at_rest
    reach: float = 2.5
    """Metres from its middle, 1 m above its origin, beyond which it never extends."""
    every: float = 0.0
    """Seconds a shape is held; 0 makes it anew for each frame."""
    casts: bool = True
    performance: Performance | None = None
    """For the GLB; None for what has no bones."""


@dataclass(frozen=True)
class Cards:
    """Soft cards turned to the camera: `puff` (smoke, drops), `mist` (torn spray), `bank` (fog), `halo` (light)."""

    kind: str
    tint: Vec
    at: Callable[[float], Floats]
    """Seconds to (n, 8): place, half height, half width, strength, seed, brightness."""


@dataclass(frozen=True)
class Calm:
    """Water that something presses flat: a hull, or the room a swimmer is given."""

    half_length: float
    half_breadth: float
    top: float
    """What waves beside it are pressed down to, above its origin."""
    carried: Moving
    hull: bool
    """It breaks into foam, and no water stands inside it."""


@dataclass(frozen=True)
class Water:
    """A sea, lake or river."""

    waves: Floats
    """(7, 7): direction x, z; wave number, 1 / m; amplitude, m; speed, rad / s; phase; steepness."""
    deep: Vec
    through: Vec
    foam: Vec
    ripples: float = 1.0
    foaming: float = 1.0
    murk: float = 0.5
    """How fast depth hides the ground, 1 / m."""
    level: float = 0.0
    bed: Floats | None = None
    """(rows, columns) heights of the ground under it, metres; None where no shore is near."""
    bed_area: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    """Lowest x and z, width and depth of the bed, metres."""
    calm: Calm | None = None


@dataclass(frozen=True)
class Weather:
    """What falls between the subject and the lens."""

    rain: float = 0.0
    snow: float = 0.0
    slant: float = 0.0
    """Sideways drift of what falls, picture heights a picture height."""


@dataclass(frozen=True)
class CameraPose:
    """Where the camera is in one frame."""

    eye: Vec
    target: Vec
    vertical_deg: float
    roll: float = 0.0
    """Radians."""
    focus: float = 10.0
    """Metres."""
    blur: float = 0.0
    """Circle of confusion of a far point: 0 all sharp, 1 as soft as it gets."""


@dataclass(frozen=True)
class ShadowArea:
    """Where the shadow map looks, so that its texels are spent on what is seen."""

    centre: Callable[[float], Vec]
    half: float
    """Metres."""


@dataclass(frozen=True)
class Scene:
    """One shot, ready to be drawn."""

    camera: Callable[[int], CameraPose]
    """Frame to pose."""
    light: Lighting
    grade: Grade
    shadow: ShadowArea
    rate: int
    solids: tuple[Solid, ...] = ()
    lively: tuple[Lively, ...] = ()
    cards: tuple[Cards, ...] = ()
    water: Water | None = None
    weather: Weather = Weather()
    flash: Callable[[float], float] = lambda _seconds: 0.0
    """Lightning, 0 to about 1."""
    fade: Callable[[int], float] = lambda _frame: 1.0
    """Frame to the share of its light that is shown."""
    water_owner: str = ""
    owners: Mapping[str, int] = field(default_factory=dict)
    """Subject id to its grey value in the id picture, 1 to 255."""
    left_out: tuple[str, ...] = ()
