"""Actors become bodies in the set: cast, placed on their marks, moved along their ways, posed as time goes on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import atan2, cos, degrees, pi, radians, remainder, sin

import numpy as np

from exeget.shot import Actor, Shot, ShotSize
from exeget.terms import Mood, Nature, Pose
from toolkits.picture import Figure
from toolkits.previz.blocking import Blocked
from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.motion import Way, through
from toolkits.previz.noise import dice
from toolkits.previz.people import Detail, Motion, Player, Posed, cast_person
from toolkits.previz.place import Place
from toolkits.previz.scene import Lively, Moving
from toolkits.previz.shapes import BROWN, box
from toolkits.previz.space import Vec, carried, floats, placed, turn_y

MOVING: frozenset[Pose] = frozenset({"walk", "run", "ride", "swim"})
SPEAKING: frozenset[Pose] = frozenset({"speak", "cry_out", "pray"})
FAST: frozenset[Mood] = frozenset({"haste", "fear", "threat"})
GROUP = 6
"""Bodies that stand for many."""
BODIES: frozenset[Nature] = frozenset({"person", "people", "animal"})
FACES: frozenset[ShotSize] = frozenset({"close_up", "extreme_close_up", "medium_close_up"})
FACE_TURN = radians(75)
"""How far a face may be turned from the camera in a close shot."""


@dataclass(frozen=True)
class Cast:
    """Somebody in the set."""

    figure: Figure
    actor: Actor
    player: Player
    way: Way
    stands: Moving
    """Seconds to the matrix that carries the body into the world."""
    pose_at: Callable[[float], Posed]
    lively: tuple[Lively, ...]

    def point(self, seconds: float, part: str) -> Vec:
        """Where its eyes or chest are in the world, as the body stood at the start of the shot."""
        posed = self.pose_at(0.0)
        x, y, z = (posed.eyes if part == "eyes" else posed.chest).tolist()
        return carried(self.stands(seconds), (x, y, z))


@dataclass(frozen=True)
class Company:
    """What all players of a shot share."""

    shot: Shot
    place: Place
    seed: int
    seconds: float
    """Length of the shot."""
    wind: Vec


def cast(company: Company, blocked: Blocked, figure: Figure, detail: Detail, others: tuple[Blocked, ...]) -> Cast:
    """One actor with a body, or the first of a group."""
    actor = blocked.actor
    player = cast_person(figure, company.seed)
    if actor.pose == "ride":
        return _rider(company, blocked, figure, player, detail)
    pose = _pose_on_way(company.shot, actor, blocked)
    way = _way(company, blocked, player, pose)
    regard = _regard(blocked, others)
    lively = []
    first: tuple[Moving, Callable[[float], Posed]] | None = None
    for variant, offset in enumerate(_members(company, figure)):
        member = player if variant == 0 else cast_person(figure, company.seed, variant)
        own = Way(tuple((x + offset[0], y, z + offset[1]) for x, y, z in way.points), way.facing + offset[2], way.speed)
        stands = _on_ground(company.place, own)
        pose_at = _poses(company, member, own, stands, actor, pose, detail if variant == 0 else "far", offset[3], regard)
        first = first or (stands, pose_at)
        every = 0.0 if detail == "near" and variant == 0 else 1 / 12
        lively.append(Lively(figure.id, _layers(pose_at), stands, every=every))
    assert first is not None
    if actor.pose == "sit" and company.place.heading == 0.0:
        lively.append(_seat(first[0], first[1]))
    return Cast(figure, actor, player, way, first[0], first[1], tuple(lively))


def _seat(stands: Moving, pose_at: Callable[[float], Posed]) -> Lively:
    """What a sitting body sits on, where it is not the ground."""
    x, y, z = pose_at(0.0).seat.tolist()
    top = max(y - 0.02, 0.03)
    stool = box((x - 0.24, 0.0, z - 0.22), (x + 0.24, top, z + 0.2), floats(BROWN) * 0.8)
    return Lively("", lambda _t: (Layer("wood", stool),), stands, every=3600.0)


def _layers(pose_at: Callable[[float], Posed]) -> Callable[[float], tuple[Layer, ...]]:
    return lambda seconds: pose_at(seconds).layers


def _members(company: Company, figure: Figure) -> list[tuple[float, float, float, float]]:
    """Offsets of a group: right, towards the camera, turn, and how far its time is shifted."""
    members = [(0.0, 0.0, 0.0, 0.0)]
    if not (figure.many or figure.nature == "people"):
        return members
    roll = dice(company.seed, figure.id, "group")
    on_deck = company.place.heading != 0.0
    for index in range(1, GROUP):
        angle, far = index * 2.4 + roll.uniform(-0.4, 0.4), 0.75 + 0.42 * index
        wide, deep = (0.55, 1.35) if on_deck else (1.25, 0.7)
        members.append(
            (sin(angle) * far * wide, cos(angle) * far * deep, float(roll.uniform(-0.7, 0.7)), float(roll.uniform(0, 4)))
        )
    return members


def _pose_on_way(shot: Shot, actor: Actor, blocked: Blocked) -> Pose:
    """Whoever has a path walks it, unless the pose is already one of moving; in a close shot no hand shades the eyes."""
    if shot.shot_type in FACES and actor.pose == "look":
        return "stand"
    return (
        "walk" if blocked.path and actor.pose not in MOVING and actor.pose in ("stand", "look", "hold", "reach") else actor.pose
    )


def _way(company: Company, blocked: Blocked, player: Player, pose: Pose) -> Way:
    speed = player.stride_speed(pose)
    facing = blocked.facing - company.place.heading
    if blocked.path:
        way = Way((blocked.at, *blocked.path), facing)
        return Way(way.points, facing, speed or way.length() / max(company.seconds, 0.5))
    if pose in MOVING and speed > 0.0:
        limit = 1.6 / max(company.seconds, 0.5) if company.place.heading else speed
        return through(blocked.at, facing, min(speed, limit), company.seconds)
    return Way((blocked.at,), facing)


def _on_ground(place: Place, way: Way, lift: float = 0.0) -> Moving:
    """The way laid on the ground, and carried by what carries the place."""

    def matrix(seconds: float) -> Floats:
        (x, y, z), facing = way.at(seconds)
        return place.carried(seconds) @ placed((x, y + lift + place.height(x, z), z), turn_y(facing))

    return matrix


def _regard(blocked: Blocked, others: tuple[Blocked, ...]) -> Vec | None:
    """What one looks at: whom one stands turned towards, if anybody is there."""
    near = [other for other in others if other is not blocked]
    if not near:
        return None
    other = min(near, key=lambda o: (o.at[0] - blocked.at[0]) ** 2 + (o.at[2] - blocked.at[2]) ** 2)
    return other.at[0], other.at[1] + 1.5, other.at[2]


def _poses(
    company: Company,
    player: Player,
    way: Way,
    stands: Moving,
    actor: Actor,
    pose: Pose,
    detail: Detail,
    shift: float,
    regard: Vec | None,
) -> Callable[[float], Posed]:
    arrives = way.arrives() if len(way.points) > 1 else 1e9

    @lru_cache(maxsize=2)
    def pose_at(seconds: float) -> Posed:
        now: Pose = pose if seconds < arrives or pose not in ("walk", "run") else "stand"
        turn = stands(seconds)[:3, :3].T
        wind = turn @ floats(company.wind)
        towards = _seen_from(company.place.carried(seconds), stands(seconds), regard) if regard else None
        return player.posed(
            Motion(
                pose=now,
                seconds=seconds + shift,
                emotion=actor.emotion,
                wind=(float(wind[0]), float(wind[1]), float(wind[2])),
                detail=detail,
                speaking=now in SPEAKING,
                towards=towards,
            )
        )

    return pose_at


def _seen_from(place: Floats, body: Floats, point: Vec) -> Vec:
    """A point of the place in the space of a body."""
    return carried(np.linalg.inv(body.astype(np.float64)).astype(np.float32), carried(place, point))


def _rider(company: Company, blocked: Blocked, figure: Figure, player: Player, detail: Detail) -> Cast:
    """Somebody in the saddle; the mount is cast with them."""
    noun = next(
        (word for word in blocked.actor.action.lower().split() if word.strip(".,") in ("donkey", "ass", "camel", "ox")), "horse"
    )
    mount_figure = Figure(id=figure.id, nature="animal", noun=noun.strip(".,"))
    mount = cast_person(mount_figure, company.seed)
    gait: Pose = "run" if FAST & {*company.shot.mood, blocked.actor.emotion} or "gallop" in blocked.actor.action else "walk"
    facing = blocked.facing - company.place.heading
    way = (
        Way((blocked.at, *blocked.path), facing, mount.stride_speed(gait))
        if blocked.path
        else through(blocked.at, facing, mount.stride_speed(gait), company.seconds)
    )
    ground = _on_ground(company.place, way)
    mount_at = _poses(
        company,
        mount,
        way,
        ground,
        blocked.actor.model_copy(update={"pose": gait}),
        gait,
        "middle" if detail == "far" else detail,
        0.0,
        None,
    )
    rider_at = _poses(company, player, way, ground, blocked.actor, "ride", detail, 0.0, None)

    def seated(seconds: float) -> Floats:
        lift = mount_at(seconds).seat - rider_at(seconds).seat
        return ground(seconds) @ placed((0.0, float(lift[1]), float(lift[2])))

    lively = (Lively(figure.id, _layers(rider_at), seated, reach=3.0), Lively(figure.id, _layers(mount_at), ground, reach=3.5))
    return Cast(figure, blocked.actor, player, way, seated, rider_at, lively)


def facing_of(member: Cast, seconds: float) -> float:
    """Where the body looks in the world, radians: 0 towards the default camera."""
    matrix = member.stands(seconds)
    return atan2(float(matrix[0, 2]), float(matrix[2, 2]))


def faced(shot: Shot, blocked: Blocked, first: bool) -> tuple[Blocked, str]:
    """The chief actor of a close shot turned so far to the camera that a face is seen, and a note where that was needed."""
    if not first or shot.shot_type not in FACES or blocked.path:
        return blocked, ""
    away = remainder(blocked.facing - radians(shot.camera.yaw_deg), 2 * pi)
    turned = min(max(away, -FACE_TURN), FACE_TURN)
    if turned == away:
        return blocked, ""
    by = abs(degrees(away - turned))
    note = f"{blocked.actor.subject_id}: turned {by:.0f} degrees to the camera, so that a {shot.shot_type} shows a face"
    return replace(blocked, facing=blocked.facing - away + turned), note
