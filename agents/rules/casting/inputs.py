"""The analyses that a job is handed, in the order of the story."""

import re
from collections.abc import Mapping
from pathlib import Path

from exeget.analysis import Analysis
from exeget.document import load

NAME = re.compile(r"(\d+)-(\d+)\.json")


def read_analyses(inputs: Mapping[str, Path]) -> list[Analysis]:
    """The inputs named <chapter>-<number>.json, by chapter and number; others are left alone."""
    found = [(int(shape[1]), int(shape[2]), path) for name, path in inputs.items() if (shape := NAME.fullmatch(name))]
    return [load(Analysis, path.read_bytes(), path.name) for _, _, path in sorted(found, key=lambda one: one[:2])]
