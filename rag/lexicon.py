"""A lexicon: which passages have which words, weighed by BM25, in each language; kept on the shelf beside the vectors."""

import json
import zipfile
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rag.tasks import ANY_LANG, Passage
from rag.words import asked, may_be, tokens

K1, B = 1.5, 0.75
"""BM25's usual damping of repeated words and of long texts (Robertson, Zaragoza 2009)."""
FORM = 1
"""Changes when the file or the tokens do."""

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Postings:
    """One language's words: those of term t stand in starts[t] to starts[t + 1] of texts and weights."""

    terms: Mapping[str, int]
    starts: npt.NDArray[np.int64]
    texts: Ints
    """Numbers of the passages."""
    weights: Floats
    """What each adds to the score of its passage."""

    def scores(self, words: Iterable[str], count: int) -> Floats:
        """A score for each of `count` passages."""
        total = np.zeros(count, dtype=np.float32)
        for word in words:
            term = self.terms.get(word)
            if term is not None:
                here = slice(self.starts[term], self.starts[term + 1])
                total[self.texts[here]] += self.weights[here]
        return total


Lexicon = Mapping[str, Postings]
"""Postings by language."""


def by_words(lexicon: Lexicon, query: str, count: int) -> Floats:
    """Scores of all passages by the words of the query's language: of those it may be in, the one that knows most of them.

    Across languages shared words are chance, so the others have no say. Where several know as many, the best score counts.
    """
    words = asked(query)
    known = {lang: sum(word in p.terms for word in words) for lang, p in lexicon.items() if may_be(query, lang)}
    most = max(known.values(), default=0)
    best = np.zeros(count, dtype=np.float32)
    for lang, count_known in known.items():
        if most and count_known == most:
            best = np.maximum(best, lexicon[lang].scores(words, count))
    return best


def lexicon_of(passages: Sequence[Passage]) -> Lexicon:
    """The words of some passages; what has no known language takes part in each."""
    languages = sorted({lang for passage in passages for lang in passage.text} - {ANY_LANG}) or [ANY_LANG]
    texts = {lang: [passage.text.get(lang, passage.text.get(ANY_LANG, "")) for passage in passages] for lang in languages}
    return {lang: _postings(tokens(text, lang) for text in spoken) for lang, spoken in texts.items()}


def kept_lexicon(file: Path, stamp: str, passages: Sequence[Passage]) -> Lexicon:
    """The lexicon of a corpus as it lies on the shelf; made and kept when there is none, or another's, or a damaged one."""
    try:
        return _read(file, stamp)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        lexicon = lexicon_of(passages)
        _write(file, stamp, lexicon)
        return lexicon


def _postings(texts: Iterable[Sequence[str]]) -> Postings:
    terms: dict[str, int] = {}
    named, where, often, lengths = array("i"), array("i"), array("i"), array("i")
    for number, words in enumerate(texts):
        lengths.append(len(words))
        for word, times in Counter(words).items():
            named.append(terms.setdefault(word, len(terms)))
            where.append(number)
            often.append(times)
    return _weighed(terms, *(np.array(column, dtype=np.int32) for column in (named, where, often, lengths)))


def _weighed(terms: dict[str, int], named: Ints, where: Ints, often: Ints, lengths: Ints) -> Postings:
    """BM25 with an inverse document frequency that is never negative, as Lucene has it."""
    order = np.argsort(named, kind="stable")
    found = np.bincount(named, minlength=len(terms)) if len(named) else np.zeros(len(terms), dtype=np.int64)
    rarity = np.log1p((len(lengths) - found + 0.5) / (found + 0.5))
    long = K1 * (1 - B + B * lengths / max(float(lengths.mean()), 1.0)) if len(lengths) else lengths
    weights = rarity[named] * often * (K1 + 1) / (often + long[where])
    starts = np.concatenate(([0], np.cumsum(found))).astype(np.int64)
    return Postings(terms, starts, where[order], weights[order].astype(np.float32))


def _write(file: Path, stamp: str, lexicon: Lexicon) -> None:
    columns: dict[str, npt.NDArray[np.generic]] = {"about": _letters(json.dumps([FORM, stamp, sorted(lexicon)]))}
    for lang, postings in lexicon.items():
        columns |= {
            f"{lang}.terms": _letters("\n".join(postings.terms)), f"{lang}.starts": postings.starts,
            f"{lang}.texts": postings.texts, f"{lang}.weights": postings.weights,
        }  # fmt: skip
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".half")
    with half.open("wb") as out:
        np.savez(out, allow_pickle=False, **columns)
    half.replace(file)


def _read(file: Path, stamp: str) -> Lexicon:
    """ValueError when it is of another corpus; whatever reading a damaged file raises."""
    with file.open("rb") as raw, np.load(raw, allow_pickle=False) as columns:
        form, of, languages = json.loads(columns["about"].tobytes())
        if (form, of) != (FORM, stamp):
            raise ValueError("of another corpus")
        return {lang: _read_postings(columns, lang) for lang in languages}


def _read_postings(columns: Mapping[str, npt.NDArray[np.generic]], lang: str) -> Postings:
    words = columns[f"{lang}.terms"].tobytes().decode()
    terms = {word: number for number, word in enumerate(words.split("\n"))} if words else {}
    starts, texts, weights = (columns[f"{lang}.{name}"] for name in ("starts", "texts", "weights"))
    return Postings(terms, starts.astype(np.int64), texts.astype(np.int32), weights.astype(np.float32))


def _letters(text: str) -> npt.NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)
