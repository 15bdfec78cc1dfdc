"""The verse with its evidence in it: which words say which subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from exeget.analysis import Analysis, Mention
from exeget.ids import Lang
from exeget.verse import Verse


@dataclass(frozen=True)
class Stretch:
    """Words of the verse that say the same subjects, or none."""

    text: str
    subjects: tuple[int, ...] = ()
    """Numbers of the analysis's subjects, from 1."""
    kind: str = ""
    """Of the first of them."""
    title: str = ""
    last: bool = False
    """The evidence ends here, so its number is written behind."""


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    number: int
    mention: Mention
    rule: str


def stretches(verse: Verse, analysis: Analysis, lang: Lang) -> tuple[Stretch, ...]:
    """The whole text in one language, cut wherever evidence begins or ends; nothing is lost or doubled."""
    text = verse.text[lang]
    marks = _marks(analysis, verse.key, lang, len(text))
    borders = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    return tuple(_stretch(text, start, end, marks) for start, end in pairwise(borders))


def _marks(analysis: Analysis, key: str, lang: Lang, length: int) -> list[_Mark]:
    """Evidence in this verse and language; what points behind the text's end is left out."""
    return [
        _Mark(found.span.start, found.span.end, number, mention, found.rule)
        for number, mention in enumerate(analysis.subjects, 1)
        for found in mention.evidence
        if (found.verse, found.lang) == (key, lang) and found.span.start < found.span.end <= length
    ]


def _stretch(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Stretch:
    here = [mark for mark in marks if mark.start <= start and end <= mark.end]
    if not here:
        return Stretch(text[start:end])
    numbers = tuple(dict.fromkeys(mark.number for mark in here))
    title = "; ".join(dict.fromkeys(f"{mark.mention.name} ({mark.rule})" for mark in here))
    return Stretch(text[start:end], numbers, here[0].mention.kind, title, last=any(mark.end == end for mark in here))
