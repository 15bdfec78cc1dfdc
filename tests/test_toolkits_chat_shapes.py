"""Answers in the shapes that real endpoints send, over real HTTP: each is used or is one clear failure."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import JsonValue

from exeget.chat import ChatParams
from exeget.errors import ToolFailed
from exeget.job import Artifact
from exeget.settings import Settings
from exeget.work import Order
from tests.loopback import Answer, Loopback, Reply, fault, says, serving
from toolkits.backends import BACKENDS
from workflows.accounts import Accounts, ProductionPurse
from workflows.events import nobody
from workflows.jobs import Jobs
from workflows.ledger import Ledger
from workflows.store import Store

SHAPE: dict[str, JsonValue] = {
    "type": "object", "properties": {"who": {"type": "string"}}, "required": ["who"], "additionalProperties": False,
}  # fmt: skip
GOOD: JsonValue = {"who": "the ferryman"}
WHO = r"small at http://127\.0\.0\.1:\d+/v1, as the audio director, "
PROBLEM = "I'm sorry, I can't assist with that request."


def sent(message: JsonValue, finish: str = "stop", written: int = 7, **more: JsonValue) -> Reply:
    """A completion as servers send it, with what they add of their own."""
    choice: JsonValue = {"index": 0, "message": message, "logprobs": None, "finish_reason": finish}
    whole: dict[str, JsonValue] = {
        "id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", "object": "chat.completion", "created": 1741569952, "model": "small-01",
        "choices": [choice], "system_fingerprint": "fp_fc9f1d7035", "service_tier": "default",
        "usage": {
            "prompt_tokens": 90, "completion_tokens": written, "total_tokens": 90 + written,
            "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
            "completion_tokens_details": {"reasoning_tokens": 0, "accepted_prediction_tokens": 0},
        },
        **more,
    }  # fmt: skip
    return Reply(json.dumps(whole).encode())


def spoke(content: JsonValue, **more: JsonValue) -> JsonValue:
    """A message of the assistant's."""
    return {"role": "assistant", "content": content, "refusal": None, "annotations": [], **more}


OLD: JsonValue = {"name": "plan", "arguments": "{}"}
CALL: JsonValue = {"id": "call_1", "type": "function", "function": {"name": "plan", "arguments": '{"who": "the ferryman"}'}}
STREAM = (
    b'data: {"id":"x","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"{"}}]}\n\ndata: [DONE]\n\n'
)
BUSY = {
    "error": {"message": "Rate limit reached for requests", "type": "requests", "param": None, "code": "rate_limit_exceeded"}
}
FILTERED = {"error": {"message": "The response was filtered.", "code": "content_filter", "param": "prompt", "status": 400}}

FAILURES: dict[str, tuple[Reply, str, int]] = {
    "a refusal in its own field": (sent(spoke(None, refusal=PROBLEM)), "refused: I'm sorry", 97),
    "a stop at the length": (sent(spoke('{"who": "the fer'), "length", 64), "broke off in the middle.*max_tokens", 154),
    "a stop of a thinking model at the length": (sent(spoke(""), "length", 4096), "broke off in the middle", 4186),
    "no choices, from a router": (Reply(b'{"id":"gen-1","object":"chat.completion","choices":[],"usage":null}'), "no chat", 0),
    "a tool call in place of JSON": (sent(spoke(None, tool_calls=[CALL]), "tool_calls"), "called a tool", 97),
    "an old function call": (sent(spoke(None, function_call=OLD), "function_call"), "nothing", 97),
    "thoughts and no answer": (sent(spoke(None, reasoning_content="Let me see.")), "said nothing.*it only thought", 97),
    "a content filter in the answer": (sent(spoke(""), "content_filter"), "content filter", 0),
    "a content filter as an error": (Reply(json.dumps(FILTERED).encode(), 400), "HTTP 400.*The response was filtered", 0),
    "a stream nobody asked for": (Reply(STREAM, kind="text/event-stream"), "no chat completion", 0),
    "a sign-in page": (Reply(b"<!doctype html><title>Sign in</title>", kind="text/html"), "no chat completion", 0),
    "a gateway's page": (Reply(b"<html><h1>502 Bad Gateway</h1></html>", 502, kind="text/html"), "HTTP 502", 0),
    "an error of the server": (fault(500, "CUDA out of memory"), "HTTP 500. It says: .*CUDA out of memory", 0),
    "too many requests": (
        Reply(json.dumps(BUSY).encode(), 429, headers=(("Retry-After", "30"),)), r"HTTP 429.*asks to wait 30 s\. Wait", 0,
    ),
    "a drip that never becomes an answer": (Reply(says(GOOD).body, drips=100), r"did not answer in 0\.4 s", 60),
}  # fmt: skip

Ask = Callable[..., tuple[Artifact, Loopback, Accounts]]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask a loopback server one question in a production that keeps its accounts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    accounts = Accounts(tmp_path / "spending.jsonl", Settings())
    table = {"llm": BACKENDS["llm"]}
    purse = ProductionPurse(accounts, "p")
    jobs = Jobs(Store(tmp_path / "store"), Ledger(tmp_path / "manifest.jsonl"), table, tmp_path, nobody, purse)

    def asked(*script: Answer, retries: int = 0, timeout_s: float = 0.4) -> tuple[Artifact, Loopback, Accounts]:
        told = {"role": "audio_director", "system": "You listen.", "user": "Verse 1.", "schema_name": "who", "schema": SHAPE}
        with serving(*script) as server:
            brain = f"model = 'small'\nbase_url = '{server.url}'\nretries = {retries}\ntimeout_s = {timeout_s}\n"
            (tmp_path / "exeget.toml").write_text(f"[brain]\n{brain}")
            return jobs.make(Order("llm", ChatParams.model_validate(told), model="small")), server, accounts

    return asked


@pytest.mark.parametrize("shape", FAILURES)
def test_it_is_a_failure_that_names_endpoint_model_role_and_cure_and_makes_nothing(
    ask: Ask, tmp_path: Path, shape: str
) -> None:  # fmt: skip
    reply, message, tokens = FAILURES[shape]
    with pytest.raises(ToolFailed, match=f"(?s)^{WHO}.*{message}") as caught:
        ask(reply)
    assert "--brain rules" in caught.value.cure and "fallbacks" in caught.value.cure
    assert not list(tmp_path.rglob("answer.json")) and not (tmp_path / "manifest.jsonl").exists()
    spent = Accounts(tmp_path / "spending.jsonl", Settings()).spent("p").tokens
    assert spent == tokens or (tokens == 60 and 0 < spent < 100), "what was written in vain is counted, as far as it is told"


USED: dict[str, Reply] = {
    "thoughts beside the answer": sent(spoke(json.dumps(GOOD), reasoning_content="A ferryman, then.")),
    "JSON under the name of text": Reply(says(GOOD).body, kind="text/plain"),
    "no usage": sent(spoke(json.dumps(GOOD)), usage=None),
    "no fingerprint and a new field": sent(spoke(json.dumps(GOOD)), system_fingerprint=None, x_groq={"id": "req_1"}),
    "blanks before the answer": Reply(says(GOOD).body, drips=2),
}


@pytest.mark.parametrize("shape", USED)
def test_it_is_an_answer(ask: Ask, tmp_path: Path, shape: str) -> None:
    made, _, _ = ask(USED[shape], timeout_s=5)
    store = Store(tmp_path / "store")
    assert json.loads(store.read(made.sha("answer.json"))) == GOOD


def test_a_busy_endpoint_is_asked_again_after_the_time_it_names(ask: Ask) -> None:
    busy = Reply(json.dumps(BUSY).encode(), 429, headers=(("retry-after-ms", "40"),))
    made, server, accounts = ask(busy, busy, says(GOOD), retries=2, timeout_s=5)
    assert len(server.asked) == 3
    assert (made.number("tokens_in"), accounts.spent("p").calls) == (11, 1)


def test_a_busy_endpoint_is_not_asked_again_when_no_retries_are_set(ask: Ask) -> None:
    busy = Reply(json.dumps(BUSY).encode(), 429, headers=(("retry-after-ms", "40"),))
    with pytest.raises(ToolFailed, match="HTTP 429"):
        ask(busy, says(GOOD))


def test_without_retries_a_hiccup_is_a_failure(ask: Ask) -> None:
    with pytest.raises(ToolFailed, match=r"HTTP 503"):
        ask(fault(503, "loading the model"), says(GOOD))
