"""A language model behind an OpenAI-compatible endpoint: one question, one answer in the shape that was asked for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import openai
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from langsmith import tracing_context
from pydantic import JsonValue

from exeget.chat import ChatParams, Repair
from exeget.document import part_from
from exeget.errors import WrongUse
from exeget.job import Job
from exeget.settings import api_key, load_settings
from exeget.work import Bench, Made, Offer, Refusal
from toolkits.chat_errors import Endpoint, explained, no_answer

RETRIES = 1
"""A lost connection, a 429 or a 5xx is tried once more."""
ENOUGH_FAULTS = 5
AGAIN = "Your answer can't be used: {fault}\nAnswer again: the whole JSON object, with this put right and the rest as it was."

MALFORMED = (openai.OpenAIError, AttributeError, LookupError, TypeError, ValueError)
"""What the libraries raise when the endpoint fails, or sends something that is no chat completion at all."""


@dataclass(frozen=True)
class Said:
    """One answer as it came."""

    text: str
    finish: str
    model: str
    tokens_in: int
    tokens_out: int


class OpenAiChat:
    """Kind `llm`: writes answer.json; facts `model`, `finish_reason`, `tokens_in`, `tokens_out`, `repairs`.

    An answer that is no JSON, or not of the shape, goes back once with the fault; after that it is a failure.
    """

    def supports(self, job: Job) -> Offer | Refusal:
        """Any question that names its model."""
        if not job.model:
            return Refusal("no model is named", "Set EXEGET_MODEL, or model under [brain] in exeget.toml.")
        return Offer(cpu_seconds=0.1)

    def make(self, job: Job, bench: Bench) -> Made:
        """Ask; WrongUse when the endpoint can't be reached, won't answer, or answers out of shape twice."""
        asked = part_from(ChatParams, job.params, "llm")
        brain = load_settings(Path.cwd(), engine="llm").brain
        endpoint = Endpoint(brain.base_url, job.model, brain.timeout_s, api_key())
        heard = [_ask(endpoint, asked, asked.repair, job.seed)]
        value, fault = _read(heard[0].text, asked.shape)
        if fault and asked.repair is None:
            bench.tell(0.5)
            heard.append(_ask(endpoint, asked, Repair(answer=heard[0].text, fault=fault), job.seed))
            value, fault = _read(heard[1].text, asked.shape)
        if fault:
            raise WrongUse(
                f"{job.model} was asked twice for {asked.schema_name!r} and answered out of shape both times.",
                known=f"{endpoint.without_key(fault)}.",
                cure="Use a model that keeps to a JSON Schema, or run with --brain rules.",
            )
        (bench.out / "answer.json").write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        return Made(
            files=("answer.json",),
            facts={
                "model": heard[-1].model,
                "finish_reason": heard[-1].finish,
                "tokens_in": sum(said.tokens_in for said in heard),
                "tokens_out": sum(said.tokens_out for said in heard),
                "repairs": len(heard) - 1 + (asked.repair is not None),
            },
            tools={name: version(name) for name in ("langchain-openai", "openai")},
        )


def _ask(endpoint: Endpoint, asked: ChatParams, repair: Repair | None, seed: int) -> Said:
    model = _model(endpoint, asked, seed)
    form: dict[str, JsonValue] = {"name": asked.schema_name, "schema": asked.shape, "strict": True}
    try:
        with tracing_context(enabled=False):
            reply = model.invoke(_messages(asked, repair), response_format={"type": "json_schema", "json_schema": form})
    except MALFORMED as error:
        # Not `from error`: the endpoint's own words may quote the key.
        raise explained(error, endpoint) from None
    return _said(reply, endpoint)


def _model(endpoint: Endpoint, asked: ChatParams, seed: int) -> ChatOpenAI:
    """A model that thinks takes no temperature; one that does not, no effort."""
    thinks = asked.effort != "none"
    return ChatOpenAI(
        model=endpoint.model,
        base_url=endpoint.url,
        api_key=endpoint.key,
        timeout=endpoint.timeout_s,
        max_retries=RETRIES,
        max_completion_tokens=asked.max_tokens,
        seed=seed,
        temperature=None if thinks else asked.temperature,
        reasoning_effort=asked.effort if thinks else None,
        use_responses_api=False,
    )


def _messages(asked: ChatParams, repair: Repair | None) -> list[BaseMessage]:
    said: list[BaseMessage] = [SystemMessage(asked.system), HumanMessage(asked.user)]
    if repair is not None:
        said += [AIMessage(repair.answer), HumanMessage(AGAIN.format(fault=repair.fault))]
    return said


def _said(reply: BaseMessage, endpoint: Endpoint) -> Said:
    """The answer's text; WrongUse when the model refused, called a tool or said nothing."""
    assert isinstance(reply, AIMessage)
    finish = str(reply.response_metadata.get("finish_reason") or "")
    refusal = reply.additional_kwargs.get("refusal")
    if refusal:
        raise no_answer(endpoint, f"refused: {str(refusal)[:200]}")
    if reply.tool_calls or reply.invalid_tool_calls:
        raise no_answer(endpoint, "called a tool, though it was given none")
    if not isinstance(reply.content, str) or not reply.content.strip():
        raise no_answer(endpoint, f"said nothing (finish_reason {finish!r})")
    used: Mapping[str, object] = reply.response_metadata.get("token_usage") or {}
    return Said(
        text=reply.content,
        finish=finish,
        model=str(reply.response_metadata.get("model_name") or endpoint.model),
        tokens_in=_count(used.get("prompt_tokens")),
        tokens_out=_count(used.get("completion_tokens")),
    )


def _count(number: object) -> int:
    return number if isinstance(number, int) else 0


def _read(text: str, shape: dict[str, JsonValue]) -> tuple[JsonValue, str]:
    """The value, and what is wrong with it; empty when nothing is."""
    try:
        value: JsonValue = json.loads(text, parse_constant=_no_number)
    except ValueError as error:
        return None, f"it is not JSON ({error})"
    faults = sorted(
        Draft202012Validator(shape).iter_errors(value), key=lambda fault: (list(map(str, fault.path)), fault.message)
    )
    told = [f"{'.'.join(map(str, fault.path)) or 'the object'}: {fault.message[:200]}" for fault in faults[:ENOUGH_FAULTS]]
    return value, "; ".join(told)


def _no_number(word: str) -> JsonValue:
    raise ValueError(f"{word} is no number")
