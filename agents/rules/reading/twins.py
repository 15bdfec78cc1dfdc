"""A verse's second language beside its lead: words both share, and what everybody is called there."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from anyascii import anyascii

from agents.rules.reading.align import Keys
from agents.rules.reading.entities import Entity
from agents.rules.reading.pages import Page
from agents.rules.reading.parts import Parse, Phrase

SURE = 3
"""For a word that both languages' lists make one, names that sound alike, or the only names left."""
LEFT_OVER = 1
"""For the only nouns of a sort in a verse that nothing else matches."""
DEITIES = {"lord": "herr", "god": "gott", "almighty": "allmächtige"}


def sound(name: str) -> str:
    """The consonants of a name, near sounds made one: Nineveh and Ninive are `nnv`."""
    low = anyascii(name).lower()
    for far, near in (("sh", "s"), ("th", "t"), ("ph", "f"), ("ch", "k"), ("c", "k"), ("z", "s"), ("w", "v")):
        low = low.replace(far, near)
    return low[:1] + re.sub(r"[aeiouyh]|(.)(?=\1)", "", low[1:])


def keys(parse: Parse) -> Keys:
    """The shared words of a parsed verse by their places."""
    spots = [(phrase.span.start, _key(phrase)) for phrase in parse.phrases]
    spots = sorted((at, key) for at, key in [*spots, *((clause.at, clause.verb) for clause in parse.clauses)] if key)
    places = [at for at, _ in spots]

    def between(start: int, end: int) -> frozenset[str]:
        return frozenset(key for _, key in spots[bisect_left(places, start) : bisect_left(places, end)])

    return between


def _key(phrase: Phrase) -> str:
    if phrase.sort == "deity":
        return "god"
    return sound(phrase.name) if phrase.name else phrase.noun


def names_in(pages: Sequence[Page], others: Sequence[Parse | None]) -> dict[Entity, str]:
    """What each entity is called in another language, over all verses that have both."""
    seen: dict[Entity, Counter[str]] = defaultdict(Counter)
    for page, other in zip(pages, others, strict=True):
        if other is not None:
            _count(page, other, seen)
    return {entity: max(counted, key=lambda word: (counted[word], word)) for entity, counted in seen.items()}


def _count(page: Page, other: Parse, seen: Mapping[Entity, Counter[str]]) -> None:
    """Pair the entities of a verse with the other language's phrases."""
    mine: dict[Entity, list[Phrase]] = {}
    for k, phrase in enumerate(page.parse.phrases):
        entity = page.met.get(k)
        if entity is not None and not phrase.pronoun:
            mine.setdefault(entity, []).append(phrase)
    free = [phrase for phrase in other.phrases if not phrase.pronoun and (phrase.name or phrase.noun)]
    for entity, phrases in list(mine.items()):
        named = sorted(phrases, key=lambda phrase: not phrase.name)
        match = next((theirs for ours in named for theirs in free if _same(ours, theirs)), None)
        if match is not None:
            seen[entity][_called(match)] += SURE
            free = [phrase for phrase in free if _called(phrase) != _called(match)]
            del mine[entity]
    _pair_the_rest({entity: phrases[0] for entity, phrases in mine.items()}, free, seen)


def _pair_the_rest(mine: Mapping[Entity, Phrase], free: Sequence[Phrase], seen: Mapping[Entity, Counter[str]]) -> None:
    """The only name that each language has left is the same; so is the only person's or place's noun."""
    alone = [entity for entity, phrase in mine.items() if phrase.name]
    left = {_called(phrase) for phrase in free if phrase.name}
    if len(alone) == len(left) == 1:
        seen[alone[0]][left.pop()] += SURE
    for sort in {phrase.sort for phrase in mine.values() if not phrase.name}:
        nouns = [entity for entity, phrase in mine.items() if phrase.sort == sort and not phrase.name]
        others = {_called(phrase) for phrase in free if phrase.sort == sort and not phrase.name}
        if len(nouns) == len(others) == 1:
            seen[nouns[0]][others.pop()] += LEFT_OVER


def _same(mine: Phrase, other: Phrase) -> bool:
    if mine.sort == "deity" or other.sort == "deity":
        return mine.sort == other.sort and bool(mine.name) == bool(other.name) and _same_title(mine.head, other.head)
    if mine.name and other.name:
        a, b = sound(mine.name), sound(other.name)
        return a == b or (len(a) > 2 and (a.startswith(b) or b.startswith(a)))
    return not mine.name and not other.name and mine.noun == other.noun and mine.sort not in ("abstract", "body")


def _same_title(mine: str, other: str) -> bool:
    return other.lower().startswith(DEITIES.get(mine.lower(), "gott"))


def _called(phrase: Phrase) -> str:
    return phrase.name or phrase.plain or phrase.head
