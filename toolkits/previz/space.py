"""Vectors and 4x4 matrices: metres, y up, right-handed, column vectors, the camera looking along -z."""

from math import cos, radians, sin, tan

import numpy as np
from numpy.typing import ArrayLike

from toolkits.previz.mesh import Floats

Vec = tuple[float, float, float]
"""Metres: right, up, towards the default camera."""


def floats(values: ArrayLike) -> Floats:
    """Numbers as single precision, which is what the device takes."""
    return np.asarray(values, np.float32)


def unit(vectors: ArrayLike) -> Floats:
    """Vectors of length one along the last axis; a zero vector stays zero."""
    whole = np.asarray(vectors)
    return floats(whole / np.maximum(np.linalg.norm(whole, axis=-1, keepdims=True), 1e-9))


def direction(x: float, y: float, z: float) -> Vec:
    """One direction of length one."""
    length = max((x * x + y * y + z * z) ** 0.5, 1e-9)
    return x / length, y / length, z / length


def turn_x(angle: float) -> Floats:
    """A rotation about the axis to the right, radians."""
    c, s = cos(angle), sin(angle)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]], np.float32)


def turn_y(angle: float) -> Floats:
    """A rotation about the upward axis, radians; it takes +z towards +x."""
    c, s = cos(angle), sin(angle)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]], np.float32)


def turn_z(angle: float) -> Floats:
    """A rotation about the axis towards the camera, radians."""
    c, s = cos(angle), sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]], np.float32)


def placed(at: Vec, turn: ArrayLike | None = None, scale: float = 1.0) -> Floats:
    """A 4x4 matrix that scales, turns, then moves."""
    matrix = np.eye(4, dtype=np.float32)
    matrix[:3, :3] = (np.eye(3) if turn is None else np.asarray(turn)) * scale
    matrix[:3, 3] = at
    return matrix


def carried(matrix: Floats, point: Vec) -> Vec:
    """A point moved by a 4x4 matrix."""
    x, y, z = (matrix[:3, :3] @ np.asarray(point, np.float32) + matrix[:3, 3]).tolist()
    return x, y, z


def viewed(eye: Vec, target: Vec, roll: float = 0.0) -> Floats:
    """The 4x4 matrix from the world to a camera; `roll` in radians, positive tips the camera to its right."""
    forward = unit(np.subtract(target, eye))
    upward = np.array([0, 1, 0] if abs(forward[1]) < 0.999 else [0, 0, -1], np.float32)
    right = unit(np.cross(forward, upward))
    up = np.cross(right, forward)
    right, up = right * cos(roll) + up * sin(roll), up * cos(roll) - right * sin(roll)
    matrix = np.eye(4, dtype=np.float32)
    matrix[:3, :3] = right, up, -forward
    matrix[:3, 3] = -matrix[:3, :3] @ np.asarray(eye, np.float32)
    return matrix


def perspective(vertical_deg: float, aspect: float, near: float, far: float) -> Floats:
    """The clip matrix of a lens; `aspect` is width over height, `near` and `far` in metres."""
    focal = 1 / tan(radians(vertical_deg) / 2)
    matrix = np.zeros((4, 4), np.float32)
    matrix[0, 0], matrix[1, 1] = focal / aspect, focal
    matrix[2, 2:] = (far + near) / (near - far), 2 * far * near / (near - far)
    matrix[3, 2] = -1
    return matrix


def orthographic(half: float, near: float, far: float) -> Floats:
    """The clip matrix of parallel light over a square of 2 x `half` metres."""
    matrix = np.diag([1 / half, 1 / half, -2 / (far - near), 1]).astype(np.float32)
    matrix[2, 3] = -(far + near) / (far - near)
    return matrix
