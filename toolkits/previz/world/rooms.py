"""Insides of buildings: a room and a pillared hall. Walls show from inside only, so that a camera may stand behind them."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from toolkits.previz.lighting import Lamp, scaled
from toolkits.previz.mesh import Floats, Layer, Mesh
from toolkits.previz.noise import dice
from toolkits.previz.place import Place
from toolkits.previz.scene import Cards, Lively, Solid
from toolkits.previz.shapes import BROWN, box, merged, moved, surface, tube
from toolkits.previz.space import Vec, direction, floats, placed, turn_y
from toolkits.previz.world import things
from toolkits.previz.world.buildings import Age
from toolkits.previz.world.fire import flame_cards, flame_layers

PLASTER: dict[Age, Vec] = {"antiquity": (0.4, 0.29, 0.19), "middle_ages": (0.36, 0.31, 0.24), "modern": (0.36, 0.35, 0.33)}
ARM = 0.5
NIGHT_PANE: Vec = (0.03, 0.05, 0.09)
DAY_PANE: Vec = (1.9, 2.0, 2.1)


@dataclass(frozen=True)
class Room:
    """The inside of four walls: its lowest and its highest corner."""

    low: Vec
    high: Vec


@dataclass(frozen=True)
class Opening:
    """A hole in a wall: along the wall and up, metres."""

    left: float
    right: float
    bottom: float
    top: float


def inner_wall(start: Vec, end: Vec, tall: float, colour: Vec, opening: Opening | None = None) -> Mesh:
    """A wall from one floor corner to the next, its front to the right of that way; `opening` is measured from `start`."""
    a, b = floats(start), floats(end)
    length = float(np.linalg.norm(b - a))
    along = (b - a) / length
    pieces = [(0.0, length, 0.0, tall)]
    if opening:
        o = opening
        pieces = [
            (0.0, o.left, 0.0, tall),
            (o.right, length, 0.0, tall),
            (o.left, o.right, 0.0, o.bottom),
            (o.left, o.right, o.top, tall),
        ]
    meshes = [_pane(a, along, piece, colour) for piece in pieces if piece[1] > piece[0] and piece[3] > piece[2]]
    if opening:
        meshes += _reveal(a, along, opening, colour)
    return merged(meshes)


def _pane(foot: Floats, along: Floats, piece: tuple[float, float, float, float], colour: Vec) -> Mesh:
    """A grid fine enough for lamp light to fall off over it."""
    left, right, bottom, top = piece
    corners = np.array([[left, bottom], [right, bottom], [right, top], [left, top]])
    points = foot + corners[:, :1] * along + corners[:, 1:] * floats([0, 1, 0])
    return surface(points, np.array([[0, 1, 2], [0, 2, 3]], np.int32), colour)


def _reveal(foot: Floats, along: Floats, o: Opening, colour: Vec, depth: float = 0.3) -> list[Mesh]:
    out = floats(np.cross([0, 1, 0], along)) * depth
    loop = [(o.left, o.bottom), (o.right, o.bottom), (o.right, o.top), (o.left, o.top), (o.left, o.bottom)]
    sides = []
    for (x0, y0), (x1, y1) in pairwise(loop):
        p, q = foot + x0 * along + floats([0, y0, 0]), foot + x1 * along + floats([0, y1, 0])
        sides.append(
            surface(np.stack([p, p + out, q + out, q]), np.array([[0, 2, 1], [0, 3, 2]], np.int32), floats(colour) * 0.85)
        )
    return sides


def inside_of(walls: Room) -> Callable[[float, float], tuple[float, float]]:
    """Keeps a place on the floor an arm's length from the walls."""
    (x0, _, z0), (x1, _, z1) = walls.low, walls.high
    return lambda x, z: (min(max(x, x0 + ARM), x1 - ARM), min(max(z, z0 + ARM), z1 - ARM))


def _shell(room: Room, colour: Vec, window: Opening | None, floor: Vec, ceiling: Vec) -> Mesh:
    (x0, _, z0), (x1, tall, z1) = room.low, room.high
    walls = [
        inner_wall((x0, 0, z0), (x1, 0, z0), tall, colour),
        inner_wall((x1, 0, z0), (x1, 0, z1), tall, colour),
        inner_wall((x1, 0, z1), (x0, 0, z1), tall, colour),
        inner_wall((x0, 0, z1), (x0, 0, z0), tall, colour, window),
    ]
    ground = surface([(x0, 0, z0), (x0, 0, z1), (x1, 0, z1), (x1, 0, z0)], np.array([[0, 1, 2], [0, 2, 3]], np.int32), floor)
    above = surface(
        [(x0, tall, z0), (x1, tall, z0), (x1, tall, z1), (x0, tall, z1)], np.array([[0, 1, 2], [0, 2, 3]], np.int32), ceiling
    )
    return merged([*walls, ground, above])


ROOM_SPOTS: dict[str, Vec] = {
    "table": (-0.4, 0, -0.5),
    "table_top": (-0.75, 0.76, -1.3),
    "window": (-2.6, 0, -0.4),
    "door": (2.3, 0, -1.9),
    "bed": (1.7, 0, 0.4),
    "hearth": (0.9, 0, -0.4),
    "fire": (0.9, 0, -0.4),
    "shelf": (1.7, 0, -1.9),
    "left": (-1.4, 0, -0.2),
    "right": (1.2, 0, -0.2),
    "background": (-1.7, 0, -1.6),
    "lamp": (0.2, 0, -0.6),
    "foreground": (0.7, 0, 1.3),
    "wall": (-2.2, 0, -2.0),
    "far": (0.4, 0, -2.0),
}


def _furniture(owner: str) -> list[Solid]:
    beams = [box((-3.3, 2.5, z - 0.1), (3.3, 2.7, z + 0.1), floats(BROWN) * 0.8) for z in (-2.0, -0.7, 0.6, 1.9)]
    bars = [box((-3.42, 1.05, z - 0.02), (-3.38, 2.05, z + 0.02), BROWN) for z in (-0.82, -0.45, -0.08)]
    wood = [
        *beams,
        *bars,
        moved(things.table(), (-0.55, 0, -1.35)),
        moved(things.bench(), (-0.55, 0, -2.05)),
        moved(things.chair(), (1.0, 0, -1.5), turn_y(-0.9)),
        box((0.9, 1.35, -2.68), (2.7, 1.4, -2.4), BROWN),
        box((2.05, 0, -2.74), (3.05, 2.05, -2.66), floats(BROWN) * 0.8),
    ]
    pots = [moved(things.jar(h), (x, 1.4, -2.54)) for x, h in ((1.05, 0.3), (1.4, 0.22), (1.75, 0.34), (2.5, 0.2))]
    pots += [moved(things.jar(h), (x, 0, z)) for x, h, z in ((-2.9, 0.8, -2.3), (-2.45, 0.55, -2.4), (2.9, 0.6, 1.2))]
    clay = merged([*pots, moved(things.oil_lamp(), (-0.2, 0.76, -1.29))])
    return [
        Solid(owner, (Layer("wood", merged(wood)), Layer("stone", clay))),
        Solid(owner, things.bed(), carried=lambda _t: placed((2.5, 0, 0.4))),
    ]


def room(seed: str, owner: str, age: Age, dark: bool) -> Place:
    """A dwelling room: a window on the left, a table with a lamp, shelf, bed, hearth."""
    roll = dice(seed, "room", age)
    inside = Room((-3.3, 0.0, -2.7), (3.3, 2.75, 3.4))
    clay = PLASTER[age]
    shell = _shell(inside, clay, Opening(3.3, 4.4, 1.05, 2.05), scaled(clay, 0.55), scaled(clay, 0.5))
    pane = box((-3.72, 1.0, -1.1), (-3.68, 2.1, 0.2), NIGHT_PANE if dark else DAY_PANE)
    rug = box((-1.5, 0.0, -0.6), (1.3, 0.015, 1.1), floats((0.24, 0.08, 0.06)) * float(roll.uniform(0.7, 1.2)))
    solids = [
        Solid(owner, (Layer("stone", shell),), one_sided=True),
        Solid(owner, (Layer("glow", pane),), casts=False),
        *_furniture(owner),
        Solid(owner, (Layer("cloth", rug),), casts=False),
    ]
    lamp: Vec = (-0.2, 0.8, -1.2)
    lively, cards, lamps = burning([(lamp[0], lamp[1] + 0.03, lamp[2])], owner, 0.07) if dark else ((), (), ())
    return Place(
        tuple(solids),
        tuple(lively),
        tuple(cards),
        spots=dict(ROOM_SPOTS),
        kept=inside_of(inside),
        enclosed=True,
        lamps=lamps[1:],
        view=(0, 1.15, -1.2),
        flame=(lamp[0], lamp[1] + 0.5, lamp[2] + 0.75) if dark else None,
        window=direction(-0.86, 0.42, -0.06),
        breadth=5.6,
    )


def hall(seed: str, owner: str, age: Age, dark: bool) -> Place:
    """A long hall with two rows of columns, a dais with a throne or altar, and braziers."""
    roll = dice(seed, "hall", age)
    inside = Room((-6.5, 0.0, -15.0), (6.5, 8.0, 8.0))
    colour: Vec = (0.42, 0.36, 0.27)
    shell = _shell(inside, colour, Opening(9.5, 11.5, 3.0, 6.6), scaled(colour, 0.6), scaled(colour, 0.4))
    columns = [moved(things.column(7.2), (x, 0, z)) for x in (-3.9, 3.9) for z in (-12, -8.4, -4.8, -1.2, 2.4, 6)]
    dais = [
        box((-3, 0, -14.6), (3, 0.25, -10.8), floats(colour) * 0.8),
        box((-2.3, 0.25, -14.6), (2.3, 0.5, -11.6), floats(colour) * 0.85),
        box((-1.7, 0.5, -14.6), (1.7, 0.75, -12.3), floats(colour) * 0.9),
    ]
    seat = [
        box((-0.55, 0.75, -13.6), (0.55, 1.25, -12.8), (0.35, 0.25, 0.1)),
        box((-0.6, 0.75, -13.75), (0.6, 2.7, -13.55), (0.38, 0.27, 0.1)),
    ]
    arms = [box((s * 0.55 - 0.08, 1.25, -13.6), (s * 0.55 + 0.08, 1.5, -12.8), (0.38, 0.27, 0.1)) for s in (-1, 1)]
    carpet = box((-0.9, 0.0, -11.0), (0.9, 0.02, 7.5), floats((0.28, 0.05, 0.045)) * float(roll.uniform(0.8, 1.2)))
    stands: list[Vec] = [(-2.5, 1.15, -9.9), (2.5, 1.15, -9.9), (-2.7, 1.15, -1.0), (2.7, 1.15, -1.0)]
    legs = [tube([(x, 0, z), (x, 1.1, z)], 0.06, things.IRON, 6) for x, _, z in stands]
    bowls = [moved(things.jar(0.35, things.IRON), (x, 0.95, z)) for x, _, z in stands]
    solids = (
        Solid(owner, (Layer("stone", shell),), one_sided=True),
        Solid(owner, (Layer("stone", merged([*columns, *dais])), Layer("metal", merged([*seat, *arms, *legs, *bowls])))),
        Solid(owner, (Layer("cloth", carpet),), casts=False),
        Solid(
            owner, (Layer("glow", box((-7.0, 2.8, -4.0), (-6.95, 6.8, -1.0), NIGHT_PANE if dark else DAY_PANE)),), casts=False
        ),
    )
    lively, cards, lamps = burning([(x, y + 0.16, z) for x, y, z in stands], owner, 0.34)
    spots: dict[str, Vec] = {
        "throne": (0, 0.75, -12.1),
        "altar": (0, 0.75, -12.1),
        "dais": (0, 0.25, -11.0),
        "column": (-3.0, 0, -1.0),
        "door": (0, 0, 6.5),
        "window": (-5.6, 0, -2.4),
        "background": (-1.2, 0, -5.0),
        "far": (0.8, 0, -9.0),
        "steps": (0, 0, -9.8),
    }
    return Place(
        solids,
        tuple(lively),
        tuple(cards),
        spots=spots,
        kept=inside_of(inside),
        enclosed=True,
        lamps=lamps,
        view=(0, 2.6, -9),
        breadth=12.5,
        window=direction(-0.8, 0.55, -0.15),
    )


def burning(places: list[Vec], owner: str, tall: float) -> tuple[list[Lively], list[Cards], tuple[Lamp, ...]]:
    """Flames with their halos and the light they give."""
    lively = [Lively(owner, flame_layers(at, tall, phase), casts=False, reach=40.0) for phase, at in enumerate(places)]
    strength = 0.9 if tall < 0.2 else 3.2
    lamps = tuple(
        Lamp((x, y + tall, z), (1.0 * strength, 0.55 * strength, 0.24 * strength), 3.5 if tall < 0.2 else 9.0)
        for x, y, z in places
    )
    return lively, [flame_cards(places, tall)], lamps
