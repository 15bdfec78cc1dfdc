"""A real, very small model over real HTTP: it promises the shape of an answer or a clear failure, and nothing else.

`make test-models` installs the model and runs these; `make test` leaves them out.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from exeget.analysis import Analysis
from exeget.chat import ChatParams
from exeget.document import load
from exeget.errors import ToolFailed
from exeget.work import Order
from tests.filmed import VERSE, production, run, write_story
from tests.smallmodel import CONTEXT, NAME, served
from tests.workbench import Workbench
from toolkits.backends import BACKENDS

pytestmark = pytest.mark.models

SHAPE = {
    "type": "object",
    "properties": {
        "who": {"type": "string", "enum": ["ferryman", "boy", "river"]},
        "weather": {"type": "string", "enum": ["clear", "storm", "fog"]},
    },
    "required": ["who", "weather"],
    "additionalProperties": False,
}
TEXT = "Der Fährmann ruft den Knaben über den Fluss, und der Nebel steigt. The ferryman calls the boy across the river."


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The model's address."""
    with served() as address:
        yield address


@pytest.fixture
def bench(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """A bench whose settings know the model."""
    (tmp_path / "exeget.toml").write_text(f"[brain]\nmodel = '{NAME}'\nbase_url = '{url}'\ntimeout_s = 120\nretries = 0\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    return Workbench(tmp_path / "bench", BACKENDS)


def order(text: str = TEXT, max_tokens: int = 60) -> Order:
    told = {"role": "analyst", "system": "You read.", "user": f"Who is there? {text}", "schema_name": "who", "schema": SHAPE}
    return Order("llm", ChatParams.model_validate({**told, "max_tokens": max_tokens, "temperature": 0.0}), model=NAME)


def test_its_answer_has_the_shape_and_its_tokens_are_counted(bench: Workbench) -> None:
    made = bench.make(order())
    Draft202012Validator(SHAPE).validate(json.loads(bench.read(made.sha("answer.json"))))
    assert made.facts["model"] == NAME
    assert 20 < made.number("tokens_in") < CONTEXT
    assert 5 < made.number("tokens_out") <= 60


def test_without_room_for_its_answer_it_is_a_failure_that_says_so(bench: Workbench) -> None:
    with pytest.raises(ToolFailed, match=r"broke off in the middle of its answer \(finish_reason 'length'\)"):
        bench.make(order(max_tokens=4))


def test_a_text_that_is_longer_than_its_context_is_a_failure_that_says_so(bench: Workbench) -> None:
    with pytest.raises(ToolFailed, match=r"answered with HTTP 400\. It says: .*context.*has room for the whole text"):
        bench.make(order(text=TEXT * CONTEXT))


def test_a_film_it_works_on_has_its_documents_or_says_who_failed_at_what_and_keeps_what_was_made(
    url: str, tmp_path: Path
) -> None:
    stories = tmp_path / "stories"
    story = write_story(stories)
    (tmp_path / "exeget.toml").write_text(
        "[brain]\ntimeout_s = 120\nretries = 0\n[brain.roles.analyst]\nmax_tokens = 700\ntemperature = 0.0\n"
    )
    environment = {"OPENAI_BASE_URL": url, "EXEGET_MODEL": NAME}
    done = run(stories, "film", "tower", *VERSE, "--stop-at", "analyse", environment=environment)
    spent = [json.loads(line) for line in (story / "spending.jsonl").read_text().splitlines()]
    assert {(line["model"], line["role"], line["production"]) for line in spent} == {(NAME, "analyst", "timeline_01/1-1")}
    assert all(line["tokens_in"] > 200 and 0 < line["tokens_out"] <= 700 and line["money"] is None for line in spent)
    made = [json.loads(line)["job"] for line in (story / "manifest.jsonl").read_text().splitlines()]
    assert {"kind": "analyse", "backend": "rules"}.items() <= made[0].items(), "the rules' checklist stays"
    path = production(stories) / "analysis.json"
    if done.returncode == 0:
        assert load(Analysis, path.read_bytes()).engine == f"llm:{NAME}"
    else:
        assert done.returncode == 2, done.stdout + done.stderr
        assert NAME in done.stderr and "analyst" in done.stderr and "--brain rules" in done.stderr
        assert not path.exists(), "no rules take its place"
