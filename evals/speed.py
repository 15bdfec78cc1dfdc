"""What a film costs: CPU-seconds of every kind of work in one run, beside the floor of encoding and synthesis."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from pydantic import JsonValue

from evals.scores import Score
from exeget.errors import ToolFailed
from exeget.job import ManifestLine
from toolkits.previz.encode import write_clip
from workflows.journal import Journal

STORY = Path(__file__).parent.parent / "stories" / "jonah"
VERSE = "1:4"
RENDERING, SYNTHESIS = ("image", "clip", "mesh"), ("speak", "music", "sound", "stem", "mix")
ENCODING = ("cut",)
FLOOR_FRAMES = 48


@dataclass(frozen=True)
class Run:
    """One film made from nothing in a process of its own."""

    lines: tuple[ManifestLine, ...]
    cpu_seconds: float
    """Of the process and its children, start included."""
    peak_mb: float
    film_seconds: float
    film: Path

    def cpu(self, kinds: Iterable[str]) -> float:
        """CPU-seconds of some kinds of job."""
        return sum(line.cost.cpu_seconds for line in self.lines if line.job.kind in kinds)

    def total(self, kind: str, fact: str) -> float:
        """Sum of a fact over the jobs of a kind."""
        return sum(line.artifact.number(fact) for line in self.lines if line.job.kind == kind)

    def count(self, kind: str) -> int:
        """How many jobs of a kind."""
        return sum(line.job.kind == kind for line in self.lines)


def speed(data: Path | None) -> dict[str, Score]:
    """Make Jonah 1:4 at 1280x720 from nothing and count; `data` may name another story's folder, whose 1:4 is taken."""
    with tempfile.TemporaryDirectory() as folder:
        run = film_of(data or STORY, Path(folder))
        encode = encode_cost(run.film)
    return scores_of(run, encode)


def scores_of(run: Run, encode: float) -> dict[str, Score]:
    """The table; `encode` is the floor, CPU-seconds a frame to encode the film's own pictures once more."""
    frames = run.total("clip", "frames")
    render = run.cpu(["clip"]) / frames - encode
    speech = run.cpu(["speak"]) / run.total("speak", "seconds")
    other = run.cpu_seconds - run.cpu((*RENDERING, *SYNTHESIS, *ENCODING))
    scores = {
        "render_cpu_per_frame": Score(render, int(frames), None, unit="CPU-s a 720p frame", note=f"encoding {encode:.3f}"),
        "render_to_encode": Score(render / encode, int(frames), None, unit="times encoding"),
        "speech_cpu_per_s": Score(speech, run.count("speak"), 0.3, unit="CPU-s an audio second"),
    }
    for kind, bound in (("music", 0.3), ("sound", 0.2), ("stem", 0.2), ("mix", 0.3)):
        seconds = run.total(kind, "seconds")
        scores[f"{kind}_cpu_per_s"] = Score(run.cpu([kind]) / seconds, run.count(kind), bound, unit="CPU-s an audio second")
    whole = run.cpu_seconds / run.film_seconds
    scores["whole_cpu_per_s"] = Score(whole, 1, 12.0, unit="CPU-s a second of film", note=f"{run.film_seconds:.1f} s of film")
    scores["orchestration_share"] = Score(other / run.cpu_seconds, len(run.lines), 0.10, unit="of all CPU-seconds")
    scores["peak_memory"] = Score(run.peak_mb, 1, 1500, unit="MB")
    return scores


def film_of(story: Path, folder: Path, tier: str = "standard") -> Run:
    """Make the film of 1:4 of a copy of a story that has nothing made yet, in a process of its own."""
    copy = folder / "stories" / story.name
    shutil.copytree(
        story, copy, ignore=shutil.ignore_patterns("store", "productions", "subjects", "manifest.jsonl", "approvals.jsonl")
    )
    command = [sys.executable, "-m", "studio", "film", story.name, "--verses", VERSE, "--tier", tier, "--brain", "rules"]
    child = subprocess.Popen([*command, "--json", "--stories", str(folder / "stories")], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    said = child.stdout.read().splitlines()
    _, code, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(code)
    if child.returncode:
        raise ToolFailed(f"exeget film broke off with {child.returncode}: {said[-1] if said else 'nothing said'}")
    result: dict[str, JsonValue] = json.loads(said[-1])
    film = Path(str(result["film"]))
    lines = tuple(Journal(copy / "manifest.jsonl", ManifestLine).read())
    with av.open(film) as opened:
        seconds = float((opened.duration or 0) / av.time_base)
    return Run(lines, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, seconds, film)


def encode_cost(film: Path) -> float:
    """CPU-seconds a frame to encode pictures like the film's with the settings of the clips."""
    with av.open(film) as opened:
        frames = [frame for _, frame in zip(range(FLOOR_FRAMES), opened.decode(video=0), strict=False)]
    pictures = [np.asarray(frame.to_ndarray(format="rgba"), np.uint8) for frame in frames]
    with tempfile.TemporaryDirectory() as folder:
        before = time.process_time()
        write_clip(Path(folder) / "floor.mp4", pictures, (frames[0].width, frames[0].height), 24)
        return (time.process_time() - before) / len(frames)
