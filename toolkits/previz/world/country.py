"""Open land by kind: the shape of the ground, its colours, what grows there, and named spots."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.noise import dice
from toolkits.previz.place import Place
from toolkits.previz.scene import Solid, Water
from toolkits.previz.space import Vec, floats, placed, turn_y
from toolkits.previz.world import plants, things
from toolkits.previz.world.land import Relief, Soil, ground, height_of, heights
from toolkits.previz.world.rocks import boulder
from toolkits.previz.world.sea import waves

Builder = Callable[[np.random.Generator], tuple[Layer, ...]]
DEEP_GREEN: Vec = (0.012, 0.03, 0.03)
SHALLOWS: Vec = (0.05, 0.12, 0.11)
FOAM: Vec = (0.5, 0.55, 0.56)
BRIDGE = -11.0, -12.5
"""x and z of the middle of the bridge that crosses every river."""


@dataclass(frozen=True)
class Growth:
    """One plant or rock, copied over a ring of land."""

    build: Builder
    count: int
    inner: float
    """Metres from the action."""
    outer: float
    scale: tuple[float, float] = (0.8, 1.2)
    sway: float = 0.0
    variants: int = 2
    casts: bool = True


@dataclass(frozen=True)
class Country:
    """A kind of land."""

    relief: Relief
    soil: Soil
    growths: tuple[Growth, ...]
    spots: Mapping[str, Vec] = field(default_factory=dict)
    breadth: float = 26.0
    view: Vec = (0.0, 2.2, -10.0)
    haze: float = 1.0
    water_state: float | None = None
    """How rough its water is; None for dry land."""


def _tuft(colour: Vec, tall: float, blades: int = 12, wide: float = 0.016) -> Builder:
    return lambda roll: plants.tuft(roll, colour, tall, blades, wide)


def _far(build: Callable[..., tuple[Layer, ...]]) -> Builder:
    return lambda roll: build(roll, near=False)


GRASS: Vec = (0.085, 0.115, 0.045)
DRY: Vec = (0.4, 0.31, 0.16)
SOIL_GREEN = Soil((0.095, 0.115, 0.05), (0.13, 0.125, 0.06), (0.17, 0.15, 0.125), path=(0.2, 0.155, 0.105))
SAND = Soil((0.35, 0.235, 0.13), (0.3, 0.2, 0.105), (0.2, 0.135, 0.085), peak_from=900)
SPOTS: dict[str, Vec] = {
    "road": (0.0, 0, -2.0),
    "path": (0.0, 0, -2.0),
    "tree": (-3.2, 0, -2.6),
    "rock": (2.9, 0, -2.2),
    "stone": (2.9, 0, -2.2),
    "hill": (6, 0, -30),
    "horizon": (2, 0, -60),
    "well": (2.6, 0, -1.6),
    "fire": (0.9, 0, -0.9),
    "grass": (1.8, 0, 0.8),
}

COUNTRIES: dict[str, Country] = {
    "country": Country(
        Relief(hills=7, width=60, peaks=46, peaks_from=190),
        SOIL_GREEN,
        (
            Growth(plants.broadleaf, 7, 7, 34, (0.7, 1.2), 0.02),
            Growth(_far(plants.broadleaf), 110, 34, 260, (0.7, 1.5), casts=False),
            Growth(plants.bush, 46, 5, 60, (0.6, 1.4), 0.03),
            Growth(_tuft(GRASS, 0.34), 420, 1.6, 26, (0.6, 1.5), 0.14, casts=False),
            Growth(boulder, 22, 5, 60, (0.3, 1.3)),
        ),
        SPOTS,
        30,
    ),
    "field": Country(
        Relief(hills=3.5, width=70, peaks=26, peaks_from=230),
        Soil((0.2, 0.165, 0.075), (0.14, 0.14, 0.06), (0.17, 0.15, 0.12), path=(0.2, 0.15, 0.1)),
        (
            Growth(_tuft((0.33, 0.25, 0.1), 0.72, 14, 0.014), 760, 1.9, 30, (0.7, 1.25), 0.2, casts=False),
            Growth(_far(plants.broadleaf), 90, 45, 260, (0.8, 1.5), casts=False),
            Growth(plants.broadleaf, 3, 11, 32, (0.9, 1.3), 0.02),
            Growth(plants.bush, 20, 14, 60, (0.7, 1.3), 0.03),
        ),
        SPOTS,
        30,
    ),
    "desert": Country(
        Relief(hills=9, width=85, crests=0.75, flat=11, peaks=34, peaks_from=230, bumps=0.12),
        SAND,
        (
            Growth(lambda roll: boulder(roll, (0.36, 0.25, 0.165)), 40, 4, 80, (0.25, 1.5)),
            Growth(lambda roll: plants.bush(roll, (0.2, 0.17, 0.09)), 22, 4, 60, (0.4, 0.9), 0.04),
            Growth(_tuft(DRY, 0.3, 8), 60, 2, 22, (0.6, 1.2), 0.16, casts=False),
        ),
        SPOTS,
        34,
        (0, 2.6, -14),
    ),
    "mountain": Country(
        Relief(hills=15, width=46, crests=0.8, flat=8, peaks=88, peaks_from=105, bumps=0.25),
        Soil((0.125, 0.12, 0.085), (0.17, 0.155, 0.125), (0.165, 0.15, 0.135), peak_from=52),
        (
            Growth(boulder, 110, 3, 80, (0.3, 2.6)),
            Growth(plants.conifer, 9, 9, 40, (0.6, 1.1), 0.01),
            Growth(_far(plants.conifer), 120, 40, 190, (0.6, 1.2), casts=False),
            Growth(_tuft(GRASS, 0.22), 160, 1.6, 18, (0.5, 1.2), 0.12, casts=False),
        ),
        {**SPOTS, "summit": (4, 0, -40), "edge": (4.2, 0, -1.2)},
        60,
        (0, 11, -40),
    ),
    "forest": Country(
        Relief(hills=3, width=34, flat=4, bumps=0.3),
        Soil((0.05, 0.05, 0.03), (0.07, 0.06, 0.035), (0.09, 0.08, 0.06), path=(0.085, 0.068, 0.05)),
        (
            Growth(plants.bare, 14, 4.5, 19, (0.8, 1.15), variants=3),
            Growth(_far(plants.bare), 120, 17, 75, (0.85, 1.25), variants=3),
            Growth(_far(plants.conifer), 90, 26, 90, (0.9, 1.4), casts=False),
            Growth(plants.bush, 22, 4, 30, (0.5, 1.1), 0.02),
            Growth(_tuft((0.05, 0.07, 0.04), 0.42, 14), 340, 1.5, 20, (0.6, 1.4), 0.1, casts=False),
            Growth(boulder, 16, 4, 30, (0.3, 1.0)),
        ),
        SPOTS,
        17,
        (0, 2.6, -7),
        1.5,
    ),
    "garden": Country(
        Relief(hills=1.2, width=40, bumps=0.04),
        Soil((0.085, 0.125, 0.05), (0.07, 0.11, 0.045), (0.15, 0.14, 0.12), path=(0.34, 0.28, 0.2)),
        (
            Growth(plants.broadleaf, 10, 6, 24, (0.5, 0.85), 0.02, 3),
            Growth(_far(plants.conifer), 40, 22, 70, (0.7, 1.1), casts=False),
            Growth(plants.bush, 46, 3.2, 22, (0.7, 1.5), 0.03, 3),
            Growth(_tuft((0.42, 0.09, 0.08), 0.4, 10, 0.03), 90, 2.4, 16, (0.6, 1.2), 0.12, casts=False),
            Growth(_tuft((0.45, 0.36, 0.12), 0.36, 10, 0.028), 90, 2.4, 16, (0.6, 1.2), 0.12, casts=False),
            Growth(_tuft(GRASS, 0.24), 300, 1.5, 18, (0.6, 1.2), 0.12, casts=False),
        ),
        SPOTS,
        18,
        (0, 1.9, -6),
    ),
    "river": Country(
        Relief(hills=4, width=44, flat=6, valley=1.5, valley_z=-12.5, valley_half=8.5, peaks=30, peaks_from=170),
        SOIL_GREEN,
        (
            Growth(_tuft((0.13, 0.14, 0.06), 1.15, 10, 0.02), 170, 4.6, 26, (0.7, 1.3), 0.2, casts=False),
            Growth(plants.broadleaf, 8, 7, 34, (0.8, 1.3), 0.03),
            Growth(_far(plants.broadleaf), 90, 30, 220, (0.8, 1.4), casts=False),
            Growth(plants.bush, 36, 5, 50, (0.6, 1.3), 0.03),
            Growth(_tuft(GRASS, 0.3), 260, 1.6, 20, (0.6, 1.3), 0.14, casts=False),
            Growth(boulder, 30, 4, 40, (0.3, 1.2)),
        ),
        {**SPOTS, "water": (0, 0, -5.2), "bank": (0.4, 0, -3.6), "shore": (0.4, 0, -3.6), "bridge": (-4, 0, -4)},
        24,
        (0, 1.0, -11),
        1.2,
        0.1,
    ),
    "shore": Country(
        Relief(hills=6, width=60, flat=10, bumps=0.1, slope=0.13, slope_from=-4, peaks=46, peaks_from=200),
        Soil((0.32, 0.245, 0.155), (0.27, 0.205, 0.13), (0.17, 0.15, 0.12), peak_from=900),
        (
            Growth(boulder, 46, 4, 60, (0.3, 1.9)),
            Growth(lambda roll: plants.bush(roll, (0.13, 0.13, 0.075)), 26, 12, 60, (0.6, 1.2), 0.05),
            Growth(_tuft(DRY, 0.5, 12), 150, 6, 36, (0.6, 1.3), 0.2, casts=False),
            Growth(_far(plants.broadleaf), 50, 40, 160, (0.6, 1.2), casts=False),
        ),
        {**SPOTS, "water": (0, 0, -6.5), "surf": (0, 0, -7.5), "shore": (0, 0, -3.5), "sea": (0, 0, -8)},
        30,
        (0, 1.6, -12),
        1.2,
        0.3,
    ),
}


def country(kind: str, seed: str, owner: str, rough: float) -> Place:
    """Open land of a kind; `rough` is how much the wind stirs its water, 0 to 1."""
    land = COUNTRIES[kind]
    roll = dice(seed, kind)
    number = int(roll.integers(1, 1_000_000))
    solids = [*ground(land.relief, land.soil, number, owner)]
    for growth in land.growths:
        solids += _grown(growth, land, number, roll, owner)
    if kind == "river":
        solids.append(Solid(owner, things.bridge(), carried=lambda _t: placed((BRIDGE[0], 0.0, BRIDGE[1]), turn_y(0.12))))
    water = _water(land, number, rough) if land.water_state is not None else None
    return Place(
        solids=tuple(solids),
        water=water,
        height=height_of(land.relief, number),
        spots=land.spots,
        view=land.view,
        breadth=land.breadth,
        haze=land.haze,
    )


def _grown(growth: Growth, land: Country, number: int, roll: np.random.Generator, owner: str) -> list[Solid]:
    solids = []
    for _ in range(growth.variants):
        layers = growth.build(roll)
        copies = plants.scattered(roll, growth.count // growth.variants, growth.inner, growth.outer, growth.scale, growth.sway)
        copies[:, 1] = heights(land.relief, number, copies[:, 0], copies[:, 2]) - 0.03
        if land.water_state is not None:
            copies = copies[copies[:, 1] > _level(land) + 0.05]
        solids.append(Solid(owner, layers, copies=copies, casts=growth.casts))
    return solids


def _level(land: Country) -> float:
    return -0.75 if land.relief.valley else -0.7


def _water(land: Country, number: int, rough: float) -> Water:
    swell = waves(min(1.0, (land.water_state or 0.0) * (0.4 + 1.6 * rough)))
    line = np.linspace(-90, 90, 120)
    z, x = np.meshgrid(line - 40, line, indexing="ij")
    bed: Floats = heights(land.relief, number, x, z)
    return Water(
        swell,
        DEEP_GREEN,
        SHALLOWS,
        FOAM,
        ripples=0.35 + 0.5 * rough,
        foaming=0.2 + 0.8 * rough,
        murk=0.9,
        level=_level(land),
        bed=floats(bed),
        bed_area=(-90, -130, 180, 180),
    )
