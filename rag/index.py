"""A timeline's own Chroma collection on the shelf: kept equal to the corpus, thrown away when damaged."""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.config import Settings
from chromadb.errors import ChromaError
from filelock import FileLock

from exeget.canon import digest, digest_file
from exeget.ids import Id, checked_id
from rag.embedding import Embedder, Vectors
from rag.tasks import Passage

WAIT_S = 300
"""How long another process may hold the shelf."""
HNSW = CreateHNSWConfiguration(space="cosine", ef_construction=200, ef_search=200, num_threads=1)
"""One thread, so that the graph of neighbours is the same each time."""

Held = dict[str, str]
"""The digest of what each collection was last made equal to."""


def near(
    shelf: Path, home: str, passages: Sequence[Passage], embedder: Embedder, query: str, count: int, also: Sequence[str] = ()
) -> dict[str, float]:
    """Cosine similarity to the query by id: of the `count` nearest passages, and of those in `also`; none at or below 0."""
    asked = embedder.query(query)
    with _chroma(shelf) as (client, held):
        collection = client.get_or_create_collection(home, embedding_function=None, configuration={"hnsw": HNSW})
        _keep_equal(collection, passages, embedder, client.get_max_batch_size(), held)
        found = collection.query(query_embeddings=asked[None], n_results=min(count, len(passages)), include=["embeddings"])
        assert found["embeddings"] is not None
        vectors = dict(zip(found["ids"][0], np.asarray(found["embeddings"][0], dtype=np.float32), strict=True))
        rest = [name for name in also if name not in vectors]
        if rest:
            more = collection.get(ids=rest, include=["embeddings"])
            vectors |= zip(more["ids"], np.asarray(more["embeddings"], dtype=np.float32), strict=True)
    return _similar(vectors, asked)


def collection_name(story: Id, timeline: Id, home: str) -> str:
    """A name of 3 to 63 letters for a timeline's vectors of one embedder, which no other three have."""
    checked_id(story, "story")
    checked_id(timeline, "timeline")
    return f"{story[:20]}.{timeline[:20]}.{digest(f'{story}/{timeline}/{home}'.encode())[:16]}"


def make_equal(collection: chromadb.Collection, passages: Sequence[Passage], embedder: Embedder, batch: int) -> int:
    """Embed what is new or changed, at most `batch` at once, and delete what is gone; how many were embedded."""
    wanted = {passage.id: digest(f"{embedder.version}\n{passage.whole()}".encode()) for passage in passages}
    stored = collection.get(include=["metadatas"])
    have = {name: about["digest"] for name, about in zip(stored["ids"], stored["metadatas"] or [], strict=True)}
    gone = sorted(set(have) - set(wanted))
    for first in range(0, len(gone), batch):
        collection.delete(ids=gone[first : first + batch])
    changed = [passage for passage in passages if have.get(passage.id) != wanted[passage.id]]
    for first in range(0, len(changed), batch):
        part = changed[first : first + batch]
        collection.upsert(
            ids=[passage.id for passage in part],
            embeddings=embedder.texts([passage.whole() for passage in part]),
            metadatas=[{"digest": wanted[passage.id]} for passage in part],
        )
    return len(changed)


def stamp_of(passages: Sequence[Passage]) -> str:
    """The digest of a corpus: of all ids and texts, in their order."""
    return digest("\n".join(f"{passage.id}\n{json.dumps(passage.text)}" for passage in passages).encode())


def _keep_equal(
    collection: chromadb.Collection, passages: Sequence[Passage], embedder: Embedder, batch: int, held: Held
) -> None:
    """Look through the collection only when its corpus is not the one it was made equal to last."""
    stamp = digest(f"{embedder.version}\n{stamp_of(passages)}".encode())
    if held.get(collection.name) != stamp:
        make_equal(collection, passages, embedder, batch)
        held[collection.name] = stamp


def _similar(vectors: Mapping[str, Vectors], asked: Vectors) -> dict[str, float]:
    """Exact, whatever the graph of neighbours rounds to."""
    return {
        name: round(score, 6)
        for name, vector in vectors.items()
        if (score := float(vector.astype(np.float64) @ asked.astype(np.float64))) > 0
    }


@contextmanager
def _chroma(shelf: Path) -> Iterator[tuple[Client, Held]]:
    """Chroma over the shelf's folder, for one process at a time, and what its collections hold.

    A damaged index can take the process down with it, so the files carry a seal while nobody works on them;
    a broken or missing seal, after damage or a kill, means that the index is built anew.
    """
    folder, seal = shelf / "chroma", shelf / "chroma.seal.json"
    shelf.mkdir(parents=True, exist_ok=True)
    with FileLock(shelf / "chroma.lock", timeout=WAIT_S):
        held = _unseal(folder, seal)
        if held is None:
            _remove(folder)
            held = {}
        seal.unlink(missing_ok=True)
        client = Client(settings=_settings(folder))
        try:
            yield client, held
        except ChromaError as error:
            # Chroma's errors have a root of their own; as what they are, a full disk or a broken tool can be told apart.
            raise RuntimeError(f"Chroma: {error}") from error
        finally:
            client.close()
        seal.write_text(json.dumps({**_state(folder), "held": held}, sort_keys=True), encoding="utf-8")


def _settings(folder: Path) -> Settings:
    """A file on this machine, no server and no telemetry, whatever the environment says."""
    return Settings(
        is_persistent=True,
        persist_directory=str(folder),
        anonymized_telemetry=False,
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
    )


def _unseal(folder: Path, seal: Path) -> Held | None:
    """What the collections hold; None when the folder is not as it was sealed."""
    try:
        sealed = json.loads(seal.read_bytes())
        held: Held = sealed.pop("held")
    except (OSError, ValueError, KeyError, AttributeError):
        return None
    return held if sealed == _state(folder) else None


def _state(folder: Path) -> dict[str, object]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        "chromadb": version("chromadb"),
        "files": {path.relative_to(folder).as_posix(): digest_file(path) for path in files},
    }


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
