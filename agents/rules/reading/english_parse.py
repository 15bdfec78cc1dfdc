"""A chapter of English verses as participants, clauses, openings and stretches."""

from collections.abc import Sequence
from dataclasses import replace

from agents.rules.reading.capitals import english_names
from agents.rules.reading.english import read_english
from agents.rules.reading.english_clauses import english_clauses
from agents.rules.reading.english_phrases import english_phrases
from agents.rules.reading.english_speech import english_openings, english_stretches
from agents.rules.reading.parts import NOBODY, Clause, Parse, Phrase
from exeget.verse import Span


def parse_english(texts: Sequence[str]) -> list[Parse]:
    """Parse the verses of a chapter, which share their names."""
    readings = read_english(texts)
    words = english_names(readings)
    found = []
    for reading in readings:
        phrases, index = english_phrases(reading, words)
        clauses = english_clauses(reading, index)
        openings = english_openings(reading, words, index)
        clauses = clipped(clauses, [opening.start for opening in openings])
        found.append(
            Parse(
                "en",
                reading.text,
                tuple(in_clauses(phrases, clauses)),
                tuple(clauses),
                tuple(openings),
                tuple(english_stretches(reading, openings)),
            )
        )
    return found


def clipped(clauses: list[Clause], cuts: list[int]) -> list[Clause]:
    """The clauses, none of which runs over the place where somebody's words begin."""
    for cut in cuts:
        clauses = [
            replace(c, span=Span(start=max(c.span.start, cut), end=c.span.end))
            if c.span.start < cut <= c.at
            else replace(c, span=Span(start=c.span.start, end=cut))
            if c.at < cut < c.span.end
            else c
            for c in clauses
        ]
    return clauses


def in_clauses(phrases: list[Phrase], clauses: list[Clause]) -> list[Phrase]:
    """The phrases, each told the clause it stands in: the one that names it, else the shortest round it."""
    named = {
        k: i for i, clause in reversed(list(enumerate(clauses))) for k in (*clause.around, *clause.objects, clause.subject)
    }
    placed = []
    for k, phrase in enumerate(phrases):
        around = [i for i, c in enumerate(clauses) if c.span.start <= phrase.span.start < c.span.end]
        nearest = min(around, key=lambda i: clauses[i].span.end - clauses[i].span.start, default=NOBODY)
        placed.append(replace(phrase, clause=named.get(k, nearest)))
    return placed
