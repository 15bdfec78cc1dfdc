"""Villages, streets, cities and harbours, put together from houses of an age."""

from dataclasses import dataclass, replace
from math import pi

import numpy as np

from toolkits.previz.lighting import Lamp
from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.noise import dice
from toolkits.previz.place import Place
from toolkits.previz.scene import Solid
from toolkits.previz.shapes import box, merged, tube
from toolkits.previz.space import Vec, floats, placed
from toolkits.previz.world import plants, things
from toolkits.previz.world.buildings import HOUSES, LAMP_LIGHT, Age, gate, tower, wall
from toolkits.previz.world.country import SPOTS, country
from toolkits.previz.world.land import Relief, Soil, ground, height_of, heights
from toolkits.previz.world.sea import open_sea

PAVED = Soil((0.3, 0.245, 0.18), (0.26, 0.21, 0.155), (0.3, 0.25, 0.2), path=(0.33, 0.275, 0.205), peak_from=900)
ASPHALT = Soil((0.045, 0.045, 0.05), (0.06, 0.06, 0.065), (0.06, 0.06, 0.06), peak_from=900)


@dataclass(frozen=True)
class Town:
    """What every town is built from."""

    seed: str
    owner: str
    age: Age
    night: bool


def _copies(rows: list[tuple[float, float, float, float]]) -> Floats:
    """Copies from (x, y, z, turn)."""
    return floats([(x, y, z, 1.0, turn, 0.0, 1.0, 1.0) for x, y, z, turn in rows])


def _houses(
    town: Town, roll: np.random.Generator, sites: list[tuple[float, float, float, float]], variants: int
) -> list[Solid]:
    build = HOUSES[town.age]
    solids = []
    for index in range(variants):
        mine = sites[index::variants]
        if mine:
            solids.append(Solid(town.owner, build(roll, town.night), copies=_copies(mine)))
    return solids


def village(town: Town) -> Place:
    """Houses in a loose ring round an open middle with a well, among trees."""
    land = country("country", town.seed, town.owner, 0.3)
    roll = dice(town.seed, "village", town.age)
    sites = []
    for index in range(13):
        angle = index * 2.4 + roll.uniform(-0.25, 0.25)
        far = 11.5 + 1.75 * index + roll.uniform(-1, 1)
        x, z = far * np.sin(angle), -far * np.cos(angle)
        if z < 9:
            sites.append((x, land.height(x, z), z, float(np.arctan2(-x, -z)) + roll.uniform(-0.3, 0.3)))
    extras = [Solid(town.owner, things.well(roll), carried=lambda _t: placed((2.9, 0, -2.6)))]
    extras += [
        Solid(town.owner, things.fence(), copies=_copies([(-6.2, 0, -3.4, 0.4), (6.6, 0, -5.6, -0.7), (-9, 0, -1, 1.2)]))
    ]
    spots = {**SPOTS, "well": (2.2, 0, -1.6), "gate": (-4.2, 0, -4.2), "door": (-3.4, 0, -5.5), "house": (-3.4, 0, -5.5)}
    solids = (*land.solids, *_houses(town, roll, sites, 4), *extras)
    return replace(
        land,
        solids=solids,
        spots=spots,
        view=(0, 2.6, -12),
        breadth=27,
        lamps=_night_lamps(town, [(-4, 2.2, -8), (5, 2.2, -9)]),
    )


def _night_lamps(town: Town, places: list[Vec]) -> tuple[Lamp, ...]:
    return tuple(Lamp(at, LAMP_LIGHT, 14.0) for at in places) if town.night else ()


def _neon(town: Town) -> tuple[Lamp, ...]:
    """Coloured light from signs and shop windows."""
    if not town.night:
        return ()
    signs = (
        (-5.2, 2.6, -2.5, (3.4, 0.7, 2.2)),
        (5.2, 2.6, -6, (0.6, 2.6, 3.4)),
        (-5.2, 2.2, -13, (3.4, 2.2, 1.0)),
        (5.2, 2.2, 3, (3.0, 2.0, 1.0)),
    )
    return tuple(Lamp((x, y, z), colour, 17.0) for x, y, z, colour in signs)


def street(town: Town) -> Place:
    """A street away from the camera between two rows of houses, closed by a gate or by more houses."""
    roll = dice(town.seed, "street", town.age)
    modern = town.age == "modern"
    half, step = (6.5, 12.4) if modern else (3.6, 6.9)
    sites = []
    for side in (-1, 1):
        for k in range(11):
            z = 15 - k * step + roll.uniform(-0.3, 0.3)
            depth = 5 if modern else 2.8
            sites.append((side * (half + depth + roll.uniform(-0.2, 0.7)), 0.0, z, -side * pi / 2))
    relief = Relief(hills=3, width=80, flat=60, bumps=0.05)
    solids = [*ground(relief, ASPHALT if modern else PAVED, 11, town.owner), *_houses(town, roll, sites, 5)]
    end = 15 - 10 * step
    if modern:
        solids += _houses(town, roll, [(-9, 0, end - 12, 0), (3, 0, end - 13, 0), (13, 0, end - 12, 0)], 2)
        solids.append(
            Solid(
                town.owner,
                things.street_lamp(town.night),
                copies=_copies([(s * 5.4, 0, 8 - 9.0 * k, -s * pi / 2) for k in range(7) for s in (-1, 1)]),
            )
        )
    else:
        solids.append(Solid(town.owner, gate(roll, town.night), carried=lambda _t: placed((0, 0, end - 6))))
        stalls = [
            (-half + 1.1, 0, -5.5, pi / 2),
            (half - 1.1, 0, -9.5, -pi / 2),
            (-half + 1.1, 0, -16, pi / 2),
            (half - 1.1, 0, -21, -pi / 2),
        ]
        solids += [Solid(town.owner, things.stall(roll), copies=_copies([stall])) for stall in stalls]
        solids.append(
            Solid(
                town.owner,
                things.jars(roll),
                copies=_copies([(-half + 0.5, 0, -1.6, 0.4), (half - 0.5, 0, -3.4, 2.0), (half - 0.4, 0, 2.2, 1.0)]),
            )
        )
    lamps = (
        _neon(town)
        if modern
        else _night_lamps(town, [(-half + 0.6, 2.6, -3), (half - 0.6, 2.6, -7), (-half + 0.6, 2.6, -13), (half - 0.6, 2.6, 2)])
    )
    spots = {
        "door": (-half + 0.8, 0, -2.0),
        "gate": (0, 0, end - 2),
        "wall": (half - 0.8, 0, -1.5),
        "market": (-1, 0, -5),
        "stall": (-half + 2.0, 0, -5.0),
        "window": (half - 0.8, 0, -3),
        "corner": (-half + 0.8, 0, 1.0),
        "road": (0, 0, -3.0),
    }
    height = height_of(relief, 11)
    return Place(tuple(solids), height=height, spots=spots, view=(0, 3.4, -16), breadth=17, lamps=lamps, haze=1.3)


def city(town: Town) -> Place:
    """A walled city on rising ground behind open land, with a road to its gate."""
    roll = dice(town.seed, "city", town.age)
    relief = Relief(hills=2.5, width=50, flat=30, bumps=0.08, peaks=34, peaks_from=170)
    soil = Soil((0.23, 0.175, 0.1), (0.16, 0.145, 0.07), (0.21, 0.16, 0.105), path=(0.27, 0.21, 0.135), peak_from=900)
    solids = [*ground(relief, soil, 23, town.owner)]
    sites = []
    for row in range(9):
        for k in range(15):
            x, z = (k - 7) * 7.4 + roll.uniform(-1.5, 1.5), -62 - row * 7.5 + roll.uniform(-1, 1)
            sites.append((x, 0.6 + row * 1.9 * (1 - (x / 75) ** 2), z, roll.uniform(-0.3, 0.3)))
    solids += _houses(town, roll, sites, 6)
    if town.age != "modern":
        solids.append(
            Solid(town.owner, (Layer("stone", wall(46, 6.4)),), copies=_copies([(-29.5, 0, -54, 0), (29.5, 0, -54, 0)]))
        )
        solids.append(Solid(town.owner, gate(roll, town.night), carried=lambda _t: placed((0, 0, -53))))
        towers = [(x, 0, -54, 0) for x in (-52, -35, -19, 19, 35, 52)]
        solids.append(
            Solid(town.owner, tower(roll, town.night), copies=_copies([(float(x), y, z, t) for x, y, z, t in towers]))
        )
        solids.append(
            Solid(town.owner, tower(roll, town.night, 15), copies=_copies([(-16, 13, -108, 0.2), (13, 15, -118, -0.1)]))
        )
    trees = plants.scattered(roll, 60, 12, 90, (0.7, 1.2), 0.02)
    trees = trees[trees[:, 2] > -47]
    trees[:, 1] = heights(relief, 23, trees[:, 0], trees[:, 2])
    solids.append(
        Solid(town.owner, plants.palm(roll) if town.age == "antiquity" else plants.broadleaf(roll, near=False), copies=trees)
    )
    spots = {**SPOTS, "gate": (0, 0, -46), "wall": (6, 0, -48), "city": (0, 0, -40), "road": (0, 0, -4)}
    return Place(tuple(solids), height=height_of(relief, 23), spots=spots, view=(0, 8, -52), breadth=82)


def harbour(town: Town, rough: float) -> Place:
    """A stone quay with boats at it, sheds on one side, the water and the far shore behind."""
    roll = dice(town.seed, "harbour", town.age)
    stone: Vec = (0.3, 0.275, 0.235)
    quay = [box((-90, -5, -4.2), (90, -0.02, 60), stone), box((-90, -0.3, -4.5), (90, 0.12, -3.7), floats(stone) * 1.12)]
    quay += [box((9.0, -5, -34), (13.0, -0.1, -4), stone)]
    posts = [tube([(x, -3, -4.75), (x, 0.75, -4.75)], 0.17, (0.12, 0.085, 0.06), 7) for x in np.arange(-40, 41, 6.5)]
    solids = [Solid(town.owner, (Layer("stone", merged(quay)), Layer("wood", merged(posts))))]
    sites = [
        (-17.0, 0.0, 1.0, pi / 2 - 0.3),
        (-20, 0, 9, pi / 2),
        (18.5, 0, 3, -pi / 2 + 0.2),
        (21, 0, 12, -pi / 2),
        (-24, 0, -2.2, 0.9),
    ]
    solids += _houses(town, roll, sites, 3)
    solids.append(
        Solid(
            town.owner,
            things.crates(roll),
            copies=_copies([(-3.6, 0, -2.2, 0.3), (4.4, 0, -1.6, 1.1), (6.6, 0, 2.4, 2.0), (-7.4, 0, 1.2, 0.9)]),
        )
    )
    solids.append(Solid(town.owner, things.jars(roll), copies=_copies([(3.2, 0, -2.6, 0.2), (-5.2, 0, -1.0, 1.5)])))
    relief = Relief(hills=14, width=60, flat=150, peaks=60, peaks_from=190, bumps=0)
    coast = ground(relief, Soil((0.12, 0.125, 0.07), (0.17, 0.155, 0.09), (0.2, 0.17, 0.14), peak_from=900), 31, town.owner)
    solids += [replace(tile, carried=lambda _t: placed((0, -4.0, 0))) for tile in coast]
    sea = replace(open_sea(0.1 + 0.35 * rough, (0.012, 0.035, 0.04), (0.05, 0.14, 0.13), (0.5, 0.55, 0.56)), level=-1.1)
    far_town = [
        (x + roll.uniform(-3, 3), 3.0 + roll.uniform(0, 7), -195 + roll.uniform(-14, 6), roll.uniform(-0.4, 0.4))
        for x in np.arange(-70, 71, 8)
    ]
    solids += _houses(town, roll, [(float(x), y, z, t) for x, y, z, t in far_town], 3)
    spots = {
        "quay": (0, 0, -2.4),
        "water": (0, 0, -3.0),
        "edge": (0.4, 0, -3.0),
        "shore": (0, 0, -3.0),
        "pier": (11, 0, -12),
        "boat": (-1.6, 0, -3.0),
        "ship": (-1.6, 0, -3.0),
        "sea": (0, 0, -3.0),
        "house": (-11, 0, 1),
        "crates": (-2.6, 0, -1.6),
    }
    return Place(
        tuple(solids),
        water=sea,
        spots=spots,
        view=(0, 2.2, -12),
        breadth=30,
        lamps=_night_lamps(town, [(-8, 2.5, -2), (8, 2.5, -2)]),
    )
