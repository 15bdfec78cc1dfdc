"""A production in other people's formats."""

from exeget.document import Part, load, part_from
from exeget.drehbuch import Drehbuch
from exeget.fountain import fountain
from exeget.job import Job
from exeget.subject import Subject
from exeget.verse import Verse
from exeget.work import Bench, Made, Offer, Refusal


class FountainParams(Part):
    """Input: drehbuch.json. Gives drehbuch.fountain."""

    verse: Verse
    title: str
    cast: tuple[Subject, ...]


class FountainExport:
    """The Drehbuch as a screenplay in Fountain."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Always, and at once."""
        del job
        return Offer(cpu_seconds=0.01)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write drehbuch.fountain."""
        params = part_from(FountainParams, job.params, "fountain")
        drehbuch = load(Drehbuch, bench.inputs["drehbuch.json"].read_bytes(), "drehbuch.json")
        text = fountain(drehbuch, params.verse, params.cast, params.title)
        (bench.out / "drehbuch.fountain").write_text(text, encoding="utf-8")
        return Made(files=("drehbuch.fountain",))
