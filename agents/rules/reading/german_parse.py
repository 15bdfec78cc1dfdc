"""A chapter of German verses as participants, clauses, openings and stretches."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from agents.rules.reading.german import Word, read_german
from agents.rules.reading.german_clauses import german_clauses
from agents.rules.reading.german_phrases import german_phrases
from agents.rules.reading.german_speech import german_openings, german_stretches
from agents.rules.reading.german_words import english_noun, german_noun
from agents.rules.reading.names import given_sex
from agents.rules.reading.nouns import LIVING
from agents.rules.reading.parts import NOBODY, Parse, Phrase

COMMON = ("ung", "heit", "keit", "schaft", "tum", "nis", "en", "er", "erin")
"""How German words end that are no names."""
ARTICLES = ("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines")
BEGINS = re.compile(r"(^|[.!?:,;\"„»-])\s*((o|ach|du|mein\w*|lieb\w*|fein\w*)\s+)*$")
CALLED = re.compile(r"\s*[,!?;]")


def parse_german(texts: Sequence[str]) -> list[Parse]:
    """Parse the verses of a chapter, which share their names."""
    read = [read_german(text) for text in texts]
    names = german_names(read)
    found = []
    for text, words in zip(texts, read, strict=True):
        parts = german_phrases(words, names)
        clauses, phrases = german_clauses(words, parts)
        openings = german_openings(text, words, parts, clauses)
        stretches = german_stretches(words, openings)
        found.append(Parse("de", text, tuple(_called(text, phrases)), tuple(clauses), tuple(openings), tuple(stretches)))
    return found


def german_names(read: Sequence[Sequence[Word]]) -> frozenset[str]:
    """Large words that no list knows: those the tagger takes for names, and those that come again but never with an article."""
    tagged: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for words in read:
        for k, word in enumerate(words):
            if not word.is_noun or len(word.norm) < 3 or word.norm.isupper() or _is_common(word):
                continue
            before = words[k - 1] if k else None
            described = before is not None and before.tag in ("ADJ(A)", "APPRART", "PIAT", "PPOSAT")
            article = described or (before is not None and before.norm.lower() in ARTICLES)
            tagged[word.norm] += word.tag in ("NE", "FM") and not described
            bare[word.norm] += word.tag == "NN" and not article
            known[word.norm] += article and word.tag != "NE"
    names = {name for name in tagged if tagged[name] > known[name]}
    names |= {name for name in bare if bare[name] > 1 + 3 * known[name] and not name.endswith(COMMON)}
    return frozenset(names | {name.removesuffix("s") for name in names if name.removesuffix("s") in names})


def _is_common(word: Word) -> bool:
    """A noun of the list; what the tagger takes for a name is not looked up among English nouns (`Ruth` is no pity)."""
    if german_noun(word.norm) is not None:
        return True
    return word.tag != "NE" and not given_sex(word.norm) and english_noun(word.norm, word.lemma)[0] != ""


def _called(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """`Mein Sohn, ...`, `Siehst, Vater, ...`: somebody is called where no verb needs him and a comma parts him off."""
    return [replace(phrase, role="called") if _is_called(text, phrase, phrases) else phrase for phrase in phrases]


def _is_called(text: str, phrase: Phrase, phrases: list[Phrase]) -> bool:
    alive = phrase.sort in LIVING and not phrase.pronoun and phrase.sort != "deity" and not phrase.preposition
    if not alive or CALLED.match(text, phrase.span.end) is None:
        return False
    mine = phrase.owner != NOBODY and phrases[phrase.owner].pronoun == "I"
    opens = BEGINS.search(text[: phrase.span.start].lower()) is not None
    return opens and (mine or (phrase.role != "subject" and not phrase.definite))
