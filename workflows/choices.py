"""Which option was taken where a step proposes several; a choice holds for exactly the options it was made among."""

from datetime import UTC, datetime
from pathlib import Path

from exeget.storyboard import Choice, ChosenStep
from workflows.journal import Journal


class Choices:
    """`choices.jsonl` of a story."""

    def __init__(self, path: Path) -> None:
        self._journal = Journal(path, Choice)

    def find(self, step: ChosenStep, timeline: str, verse: str, among: str) -> Choice | None:
        """The last choice among exactly these options."""
        wanted = (step, timeline, verse, among)
        found = [one for one in self._journal.read() if (one.step, one.timeline, one.verse, one.among) == wanted]
        return found[-1] if found else None

    def take(self, step: ChosenStep, timeline: str, verse: str, among: str, option: int, who: str) -> Choice:
        """Write a choice down."""
        choice = Choice(
            step=step, timeline=timeline, verse=verse, among=among, option=option, who=who,
            when=datetime.now(UTC).isoformat(timespec="seconds"),
        )  # fmt: skip
        self._journal.read()
        self._journal.add(choice)
        return choice
