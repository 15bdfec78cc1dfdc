"""German as the tagger sees it: each verse's words with lemma and part of speech, every word knowing its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol, cast

from HanTa import HanoverTagger  # type: ignore[import-untyped]  # ships no types

from agents.rules.reading.german_words import german_noun, is_german_verb
from agents.rules.reading.wordlists import words

TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[^\w\s]")
CLITIC = re.compile(r"['’](?:s|n|m)\b")
ELIDED = re.compile(r"['’](?=[\s.,;:!?–-]|$)")
FUNCTION = words("ART PPER PPOSAT PIAT PDAT KON KOUS APPR APPRART ADV PTKNEG PRELS PROAV PWS PWAV ADJ(D) ADJ(A) PIS PDS")


class Tagger(Protocol):
    """What is used of the tagger."""

    def tag_sent(self, words: list[str]) -> list[tuple[str, str, str]]:
        """Word, lemma and tag of each word."""
        ...


@dataclass(frozen=True)
class Word:
    """A word or mark of a German text."""

    start: int
    end: int
    raw: str
    norm: str
    """With elided letters put back: `Knab'` is `Knabe`."""
    lemma: str = ""
    tag: str = ""

    @property
    def is_noun(self) -> bool:
        """Tagged as a noun or name and written large."""
        return self.tag in ("NN", "NE", "NNA", "FM") and self.norm[:1].isupper()

    @property
    def is_verb(self) -> bool:
        """A verb in any form."""
        return self.tag[:2] in ("VV", "VA", "VM")

    @property
    def is_finite(self) -> bool:
        """A verb that has a subject, or a command."""
        return self.is_verb and self.tag.endswith(("(FIN)", "(IMP)"))


@cache
def tagger() -> Tagger:
    """The one tagger of the process."""
    return cast("Tagger", HanoverTagger.HanoverTagger("morphmodel_ger.pgz"))


def read_german(text: str) -> list[Word]:
    """The tagged words of a verse."""
    found: list[Word] = []
    sentence: list[Word] = []
    for word in _words(text):
        sentence.append(word)
        if word.raw in ".!?":
            found += _tagged(text, sentence)
            sentence = []
    return found + _tagged(text, sentence)


def _words(text: str) -> Iterator[Word]:
    """Words and marks; `traf's` are two words, `leert'` is `leerte`."""
    at = 0
    while match := re.compile(r"\S").search(text, at):
        start = match.start()
        clitic = CLITIC.match(text, start)
        token = TOKEN.match(text, start)
        if clitic is not None:
            at = clitic.end()
            yield Word(start, at, clitic.group(), {"s": "es", "n": "ein", "m": "dem"}[clitic.group()[1]])
        elif token is not None:
            at = token.end()
            raw = token.group()
            inner = re.compile(r"['’]([^\W\d_]+)").match(text, at)
            if inner is not None and CLITIC.match(text, at) is None:  # heil'gen
                at = inner.end()
                yield Word(start, at, text[start:at], raw + "i" + inner.group(1))
            elif ELIDED.match(text, at) and raw[-1].isalpha():
                at += 1
                yield Word(start, at, text[start:at], raw + "e")
            else:
                yield Word(start, at, raw, raw.replace("ieen", "ien"))
        else:
            at = start + 1


def _tagged(text: str, sentence: list[Word]) -> list[Word]:
    """A sentence with lemmas and tags; a line of verse may begin large without a noun."""
    if not sentence:
        return []
    plain = [_small(text, word) if k else word for k, word in enumerate(sentence)]
    tags = tagger().tag_sent([word.norm for word in plain])
    found = [replace(word, lemma=lemma, tag=_mended(word, tag)) for word, (_, lemma, tag) in zip(plain, tags, strict=True)]
    return [found[0], *(_as_noun(word) for word in found[1:])]


def _small(text: str, word: Word) -> Word:
    """The word small, if only the line's begin made it large."""
    line_start = text.rfind("\n", 0, word.start) + 1
    first = not text[line_start : word.start].strip("\"„“»«'’ -–")
    if not first or line_start == 0 or not word.norm[:1].isupper():
        return word
    small = word.norm[0].lower() + word.norm[1:]
    known = german_noun(word.norm) is not None
    _, _, alone = tagger().tag_sent([small])[0]
    _, lemma, as_verb = tagger().tag_sent(["er", small])[1]
    if (alone in FUNCTION and not known) or (as_verb[:2] in ("VV", "VA", "VM") and is_german_verb(lemma)):
        return replace(word, norm=small)
    return word


def _mended(word: Word, tag: str) -> str:
    """What is small is no noun: the tagger meets unknown small words as nouns or foreign."""
    if tag in ("NN", "NE", "NNA", "FM") and word.norm[:1].islower():
        return "VV(FIN)" if word.norm.endswith(("te", "ten", "en", "t")) and not word.norm.endswith("nen") else "ADJ(A)"
    return tag


def _as_noun(word: Word) -> Word:
    """A large word inside a sentence that the list has as a noun is one, though it looks like a verb."""
    verb = word.tag[:2] == "VV" and word.norm[:1].isupper()
    return replace(word, tag="NN", lemma=word.norm) if verb and german_noun(word.norm) is not None else word
