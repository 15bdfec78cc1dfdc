"""What a report is made of: the production's documents, its pictures and sounds, and who made what at what cost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import Field

from exeget.analysis import Analysis
from exeget.cutlist import CutList
from exeget.document import Part
from exeget.drehbuch import Drehbuch
from exeget.ids import Lang, ShotId
from exeget.job import ManifestLine
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from exeget.subject import Register
from exeget.timeline import Timeline
from exeget.verdict import Verdicts
from exeget.verse import Verse


class JobRow(Part):
    """One job as a reader of the manifest wants it."""

    stage: str
    """Of the production: `write`, `picture`, `mix`."""
    name: str
    """What was made: `clip 1.1.0`, `line u1.de`."""
    kind: str
    backend: str
    version: str
    model: str = ""
    seed: int = 0
    key: str
    seconds: float = Field(default=0.0, ge=0)
    cpu_seconds: float = Field(default=0.0, ge=0)
    tools: dict[str, str] = Field(default_factory=dict)
    licence: str = ""
    tokens_in: int = Field(default=0, ge=0)
    tokens_out: int = Field(default=0, ge=0)
    money: float | None = Field(default=0.0, ge=0)
    """None where the price is not known."""
    currency: str = ""
    origin: Literal["made", "found"] = "made"
    """`found` was there before this production, such as the analysis of a whole chapter."""


def job_row(stage: str, name: str, line: ManifestLine, origin: Literal["made", "found"] = "made") -> JobRow:
    """The row of a line of the manifest."""
    job = line.job
    return JobRow(
        stage=stage, name=name, kind=job.kind, backend=job.backend, version=job.version, model=job.model, seed=job.seed,
        key=line.key, seconds=line.cost.seconds, cpu_seconds=line.cost.cpu_seconds, tools=line.tools,
        licence=line.licence, tokens_in=line.cost.tokens_in, tokens_out=line.cost.tokens_out, money=line.cost.money,
        currency=line.cost.currency, origin=origin,
    )  # fmt: skip


class Beside(Part):
    """Files that lie beside the report, by what they are, as paths relative to it."""

    film: str = ""
    others: dict[str, str] = Field(default_factory=dict)
    """By what a reader calls them: `OpenTimelineIO`, `Screenplay (Fountain)`."""
    mixes: dict[Lang, str] = Field(default_factory=dict)
    stems: dict[str, str] = Field(default_factory=dict)
    shots: dict[ShotId, dict[str, str]] = Field(default_factory=dict)
    """Of each shot: `clip`, `scene`, `depth`."""


class ReportParams(Part):
    """Inputs: the documents as <name>.json, image_<shot>.png, mix_<lang>.flac and subtitles_<lang>.vtt. Gives report.html."""

    story: str
    """The story's title."""
    verse: Verse
    languages: tuple[str, ...]
    """Of the mixes, in the film's order."""
    jobs: tuple[JobRow, ...] = ()
    beside: Beside = Beside()


@dataclass(frozen=True)
class ReportData:
    """A finished production."""

    story: str
    """The story's title."""
    verse: Verse
    timeline: Timeline
    register: Register
    analysis: Analysis
    drehbuch: Drehbuch
    regie: Regie
    sound: SoundPlan
    cutlist: CutList
    verdicts: Verdicts
    pictures: Mapping[str, Path]
    """Start images by shot."""
    mixes: Mapping[Lang, Path]
    """Sound of the film by language, in the film's order."""
    subtitles: Mapping[Lang, Path] = field(default_factory=dict)
    """WebVTT by language."""
    jobs: tuple[JobRow, ...] = ()
    beside: Beside = field(default_factory=Beside)

    def name(self, subject_id: str) -> str:
        """A subject's name, or the id of one that the register has lost."""
        subject = self.register.find(subject_id)
        return subject.title() if subject else subject_id
