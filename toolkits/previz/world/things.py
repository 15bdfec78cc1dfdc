"""Things that stand about in towns and rooms: wells, stalls, jars, tables, lamps, beds."""

from math import cos, pi, sin

import numpy as np

from toolkits.previz.mesh import Layer, Mesh
from toolkits.previz.shapes import BROWN, box, lathe, merged, moved, sheet, spline, tube
from toolkits.previz.space import Vec, floats, turn_y, turn_z

CLAY: Vec = (0.36, 0.19, 0.11)
IRON: Vec = (0.09, 0.09, 0.095)
LINEN: Vec = (0.5, 0.44, 0.34)


def _wood(*parts: Mesh) -> Layer:
    return Layer("wood", merged(parts))


def jar(tall: float, colour: Vec = CLAY) -> Mesh:
    """A pot-bellied jar, `tall` metres high."""
    outline = np.array(
        [(0, 0), (0.16, 0), (0.33, 0.22), (0.36, 0.5), (0.24, 0.78), (0.15, 0.88), (0.19, 1), (0.15, 1), (0.1, 0.86), (0, 0.8)]
    )
    return lathe(outline * tall, colour, 16)


def jars(roll: np.random.Generator) -> tuple[Layer, ...]:
    """Three jars of different height, leaning together."""
    spots = ((0.0, 0.0, 0.85), (0.46, 0.22, 0.6), (-0.3, 0.4, 0.5))
    return (Layer("stone", merged([moved(jar(h, _vary(roll, CLAY)), (x, 0, z)) for x, z, h in spots])),)


def _vary(roll: np.random.Generator, colour: Vec) -> Vec:
    by = float(roll.uniform(0.75, 1.2))
    return colour[0] * by, colour[1] * by, colour[2] * by


def crates(roll: np.random.Generator) -> tuple[Layer, ...]:
    """Crates, a barrel and a coil of rope."""
    boxes = [
        box((0, 0, 0), (0.8, 0.7, 0.7), _vary(roll, BROWN)),
        box((0.15, 0.7, 0.05), (0.75, 1.2, 0.6), _vary(roll, BROWN)),
        box((-0.9, 0, 0.1), (-0.15, 0.55, 0.75), _vary(roll, BROWN)),
    ]
    turn = np.linspace(0, 10 * pi, 60)
    coil = np.stack([np.cos(turn) * 0.28 - 0.2, 0.05 + turn * 0.008, np.sin(turn) * 0.28 + 1.2], 1)
    return _wood(*boxes, moved(barrel(), (0.6, 0, 1.15))), Layer("cloth", tube(coil, 0.035, (0.24, 0.19, 0.125), 5))


def barrel() -> Mesh:
    """A barrel 0.8 m tall."""
    return lathe([(0, 0), (0.26, 0), (0.33, 0.25), (0.34, 0.4), (0.33, 0.55), (0.26, 0.8), (0, 0.78)], BROWN, 14)


def well(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A round well with a roller and a bucket."""
    ring = lathe([(0.75, 0), (0.95, 0), (0.95, 0.75), (0.7, 0.75), (0.7, 0.1)], _vary(roll, (0.3, 0.27, 0.23)), 18)
    frame = [tube([(x, 0, 0), (x, 2.1, 0)], 0.08, BROWN, 6) for x in (-0.95, 0.95)]
    frame += [tube([(-1.05, 1.9, 0), (1.05, 1.9, 0)], 0.1, BROWN, 8), tube([(0.1, 1.9, 0), (0.1, 1.1, 0)], 0.02, LINEN, 4)]
    bucket = moved(lathe([(0, 0), (0.14, 0), (0.18, 0.32), (0.15, 0.3), (0, 0.06)], BROWN, 12), (0.1, 0.8, 0))
    return Layer("stone", ring), _wood(*frame, bucket)


def fence() -> tuple[Layer, ...]:
    """Six metres of rail fence."""
    posts = [tube([(x, 0, 0), (x, 1.15, 0)], 0.07, BROWN, 5) for x in np.linspace(-3, 3, 5)]
    rails = [tube([(-3.1, y, 0.02), (0, y + 0.05, -0.02), (3.1, y - 0.03, 0.02)], 0.05, BROWN, 5) for y in (0.5, 0.95)]
    return (_wood(*posts, *rails),)


def stall(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A market stall under an awning, with baskets."""
    poles = [tube([(x, 0, z), (x, 2.3 if z < 0 else 2.0, z)], 0.05, BROWN, 5) for x in (-1.2, 1.2) for z in (-0.7, 0.7)]
    v, u = np.meshgrid(np.linspace(0, 1, 8), np.linspace(-1, 1, 14), indexing="ij")
    sag = 0.12 * np.sin(np.pi * v) * (1 - u**2)
    cloth = np.stack([u * 1.4, 2.34 - 0.34 * v - sag, -0.85 + 1.7 * v], -1)
    stripes = np.where(
        (np.floor(u * 4)[..., None] % 2) == 0,
        floats(LINEN),
        floats([(0.3, 0.09, 0.06), (0.12, 0.16, 0.2), (0.33, 0.22, 0.08)][int(roll.integers(0, 3))]),
    )
    baskets = []
    for k in range(4):
        colour = [(0.4, 0.24, 0.07), (0.3, 0.07, 0.05), (0.16, 0.2, 0.06), (0.42, 0.34, 0.2)][k]
        baskets += [
            moved(lathe([(0, 0), (0.17, 0), (0.23, 0.2)], BROWN, 12), (-0.85 + 0.56 * k, 0.82, 0.15)),
            moved(lathe([(0.22, 0.16), (0.12, 0.28), (0, 0.32)], colour, 10), (-0.85 + 0.56 * k, 0.82, 0.15)),
        ]
    return _wood(*poles, box((-1.2, 0.72, -0.3), (1.2, 0.82, 0.6), BROWN), *baskets), Layer("cloth", sheet(cloth, stripes))


def street_lamp(night: bool) -> tuple[Layer, ...]:
    """A lamp on a bent post, its light towards +z."""
    post = tube(spline([(0, 0, 0), (0, 3.6, 0), (0, 4.6, 0.25), (0, 4.75, 1.0)], 4), 0.06, IRON, 6)
    head = box((-0.16, 4.6, 0.8), (0.16, 4.72, 1.3), (4.0, 2.6, 1.2) if night else (0.3, 0.3, 0.3))
    return Layer("metal", post), Layer("glow" if night else "metal", head)


def table(wide: float = 1.5, deep: float = 0.85, tall: float = 0.76) -> Mesh:
    """A table along x."""
    top = box((-wide / 2, tall - 0.06, -deep / 2), (wide / 2, tall, deep / 2), BROWN)
    legs = [
        box((x - 0.05, 0, z - 0.05), (x + 0.05, tall - 0.06, z + 0.05), floats(BROWN) * 0.8)
        for x in (-wide / 2 + 0.1, wide / 2 - 0.1)
        for z in (-deep / 2 + 0.1, deep / 2 - 0.1)
    ]
    return merged([top, *legs])


def bench(wide: float = 1.4) -> Mesh:
    """A bench along x."""
    return table(wide, 0.34, 0.45)


def chair() -> Mesh:
    """A chair that faces +z."""
    back = [box((x - 0.03, 0.45, -0.23), (x + 0.03, 1.0, -0.18), BROWN) for x in (-0.2, 0.2)]
    return merged([table(0.48, 0.46, 0.46), *back, box((-0.23, 0.78, -0.225), (0.23, 0.98, -0.19), BROWN)])


def bed() -> tuple[Layer, ...]:
    """A low bed along z with a blanket and a pillow."""
    frame = merged(
        [
            box((-0.5, 0.18, -1), (0.5, 0.36, 1), BROWN),
            *[box((x - 0.06, 0, z - 0.06), (x + 0.06, 0.42, z + 0.06), BROWN) for x in (-0.46, 0.46) for z in (-0.95, 0.95)],
        ]
    )
    v, u = np.meshgrid(np.linspace(0, 1, 14), np.linspace(-1, 1, 12), indexing="ij")
    puff = 0.46 + 0.06 * np.sin(v * 9) * np.cos(u * 3) - 0.22 * np.maximum(np.abs(u) - 0.8, 0) * 5
    blanket = sheet(np.stack([u * 0.58, puff, -0.45 + 1.5 * v], -1), (0.26, 0.1, 0.075), flip=True)
    pillow = moved(
        lathe([(0, -0.1), (0.16, -0.06), (0.2, 0), (0.16, 0.06), (0, 0.1)], LINEN, 12), (0, 0.47, -0.75), scale=(1.7, 1, 1)
    )
    return Layer("wood", frame), Layer("cloth", merged([blanket, pillow]))


def oil_lamp() -> Mesh:
    """A small clay lamp whose wick is at (0, 0.07, 0.09)."""
    bowl = lathe([(0, 0), (0.05, 0), (0.075, 0.03), (0.06, 0.055), (0, 0.05)], CLAY, 14)
    return merged([bowl, tube([(0, 0.035, 0.05), (0, 0.05, 0.09)], [0.03, 0.016], CLAY, 7)])


def hearth() -> tuple[Layer, ...]:
    """A fireplace of stones with logs; its fire is at (0, 0.3, 0)."""
    ring = [
        moved(box((-0.14, 0, -0.1), (0.14, 0.2, 0.1), (0.2, 0.185, 0.165)), (0.52 * sin(a), 0, 0.52 * cos(a)), turn_y(a))
        for a in np.linspace(0, 2 * pi, 9, endpoint=False)
    ]
    logs = [
        moved(tube([(-0.4, 0, 0), (0.4, 0, 0)], 0.065, (0.06, 0.045, 0.035), 6), (0, 0.14, 0), turn_y(a) @ turn_z(0.25))
        for a in (0.2, 1.3, 2.4)
    ]
    return Layer("stone", merged(ring)), Layer("bark", merged(logs))


def column(tall: float, thick: float = 0.42, colour: Vec = (0.42, 0.37, 0.29)) -> Mesh:
    """A round column with base and capital."""
    shaft = lathe(
        [
            (0, 0),
            (thick * 1.35, 0),
            (thick * 1.35, 0.25),
            (thick, 0.4),
            (thick * 0.86, tall - 0.5),
            (thick * 1.4, tall - 0.15),
            (thick * 1.5, tall),
            (0, tall),
        ],
        colour,
        16,
    )
    return merged([box((-thick * 1.5, 0, -thick * 1.5), (thick * 1.5, 0.14, thick * 1.5), colour), shaft])


def bridge(length: float = 19.0) -> tuple[Layer, ...]:
    """A stone bridge along z on three arches, its middle at the origin, its road 1 m up."""
    stone: Vec = (0.27, 0.245, 0.21)
    z = np.linspace(-length / 2, length / 2, 40)
    road = 1.0 + 0.5 * np.cos(z / length * pi)
    under = np.where(np.abs(np.sin(z / length * 3 * pi)) > 0.12, road - 0.45 - 0.1 + 0 * z, -2.5)
    under = np.minimum(under, road - 0.4 - 1.6 * (1 - np.abs(np.sin((z / length + 0.5) * 3 * pi)) ** 0.6))
    sides = []
    for x, flip in ((-1.6, True), (1.6, False)):
        face = np.stack([np.stack([0 * z + x, under, z], 1), np.stack([0 * z + x, road + 0.75, z], 1)])
        sides.append(sheet(face, stone, flip=flip))
        inner = np.stack([np.stack([0 * z + x * 0.86, road, z], 1), np.stack([0 * z + x * 0.86, road + 0.75, z], 1)])
        sides.append(sheet(inner, stone, flip=not flip))
        sides.append(
            sheet(
                np.stack([np.stack([0 * z + x, road + 0.75, z], 1), np.stack([0 * z + x * 0.86, road + 0.75, z], 1)]),
                stone,
                flip=not flip,
            )
        )
    deck = np.stack([np.stack([0 * z + x, height, z], 1) for x, height in ((-1.6, road), (1.6, road))])
    belly = np.stack([np.stack([0 * z + x, under, z], 1) for x in (1.6, -1.6)])
    return (Layer("stone", merged([*sides, sheet(deck, stone), sheet(belly, stone)])),)
