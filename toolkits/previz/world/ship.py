"""A wooden sailing ship with a square sail: hull, deck, mast, ropes, steering oars; its bow points along +z."""

from dataclasses import dataclass

import numpy as np

from toolkits.previz.mesh import Floats, Layer, Mesh
from toolkits.previz.shapes import BROWN, box, merged, sheet, spline, tube
from toolkits.previz.space import Vec, floats, turn_z

HALF_LENGTH, HALF_BEAM = 8.2, 2.45
DECK_BELOW_RAIL = 0.78
MAST_FOOT: Vec = (0.0, 0.2, 0.6)
MAST_TOP: Vec = (0.0, 10.2, 0.3)
ROPE = (0.16, 0.13, 0.10)


@dataclass(frozen=True)
class Lines:
    """The lines a hull is drawn by, along its length."""

    z: Floats
    beam: Floats
    keel: Floats
    rail: Floats


def lines(rows: int = 57) -> Lines:
    """Half beam, keel and rail height at `rows` stations from stern to bow, metres."""
    z = np.linspace(-HALF_LENGTH, HALF_LENGTH, rows, dtype=np.float32)
    t = z / HALF_LENGTH
    beam = HALF_BEAM * np.sqrt(np.clip(1 - np.abs(t) ** 2.6, 0, 1)) + 0.03
    keel = -1.15 + 1.9 * np.abs(t) ** 4.5
    return Lines(z, floats(beam), floats(keel), floats(1.05 + 1.25 * np.abs(t) ** 2.6 + 0.25 * t))


def deck_height(z: float) -> float:
    """Where feet stand, metres above the hull's origin."""
    t: float = abs(z) / HALF_LENGTH
    return 1.05 + 1.25 * float(t**2.6) + 0.25 * z / HALF_LENGTH - DECK_BELOW_RAIL


def on_deck(x: float, z: float) -> tuple[float, float]:
    """The nearest place on deck, an arm's length from the side."""
    along = min(max(z, -6.4), 6.2)
    half = HALF_BEAM * (1 - (abs(along) / HALF_LENGTH) ** 2.6) ** 0.5 - 0.5
    return min(max(x, -half), half), along


def shows(eye: Vec, point: Vec) -> bool:
    """Whether an eye sees a point on deck over the side, both measured on the hull."""
    share = np.linspace(0, 1, 60)[:, None]
    way = np.asarray(point) + share * (np.asarray(eye) - np.asarray(point))
    t = np.clip(np.abs(way[:, 2]) / HALF_LENGTH, 0, 1)
    outside = np.abs(way[:, 0]) > HALF_BEAM * np.sqrt(1 - t**2.6) - 0.1
    if not outside.any():
        return True
    _, y, z = way[int(outside.argmax())].tolist()
    return bool(y > deck_height(z) + DECK_BELOW_RAIL + 0.15)


ANCHORS: dict[str, tuple[float, float]] = {
    "centre": (0.25, 1.9), "midship": (0.25, 1.9), "deck": (0.25, 1.9), "mast": (0.45, 1.0), "bow": (0.0, 4.7),
    "stern": (0.0, -5.6), "helm": (0.9, -5.8), "rail": (1.75, 1.2), "starboard": (-1.7, 1.0), "port": (1.7, 1.0),
    "left": (0.3, 3.6), "right": (-0.3, -2.8), "foreground": (1.5, 1.6), "background": (-1.5, 0.4), "side": (1.6, -1.5),
}  # fmt: skip
"""Places on deck: x and z of the hull."""


def hull() -> Mesh:
    """Planked shell, rails, deck, benches and the two curved posts."""
    shape = lines()
    around = np.linspace(-1, 1, 29, dtype=np.float32)
    share, side = np.abs(around), np.sign(around) * np.abs(around) ** 0.8
    rise = (1 - np.cos(share * np.pi / 2)) ** 1.15
    lean = 1.1 * (shape.z / HALF_LENGTH) ** 3
    shell = np.stack(
        [
            shape.beam[:, None] * np.sin(side * np.pi / 2) * (1 + 0.05 * share),
            shape.keel[:, None] + (shape.rail - shape.keel)[:, None] * rise,
            shape.z[:, None] + lean[:, None] * share,
        ],
        -1,
    )
    wood = np.array(BROWN)
    inner = shell * np.array([0.95, 1, 0.99], np.float32) + np.array([0, 0.03, 0], np.float32)
    parts = [sheet(shell, wood * 0.9, flip=True), sheet(inner, wood * 0.6)]
    for edge in (0, -1):
        rim = shell[:, edge]
        parts.append(tube(rim + np.array([0, 0.03, 0]), 0.1, wood * 1.25, 7))
        parts.append(tube(rim * np.array([1.02, 1, 1]) - np.array([0, 0.42, 0]), 0.06, wood * 0.7, 5))
    return merged([*parts, *_deck(shape), *_posts()])


def _deck(shape: Lines) -> list[Mesh]:
    height = np.array([deck_height(float(z)) for z in shape.z], np.float32)
    width = shape.beam * np.clip(0.93 - 0.35 * (np.abs(shape.z) / HALF_LENGTH) ** 6, 0.3, 1)
    planks = np.stack([np.stack([share * width, height, shape.z * 0.97], 1) for share in np.linspace(-1, 1, 5)], 1)
    parts = [sheet(planks, np.array(BROWN) * 1.1, flip=True)]
    for z in (-6.4, -4.0, 3.0, 4.4):
        row = int(np.abs(shape.z - z).argmin())
        half, top = float(shape.beam[row]) * 0.9, deck_height(z) + 0.42
        parts.append(box((-half, top - 0.08, z - 0.14), (half, top, z + 0.14), np.array(BROWN) * 1.2))
    return parts


def _posts() -> list[Mesh]:
    stem = [(0, -0.2, 7.6), (0, 1.4, 8.9), (0, 2.9, 9.7), (0, 4.2, 9.75), (0, 4.9, 9.2), (0, 4.85, 8.65), (0, 4.45, 8.6)]
    stern = [(0, -0.2, -7.6), (0, 1.5, -8.9), (0, 3.3, -9.5), (0, 4.7, -9.0), (0, 5.3, -8.0), (0, 5.0, -7.3)]
    parts = []
    for post in (stem, stern):
        path = spline(post, 5)
        parts.append(tube(path, np.linspace(0.3, 0.1, len(path)), np.array(BROWN) * 0.85, 9))
    for side in (1, -1):
        blade = box((side * 2.4 - 0.05, -1.9, -8.6), (side * 2.4 + 0.05, -0.6, -8.0), BROWN)
        parts += [tube([(side * 1.5, 2.6, -7.0), (side * 2.4, -0.9, -8.2)], 0.075, BROWN, 6), blade]
    return parts


def yard_at(x: float) -> Vec:
    """A point of the spar that carries the sail, `x` metres along it."""
    across = turn_z(0.16) @ np.array([x, -0.012 * x * x, 0], np.float32)
    return float(across[0]), 8.9 + float(across[1]), 0.62


def rigging() -> Mesh:
    """Mast, yard and ropes."""
    wood = np.array(BROWN)
    mast = tube(np.linspace(MAST_FOOT, MAST_TOP, 6), np.linspace(0.2, 0.1, 6), wood * 1.1, 9)
    spar = np.linspace(-4.3, 4.3, 11)
    yard = tube([yard_at(float(x)) for x in spar], 0.1 - 0.0025 * spar**2, wood, 7)
    stays: list[tuple[Vec, Vec]] = [((0, 10, 0.3), (0, 4.6, 9.5)), ((0, 10, 0.3), (0, 5.2, -8.2))]
    for side in (1, -1):
        stays += [((0, 9.6, 0.3), (side * 2.3, 1.2, z)) for z in (-2.6, -1.4, 2.9)]
        stays.append((yard_at(side * 4.2), (side * 1.4, 1.8, -6.0)))
    return merged([mast, yard, *[_rope(a, b) for a, b in stays]])


def _rope(start: Vec, end: Vec) -> Mesh:
    sag = np.zeros((7, 3))
    sag[:, 1] = 0.3 * np.sin(np.linspace(0, np.pi, 7))
    return tube(np.linspace(start, end, 7) - sag, 0.03, ROPE, 4)


def sail(seconds: float, wind: float, torn: bool, rows: int = 22, columns: int = 26) -> Mesh:
    """The sail as the wind fills it; `wind` 0 hangs slack, 1 is a gale. `torn` opens it at its lower edge."""
    v, u = np.meshgrid(np.linspace(0, 1, rows), np.linspace(-1, 1, columns), indexing="ij")
    top = np.array([yard_at(float(x)) for x in np.linspace(-4.1, 4.1, columns)])
    belly = (0.25 + 1.7 * wind) * np.sin(np.pi * np.clip(v * 0.9 + 0.05, 0, 1)) * (1 - 0.55 * u**2)
    loose = np.clip(v - 0.35, 0, 1) * (u**2 * 0.75 + 0.2) * (0.15 + wind)
    flap = loose * (np.sin(seconds * 13 - v * 9 + u * 5) * 0.32 + np.sin(seconds * 21 + u * 11 - v * 4) * 0.14)
    drop = 5.2 + 0.5 * np.sin(u * 2.2)
    cloth = np.stack([0.12 * flap - u * 0.5 * v**2, -drop * v + 0.25 * flap + 0.5 * v * u**2, belly + flap], -1)
    whole = np.minimum(1 - v, 0.34 * (1 - np.abs(u)) + 0.12)
    whole = np.where(u > 0.2, np.minimum(whole, 0.1 + 0.9 * np.abs(u - 0.52 - 0.12 * np.sin(v * 7))), whole)
    hold = whole if torn else np.ones_like(whole)
    colour = np.stack([0.4 + 0 * u, 1 + 0 * u, hold], -1)
    return sheet(top[None] + cloth, colour, rest=np.stack([u * 4.1, -v * 5.4, 0 * u], -1).astype(np.float32))


def oars(count: int = 5) -> Mesh:
    """One side's oars at rest along the rail, to be carried and swept."""
    parts = []
    for index in range(count):
        z = -4.0 + index * 2.0
        parts.append(tube([(2.1, 1.15, z), (6.7, -0.35, z)], 0.055, BROWN, 5))
        parts.append(box((6.3, -0.7, z - 0.14), (7.3, -0.2, z + 0.14), np.array(BROWN) * 0.9))
    return merged(parts)


def fixed_layers() -> tuple[Layer, ...]:
    """All of the ship that keeps its shape."""
    return Layer("wood", hull()), Layer("wood", rigging())
