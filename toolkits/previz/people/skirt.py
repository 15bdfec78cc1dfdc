"""The lower part of a garment: a tube of folds that hips and knees carry and gravity draws down; the belt over its seam."""

from dataclasses import dataclass

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.people.bodice import stocking, waist_of
from toolkits.previz.people.body import Body
from toolkits.previz.people.colours import scaled
from toolkits.previz.people.hanging import Hang
from toolkits.previz.people.human import Detail
from toolkits.previz.people.piece import Piece, coloured
from toolkits.previz.people.skin import mottled
from toolkits.previz.people.sparse import Reals, Sparse, compressed
from toolkits.previz.people.surface import borrowed, grid_faces
from toolkits.previz.people.turns import Triple

SIZES: dict[Detail, tuple[int, int]] = {"near": (30, 72), "middle": (16, 40), "far": (8, 18)}
"""Rows and columns."""
LINING = 2
"""Rows turned up inside the hem."""


@dataclass(frozen=True)
class Skirt:
    """How it is cut."""

    colour: Triple
    hem: float
    """Height of the hem at rest, metres."""
    flare: float = 0.10
    """How much wider the hem is than the body above it needs, metres."""
    folds: float = 0.014
    """Depth of the folds at the hem, metres."""
    count: int = 9
    """Folds round the body."""
    ragged: float = 0.0
    """How far the hem wanders, metres."""
    trim: Triple | None = None
    """Colour of a border above the hem."""
    open_front: bool = False
    """A dark line down the front, as a coat has."""
    material: str = "cloth"


def outline(points: Reals, centre: Reals, ways: Reals) -> Reals:
    """How far points reach from a centre in each way, seen from above (their support function)."""
    out: Reals = ((points[:, [0, 2]] - centre) @ ways.T).max(axis=0)
    return out


def ways_round(columns: int) -> Reals:
    """(columns, 2) unit directions x, z, from the front to the person's left and round."""
    angle = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    return np.stack([np.sin(angle), np.cos(angle)], axis=1)


def skirt_piece(body: Body, detail: Detail, style: Skirt, over: Floats) -> Piece:
    """The skirt bound to the body; `over` are points of the bodice that its top must cover."""
    rows, columns = SIZES[detail]
    heights = np.linspace(waist_of(body) + 0.012, style.hem, rows - LINING)
    radii, middles = _rings(body, heights, columns, over)
    down = np.linspace(0, 1, len(heights))[:, None]
    angle = np.linspace(0, 2 * np.pi, columns, endpoint=False)[None]
    wander = 2.6 * np.sin(angle + body.identity.seed % 7) + 1.3 * np.sin(2 * angle + 1.7 * down)
    fold = np.sin(style.count * angle + wander + 0.8 * down) + 0.5 * np.sin(1.9 * style.count * angle - wander + 3 * down)
    radii = radii + style.flare * down**1.15 + style.folds * np.clip(down * 2.2, 0.1, 1) * fold
    ways = ways_round(columns)
    y = heights[:, None] + np.zeros_like(angle)
    if style.ragged > 0:
        y = y + style.ragged * down**3 * (np.sin(13 * angle + 3 * np.sin(5 * angle)) + 0.7 * np.sin(31 * angle))
    grid = np.stack([middles[:, :1] + radii * ways[:, 0], y, middles[:, 1:] + radii * ways[:, 1]], axis=2)
    colours = _colours(style, fold, down, rows, columns, grid)
    grid = np.concatenate([grid, _turned_up(grid)])
    points = grid.reshape(-1, 3).astype(np.float32)
    give = np.concatenate([np.clip(np.linspace(-0.25, 0.75, rows - LINING - 1), 0.04, 0.45), np.zeros(LINING)])
    hang = Hang(
        rows, columns, True, give.astype(np.float32), {"leg": 0.014} | ({"foot": 0.01} if style.hem < 0.3 else {}),
        slides=False, drag=0.8,
        phase=float(body.identity.seed % 19),
    )  # fmt: skip
    faces = grid_faces(rows, columns, True)
    return Piece(style.material, points, faces, colours, _weights(body, points), hang=None if detail == "far" else hang)


def _rings(body: Body, heights: Reals, columns: int, over: Floats) -> tuple[Reals, Reals]:
    """Radius of every column at every height, and each ring's middle (x, z)."""
    patch, on_arm = stocking(body, "middle")
    legs = patch.points[on_arm < 0.3]
    every = np.concatenate([legs, over])
    ways = ways_round(columns)
    radii, middles = np.zeros((len(heights), columns)), np.zeros((len(heights), 2))
    for row, height in enumerate(heights):
        slab = every[np.abs(every[:, 1] - height) < 0.035]
        slab = slab if len(slab) > 8 else legs[np.argsort(np.abs(legs[:, 1] - height))[:24]]
        low, high = slab[:, 2].min(), slab[:, 2].max()
        middles[row] = 0.0, (low + high) / 2
        radii[row] = outline(slab, middles[row], ways) + 0.012
    kernel = np.array([0.25, 0.5, 0.25])
    for _ in range(3):
        padded = np.concatenate([radii[:1], radii, radii[-1:]])
        radii = np.maximum(radii, kernel[0] * padded[:-2] + kernel[1] * padded[1:-1] + kernel[2] * padded[2:])
    pad = np.pad(middles[:, 1], 4, mode="edge")
    middles[:, 1] = np.convolve(pad, np.ones(9) / 9, mode="valid")
    return radii, middles


def _turned_up(grid: Reals) -> Reals:
    """Rows inside the hem, going up again."""
    hem, above = grid[-1], grid[-2]
    middle = hem.mean(axis=0)
    inward = (middle - hem) * (1, 0, 1)
    inward /= np.maximum(np.linalg.norm(inward, axis=1, keepdims=True), 1e-6)
    rise = (above - hem) / np.maximum(np.linalg.norm(above - hem, axis=1, keepdims=True), 1e-6)
    return np.stack([hem + inward * 0.008, hem + inward * 0.014 + rise * 0.10])


def _colours(style: Skirt, fold: Reals, down: Reals, rows: int, columns: int, grid: Reals) -> Floats:
    """Deep folds darker, the border in its own colour, the lining dark."""
    out = coloured(rows * columns, style.colour).reshape(rows, columns, 3)
    outer = rows - LINING
    shade = 0.86 + 0.16 * np.clip(fold, -1.3, 1.3) * np.clip(down * 2, 0.2, 1)
    if style.trim is not None and outer > 10:
        border = max(1, round(outer * 0.05))
        out[outer - 1 - border : outer - 1] = style.trim
    out[:outer] *= shade[..., None] * (1 + 0.08 * mottled(grid.reshape(-1, 3) * 15)).reshape(outer, columns, 1)
    if style.open_front:
        out[:outer, 0] *= 0.25
    out[outer:] *= 0.3
    return np.clip(out, 0, 1).reshape(-1, 3).astype(np.float32)


def _weights(body: Body, points: Floats) -> Sparse:
    """Waist by the trunk, then hips, thighs and a little of the calves, going over from left to right across the front."""
    rig, number = body.rig, body.rig.number
    hip, knee = rig.head("thigh_l"), rig.head("calf_l")
    x, y = points[:, 0], points[:, 1]
    left = _rise(x / (0.75 * np.abs(hip[0]) + 0.35 * np.clip(hip[1] - y, 0, 1)))
    thigh = _rise((hip[1] + 0.03 - y) / 0.17 * 2 - 1)
    calf = 0.72 * _rise((knee[1] + 0.02 - y) / 0.16)
    out = np.zeros((len(points), len(rig.names)), np.float32)
    out[:, number["pelvis"]] = 1 - thigh
    for side, share in (("l", left), ("r", 1 - left)):
        out[:, number[f"thigh_{side}"]] = thigh * share * (1 - calf)
        out[:, number[f"calf_{side}"]] = thigh * share * calf
    patch, on_arm = stocking(body, "middle")
    trunk = on_arm < 0.1
    lent = borrowed(points, patch.points[trunk], patch.weights.rows(np.flatnonzero(trunk))).dense()
    top = _rise((y - hip[1] - 0.03) / 0.10 * 2 - 1)[:, None]
    return compressed(out * (1 - top) + lent * top)


def _rise(x: Reals) -> Reals:
    """From 0 at -1 to 1 at 1, smoothly."""
    share = np.clip(x * 0.5 + 0.5, 0, 1)
    out: Reals = share * share * (3 - 2 * share)
    return out


def belt_piece(detail: Detail, colour: Triple, skirt: Piece, width: float = 0.028, material: str = "leather") -> Piece:
    """A band round the waist, over the seam of bodice and skirt."""
    rows, columns = 4, SIZES[detail][1]
    top = skirt.points[:columns]
    middle = top.mean(axis=0)
    outward = top - middle
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    rise, out = (width, width * 0.8, -width * 0.8, -width), (0.004, 0.011, 0.011, 0.006)
    grid = np.stack([top + outward * o + (0, r - 0.012, 0) for r, o in zip(rise, out, strict=True)])
    points = grid.reshape(-1, 3).astype(np.float32)
    every = np.tile(np.arange(columns), rows)
    return Piece(
        material, points, grid_faces(rows, columns, True), coloured(len(points), scaled(colour, 0.9)),
        skirt.weights.rows(every),
    )  # fmt: skip
