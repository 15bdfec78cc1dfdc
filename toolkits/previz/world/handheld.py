"""Small things: what a hand holds, wears or puts on a table; each at its natural size, foot at the origin."""

from math import pi

import numpy as np

from toolkits.previz.mesh import Layer, Mesh
from toolkits.previz.shapes import BROWN, box, lathe, merged, moved, sheet, spline, tube
from toolkits.previz.space import Vec, turn_x, turn_z
from toolkits.previz.world import plants, things

STEEL: Vec = (0.3, 0.31, 0.33)
GOLD: Vec = (0.5, 0.33, 0.08)
PAPER: Vec = (0.55, 0.47, 0.33)


def one(material: str, *meshes: Mesh) -> tuple[Layer, ...]:
    """Several meshes of one material as one layer."""
    return (Layer(material, merged(meshes)),)


def jar(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A jar."""
    return one("stone", things.jar(0.42))


def cup(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A goblet."""
    return one(
        "metal",
        lathe(
            [(0, 0), (0.045, 0), (0.014, 0.02), (0.014, 0.07), (0.05, 0.1), (0.055, 0.16), (0.048, 0.16), (0, 0.1)], GOLD, 16
        ),
    )


def bowl(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A bowl."""
    return one("stone", lathe([(0, 0), (0.07, 0), (0.16, 0.08), (0.15, 0.08), (0, 0.02)], things.CLAY, 18))


def scroll(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """An open scroll."""
    rolls = [tube([(-0.17, y, 0), (0.17, y, 0)], 0.028, PAPER, 10) for y in (0.03, 0.24)]
    ends = [tube([(s * 0.17, y, 0), (s * 0.215, y, 0)], 0.013, BROWN, 6) for y in (0.03, 0.24) for s in (-1, 1)]
    return (*one("cloth", *rolls, box((-0.16, 0.03, 0.0), (0.16, 0.24, 0.006), PAPER)), *one("wood", *ends))


def book(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A book."""
    cover = box((-0.12, 0, -0.16), (0.12, 0.06, 0.16), (0.2, 0.06, 0.045))
    return (*one("leather", cover), *one("cloth", box((-0.11, 0.008, -0.15), (0.125, 0.052, 0.15), PAPER)))


def bread(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """Two loaves."""
    loaf = lathe([(0, 0), (0.11, 0.01), (0.125, 0.05), (0.09, 0.095), (0, 0.11)], (0.33, 0.18, 0.075), 16)
    return one("stone", loaf, moved(loaf, (0.2, 0, 0.08), scale=0.85))


def fruit(roll: np.random.Generator) -> tuple[Layer, ...]:
    """Four pieces of fruit."""
    ball = lathe([(0, 0), (0.03, 0.004), (0.04, 0.04), (0.028, 0.07), (0, 0.066)], (0.4, 0.06, 0.035), 12)
    spots = [(0, 0, 0), (0.08, 0, 0.02), (0.03, 0, 0.08), (0.045, 0.06, 0.035)]
    return one("plain", *[moved(ball, at, scale=float(roll.uniform(0.9, 1.1))) for at in spots])


def sword(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A sword, point up."""
    blade = moved(lathe([(0.0, 0.2), (0.03, 0.2), (0.026, 0.9), (0, 1.02)], STEEL, 6), scale=(1, 1, 0.25))
    guard = tube([(-0.11, 0.19, 0), (0.11, 0.19, 0)], 0.016, GOLD, 6)
    return one(
        "metal",
        blade,
        guard,
        tube([(0, 0.03, 0), (0, 0.19, 0)], 0.018, (0.1, 0.05, 0.03), 7),
        moved(lathe([(0, -0.02), (0.03, 0), (0, 0.03)], GOLD, 8)),
    )


def knife(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A knife, point up."""
    return tuple(Layer(layer.material, moved(layer.mesh, scale=0.34)) for layer in sword(roll))


def staff(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A staff."""
    return one(
        "bark",
        tube(spline([(0, 0, 0), (0.02, 0.7, 0.01), (-0.01, 1.3, 0), (0, 1.72, 0.02)], 4), [0.024] * 13, (0.15, 0.1, 0.06), 7),
    )


def crook(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A shepherd's crook."""
    head = tube(
        spline([(0, 1.68, 0.02), (0, 1.85, 0.02), (0.1, 1.95, 0.02), (0.19, 1.84, 0.02), (0.15, 1.74, 0.02)], 4),
        0.02,
        (0.15, 0.1, 0.06),
        6,
    )
    return (*staff(roll), *one("bark", head))


def spear(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A spear."""
    return (
        *one("wood", tube([(0, 0, 0), (0, 2.0, 0)], 0.018, BROWN, 6)),
        *one("metal", moved(lathe([(0.018, 2.0), (0.045, 2.08), (0, 2.34)], STEEL, 6), scale=(1, 1, 0.35))),
    )


def torch(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A torch; it burns at 0.58 m."""
    return one("bark", tube([(0, 0, 0), (0, 0.5, 0), (0, 0.6, 0)], [0.02, 0.028, 0.05], (0.12, 0.08, 0.05), 7))


def lantern(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A lantern; it burns at 0.06 m."""
    posts = [tube([(x, 0, z), (x, 0.22, z)], 0.008, things.IRON, 4) for x in (-0.07, 0.07) for z in (-0.07, 0.07)]
    lids = [lathe([(0, y), (0.11, y), (0.11, y + 0.02), (0.02, y + 0.05), (0, y + 0.05)], things.IRON, 8) for y in (0.0, 0.22)]
    return one(
        "metal",
        *posts,
        *lids,
        tube([(0, 0.27, 0), (0.05, 0.33, 0), (0, 0.39, 0), (-0.05, 0.33, 0), (0, 0.27, 0)], 0.006, things.IRON, 4),
    )


def candle(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A candle; it burns at 0.17 m."""
    return one(
        "plain", lathe([(0, 0), (0.05, 0), (0.05, 0.012), (0.016, 0.016), (0.015, 0.17), (0, 0.17)], (0.6, 0.53, 0.4), 12)
    )


def coins(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A heap of coins."""
    disc = lathe([(0, 0), (0.017, 0), (0.017, 0.004), (0, 0.004)], GOLD, 10)
    heap = [
        moved(
            disc,
            (float(roll.normal(0, 0.022)), 0.004 * (k // 5), float(roll.normal(0, 0.022))),
            turn_x(float(roll.normal(0, 0.15))),
        )
        for k in range(36)
    ]
    return one("metal", *heap)


def pebbles(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A handful of small marked stones, as lots are cast with."""
    stone = lathe([(0, 0), (0.012, 0.002), (0.016, 0.01), (0.01, 0.018), (0, 0.02)], (0.3, 0.23, 0.16), 8)
    spots = roll.normal(0, 0.024, (9, 2))
    heap = [
        moved(stone, (float(x), 0.012 * (k % 3), float(z)), scale=float(roll.uniform(0.8, 1.3)))
        for k, (x, z) in enumerate(spots)
    ]
    return one("stone", *heap)


def ring(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A ring."""
    turn = np.linspace(0, 2 * pi, 22)
    return one("metal", tube(np.stack([np.cos(turn) * 0.03, np.sin(turn) * 0.03 + 0.035, 0 * turn], 1), 0.006, GOLD, 6))


def crown(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A crown."""
    turn = np.linspace(0, 2 * pi, 24, endpoint=False)
    high = np.where(np.arange(24) % 4 == 0, 0.13, 0.07)
    rim = np.stack(
        [
            np.stack([np.cos(turn) * 0.1, 0 * turn, np.sin(turn) * 0.1], 1),
            np.stack([np.cos(turn) * 0.11, high, np.sin(turn) * 0.11], 1),
        ]
    )
    return one("metal", sheet(rim, GOLD, wrap=True))


def rope(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A coil of rope."""
    turn = np.linspace(0, 9 * pi, 70)
    return one(
        "cloth", tube(np.stack([np.cos(turn) * 0.2, 0.03 + turn * 0.006, np.sin(turn) * 0.2], 1), 0.022, (0.25, 0.2, 0.13), 5)
    )


def net(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A spread net."""
    lines = np.linspace(-0.8, 0.8, 11)
    sag = [[(x, 0.06 + 0.1 * np.cos(x * 2) * np.cos(y * 3), y) for x in lines] for y in lines]
    return one(
        "cloth",
        *[tube(row, 0.007, (0.2, 0.17, 0.12), 3) for row in sag],
        *[tube(row, 0.007, (0.2, 0.17, 0.12), 3) for row in np.swapaxes(np.array(sag), 0, 1)],
    )


def folded(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """Folded cloth."""
    layers = [
        moved(
            lathe([(0, 0), (0.2, 0.0), (0.22, 0.035), (0.18, 0.06), (0, 0.06)], (0.2, 0.15, 0.1), 12),
            (0, 0.05 * k, 0),
            scale=(1.2 - 0.08 * k, 1, 0.8),
        )
        for k in range(4)
    ]
    return one("cloth", *layers)


def bundle(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A tied sack."""
    sack = lathe([(0, 0), (0.16, 0.01), (0.21, 0.12), (0.16, 0.24), (0.04, 0.3), (0.07, 0.36), (0, 0.34)], things.LINEN, 14)
    return (
        *one("cloth", sack),
        *one(
            "hair",
            tube(
                [(0.042 * np.cos(a), 0.3, 0.042 * np.sin(a)) for a in np.linspace(0, 2 * pi, 13)], 0.012, (0.2, 0.14, 0.08), 4
            ),
        ),
    )


def basket(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A basket."""
    return one("hair", lathe([(0, 0), (0.17, 0), (0.23, 0.24), (0.21, 0.24), (0, 0.03)], (0.24, 0.16, 0.08), 16))


def harp(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A lyre."""
    frame = tube(spline([(0, 0, 0), (-0.16, 0.2, 0), (-0.2, 0.5, 0), (-0.08, 0.62, 0)], 4), 0.02, BROWN, 6)
    other = tube(spline([(0, 0, 0), (0.16, 0.2, 0), (0.2, 0.5, 0), (0.08, 0.62, 0)], 4), 0.02, BROWN, 6)
    strings = [tube([(x, 0.02, 0), (x, 0.56, 0)], 0.003, PAPER, 3) for x in np.linspace(-0.12, 0.12, 7)]
    return one("wood", frame, other, tube([(-0.2, 0.56, 0), (0.2, 0.56, 0)], 0.018, BROWN, 6), *strings)


def flower(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A rose."""
    petals = []
    for k in range(9):
        angle = k * 2.4
        petals.append(
            moved(
                lathe([(0, 0), (0.03, 0.012), (0.036, 0.05), (0, 0.085)], (0.5, 0.035, 0.06), 8),
                (0.025 * np.cos(angle), 0.42, 0.025 * np.sin(angle)),
                turn_z(0.5 * np.cos(angle)) @ turn_x(0.5 * np.sin(angle)),
                (1, 1, 0.6),
            )
        )
    stem = tube(spline([(0, 0, 0), (0.02, 0.2, 0), (0, 0.44, 0.01)], 4), 0.008, (0.05, 0.1, 0.03), 5)
    leaves = [
        Layer(layer.material, moved(layer.mesh, (0, 0.02, 0), scale=0.4)) for layer in plants.bush(roll, plants.GREEN, 300)
    ]
    return (*one("leaf", stem), *one("skin", *petals), *leaves)


def clock(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A round table clock, its face towards +z."""
    case = moved(
        lathe([(0, -0.05), (0.11, -0.05), (0.12, 0), (0.11, 0.045), (0.1, 0.03)], GOLD, 20), (0, 0.14, 0), turn_x(pi / 2)
    )
    face = moved(lathe([(0, 0.03), (0.102, 0.03)], PAPER, 20), (0, 0.14, 0), turn_x(pi / 2))
    hands = [
        box((-0.005, 0.14, 0.035), (0.005, 0.21, 0.04), things.IRON),
        box((0, 0.135, 0.035), (0.055, 0.145, 0.04), things.IRON),
    ]
    return (*one("metal", case, box((-0.08, 0, -0.03), (0.08, 0.03, 0.04), GOLD), *hands), *one("cloth", face))


def umbrella(roll: np.random.Generator) -> tuple[Layer, ...]:
    """An open umbrella."""
    colour = [(0.4, 0.03, 0.03), (0.03, 0.05, 0.12), (0.05, 0.05, 0.055)][int(roll.integers(0, 3))]
    dome = lathe([(0.62, 0.78), (0.55, 0.9), (0.36, 1.02), (0.14, 1.08), (0, 1.1)], colour, 16)
    return (*one("cloth", dome), *one("metal", tube([(0, 0, 0), (0, 1.16, 0)], 0.01, things.IRON, 6)))


def key(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A large iron key."""
    turn = np.linspace(0, 2 * pi, 15)
    bow = tube(np.stack([np.cos(turn) * 0.022, np.sin(turn) * 0.022 + 0.13, 0 * turn], 1), 0.006, things.IRON, 6)
    bits = [box((0, y, -0.004), (0.024, y + 0.012, 0.004), things.IRON) for y in (0.0, 0.022)]
    return one("metal", bow, tube([(0, 0, 0), (0, 0.11, 0)], 0.006, things.IRON, 6), *bits)


def bell(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A bronze bell."""
    shell = lathe([(0.1, 0), (0.085, 0.03), (0.06, 0.1), (0.045, 0.14), (0, 0.155)], GOLD, 18)
    return one("metal", shell, tube([(0, 0.15, 0), (0, 0.24, 0)], 0.012, BROWN, 6))


def mirror(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A hand mirror."""
    disc = moved(lathe([(0, -0.006), (0.09, -0.006), (0.09, 0.006), (0, 0.006)], STEEL, 20), (0, 0.24, 0), turn_x(pi / 2))
    return one("metal", disc, tube([(0, 0, 0), (0, 0.15, 0)], 0.012, GOLD, 6))
