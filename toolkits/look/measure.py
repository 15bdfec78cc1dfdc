"""Looking with instruments: what was made is measured, and every measure becomes a verdict."""

import re
from pathlib import Path

import av
import cv2
from pydantic import JsonValue

from exeget.document import part_from, write_document
from exeget.job import Job
from exeget.verdict import Verdict, Verdicts
from exeget.work import Bench, Made, Offer, Refusal
from toolkits.film import LookParams
from toolkits.look.film import film_verdicts
from toolkits.look.shot import shot_verdicts, watch
from toolkits.look.sight import sight_verdicts

_CLIP = re.compile(r"clip_(\d+)\.mp4")


class Measure:
    """Every picture is looked at and every second heard; nothing unmeasured passes."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Refuse when there is nothing to look at."""
        params = part_from(LookParams, job.params, "look")
        there = "film.mp4" in job.inputs if params.what == "film" else any(map(_CLIP.fullmatch, job.inputs))
        if not there:
            wanted = "film.mp4" if params.what == "film" else "clip_0.mp4, clip_1.mp4, ..."
            return Refusal(f"There is nothing to look at for {params.of}.", f"Hand it {wanted}.")
        return Offer(cpu_seconds=0.2 + 0.012 * params.frames)

    def make(self, job: Job, bench: Bench) -> Made:
        """verdicts.json; a clip that can't be read is a ToolFailed, one that is bad is a verdict."""
        params = part_from(LookParams, job.params, "look")
        if params.what == "film":
            verdicts = film_verdicts(bench.inputs["film.mp4"], params)
        else:
            verdicts = shot_verdicts(watch(_in_order(bench)), params)
            verdicts += sight_verdicts(bench.inputs.get("ids.png"), params)
        # What is looked at has no verse of its own; who gathers the verdicts of a production adds it.
        found = Verdicts(verse="", stage=params.what, verdicts=tuple(verdicts), engine="measure")
        (bench.out / "verdicts.json").write_bytes(write_document(found))
        failed: list[JsonValue] = [_name(verdict, params) for verdict in verdicts if verdict.result == "FAIL"]
        scores = {_name(verdict, params): verdict.value for verdict in verdicts if verdict.value is not None}
        facts: dict[str, JsonValue] = {"worst": found.worst(), "failed": failed}
        return Made(("verdicts.json",), facts, {"av": av.__version__, "opencv": cv2.__version__}, scores=scores)


def _in_order(bench: Bench) -> list[tuple[str, Path]]:
    numbered = [(int(match[1]), name) for name in bench.inputs if (match := _CLIP.fullmatch(name))]
    return [(name, bench.inputs[name]) for _, name in sorted(numbered)]


def _name(verdict: Verdict, params: LookParams) -> str:
    """The metric, and what it was of where that is more than the shot or film itself."""
    return f"{verdict.metric}{verdict.of.removeprefix(params.of)}"
