"""Cloth and hair that hang: columns that fall under gravity and wind from where they are held, and rest on the body."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.people.rig import Rig, Stance
from toolkits.previz.people.turns import Triple

GRAVITY = 9.8


@dataclass(frozen=True)
class Capsule:
    """A limb to rest on: a segment between two points fixed to joints, with a radius at each end."""

    start: tuple[str, Triple]
    end: tuple[str, Triple]
    radii: tuple[float, float]
    group: str


@dataclass(frozen=True)
class Limbs:
    """Capsules as they are in one stance, all in arrays."""

    groups: tuple[str, ...]
    starts: Floats
    """(k, 3)"""
    bones: Floats
    """(k, 3) from start to end"""
    radii: Floats
    """(k, 2)"""

    def swollen(self, on: Mapping[str, float]) -> "Limbs":
        """Those of the given groups, thicker by each group's margin."""
        mine = [i for i, group in enumerate(self.groups) if group in on]
        margins = np.array([on[self.groups[i]] for i in mine], np.float32)
        return Limbs(
            tuple(self.groups[i] for i in mine), self.starts[mine], self.bones[mine], self.radii[mine] + margins[:, None]
        )


@dataclass(frozen=True)
class Hang:
    """How a grid of points hangs."""

    rows: int
    columns: int
    closed: bool
    """Whether the last column meets the first."""
    give: Floats
    """(rows - 1,) 0 to 1: how far each step down a column follows gravity rather than the body; 0 stays where it is carried."""
    on: Mapping[str, float]
    """Groups of capsules it rests on, and the metres it keeps from each."""
    slides: bool = True
    """Follows the limbs' surface step by step; otherwise it is pushed out of them once, which is quicker and stiffer."""
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


def placed(capsules: tuple[Capsule, ...], rig: Rig, stance: Stance) -> Limbs:
    """Where the capsules are in a stance."""
    ends = []
    for side in ("start", "end"):
        fixed = [getattr(capsule, side) for capsule in capsules]
        joints = np.array([rig.number[joint] for joint, _ in fixed], np.int64)
        offsets = np.array([offset for _, offset in fixed]).reshape(-1, 3)
        ends.append(stance.places[joints] + np.einsum("kab,kb->ka", stance.turns[joints], offsets))
    return Limbs(
        tuple(capsule.group for capsule in capsules), ends[0].astype(np.float32), (ends[1] - ends[0]).astype(np.float32),
        np.array([capsule.radii for capsule in capsules], np.float32).reshape(-1, 2),
    )  # fmt: skip


def hung(points: Floats, hang: Hang, air: Air, limbs: Limbs, floor: float | None) -> Floats:
    """A grid's points, carried along with the body, let fall. `floor` is the ground's height, None where there is none."""
    grid = points.reshape(hang.rows, hang.columns, 3)
    steps = grid[1:] - grid[:-1]
    length = np.sqrt((steps * steps).sum(axis=2, keepdims=True))
    give = hang.give[:, None, None]
    ways = steps * ((1 - give) / np.maximum(length, 1e-6)) + _pull(hang, air) * give
    ways *= length / np.maximum(np.sqrt((ways * ways).sum(axis=2, keepdims=True)), 1e-6)
    mine = limbs.swollen(hang.on)
    out = _sliding(grid, ways, length, hang, mine) if hang.slides else _pushed_out(grid, ways, hang, mine)
    if floor is not None:
        np.maximum(out[..., 1], np.float32(floor + hang.floor), out=out[..., 1])
    return out.reshape(-1, 3)


def _pull(hang: Hang, air: Air) -> Floats:
    """(rows - 1, columns, 3) pull of gravity and gusting wind on every step, gravity counting one."""
    across = np.linspace(0, 2 * np.pi, hang.columns, endpoint=not hang.closed)[None]
    down = np.linspace(0, 1, hang.rows - 1)[:, None]
    wind = np.array(air.wind)
    speed = float(np.linalg.norm(wind))
    beat = air.seconds * (2.2 + 0.35 * min(speed, 12)) + hang.phase
    gust = 1 + 0.35 * np.sin(beat - 3.2 * down + 2 * across) + 0.22 * np.sin(1.9 * beat - 5.1 * down - 3 * across)
    pull = gust[..., None] * wind * (0.085 * hang.drag * speed) + np.array([0.0, -GRAVITY, 0.0])
    if speed > 1e-6:
        flutter = 0.025 * min(speed, 10) * hang.drag * np.sin(2.3 * beat - 6 * down + 4 * across) * down
        pull = pull + (flutter * GRAVITY)[..., None] * np.cross(wind / speed, (0, 1, 0))
    out: Floats = (pull / GRAVITY).astype(np.float32)
    return out


def _sliding(grid: Floats, ways: Floats, length: Floats, hang: Hang, limbs: Limbs) -> Floats:
    """Row by row: fall, be pushed off the limbs, keep one's distance from the row above."""
    out = np.empty_like(grid)
    out[0] = grid[0]
    carried = 0
    while carried < len(hang.give) and hang.give[carried] == 0:
        carried += 1
        out[carried] = grid[carried]
    for row in range(carried + 1, hang.rows):
        above = out[row - 1]
        here = above + ways[row - 1]
        for _ in range(2):
            here = _off(here, limbs)
            way = here - above
            here = above + way * (length[row - 1] / np.maximum(np.sqrt((way * way).sum(axis=1, keepdims=True)), 1e-6))
        out[row] = _off(here, limbs)
    even = _evened(out, hang.closed)
    out[carried + 1 :] += (even[carried + 1 :] - out[carried + 1 :]) * np.float32(0.5)
    return out


def _pushed_out(grid: Floats, ways: Floats, hang: Hang, limbs: Limbs) -> Floats:
    """All rows at once: fall, then be pushed off the limbs and evened."""
    out: Floats = np.concatenate([grid[:1], grid[0] + np.cumsum(ways, axis=0)]).astype(np.float32)
    free = np.concatenate([[0.0], np.minimum(hang.give * 3, 1)])[:, None, None].astype(np.float32)
    for _ in range(2):
        out = _off_each(out, limbs)
        out = (out + (_evened(out, hang.closed) - out) * (0.5 * free)).astype(np.float32)
    return _off_each(out, limbs)


def _evened(grid: Floats, closed: bool) -> Floats:
    """Each point's mean with its neighbours along and across."""
    left, right = np.roll(grid, 1, axis=1), np.roll(grid, -1, axis=1)
    if not closed:
        left[:, 0], right[:, -1] = grid[:, 0], grid[:, -1]
    up = np.concatenate([grid[:1], grid[:-1]])
    below = np.concatenate([grid[1:], 2 * grid[-1:] - grid[-2:-1]])
    out: Floats = (left + right + up + below) * np.float32(0.25)
    return out


def _off(points: Floats, limbs: Limbs) -> Floats:
    """Points moved to the surface of the limb they lie deepest in."""
    if not limbs.groups:
        return points
    from_start = points[:, None] - limbs.starts
    share = np.einsum("nkj,kj->nk", from_start, limbs.bones) / np.maximum((limbs.bones**2).sum(axis=1), 1e-9)
    share = np.clip(share, 0, 1)
    away = from_start - share[..., None] * limbs.bones
    far = np.sqrt(np.einsum("nkj,nkj->nk", away, away))
    deep = limbs.radii[:, 0] + (limbs.radii[:, 1] - limbs.radii[:, 0]) * share - far
    deepest = np.argmax(deep, axis=1)
    every = np.arange(len(points))
    by = np.maximum(deep[every, deepest], 0) / np.maximum(far[every, deepest], 1e-4)
    out: Floats = (points + away[every, deepest] * by[:, None]).astype(np.float32)
    return out


def _off_each(grid: Floats, limbs: Limbs) -> Floats:
    """A grid pushed out of one limb after another; only points near a limb are looked at."""
    points = grid.reshape(-1, 3).copy()
    for start, bone, radii in zip(limbs.starts, limbs.bones, limbs.radii, strict=True):
        end, reach = start + bone, radii.max()
        low, high = np.minimum(start, end) - reach, np.maximum(start, end) + reach
        near = np.flatnonzero(((points > low) & (points < high)).all(axis=1))
        if len(near):
            points[near] = _off(points[near], Limbs(("",), start[None], bone[None], radii[None]))
    return points.reshape(grid.shape)
