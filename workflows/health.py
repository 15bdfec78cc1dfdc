"""What this machine can do, what it lacks, and the cure."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from exeget.errors import ExegetError
from exeget.settings import load_settings


@dataclass(frozen=True)
class Finding:
    """One thing examined."""

    what: str
    good: bool
    text: str
    cure: str = ""


def examine() -> tuple[Finding, ...]:
    """Look at the renderer, the brain and the disk."""
    return (_renderer(), _brain(), _disk())


def _renderer() -> Finding:
    from toolkits.previz.context import CURE, opened, reason_against

    reason = reason_against()
    if reason:
        return Finding("pictures", False, reason, CURE)
    with opened() as context:
        return Finding("pictures", True, f"previz on {context.info['GL_RENDERER']}")


def _brain() -> Finding:
    try:
        brain = load_settings(Path.cwd()).brain
    except ExegetError as error:
        return Finding("brain", False, str(error), error.cure)
    return Finding("brain", True, brain.engine if brain.engine == "rules" else f"{brain.model} at {brain.base_url}")


def _disk() -> Finding:
    free = shutil.disk_usage(Path.cwd()).free / 2**30
    return Finding("disk", free > 1, f"{free:.1f} GB free", "" if free > 1 else "Free at least 1 GB.")
