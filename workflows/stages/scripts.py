"""The Drehbücher that already stand in a timeline, as what a writer may look up."""

from collections.abc import Iterable

from exeget.drehbuch import Drehbuch
from exeget.verse import Verse
from workflows.desk import Desk


def earlier(desk: Desk) -> tuple[Verse, ...]:
    """The verses before this one: a writer builds on what was shown already, never on what comes after."""
    return desk.book.verses[: desk.book.verses.index(desk.verse)]


def scripts_of(desk: Desk, verses: Iterable[Verse]) -> dict[str, str]:
    """Content hashes of the Drehbücher that stand for some verses, by the names a corpus knows them under."""
    found = {}
    for verse in verses:
        path = desk.production_of(verse) / "drehbuch.json"
        if path.is_file():
            found[f"drehbuch-{verse.folder}.json"] = desk.own(path, Drehbuch) or desk.views.store.put(path.read_bytes()).sha
    return found
