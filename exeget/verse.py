"""A verse, the unit of a text: scripture's verse, a poem's stanza, a novel's paragraph."""

import re
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from exeget.document import Part
from exeget.errors import WrongUse
from exeget.ids import Lang

MAX_LETTERS = 20_000
"""A verse longer than this is not a verse; it would be a film of its own."""

VerseText = Annotated[str, StringConstraints(min_length=1, max_length=MAX_LETTERS)]


class Span(Part):
    """A stretch of a verse's text: characters start to end (end excluded) in one language."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)

    def of(self, text: str) -> str:
        """The words the span holds."""
        return text[self.start : self.end]


Spans = dict[Lang, Span]
"""The same stretch in each language of the verse."""


class Verse(Part):
    """One verse with its text in each language; any script passes through unharmed."""

    ref: str = Field(min_length=1, max_length=120)
    """As a reader cites it, such as `Jonah 1:4`."""
    chapter: int = Field(ge=1)
    number: int = Field(ge=1)
    text: dict[Lang, VerseText] = Field(min_length=1)

    @field_validator("text")
    @classmethod
    def _has_letters(cls, text: dict[str, str]) -> dict[str, str]:
        for lang, words in text.items():
            if not any(letter.isalpha() for letter in words):
                raise ValueError(f"no letter in the text of {lang!r}: a verse needs words to be read")
        return text

    @property
    def key(self) -> str:
        """Chapter and number, such as `1:4`."""
        return f"{self.chapter}:{self.number}"

    @property
    def folder(self) -> str:
        """The key as a folder's name, such as `1-4`."""
        return f"{self.chapter}-{self.number}"

    def lead(self) -> str:
        """The language that is read first: English where there is one, because its rules reach furthest."""
        return "en" if "en" in self.text else min(self.text)


def pick_verses(verses: tuple[Verse, ...], wanted: str) -> tuple[Verse, ...]:
    """The verses a person asked for: `1:4`, `1:1-1:6`, `1:1-6`, `2` (a chapter), or several with commas."""
    picked: list[Verse] = []
    for part in wanted.split(","):
        found = _part(verses, part.strip(), wanted)
        picked += [verse for verse in found if verse not in picked]
    return tuple(picked)


def _part(verses: tuple[Verse, ...], part: str, wanted: str) -> list[Verse]:
    shape = re.fullmatch(r"(\d+)(?::(\d+)(?:-(?:(\d+):)?(\d+))?)?", part, re.ASCII)
    if shape is None:
        raise WrongUse(f"{wanted!r} names no verses.", cure="Write 1:4, 1:1-1:6, 1:1-6 or a chapter such as 2.")
    chapter, first, last_chapter, last = (int(x) if x else 0 for x in shape.groups())
    if not first:
        found = [v for v in verses if v.chapter == chapter]
    else:
        start, end = (chapter, first), (last_chapter or chapter, last or first)
        found = [v for v in verses if start <= (v.chapter, v.number) <= end]
        ends = {(v.chapter, v.number) for v in found}
        found = found if {start, end} <= ends else []
    if not found:
        raise WrongUse(f"Verse {part} is not in this story.", known=_known(verses), cure="Name verses inside it.")
    return found


def _known(verses: tuple[Verse, ...]) -> str:
    last: dict[int, int] = {}
    for verse in verses:
        last[verse.chapter] = max(last.get(verse.chapter, 0), verse.number)
    chapters = list(last.items())
    shown = ", ".join(f"chapter {c} to {c}:{n}" for c, n in chapters[:12])
    return f"It has {shown}{' and more' if len(chapters) > 12 else ''}."
