"""Finding: what a passage means and which words it has, each asked in its own way, made into one answer."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rag.clauses import by_clauses
from rag.embedding import Embedder
from rag.index import collection_name, near, stamp_of
from rag.lexicon import by_words, kept_lexicon
from rag.ranking import in_order, once_a_verse, surer, weigh
from rag.tasks import Found, Passage, Retrieved, RetrieveParams

REREAD = 12
"""How many of the best are read again clause by clause."""
REACH = 200
"""How many passages each measure proposes; the other one's score of them is then looked up, not guessed."""


def retrieve(told: RetrieveParams, passages: Sequence[Passage], shelf: Path, embedder: Embedder) -> Retrieved:
    """The best `k` passages of one timeline; the verse one asks for is never its own context."""
    home = collection_name(told.story, told.timeline, embedder.home)
    by_id = {passage.id: passage for passage in passages}
    words = _words(told.query, passages, shelf / "words" / f"{home}.npz")
    proposed = in_order(words)[:REACH]
    meaning = near(shelf, home, passages, embedder, told.query, REACH, proposed)
    context = {name for name in (*meaning, *proposed) if not told.verse or by_id[name].verse != told.verse}
    scores = once_a_verse(
        weigh({n: s for n, s in meaning.items() if n in context}, {n: s for n, s in words.items() if n in context}), by_id
    )
    best_few = [by_id[name] for name in in_order(scores)[:REREAD]]
    scores = surer(scores, by_clauses(told.query, best_few, embedder))
    around = set(told.neighbours)
    best = tuple(
        Found(
            id=name, kind=by_id[name].kind, ref=by_id[name].ref, text=by_id[name].whole(),
            score=round(scores[name], 6), near=by_id[name].verse in around,
        )
        for name in in_order(scores)[: told.k]
    )  # fmt: skip
    return Retrieved(
        story=told.story, timeline=told.timeline, query=told.query, verse=told.verse, embedder=embedder.version, passages=best
    )


def _words(query: str, passages: Sequence[Passage], file: Path) -> dict[str, float]:
    """Scores by id of the passages that share words with the query."""
    scores = by_words(kept_lexicon(file, stamp_of(passages), passages), query, len(passages))
    return {passages[number].id: float(scores[number]) for number in np.flatnonzero(scores).tolist()}
