"""A story rehearsed: every verse read, written, directed, planned for the ear and criticised, with no job and no store."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.rules.audio_director import plan_sound
from agents.rules.casting.register import register
from agents.rules.critic import criticise
from agents.rules.criticism.grounding import Vocabulary
from agents.rules.direction.continuity import as_left
from agents.rules.director import direct
from agents.rules.grammar.source import Source
from agents.rules.reading.chapter import analyse
from agents.rules.screenwriter import write
from agents.tasks import CriticParams, DirectParams, HeardShot, PlanSoundParams, Reading, RegisterParams, WriteParams
from exeget.analysis import Analysis
from exeget.drehbuch import Drehbuch
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from exeget.subject import Register, Subject
from exeget.timeline import Look, SoundStyle
from exeget.verdict import Verdicts
from exeget.verse import Verse

READING = Reading(timeline="timeline_01", reading="As it is written.")


@dataclass(frozen=True)
class Rehearsed:
    """All documents of one verse before the first picture."""

    source: Source
    params: CriticParams
    drehbuch: Drehbuch
    regie: Regie
    sound: SoundPlan

    def vocabulary(self) -> Vocabulary:
        """All that an action of the verse may be made of."""
        around = tuple(verse for verse in (self.params.before, self.params.after) if verse is not None)
        return Vocabulary(self.source, around, self.params.reading)

    def verdicts(self) -> Verdicts:
        """What the critic says of them."""
        return criticise(self.params, self.source, self.drehbuch, self.regie, self.sound)


def rehearse(verses: Sequence[Verse]) -> tuple[Rehearsed, ...]:
    """Every verse of a story, the story read as a whole."""
    analyses = analyse(verses)
    cast = register(analyses, RegisterParams(timeline=READING.timeline))
    return tuple(_verse(verses, analyses, cast, number) for number in range(len(verses)))


def _verse(verses: Sequence[Verse], analyses: Sequence[Analysis], known: Register, at: int) -> Rehearsed:
    verse, before, after = verses[at], at - 1 if at else None, at + 1 if at + 1 < len(verses) else None
    keys = {verses[n].key for n in (before, at, after) if n is not None}
    cast = tuple(_near(subject, keys, verse.key) for subject in known.subjects if keys & set(subject.occurrences))
    neighbours = [analyses[n] if n is not None else None for n in (before, after)]
    source = Source(verse, analyses[at], cast, *neighbours)
    drehbuch = write(source, WriteParams(verse=verse, reading=READING, cast=cast), None)
    earlier = [one for other, one in zip(verses[:at], analyses, strict=False) if other.chapter == verse.chapter]
    order = DirectParams(verse=verse, reading=READING, cast=cast, look=Look(), standing=as_left(earlier, cast))
    directed = direct(order, drehbuch, analyses[at])
    params = CriticParams(
        verse=verse, reading=READING, cast=cast,
        before=verses[before] if before is not None else None, after=verses[after] if after is not None else None,
    )  # fmt: skip
    return Rehearsed(source, params, drehbuch, directed, plan_sound(_heard(verse, cast, directed), drehbuch))


def _near(subject: Subject, keys: set[str], here: str) -> Subject:
    """A subject as a verse is told of it: where it is near, and as it looks there."""
    near = tuple(key for key in subject.occurrences if key in keys)
    return subject.model_copy(update={"occurrences": near, "phases": (subject.phase_at(here),)})


def _heard(verse: Verse, cast: tuple[Subject, ...], directed: Regie) -> PlanSoundParams:
    shots = tuple(
        HeardShot(
            id=shot.id, duration=shot.duration, utterances=shot.utterances, sound=shot.sound, environment=shot.environment,
            weather=shot.light.weather, actors=shot.actors,
        )
        for shot in directed.shots
    )  # fmt: skip
    return PlanSoundParams(verse=verse, timeline=READING.timeline, cast=cast, shots=shots, style=SoundStyle())
