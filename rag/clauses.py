"""A long question asked clause by clause: who says the same thing in the same parts is meant, not who only sounds alike."""

import re
from collections.abc import Sequence

import numpy as np

from rag.embedding import Embedder
from rag.tasks import Passage

LEAST = 25
"""Letters; a shorter clause is joined to its neighbour, because alone it could mean anything."""
MOST = 24
"""Clauses of one text; longer texts are parted more coarsely."""
ENDS = re.compile(r"(?<=[.;:?!,·׃።፤፣])\s+|(?<=[。，])|\n+")


def clauses(text: str) -> list[str]:
    """The clauses of a text in any script, in order; every letter belongs to one."""
    least = max(LEAST, len(text) // MOST)
    found: list[str] = []
    for clause in filter(None, (part.strip() for part in ENDS.split(text))):
        if found and min(len(found[-1]), len(clause)) < least:
            found[-1] += f" {clause}"
        else:
            found.append(clause)
    return found


def by_clauses(query: str, passages: Sequence[Passage], embedder: Embedder) -> dict[str, float]:
    """By id, how near the nearest clause of a passage comes to each clause of the query, on average.

    Empty for a query of one clause, which has been asked already.
    """
    asked = clauses(query)
    if len(asked) < 2 or not passages:
        return {}
    parts = [[clause for text in passage.text.values() for clause in clauses(text)] for passage in passages]
    vectors = embedder.texts([clause for part in parts for clause in part])
    near = vectors @ np.stack([embedder.query(clause) for clause in asked]).T
    starts = np.concatenate(([0], np.cumsum([len(part) for part in parts])[:-1]))
    best = np.maximum.reduceat(near, starts, axis=0).mean(axis=1)
    return {passage.id: round(float(score), 6) for passage, score in zip(passages, best, strict=True) if score > 0}
