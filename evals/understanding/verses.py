"""Which people and places each verse names, against a table of them."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from evals.understanding.gold import GoldName, GoldVerse, place_of
from evals.understanding.tally import Tally
from exeget.analysis import Analysis, Mention
from exeget.verse import Verse

ARTICLES = re.compile(r"^(the|thy|my|his|our|their) ", re.IGNORECASE)
Reader = Callable[[Sequence[Verse]], Sequence[Analysis]]


def score_verses(gold: Sequence[GoldVerse], read: Reader) -> dict[str, Tally]:
    """The tallies `people` and `places`; a name counts where the verse's own words have it."""
    by_book: dict[str, list[GoldVerse]] = defaultdict(list)
    for row in gold:
        by_book[place_of(row.ref)[0]].append(row)
    tallies = {"people": Tally(), "places": Tally()}
    for rows in by_book.values():
        places = [place_of(row.ref) for row in rows]
        verses = [
            Verse(ref=row.ref, chapter=c, number=n, text={"en": row.en}) for row, (_, c, n) in zip(rows, places, strict=True)
        ]
        for row, verse, analysis in zip(rows, verses, read(verses), strict=True):
            _count(tallies["people"], row, row.people, _named(analysis, verse, _is_somebody))
            _count(tallies["places"], row, row.places, _named(analysis, verse, _is_somewhere))
    return tallies


def _is_somebody(mention: Mention) -> bool:
    """Tribes are left out: the gold lists persons."""
    return mention.kind == "actor" and mention.nature in ("person", "deity", "spirit")


def _is_somewhere(mention: Mention) -> bool:
    return mention.kind in ("environment", "set_environment")


def _named(analysis: Analysis, verse: Verse, wanted: Callable[[Mention], bool]) -> set[str]:
    """The names, as the verse writes them, of the mentions that are wanted."""
    spans = [
        each.span.of(verse.text["en"])
        for mention in analysis.subjects
        if wanted(mention)
        for each in mention.evidence
        if each.rule == "name" and each.verse == verse.key
    ]
    return {ARTICLES.sub("", words) for words in spans}


def _count(tally: Tally, row: GoldVerse, gold: Sequence[GoldName], found: set[str]) -> None:
    """A name is found by any of its forms, or by one word of a longer name."""
    forms = [{one.name.split(" (")[0], *one.also_known_as} for one in gold]
    parts = {part for name in found for part in (name, *name.split())}
    for names in forms:
        seen = {name for name in names if name[:1].isupper() and re.search(rf"\b{re.escape(name)}\b", row.en)}
        if seen:
            tally.wanted += 1
            tally.hit += bool(seen & parts)
            if not seen & parts:
                tally.wrong(f"{min(seen)} not found", row.ref)
    known = {part for names in forms for name in names for part in (name, *name.split())}
    for name in sorted(found):
        right = name in known or bool(set(name.split()) & set().union(*forms))
        tally.found += 1
        tally.right += right
        if not right:
            tally.wrong(f"{name} is not in the gold", row.ref)
