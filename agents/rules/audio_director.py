"""The audio director by rules: lines with their voices, a bed under every shot, effects at their moment, cues in words."""

from collections.abc import Mapping
from itertools import count

from agents.rules.listening.beds import beds
from agents.rules.listening.effects import effects
from agents.rules.listening.music import music
from agents.rules.listening.rooms import room_of
from agents.tasks import HeardShot, PlanSoundParams
from exeget.document import load, part_from, write_document
from exeget.drehbuch import Drehbuch, Line
from exeget.errors import WrongUse
from exeget.frames import frames_of
from exeget.job import Job
from exeget.soundplan import SoundPlan, SpokenLine
from exeget.subject import Subject
from exeget.terms import NARRATOR
from exeget.voices import cast_for
from exeget.work import Bench, Made, Offer, Refusal

ENGINE = "rules"
_SECONDS = 0.01
_PAUSES = {"opening": 0.4, "same": 0.12, "change": 0.35, "answer": 0.5}
"""Seconds before a line: as a shot begins, as the same voice goes on, as the narrator hands over, between two speakers."""


class AudioDirector:
    """The tool of kind `plan_sound`."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any Drehbuch whose shots are directed."""
        if "drehbuch.json" not in job.inputs:
            return Refusal("A sound plan needs drehbuch.json.", "Write the Drehbuch first.")
        return Offer(cpu_seconds=_SECONDS)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write sound.json."""
        params = part_from(PlanSoundParams, job.params, "the parameters of plan_sound")
        plan = plan_sound(params, load(Drehbuch, bench.inputs["drehbuch.json"].read_bytes(), "drehbuch.json"))
        (bench.out / "sound.json").write_bytes(write_document(plan))
        return Made(files=("sound.json",), facts={"lines": len(plan.lines), "effects": len(plan.foley) + len(plan.detail_fx)})


def plan_sound(params: PlanSoundParams, drehbuch: Drehbuch) -> SoundPlan:
    """The sound of a verse, before anything is rendered."""
    cast = {subject.id: subject for subject in params.cast}
    number = count(1)
    return SoundPlan(
        verse=drehbuch.verse,
        timeline=params.timeline,
        shots=tuple(shot.id for shot in params.shots),
        lines=tuple(_lines(params, drehbuch, cast)),
        ambience=beds(params.shots),
        foley=effects(params, number, "foley"),
        detail_fx=effects(params, number, "detail_fx"),
        music=tuple(music(cue, params.style, cast) for cue in drehbuch.cues),
        engine=ENGINE,
    )


def _lines(params: PlanSoundParams, drehbuch: Drehbuch, cast: Mapping[str, Subject]) -> list[SpokenLine]:
    by_id = {line.id: line for line in drehbuch.lines}
    spoken: list[SpokenLine] = []
    for shot in params.shots:
        before: Line | None = None
        for line_id in shot.utterances:
            line = by_id.get(line_id)
            if line is None:
                raise WrongUse(
                    f"Shot {shot.id} voices {line_id!r}, which the Drehbuch does not have.", known=f"It has {', '.join(by_id)}."
                )
            if not line.silent:
                spoken.append(_spoken(params, shot, line, before, cast))
                before = line
    return spoken


def _spoken(
    params: PlanSoundParams, shot: HeardShot, line: Line, before: Line | None, cast: Mapping[str, Subject]
) -> SpokenLine:
    return SpokenLine(
        id=line.id,
        speaker=line.speaker,
        voice=_voice(params, line, cast),
        kind=line.kind,
        text={lang: span.of(params.verse.text[lang]).strip() for lang, span in line.spans.items()},
        delivery=line.delivery,
        shot=shot.id,
        start=frames_of(_PAUSES[_pause(line, before)], params.rate),
        room=room_of(shot, line, cast),
    )


def _voice(params: PlanSoundParams, line: Line, cast: Mapping[str, Subject]) -> str:
    """The narrator's by the timeline's style, a speaker's by the register; who has none there is cast by age and sex."""
    if line.speaker == NARRATOR:
        return params.style.narrator
    subject = cast.get(line.speaker)
    if subject is None:
        raise WrongUse(f"{line.speaker} speaks and is not in the cast.", known=f"The cast has {', '.join(cast)}.")
    taken = {params.style.narrator, *(other.voice for other in cast.values() if other.voice)}
    return subject.voice or cast_for(subject.sex, subject.age, subject.nature, taken)


def _pause(line: Line, before: Line | None) -> str:
    if before is None:
        return "opening"
    if before.speaker == line.speaker:
        return "same"
    return "change" if NARRATOR in (before.speaker, line.speaker) else "answer"
