"""A body on its way, posed as time goes on: what is common to walkers, groups, riders and mounts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import atan2

import numpy as np

from exeget.shot import Actor, Shot
from exeget.terms import Mood, Pose
from toolkits.picture import Figure
from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.motion import Way
from toolkits.previz.people import Detail, Motion, Player, Posed
from toolkits.previz.place import Place
from toolkits.previz.scene import Lively, Moving, Performance
from toolkits.previz.space import Vec, carried, floats, placed, turn_y

SPEAKING: frozenset[Pose] = frozenset({"speak", "cry_out", "pray"})
SWIMMING, WADING = 0.02, 0.52
"""Height of a swimmer's breast, and of the eyes of who stands upright in open water, metres."""
PoseAt = Callable[[float], Posed]


@dataclass(frozen=True)
class Company:
    """What all players of a shot share."""

    shot: Shot
    place: Place
    seed: int
    seconds: float
    """Length of the shot."""
    wind: Vec


@dataclass(frozen=True)
class Role:
    """What one body does."""

    player: Player
    pose: Pose
    detail: Detail
    emotion: Mood | None = None
    shift: float = 0.0
    """Seconds its time is shifted, so that a group does not move as one."""
    regard: Vec | None = None
    """What it looks at, measured in the place."""


@dataclass(frozen=True)
class Mount:
    """A beast that somebody rides."""

    ground: Moving
    pose_at: PoseAt
    way: Way


@dataclass(frozen=True)
class Cast:
    """Somebody in the set."""

    figure: Figure
    actor: Actor
    player: Player
    way: Way
    stands: Moving
    """Seconds to the matrix that carries the body into the world."""
    pose_at: PoseAt
    lively: tuple[Lively, ...]
    mount: Mount | None = None

    def point(self, seconds: float, part: str) -> Vec:
        """Where its eyes or chest are in the world, as the body stood at the start of the shot."""
        posed = self.pose_at(0.0)
        x, y, z = (posed.eyes if part == "eyes" else posed.chest).tolist()
        return carried(self.stands(seconds), (x, y, z))


def on_ground(place: Place, way: Way, lift: float = 0.0) -> Moving:
    """The way laid on the ground, or `lift` above it, and carried by what carries the place."""

    def matrix(seconds: float) -> Floats:
        (x, y, z), facing = way.at(seconds)
        return floats(place.carried(seconds) @ placed((x, y + lift + place.height(x, z), z), turn_y(facing)))

    return matrix


def afloat(place: Place, player: Player, pose: Pose, beast: bool) -> float:
    """How far a body is lifted so that it floats: a swimmer's eyes, or a beast's back, are out of the water."""
    if not place.floats:
        return 0.0
    posed = player.posed(Motion(pose, detail="far"))
    if beast:
        tops = [(float(layer.mesh.points[:, 1].min()), float(layer.mesh.points[:, 1].max())) for layer in posed.layers]
        low, high = min(low for low, _ in tops), max(high for _, high in tops)
        return 0.38 * (high - low) - high
    return SWIMMING - float(posed.chest[1]) if pose == "swim" else WADING - float(posed.eyes[1])


def performed(company: Company, role: Role, way: Way, stands: Moving) -> Performance:
    """What a body does as time goes on, along its way."""
    arrives = way.arrives() if len(way.points) > 1 else 1e9

    def motion_at(seconds: float) -> Motion:
        here = stands(seconds)
        now: Pose = role.pose if seconds < arrives or role.pose not in ("walk", "run") else "stand"
        wind = here[:3, :3].T @ floats(company.wind)
        return Motion(
            pose=now,
            seconds=seconds + role.shift,
            emotion=role.emotion,
            wind=(float(wind[0]), float(wind[1]), float(wind[2])),
            detail=role.detail,
            speaking=now in SPEAKING,
            towards=_seen_from(company.place.carried(seconds), here, role.regard) if role.regard else None,
        )

    return Performance(role.player, motion_at)


def posed_by(performance: Performance) -> PoseAt:
    """Seconds to the body's shape; the last two are remembered, since several ask for the same instant."""

    @lru_cache(maxsize=2)
    def pose_at(seconds: float) -> Posed:
        return performance.player.posed(performance.motion_at(seconds))

    return pose_at


def layers_of(pose_at: PoseAt) -> Callable[[float], tuple[Layer, ...]]:
    """The surfaces of a posed body."""
    return lambda seconds: pose_at(seconds).layers


def facing_of(member: Cast, seconds: float) -> float:
    """Where the body looks in the world, radians: 0 towards the default camera."""
    matrix = member.stands(seconds)
    return atan2(float(matrix[0, 2]), float(matrix[2, 2]))


def _seen_from(place: Floats, body: Floats, point: Vec) -> Vec:
    """A point of the place in the space of a body."""
    return carried(floats(np.linalg.inv(body.astype(np.float64))), carried(place, point))
