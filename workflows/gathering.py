"""All verdicts of a production in one document."""

from exeget.document import Part, part_from, write_document
from exeget.job import Job
from exeget.verdict import Verdict, Verdicts
from exeget.work import Bench, Made, Offer, Refusal


class GatherParams(Part):
    """The critic's and the instruments' verdicts, in the order of the stages."""

    verse: str
    verdicts: tuple[Verdict, ...]


class Gather:
    """Gives verdicts.json."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Always, and at once."""
        del job
        return Offer(cpu_seconds=0.01)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write them down together."""
        params = part_from(GatherParams, job.params, "gather")
        verdicts = Verdicts(verse=params.verse, stage="film", verdicts=params.verdicts, engine="measured")
        (bench.out / "verdicts.json").write_bytes(write_document(verdicts))
        return Made(files=("verdicts.json",), facts={"worst": verdicts.worst()})
