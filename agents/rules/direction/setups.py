"""How a shot hangs on those before it: the same set-up, a parent whose frame is seen anew, what that frame lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.rules.direction.camera import Set
from agents.rules.direction.situation import Situation
from exeget.shot import FrameFrom, Shot


@dataclass(frozen=True)
class Filmed:
    """A shot of the verse that is already directed."""

    situation: Situation
    taken: Set
    shot: Shot


def parent_of(situation: Situation, filmed: Sequence[Filmed]) -> Filmed | None:
    """The last shot of the same scene that shows something of this one."""
    wanted = set(situation.shot.on_screen)
    for other in reversed(filmed):
        shared = wanted & set(other.situation.shot.on_screen) or not situation.actors
        if other.situation.scene.id == situation.scene.id and shared:
            return other
    return None


def setup_of(situation: Situation, taken: Set, filmed: Sequence[Filmed]) -> str:
    """Shots from one position share a letter; a new position takes the next."""
    letters: dict[tuple[object, ...], str] = {}
    for other in filmed:
        letters.setdefault(_position(other.situation, other.taken), other.shot.camera.setup)
    return letters.get(_position(situation, taken)) or _letter(len(set(letters.values())))


def missing_from(situation: Situation, parent: Filmed | None) -> str | None:
    """What this picture shows that its parent's frame does not."""
    if parent is None:
        return None
    there = set(parent.situation.shot.on_screen)
    new = [s.title() for i in situation.shot.on_screen if i not in there and (s := situation.named(i)) is not None]
    return f"{', '.join(new)} not in {parent.shot.id}" if new else None


def reframed(situation: Situation, taken: Set, parent: Filmed | None) -> FrameFrom | None:
    """The parent's last frame seen from the new angle, where all of the new picture is in it and the angle is in reach."""
    if parent is None or missing_from(situation, parent) is not None:
        return None
    old = parent.taken
    yaw, pitch, factor = taken.yaw - old.yaw, taken.pitch - old.pitch, taken.frame.distance / old.frame.distance
    if abs(yaw) > 90 or abs(pitch) > 60 or not 0.01 <= factor <= 20:
        return None
    last = parent.shot.duration - 1
    return FrameFrom(shot=parent.shot.id, frame=last, yaw=yaw, pitch=round(pitch, 1), distance=round(factor, 4))


def _position(situation: Situation, taken: Set) -> tuple[object, ...]:
    return (situation.scene.id, situation.shot.focus, taken.yaw, taken.pitch, taken.frame)


def _letter(number: int) -> str:
    return chr(65 + number) if number < 26 else f"{chr(64 + number // 26)}{chr(65 + number % 26)}"
