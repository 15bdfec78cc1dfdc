"""Vectors of meaning: texts that mean the same lie close. Whoever makes them is an embedder, one row here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

import numpy as np
import numpy.typing as npt

from exeget.errors import ToolFailed
from exeget.work import Refusal

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Embedder:
    """One way to turn texts into vectors; the vectors of two embedders have nothing to do with each other."""

    home: str
    """Whose vectors they are: engine, model, and the address where there is one. Each home has its own index."""
    version: str
    """What makes a stored vector out of date."""
    texts: Callable[[Sequence[str]], Vectors]
    """Of passages: unit vectors, shape (number of texts, size), each of its text alone."""
    query: Callable[[str], Vectors]
    """Of a question: one unit vector, shape (size,)."""


EMBEDDERS = {
    "usem3": "rag.usem3",
    "sentence_transformers": "rag.sentences",
    "openai": "rag.endpoint",
}
"""Where each engine is; its module has `embedder(model)` and `refusal(model)`, and imports its library only in the first."""


def embedder(engine: str, model: str) -> Embedder:
    """The embedder of an engine and a model."""
    made: Embedder = import_module(EMBEDDERS[engine]).embedder(model)
    return made


def refusal(engine: str, model: str) -> Refusal | None:
    """Why an engine can't embed here with this model, if it can't."""
    found: Refusal | None = import_module(EMBEDDERS[engine]).refusal(model)
    return found


def unit(rows: npt.ArrayLike, whose: str) -> Vectors:
    """Vectors of length 1, shape (n, size); ToolFailed when one has no direction."""
    vectors = np.asarray(rows, dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    if vectors.ndim != 2 or not np.isfinite(lengths).all() or not (lengths > 0).all():
        raise ToolFailed(f"{whose} gave something that is no vector of meaning.", cure="Use another embedding model.")
    unit_vectors: Vectors = vectors / lengths
    return unit_vectors
