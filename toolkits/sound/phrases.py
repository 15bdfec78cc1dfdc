"""A line as breaths: what a voice can read, parted where a speaker breathes, and how long it rests there."""

import re
import unicodedata
from dataclasses import dataclass

from anyascii import anyascii

LONGEST = 220
"""Characters in a breath; a longer sentence is parted at a clause, then at a word."""
RESTS = {".": 0.5, "!": 0.5, "?": 0.55, ";": 0.35, ":": 0.35, ",": 0.2}
"""Seconds after a breath that ends so."""
_KEPT = set(".,;:!?'-%")
_AS_COMMA = set("—–―…()/|")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=\S)")
_CLAUSES = (re.compile(r"(?<=[;:])\s+"), re.compile(r"(?<=,)\s+"), re.compile(r"\s+"))


@dataclass(frozen=True)
class Breath:
    """Words spoken in one go, and the rest behind them in seconds."""

    text: str
    rest: float


def readable(text: str) -> str:
    """The text with nothing in it that a synthesizer would stumble over or take for a command.

    Letters of other scripts are written in Latin ones; signs without a sound are dropped; words in capitals
    are written as words, so that they are not spelled out.
    """
    words = "".join(_character(c) for c in unicodedata.normalize("NFC", _TAG.sub(" ", text)))
    words = re.sub(r"\s-+(?=\s)|--+", ", ", words)
    words = re.sub(r"\s*,[\s,]*(?=[.;:!?])|(?<=[.;:!?])\s*,", "", words)
    words = re.sub(r"\s*,[\s,]*", ", ", words)
    words = re.sub(r"\b[^\W\d_]{3,}\b", _uncapitalised, words)
    return re.sub(r"\s+", " ", words).strip(" ,-")


def words_in(text: str) -> int:
    """How many words there are to speak."""
    return len(re.findall(r"\w+(?:['’-]\w+)*", readable(text)))


def breaths(text: str) -> tuple[Breath, ...]:
    """The readable text in breaths of at most LONGEST characters; every word is in exactly one."""
    pieces = [piece for sentence in _SENTENCES.split(readable(text)) for piece in _parted(sentence, 0)]
    pieces = [piece for piece in pieces if re.search(r"\w", piece)]
    rests = [RESTS.get(piece[-1], 0.1) for piece in pieces[:-1]]
    return tuple(Breath(piece, rest) for piece, rest in zip(pieces, [*rests, 0.0], strict=True)) if pieces else ()


def _character(c: str) -> str:
    kind = unicodedata.category(c)
    if c in _KEPT:
        return c
    if c in _AS_COMMA:
        return ", "
    if c in "’ʼ":
        return "'"
    if kind[0] in "LM":
        return _latin(c)
    return c if kind == "Nd" and c.isascii() else anyascii(c) if kind == "Nd" else " "


def _latin(c: str) -> str:
    """A letter that the voices know as it is, any other spelled with those."""
    if c.isascii() or c in "äöüÄÖÜßàâçéèêëîïôûùœæñáíóúìòÀÂÇÉÈÊÎÔÛŒÆÑÁÍÓÚ":
        return c
    return "".join(letter for letter in anyascii(c) if letter.isalpha() or letter in "' ")


def _uncapitalised(match: re.Match[str]) -> str:
    word = match.group()
    return word.capitalize() if word.isupper() and re.search("[AEIOUYÄÖÜ]", word) else word


def _parted(piece: str, level: int) -> list[str]:
    if len(piece) <= LONGEST:
        return [piece]
    if level == len(_CLAUSES):
        return [piece[at : at + LONGEST] for at in range(0, len(piece), LONGEST)]
    joined = [""]
    for part in _CLAUSES[level].split(piece):
        if joined[-1] and len(joined[-1]) + len(part) + 1 > LONGEST:
            joined.append(part)
        else:
            joined[-1] = f"{joined[-1]} {part}".strip()
    return [shorter for part in joined for shorter in _parted(part, level + 1)]
