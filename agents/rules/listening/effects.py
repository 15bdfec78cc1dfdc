"""Single sounds: steps and hands as the picture has them, thunder and bells where they are told, each at its moment."""

from collections.abc import Iterator
from typing import Literal

from agents.rules.listening.rooms import room_of_place
from agents.tasks import HeardShot, PlanSoundParams
from exeget.frames import frames_of
from exeget.soundplan import Effect
from exeget.sounds import SOUNDS, sound_named

_LASTS = {
    "footsteps_wood": 3.0, "footsteps_sand": 3.0, "footsteps_stone": 3.0, "running": 2.5, "gallop": 4.0, "oars": 4.0,
    "crowd": 4.0, "fire": 4.0,
    "thunder": 4.0, "bell": 3.0, "horn": 2.5, "shimmer": 4.0, "waves": 4.0, "sheep": 2.5, "wings": 1.5, "sail_flap": 1.5,
    "creaking_wood": 2.0,
    "birds": 3.0, "gulls": 3.0, "leaves": 2.0, "wind": 3.0, "storm_wind": 3.0, "rumble": 3.0, "heartbeat": 4.0,
    "breath": 1.5, "drum": 2.0,
}  # fmt: skip
"""Seconds; other effects are over in one."""
_STEADY = frozenset({"footsteps_wood", "footsteps_sand", "footsteps_stone", "running", "gallop", "oars", "fire", "crowd"})
"""They go on as long as the picture does."""
_LEVELS = {"foley": -26.0, "detail_fx": -24.0}
_SOFT = frozenset({"cloth", "breath", "heartbeat", "shimmer", "leaves"})
_MOMENT = {"foley": 0.3, "detail_fx": 0.55}
"""Share of the shot at which a sound begins: hands after the first words, the world after the hands."""
_BIG = frozenset({"thunder", "impact", "wood_crack", "splash", "stone_fall", "body_fall"})


def effects(params: PlanSoundParams, numbers: Iterator[int], layer: Literal["foley", "detail_fx"]) -> tuple[Effect, ...]:
    """The effects of one layer over all shots."""
    found: list[Effect] = []
    for shot in params.shots:
        names = shot.sound.foley if layer == "foley" else shot.sound.detail_fx
        known = [name for word in names if (name := sound_named(word)) is not None and SOUNDS[name].effect]
        for place, name in enumerate(dict.fromkeys(known)):
            found.append(_effect(params, shot, layer, name, place, next(numbers)))
    return tuple(found)


def _effect(
    params: PlanSoundParams, shot: HeardShot, layer: Literal["foley", "detail_fx"], name: str, place: int, number: int
) -> Effect:
    start = 0 if name in _STEADY else int(shot.duration * min(0.9, _MOMENT[layer] + 0.25 * place))
    lasts = frames_of(_LASTS.get(name, 1.0), params.rate)
    length = shot.duration if name in _STEADY else lasts
    return Effect(
        id=f"e{number}",
        name=name,
        shot=shot.id,
        start=start,
        length=max(1, length),
        level_db=_LEVELS[layer] - (6.0 if name in _SOFT else 0.0) + (3.0 if name in _BIG else 0.0),
        pan=_pan(shot, layer),
        strength=0.85 if shot.weather == "storm" or name in _BIG else 0.5,
        room=room_of_place(shot),
        why=_why(shot, layer, name),
    )


def _pan(shot: HeardShot, layer: str) -> float:
    """Where the one who makes the sound stands; the world's sounds come from the middle."""
    chief = next((actor for actor in shot.actors if actor.focus == "primary" and actor.position is not None), None)
    if layer != "foley" or chief is None or chief.position is None:
        return 0.0
    return round(max(-0.6, min(0.6, chief.position.offset[0] * 0.4)), 2)


def _why(shot: HeardShot, layer: str, name: str) -> str:
    doing = next((actor.action for actor in shot.actors if actor.action), "")
    return f"{name} under {doing!r}" if layer == "foley" and doing else f"{name} in {shot.environment}"
