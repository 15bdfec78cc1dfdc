"""Things that stand on the ground or the water; each at its natural size, foot at the origin."""

from math import pi

import numpy as np

from toolkits.previz.mesh import Layer, Mesh
from toolkits.previz.shapes import BROWN, box, lathe, moved, sheet, spline, tube
from toolkits.previz.space import floats, turn_z
from toolkits.previz.world import plants, things
from toolkits.previz.world.buildings import flat_house
from toolkits.previz.world.handheld import GOLD, STEEL, one
from toolkits.previz.world.rocks import GREY, boulder


def hearth(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A fireplace."""
    return things.hearth()


def chest(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A chest."""
    body = box((-0.4, 0, -0.25), (0.4, 0.36, 0.25), BROWN)
    lid = moved(tube([(-0.4, 0, 0), (0.4, 0, 0)], 0.25, floats(BROWN) * 0.9, 14), (0, 0.36, 0), scale=(1, 0.6, 1))
    bands = [box((x - 0.025, 0, -0.26), (x + 0.025, 0.4, 0.262), STEEL) for x in (-0.28, 0.28)]
    return (*one("wood", body, lid), *one("metal", *bands, box((-0.05, 0.26, 0.25), (0.05, 0.38, 0.275), GOLD)))


def anchor(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """An anchor."""
    arms = tube(
        spline([(-0.35, 0.3, 0), (-0.2, 0.08, 0), (0, 0.02, 0), (0.2, 0.08, 0), (0.35, 0.3, 0)], 4), 0.04, things.IRON, 7
    )
    return one(
        "metal",
        arms,
        tube([(0, 0.02, 0), (0, 0.95, 0)], 0.04, things.IRON, 7),
        tube([(-0.25, 0.82, 0), (0.25, 0.82, 0)], 0.03, things.IRON, 6),
    )


def banner(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A cloth on a pole, blown out to the right, in one strong colour or another."""
    u, v = np.meshgrid(np.linspace(0, 1, 15), np.linspace(0, 1, 8))
    x, y = 0.03 + 1.15 * u, 2.35 - 0.75 * v - 0.06 * u
    z = 0.09 * u * np.sin(7.5 * u + 0.8 * v)
    dye = floats(((0.42, 0.03, 0.03), (0.04, 0.08, 0.3), (0.45, 0.3, 0.05))[int(roll.integers(0, 3))])
    pole = tube([(0, 0, 0), (0, 2.5, 0)], 0.025, BROWN, 7)
    front = np.stack([x, y, z], -1)
    return (*one("wood", pole), *one("cloth", sheet(front, dye), sheet(front - floats((0, 0, 0.004)), dye, flip=True)))


def altar(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A stone altar."""
    return one(
        "stone", box((-0.7, 0, -0.45), (0.7, 0.9, 0.45), GREY), box((-0.8, 0.9, -0.55), (0.8, 1.02, 0.55), floats(GREY) * 1.1)
    )


def idol(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A golden figure on a base."""
    body = lathe(
        [(0, 0.3), (0.24, 0.3), (0.19, 0.8), (0.25, 1.15), (0.1, 1.3), (0.13, 1.42), (0.12, 1.56), (0, 1.64)], GOLD, 14
    )
    return (*one("stone", box((-0.35, 0, -0.35), (0.35, 0.3, 0.35), GREY)), *one("metal", body))


def _wheel(x: float, z: float, size: float) -> list[Mesh]:
    turn = np.linspace(0, 2 * pi, 21)
    rim = tube(np.stack([0 * turn + x, np.cos(turn) * size + size, np.sin(turn) * size + z], 1), 0.045, BROWN, 5)
    return [
        rim,
        *[
            tube(
                [(x, size - np.cos(a) * size, z - np.sin(a) * size), (x, size + np.cos(a) * size, z + np.sin(a) * size)],
                0.025,
                BROWN,
                4,
            )
            for a in np.linspace(0, pi, 5)[:-1]
        ],
    ]


def cart(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A two-wheeled cart, shafts towards +z."""
    bed = [
        box((-0.75, 0.65, -1.1), (0.75, 0.75, 1.1), BROWN),
        *[box((s * 0.75 - 0.03, 0.75, -1.1), (s * 0.75 + 0.03, 1.15, 1.1), BROWN) for s in (-1, 1)],
    ]
    shafts = [tube([(s * 0.5, 0.7, 1.1), (s * 0.42, 0.85, 2.7)], 0.05, BROWN, 5) for s in (-1, 1)]
    return one("wood", *bed, *shafts, *_wheel(-0.88, 0, 0.62), *_wheel(0.88, 0, 0.62))


def boat(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A rowing boat, bow towards +z."""
    z = np.linspace(-2.3, 2.3, 21)
    t = z / 2.3
    beam = 0.72 * np.sqrt(np.clip(1 - np.abs(t) ** 2.4, 0, 1)) + 0.02
    around = np.linspace(-1, 1, 13)
    shell = np.stack(
        [
            beam[:, None] * np.sin(around * pi / 2),
            0.55 * np.abs(t[:, None]) ** 3 + 0.62 * np.abs(around) ** 2.2 - 0.12,
            z[:, None] + 0 * around,
        ],
        -1,
    )
    seats = [box((-0.62, 0.3, zz - 0.12), (0.62, 0.35, zz + 0.12), BROWN) for zz in (-0.9, 0.5)]
    rims = [tube(shell[:, e], 0.04, floats(BROWN) * 1.2, 5) for e in (0, -1)]
    return one(
        "wood",
        sheet(shell, floats(BROWN) * 0.9, flip=True),
        sheet(shell * [0.95, 1, 0.97] + [0, 0.03, 0], floats(BROWN) * 0.7),
        *seats,
        *rims,
    )


def tent(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A tent open towards +z."""
    v, u = np.meshgrid(np.linspace(0, 1, 9), np.linspace(-1, 1, 15), indexing="ij")
    drop = 2.3 - 1.9 * np.abs(u) ** 0.8 - 0.14 * np.sin(pi * v) * (1 - np.abs(u))
    cloth = sheet(np.stack([u * 2.1, drop, -1.7 + 3.4 * v], -1), floats((0.28, 0.2, 0.13)) * float(roll.uniform(0.8, 1.2)))
    return (*one("cloth", cloth), *one("wood", *[tube([(0, 0, zz), (0, 2.35, zz)], 0.05, BROWN, 5) for zz in (-1.65, 1.65)]))


def cross(_roll: np.random.Generator) -> tuple[Layer, ...]:
    """A wooden cross."""
    return one("wood", box((-0.11, 0, -0.11), (0.11, 2.9, 0.11), BROWN), box((-0.85, 2.0, -0.1), (0.85, 2.22, 0.1), BROWN))


def gourd(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A climbing plant with a gourd."""
    stem = tube(spline([(0, 0, 0), (0.15, 0.8, 0.1), (-0.1, 1.6, 0), (0.3, 2.2, 0.1)], 5), 0.035, (0.08, 0.1, 0.04), 6)
    fruit = moved(
        lathe([(0, 0), (0.1, 0.02), (0.13, 0.12), (0.06, 0.22), (0.05, 0.3), (0, 0.33)], (0.3, 0.26, 0.07), 14),
        (0.22, 1.3, 0.15),
        turn_z(0.3),
    )
    crown = [
        Layer(layer.material, moved(layer.mesh, (0.15, 1.55, 0.05), scale=1.7))
        for layer in plants.bush(roll, plants.GREEN, 700)
    ]
    return (*one("bark", stem), *one("plain", fruit), *crown)


def tree(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A leafy tree."""
    return plants.broadleaf(roll)


def house(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A house."""
    return flat_house(roll, night=False)


def rock(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A boulder."""
    return boulder(roll)
