"""A bench to try one tool on, with real files and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exeget.canon import digest
from exeget.document import Part
from exeget.errors import WrongUse
from exeget.job import Artifact, Blob, Job
from exeget.work import Backend, Bench, Made, Order, Refusal, Table, pick


@dataclass(frozen=True)
class Workbench:
    """Makes orders with real tools and keeps their files under `root`; a small stand-in for a story's workshop."""

    root: Path
    table: Table

    def put(self, data: bytes) -> str:
        """Store content; its hash."""
        (self.root / "store").mkdir(parents=True, exist_ok=True)
        (self.root / "store" / digest(data)).write_bytes(data)
        return digest(data)

    def read(self, sha: str) -> bytes:
        """Stored content."""
        return (self.root / "store" / sha).read_bytes()

    def order(self, kind: str, params: Part, inputs: Mapping[str, bytes] | None = None, **more: str) -> Artifact:
        """Put the inputs into the store and have the order made."""
        shas = {name: self.put(data) for name, data in (inputs or {}).items()}
        return self.make(Order(kind, params, inputs=shas, backend=more.get("backend", ""), model=more.get("model", "")))

    def make(self, order: Order, name: str = "") -> Artifact:
        """Make it; an order made before is made again."""
        del name
        row, backend = pick(self.table, order.kind, order.backend)
        job = job_of(order, row, backend)
        tool = backend.load()
        offer = tool.supports(job)
        if isinstance(offer, Refusal):
            raise WrongUse(offer.reason, cure=offer.cure)
        out = self.root / "out" / job.key
        out.mkdir(parents=True, exist_ok=True)
        paths = {file: self.root / "store" / sha for file, sha in job.inputs.items()}
        made = tool.make(job, Bench(paths, out, self.root / "shelf", self.make, self.read, _silent))
        return Artifact(key=job.key, files=self._keep(made, out), facts=dict(made.facts))

    def _keep(self, made: Made, out: Path) -> dict[str, Blob]:
        blobs = {}
        for file in made.files:
            data = (out / file).read_bytes()
            blobs[file] = Blob(sha=self.put(data), size=len(data))
        return blobs


def job_of(order: Order, name: str, backend: Backend) -> Job:
    """The job an order stands for."""
    return Job(
        kind=order.kind, backend=name, version=backend.version, model=order.model, params=order.params.as_json(),
        inputs=dict(order.inputs), seed=order.seed, tier=order.tier,
    )  # fmt: skip


def _silent(share: float) -> None:
    """Nobody watches."""
    del share
