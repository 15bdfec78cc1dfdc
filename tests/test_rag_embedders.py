import json
import math
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from exeget.errors import ToolFailed, WrongUse
from exeget.settings import Embed, load_settings
from rag.backends import BACKENDS
from rag.corpus import write_corpus
from rag.embedding import embedder
from rag.tasks import RetrieveParams, retrieval
from rag.usem3 import embed
from tests.loopback import Answer, Asked, Reply, fault, serving
from tests.test_rag_retrieve import tale
from tests.workbench import Workbench

KEY = "sk-embed-0123456789"


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(tmp_path, BACKENDS)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one's own to work in, with a key in the environment and no other settings."""
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_BASE_URL", "EXEGET_MODEL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EXEGET_EMBED_KEY", KEY)
    yield tmp_path


def write_settings(folder: Path, **embed: str) -> Embed:
    lines = [f"{name} = {json.dumps(value)}" for name, value in embed.items()]
    (folder / "exeget.toml").write_text("\n".join(["[embed]", *lines]), encoding="utf-8")
    return load_settings(folder).embed


def vectors(asked: Asked) -> Reply:
    """Real vectors, twice as long as they should be and in the wrong order."""
    texts = asked.body["input"]
    assert isinstance(texts, list)
    rows = [{"object": "embedding", "index": n, "embedding": row.tolist()} for n, row in enumerate(embed(map(str, texts)) * 2)]
    return Reply(json.dumps({"object": "list", "model": "m", "data": rows[::-1], "usage": {}}).encode())


def rows(*values: list[float]) -> Reply:
    data = [{"object": "embedding", "index": n, "embedding": value} for n, value in enumerate(values)]
    return Reply(json.dumps({"object": "list", "model": "m", "data": data}).encode())


def ask(bench: Workbench, told: Embed, query: str = "Who sleeps beside the stove?") -> list[str]:
    params = RetrieveParams(story="tower", timeline="a", query=query)
    order = retrieval(params, bench.put(write_corpus(tale("a"))), told)
    return [str(name) for name in bench.make(order).facts["found"]]  # type: ignore[union-attr]  # a fact is any JSON


def test_an_endpoint_measures_meaning_as_the_house_does(bench: Workbench, at: Path) -> None:
    with serving(vectors) as server:
        found = ask(bench, write_settings(at, engine="openai", model="m", base_url=server.url))
        again = ask(bench, write_settings(at, engine="openai", model="m", base_url=server.url), "A boat with a red sail")
        posted = list(server.asked)
    assert (found[0], again[0]) == ("tower/a/verse/1:5", "tower/a/verse/1:4")
    assert found == ask(bench, Embed())
    assert {(asked.path, asked.authorization) for asked in posted} == {("/v1/embeddings", f"Bearer {KEY}")}
    assert sum("Anna" in str(asked.body["input"]) for asked in posted) == 1, "what is in the index is not embedded again"
    kept = [path.read_bytes() for path in bench.root.rglob("*") if path.is_file() and path.name != "exeget.toml"]
    assert not any(KEY.encode() in data for data in kept), "the key is written nowhere"


def test_two_embedders_keep_two_indices(bench: Workbench, at: Path) -> None:
    def one(asked: Asked) -> Reply:
        texts = asked.body["input"]
        assert isinstance(texts, list)
        return rows(*([1.0, float("red sail" in str(text)), 0.0] for text in texts))

    with serving(one) as server:
        told = write_settings(at, engine="openai", model="small", base_url=server.url)
        assert ask(bench, Embed())[0] == "tower/a/verse/1:5"
        assert "tower/a/verse/1:4" in ask(bench, told, "red sail")[:1]
        assert ask(bench, Embed())[0] == "tower/a/verse/1:5"
        asked_before = len(server.asked)
        ask(bench, told, "red sail at night")
        assert len(server.asked) == asked_before + 1, "its index is still there: only the question was embedded"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (fault(401, f"Incorrect API key provided: {KEY}"), "answered 401"),
        (fault(404, "no such model"), "answered 404"),
        (Reply(b"<html>hello</html>", kind="text/html"), "no list of vectors"),
        (Reply(b'{"data": []}'), "no list of vectors"),
        (Reply(b"{"), "answered|no list of vectors|Error"),
        (rows([0.0, 0.0]), "no vector of meaning"),
        (rows([math.inf, 1.0]), "no vector of meaning"),
    ],
    ids=["key", "model", "page", "none", "half", "zero", "infinite"],
)
def test_an_endpoint_that_fails_is_named_with_a_cure_and_without_the_key(at: Path, answer: Answer, said: str) -> None:
    with serving(answer) as server:
        write_settings(at, engine="openai", model="m", base_url=server.url)
        with pytest.raises(ToolFailed, match=said) as caught:
            embedder("openai", "m").query("a word")
    assert KEY not in str(caught.value)
    assert "exeget.toml" in str(caught.value) or "another embedding model" in str(caught.value)


def test_vectors_of_several_sizes_or_too_few_are_refused(at: Path) -> None:
    for answer in (rows([1.0, 2.0], [1.0]), rows([1.0, 2.0])):
        with serving(answer) as server:
            write_settings(at, engine="openai", model="m", base_url=server.url)
            with pytest.raises(ToolFailed, match="no list of vectors"):
                embedder("openai", "m").texts(["one", "two"])


def test_the_brains_key_goes_to_no_other_address(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXEGET_EMBED_KEY")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-brain-0123456789")
    with serving(vectors) as server:
        write_settings(at, engine="openai", model="m", base_url=server.url)
        embedder("openai", "m").query("a word")
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        embedder("openai", "m").query("a word")
        assert [asked.authorization for asked in server.asked] == ["Bearer none", "Bearer sk-brain-0123456789"]


def test_what_an_engine_lacks_is_refused_with_the_cure(bench: Workbench, at: Path) -> None:
    for told, words in (
        ({"engine": "openai", "base_url": "http://127.0.0.1:9/v1"}, "no embedding model is named"),
        ({"engine": "openai", "model": "m"}, "no endpoint is named"),
        ({"engine": "usem3", "model": "large"}, "no model 'large' to choose"),
    ):
        with pytest.raises(WrongUse, match=words):
            ask(bench, write_settings(at, **told))
    with pytest.raises(WrongUse, match="settings I don't know"):
        write_settings(at, engine="word2vec")


@pytest.mark.skipif(find_spec("sentence_transformers") is not None, reason="it is installed here")
def test_sentence_transformers_is_an_extra(bench: Workbench, at: Path) -> None:
    with pytest.raises(WrongUse, match=r"not installed.*pip install 'exeget-os\[sentence-transformers\]'"):
        ask(bench, write_settings(at, engine="sentence-transformers", model="some/model"))
