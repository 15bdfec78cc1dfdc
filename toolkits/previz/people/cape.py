"""A cape or mantle: laid on the shoulders, open in front, falling free behind; also the short collar of a hood."""

from dataclasses import dataclass

import numpy as np

from toolkits.previz.people.bodice import stocking
from toolkits.previz.people.body import Body
from toolkits.previz.people.hanging import Hang
from toolkits.previz.people.human import Detail
from toolkits.previz.people.piece import Piece
from toolkits.previz.people.skin import mottled
from toolkits.previz.people.sparse import Reals, Sparse, compressed, nearest
from toolkits.previz.people.surface import borrowed, grid_faces, normals_of
from toolkits.previz.people.turns import Triple

SIZES: dict[Detail, tuple[int, int, int]] = {"near": (7, 17, 65), "middle": (5, 10, 29), "far": (4, 5, 15)}
"""Rows on the shoulders, rows that fall, columns."""


@dataclass(frozen=True)
class Cape:
    """How it is cut."""

    colour: Triple
    hem: float
    """Height of the hem, metres."""
    opening: float = 0.62
    """Half the angle left open in front at the neck, radians."""
    folds: float = 0.016
    trim: Triple | None = None


def cape_piece(body: Body, detail: Detail, style: Cape, margin: float = 0.038) -> Piece:
    """The cape bound to the body, `margin` metres off it."""
    on, free, columns = SIZES[detail]
    around = np.linspace(style.opening, 2 * np.pi - style.opening, columns)
    shoulders = _shoulders(body, around, on, margin)
    low = np.linspace(0, 1, free + 1)[1:, None]
    rim = shoulders[-1]
    middle = np.array([0.0, 0.0, rim[:, 2].mean()])
    away = (rim - middle) * (1, 0, 1)
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    wander = 2.0 * np.sin(2 * around + body.identity.seed % 5)
    fold = np.sin(8 * around + wander + 0.6 * low) + 0.5 * np.sin(15 * around - wander + 2 * low)
    falling = np.tile(rim, (free, 1, 1))
    falling[..., 1] += (style.hem - rim[:, 1]) * low
    falling += away * (0.05 * low + style.folds * np.clip(low * 2, 0, 1) * fold)[..., None]
    grid = np.concatenate([shoulders, falling])
    points = grid.reshape(-1, 3).astype(np.float32)
    give = np.concatenate([np.zeros(on - 1), np.clip(np.linspace(0.10, 0.75, free), 0, 0.6)]).astype(np.float32)
    hang = Hang(
        on + free,
        columns,
        False,
        give,
        {"trunk": margin, "arm": margin * 0.8, "leg": 0.075},
        drag=1.0,
        phase=float(body.identity.seed % 13),
    )
    shade = np.concatenate([np.ones((on, columns)), 0.88 + 0.16 * np.clip(fold, -1.2, 1.2) * np.clip(low * 2, 0.2, 1)])
    return Piece(
        "cloth",
        points,
        grid_faces(on + free, columns, False),
        _colours(style, shade, points),
        _weights(body, points, on, columns),
        hang=None if detail == "far" else hang,
    )


def _shoulders(body: Body, around: Reals, rows: int, margin: float) -> Reals:
    """(rows, columns, 3) from the neck over the shoulders to their edge."""
    neck, joint = body.rig.head("neck_01"), body.rig.head("upperarm_l")
    tall = body.height / 1.7
    inner = np.stack(
        [0.072 * tall * np.sin(around), np.full(len(around), neck[1] + 0.012), neck[2] + 0.066 * tall * np.cos(around)], axis=1
    )
    side = np.abs(np.sin(around))
    wide, deep = joint[0] + 0.055 * tall, 0.135 * tall
    outer = np.stack(
        [wide * np.sin(around), joint[1] - 0.10 * tall * (1 - side) - 0.015, joint[2] + deep * np.cos(around)], axis=1
    )
    share = np.linspace(0, 1, rows)[:, None, None]
    flat = inner + (outer - inner) * share
    flat[..., 1] += 0.045 * tall * np.sin(np.pi * share[..., 0]) * (0.4 + 0.6 * (1 - side))
    return _outside(body, flat.reshape(-1, 3), margin).reshape(rows, len(around), 3)


def _outside(body: Body, points: Reals, margin: float) -> Reals:
    """Points moved off the stocking wherever they lie nearer than the margin."""
    patch, _ = stocking(body, "middle")
    normals = normals_of(patch.points, patch.faces)
    out = points.copy()
    for _ in range(3):
        _, at = nearest(out, patch.points, 3)
        way = normals[at].mean(axis=1)
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        lack = margin - ((out - patch.points[at].mean(axis=1)) * way).sum(axis=1, keepdims=True)
        out += way * np.clip(lack, 0, 0.12)
    return out


def _colours(style: Cape, shade: Reals, points: Reals) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    out = np.tile(np.array(style.colour), (shade.size, 1)).reshape(*shade.shape, 3) * shade[..., None]
    out *= (1 + 0.08 * mottled(points * 14)).reshape(*shade.shape, 1)
    if style.trim is not None:
        out[-2:], out[:, :1], out[:, -1:] = style.trim, style.trim, style.trim
    return np.clip(out, 0, 1).reshape(-1, 3).astype(np.float32)


def _weights(body: Body, points: Reals, on: int, columns: int) -> Sparse:
    """Shoulders as the body has them, with arms carrying half of their part; below, the back alone."""
    patch, _ = stocking(body, "middle")
    lent = borrowed(points, patch.points, patch.weights).dense()
    number = body.rig.number
    for side in "lr":
        for bone in ("upperarm", "lowerarm"):
            part = lent[:, number[f"{bone}_{side}"]] * 0.55
            lent[:, number[f"{bone}_{side}"]] -= part
            lent[:, number[f"clavicle_{side}"]] += part
    rim = lent.reshape(-1, columns, lent.shape[1])[on - 1]
    rows = len(points) // columns - on
    low = np.clip(np.linspace(0, 1, rows + 1)[1:] * 2.2, 0, 1)[:, None, None]
    back = np.zeros(lent.shape[1], np.float32)
    back[[number["spine_02"], number["pelvis"]]] = 0.6, 0.4
    lent.reshape(-1, columns, lent.shape[1])[on:] = rim[None] * (1 - low) + back * low
    return compressed(lent)
