"""Rotations: column vectors, right-handed, y up, z forward; angles in radians."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Triple = tuple[float, float, float]


def unit(vector: Sequence[float] | Vector) -> Vector:
    """The vector, or each of a stack of vectors, at length one."""
    array = np.asarray(vector, np.float64)
    out: Vector = array / np.maximum(np.linalg.norm(array, axis=-1, keepdims=True), 1e-12)
    return out


def about(axis: Sequence[float] | Vector, angle: float) -> Matrix:
    """A turn round any axis (Rodrigues)."""
    x, y, z = unit(axis)
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    out: Matrix = np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * (cross @ cross)
    return out


def leant(lean: Triple) -> Matrix:
    """A turn by (pitch, yaw, roll): positive pitch bows forward, yaw turns to the left, roll tips to the right."""
    pitch, yaw, roll = lean
    return about((0, 1, 0), yaw) @ about((1, 0, 0), pitch) @ about((0, 0, 1), roll)


def swing(start: Sequence[float] | Vector, end: Sequence[float] | Vector) -> Matrix:
    """The shortest turn that takes one direction to another; half a turn goes round x."""
    a, b = unit(start), unit(end)
    axis = np.cross(a, b)
    sine = float(np.linalg.norm(axis))
    if sine < 1e-9:
        return np.eye(3) if a @ b > 0 else about((1, 0, 0), np.pi)
    return about(axis, float(np.arctan2(sine, a @ b)))


def frame(ahead: Sequence[float] | Vector, side: Sequence[float] | Vector) -> Matrix:
    """Three right-angled columns: a direction, a side made square to it, and their cross product."""
    first = unit(ahead)
    second = np.asarray(side, np.float64)
    second = unit(second - first * float(first @ second))
    return np.stack([first, second, np.cross(first, second)], axis=1)


def twist_about(axis: Vector, turn: Matrix) -> float:
    """How far a turn rotates round an axis (swing-twist decomposition), -pi to pi."""
    x, y, z, w = quaternions(turn[None])[0]
    angle = 2 * float(np.arctan2(np.dot(unit(axis), (x, y, z)), w))
    return float((angle + np.pi) % (2 * np.pi) - np.pi)


def quaternions(turns: Matrix) -> Matrix:
    """(n, 3, 3) matrices as (n, 4) unit quaternions x y z w, w never negative."""
    m = np.asarray(turns, np.float64)
    xx, yy, zz = m[:, 0, 0], m[:, 1, 1], m[:, 2, 2]
    squares = np.stack([1 + xx - yy - zz, 1 - xx + yy - zz, 1 - xx - yy + zz, 1 + xx + yy + zz], axis=1)
    yz, xz, xy = m[:, 2, 1] - m[:, 1, 2], m[:, 0, 2] - m[:, 2, 0], m[:, 1, 0] - m[:, 0, 1]
    sxy, sxz, syz = m[:, 0, 1] + m[:, 1, 0], m[:, 0, 2] + m[:, 2, 0], m[:, 1, 2] + m[:, 2, 1]
    rows = np.stack(
        [
            np.stack([squares[:, 0], sxy, sxz, yz], axis=1),
            np.stack([sxy, squares[:, 1], syz, xz], axis=1),
            np.stack([sxz, syz, squares[:, 2], xy], axis=1),
            np.stack([yz, xz, xy, squares[:, 3]], axis=1),
        ],
        axis=1,
    )
    out = rows[np.arange(len(m)), np.argmax(squares, axis=1)]
    out = np.where(out[:, 3:] < 0, -out, out)
    return unit(out)
