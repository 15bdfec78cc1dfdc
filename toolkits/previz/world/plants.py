"""Trees, bushes, grass and reeds, each a mesh to be copied over the land."""

import numpy as np

from toolkits.previz.lighting import scaled
from toolkits.previz.mesh import Floats, Layer, Mesh
from toolkits.previz.shapes import lathe, merged, moved, sheet, spline, strands, surface, tube
from toolkits.previz.space import Vec, floats, unit

BIRCH: Vec = (0.4, 0.4, 0.37)
TRUNK: Vec = (0.11, 0.075, 0.05)
GREEN: Vec = (0.075, 0.115, 0.04)
DARK_GREEN: Vec = (0.03, 0.06, 0.035)
OLIVE: Vec = (0.11, 0.125, 0.075)


def _trunk(
    dice: np.random.Generator, height: float, thick: float, colour: Vec, sides: int, crooked: float
) -> tuple[Mesh, Floats]:
    lean = np.cumsum(dice.normal(0, crooked, (6, 3)) * [1, 0, 1], 0)
    path = spline(lean + np.linspace(0, 1, 6)[:, None] * [0, height, 0], 2)
    path[0] = (path[0][0], -0.15, path[0][2])
    return tube(path, np.linspace(thick, thick * 0.2, len(path)), colour, sides), path


def _leaves(dice: np.random.Generator, middle: Floats, reach: Vec, count: int, size: float, colour: Vec) -> Mesh:
    """Leaf cards over an egg; their normals point from its middle, so that the crown is lit as one body."""
    away = unit(dice.normal(0, 1, (count, 3)))
    at = middle + away * floats(reach) * dice.uniform(0.72, 1.08, (count, 1))
    side = unit(np.cross(away, dice.normal(0, 1, (count, 3)))) * size * dice.uniform(0.6, 1.3, (count, 1))
    up = unit(np.cross(side, away)) * size * dice.uniform(0.5, 1.1, (count, 1)) + away * size * 0.35
    points = np.stack([at - side, at + side * 0.3 - up, at + side, at + up], 1).reshape(-1, 3)
    start = np.arange(count)[:, None] * 4
    faces = np.concatenate([start + np.array([0, 1, 2]), start + np.array([0, 2, 3])]).astype(np.int32)
    uneven = 0.4 if size < 0.3 else 0.12  # large cards are seen from far, where each would stand out as a square
    shade = floats(colour) * (0.92 - 0.5 * uneven + uneven * dice.random((count, 1)) + 0.7 * uneven * away[:, 1:2])
    card = surface(points, faces, np.repeat(np.clip(shade, 0.004, 1), 4, 0))
    return Mesh(card.points, floats(np.repeat(away, 4, 0)), card.colours, card.rest, card.faces)


def _blob(dice: np.random.Generator, middle: Floats, reach: Vec, colour: Vec) -> Mesh:
    """The shaded inside of a crown."""
    up = np.linspace(0, np.pi, 7)
    egg = lathe(np.stack([np.sin(up), -np.cos(up)], 1), floats(colour) * 0.5, 9)
    uneven = 1 + 0.18 * (dice.random((len(egg.points), 1)) - 0.5)
    return moved(Mesh(floats(egg.points * uneven), egg.normals, egg.colours, egg.rest, egg.faces), _vec(middle), scale=reach)


def broadleaf(dice: np.random.Generator, colour: Vec = GREEN, near: bool = True) -> tuple[Layer, ...]:
    """A leafy tree about 7 m tall."""
    trunk, path = _trunk(dice, 3.7, 0.26, TRUNK, 7 if near else 4, 0.14)
    crowns: list[Mesh] = []
    insides: list[Mesh] = []
    forks: list[Mesh] = []
    for index in range(7 if near else 4):
        angle, ring = index * 2.4 + dice.uniform(0, 1), (0.0 if index == 0 else dice.uniform(1.0, 1.9))
        middle = path[-1] + floats([np.cos(angle) * ring, dice.uniform(-0.7, 0.9) + 0.5 * (index == 0), np.sin(angle) * ring])
        reach = (dice.uniform(1.2, 1.8), dice.uniform(0.85, 1.25), dice.uniform(1.2, 1.8))
        insides += [_blob(dice, middle, (reach[0] * 0.72, reach[1] * 0.72, reach[2] * 0.72), colour)]
        crowns += [_leaves(dice, middle, reach, 230 if near else 80, 0.105 if near else 0.22, colour)]
        if near:
            forks.append(tube([path[6], (path[7] + middle) / 2, middle], [0.1, 0.06, 0.03], TRUNK, 4))
    bark = Layer("bark", merged([trunk, *forks]))
    if not near:
        return bark, Layer("leaf", merged([*insides, *crowns]))
    return bark, Layer("plain", merged(insides)), Layer("leaf", merged(crowns))


def conifer(dice: np.random.Generator, near: bool = True) -> tuple[Layer, ...]:
    """A fir about 10 m tall: boughs that droop from the trunk, shorter towards the tip."""
    trunk, _ = _trunk(dice, 9.6, 0.2, TRUNK, 6 if near else 4, 0.03)
    count = 120 if near else 34
    share = np.sort(dice.random(count)) ** 0.85
    angle = dice.uniform(0, 2 * np.pi, count)
    length = (2.3 * (1 - share) ** 0.85 + 0.25) * dice.uniform(0.75, 1.1, count)
    t = np.linspace(0, 1, 4 if near else 3)[None, :, None]
    out = np.stack([np.cos(angle), 0 * angle, np.sin(angle)], 1)[:, None]
    foot = np.stack([0 * share, 1.1 + 8.4 * share, 0 * share], 1)[:, None]
    spine = foot + out * length[:, None, None] * t + np.array([0, 1, 0]) * length[:, None, None] * (0.25 * t - 0.62 * t * t)
    side = np.stack([-np.sin(angle), 0 * angle, np.cos(angle)], 1)[:, None] * length[:, None, None] * (0.3 if near else 0.55)
    wide = np.sin(np.pi * np.clip(0.12 + 0.88 * t, 0, 1)) ** 0.7
    hang = np.array([0, 1, 0]) * length[:, None, None] * 0.16 * wide
    grid = np.stack([spine - side * wide - hang, spine, spine + side * wide - hang], 2)
    shade = floats(DARK_GREEN) * dice.uniform(0.6, 1.35, (count, 1))
    boughs = [sheet(bough, colour) for bough, colour in zip(grid, shade, strict=True)]
    return Layer("bark", trunk), Layer("leaf", _towards_sky(merged(boughs)))


def _towards_sky(mesh: Mesh) -> Mesh:
    """Normals leaning outwards and up, so that a crown is lit as one body."""
    away = mesh.points * floats([1, 0, 1])
    lifted = unit(unit(away) * 0.8 + floats([0, 0.6, 0]))
    return Mesh(mesh.points, lifted, mesh.colours, mesh.rest, mesh.faces)


def bare(dice: np.random.Generator, colour: Vec = BIRCH, near: bool = True) -> tuple[Layer, ...]:
    """A tree without leaves, 10 m tall, with twigs that hang when near."""
    trunk, path = _trunk(dice, 10.5, 0.2, colour, 7 if near else 4, 0.2)
    parts, tips = [trunk], []
    for _ in range(15 if near else 9):
        foot = path[int(len(path) * dice.uniform(0.28, 0.95))]
        ahead = unit(floats([dice.normal(), dice.uniform(0.5, 1.3), dice.normal()]))
        length = dice.uniform(1.0, 2.5)
        limb = spline([foot, foot + ahead * length * 0.5, foot + ahead * length - floats([0, 0.1, 0])], 2)
        parts.append(tube(limb, np.linspace(0.06, 0.02, len(limb)), floats(colour) * 0.55, 4 if near else 3))
        tips += list(limb[2:])
    layers = [Layer("bark", merged(parts))]
    if near:
        roots = floats(tips)[dice.integers(0, len(tips), 46)]
        t = np.linspace(0, 1, 4)[None, :, None]
        drop = dice.uniform(0.4, 1.3, (46, 1, 1)) * np.concatenate([0 * t, -t, 0 * t], 2)
        layers.append(
            Layer("hair", strands(roots[:, None] + drop + dice.normal(0, 0.14, (46, 1, 3)) * t, 0.024, (0.05, 0.06, 0.045)))
        )
    return tuple(layers)


def palm(dice: np.random.Generator) -> tuple[Layer, ...]:
    """A date palm about 7 m tall."""
    trunk, path = _trunk(dice, 6.2, 0.2, (0.16, 0.115, 0.075), 7, 0.13)
    fronds = []
    for index in range(15):
        angle, rise = index * 2.4, dice.uniform(-0.3, 0.9)
        t = np.linspace(0, 1, 7)
        out = floats([np.cos(angle), 0, np.sin(angle)])
        spine = path[-1] + t[:, None] * out * 2.3 + np.stack([0 * t, t * rise * 1.3 - t**2 * 1.9, 0 * t], 1)
        side = floats([-np.sin(angle), 0, np.cos(angle)]) * 0.32
        wide = (np.sin(np.pi * np.clip(t, 0.02, 0.98)) ** 0.6)[:, None]
        fold = floats([0, 0.12, 0]) * wide
        leaf = np.stack([spine - side * wide - fold, spine, spine + side * wide - fold], 1)
        fronds.append(sheet(leaf, floats(OLIVE) * dice.uniform(0.6, 1.1)))
    return Layer("bark", trunk), Layer("leaf", merged(fronds))


def bush(dice: np.random.Generator, colour: Vec = OLIVE, leaves: int = 80) -> tuple[Layer, ...]:
    """A knee-high to waist-high shrub; `leaves` on each of its three crowns, the more the nearer it is seen."""
    size = 0.065 * (80 / leaves) ** 0.35
    crowns, insides = [], []
    for _ in range(3):
        middle = floats([dice.uniform(-0.4, 0.4), dice.uniform(0.25, 0.5), dice.uniform(-0.4, 0.4)])
        insides.append(_blob(dice, middle, (0.3, 0.26, 0.3), scaled(colour, 0.6)))
        crowns += [
            _leaves(dice, middle, (0.5 * s, 0.42 * s, 0.5 * s), leaves // 2, size, scaled(colour, t))
            for s, t in ((1, 1), (0.8, 0.8))
        ]
    return Layer("plain", merged(insides)), Layer("leaf", merged(crowns))


def tuft(
    dice: np.random.Generator, colour: Vec, tall: float = 0.45, blades: int = 12, wide: float = 0.016
) -> tuple[Layer, ...]:
    """A handful of grass, corn or reeds; `tall` in metres."""
    roll = dice.random((blades, 5))
    t = np.repeat(np.linspace(0, 1, 3)[None, :, None], blades, 0)
    root = np.stack([(roll[:, 0] - 0.5) * 0.7, 0 * roll[:, 0] - 0.02, (roll[:, 1] - 0.5) * 0.7], 1)[:, None]
    lean = np.concatenate(
        [(roll[:, 3] - 0.5)[:, None, None] * t**2 * 1.1, t, (roll[:, 4] - 0.5)[:, None, None] * t**2 * 1.1], 2
    )
    shade = floats(colour) * (0.6 + 0.8 * roll[:, 2:3])
    return (Layer("hair", strands(root + tall * (0.5 + roll[:, 2, None, None]) * lean, wide, shade)),)


def scattered(
    dice: np.random.Generator, count: int, inner: float, outer: float, scale: tuple[float, float], sway: float = 0.0
) -> Floats:
    """Copies on a ring round the action, thicker near it: (n, 8) with the height still at zero."""
    radius = inner + (outer - inner) * dice.random(count) ** 1.3
    angle = dice.uniform(0, 2 * np.pi, count)
    zero = np.zeros(count)
    return floats(
        np.stack(
            [
                radius * np.cos(angle), zero, radius * np.sin(angle), dice.uniform(*scale, count), dice.uniform(0, 6.28, count),
                zero + sway, dice.uniform(0.88, 1.18, count), dice.uniform(0.75, 1.15, count),
            ],
            1,
        )
    )  # fmt: skip


def _vec(point: Floats) -> Vec:
    x, y, z = point.tolist()
    return x, y, z
