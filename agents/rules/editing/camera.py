"""Edits of the camera: nearer, another angle, another lens, another move."""

import math

from agents.rules.direction.frame import ORDER, frame, height_of
from exeget.edit import MoveCamera, Refocus, Resize, Turn
from exeget.papers import CannotBe, Papers
from exeget.shot import Camera, Move, Shot, ShotSize

LADDER: tuple[ShotSize, ...] = (
    "extreme_wide", "wide", "full", "medium_wide", "medium", "medium_close_up", "close_up", "extreme_close_up",
)  # fmt: skip
"""What `nearer` climbs, a step at a time."""
_LOWEST = 0.35
"""Metres above the ground that a camera stays."""
_LOOKED_AT = 0.85
"""Share of a body's height that is looked at."""
_BEGINS = 0.5
"""Amount of a move where there was none."""


def resize(edit: Resize, papers: Papers) -> Papers:
    """Size, distance and lens together, keeping what was particular about the old distance."""
    return papers.with_shots(_resized(papers, papers.shot(name), edit) for name in edit.shots)


def turn(edit: Turn, papers: Papers) -> Papers:
    """Round the subject, higher or lower; a camera never stands under the ground."""
    return papers.with_shots(_turned(papers, papers.shot(name), edit) for name in edit.shots)


def refocus(edit: Refocus, papers: Papers) -> Papers:
    """Another lens from where the picture keeps its size."""
    shots = []
    for shot in map(papers.shot, edit.shots):
        distance = round(min(5000.0, shot.camera.distance * edit.lens_mm / shot.camera.lens_mm), 2)
        shots.append(_seen(shot, shot.camera.model_copy(update={"lens_mm": edit.lens_mm, "distance": distance})))
    return papers.with_shots(shots)


def move(edit: MoveCamera, papers: Papers) -> Papers:
    """Another move, at the old one's strength where there was one; or the same move, stronger or weaker."""
    return papers.with_shots(_moved(papers.shot(name), edit) for name in edit.shots)


def _resized(papers: Papers, shot: Shot, edit: Resize) -> Shot:
    size = edit.size or _stepped(shot, edit.steps)
    if size in ("two_shot", "over_shoulder") and sum(a.presence == "on_screen" for a in shot.actors) < 2:
        raise CannotBe(f"shot {shot.id} has not two people in the picture for a {size.replace('_', ' ')}")
    focus, indoors, habit = papers.focus(shot.id), papers.indoors(shot.id), papers.timeline.look.lens_habit
    old, new = (frame(one, focus, habit, indoors) for one in (shot.shot_type, size))
    camera = shot.camera.model_copy(
        update={
            "distance": round(shot.camera.distance * new.distance / old.distance, 2),
            "lens_mm": float(round(shot.camera.lens_mm * new.lens_mm / old.lens_mm)),
        }
    )
    pitch = min(camera.pitch_deg, _highest(papers, shot, camera))
    return _seen(shot.model_copy(update={"shot_type": size}), camera.model_copy(update={"pitch_deg": pitch}))


def _stepped(shot: Shot, steps: int) -> ShotSize:
    at = min(range(len(LADDER)), key=lambda i: abs(ORDER.index(LADDER[i]) - ORDER.index(shot.shot_type)))
    to = max(0, min(len(LADDER) - 1, at + steps))
    if LADDER[to] == shot.shot_type:
        end = "nearer" if steps > 0 else "wider"
        raise CannotBe(f"shot {shot.id} is {_a(shot.shot_type)} already; nothing is {end}")
    return LADDER[to]


def _a(size: ShotSize) -> str:
    return f"{'an' if size[0] in 'eio' else 'a'} {size.replace('_', ' ')}"


def _turned(papers: Papers, shot: Shot, edit: Turn) -> Shot:
    camera = shot.camera
    yaw = camera.yaw_deg + edit.yaw_by if edit.yaw_to is None else edit.yaw_to
    pitch = camera.pitch_deg + edit.pitch_by if edit.pitch_to is None else edit.pitch_to
    highest = _highest(papers, shot, camera)
    new = camera.model_copy(
        update={"yaw_deg": round((yaw + 180) % 360 - 180, 1), "pitch_deg": round(max(-89.0, min(pitch, highest)), 1)}
    )
    if new == camera and pitch > highest:
        raise CannotBe(f"in shot {shot.id} the camera would stand under the ground: {highest:.0f} degrees is its lowest place")
    return _seen(shot, new)


def _highest(papers: Papers, shot: Shot, camera: Camera) -> float:
    """The steepest look up from a camera that stays above the ground; degrees."""
    focus = papers.focus(shot.id)
    tall = height_of(focus) if focus is not None and focus.kind == "actor" else None
    target = tall * _LOOKED_AT if tall else camera.distance * 20.25 / camera.lens_mm / 3
    sine = max(0.0, (target - _LOWEST) / camera.distance)
    return max(round(math.degrees(math.asin(min(1.0, sine))), 1), shot.camera.pitch_deg if camera == shot.camera else 0.0)


def _moved(shot: Shot, edit: MoveCamera) -> Shot:
    old = shot.camera.move
    kind = edit.type or old.type
    if kind == "static":
        if edit.type is None:
            raise CannotBe(f"the camera of shot {shot.id} stands; say which move it is to make, such as push in or pan")
        new = Move()
    else:
        amount = abs(old.amount) or _BEGINS
        sign = -1 if old.amount < 0 and edit.type is None else 1
        strength = sign * round(max(0.05, min(1.0, amount + edit.by)), 2)
        new = Move(type=kind, amount=strength, ease="linear" if kind in ("handheld", "track", "follow") else "in_out")
    driver = "what happens in the picture; the camera stands" if kind == "static" else f"{_words(kind)}: the director's wish"
    plan = shot.video_plan if new.type == old.type else shot.video_plan.model_copy(update={"motion_driver": driver})
    return _seen(shot.model_copy(update={"video_plan": plan}), shot.camera.model_copy(update={"move": new}))


def _words(name: str) -> str:
    return name.replace("_", " ")


def _seen(shot: Shot, camera: Camera) -> Shot:
    return shot.model_copy(update={"camera": camera})
