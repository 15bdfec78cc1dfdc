"""The report as a job: documents, pictures and mixes in, report.html out."""

import re
from pathlib import Path
from typing import TypeVar

from exeget.analysis import Analysis
from exeget.cutlist import CutList
from exeget.document import Document, load, part_from
from exeget.drehbuch import Drehbuch
from exeget.job import Job
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from exeget.subject import Register
from exeget.timeline import Timeline
from exeget.verdict import Verdicts
from exeget.work import Bench, Made, Offer, Refusal
from workflows.report.data import ReportData, ReportParams
from workflows.report.page import page

D = TypeVar("D", bound=Document)

DOCUMENTS = ("timeline", "register", "analysis", "drehbuch", "regie", "sound", "cutlist", "verdicts")
"""Inputs that must be there, each as <name>.json."""


class Report:
    """Writes report.html."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Refuse when a document is missing, by its name."""
        missing = [f"{name}.json" for name in DOCUMENTS if f"{name}.json" not in job.inputs]
        if missing:
            return Refusal(f"A report needs {', '.join(missing)}.", "Let the stages before it finish.")
        return Offer(cpu_seconds=0.2 + 0.05 * len(job.inputs))

    def make(self, job: Job, bench: Bench) -> Made:
        """Write the page."""
        params = part_from(ReportParams, job.params, "report")
        data = ReportData(
            story=params.story,
            verse=params.verse,
            timeline=_open(bench, "timeline", Timeline),
            register=_open(bench, "register", Register),
            analysis=_open(bench, "analysis", Analysis),
            drehbuch=_open(bench, "drehbuch", Drehbuch),
            regie=_open(bench, "regie", Regie),
            sound=_open(bench, "sound", SoundPlan),
            cutlist=_open(bench, "cutlist", CutList),
            verdicts=_open(bench, "verdicts", Verdicts),
            pictures=_named(bench, r"image_(.+)\.png"),
            mixes={lang: bench.inputs[f"mix_{lang}.flac"] for lang in params.languages if f"mix_{lang}.flac" in bench.inputs},
            subtitles=_named(bench, r"subtitles_(.+)\.vtt"),
            jobs=params.jobs,
            beside=params.beside,
        )
        text = page(data)
        (bench.out / "report.html").write_text(text, encoding="utf-8")
        return Made(("report.html",), {"bytes": len(text.encode()), "shots": len(data.regie.shots)})


def _open(bench: Bench, name: str, kind: type[D]) -> D:
    return load(kind, bench.inputs[f"{name}.json"].read_bytes(), f"{name}.json")


def _named(bench: Bench, pattern: str) -> dict[str, Path]:
    """Inputs by what stands in the brackets of the pattern, in the order of their names."""
    found = ((re.fullmatch(pattern, name), path) for name, path in sorted(bench.inputs.items()))
    return {match[1]: path for match, path in found if match}
