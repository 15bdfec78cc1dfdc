"""What an English noun names: a person, a ship, a sea; from a shipped table boiled out of WordNet 3.0."""

import lzma
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from exeget.terms import Nature, SubjectKind

Sort = Nature | Literal["body", "abstract"]
"""A nature, or one of the two that are no subject of a film by themselves."""


@dataclass(frozen=True)
class Noun:
    """A row of the table."""

    word: str
    sort: Sort
    sex: str
    """`f`, `m` or empty."""
    like: str
    """The nearest thing above it that a builder or tailor may know (a mariner is like a sailor); empty for itself."""
    proper: bool
    """WordNet knows it only as somebody's or somewhere's own name."""


KIND: dict[Nature, SubjectKind] = {
    "person": "actor", "people": "actor", "animal": "actor", "deity": "actor", "spirit": "actor", "voice": "actor",
    "vehicle": "set_environment", "building": "set_environment", "room": "set_environment",
    "settlement": "environment", "land": "environment", "water": "environment", "sky": "environment",
    "weather": "environment", "light": "environment", "happening": "scene",
    "plant": "prop", "food": "prop", "thing": "prop",
}  # fmt: skip
PLACES: frozenset[Sort] = frozenset({"vehicle", "building", "room", "settlement", "land", "water"})
"""Where one can be."""
LIVING: frozenset[Sort] = frozenset({"person", "people", "animal", "deity", "spirit", "voice"})
"""What acts of itself."""
HUMAN: frozenset[Sort] = frozenset({"person", "people"})
MANLY = ("man", "master", "lord", "king", "boy", "father", "brother", "son", "knight", "monk", "priest", "sailor", "squire")
"""Nouns of persons that end so are men, where the table does not say."""
ENDINGS = (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("men", "man"), ("es", ""), ("s", ""))


def shipped(name: str) -> list[list[str]]:
    """The rows of a tab-separated table beside this package, packed with xz or plain."""
    raw = (files("agents.rules") / "data" / name).read_bytes()
    text = (lzma.decompress(raw) if name.endswith(".xz") else raw).decode()
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _nouns() -> dict[str, list[str]]:
    return {row[0]: row for row in shipped("nouns.txt.xz")}


@cache
def _plurals() -> dict[str, str]:
    return {row[0]: row[1] for row in shipped("plurals.txt.xz")}


@cache
def noun(word: str) -> Noun | None:
    """The row of a noun, singular or plural, in any case; None for a word that is no noun the table knows.

    A compound the table lacks is what its last part is: a shipmaster is a master. Names are no compounds.
    """
    one = singular(word)
    row = _nouns().get(one) or (_nouns().get(_last_part(one)) if word[0].islower() else None)
    if row is None:
        return None
    sex = row[2] or ("m" if row[1] == "person" and one.endswith(MANLY) and not one.endswith("woman") else "")
    return Noun(one, cast("Sort", row[1]), sex, row[3] or ("" if row[0] == one else row[0]), row[4] == "p" and row[0] == one)


def _last_part(word: str) -> str:
    """`master` of `shipmaster`: the longest known noun it ends in that leaves a known noun before it."""
    if word.endswith("-in-law"):
        return word.removesuffix("-in-law")
    for cut in range(3, len(word) - 2):
        first, last = word[:cut].rstrip("-"), word[cut:]
        if (
            last in _nouns()
            and _nouns()[last][4] != "p"
            and (first in _nouns() or first.removesuffix("s") in _nouns() or first.endswith("ing"))
        ):
            return last
    return ""


@cache
def singular(word: str) -> str:
    """The singular of a noun, lower case; the word itself where the table knows neither."""
    low = word.lower()
    if low in _plurals() and _plurals()[low] in _nouns():
        return _plurals()[low]
    if low in _nouns() and not (low.endswith("s") and (_nouns()[low][1] == "abstract" or _nouns()[low][4] == "p")):
        return low
    for ending, new in ENDINGS:
        stem = low.removesuffix(ending) + new
        if low.endswith(ending) and len(stem) > 2 and stem in _nouns():
            return stem
    return low


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(row[0] for row in shipped("adjectives.txt.xz"))


def is_plain_word(word: str) -> bool:
    """Whether it is an adjective or adverb, which no name is."""
    return word.lower() in _plain_words()


def listed(word: str) -> Noun | None:
    """The row of a noun that the table has by itself, compounds left out."""
    return noun(word) if singular(word) in _nouns() else None


def like(word: str) -> str:
    """The nearest thing a builder, tailor or sound maker may know; the word itself where the table has none."""
    row = noun(word)
    return (row.like or row.word) if row else word.lower()
