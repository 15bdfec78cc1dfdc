"""Cloth and hair that hang: columns that fall under gravity and wind from where they are held, and rest on the body."""

from dataclasses import dataclass

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.people.rig import Rig, Stance
from toolkits.previz.people.turns import Triple, Vector

GRAVITY = 9.8


@dataclass(frozen=True)
class Capsule:
    """A limb to rest on: a segment between two joints (or points fixed to them) with a radius at each end."""

    start: tuple[str, Triple]
    end: tuple[str, Triple]
    radii: tuple[float, float]
    group: str


@dataclass(frozen=True)
class Hang:
    """How a grid of points hangs."""

    rows: int
    columns: int
    closed: bool
    """Whether the last column meets the first."""
    give: Floats
    """(rows - 1,) 0 to 1: how far each step down a column follows gravity rather than the body."""
    on: tuple[str, ...]
    """Groups of capsules it rests on."""
    margin: float
    """Metres it keeps from them."""
    drag: float = 1.0
    """How readily the wind takes it."""
    floor: float = 0.008
    """Metres it keeps from the ground."""
    phase: float = 0.0


@dataclass(frozen=True)
class Air:
    """Gravity and wind at an instant."""

    wind: Triple
    seconds: float


def placed(capsules: tuple[Capsule, ...], rig: Rig, stance: Stance) -> list[tuple[str, Vector, Vector, tuple[float, float]]]:
    """Where the capsules are in a stance."""
    out = []
    for capsule in capsules:
        ends = []
        for joint, offset in (capsule.start, capsule.end):
            number = rig.number[joint]
            ends.append(stance.places[number] + stance.turns[number] @ np.array(offset))
        out.append((capsule.group, ends[0], ends[1], capsule.radii))
    return out


def hung(
    points: Floats, hang: Hang, air: Air, limbs: list[tuple[str, Vector, Vector, tuple[float, float]]], floor: float | None
) -> Floats:
    """A grid's points, carried along with the body, let fall. `floor` is the ground's height, None where there is none."""
    grid = points.reshape(hang.rows, hang.columns, 3)
    steps = grid[1:] - grid[:-1]
    length = np.sqrt((steps * steps).sum(axis=2, keepdims=True))
    pull = _pull(hang, air)
    give = hang.give[:, None, None]
    ways = steps * ((1 - give) / np.maximum(length, 1e-6)) + pull * give
    ways *= length / np.maximum(np.sqrt((ways * ways).sum(axis=2, keepdims=True)), 1e-6)
    out = np.concatenate([grid[:1], grid[0] + np.cumsum(ways, axis=0)])
    free = np.concatenate([[0.0], np.minimum(hang.give * 3, 1)])[:, None, None].astype(np.float32)
    for _ in range(2):
        out = _off(out, hang, limbs)
        out = out + (_evened(out, hang.closed) - out) * (0.5 * free)
    out = _off(out, hang, limbs).astype(np.float32)
    if floor is not None:
        low = np.float32(floor + hang.floor)
        out[..., 1] = np.where(out[..., 1] < low, low + 0.12 * (low - out[..., 1]).clip(0, 0.2), out[..., 1])
    return out.reshape(-1, 3)


def _pull(hang: Hang, air: Air) -> Floats:
    """(rows - 1, columns, 3) unit-ish pull of gravity and gusting wind on every step."""
    across = np.linspace(0, 2 * np.pi, hang.columns, endpoint=not hang.closed)[None]
    down = np.linspace(0, 1, hang.rows - 1)[:, None]
    speed = float(np.linalg.norm(air.wind))
    beat = air.seconds * (2.2 + 0.35 * min(speed, 12)) + hang.phase
    gust = 1 + 0.35 * np.sin(beat - 3.2 * down + 2 * across) + 0.22 * np.sin(1.9 * beat - 5.1 * down - 3 * across)
    lift = np.array(air.wind, np.float64) * (0.085 * hang.drag * speed)
    flutter = 0.05 * min(speed, 10) * hang.drag * np.sin(2.3 * beat - 6 * down + 4 * across)
    pull = gust[..., None] * lift + np.array([0.0, -GRAVITY, 0.0])
    if speed > 1e-6:
        side = np.cross(np.array(air.wind) / speed, (0, 1, 0))
        pull = pull + (flutter * GRAVITY * 0.5 * down)[..., None] * side
    out: Floats = (pull / GRAVITY).astype(np.float32)
    return out


def _evened(grid: Floats, closed: bool) -> Floats:
    """Each point's mean with its neighbours along and across."""
    left, right = np.roll(grid, 1, axis=1), np.roll(grid, -1, axis=1)
    if not closed:
        left[:, 0], right[:, -1] = grid[:, 0], grid[:, -1]
    up = np.concatenate([grid[:1], grid[:-1]])
    below = np.concatenate([grid[1:], 2 * grid[-1:] - grid[-2:-1]])
    out: Floats = (left + right + up + below) * np.float32(0.25)
    return out


def _off(grid: Floats, hang: Hang, limbs: list[tuple[str, Vector, Vector, tuple[float, float]]]) -> Floats:
    """Points pushed out of the limbs they rest on."""
    out = grid.reshape(-1, 3).copy()
    for group, start, end, radii in limbs:
        if group in hang.on:
            _push(out, start.astype(np.float32), end.astype(np.float32), radii, hang.margin)
    return out.reshape(grid.shape)


def _push(points: Floats, start: Floats, end: Floats, radii: tuple[float, float], margin: float) -> None:
    """Move points inside one capsule to its surface, in place."""
    reach = max(radii) + margin
    low, high = np.minimum(start, end) - reach, np.maximum(start, end) + reach
    near = np.flatnonzero(((points > low) & (points < high)).all(axis=1))
    if not len(near):
        return
    some, bone = points[near], end - start
    share = np.clip((some - start) @ bone / max(float(bone @ bone), 1e-9), 0, 1)
    away = some - (start + share[:, None] * bone)
    far = np.sqrt(np.einsum("ij,ij->i", away, away))
    radius = radii[0] + (radii[1] - radii[0]) * share + margin
    inside = far < radius
    factor = np.where(inside, radius / np.maximum(far, 1e-4), 1.0)[:, None]
    points[near] = some + away * (factor - 1).astype(np.float32)
