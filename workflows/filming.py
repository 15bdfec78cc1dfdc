"""A command's work from end to end: films of some verses, and decisions that let a waiting one go on."""

import asyncio
import sqlite3
from dataclasses import dataclass, field

from pydantic import JsonValue

from exeget.document import read_document
from exeget.errors import WrongUse
from exeget.verdict import Verdicts
from exeget.verse import Verse
from workflows import film
from workflows.desk import Desk, Wish
from workflows.events import Event, Tell
from workflows.jobs import cpu_seconds, disk_is_full
from workflows.lease import lease
from workflows.workshop import Workshop

UNWRITABLE = ("SQLITE_FULL", "SQLITE_IOERR")
"""What SQLite says on a disk that takes no more."""


@dataclass
class Tally:
    """Counts what is made and what is found, and passes every event on."""

    tell: Tell
    made: set[str] = field(default_factory=set)
    found: set[str] = field(default_factory=set)
    cpu_before: float = field(default_factory=cpu_seconds)

    def __call__(self, event: Event) -> None:
        """Listen."""
        if event.what == "made":
            self.made.add(event.key)
        if event.what == "found" and event.key not in self.made:
            self.found.add(event.key)
        self.tell(event)

    def numbers(self) -> dict[str, JsonValue]:
        """Jobs run, jobs found, CPU-seconds since it began to listen."""
        spent = round(cpu_seconds() - self.cpu_before, 2)
        return {"jobs_run": len(self.made), "jobs_found": len(self.found), "cpu_seconds": spent}


def make_films(shop: Workshop, verses: tuple[Verse, ...], wish: Wish, stop_at: str) -> list[dict[str, JsonValue]]:
    """Make the films of some verses one after the other; gives where each is and how it was judged."""
    film.stop_stage(stop_at)
    with lease(shop.store):
        for verse in verses:
            try:
                asyncio.run(film.produce(shop.desk(verse, wish), shop.checkpoints, stop_at))
            except sqlite3.OperationalError as error:
                if not error.sqlite_errorname.startswith(UNWRITABLE):
                    raise
                raise disk_is_full(shop.checkpoints.name, shop.store) from error
    return [outcome(shop.desk(verse, wish)) for verse in verses]


def outcome(desk: Desk) -> dict[str, JsonValue]:
    """Where a production's film, cut and report are, and its verdicts by result; null for what is not there."""
    found: dict[str, JsonValue] = {"verse": desk.verse.key}
    for name, file in (("film", "film.mp4"), ("otio", "film.otio"), ("report", "report.html")):
        path = desk.folder / file
        found[name] = str(path) if path.exists() else None
    path = desk.folder / "verdicts.json"
    verdicts = read_document(Verdicts, path.read_bytes(), path.name).document.verdicts if path.exists() else ()
    results = [verdict.result for verdict in verdicts]
    found["verdicts"] = {"PASS": results.count("PASS"), "WARN": results.count("WARN"), "FAIL": results.count("FAIL")}
    return found


def waiting_verses(shop: Workshop, timeline: str) -> dict[str, film.Question]:
    """The productions of a timeline that wait for a person, by verse."""
    asked: dict[str, film.Question] = {}
    if not shop.checkpoints.exists():
        return asked
    for verse in shop.book.verses:
        desk = shop.desk(verse, Wish(timeline=timeline))
        if desk.folder.is_dir():
            question = asyncio.run(film.question(desk, shop.checkpoints))
            if question is not None:
                asked[verse.key] = question
    return asked


def no_such_question(checkpoint: str, asked: dict[str, film.Question]) -> WrongUse:
    """What to say when nothing waits at a checkpoint."""
    waits = ", ".join(f"{question.checkpoint} of verse {key}" for key, question in asked.items())
    return WrongUse(
        f"No production waits at the checkpoint {checkpoint!r}.",
        known=f"Waiting: {waits}." if waits else "Nothing waits.",
        cure="Run exeget film STORY --approve ask to be asked.",
    )
