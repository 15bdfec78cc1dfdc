"""Insides without walls at right angles: a cave, the inside of a great fish, the hold of a ship."""

from collections.abc import Callable

import numpy as np

from toolkits.previz.lighting import Lamp
from toolkits.previz.mesh import Floats, Layer, Mesh
from toolkits.previz.noise import dice, fractal
from toolkits.previz.place import Place
from toolkits.previz.scene import Solid, Water
from toolkits.previz.shapes import BROWN, box, lathe, merged, moved, sheet, tube
from toolkits.previz.space import Vec, direction, floats
from toolkits.previz.world import things
from toolkits.previz.world.rocks import boulder
from toolkits.previz.world.rooms import burning
from toolkits.previz.world.sea import waves

Section = Callable[[Floats, Floats], tuple[Floats, Floats]]


def _fits(breadth: Callable[[float], float], tall: float, back: float, front: float) -> Callable[[Vec], Vec]:
    """Keeps a camera within half a breadth (at a z), under a roof, and between two ends of a hollow, in metres."""

    def inside(eye: Vec) -> Vec:
        z = min(max(eye[2], back), front)
        wide = breadth(z)
        return min(max(eye[0], -wide), wide), min(eye[1], tall), z

    return inside


def _tunnel(section: Section, colour: Floats, z: Floats, around: int = 40, closed: bool = True) -> Mesh:
    """A tube along z whose cross-section changes; seen from inside, closed at its ends or open."""
    angle, along = np.meshgrid(np.linspace(0, 2 * np.pi, around, endpoint=False), z)
    x, y = section(floats(angle), floats(along))
    grid = np.stack([x, y, along], -1)
    if not closed:
        return sheet(grid, colour, wrap=True)
    ends = [np.repeat(grid[row].mean(0)[None, None], around, 1) for row in (0, -1)]
    return sheet(np.concatenate([ends[0], grid, ends[1]]), colour, wrap=True)


CAVE_STONES = ((-2.7, -3, 1.6, 1), (2.9, -4.4, 2.2, 2), (2.3, 1.5, 1.1, 3), (-3.0, 2.4, 1.4, 4), (-2.2, -9, 1.8, 5))
CAVE_FIRE: Vec = (0.9, 0.12, -0.9)
CAVE_SPOTS: dict[str, Vec] = {
    "mouth": (0, 0, -9),
    "entrance": (0, 0, -9),
    "fire": (0, 0, -0.3),
    "wall": (-2.2, 0, -1.6),
    "rock": (-1.8, 0, -2.4),
    "back": (0, 0, 3),
}


def _cave_walls(number: int, closed: bool) -> Mesh:
    def section(angle: Floats, z: Floats) -> tuple[Floats, Floats]:
        rough = 0.72 + 0.75 * fractal(np.cos(angle) * 2.2 + z * 0.28 + 9, np.sin(angle) * 2.2 + z * 0.21, number, 4)
        wide = (4.4 + 0.8 * np.sin(z * 0.4)) * np.clip(0.55 + (z + 17) * 0.03, 0.42, 1)
        x, y = np.cos(angle) * wide * rough, np.sin(angle) * wide * 0.8 * rough
        return floats(x + 0.9 * np.sin(z * 0.21)), floats(np.where(y < 0, 0.05 * rough - 0.05, y))

    return _tunnel(section, floats((0.2, 0.175, 0.15)), floats(np.linspace(-19, 15, 60)), closed=closed)


def _cave_hearth(owner: str) -> Solid:
    x, _, z = CAVE_FIRE
    layers = tuple(Layer(part.material, moved(part.mesh, (x, 0, z))) for part in things.hearth())
    return Solid(owner, layers, casts=False)


def cave(seed: str, owner: str, dark: bool) -> Place:
    """A rock cave, its mouth far behind; lit from there by day, by a fire at night."""
    roll = dice(seed, "cave")
    walls = _cave_walls(int(roll.integers(1, 9999)), closed=dark)
    near, far = boulder(roll), boulder(roll)
    copies = floats([(x, -0.1, z, size, turn, 0, 1, 0.9) for x, z, size, turn in CAVE_STONES])
    solids = [
        Solid(owner, (Layer("stone", walls),)),
        Solid(owner, near, copies=copies[:3]),
        Solid(owner, far, copies=copies[3:]),
    ]
    if dark:
        solids.append(_cave_hearth(owner))
    lively, cards, lamps = burning([CAVE_FIRE], owner, 0.5) if dark else ([], [], ())
    x, _, z = CAVE_FIRE
    return Place(
        tuple(solids),
        tuple(lively),
        tuple(cards),
        spots=dict(CAVE_SPOTS),
        enclosed=True,
        roams=_fits(lambda z: 2.1 * min(max(0.55 + (z + 17) * 0.03, 0.42), 1.0), 2.3, -13.0, 12.0),
        lamps=lamps[1:],
        view=(0, 1.6, -6),
        breadth=8,
        flame=(x, 0.75, z + 0.1) if dark else None,
        window=None if dark else direction(0.06, 0.3, -1),
        haze=1.2,
    )


def belly(seed: str, owner: str) -> Place:
    """Inside a great fish: ribs, wet walls, shallow water, a little light from the throat."""
    number = int(dice(seed, "belly").integers(1, 9999))

    def section(angle: Floats, z: Floats) -> tuple[Floats, Floats]:
        rib = 0.16 * np.maximum(np.cos(z * 2.3), 0) ** 5
        fold = 0.14 * fractal(np.cos(angle) * 3 + 5, z * 0.8 + np.sin(angle) * 3, number, 3)
        wide = (3.3 + 0.35 * np.sin(z * 0.33 + 1)) * np.clip(0.38 + (z + 20) * 0.036, 0.2, 1)
        size = wide * (1 - rib + fold)
        x, y = np.cos(angle) * size, np.sin(angle) * size * 0.86
        return floats(x + 0.7 * np.sin(z * 0.17)), floats(np.where(y < -0.4, -0.4 + (y + 0.4) * 0.25, y) + 0.55)

    walls = _tunnel(section, floats((0.33, 0.095, 0.075)), floats(np.linspace(-19, 13, 150)), 36)
    pool = Water(waves(0.05), (0.035, 0.012, 0.01), (0.12, 0.04, 0.03), (0.4, 0.3, 0.26), ripples=0.5, foaming=0.15, level=0.06)
    lamps = (Lamp((0, 2.4, -13), (5.0, 2.3, 1.2), 16.0), Lamp((-1.4, 2.9, 1.5), (0.9, 0.34, 0.22), 7.0))
    spots: dict[str, Vec] = {
        "throat": (0, 0, -8),
        "mouth": (0, 0, -8),
        "wall": (-1.9, 0, -1.2),
        "water": (0.4, 0, 0.2),
        "rib": (1.9, 0, -1.0),
    }
    return Place(
        (Solid(owner, (Layer("flesh", walls),)),),
        water=pool,
        spots=spots,
        enclosed=True,
        roams=_fits(lambda z: 2.2 * min(max(0.38 + (z + 20) * 0.036, 0.2), 1.0), 2.4, -11.0, 10.0),
        lamps=lamps,
        view=(0, 1.3, -5),
        breadth=6.4,
        window=direction(0.1, 0.3, -1),
        haze=3.0,
    )


def hold(owner: str) -> Place:
    """Below a ship's deck: ribs, planks, sacks and jars, one hanging lamp, light through a hatch."""

    def section(angle: Floats, z: Floats) -> tuple[Floats, Floats]:
        wide = 2.5 * np.sqrt(np.clip(1 - (np.abs(z) / 10.5) ** 2.4, 0.02, 1))
        x, y = np.cos(angle) * wide, 1.15 + np.sin(angle) * 1.3
        return floats(x), floats(np.clip(y, 0.0, 2.15))

    shell = _tunnel(section, floats(BROWN) * 0.75, floats(np.linspace(-10, 9, 40)))
    ribs = []
    for z in np.arange(-9, 8.5, 1.3):
        angle = np.linspace(-0.35, np.pi + 0.35, 15)
        x, y = section(floats(angle), floats(np.full(15, z)))
        ribs.append(tube(np.stack([x * 0.97, y, np.full(15, z)], 1), 0.09, floats(BROWN) * 0.85, 5))
        ribs.append(box((-2.4, 2.0, z - 0.09), (2.4, 2.16, z + 0.09), floats(BROWN) * 0.8))
    sacks = [
        moved(lathe([(0, 0), (0.3, 0.02), (0.36, 0.25), (0.24, 0.5), (0.07, 0.58), (0, 0.6)], things.LINEN, 12), (x, 0, z))
        for x, z in ((-1.5, -2.6), (-1.1, -3.0), (1.6, -1.9), (1.5, 1.4), (-1.7, 0.6))
    ]
    pots = [moved(things.jar(0.75), (x, 0, z)) for x, z in ((1.45, -3.1), (1.8, -2.6), (1.2, -3.6), (-1.8, -4.2))]
    barrels = [moved(things.barrel(), (x, 0, z)) for x, z in ((-1.75, -1.2), (1.75, 0.4), (-1.5, -5.2))]
    lamp: Vec = (0.35, 1.62, -1.4)
    lively, cards, lamps = burning([lamp], owner, 0.06)
    hang = merged(
        [tube([(0.35, 2.1, -1.4), (0.35, 1.68, -1.4)], 0.012, things.IRON, 4), moved(things.oil_lamp(), (0.35, 1.57, -1.49))]
    )
    solids = (
        Solid(
            owner,
            (Layer("wood", merged([shell, *ribs, *barrels])), Layer("cloth", merged(sacks)), Layer("stone", merged(pots))),
        ),
        Solid(owner, (Layer("metal", hang),), casts=False),
    )
    spots: dict[str, Vec] = {
        "sacks": (-0.8, 0, -2.2),
        "lamp": (0.3, 0, -0.7),
        "ladder": (0.4, 0, -4),
        "bow": (0, 0, -6),
        "side": (-1.1, 0, -0.2),
        "left": (-1.1, 0, -0.3),
        "right": (1.0, 0, -0.3),
        "background": (-0.5, 0, -3.4),
    }
    return Place(
        solids,
        tuple(lively),
        tuple(cards),
        spots=spots,
        enclosed=True,
        kept=lambda x, z: (min(max(x, -1.5), 1.5), min(max(z, -6.5), 5.0)),
        roams=_fits(lambda z: 1.9 * (1 - (abs(z) / 10.5) ** 2.4) ** 0.5, 1.85, -8.0, 7.6),
        lamps=lamps[1:],
        view=(0, 1.0, -2.5),
        breadth=4.6,
        flame=(0.35, 1.56, -1.1),
        window=direction(0.1, 0.9, -0.3),
        haze=1.4,
    )
