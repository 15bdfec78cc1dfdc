"""Replay: things are made anew from their manifest lines and compared, so that the manifest is proved, not believed."""

from dataclasses import dataclass
from typing import Literal

from exeget.errors import WrongUse
from exeget.job import ManifestLine
from workflows.events import Event
from workflows.jobs import Jobs
from workflows.views import PERSON

Result = Literal["equal", "differs", "skipped"]


@dataclass(frozen=True)
class Replayed:
    """How one job came out."""

    line: ManifestLine
    result: Result
    text: str = ""


def replay(jobs: Jobs, check: bool) -> list[Replayed]:
    """Make jobs anew in the manifest's order: with `check` all of them, else only those whose content is gone.

    What comes out as it was goes back into the store if it is gone; what differs is reported and nothing more.
    """
    results = []
    for line in jobs.ledger.lines():
        if check or jobs.find(line.key) is None:
            jobs.tell(Event("started", kind=line.job.kind, name="again", key=line.key))
            results.append(_replay(jobs, line))
    return results


def _replay(jobs: Jobs, line: ManifestLine) -> Replayed:
    reason = _not_replayable(jobs, line)
    if reason:
        return Replayed(line, "skipped", reason)
    try:
        hashes = jobs.again(line)
    except WrongUse as error:
        return Replayed(line, "skipped", str(error))
    before = {file: blob.sha for file, blob in line.artifact.files.items()}
    changed = sorted(file for file in before.keys() | hashes.keys() if before.get(file) != hashes.get(file))
    return Replayed(line, "differs" if changed else "equal", ", ".join(changed))


def _not_replayable(jobs: Jobs, line: ManifestLine) -> str:
    if line.job.backend == PERSON:
        return "made by a person"
    backend = jobs.table.get(line.job.kind, {}).get(line.job.backend)
    if backend is None:
        return f"no backend {line.job.backend!r} here"
    if backend.version != line.job.version:
        return f"made by version {line.job.version}, this is {backend.version}"
    return "answered by another machine" if backend.remote else ""
