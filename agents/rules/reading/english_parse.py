"""A chapter of English verses as participants, clauses, openings and stretches."""

from collections.abc import Sequence
from dataclasses import replace

from agents.rules.reading.capitals import english_names
from agents.rules.reading.english import read_english
from agents.rules.reading.english_clauses import english_clauses
from agents.rules.reading.english_phrases import english_phrases
from agents.rules.reading.english_speech import english_openings, english_stretches
from agents.rules.reading.grammar import LIVELY
from agents.rules.reading.nouns import LIVING
from agents.rules.reading.parts import NOBODY, Clause, Opening, Parse, Phrase
from agents.rules.reading.verbs import field
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
        clauses, openings = revived(clauses, openings, phrases)
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


def revived(clauses: list[Clause], openings: list[Opening], phrases: list[Phrase]) -> tuple[list[Clause], list[Opening]]:
    """`The sun beat upon Jonah, that he fainted, and said`: what only the living do goes to the last of them."""
    found: list[Clause] = []
    for clause in clauses:
        dead = clause.inherited and clause.subject != NOBODY and not _may_live(phrases[clause.subject])
        before = (c.subject for c in reversed(found) if c.subject != NOBODY and _may_live(phrases[c.subject]))
        living = next(before, NOBODY) if dead and field(clause.verb) in LIVELY else NOBODY
        found.append(replace(clause, subject=living) if living != NOBODY else clause)
    said = {clause.at: clause.subject for old, clause in zip(clauses, found, strict=True) if old is not clause}
    return found, [replace(o, speaker=said.get(o.at, o.speaker)) for o in openings]


def _may_live(phrase: Phrase) -> bool:
    return bool(phrase.name) or phrase.sort in LIVING or phrase.pronoun not in ("", "it")


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
    for k, phrase in enumerate(placed):
        if phrase.role == "joined" and phrase.partner != NOBODY:
            placed[k] = replace(phrase, clause=placed[phrase.partner].clause)
    return placed
