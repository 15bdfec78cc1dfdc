"""Houses in three ages, towers and walls; each faces +z with its middle on the ground at the origin."""

from collections.abc import Callable
from typing import Literal

import numpy as np

from toolkits.previz.mesh import Layer, Mesh
from toolkits.previz.shapes import BROWN, box, merged, moved, surface, tube
from toolkits.previz.space import Vec, floats, turn_y

Age = Literal["antiquity", "middle_ages", "modern"]
House = Callable[[np.random.Generator, bool], tuple[Layer, ...]]
LAMP_LIGHT: Vec = (2.6, 1.45, 0.55)
DARK: Vec = (0.02, 0.018, 0.016)
_MODERN = frozenset(
    [
        "modern",
        "present",
        "today",
        "contemporary",
        "cyberpunk",
        "neon",
        "future",
        "futuristic",
        "20th",
        "21st",
        "twentieth",
        "urban",
        "industrial",
    ]
)
_MIDDLE = frozenset(
    [
        "medieval",
        "middle",
        "gothic",
        "renaissance",
        "baroque",
        "romantic",
        "victorian",
        "11th",
        "12th",
        "13th",
        "14th",
        "15th",
        "16th",
        "17th",
        "18th",
        "19th",
        "eighteenth",
        "nineteenth",
        "fairy",
        "folk",
        "ballad",
        "northern",
    ]
)


def age_of(era: str) -> Age:
    """The age of buildings that a look's words mean; antiquity unless they say otherwise."""
    words = {word.strip(".,;:").lower() for word in era.replace("-", " ").split()}
    if words & _MODERN:
        return "modern"
    return "middle_ages" if words & _MIDDLE else "antiquity"


def _windows(
    places: list[tuple[float, float, float]], size: tuple[float, float], lit: list[bool]
) -> tuple[list[Mesh], list[Mesh]]:
    """Dark and lit panes on a front at (x, y, z)."""
    dark: list[Mesh] = []
    glowing: list[Mesh] = []
    for (x, y, z), on in zip(places, lit, strict=True):
        low, high = (x - size[0] / 2, y, z - 0.02), (x + size[0] / 2, y + size[1], z + 0.03)
        (glowing if on else dark).append(box(low, high, LAMP_LIGHT if on else DARK))
    return dark, glowing


def _layers(**parts: list[Mesh]) -> tuple[Layer, ...]:
    return tuple(Layer(material, merged(meshes)) for material, meshes in parts.items() if meshes)


def flat_house(roll: np.random.Generator, night: bool) -> tuple[Layer, ...]:
    """A mud-brick house with a parapet, beams and an outer stair."""
    wide, deep, tall = roll.uniform(4.2, 6.8), roll.uniform(4.2, 6), roll.uniform(2.8, 3.5)
    storeys = 2 if roll.random() < 0.35 else 1
    clay = floats((0.43, 0.325, 0.215)) * roll.uniform(0.8, 1.15)
    top = tall * storeys
    front = deep / 2
    stone = [box((-wide / 2, -0.4, -front), (wide / 2, top, front), clay)]
    for low, high in (
        ((-wide / 2, top, front - 0.25), (wide / 2, top + 0.5, front)),
        ((-wide / 2, top, -front), (wide / 2, top + 0.5, -front + 0.25)),
        ((-wide / 2, top, -front), (-wide / 2 + 0.25, top + 0.5, front)),
        ((wide / 2 - 0.25, top, -front), (wide / 2, top + 0.5, front)),
    ):
        stone.append(box(low, high, clay * 1.04))
    if roll.random() < 0.6:
        side = wide / 2
        stone += [
            box((side, -0.4, front - 0.45 * k - 0.5), (side + 0.9, 0.3 * k + 0.3, front - 0.45 * k), clay * 0.95)
            for k in range(int(top / 0.3))
        ]
    door = roll.uniform(-wide / 4, wide / 4)
    wood = [
        box((door - 0.5, 0, front - 0.05), (door + 0.5, 2.0, front + 0.04), floats(BROWN) * 0.7),
        box((door - 0.65, 2.0, front - 0.1), (door + 0.65, 2.16, front + 0.12), BROWN),
    ]
    beams = np.linspace(-wide / 2 + 0.4, wide / 2 - 0.4, 6)
    wood += [tube([(x, top - 0.22, front - 0.1), (x, top - 0.22, front + 0.32)], 0.07, floats(BROWN) * 0.8, 6) for x in beams]
    spots = [
        (x, 1.3 + tall * storey, front)
        for storey in range(storeys)
        for x in (-wide / 3, wide / 3)
        if storey or abs(x - door) > 1
    ]
    dark, glowing = _windows(spots, (0.55, 0.7), [night and roll.random() < 0.6 for _ in spots])
    return _layers(stone=[*stone, *dark], wood=wood, glow=glowing)


def gabled_house(roll: np.random.Generator, night: bool) -> tuple[Layer, ...]:
    """A timbered house with a steep roof and a chimney."""
    wide, deep, tall = roll.uniform(5, 7.5), roll.uniform(5, 6.5), roll.uniform(2.6, 3.1) * (2 if roll.random() < 0.35 else 1)
    plaster = floats((0.42, 0.38, 0.31)) * roll.uniform(0.75, 1.1)
    front, ridge = deep / 2, tall + roll.uniform(2.4, 3.2)
    stone = [
        box((-wide / 2, -0.4, -front), (wide / 2, tall, front), plaster),
        box((wide / 4, tall, -0.4), (wide / 4 + 0.6, ridge + 0.6, 0.3), (0.2, 0.17, 0.15)),
    ]
    gable = floats(
        [[side, tall, z] for z in (front, -front) for side in (-wide / 2, wide / 2)] + [[0, ridge, front], [0, ridge, -front]]
    )
    stone.append(surface(gable, np.array([[0, 1, 4], [3, 2, 5]], np.int32), plaster))
    thatch = floats((0.17, 0.12, 0.075)) * roll.uniform(0.8, 1.2)
    roof = []
    for side in (-1, 1):
        slab = box(
            (-0.12, -0.14, -front - 0.45), (0.12, float(np.hypot(wide / 2 + 0.5, ridge - tall + 0.3)), front + 0.45), thatch
        )
        lean = np.arctan2(wide / 2 + 0.5, ridge - tall + 0.3) * side
        c, s = np.cos(lean), np.sin(lean)
        turn = floats([[c, -s, 0], [s, c, 0], [0, 0, 1]])
        roof.append(moved(slab, (side * (wide / 2 + 0.5), tall - 0.3, 0), turn))
    wood = [
        box((x - 0.1, 0, front - 0.02), (x + 0.1, tall, front + 0.06), BROWN)
        for x in (-wide / 2 + 0.1, -wide / 6, wide / 6, wide / 2 - 0.1)
    ]
    wood += [
        box((-wide / 2, tall - 0.2, front - 0.02), (wide / 2, tall, front + 0.07), BROWN),
        box((-0.5, 0, front), (0.5, 2.0, front + 0.08), floats(BROWN) * 0.6),
    ]
    spots = [(x, y, front) for y in ((1.1, 3.6) if tall > 4 else (1.1,)) for x in (-wide / 3, wide / 3)]
    dark, glowing = _windows(spots, (0.8, 0.95), [night and roll.random() < 0.7 for _ in spots])
    return _layers(stone=[*stone, *dark], hair=roof, wood=wood, glow=glowing)


def block(roll: np.random.Generator, night: bool) -> tuple[Layer, ...]:
    """A town house of many storeys with rows of windows and a lit ground floor."""
    wide, deep, storeys = roll.uniform(8, 13), roll.uniform(8, 11), int(roll.integers(3, 9))
    tall, front = storeys * 3.2 + 1, deep / 2
    wall = floats((0.2, 0.19, 0.185)) * roll.uniform(0.6, 1.3)
    stone = [
        box((-wide / 2, -0.4, -front), (wide / 2, tall, front), wall),
        box((-wide / 2 - 0.15, tall - 0.5, -front - 0.15), (wide / 2 + 0.15, tall, front + 0.15), wall * 0.8),
    ]
    columns = int(wide // 2.1)
    spots = [((c + 0.5) / columns * wide - wide / 2, 1.0 + 3.2 * s, front) for s in range(1, storeys) for c in range(columns)]
    dark, glowing = _windows(spots, (1.15, 1.6), [night and roll.random() < 0.42 for _ in spots])
    shop = box((-wide / 2 + 0.5, 0.4, front), (wide / 2 - 2, 2.7, front + 0.06), floats(LAMP_LIGHT) * 0.8 if night else DARK)
    (glowing if night else dark).append(shop)
    if night and roll.random() < 0.8:
        colour = [(2.8, 0.35, 1.1), (0.3, 1.9, 2.6), (2.6, 1.2, 0.2)][int(roll.integers(0, 3))]
        x = float(roll.uniform(-wide / 3, wide / 3))
        glowing.append(box((x - 0.12, 3.4, front + 0.1), (x + 0.12, 3.4 + roll.uniform(2, 5), front + 0.7), colour))
        glowing.append(box((-wide / 2 + 0.5, 2.85, front), (wide / 2 - 2, 3.0, front + 0.3), colour))
    return _layers(stone=[*stone, *dark], glow=glowing)


HOUSES: dict[Age, House] = {"antiquity": flat_house, "middle_ages": gabled_house, "modern": block}


def tower(roll: np.random.Generator, night: bool, tall: float = 11.0, colour: Vec = (0.4, 0.31, 0.215)) -> tuple[Layer, ...]:
    """A square tower with battlements."""
    clay = floats(colour) * roll.uniform(0.85, 1.1)
    parts = [box((-2.2, -1, -2.2), (2.2, tall, 2.2), clay), box((-2.5, tall - 1, -2.5), (2.5, tall, 2.5), clay * 0.95)]
    for x in (-2.2, -0.75, 0.75, 2.2):
        for z in (-2.3, 2.3):
            parts += [
                box((x - 0.35, tall, z - 0.2), (x + 0.35, tall + 0.9, z + 0.2), clay),
                box((z - 0.2, tall, x - 0.35), (z + 0.2, tall + 0.9, x + 0.35), clay),
            ]
    dark, glowing = _windows([(0.0, tall - 2.8, 2.2), (0.0, tall / 2, 2.2)], (0.5, 1.1), [night, False])
    return _layers(stone=[*parts, *dark], glow=glowing)


def wall(length: float, tall: float, colour: Vec = (0.4, 0.31, 0.215)) -> Mesh:
    """A city wall along x with battlements."""
    clay = floats(colour)
    parts = [box((-length / 2, -1.5, -0.9), (length / 2, tall, 0.9), clay)]
    parts += [
        box((x - 0.45, tall, 0.4), (x + 0.45, tall + 0.85, 0.9), clay * 1.03)
        for x in np.arange(-length / 2 + 0.6, length / 2, 1.7)
    ]
    return merged(parts)


def gate(roll: np.random.Generator, night: bool) -> tuple[Layer, ...]:
    """Two towers with an arch between them."""
    towers = [tower(roll, night, 9.5) for _ in range(2)]
    layers = [
        Layer(layer.material, moved(layer.mesh, (side * 4.6, 0, 0), turn_y(0.0)))
        for side, built in zip((-1, 1), towers, strict=True)
        for layer in built
    ]
    clay = (0.38, 0.295, 0.205)
    arch = [box((-2.6, 4.6, -1.4), (2.6, 7.4, 1.4), clay)]
    for k in range(7):
        angle = np.pi * (k + 0.5) / 7
        x, y = 2.3 * np.cos(angle), 2.9 + 1.9 * np.sin(angle)
        arch.append(box((x - 0.5, y, -1.3), (x + 0.5, y + 1.2, 1.3), clay))
    return (*layers, Layer("stone", merged(arch)), Layer("stone", box((-2.4, -0.5, -1.5), (2.4, 4.0, -1.4), DARK)))
