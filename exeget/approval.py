"""What a person decided: approvals bound to content, takes put in place by hand."""

from typing import Literal, get_args

from pydantic import Field

from exeget.document import Document
from exeget.ids import Id, Sha

Checkpoint = Literal["timelines", "subjects", "regie", "start_images", "clips", "mix", "film"]
CHECKPOINTS: tuple[Checkpoint, ...] = get_args(Checkpoint)


class Approval(Document):
    """A decision at a checkpoint; it holds for one content and is void for any other."""

    label: Literal["approval/1"] = Field(default="approval/1", alias="schema")
    checkpoint: Checkpoint
    timeline: Id
    verse: str
    content: Sha
    """Of what was approved, all of it."""
    verdict: Literal["approved", "rejected"]
    option: int = Field(default=1, ge=1, le=5)
    who: str
    """A person's name, or `auto` when the run was told to approve by itself."""
    when: str
    """ISO 8601, UTC."""
    why: str = ""


class Take(Document):
    """One try at a document, picture, clip or line; a person's is never overwritten."""

    label: Literal["take/1"] = Field(default="take/1", alias="schema")
    of: str
    """The path inside the story it stands for."""
    content: Sha
    by: str
    """A backend's name, or `person`."""
    chosen: bool
