"""Measuring: each task gives scores with bounds, and each bound can fail."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from evals.scores import Score, table
from exeget.errors import WrongUse
from workflows.jobs import machine

TASKS = {
    "speed": "evals.speed:speed",
    "understanding": "evals.understanding:understanding",
    "onscreen": "evals.onscreen:onscreen",
    "drehbuch": "evals.drehbuch:drehbuch",
    "retrieval": "evals.retrieval:retrieval",
    "retrieval_scale": "evals.retrieval_scale:retrieval_scale",
    "film": "evals.film:film",
}
"""What can be measured, and where."""


def run(task: str, data: Path | None, as_json: bool, say: Callable[[str], None]) -> bool:
    """Measure one task, print its scores, and say whether every bound holds."""
    if not task:
        say(f"Tasks: {', '.join(TASKS)}.")
        return True
    if task not in TASKS:
        raise WrongUse(f"There is no evaluation {task!r}.", known=f"Known: {', '.join(TASKS)}.")
    module, _, name = TASKS[task].partition(":")
    scores: dict[str, Score] = getattr(import_module(module), name)(data)
    if as_json:
        told = {name: score.as_json() for name, score in scores.items()}
        when = datetime.now(UTC).date().isoformat()
        say(json.dumps({"task": task, "scores": told, "machine": machine(), "date": when}))
    else:
        for line in table(scores):
            say(line)
    return all(score.passed for score in scores.values())
