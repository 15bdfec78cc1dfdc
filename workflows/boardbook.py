"""A storyboard whose steps are all done, bound into one document."""

from exeget.boarding import STEPS
from exeget.document import Part, part_from, write_document
from exeget.errors import WrongUse
from exeget.job import Job
from exeget.storyboard import Storyboard
from exeget.work import Bench, Made, Offer, Refusal


class BoundParams(Part):
    """The whole storyboard."""

    board: Storyboard


class Binder:
    """Gives storyboard.json."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Always, and at once."""
        del job
        return Offer(cpu_seconds=0.01)

    def make(self, job: Job, bench: Bench) -> Made:
        """Check that no step is missing, and write it down."""
        board = part_from(BoundParams, job.params, "bind_storyboard").board
        missing = [step for step, one in STEPS.items() if getattr(board, one.fills) is None]
        if missing:
            raise WrongUse(f"The storyboard of {board.verse} lacks {', '.join(missing)}.", cure="Have these steps done first.")
        (bench.out / "storyboard.json").write_bytes(write_document(board))
        return Made(files=("storyboard.json",), facts={"shots": len(board.shots or ()), "scenes": len(board.scenes or ())})
