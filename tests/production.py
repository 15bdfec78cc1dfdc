"""A verse taken through writing, directing, sound planning and criticism, as the stages do it."""

from dataclasses import dataclass
from pathlib import Path

from agents.rules.audio_director import plan_sound
from agents.rules.critic import criticise
from agents.rules.director import direct
from agents.rules.grammar.source import Source
from agents.rules.screenwriter import write
from agents.tasks import CriticParams, DirectParams, HeardShot, PlanSoundParams, Reading, WriteParams
from exeget.drehbuch import Drehbuch
from exeget.job import Artifact
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from exeget.timeline import Look, SoundStyle
from exeget.verdict import Verdict, Verdicts
from exeget.work import Bench, Order
from rag.tasks import Retrieved
from tests.readings import Case

READING = Reading(timeline="timeline_01", reading="As it is written.")


@dataclass(frozen=True)
class Production:
    """All documents of a verse."""

    case: Case
    source: Source
    drehbuch: Drehbuch
    regie: Regie
    sound: SoundPlan
    verdicts: Verdicts

    def found(self, metric: str) -> list[Verdict]:
        """The critic's findings of one metric."""
        return [verdict for verdict in self.verdicts.verdicts if verdict.metric == metric]


def source_of(case: Case) -> Source:
    """What a writer knows of a case."""
    return Source(case.verse, case.analysis, case.cast, case.before, case.after)


def write_params(case: Case, reading: Reading = READING) -> WriteParams:
    """The order to a screenwriter."""
    return WriteParams(verse=case.verse, reading=reading, cast=case.cast)


def direct_params(case: Case, look: Look | None = None) -> DirectParams:
    """The order to a director."""
    return DirectParams(verse=case.verse, reading=READING, cast=case.cast, look=look or Look())


def heard(regie: Regie) -> tuple[HeardShot, ...]:
    """A Regie as the ear needs it."""
    return tuple(
        HeardShot(
            id=shot.id, duration=shot.duration, utterances=shot.utterances, sound=shot.sound, environment=shot.environment,
            weather=shot.light.weather, actors=shot.actors,
        )
        for shot in regie.shots
    )  # fmt: skip


def sound_params(case: Case, regie: Regie) -> PlanSoundParams:
    """The order to an audio director."""
    return PlanSoundParams(verse=case.verse, timeline="timeline_01", cast=case.cast, shots=heard(regie), style=SoundStyle())


def produced(case: Case, reading: Reading = READING, retrieved: Retrieved | None = None) -> Production:
    """Everything that is made of a verse before the first picture."""
    source = source_of(case)
    drehbuch = write(source, write_params(case, reading), retrieved)
    regie = direct(direct_params(case), drehbuch, case.analysis)
    sound = plan_sound(sound_params(case, regie), drehbuch)
    return judged(case, drehbuch, regie, sound, reading)


def judged(case: Case, drehbuch: Drehbuch, regie: Regie, sound: SoundPlan, reading: Reading = READING) -> Production:
    """The documents with the critic's findings."""
    source = source_of(case)
    params = CriticParams(verse=case.verse, reading=reading, cast=case.cast)
    return Production(case, source, drehbuch, regie, sound, criticise(params, source, drehbuch, regie, sound))


def bench(folder: Path, **papers: bytes) -> Bench:
    """A bench with papers on it, by name without `.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / "out"
    out.mkdir(exist_ok=True)
    for name, data in papers.items():
        (folder / f"{name}.json").write_bytes(data)
    inputs = {f"{name}.json": folder / f"{name}.json" for name in papers}
    return Bench(inputs=inputs, out=out, shelf=folder, ask=_nobody, open=_nothing, tell=_quietly)


def _nobody(order: Order, name: str = "") -> Artifact:
    del name
    raise AssertionError(f"rules ask nobody for anything, and asked for {order.kind}")


def _nothing(sha: str) -> bytes:
    raise AssertionError(f"rules open nothing of the store, and opened {sha}")


def _quietly(share: float) -> None:
    assert 0 <= share <= 1
