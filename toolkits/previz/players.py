"""Actors become bodies in the set: cast, placed on their marks, moved along their ways; groups as several bodies."""

from dataclasses import replace
from math import atan2, cos, degrees, pi, radians, remainder, sin

from exeget.shot import Actor, Shot, ShotSize
from exeget.terms import Nature, Pose
from toolkits.picture import Figure
from toolkits.previz.blocking import Blocked
from toolkits.previz.mesh import Layer
from toolkits.previz.motion import Way, through
from toolkits.previz.noise import dice
from toolkits.previz.people import Detail, Player, cast_person
from toolkits.previz.place import shifted
from toolkits.previz.posing import Cast, Company, PoseAt, Role, afloat, layers_of, on_ground, performed, posed_by
from toolkits.previz.scene import Lively, Moving
from toolkits.previz.shapes import BROWN, box
from toolkits.previz.space import Vec, floats

MOVING: frozenset[Pose] = frozenset({"walk", "run", "ride", "swim"})
GROUP = 6
"""Bodies that stand for many."""
BODIES: frozenset[Nature] = frozenset({"person", "people", "animal"})
FACES: frozenset[ShotSize] = frozenset({"close_up", "extreme_close_up", "medium_close_up"})
FACE_TURN = radians(55)
"""How far a face may be turned from the camera in a close shot."""
EYELINE = radians(28)
"""How far beside the camera somebody in a close shot looks at their partner."""


def cast(company: Company, blocked: Blocked, figure: Figure, detail: Detail, others: tuple[Blocked, ...]) -> Cast:
    """One actor with a body, or the first of a group."""
    actor = blocked.actor
    player = cast_person(figure, company.seed)
    pose = _pose_on_way(company.shot, actor, blocked)
    way = _way(company, blocked, player, pose)
    lift = afloat(company.place, player, pose, figure.nature == "animal")
    regard = _regard(company.shot, blocked, others)
    bodies: list[tuple[Moving, PoseAt]] = []
    lively: list[Lively] = []
    for variant, (x, z, turn, shift) in enumerate(_members(company, figure, blocked.at)):
        member = player if variant == 0 else cast_person(figure, company.seed, variant)
        own = Way(tuple((at[0] + x, at[1], at[2] + z) for at in way.points), way.facing + turn, way.speed)
        role = Role(member, pose, detail if variant == 0 else "far", actor.emotion, shift, regard)
        stands = on_ground(company.place, own, lift)
        does = performed(company, role, own, stands)
        bodies.append((stands, posed_by(does)))
        every = _held(detail if variant == 0 else "far")
        lively.append(Lively(figure.id, layers_of(bodies[-1][1]), stands, every=every, performance=does))
    stands, pose_at = bodies[0]
    if actor.pose == "sit" and company.place.heading == 0.0:
        lively.append(_seat(stands, pose_at))
    return Cast(figure, actor, player, way, stands, pose_at, tuple(lively))


def _held(detail: Detail) -> float:
    """Seconds a shape is held: near bodies move with every frame, others as drawn films do, far ones slower."""
    return {"near": 0.0, "middle": 1 / 12, "far": 1 / 8}[detail]


def _seat(stands: Moving, pose_at: PoseAt) -> Lively:
    """What a sitting body sits on, where it is not the ground."""
    x, y, z = pose_at(0.0).seat.tolist()
    top = max(y - 0.02, 0.03)
    stool = box((x - 0.24, 0.0, z - 0.22), (x + 0.24, top, z + 0.2), floats(BROWN) * 0.8)
    return Lively("", lambda _t: (Layer("wood", stool),), stands, every=3600.0)


def _members(company: Company, figure: Figure, at: Vec) -> list[tuple[float, float, float, float]]:
    """Offsets of a group, measured in the place, turn, and shift of time; behind the first, as the camera sees it."""
    members = [(0.0, 0.0, 0.0, 0.0)]
    if not (figure.many or figure.nature == "people"):
        return members
    roll = dice(company.seed, figure.id, "group")
    tight = 0.72 if company.place.heading != 0.0 else 1.0
    for index in range(1, GROUP):
        side = 1.0 if index % 2 else -1.0
        right = (side * (0.5 + 0.42 * index) + roll.uniform(-0.15, 0.15)) * tight
        back = (-(0.35 + 0.3 * (index // 2)) + roll.uniform(-0.2, 0.2)) * tight
        x, _, z = shifted(company.place, at, right, 0.0, back)
        members.append((x - at[0], z - at[2], roll.uniform(-0.5, 0.5), roll.uniform(0, 4)))
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


def _regard(shot: Shot, blocked: Blocked, others: tuple[Blocked, ...]) -> Vec | None:
    """What one looks at: whom one stands nearest to; in a close shot a point on their side of the camera."""
    near = [other for other in others if other is not blocked]
    if not near:
        return None
    x, y, z = blocked.at
    other = min(near, key=lambda o: (o.at[0] - x) ** 2 + (o.at[2] - z) ** 2)
    if shot.shot_type not in FACES or blocked.actor.focus != "primary":
        return other.at[0], other.at[1] + 1.5, other.at[2]
    camera = radians(shot.camera.yaw_deg)
    beside = remainder(atan2(other.at[0] - x, other.at[2] - z) - camera, 2 * pi)
    bearing = camera + min(max(beside, -EYELINE), EYELINE)
    return x + 3 * sin(bearing), y + 1.5, z + 3 * cos(bearing)


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
