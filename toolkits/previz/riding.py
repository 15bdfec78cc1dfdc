"""Riders: a beast under them, its gait by their haste, one or two on its back."""

from exeget.terms import Mood, Pose
from toolkits.picture import Figure
from toolkits.previz.blocking import Blocked
from toolkits.previz.mesh import Floats
from toolkits.previz.motion import Way, through
from toolkits.previz.people import Detail, cast_person
from toolkits.previz.posing import Cast, Company, Mount, Role, layers_of, on_ground, performed, posed_by
from toolkits.previz.scene import Lively
from toolkits.previz.space import floats, placed

FAST: frozenset[Mood] = frozenset({"haste", "fear", "threat"})
BEASTS = frozenset({"horse", "donkey", "ass", "mule", "camel", "ox", "pony", "mare", "steed", "colt", "elephant"})
BEFORE, BEHIND = 0.34, -0.4
"""Metres from the first rider's seat to a child's before them, and to a grown rider's behind."""


def is_beast(figure: Figure) -> bool:
    """Whether one rides on it."""
    return figure.nature == "animal" and figure.noun.lower() in BEASTS


def mounted(company: Company, blocked: Blocked, beast: Figure | None, detail: Detail) -> tuple[Mount, Lively]:
    """The beast of a rider: the one in the shot, else the one their action names, else a horse."""
    figure = beast or Figure(id=blocked.actor.subject_id, nature="animal", noun=_named(blocked.actor.action))
    player = cast_person(figure, company.seed)
    hurried = FAST & {*company.shot.mood, blocked.actor.emotion} or "gallop" in blocked.actor.action
    gait: Pose = "run" if hurried else "walk"
    facing, speed = blocked.facing - company.place.heading, player.stride_speed(gait)
    if blocked.path:
        way = Way((blocked.at, *blocked.path), facing, speed)
    else:
        way = through(blocked.at, facing, speed, company.seconds)
    ground = on_ground(company.place, way)
    does = performed(company, Role(player, gait, "middle" if detail == "far" else detail), way, ground)
    pose_at = posed_by(does)
    return Mount(ground, pose_at, way), Lively(figure.id, layers_of(pose_at), ground, reach=3.5, performance=does)


def in_saddle(company: Company, mount: Mount, blocked: Blocked, figure: Figure, detail: Detail, second: bool) -> Cast:
    """Somebody on the beast's back; the second sits before the first when a child, else behind."""
    player = cast_person(figure, company.seed)
    along = 0.0 if not second else BEFORE if figure.age == "child" else BEHIND
    role = Role(player, "ride", detail, blocked.actor.emotion)
    does = performed(company, role, mount.way, mount.ground)
    pose_at = posed_by(does)

    def seated(seconds: float) -> Floats:
        lift = mount.pose_at(seconds).seat - pose_at(seconds).seat
        return floats(mount.ground(seconds) @ placed((0.0, float(lift[1]), float(lift[2]) + along)))

    body = Lively(figure.id, layers_of(pose_at), seated, reach=3.0, performance=does)
    return Cast(figure, blocked.actor, player, mount.way, seated, pose_at, (body,), mount)


def _named(action: str) -> str:
    words = (word.strip(".,;") for word in action.lower().split())
    return next((word for word in words if word in BEASTS), "horse")
