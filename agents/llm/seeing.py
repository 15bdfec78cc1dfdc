"""How a model sees each shot, and what follows from it for lens, distance, set-ups and re-framed start images."""

import math
from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from agents.llm.merging import matched
from agents.llm.shape import ShotChoice, SubjectChoice
from agents.rules.direction.frame import Frame, frame, height_of
from exeget.document import Part
from exeget.shot import Actor, Camera, FrameFrom, LightKey, Move, MoveType, Shot, ShotSize
from exeget.subject import Subject
from exeget.terms import Mood, Pose

LOWEST = 0.3
"""Metres above the ground that a camera stays."""
LOOKED_AT = 0.85
"""Share of a body's height that the camera looks at."""


class ActorSeen(Part):
    """What one sees somebody do."""

    id: SubjectChoice
    pose: Pose
    emotion: Mood | None
    action: str = Field(max_length=200)


class ShotSeen(Part):
    """How a shot is seen."""

    id: ShotChoice
    shot_type: ShotSize
    framing: str
    composition: str
    yaw_deg: float = Field(ge=-180, le=180)
    pitch_deg: float = Field(ge=-60, le=60)
    move: MoveType
    amount: float = Field(ge=-1, le=1)
    motion: str
    light_key: LightKey
    color_temperature: int = Field(ge=1500, le=15000)
    mood: tuple[Mood, ...] = Field(min_length=1, max_length=3)
    narrative_role: str = Field(min_length=1)
    director_intent: str = Field(min_length=1)
    hero_moment: bool
    keywords: tuple[str, ...]
    prompt: str = Field(min_length=1)
    first_frame: str
    last_frame: str
    actors: tuple[ActorSeen, ...]


def seen_anew(plan: Shot, seen: ShotSeen, focus: Subject | None, habit: Literal["wide", "normal", "long"], engine: str) -> Shot:
    """The rules' shot as the model sees it; ids, people, words, marks and length stay. ValueError says what can't be."""
    about = focus if focus is not None and focus.kind != "environment" else None
    made = frame(seen.shot_type, about, habit)
    _above_ground(seen, made, about)
    move = Move(type=seen.move, amount=seen.amount if seen.move != "static" else 0.0, ease=plan.camera.move.ease)
    return plan.model_copy(
        update={
            "shot_type": seen.shot_type, "framing": seen.framing, "narrative_role": seen.narrative_role,
            "director_intent": seen.director_intent, "hero_moment": seen.hero_moment, "mood": seen.mood,
            "actors": _actors(plan, seen), "engine": engine,
            "camera": plan.camera.model_copy(
                update={
                    "yaw_deg": seen.yaw_deg, "pitch_deg": seen.pitch_deg, "distance": made.distance,
                    "lens_mm": made.lens_mm, "move": move,
                }
            ),
            "light": plan.light.model_copy(update={"key": seen.light_key, "color_temperature": seen.color_temperature}),
            "start_image": plan.start_image.model_copy(
                update={
                    "keywords": seen.keywords, "prompt": seen.prompt, "first_frame": seen.first_frame or None,
                    "last_frame": seen.last_frame or None,
                }
            ),
            "video_plan": plan.video_plan.model_copy(
                update={"start_comp": seen.composition or None, "motion_driver": seen.motion or None}
            ),
        }
    )  # fmt: skip


def consistent(shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """Set-up letters and re-framings that follow from where the cameras now stand."""
    by_id = {shot.id: shot for shot in shots}
    letters: dict[tuple[object, ...], str] = {}
    done = []
    for shot in shots:
        camera = shot.camera
        position = (camera.setup, camera.yaw_deg, camera.pitch_deg, camera.distance, camera.lens_mm)
        setup = letters.setdefault(position, _letter(len(letters)))
        source = _reframed(shot, by_id)
        image = shot.start_image.model_copy(update={"source": source})
        done.append(shot.model_copy(update={"camera": camera.model_copy(update={"setup": setup}), "start_image": image}))
    return tuple(done)


def _actors(plan: Shot, seen: ShotSeen) -> tuple[Actor, ...]:
    answers = matched((a.subject_id for a in plan.actors if a.presence == "on_screen"), seen.actors, f"actor of shot {plan.id}")
    return tuple(
        actor.model_copy(
            update={name: getattr(answers[actor.subject_id], name) for name in ("pose", "emotion", "action")}
            if actor.subject_id in answers
            else {}
        )
        for actor in plan.actors
    )


def _above_ground(seen: ShotSeen, made: Frame, about: Subject | None) -> None:
    tall = height_of(about)
    target = tall * LOOKED_AT if tall is not None else made.height / 3
    highest = math.degrees(math.asin(min(1.0, max(0.0, (target - LOWEST) / made.distance))))
    if seen.pitch_deg > highest + 1:
        raise ValueError(
            f"shot {seen.id}: at pitch {seen.pitch_deg:g} a camera so far away stands under the ground; at most {highest:.0f}"
        )


def _reframed(shot: Shot, by_id: Mapping[str, Shot]) -> FrameFrom | None:
    """The other shot's frame from the new angle, where the rules had one and the angle is still in reach."""
    source = shot.start_image.source
    if source is None:
        return None
    mother = by_id[source.shot]
    yaw, pitch = (round(a - b, 1) for a, b in zip(_angles(shot.camera), _angles(mother.camera), strict=True))
    factor = round(shot.camera.distance / mother.camera.distance, 4)
    if abs(yaw) > 90 or abs(pitch) > 60 or not 0 < factor <= 20:
        return None
    return FrameFrom(shot=source.shot, frame=source.frame, yaw=yaw, pitch=pitch, distance=factor)


def _angles(camera: Camera) -> tuple[float, float]:
    return camera.yaw_deg, camera.pitch_deg


def _letter(number: int) -> str:
    return chr(65 + number) if number < 26 else f"{chr(64 + number // 26)}{chr(65 + number % 26)}"
