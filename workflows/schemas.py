"""JSON Schemas of every document, for editors, other languages and models."""

import json
from pathlib import Path

from exeget.analysis import Analysis
from exeget.approval import Approval, Take
from exeget.cutlist import CutList
from exeget.document import Document, label_of
from exeget.drehbuch import Drehbuch
from exeget.edit import Direction, Understood
from exeget.job import Job, ManifestLine
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from exeget.spending import Spent
from exeget.story import Story
from exeget.storyboard import Choice, Storyboard
from exeget.subject import Register
from exeget.timeline import Timeline
from exeget.verdict import Verdicts
from workflows.store import write_whole

DOCUMENTS: tuple[type[Document], ...] = (
    Story, Storyboard, Choice, Analysis, Register, Timeline, Drehbuch, Regie, SoundPlan, CutList, Verdicts, Approval, Take,
    Understood, Direction, Job, ManifestLine, Spent,
)  # fmt: skip
"""Everything that is stored, in the order of the film."""


def export_schemas(folder: Path) -> list[Path]:
    """Write `<label>.<version>.schema.json` for every document; gives the paths."""
    written = []
    for kind in DOCUMENTS:
        path = folder / f"{label_of(kind).replace('/', '.')}.schema.json"
        write_whole(path, (json.dumps(kind.model_json_schema(by_alias=True), indent=2, ensure_ascii=False) + "\n").encode())
        written.append(path)
    return written
