"""Hair: a cap that follows the hairline, locks upon it, and for long hair a curtain that falls behind the shoulders."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from toolkits.previz.people.body import Body
from toolkits.previz.people.hanging import Hang
from toolkits.previz.people.human import Detail
from toolkits.previz.people.locks import ribbons, streaked, thinned
from toolkits.previz.people.piece import Piece, held
from toolkits.previz.people.skull import Skull, bearing, from_pole
from toolkits.previz.people.sparse import Reals, Sparse, compressed
from toolkits.previz.people.surface import grid_faces, normals_of
from toolkits.previz.people.turns import Vector

SIZES: dict[Detail, tuple[int, int]] = {"near": (22, 96), "middle": (12, 48), "far": (6, 20)}
"""Rows from the crown to the hairline, columns round the head."""
LOCKS: dict[Detail, int] = {"near": 420, "middle": 0, "far": 0}
CURTAIN: dict[Detail, int] = {"near": 14, "middle": 8, "far": 4}
"""Rows of long hair below the hairline."""
BEHIND_EARS = np.radians(100)

HAIRLINE_AT = np.radians([0, 18, 36, 52, 66, 76, 84, 92, 104, 116, 130, 155, 180])
SHORT_LINE = np.array([66, 66, 67, 56, 30, 8, -6, 16, 24, 8, -16, -40, -50])
LONG_LINE = np.array([67, 66, 62, 46, 24, 6, -4, 14, 22, 2, -24, -44, -52])
"""Heights of the hairline above the eyes, millimetres on a grown head, by angle from the front."""


@dataclass(frozen=True)
class Cap:
    """The hair on the head as a grid, before it is coloured."""

    points: Reals
    """(rows, columns, 3)"""
    base: Reals
    """(rows, columns, 3) the skin under it"""


def hair_pieces(body: Body, detail: Detail, under: Literal["nothing", "rim", "cloth"] = "nothing") -> list[Piece]:
    """The hair of a body: in the open, under a hat or helmet whose rim frees its ends, or under a cloth that hides them."""
    wear = body.identity.wear
    if wear.hair_length == "bald":
        return []
    dice = np.random.default_rng(body.identity.seed % 2**32)
    long = wear.hair_length == "long"
    skull = Skull(body)
    cap = _cap(skull, detail, long, flat=under != "nothing")
    out = [_cap_piece(body, cap)]
    if LOCKS[detail] and under == "nothing":
        out.append(_locks(body, cap, LOCKS[detail], long, dice))
    if long and under != "cloth":
        out.append(_curtain(body, cap, CURTAIN[detail], float(dice.random())))
    return out


def _pole(long: bool) -> Vector:
    """Where hair parts: the crown, further forward for long hair."""
    lean = 0.35 if long else 0.62
    return np.array([0.0, np.cos(lean), -np.sin(lean)])


def _line(body: Body, long: bool) -> Reals:
    """Hairline heights at `HAIRLINE_AT`, metres above the eyes; age draws the temples back."""
    line = (LONG_LINE if long else SHORT_LINE).astype(np.float64)
    if not body.identity.female and not body.identity.child:
        back = 4 + 14 * body.identity.old + 6 * ((body.identity.seed // 7) % 10) / 10
        line = line + back * np.array([0.6, 1.0, 1.0, 0.5, 0.2, 0, 0, 0, 0, 0, 0, 0, 0])
    return line * 0.001 * body.size


def _cap(skull: Skull, detail: Detail, long: bool, flat: bool) -> Cap:
    body, (rows, columns) = skull.body, SIZES[detail]
    around = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    fine = np.linspace(0.02, 2.75, 72)
    ways = from_pole(_pole(long), np.tile(fine, columns), np.repeat(around, len(fine)))
    ground = skull.surface(ways)
    line = np.interp(bearing(ways), HAIRLINE_AT, _line(body, long)) + body.eyes[0, 1]
    above = (ground[:, 1] - line).reshape(columns, len(fine))
    ends = np.array([_crossing(fine, row) for row in above])
    share = np.linspace(0, 1, rows) ** 0.9
    polar = (0.02 + (ends[None] - 0.02) * share[:, None]).ravel()
    ways = from_pole(_pole(long), polar, np.tile(around, rows))
    base = skull.surface(ways).reshape(rows, columns, 3)
    thick = _thickness(body, share, around, long) * (0.35 if flat else 1.0)
    return Cap(base + ways.reshape(rows, columns, 3) * thick[..., None], base)


def _crossing(angles: Reals, above: Reals) -> float:
    """The first angle at which the surface falls below the hairline."""
    below = np.flatnonzero(above < 0)
    if not len(below) or below[0] == 0:
        return float(angles[-1] if not len(below) else angles[0])
    i = int(below[0])
    share = above[i - 1] / (above[i - 1] - above[i])
    return float(angles[i - 1] + share * (angles[i] - angles[i - 1]))


def _thickness(body: Body, share: Reals, around: Reals, long: bool) -> Reals:
    """(rows, columns) how far hair stands off the skin, metres: full on top, thin at its edge, in grooves."""
    full = (0.019 if long else 0.0135) * body.size * (1 - 0.35 * body.identity.old * (not body.identity.female))
    back = 0.5 - 0.5 * np.cos(around)
    taper = 0.14 + (0.0 if long else 0.40) * back[None] ** 0.7
    edge = np.clip((1 - share[:, None]) / taper, 0, 1) ** 0.7
    phase = body.identity.seed % 11
    wander = 2.5 * np.sin(2 * around[None] + phase) + 1.2 * np.sin(5 * around[None] - phase + 2 * share[:, None])
    groove = np.sin(23 * around[None] + wander) + 0.6 * np.sin(41 * around[None] - 1.5 * wander + 3 * share[:, None])
    depth = 0.0016 * body.size * np.clip(share * 3, 0, 1)[:, None]
    return (0.0012 * body.size + full * edge) * (0.9 + 0.1 * np.sin(3 * around + phase)) + groove * depth * edge


def _cap_piece(body: Body, cap: Cap) -> Piece:
    rows, columns = cap.points.shape[:2]
    points = cap.points.reshape(-1, 3).astype(np.float32)
    faces = grid_faces(rows, columns, True)
    around = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    streak = 1 + 0.28 * np.sin(31 * around + 3 * np.sin(7 * around)) + 0.15 * np.sin(57 * around)
    share = np.linspace(0, 1, rows)[:, None]
    shade = (streak[None] * (0.9 + 0.25 * share)).reshape(-1, 1)
    skin, hair = np.array(body.identity.skin), np.array(body.identity.hair)
    fade = np.repeat(np.clip((share - 0.93) / 0.07, 0, 1) * 0.55, columns, axis=1).reshape(-1, 1)
    colours = np.clip(hair * shade * (1 - fade) + skin * 0.6 * fade, 0, 1).astype(np.float32)
    joints = body.rig.names
    return Piece(
        "hair", points, faces, colours, held(len(points), joints.index("head"), len(joints)), normals=normals_of(points, faces)
    )


def _locks(body: Body, cap: Cap, count: int, long: bool, dice: np.random.Generator) -> Piece:
    """Ribbons down the columns of the cap, a little raised at their tips."""
    rows, columns = cap.points.shape[:2]
    steps = 6
    start = dice.uniform(0.0, 0.86 if long else 0.93, count) * (rows - 1)
    length = dice.uniform(0.18, 0.42, count) * (rows - 1)
    column = dice.integers(0, columns, count)
    row = np.minimum(start[:, None] + length[:, None] * np.linspace(0, 1, steps)[None], rows - 1.001)
    low = row.astype(int)
    part = (row - low)[..., None]
    drift = np.round(dice.normal(0, 1.2, count)[:, None] * np.linspace(0, 1, steps)[None]).astype(int)
    across = (column[:, None] + drift) % columns
    paths = cap.points[low, across] * (1 - part) + cap.points[low + 1, across] * part
    base = cap.base[low, across] * (1 - part) + cap.base[low + 1, across] * part
    away = paths - base
    normals = away / np.maximum(np.linalg.norm(away, axis=2, keepdims=True), 1e-9)
    lift = dice.uniform(0.001, 0.0045, count)[:, None] * np.linspace(0.2, 1, steps)[None] ** 1.5 * body.size
    paths = paths + normals * (lift + 0.0008)[..., None]
    width = dice.uniform(0.6, 1.4, count)[:, None] * thinned(0.0075 * body.size, steps)[None]
    points, faces, out = ribbons(paths, normals, width)
    joints = body.rig.names
    return Piece(
        "hair", points, faces, streaked(count, steps, body.identity.hair, dice),
        held(len(points), joints.index("head"), len(joints)), normals=out,
    )  # fmt: skip


def _curtain(body: Body, cap: Cap, rows: int, chance: float) -> Piece:
    """Hair that runs down the cap, leaves it behind the ears and falls free."""
    ends = cap.points[-1] - (0.0, 0.0, float(cap.points[0, :, 2].mean()))
    behind = np.flatnonzero(bearing(ends) > BEHIND_EARS)
    count = len(cap.points)
    upon = np.unique(np.linspace(count * 0.55, count - 1, max(count // 5, 2)).astype(int))
    rise = np.linspace(0.0, 1.0, len(upon))[:, None, None]
    away = cap.points[:, behind] - cap.base[:, behind]
    away /= np.maximum(np.linalg.norm(away, axis=2, keepdims=True), 1e-9)
    around = np.linspace(0, 2 * np.pi, len(behind))
    groove = 0.003 * (np.sin(11 * around + 2 * np.sin(2 * around)) + 0.5 * np.sin(27 * around))
    held_rows = cap.points[upon][:, behind] + away[upon] * (rise * (0.012 * body.size + groove[:, None]) - 0.001)
    low = np.linspace(0, 1, rows + 1)[1:, None]
    fall = (0.40 + 0.06 * chance) * body.height / 1.65 * (1 + 0.05 * np.sin(13 * around) + 0.03 * np.sin(29 * around))
    free = np.tile(held_rows[-1], (rows, 1, 1))
    free[..., 1] -= low * fall
    free[..., 0] *= 1 + 0.25 * np.sin(low * np.pi * 0.6)
    free[..., 2] += groove * np.clip(low * 3, 0, 1) - 0.01 * low
    grid = np.concatenate([held_rows, free])
    give = np.concatenate([np.zeros(len(upon) - 1), np.clip(np.linspace(0.02, 0.7, rows), 0, 0.6)]).astype(np.float32)
    hang = Hang(len(grid), len(behind), False, give, {"head": 0.010, "trunk": 0.040, "arm": 0.035}, drag=1.3, phase=6 * chance)
    depth = np.concatenate([np.zeros(len(upon)), low[:, 0]])[:, None]
    shade = (1 + 0.3 * np.sin(23 * around + 4 * np.sin(3 * around)))[None] * (0.95 + 0.15 * depth)
    colours = np.clip(shade.reshape(-1, 1) * np.array(body.identity.hair), 0, 1).astype(np.float32)
    return Piece(
        "hair", grid.reshape(-1, 3).astype(np.float32), grid_faces(len(grid), len(behind), False), colours,
        _loosening(body, np.repeat(depth[:, 0], len(behind))), hang=hang,
    )  # fmt: skip


def _loosening(body: Body, low: Reals) -> Sparse:
    """Weights that go over from the head to the chest on the way down."""
    number = body.rig.number
    out = np.zeros((len(low), len(body.rig.names)), np.float32)
    chest = np.clip(low * 1.3, 0, 1) ** 1.5 * 0.8
    out[:, number["head"]] = 1 - chest
    out[:, number["spine_03"]] = chest
    return compressed(out)
