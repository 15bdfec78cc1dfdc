"""Answers of a model that agrees with the rules in everything, for tests to send over the wire or to spoil."""

import copy
import json
from typing import TypeVar

from pydantic import JsonValue

from agents.llm.stocktaking import EventCheck, SceneCheck, SubjectCheck, UtteranceCheck
from exeget.analysis import Analysis
from exeget.document import Part
from exeget.drehbuch import Drehbuch
from exeget.regie import Regie
from exeget.soundplan import SoundPlan

Answer = dict[str, JsonValue]
P = TypeVar("P", bound=Part)


def read_as(kind: type[P], answer: Answer) -> P:
    """The answer as it comes out of its file."""
    return kind.model_validate_json(json.dumps(answer))


def at(value: JsonValue, *path: str | int) -> JsonValue:
    """What stands at a place of an answer."""
    for step in path:
        match value, step:
            case dict(), str():
                value = value[step]
            case list(), int():
                value = value[step]
            case _:
                raise KeyError(step)
    return value


def spoiled(answer: Answer, *path: str | int, to: JsonValue) -> Answer:
    """A copy of an answer with one place changed."""
    copied = copy.deepcopy(answer)
    match at(copied, *path[:-1]), path[-1]:
        case dict() as place, str() as step:
            place[step] = to
        case list() as items, int() as step:
            items[step] = to
        case _:
            raise KeyError(path[-1])
    return copied


def listed(answer: Answer, *path: str | int) -> list[JsonValue]:
    """The list at a place of an answer."""
    found = at(answer, *path)
    assert isinstance(found, list)
    return found


def _as(kind: type[Part], part: Part, **more: JsonValue) -> Answer:
    """Those fields of a document's part that an answer repeats."""
    whole = {**part.as_json(), **more}
    return {name: whole[name] for name in kind.model_fields}


def stock(rules: Analysis) -> Answer:
    """Of the analyst."""
    return {
        "subjects": [_as(SubjectCheck, mention, keep=True, why="") for mention in rules.subjects],
        "added_subjects": [],
        "utterances": [_as(UtteranceCheck, utterance) for utterance in rules.utterances],
        "events": [_as(EventCheck, event, keep=True) for event in rules.events],
        "added_events": [],
        "scenes": [_as(SceneCheck, scene) for scene in rules.scenes],
        "mood": list(rules.mood),
    }


def structure(draft: Drehbuch) -> Answer:
    """Of the screenwriter's first pass."""
    return {
        "acts": [{"phase": act.phase, "summary": act.summary} for act in draft.acts],
        "shots": [
            {
                "phase": shot.phase, "scene": shot.scene, "lines": list(shot.utterances), "events": list(shot.events),
                "on_screen": list(shot.on_screen), "focus": shot.focus if shot.focus in shot.on_screen else None,
            }
            for shot in draft.shots
        ],
        "lines": [{"id": line.id, "delivery": line.delivery} for line in draft.lines],
    }  # fmt: skip


def pictures(draft: Drehbuch) -> Answer:
    """Of the second pass."""
    return {"shots": [{"id": shot.id, "action": shot.action, "intent": shot.intent} for shot in draft.shots]}


def music(draft: Drehbuch) -> Answer:
    """Of the third pass."""
    return {
        "cues": [
            {
                "type": cue.type, "mood": cue.mood, "intensity": cue.intensity, "begin": cue.curve[0], "middle": cue.curve[1],
                "end": cue.curve[2], "first": cue.first, "last": cue.last, "motif": cue.motif, "why": cue.why,
            }
            for cue in draft.cues
        ]
    }  # fmt: skip


def shots(plan: Regie) -> Answer:
    """Of the director; the last shot is the hero."""
    return {
        "shots": [
            {
                "id": shot.id, "shot_type": shot.shot_type, "framing": shot.framing, "composition": "the middle",
                "yaw_deg": shot.camera.yaw_deg, "pitch_deg": min(0.0, shot.camera.pitch_deg), "move": shot.camera.move.type,
                "amount": shot.camera.move.amount, "motion": "the wind", "light_key": shot.light.key,
                "color_temperature": shot.light.color_temperature, "mood": ["calm"], "narrative_role": "situation",
                "director_intent": "We wait.", "hero_moment": shot is plan.shots[-1], "keywords": ["lamp"], "prompt": "a lamp",
                "first_frame": "a lamp", "last_frame": "",
                "actors": [
                    {"id": actor.subject_id, "pose": actor.pose, "emotion": actor.emotion, "action": actor.action}
                    for actor in shot.actors if actor.presence == "on_screen"
                ],
            }
            for shot in plan.shots
        ]
    }  # fmt: skip


def sound(plan: SoundPlan) -> Answer:
    """Of the audio director."""
    return {
        "lines": [{"id": line.id, "delivery": line.delivery} for line in plan.lines],
        "beds": [{"id": bed.id, "strength": bed.strength} for bed in plan.ambience],
        "effects": [{"id": effect.id, "keep": True} for effect in (*plan.foley, *plan.detail_fx)],
        "added": [],
        "music": [{"id": m.cue.id, "musicgen": "slow strings", "magnet": "strings"} for m in plan.music],
    }


def reading() -> Answer:
    """Of the exegete."""
    return {
        "title": "The kept light", "reading": "A man keeps a light for those who do not come.", "backstory": "",
        "dark": "#0a121a", "low": "#2b4650", "middle": "#9aa08e", "light": "#f4e2b8", "palette_strength": 0.4,
        "contrast": 0.5, "saturation": 0.8, "grain": 0.2, "light_words": "one lamp", "lens_habit": "long", "era": "a coast",
        "closeness": "near", "height": "eye", "movement": "still", "key": "side", "warmth": -400,
        "music": "plucked", "sound_words": "wind and one bell", "music_weight": 0.6, "casting": [],
        "rules": ["The sea is never seen."],
        "briefing": "# Reading\nHe waits.\n",
    }  # fmt: skip
