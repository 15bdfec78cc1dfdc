"""The state of a story's productions, derived from what is there and stored nowhere."""

import asyncio
from dataclasses import dataclass
from typing import Literal

from exeget.document import read_document
from exeget.verse import Verse
from workflows.desk import Wish
from workflows.film import WISH
from workflows.lease import is_leased
from workflows.planning import Looker, Plan, plan
from workflows.workshop import Workshop

KEPT = ("hand", "interpret")
"""What is never swept: a person's files, and readings with their options."""
State = Literal["missing", "stale", "running", "blocked", "done"]


@dataclass(frozen=True)
class Status:
    """One production."""

    verse: Verse
    wish: Wish
    state: State
    plan: Plan


def productions(shop: Workshop) -> list[tuple[Verse, Wish]]:
    """Every production that was ever asked for, with the last wish."""
    folder = shop.book.folder / "productions"
    return [
        (verse, read_document(Wish, path.read_bytes(), str(path)).document)
        for verse in shop.book.verses
        for path in sorted(folder.glob(f"*/{verse.folder}/{WISH}"))
    ]


def look_at(shop: Workshop, verse: Verse, wish: Wish, stop_at: str = "") -> Plan:
    """What is made of a production and what is not, without making anything."""
    looker = Looker(shop.jobs)
    return asyncio.run(plan(shop.desk(verse, wish, maker=looker, writes=False), looker, stop_at))


def status(shop: Workshop) -> list[Status]:
    """The state of every production of the story."""
    running = is_leased(shop.store)
    return [Status(verse, wish, _state(shop, verse, wish, seen, running), seen) for verse, wish, seen in _looked(shop)]


def sweep(shop: Workshop) -> tuple[int, int]:
    """Remove stored content that no production of today uses, no person made and nobody may still choose.

    Gives files and bytes removed.
    """
    kept = {blob.sha for line in shop.jobs.ledger.lines() if line.job.kind in KEPT for blob in line.artifact.files.values()}
    for verse, wish in productions(shop):
        looker = Looker(shop.jobs)
        asyncio.run(plan(shop.desk(verse, wish, maker=looker, writes=False), looker))
        kept |= looker.found
    gone = [p for p in shop.store.glob("[0-9a-f][0-9a-f]/*") if p.parent.name + p.name not in kept]
    gone += list((shop.store / "damaged").glob("*"))
    size = sum(path.stat().st_size for path in gone)
    for path in gone:
        path.unlink()
    return len(gone), size


def _looked(shop: Workshop) -> list[tuple[Verse, Wish, Plan]]:
    return [(verse, wish, look_at(shop, verse, wish)) for verse, wish in productions(shop)]


def _state(shop: Workshop, verse: Verse, wish: Wish, seen: Plan, running: bool) -> State:
    """Stale means there is a film, but of an older state of the documents."""
    if not seen.by_state("missing") and not seen.by_state("blocked"):
        return "blocked" if seen.by_state("waiting") else "done"
    if running:
        return "running"
    if (shop.desk(verse, wish).folder / "film.mp4").exists():
        return "stale"
    return "blocked" if seen.by_state("waiting") else "missing"
