"""Where the camera stands: a size that the shot before has not, an angle on the right side of the line, a move with a cause."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.rules.direction import coverage
from agents.rules.direction.blocking import Floor, side_of
from agents.rules.direction.coverage import Coverage
from agents.rules.direction.frame import ORDER, Frame, frame
from agents.rules.direction.habits import liked, tilted
from agents.rules.direction.situation import Situation
from exeget.shot import Camera, Move, ShotSize
from exeget.subject import Subject
from exeget.terms import Age
from exeget.timeline import Look

_EYES: dict[Age, float] = {"child": 1.0, "young": 1.55, "adult": 1.62, "old": 1.52}
_FACES: frozenset[ShotSize] = frozenset(
    {"medium", "medium_close_up", "close_up", "extreme_close_up", "over_shoulder", "two_shot"}
)
_NEAR: frozenset[ShotSize] = frozenset({"medium_close_up", "close_up", "extreme_close_up"})
_MIDDLING: frozenset[ShotSize] = frozenset({"medium_close_up", "medium", "medium_wide", "two_shot"})
_WHOLE: tuple[ShotSize, ...] = ("wide", "full")
"""Sizes that show a place whole with somebody in it."""
_OVER_SHOULDER = 38.0
_FARTHEST_ROUND = 70.0
"""Degrees round the one who leaves when somebody else stays in the picture: the line between them is not crossed."""
_LOWEST = 0.35
"""Metres above the ground that a camera stays."""


@dataclass(frozen=True)
class Set:
    """One shot's camera before it is named: the frame, the angles, and the row it comes from."""

    frame: Frame
    yaw: float
    pitch: float
    row: Coverage
    subject: Subject | None


def coverage_of(situation: Situation) -> Coverage:
    """The row of the grammar that a shot falls under."""
    rule, focus = situation.shot.rule, situation.focus
    if situation.is_vision:
        return coverage.VISION
    if situation.speakers:
        return _of_speech(situation)
    if focus is not None and focus.kind == "prop" and situation.deed not in coverage.DEEDS:
        return coverage.THING
    if rule == "R-CUTAWAY":
        return coverage.CUTAWAY
    if situation.deed is not None:
        row = coverage.DEEDS[situation.deed]
        if situation.deed == "touch" and len(situation.actors) > 1:
            return replace(row, sizes=coverage.TOGETHER)
        if situation.deed == "send" and situation.actors and focus is not None and focus.kind in ("actor", "prop"):
            return replace(row, sizes=coverage.MOTION)
        if focus is not None and (focus.kind == "prop") != (row.sizes == coverage.THING.sizes):
            return replace(row, sizes=coverage.THING.sizes if focus.kind == "prop" else coverage.HANDS)
        crowd = focus is not None and focus.kind == "actor" and focus.many and row.sizes[0] in ("close_up", "medium_close_up")
        return coverage.CROWD if crowd else row
    if focus is not None and focus.kind == "actor":
        return coverage.CROWD if focus.many else coverage.DEEDS["state"]
    return coverage.PLACE


def chosen(
    situation: Situation, floor: Floor, look: Look, earlier: Sequence[Set], first_of_scene: bool, lying: bool = False
) -> Set:
    """The camera of a shot, knowing the ones before it in the verse; who lies down is seen with the ground they lie on."""
    row = coverage_of(situation)
    subject = None if situation.is_vision or _is_land(situation.focus) else situation.focus
    row = replace(row, sizes=coverage.LYING) if lying and row.sizes[0] in _NEAR else row
    size = situation.shot.size or _size(row, situation, look, earlier, first_of_scene)
    made = frame(size, subject, look.lens_habit, situation.scene.heading.startswith("INT"))
    yaw = _yaw(row, situation, floor, subject, earlier, made.size)
    return Set(made, yaw, _pitch(row, situation, look, made, subject), row, subject)


def camera(chosen_set: Set, move: Move, setup: str, parent: str | None, missing: str | None) -> Camera:
    """The camera as REGIE_JSON has it."""
    return Camera(
        setup=setup,
        parent_shot=parent,
        yaw_deg=chosen_set.yaw,
        pitch_deg=chosen_set.pitch,
        distance=chosen_set.frame.distance,
        lens_mm=chosen_set.frame.lens_mm,
        move=move,
        missing_info=missing,
    )


def move_of(row: Coverage, situation: Situation) -> Move:
    """The row's move or the writer's, as strong as the deed; people who only talk in a storm are seen unsteadily."""
    if situation.shot.move is not None:
        row = replace(row, move=situation.shot.move)
    if row.move == "static":
        shaken = situation.scene.weather == "storm" and situation.scene.heading.startswith("EXT")
        return Move(type="handheld", amount=0.25, ease="linear") if shaken else Move()
    amount = round(min(1.0, 0.25 + 0.65 * situation.force), 2)
    return Move(type=row.move, amount=amount, ease="linear" if row.move in ("handheld", "track", "follow") else "in_out")


def _is_land(focus: Subject | None) -> bool:
    return focus is not None and focus.kind == "environment"


def _of_speech(situation: Situation) -> Coverage:
    focus = situation.focus
    if focus is None or focus.kind != "actor":
        return coverage.CUTAWAY if situation.shot.rule == "R-CUTAWAY" else coverage.VOICE
    speaking = focus.id in situation.speakers
    if speaking and len(situation.actors) > 1:
        return coverage.SPEAKER_WITH
    if focus.many:
        return coverage.CROWD
    if not speaking:
        return coverage.LISTENER
    again = situation.lines[0].id[-1:] not in ("", "a") and situation.lines[0].id[-1:].isalpha()
    return coverage.PRESSING if again else coverage.SPEAKER


def _size(row: Coverage, situation: Situation, look: Look, earlier: Sequence[Set], first_of_scene: bool) -> ShotSize:
    """The best-liked size that is not the last one's; the first of a scene is the wider of two, to see where one is."""
    sizes: list[ShotSize] = list(row.sizes)
    if row is coverage.SPEAKER and situation.source.verse.number % 2:
        sizes = [sizes[2], *sizes[:2], *sizes[3:]]  # a speech that runs on over verses is not one long close shot
    if first_of_scene and situation.deed is not None and len(situation.drehbuch.shots) > 1:
        sizes[:2] = sorted(sizes[:2], key=ORDER.index)
    if first_of_scene and not earlier and situation.place_is_new and row.sizes[0] in _MIDDLING:
        sizes.insert(0, next(size for size in _WHOLE if _fits(size, situation)))  # where one is, before who does what
    if row is coverage.SPEAKER_WITH and not first_of_scene:
        sizes = [*sizes[situation.source.verse.number % 2 :], *sizes]  # not every verse begins with the same two-shot
    taken = {earlier[-1].frame.size} if earlier else set()
    fitting: list[ShotSize] = [size for size in sizes if size not in taken and _fits(size, situation)]
    if not fitting:
        return sizes[0]
    return fitting[0] if first_of_scene and look.closeness == "near" else liked(fitting, look)


def _fits(size: ShotSize, situation: Situation) -> bool:
    if size in ("two_shot", "over_shoulder"):
        return len(situation.actors) > 1
    indoors = situation.scene.heading.startswith("INT")
    return not (indoors and size == "extreme_wide")


def _yaw(
    row: Coverage, situation: Situation, floor: Floor, subject: Subject | None, earlier: Sequence[Set], size: ShotSize
) -> float:
    """On the near side of the line: who looks right is seen from the right, and the other way round."""
    side = -side_of(floor, subject)
    if abs(row.yaw) >= 90:
        return side * (row.yaw if len(situation.actors) == 1 else _FARTHEST_ROUND)
    yaw = _OVER_SHOULDER if size == "over_shoulder" else row.yaw
    last = earlier[-1] if earlier else None
    same = last is not None and last.subject == subject and abs(abs(last.yaw) - yaw) < 20
    if same and size not in _FACES:
        yaw = yaw + 35
    return float(side * yaw)


def _pitch(row: Coverage, situation: Situation, look: Look, made: Frame, subject: Subject | None) -> float:
    """The row's angle, raised for who commands and lowered for who is commanded; never through the ground."""
    pitch = tilted(row.pitch, look) + _power(situation)
    if subject is not None and subject.nature in ("person", "people", "spirit"):
        eyes = _EYES[subject.age] if made.size in _FACES else _EYES[subject.age] * 0.6
    else:
        eyes = made.height / 3
    highest = math.degrees(math.asin(min(1.0, max(0.0, (eyes - _LOWEST) / made.distance))))
    return round(min(pitch, highest), 1)


def _power(situation: Situation) -> float:
    focus = situation.focus
    if focus is None or not situation.lines:
        return 0.0
    commanding = any(line.delivery == "commanding" for line in situation.lines)
    unseen = any(
        line.speaker not in {actor.id for actor in situation.actors} for line in situation.lines if line.kind != "narration"
    )
    if commanding and focus.id in situation.speakers:
        return 6.0
    return -6.0 if commanding or unseen else 0.0
