"""The gold as it lies in a folder: verses with their people and places, books with their quotations, annotated novels."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, TypeAdapter

from evals.understanding.numbering import CODES, english
from exeget.document import Part
from exeget.verse import Verse

REF = re.compile(r"(.+)[ .](\d+)[:.](\d+)")


class GoldName(Part):
    """Somebody or somewhere that a verse names, with what else they are called."""

    name: str
    also_known_as: tuple[str, ...] = ()
    gender: str = ""


class GoldVerse(Part):
    """A verse with the people and places it names."""

    ref: str
    en: str
    de: str = ""
    people: tuple[GoldName, ...] = ()
    places: tuple[GoldName, ...] = ()
    events: tuple[str, ...] = Field(default=())


@dataclass(frozen=True)
class Quotation:
    """A row of the table of speakers, by the verse of its English place."""

    book: str
    chapter: int
    number: int
    speaker: str
    labels: tuple[str, ...]
    """What the text calls that speaker in that place."""


@dataclass(frozen=True)
class Novel:
    """A chapter of a novel, a sentence a line, with its annotations as they were written."""

    name: str
    text: str
    entities: tuple[tuple[str, int, int], ...]
    """Type (PER, FAC ...), first and last letter."""
    clusters: tuple[tuple[str, int, int], ...]
    """Whom each annotated phrase means."""
    quotes: tuple[tuple[str, int, int], ...]
    """Speaker, line and word (from 0) of the first word said."""


def place_of(ref: str) -> tuple[str, int, int]:
    """Book, chapter and verse of `Genesis 1:1`."""
    found = REF.fullmatch(ref)
    if found is None:
        raise ValueError(f"{ref!r} is no place in a book")
    return found[1], int(found[2]), int(found[3])


def verses(folder: Path) -> list[GoldVerse]:
    """All of `verses_*.json`."""
    rows = TypeAdapter(list[GoldVerse])
    return [row for path in sorted(folder.glob("verses_*.json")) for row in rows.validate_json(path.read_bytes(), strict=False)]


def books(folder: Path) -> dict[str, list[Verse]]:
    """All books of `kjv_*.jsonl` by their codes."""
    found: dict[str, list[Verse]] = defaultdict(list)
    for path in sorted(folder.glob("kjv_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            book, chapter, number = place_of(row["ref"])
            if book in CODES:
                text = {"en": row["text"]["en"]}
                found[CODES[book]].append(Verse(ref=row["ref"], chapter=chapter, number=number, text=text))
    return dict(found)


def quotations(folder: Path) -> list[Quotation]:
    """All rows of `speakers_*.tsv`, each by the verse it is projected on."""
    found = []
    for path in sorted(folder.glob("speakers_*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            cells = line.split("\t")
            code, place = cells[6].split()
            chapter, number = english(code, *(int(part) for part in place.split(":")))
            found.append(Quotation(code, chapter, number, cells[2], tuple(cells[3].split(","))))
    return found


def novels(folder: Path) -> list[Novel]:
    """All chapters of `litbank/`."""
    return [_novel(path) for path in sorted((folder / "litbank").glob("*.txt"))]


def _novel(path: Path) -> Novel:
    stem = path.name.removesuffix(".txt")
    kinds = _phrases(path.with_name(f"{stem}.ann"))
    tied = [row for row in _phrases(path.with_name(f"{stem}.coref.ann")) if not re.match(r"(NOM|PROP|PRON)_[A-Z]{3}$", row[0])]
    return Novel(stem, path.read_text(encoding="utf-8"), kinds, tuple(tied), _quotes(path.with_name(f"{stem}.quotes.ann")))


def _phrases(path: Path) -> tuple[tuple[str, int, int], ...]:
    """The lines `T1<tab>PER 3 9<tab>words` of an annotation; none where there is no such file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    cells = [line.split("\t")[1].split() for line in lines if line.startswith("T")]
    return tuple((row[0], int(row[1]), int(row[-1])) for row in cells)


def _quotes(path: Path) -> tuple[tuple[str, int, int], ...]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    said_by = {row[1]: row[2] for row in rows if row[0] == "ATTRIB"}
    return tuple((said_by[row[1]], int(row[2]), int(row[3])) for row in rows if row[0] == "QUOTE" and row[1] in said_by)
