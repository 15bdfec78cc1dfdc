import json
import re
import socket
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import JsonValue

from exeget.chat import ChatParams, Repair
from exeget.errors import ToolFailed, WrongUse
from exeget.job import Artifact
from exeget.work import Order
from tests.loopback import Answer, Loopback, Reply, completion, fault, says, serving
from tests.workbench import Workbench, job_of
from toolkits.backends import BACKENDS

KEY = "sk-canary-9f3e7c1a55d2"
SHAPE: dict[str, JsonValue] = {
    "type": "object",
    "properties": {"who": {"type": "string"}, "shots": {"type": "integer", "minimum": 1}},
    "required": ["who", "shots"],
    "additionalProperties": False,
}
GOOD: JsonValue = {"who": "the ferryman", "shots": 2}

Chat = Callable[..., tuple[Artifact, Loopback, Workbench]]


@pytest.fixture
def chat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chat]:
    """Ask a loopback server one question, as a process with its own settings would."""

    def ask(*script: Answer, timeout_s: float = 5, url: str = "", **more: object) -> tuple[Artifact, Loopback, Workbench]:
        with serving(*script) as server:
            (tmp_path / "exeget.toml").write_text(f"[brain]\nengine = 'llm'\ntimeout_s = {timeout_s}\nmodel = 'as-set'\n")
            monkeypatch.setenv("OPENAI_BASE_URL", url or server.url)
            bench = Workbench(tmp_path / "bench", BACKENDS)
            return bench.make(order(**more)), server, bench

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    yield ask


def order(**more: object) -> Order:
    told = {"role": "director", "system": "You direct.", "user": "Verse 1.", "schema_name": "plan", "schema": SHAPE, **more}
    return Order("llm", ChatParams.model_validate(told), model="small-model", seed=4)


def answer(made: Artifact, bench: Workbench) -> JsonValue:
    value: JsonValue = json.loads(bench.read(made.sha("answer.json")))
    return value


def test_a_good_answer_is_kept_with_what_it_cost(chat: Chat) -> None:
    made, server, bench = chat(says(GOOD))
    assert answer(made, bench) == GOOD
    assert made.facts == {"model": "model-as-served", "finish_reason": "stop", "tokens_in": 11, "tokens_out": 7, "repairs": 0}
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.authorization == f"Bearer {KEY}"
    assert asked.messages == [("system", "You direct."), ("user", "Verse 1.")]
    form = asked.body["response_format"]
    assert form == {"type": "json_schema", "json_schema": {"name": "plan", "schema": SHAPE, "strict": True}}
    assert (asked.body["model"], asked.body["seed"], asked.body["temperature"]) == ("small-model", 4, 0.2)
    assert {"tools", "reasoning_effort"}.isdisjoint(asked.body)


def test_a_model_that_thinks_is_told_how_hard_and_no_temperature(chat: Chat) -> None:
    _, server, _ = chat(says(GOOD), effort="medium", max_tokens=99)
    assert server.asked[0].body["reasoning_effort"] == "medium"
    assert server.asked[0].body["max_completion_tokens"] == 99
    assert "temperature" not in server.asked[0].body


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (completion({"content": "Sure! Here is the plan."}), "it is not JSON"),
        (completion({"content": '{"who": "the ferryman", "shots": NaN}'}), "NaN is no number"),
        (says({"who": "the ferryman", "shots": 0}), "shots: 0 is less than the minimum"),
        (says({"who": "the ferryman"}), "'shots' is a required property"),
        (says({"who": "x", "shots": 1, "tool": "rm"}), "Additional properties are not allowed"),
        (says([GOOD]), "is not of type 'object'"),
    ],
)
def test_an_answer_out_of_shape_is_sent_back_once_with_the_fault(chat: Chat, first: Reply, said: str) -> None:
    made, server, bench = chat(first, says(GOOD))
    assert answer(made, bench) == GOOD
    assert (made.facts["repairs"], made.facts["tokens_in"], made.facts["tokens_out"]) == (1, 22, 14)
    roles = [role for role, _ in server.asked[1].messages]
    assert roles == ["system", "user", "assistant", "user"]
    assert said in server.asked[1].messages[3][1]
    assert server.asked[1].body["response_format"] == server.asked[0].body["response_format"]


def test_out_of_shape_twice_is_a_failure_that_says_so_and_makes_nothing(chat: Chat, tmp_path: Path) -> None:
    with pytest.raises(
        ToolFailed, match=r"asked twice for 'plan' and answered out of shape both times\..*shots.*--brain rules"
    ) as caught:
        chat(says({"who": "x"}), says({"who": "y"}), says(GOOD))
    assert caught.value.exit_code == 2
    assert not list(tmp_path.rglob("answer.json"))


def test_a_question_that_is_itself_a_repair_has_no_second_one(chat: Chat) -> None:
    repair = Repair(answer="{}", fault="unknown shot 9.9")
    made, server, _ = chat(says(GOOD), repair=repair)
    assert "unknown shot 9.9" in server.asked[0].messages[3][1]
    assert made.facts["repairs"] == 1
    with pytest.raises(ToolFailed, match="out of shape"):
        chat(says({}), says(GOOD), repair=repair)


TOOL_CALL: JsonValue = {"id": "c", "type": "function", "function": {"name": "rm", "arguments": "{}"}}
FAILURES = {
    "401": (fault(401, f"Incorrect API key provided: {KEY[:8]}****{KEY[-4:]}"), r"HTTP 401\. Set OPENAI_API_KEY"),
    "403": (fault(403, f"key {KEY} may not"), r"HTTP 403\. Set OPENAI_API_KEY"),
    "404": (fault(404, "no such model"), r"HTTP 404\. It says: .*no such model.*EXEGET_MODEL"),
    "400": (fault(400, "context length exceeded"), r"HTTP 400\. It says: .*context length exceeded"),
    "429": (fault(429, f"quota of {KEY} is used up"), r"HTTP 429\. It says: .*quota of \[key\] is used up.*--brain rules"),
    "500": (fault(500, "out of memory"), r"HTTP 500\. It says: .*out of memory.*--brain rules"),
    "length": (completion({"content": '{"who": "the fer'}, "length"), r"broke off in the middle"),
    "filter": (completion({"content": ""}, "content_filter"), r"content filter"),
    "refusal": (completion({"content": None, "refusal": "I can't help with storms."}), r"refused: I can't help with storms\."),
    "silence": (completion({"content": None}), r"said nothing"),
    "tool": (
        completion({"content": None, "tool_calls": [TOOL_CALL]}),
        r"called a tool, though it was given none",
    ),
    "no choices": (Reply(b'{"id": "x", "object": "chat.completion", "choices": []}'), r"no chat completion"),
    "null choices": (Reply(b'{"id": "x", "object": "chat.completion", "choices": null}'), r"no chat completion"),
    "other JSON": (Reply(b'{"hello": "world"}'), r"no chat completion"),
    "a list": (Reply(b"[1, 2]"), r"no chat completion"),
    "half JSON": (Reply(b'{"choices": [{"mess'), r"no chat completion"),
    "a web page": (Reply(b"<html>Sign in</html>", kind="text/html"), r"no chat completion"),
    "an error in a 200": (Reply(f'{{"error": {{"message": "bad key {KEY}"}}}}'.encode()), r"no chat completion"),
}  # fmt: skip


@pytest.mark.parametrize("case", FAILURES)
def test_each_failure_names_endpoint_model_role_and_cure_and_never_the_key(chat: Chat, tmp_path: Path, case: str) -> None:
    reply, message = FAILURES[case]
    with pytest.raises(ToolFailed, match=message) as caught:
        chat(reply)
    assert caught.value.exit_code == 2
    assert re.match(r"small-model at http://127\.0\.0\.1:\d+/v1, as the director, ", caught.value.asked)
    assert caught.value.cure
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert KEY not in shown
    assert KEY[-4:] not in shown
    assert not list(tmp_path.rglob("answer.json"))


def test_the_key_stands_in_nothing_that_was_written(chat: Chat, tmp_path: Path) -> None:
    made, server, _ = chat(says(GOOD))
    job = job_of(order(), "openai", BACKENDS["llm"]["openai"])
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    for text in (made.model_dump_json(), job.model_dump_json(), *map(repr, written)):
        assert KEY not in text
        assert server.url not in text, "neither does the address: another machine, the same job"
    assert KEY in server.asked[0].authorization, "the control: the server did get it"


def test_a_hiccup_is_tried_once_more(chat: Chat) -> None:
    made, server, bench = chat(fault(503, "loading the model"), says(GOOD))
    assert answer(made, bench) == GOOD
    assert len(server.asked) == 2
    assert made.facts["repairs"] == 0


def test_an_endpoint_that_is_not_there_is_named(chat: Chat) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://user:{KEY}@127.0.0.1:{free.getsockname()[1]}/v1"
    with pytest.raises(ToolFailed, match=r"Nobody answers at http://127\.0\.0\.1:\d+/v1\. .*Start the server") as caught:
        chat(says(GOOD), url=url)
    assert KEY not in "".join(traceback.format_exception(caught.value))


def test_an_endpoint_that_is_too_slow_is_not_waited_for(chat: Chat) -> None:
    slow = Reply(says(GOOD).body, wait_s=1.0)
    with pytest.raises(ToolFailed, match=r"did not answer in 0\.2 s\..*timeout_s"):
        chat(slow, timeout_s=0.2)
    made, _, _ = chat(Reply(says(GOOD).body, wait_s=0.3))
    assert made.facts["repairs"] == 0, "the control: with more patience it answers"


def test_a_job_without_a_model_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"no model is named.*EXEGET_MODEL"):
        Workbench(tmp_path, BACKENDS).make(Order("llm", order().params))


def test_without_an_address_the_settings_say_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(WrongUse, match="needs an address and a model"):
        Workbench(tmp_path, BACKENDS).make(order())
