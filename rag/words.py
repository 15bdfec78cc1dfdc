"""The words by which a text is found: inflected forms, other spellings and other scripts still meet."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from anyascii import anyascii

from exeget.ids import Lang

GRAM = 4
"""Letters in a run; three meet too often by chance, five miss too many endings."""
LATIN = re.compile(r"[a-z0-9_]+")

_ENGLISH = """
    a an and are as at be been but by can did do does for from had has have he her him his how i if in into is it its me my no
    nor not of on or our she so than that the thee their them then there they this thou thy to unto up was we were what when
    where which who whom why will with ye you your
"""
_GERMAN = """
    aber als am an auch auf aus bei bin bis da das dass dein dem den der des die dich dir du durch ein eine einem einen einer er
    es euch fur hat hatte haben ich ihm ihn ihr ihre im in ist ja kein mein mich mir mit nach nicht noch nun nur ob oder sein
    seine sich sie sind so soll uber um und uns unter vom von vor war was weil wem wen wenn wer werden wie wieder wird wir wo zu
    zum zur
"""
EMPTY: Mapping[Lang, frozenset[str]] = {"en": frozenset(_ENGLISH.split()), "de": frozenset(_GERMAN.split())}
"""Words that join others and say nothing alone, in the languages questions are asked in; they still tell the language."""

SOUNDS = (("sh", "s"), ("ch", "k"), ("th", "t"), ("ph", "p"), ("f", "p"), ("q", "k"), ("c", "k"), ("z", "s"))
"""Spellings of one sound, so that Tharsis is Tarshish and Japho is Joppa."""


def tokens(text: str, lang: Lang) -> list[str]:
    """Words in small letters without accents, the runs of four letters of longer ones, and other scripts' consonants."""
    empty = EMPTY.get(lang, frozenset())
    return [shape for word in _words(text) if word not in empty for shape in _shapes(word)]


def asked(query: str) -> list[str]:
    """The tokens of a question, each once; a Latin word may also be meant as a name in another script."""
    words = _words(query)
    sounds = [_sound(word) for word in words if LATIN.fullmatch(word)]
    return list(dict.fromkeys([*(shape for word in words for shape in _shapes(word)), *filter(None, sounds)]))


def may_be(query: str, lang: Lang) -> bool:
    """Whether a question may be in a language: unless two more of its empty words are those of another."""
    said = {known: sum(word in empty for word in _words(query)) for known, empty in EMPTY.items()}
    return lang not in said or said[lang] > max(said.values()) - 2


def _words(text: str) -> list[str]:
    """Accents and vowel points go first: they part words, and few people type them."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return re.findall(r"\w+", bare.casefold())


@cache
def _shapes(word: str) -> tuple[str, ...]:
    runs = [word[i : i + GRAM] for i in range(len(word) - GRAM + 1)] if len(word) > GRAM else []
    if LATIN.fullmatch(word):
        return (word, *runs)
    stems = (word, word[1:]) if len(word) > GRAM - 1 else (word,)
    return (word, *runs, *(sound for sound in map(_sound, stems) if sound))


def _sound(word: str) -> str:
    """A name's consonants, the same in every script: `~yn` for Jonah, Iona and יונה; empty when fewer than two are left.

    A word of another script is also heard without its first letter, which may be `and`, `to` or `in`.
    """
    letters = re.sub(r"[^a-z]", "", anyascii(word).casefold())
    for spelling, sound in SOUNDS:
        letters = letters.replace(spelling, sound)
    first = "y" if re.match(r"[jy]|i[aeiou]", letters) else ""
    rest = re.sub(r"[aeiouhjvwy]", "", re.sub(r"(.)\1", r"\1", letters))
    return f"~{first}{rest}" if len(first + rest) > 1 else ""
