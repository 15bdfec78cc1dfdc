"""Who approved what: a decision holds for one content at one checkpoint and is void for any other."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import JsonValue

from exeget.approval import Approval, Checkpoint
from exeget.canon import digest_value
from workflows.journal import Journal

AUTO = "auto"


class Approvals:
    """`approvals.jsonl` of a story."""

    def __init__(self, path: Path) -> None:
        self._journal = Journal(path, Approval)

    def find(self, checkpoint: Checkpoint, timeline: str, verse: str, content: str) -> Approval | None:
        """The last decision on exactly this content."""
        wanted = (checkpoint, timeline, verse, content)
        found = [a for a in self._journal.read() if (a.checkpoint, a.timeline, a.verse, a.content) == wanted]
        return found[-1] if found else None

    def decide(
        self, checkpoint: Checkpoint, timeline: str, verse: str, content: str,
        verdict: Literal["approved", "rejected"], who: str, why: str = "", option: int = 1,
    ) -> Approval:  # fmt: skip
        """Write a decision down."""
        approval = Approval(
            checkpoint=checkpoint, timeline=timeline, verse=verse, content=content, verdict=verdict, option=option,
            who=who, when=datetime.now(UTC).isoformat(timespec="seconds"), why=why,
        )  # fmt: skip
        self._journal.read()
        self._journal.add(approval)
        return approval


def content_of(parts: dict[str, str]) -> str:
    """One hash for everything that is approved together, by name."""
    value: dict[str, JsonValue] = dict(parts)
    return digest_value(value)
