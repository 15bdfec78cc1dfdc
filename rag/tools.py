"""The two tools of retrieval: gathering a timeline's passages, and finding those that answer a question."""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from exeget.analysis import Analysis
from exeget.document import Document, load, part_from, write_document
from exeget.drehbuch import Drehbuch
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal
from rag.corpus import passages_of, read_corpus, write_corpus
from rag.embedding import embedder, refusal
from rag.retrieve import retrieve
from rag.tasks import CorpusParams, RetrieveParams

D = TypeVar("D", bound=Document)

SCRIPT = "drehbuch-"
"""What the name of an input that is a Drehbuch begins with."""


class Corpus:
    """Kind `corpus`: verses, analyses, briefings and backstory become corpus.jsonl."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any timeline."""
        return Offer(cpu_seconds=0.01 + 0.0002 * len(job.inputs))

    def make(self, job: Job, bench: Bench) -> Made:
        """Fact `passages` says how many there are."""
        told = part_from(CorpusParams, job.params, "corpus")
        order = {f"{verse.folder}.json": place for place, verse in enumerate(told.verses)}
        named = sorted(bench.inputs, key=lambda name: order.get(name.removeprefix(SCRIPT), len(order)))
        analyses = [_read(Analysis, bench.inputs, name) for name in named if not name.startswith(SCRIPT)]
        scripts = [_read(Drehbuch, bench.inputs, name) for name in named if name.startswith(SCRIPT)]
        passages = passages_of(told, analyses, scripts)
        (bench.out / "corpus.jsonl").write_bytes(write_corpus(passages))
        return Made(files=("corpus.jsonl",), facts={"passages": len(passages)})


class Retrieve:
    """Kind `retrieve`: the passages of one timeline that answer a question, as retrieved.json.

    The job's backend is the engine that measures meaning, and its model is that engine's.
    """

    def supports(self, job: Job) -> Offer | Refusal:
        """Whatever comes with a corpus, where the engine can work."""
        if "corpus.jsonl" not in job.inputs:
            return Refusal("there is no corpus.jsonl to look into", "Have the kind `corpus` made first.")
        return refusal(job.backend, job.model) or Offer(cpu_seconds=2.5)

    def make(self, job: Job, bench: Bench) -> Made:
        """Fact `found` lists the ids that came back, best first."""
        told = part_from(RetrieveParams, job.params, "retrieve")
        passages = read_corpus(bench.inputs["corpus.jsonl"].read_bytes(), told.story, told.timeline)
        found = retrieve(told, passages, bench.shelf, embedder(job.backend, job.model))
        (bench.out / "retrieved.json").write_bytes(write_document(found))
        return Made(
            files=("retrieved.json",),
            facts={"passages": len(passages), "found": [passage.id for passage in found.passages]},
            tools={"chromadb": version("chromadb"), "embedder": found.embedder},
        )


def _read(kind: type[D], inputs: Mapping[str, Path], name: str) -> D:
    return load(kind, inputs[name].read_bytes(), name)
