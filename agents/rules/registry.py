"""The registry by rules: all subjects of a timeline, each once, with looks and voices."""

from agents.rules.casting.inputs import read_analyses
from agents.rules.casting.register import register
from agents.tasks import RegisterParams
from exeget.document import part_from, write_document
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal

_SECONDS_A_VERSE = 0.002


class Registry:
    """The tool of kind `register`."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any number of analyses but none."""
        if not job.inputs:
            return Refusal("A register is gathered from analyses.", "Give at least one <chapter>-<number>.json.")
        return Offer(cpu_seconds=0.2 + _SECONDS_A_VERSE * len(job.inputs))

    def make(self, job: Job, bench: Bench) -> Made:
        """Write register.json."""
        params = part_from(RegisterParams, job.params, "the parameters of register")
        found = register(read_analyses(bench.inputs), params)
        (bench.out / "register.json").write_bytes(write_document(found))
        return Made(files=("register.json",), facts={"subjects": len(found.subjects)})
