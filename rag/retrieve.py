"""Finding: what a passage means and which words it has, each asked in its own way, made into one answer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rag.index import nearest
from rag.ranking import TOP, fuse, in_order, rank_by_words
from rag.tasks import Found, Passage, Retrieved, RetrieveParams


def retrieve(told: RetrieveParams, passages: Sequence[Passage], shelf: Path) -> Retrieved:
    """The best `k` passages of one timeline; the verse one asks for is never its own context.

    A verse and its analysis say one thing: only the better of the two comes back.
    """
    other = {passage.id: passage for passage in passages if not told.verse or passage.verse != told.verse}
    own = len(passages) - len(other)
    meant = nearest(shelf, told.story, told.timeline, passages, told.query, TOP + own)
    by_meaning = in_order({name: score for name, score in meant.items() if name in other})
    scores = fuse((by_meaning, rank_by_words(told.query, list(other.values()))))
    near = set(told.neighbours)
    best = tuple(
        Found(
            id=name, kind=other[name].kind, ref=other[name].ref, text=other[name].whole(),
            score=round(scores[name], 6), near=other[name].verse in near,
        )
        for name in _once_a_verse(in_order(scores), other)[: told.k]
    )  # fmt: skip
    return Retrieved(story=told.story, timeline=told.timeline, query=told.query, verse=told.verse, passages=best)


def _once_a_verse(ranking: Sequence[str], passages: Mapping[str, Passage]) -> list[str]:
    taken: set[str] = set()
    kept = []
    for name in ranking:
        verse = passages[name].verse
        if verse not in taken:
            kept.append(name)
        taken |= {verse} - {""}
    return kept
