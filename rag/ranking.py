"""Who answers best: words shared in one language, and several rankings made into one."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rank_bm25 import BM25Okapi  # type: ignore[import-untyped]  # it ships no types

from rag.tasks import ANY_LANG, Passage

TOP = 20
"""Only the first places of a ranking vote."""
RRF_K = 60
"""Damps the first places (Cormack, Clarke, Büttcher 2009: Reciprocal Rank Fusion)."""


def tokens(text: str) -> list[str]:
    """Words in small letters, and the runs of four letters of longer ones, so that inflected words still meet."""
    found: list[str] = []
    for word in re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()):
        found.append(word)
        if len(word) > 4:
            found += [word[i : i + 4] for i in range(len(word) - 3)]
    return found


def rank_by_words(query: str, passages: Sequence[Passage]) -> list[str]:
    """Ids by BM25 inside the query's own language, best first; a passage that shares no word is left out.

    Across languages BM25 finds only chance, so passages of another language do not vote here.
    """
    asked = list(dict.fromkeys(tokens(query)))
    scores: dict[str, float] = {}
    for docs in _spoken(asked, _by_language(passages)):
        found = BM25Okapi(list(docs.values())).get_scores(asked)
        for name, score in zip(docs, found, strict=True):
            scores[name] = max(float(score), scores.get(name, 0.0))
    return in_order({name: score for name, score in scores.items() if score > 0})


def fuse(rankings: Iterable[Sequence[str]]) -> dict[str, float]:
    """Scores by id: the sum of 1 / (60 + place) over the rankings that have it among their first twenty."""
    scores: dict[str, float] = defaultdict(float)
    for ranking in rankings:
        for place, name in enumerate(ranking[:TOP], start=1):
            scores[name] += 1 / (RRF_K + place)
    return dict(scores)


def in_order(scores: Mapping[str, float]) -> list[str]:
    """Ids, best first; equals by id, so that the order never depends on chance."""
    return sorted(scores, key=lambda name: (-scores[name], name))


def _by_language(passages: Sequence[Passage]) -> dict[str, dict[str, list[str]]]:
    """Tokens by id by language; what has no known language takes part in each."""
    languages = {lang for passage in passages for lang in passage.text}
    return {
        lang: {p.id: tokens(p.text[lang if lang in p.text else ANY_LANG]) for p in passages if {lang, ANY_LANG} & set(p.text)}
        for lang in sorted(languages)
    }


def _spoken(asked: Sequence[str], by_language: Mapping[str, Mapping[str, list[str]]]) -> list[Mapping[str, list[str]]]:
    """The texts of the language that knows the most of the query's words; of several when they know as many."""
    known = {}
    for lang, docs in by_language.items():
        vocabulary = {token for doc in docs.values() for token in doc}
        known[lang] = sum(token in vocabulary for token in asked)
    most = max(known.values(), default=0)
    return [by_language[lang] for lang, count in known.items() if count == most and most]
