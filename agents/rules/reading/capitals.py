"""Which capitalised words of a chapter are names: those that are not small elsewhere and no common word."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from agents.rules.reading.english import Reading
from agents.rules.reading.english_words import DEITY, NO_NAMES, PRONOUNS, TITLES
from agents.rules.reading.nouns import is_plain_word, noun
from agents.rules.reading.old_words import is_old
from agents.rules.reading.verbs import is_verb

AFTER_STOP = frozenset(".?!:;,\"“”'‘’—-")


@dataclass(frozen=True)
class Vocabulary:
    """What the whole chapter tells of its capitals."""

    names: frozenset[str]
    pairs: frozenset[tuple[str, str]] = frozenset()
    """Names that stand together as one: `Mary Lennox`; in an old text only such as do so twice."""


def english_names(readings: Sequence[Reading]) -> Vocabulary:
    """The names of a chapter; after a stop a word counts only where the parser takes it for a name."""
    inside: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for reading in readings:
        for i, word in enumerate(reading.source):
            if not word[0].isalpha():
                continue
            if word[0].islower():
                small[word.capitalize()] += 1
            elif i == 0 or reading.source[i - 1][-1] in AFTER_STOP:
                opening[word] += reading.doc[i].pos_ == "PROPN"
            else:
                inside[word] += 1
    found = {word for word in {*inside, *opening} if _is_name(word, inside[word], opening[word], small[word])}
    return Vocabulary(frozenset(found), _pairs(readings, found))


def _pairs(readings: Sequence[Reading], names: set[str]) -> frozenset[tuple[str, str]]:
    """Neighbours that are both names, where no `'s` follows (`Elimelech Naomi's husband` is two people)."""
    counted: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        words = (*reading.source, "")
        counted.update(
            (first, second)
            for first, second, after in zip(words, words[1:], words[2:], strict=False)
            if first in names and second in names and after not in ("'s", "’s")
        )
    least = 2 if is_old([word for reading in readings for word in reading.source]) else 1
    return frozenset(pair for pair, count in counted.items() if count >= least)


def _is_name(word: str, inside: int, opening: int, small: int) -> bool:
    low = word.lower()
    if low in PRONOUNS or low in NO_NAMES or low in DEITY or low in TITLES or len(word) < 2 or word.isupper():
        return False
    row = noun(word)
    common = (row is not None and not row.proper) or is_verb(low) or is_plain_word(low)
    if common:
        return inside > small
    return inside + opening > small


def is_name(token: Token, reading: Reading, words: Vocabulary) -> bool:
    """Whether a token is somebody's or somewhere's own name, in this chapter."""
    word = reading.word(token)
    describes = token.tag_ == "JJ" and token.dep_ == "amod"
    return word in words.names and word.lower() not in NO_NAMES and word.lower() not in DEITY and not describes
