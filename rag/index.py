"""The timeline's own Chroma collection on the shelf: kept equal to the corpus, thrown away when damaged."""

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
from rag.embedding import ENCODER, embed
from rag.tasks import Passage

WAIT_S = 300
"""How long another process may hold the shelf."""
HNSW = CreateHNSWConfiguration(space="cosine", ef_construction=200, ef_search=200, num_threads=1)
"""One thread, so that the graph of neighbours is the same each time."""


def nearest(shelf: Path, story: Id, timeline: Id, passages: Sequence[Passage], query: str, count: int) -> dict[str, float]:
    """Cosine similarity by id of the `count` passages that mean most nearly what the query says; none at or below 0."""
    asked = embed([query])[0]
    with _chroma(shelf) as client:
        collection = client.get_or_create_collection(
            collection_name(story, timeline), embedding_function=None, configuration={"hnsw": HNSW}
        )
        make_equal(collection, passages, client.get_max_batch_size())
        found = collection.query(query_embeddings=[asked], n_results=min(count, len(passages)), include=["embeddings"])
    vectors = found["embeddings"]
    assert vectors is not None
    exact = np.asarray(vectors[0], dtype=np.float64) @ asked.astype(np.float64)
    return {name: round(float(score), 6) for name, score in zip(found["ids"][0], exact, strict=True) if score > 0}


def collection_name(story: Id, timeline: Id) -> str:
    """A name of 3 to 63 letters that no other pair has; the digest tells `a_b` + `c` from `a` + `b_c`."""
    checked_id(story, "story")
    checked_id(timeline, "timeline")
    return f"{story[:20]}.{timeline[:20]}.{digest(f'{story}/{timeline}'.encode())[:16]}"


def make_equal(collection: chromadb.Collection, passages: Sequence[Passage], batch: int) -> int:
    """Embed what is new or changed, at most `batch` at once, and delete what is gone; how many were embedded."""
    wanted = {passage.id: digest(f"{ENCODER}\n{passage.whole()}".encode()) for passage in passages}
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
            embeddings=embed(passage.whole() for passage in part),
            metadatas=[{"digest": wanted[passage.id]} for passage in part],
        )
    return len(changed)


@contextmanager
def _chroma(shelf: Path) -> Iterator[Client]:
    """Chroma over the shelf's folder, for one process at a time.

    A damaged index can take the process down with it, so the files carry a seal while nobody works on them;
    a broken or missing seal, after damage or a kill, means that the index is built anew.
    """
    folder, seal = shelf / "chroma", shelf / "chroma.seal.json"
    shelf.mkdir(parents=True, exist_ok=True)
    with FileLock(shelf / "chroma.lock", timeout=WAIT_S):
        if not seal.is_file() or seal.read_bytes() != _seal(folder):
            _remove(folder)
        seal.unlink(missing_ok=True)
        client = Client(settings=_settings(folder))
        try:
            yield client
        except ChromaError as error:
            # Chroma's errors have a root of their own; as what they are, a full disk or a broken tool can be told apart.
            raise RuntimeError(f"Chroma: {error}") from error
        finally:
            client.close()
        seal.write_bytes(_seal(folder))


def _settings(folder: Path) -> Settings:
    """A file on this machine, no server and no telemetry, whatever the environment says."""
    return Settings(
        is_persistent=True,
        persist_directory=str(folder),
        anonymized_telemetry=False,
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
    )


def _seal(folder: Path) -> bytes:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    content: Mapping[str, str] = {path.relative_to(folder).as_posix(): digest_file(path) for path in files}
    return json.dumps({"chromadb": version("chromadb"), "files": content}, sort_keys=True).encode()


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
