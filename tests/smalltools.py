"""Small real tools for tests of the workshop: they count how often they worked, in a file."""

from pathlib import Path

from exeget.document import Part, part_from
from exeget.errors import ToolFailed
from exeget.job import Job
from exeget.work import Backend, Bench, Made, Offer, Order, Refusal, Table

TABLE: Table = {
    "upper": {"house": Backend("tests.smalltools:Upper", "1"), "picky": Backend("tests.smalltools:Picky", "1")},
    "join": {"house": Backend("tests.smalltools:Join", "1")},
    "broken": {"house": Backend("tests.smalltools:Broken", "1")},
    "big": {"house": Backend("tests.smalltools:Big", "1")},
}


class UpperParams(Part):
    """A text."""

    text: str


class JoinParams(Part):
    """Texts to be made upper case first."""

    texts: tuple[str, ...]


def worked(shelf: Path, what: str) -> None:
    """Leave a trace that a tool worked."""
    shelf.mkdir(parents=True, exist_ok=True)
    with (shelf / "worked.txt").open("a") as file:
        file.write(what + "\n")


class Upper:
    """A text in capitals."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Everything."""
        del job
        return Offer(0.0)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write upper.txt."""
        params = part_from(UpperParams, job.params, "upper")
        worked(bench.shelf, params.text)
        (bench.out / "upper.txt").write_text(params.text.upper())
        bench.tell(1.0)
        return Made(files=("upper.txt",), facts={"letters": len(params.text)})


class Picky(Upper):
    """Takes nothing."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Nothing."""
        del job
        return Refusal("no capitals here", "use house")


class Join:
    """Several texts, each made by another job."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Everything."""
        del job
        return Offer(0.0)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write joined.txt."""
        params = part_from(JoinParams, job.params, "join")
        parts = [bench.open(bench.ask(Order("upper", UpperParams(text=t))).sha("upper.txt")).decode() for t in params.texts]
        worked(bench.shelf, "join")
        (bench.out / "joined.txt").write_text(" ".join(parts))
        return Made(files=("joined.txt",))


class Broken(Upper):
    """Breaks."""

    def make(self, job: Job, bench: Bench) -> Made:
        """Break in the middle."""
        (bench.out / "half.txt").write_text("half")
        if job.seed:
            raise ToolFailed("The tool knows what is wrong.", cure="Do this.")
        raise RuntimeError("snapped")


class Big(Upper):
    """Fills the disk."""

    def make(self, job: Job, bench: Bench) -> Made:
        """Write 8 MB."""
        del job
        (bench.out / "big.bin").write_bytes(bytes(8 * 2**20))
        return Made(files=("big.bin",))
