"""The audio director as a model: how lines are spoken, how strong the air is, which sounds are heard, what is composed."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, JsonValue

from agents.llm.asking import Conversation, Question, offered, rules_first
from agents.llm.merging import known, matched
from agents.llm.pages import page
from agents.llm.shape import LineChoice, ShotChoice
from agents.tasks import HeardShot, Mind, PlanSoundParams
from exeget.document import Part, load, part_from, write_document
from exeget.drehbuch import Drehbuch
from exeget.job import Job
from exeget.soundplan import Effect, MusicCue, SoundPlan
from exeget.sounds import SOUNDS, nearest_sounds, sound_named
from exeget.terms import Delivery
from exeget.work import Bench, Made, Offer, Refusal

LENGTH = 24
"""Frames of an added effect; the tool lets what rings ring on."""


class LineAnswer(Part):
    """How a line is spoken."""

    id: LineChoice
    delivery: Delivery


class BedAnswer(Part):
    """How strong a bed is."""

    id: str
    strength: float = Field(ge=0, le=1)


class EffectAnswer(Part):
    """Whether an effect of the draft is heard."""

    id: str
    keep: bool


class EffectFound(Part):
    """An effect that was missing."""

    name: str
    shot: ShotChoice
    at: float = Field(ge=0, lt=1)
    kind: Literal["foley", "detail_fx"]
    strength: float = Field(ge=0, le=1)
    why: str = Field(min_length=1)


class CueAnswer(Part):
    """What the composer is told."""

    id: str
    musicgen: str = Field(min_length=1)
    magnet: str = Field(min_length=1)


class Listening(Part):
    """The whole sound of a verse."""

    lines: tuple[LineAnswer, ...]
    beds: tuple[BedAnswer, ...]
    effects: tuple[EffectAnswer, ...]
    added: tuple[EffectFound, ...]
    music: tuple[CueAnswer, ...]


class AudioDirector:
    """Kind `plan_sound`: sound.json. Facts `left_out` and `added` say which effects the model took out or put in."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any Drehbuch whose shots are directed."""
        return offered(job, ("drehbuch.json",))

    def make(self, job: Job, bench: Bench) -> Made:
        """Ask once; WrongUse when the answer can't be used, even after its one repair."""
        told = part_from(PlanSoundParams, job.params, "plan_sound")
        drehbuch = load(Drehbuch, bench.inputs["drehbuch.json"].read_bytes(), "drehbuch.json")
        by_rules = rules_first(bench, job, told.model_copy(update={"mind": None, "complaints": ()}))
        draft = load(SoundPlan, bench.open(by_rules.sha("sound.json")), "sound.json")
        talk = Conversation("audio_director", job, bench, told.mind or Mind(), told.verse.key)
        plan = talk.ask(
            sound_question(told, drehbuch, draft), Listening, lambda answer: planned(answer, draft, told.shots, talk.engine)
        )
        (bench.out / "sound.json").write_bytes(write_document(plan))
        return Made(files=("sound.json",), facts={**_otherwise(draft, plan), **talk.facts()})


def planned(answer: Listening, draft: SoundPlan, shots: Sequence[HeardShot], engine: str) -> SoundPlan:
    """The plan that follows from an answer; words, voices, places and beds stay. ValueError says what can't be."""
    lines = matched((line.id for line in draft.lines), answer.lines, "line")
    beds = matched((bed.id for bed in draft.ambience), answer.beds, "bed")
    effects = matched((effect.id for effect in (*draft.foley, *draft.detail_fx)), answer.effects, "effect")
    music = matched((music.cue.id for music in draft.music), answer.music, "cue")
    added = _added(answer.added, shots)
    return SoundPlan(
        verse=draft.verse, timeline=draft.timeline, shots=draft.shots, engine=engine,
        lines=tuple(line.model_copy(update={"delivery": lines[line.id].delivery}) for line in draft.lines),
        ambience=tuple(bed.model_copy(update={"strength": beds[bed.id].strength}) for bed in draft.ambience),
        foley=tuple(effect for effect in draft.foley if effects[effect.id].keep) + added["foley"],
        detail_fx=tuple(effect for effect in draft.detail_fx if effects[effect.id].keep) + added["detail_fx"],
        music=tuple(_told_composer(cue, music[cue.cue.id]) for cue in draft.music),
    )  # fmt: skip


def _added(found: Sequence[EffectFound], shots: Sequence[HeardShot]) -> dict[str, tuple[Effect, ...]]:
    """Effects by kind, each a sound that a tool can make, in a shot that there is."""
    frames = {shot.id: shot.duration for shot in shots}
    known((effect.shot for effect in found), frames, "shot")
    made: dict[str, tuple[Effect, ...]] = {"foley": (), "detail_fx": ()}
    for number, effect in enumerate(found, start=1):
        name = sound_named(effect.name)
        if name is None or not SOUNDS[name].effect:
            near = [sound for sound in nearest_sounds(effect.name) if SOUNDS[sound].effect]
            raise ValueError(f"no tool makes an effect {effect.name!r}{'; near it: ' + ', '.join(near) if near else ''}")
        made[effect.kind] += (
            Effect(
                id=f"added{number}", name=name, shot=effect.shot, start=int(effect.at * frames[effect.shot]), length=LENGTH,
                strength=effect.strength, why=effect.why,
            ),
        )  # fmt: skip
    return made


def _told_composer(music: MusicCue, answer: CueAnswer) -> MusicCue:
    return music.model_copy(update={"prompts": {"musicgen": answer.musicgen, "magnet": answer.magnet}})


def sound_question(told: PlanSoundParams, drehbuch: Drehbuch, draft: SoundPlan) -> Question:
    """What the model is asked about the sound of a verse."""
    values = {
        "verse": told.verse, "style": told.style, "shots": told.shots, "complaints": told.complaints, "draft": draft,
        "effects": (*draft.foley, *draft.detail_fx), "actions": {shot.id: shot.action for shot in drehbuch.shots},
        "sounds": ", ".join(sorted(name for name, sound in SOUNDS.items() if sound.effect)),
    }  # fmt: skip
    choices = {"lines": [line.id for line in draft.lines], "shots": list(draft.shots)}
    return Question("sound", page("audio_director", values), choices)


def _otherwise(draft: SoundPlan, plan: SoundPlan) -> dict[str, JsonValue]:
    before = {effect.id: effect.name for effect in (*draft.foley, *draft.detail_fx)}
    after = {effect.id: effect.name for effect in (*plan.foley, *plan.detail_fx)}
    return {
        "left_out": [f"{name} ({i})" for i, name in before.items() if i not in after],
        "added": [f"{name} ({i})" for i, name in after.items() if i not in before],
    }
