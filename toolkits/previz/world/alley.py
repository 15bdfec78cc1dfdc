"""A narrow street of a modern city: tall walls, wet ground, pipes and stairs on the walls, signs that glow."""

from dataclasses import replace
from itertools import pairwise

import numpy as np

from toolkits.previz.lighting import Lamp
from toolkits.previz.mesh import Floats, Layer, Mesh
from toolkits.previz.noise import dice, fractal
from toolkits.previz.place import Height, Place
from toolkits.previz.scene import Solid
from toolkits.previz.shapes import box, merged, moved, sheet, tube
from toolkits.previz.space import Vec, floats, turn_y
from toolkits.previz.world.buildings import DARK, LAMP_LIGHT
from toolkits.previz.world.town import Town, street

HALF, NEAR_END, FAR_END, TALL = 2.5, 17.0, -62.0, 15.0
"""Metres from the middle to a wall, the alley's two ends, and the height of its walls."""
PUDDLE = 0.001
"""Height of the water that stands in its hollows."""
MIRROR = 0.42
"""How much of the light wet ground gives back at the angles a walker's eye sees it from."""
NEON: tuple[Vec, ...] = ((2.6, 0.08, 1.0), (0.05, 1.5, 2.5), (2.6, 0.75, 0.06), (0.9, 0.2, 2.8), (2.4, 0.1, 0.25))
IRON: Vec = (0.07, 0.065, 0.06)
SIGNS = ((-1, 3.0, -1.2), (1, 3.6, -3.6), (-1, 4.2, -6.4), (1, 2.9, -9.2), (-1, 5.4, -12.5), (1, 4.6, -15.6), (-1, 3.4, -20.0),
         (1, 5.8, -25.0), (-1, 4.4, -31.0), (1, 3.6, -38.0), (1, 3.2, 4.5), (-1, 4.0, 7.5))  # fmt: skip
"""Side, height of the lower edge and z of each sign."""
LIGHTS = (0, 1, 3, 5)
"""The signs whose light falls on the alley; a frame has room for four lamps."""


def alley(town: Town) -> Place:
    """The alley away from the camera; of an age without such walls, a street."""
    if town.age != "modern":
        return street(town)
    roll = dice(town.seed, "alley")
    number = int(roll.integers(1, 9999))
    colours = [NEON[int(roll.integers(0, len(NEON)))] for _ in SIGNS]
    solids = [Solid(town.owner, (Layer("ground", _ground(number)),), casts=False)]
    solids += [Solid(town.owner, _side(roll, side, town.night)) for side in (-1, 1)]
    solids.append(Solid(town.owner, _end(roll, town.night)))
    signs = [_sign(roll, place, colour, town.night) for place, colour in zip(SIGNS, colours, strict=True)]
    solids += [Solid(town.owner, layers, casts=False) for layers in signs]
    solids += [_mirrored(solid) for solid in solids[1:]]
    spots: dict[str, Vec] = {
        "door": (-HALF + 0.7, 0, -2.6), "wall": (HALF - 0.6, 0, -1.5), "corner": (-HALF + 0.6, 0, 1.0), "end": (0, 0, -20),
        "window": (HALF - 0.6, 0, -4.0), "road": (0, 0, -3.0), "left": (-1.2, 0, -0.3), "right": (1.2, 0, -0.3),
    }  # fmt: skip
    return Place(
        tuple(solids), height=_height(number), spots=spots, view=(0, 2.9, -12), breadth=6.2,
        lamps=_lamps(colours) if town.night else (), kept=_kept, roams=_roams, haze=2.0,
    )  # fmt: skip


def neon_sign(roll: np.random.Generator) -> tuple[Layer, ...]:
    """A glowing sign on a frame, facing +z: strokes that are no letters of any script."""
    colour = NEON[int(roll.integers(0, 2))]
    back = box((-0.32, 0.35, -0.09), (0.32, 1.65, -0.03), (0.02, 0.02, 0.024))
    legs = [tube([(x, 0, -0.06), (x, 0.4, -0.06)], 0.025, IRON, 6) for x in (-0.2, 0.2)]
    edge = _outline(0.3, 0.38, 1.62, colour)
    strokes = [_moved_up(_glyph(roll, 0.22, NEON[1] if colour == NEON[0] else NEON[0]), y) for y in (1.32, 0.95, 0.58)]
    return Layer("metal", merged([back, *legs])), Layer("glow", merged([*edge, *strokes]))


def _moved_up(mesh: Mesh, y: float) -> Mesh:
    return moved(mesh, (0, y, 0))


def _outline(half: float, low: float, high: float, colour: Vec) -> list[Mesh]:
    """A tube of light round a board."""
    ring = [(-half, low, 0), (half, low, 0), (half, high, 0), (-half, high, 0), (-half, low, 0)]
    return [tube([a, b], 0.011, floats(colour) * 0.8, 5) for a, b in pairwise(ring)]


def _glyph(roll: np.random.Generator, size: float, colour: Vec) -> Mesh:
    """Bars, a stem, slants and a dot of light in a square, in a place that no script gives them; facing +z."""
    stem = float(roll.uniform(-0.5, 0.5))
    strokes = [floats([(stem, roll.uniform(0.4, 1.0), 0), (stem, -1.0, 0)])]
    for level in sorted(roll.choice([-0.7, -0.25, 0.25, 0.75], size=int(roll.integers(2, 4)), replace=False)):
        left, right = roll.uniform(0.45, 1.0, size=2)
        strokes.append(floats([(-left, level, 0), (right, level + 0.04, 0)]))
    slants = [side for side in (-1, 1) if roll.random() < 0.6]
    strokes += [floats([(stem, roll.uniform(-0.6, 0.6), 0), (side * 0.95, roll.uniform(-1.0, -0.5), 0)]) for side in slants]
    x, y = roll.uniform(-0.9, 0.7), roll.uniform(-0.8, 0.9)
    strokes.append(floats([(x, y, 0), (x + 0.22, y - 0.18, 0)]))
    return merged([tube(stroke * size * 0.62, size * 0.055, colour, 5) for stroke in strokes])


def _sign(roll: np.random.Generator, place: tuple[int, float, float], colour: Vec, night: bool) -> tuple[Layer, ...]:
    """A board that stands out from a wall, with glyphs on the side towards the default camera."""
    side, low, z = place
    tall, wide = float(roll.uniform(1.4, 3.4)), float(roll.uniform(0.5, 0.85))
    x = side * (HALF - wide / 2 - 0.12)
    board = box((x - wide / 2, low, z - 0.08), (x + wide / 2, low + tall, z + 0.08), (0.016, 0.016, 0.02))
    arms = [tube([(side * HALF, y, z), (x, y, z)], 0.03, IRON, 5) for y in (low + 0.15, low + tall - 0.15)]
    light = floats(colour) * (1.0 if night else 0.25)
    parts = [moved(edge, (x, 0, z + 0.1)) for edge in _outline(wide / 2 - 0.03, low + 0.04, low + tall - 0.04, tuple(light))]
    count = max(1, int(tall / (wide * 0.95)))
    for index in range(count):
        y = low + tall * (index + 0.5) / count
        parts.append(moved(_glyph(roll, wide * 0.85, tuple(light)), (x, y, z + 0.1)))
    return Layer("metal", merged([board, *arms])), Layer("glow", merged(parts))


def _ground(number: int) -> Mesh:
    """Wet asphalt; where water stands it is left open, and one sees what hangs head down below."""
    rows = np.concatenate([np.linspace(FAR_END - 4, -22, 90), np.linspace(-21.8, 8, 170), np.linspace(8.5, NEAR_END + 16, 30)])
    z, x = np.meshgrid(rows, np.linspace(-HALF - 0.4, HALF + 0.4, 40), indexing="ij")
    y = _heights(number, floats(x), floats(z))
    shade = floats(0.7 + 0.6 * fractal(x * 1.3, z * 1.3, number + 5, 2))
    damp = np.clip((y - PUDDLE) / 0.02, 0.25, 1.0)
    mesh = sheet(np.stack([x, y, z], -1), floats((0.036, 0.037, 0.042)) * shade[..., None] * floats(damp)[..., None], flip=True)
    dry = (y.ravel()[mesh.faces] > PUDDLE).any(1)
    return replace(mesh, faces=mesh.faces[dry])


def _heights(number: int, x: Floats, z: Floats) -> Floats:
    """Low in the middle, where the water runs."""
    hollows = fractal(x * 0.55 + 7, z * 0.34 + 3, number, 3) - 0.5
    return floats(0.05 * hollows + 0.006 * (x / HALF) ** 2)


def _height(number: int) -> Height:
    def height(x: float, z: float) -> float:
        return float(_heights(number, floats([x]), floats([z]))[0])

    return height


def _mirrored(solid: Solid) -> Solid:
    """What a puddle shows of it: the same, head down and darker."""
    layers = []
    for layer in solid.layers:
        mesh = layer.mesh
        flip = floats((1.0, -1.0, 1.0))
        points = mesh.points * flip + floats((0.0, 2 * PUDDLE, 0.0))
        turned = Mesh(points, mesh.normals * flip, mesh.colours * floats(MIRROR), points, mesh.faces[:, ::-1].copy())
        layers.append(Layer(layer.material, turned))
    return Solid(solid.owner, tuple(layers), casts=False)


def _roams(eye: Vec) -> Vec:
    """A camera fits between the walls."""
    x, y, z = eye
    return float(np.clip(x, -HALF + 0.35, HALF - 0.35)), y, float(np.clip(z, FAR_END + 3, NEAR_END + 9))


def _side(roll: np.random.Generator, side: int, night: bool) -> tuple[Layer, ...]:
    """One wall: houses of several heights, each with its windows, doors, pipes, boxes and stairs."""
    stone, metal, glow, z = [], [], [], NEAR_END
    while z > FAR_END:
        deep = float(roll.uniform(6.5, 11.0))
        tall, back = TALL * float(roll.uniform(0.7, 1.25)), float(roll.uniform(0.0, 0.35))
        tone = (
            floats((0.085, 0.08, 0.082))
            * roll.uniform(0.55, 1.25)
            * floats((1.0, roll.uniform(0.85, 1.0), roll.uniform(0.8, 1.0)))
        )
        wall = side * (HALF + back)
        stone.append(_block(wall, side, z - deep, z, tall, tone))
        stone += [_ledge(wall, side, z - deep, z, level, tone * 1.2) for level in (3.1, tall - 0.5)]
        dark, lit = _openings(roll, wall, side, z, deep, tall, night)
        stone += dark
        glow += lit
        metal += _pipes(roll, wall, side, z, deep, tall)
        z -= deep
    return Layer("stone", merged(stone)), Layer("metal", merged(metal)), Layer("glow", merged(glow))


def _block(wall: float, side: int, far: float, near: float, tall: float, tone: Floats) -> Mesh:
    low, high = sorted((wall, wall + side * 6.0))
    return box((low, -0.4, far), (high, tall, near), tone)


def _ledge(wall: float, side: int, far: float, near: float, level: float, tone: Floats) -> Mesh:
    low, high = sorted((wall, wall - side * 0.14))
    return box((low, level, far), (high, level + 0.16, near), tone)


def _openings(
    roll: np.random.Generator, wall: float, side: int, z: float, deep: float, tall: float, night: bool
) -> tuple[list[Mesh], list[Mesh]]:
    """Doors with a lit strip over them, shutters, and rows of windows of which a few are lit."""
    dark, lit = [], []
    low, high = sorted((wall, wall - side * 0.05))
    door = z - deep * float(roll.uniform(0.25, 0.75))
    dark.append(box((low, 0.0, door - 0.55), (high, 2.15, door + 0.55), (0.03, 0.028, 0.03)))
    strip = floats(LAMP_LIGHT if roll.random() < 0.5 else NEON[int(roll.integers(0, len(NEON)))]) * 0.55
    out_low, out_high = sorted((wall, wall - side * 0.16))
    lit.append(box((out_low, 2.35, door - 0.6), (out_high, 2.45, door + 0.6), strip if night else DARK))
    for level in np.arange(4.0, tall - 1.5, 2.9):
        for at in np.arange(z - deep + 1.1, z - 0.8, 1.9):
            colour = floats((1.5, 0.85, 0.32)) * roll.uniform(0.25, 0.8) if night and roll.random() < 0.22 else None
            pane = box((low, level, at - 0.45), (high, level + 1.35, at + 0.45), DARK if colour is None else colour)
            (dark if colour is None else lit).append(pane)
    return dark, lit


def _pipes(roll: np.random.Generator, wall: float, side: int, z: float, deep: float, tall: float) -> list[Mesh]:
    """Down-pipes, a cable across, boxes that hum, and an iron stair."""
    parts = []
    x = wall - side * 0.12
    for share in roll.uniform(0.08, 0.95, size=2):
        at = z - deep * float(share)
        parts.append(tube([(x, 0.1, at), (x, tall - 0.6, at)], 0.055, IRON, 6))
    for _ in range(2):
        at, level = z - deep * float(roll.uniform(0.1, 0.9)), float(roll.uniform(2.7, 7.5))
        low, high = sorted((wall, wall - side * 0.42))
        parts.append(box((low, level, at - 0.4), (high, level + 0.55, at + 0.4), (0.11, 0.11, 0.11)))
    if roll.random() < 0.6:
        at = z - deep * float(roll.uniform(0.2, 0.7))
        for level in np.arange(3.6, tall - 2.5, 2.9):
            low, high = sorted((wall, wall - side * 0.85))
            parts.append(box((low, level, at - 1.3), (high, level + 0.06, at + 1.3), IRON))
            rail = wall - side * 0.83
            parts.append(tube([(rail, level + 0.95, at - 1.3), (rail, level + 0.95, at + 1.3)], 0.02, IRON, 4))
            parts.append(tube([(rail, level, at - 1.2), (rail, level + 2.9, at + 1.2)], 0.03, IRON, 4))
    sag = float(roll.uniform(5.0, 8.5))
    parts.append(
        tube(
            [(-HALF, sag + 0.6, z - 2), (-0.8, sag, z - 2.2), (0.9, sag + 0.05, z - 2.5), (HALF, sag + 0.8, z - 2.7)],
            0.018,
            IRON,
            4,
        )
    )
    return parts


def _end(roll: np.random.Generator, night: bool) -> tuple[Layer, ...]:
    """The house across the street that the alley leads to, with a lit front."""
    tone = floats((0.05, 0.05, 0.06))
    front = FAR_END - 8.0
    lit = [box((-3.5, 0.5, front), (3.5, 2.9, front + 0.1), floats(LAMP_LIGHT) * (0.5 if night else 0.05))]
    for level in np.arange(4.5, 24, 3.1):
        rooms = [x for x in np.arange(-6.5, 6.6, 2.1) if roll.random() < 0.3]
        warm = floats(LAMP_LIGHT) * 0.25
        lit += [box((x - 0.5, level, front), (x + 0.5, level + 1.5, front + 0.05), warm) for x in rooms]
    body = moved(box((-12, -0.4, -4), (12, 27, 4), tone), (0, 0, front - 4.05), turn_y(0.0))
    return Layer("stone", body), Layer("glow", merged(lit))


def _lamps(colours: list[Vec]) -> tuple[Lamp, ...]:
    """The light of four signs, each a little away from its wall."""
    found = []
    for index in LIGHTS:
        side, low, z = SIGNS[index]
        red, green, blue = (part * 3.2 + 0.25 for part in colours[index])
        found.append(Lamp((side * (HALF - 0.9), low, z + 0.7), (red, green, blue), 15.0))
    return tuple(found)


def _kept(x: float, z: float) -> tuple[float, float]:
    """Between the walls."""
    return float(np.clip(x, -HALF + 0.45, HALF - 0.45)), float(np.clip(z, FAR_END + 4, NEAR_END - 1))
