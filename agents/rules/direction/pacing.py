"""Whether a picture moves, and how long nothing has; where people only talk for long, the camera comes slowly nearer."""

from collections.abc import Sequence

from agents.rules.direction.setups import Filmed
from exeget.frames import seconds_of
from exeget.shot import Move, Shot
from exeget.terms import Pose

STILL = 14.0
"""Seconds of talk on unmoving pictures after which the eye wants a motion."""
_MOVING: frozenset[Pose] = frozenset({"walk", "run", "row", "ride", "swim", "throw", "work", "climb", "fall"})
_WILD = ("storm", "rain", "snow", "wind")
_NEARER = Move(type="push_in", amount=0.15)


def moves(shot: Shot) -> bool:
    """Whether the camera, a body or the weather moves."""
    moving = any(actor.path or actor.pose in _MOVING for actor in shot.actors)
    return shot.camera.move.type != "static" or moving or shot.light.weather in _WILD


def kept_alive(shot: Shot, filmed: Sequence[Filmed], rate: int) -> Shot:
    """The shot; with a slow push-in where it would end a stretch in which nothing moves for too long."""
    still = shot.duration
    for other in reversed(filmed):
        if moves(other.shot):
            break
        still += other.shot.duration
    if moves(shot) or not shot.utterances or seconds_of(still, rate) <= STILL:
        return shot
    plan = shot.video_plan.model_copy(update={"motion_driver": "push in: slowly nearer, as the words go on"})
    return shot.model_copy(update={"camera": shot.camera.model_copy(update={"move": _NEARER}), "video_plan": plan})
