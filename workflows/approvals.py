"""Who approved what: a decision holds for one content at one checkpoint and is void for any other."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import JsonValue

from exeget.approval import Approval, Checkpoint
from exeget.canon import digest_value
from workflows.journal import Journal

AUTO = "auto"
EVERY_VERSE = ""
"""The verse of a decision that holds for the whole story: a reading is the same in all of it."""


class Approvals:
    """`approvals.jsonl` of a story."""

    def __init__(self, path: Path) -> None:
        self._journal = Journal(path, Approval)

    def find(self, checkpoint: Checkpoint, timeline: str, verse: str, content: str) -> Approval | None:
        """The last decision on exactly this content."""
        wanted = (checkpoint, timeline, content)
        of_it = [a for a in self._journal.read() if (a.checkpoint, a.timeline, a.content) == wanted]
        found = [a for a in of_it if a.verse in (verse, EVERY_VERSE)]
        return found[-1] if found else None

    def last_of_story(self, checkpoint: Checkpoint, timeline: str) -> Approval | None:
        """The last decision that was taken for the whole story, on whatever content."""
        of_it = [a for a in self._journal.read() if (a.checkpoint, a.timeline, a.verse) == (checkpoint, timeline, EVERY_VERSE)]
        return of_it[-1] if of_it else None

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
