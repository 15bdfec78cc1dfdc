"""What happens while a film is made, as it happens; a terminal, a log or a machine may listen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

What = Literal["stage", "started", "progress", "made", "found", "damaged", "warning", "kept"]


@dataclass(frozen=True)
class Event:
    """One thing that happened."""

    what: What
    stage: str = ""
    kind: str = ""
    """Of the job."""
    name: str = ""
    """What the job is for, such as `shot 2.1`."""
    share: float = 0.0
    """How far the job is, from 0 to 1."""
    text: str = ""
    key: str = ""
    """Of the job."""
    cpu_seconds: float = 0.0


Tell = Callable[[Event], None]


def nobody(event: Event) -> None:
    """Listen to nothing."""
    del event
