"""A language model behind an OpenAI-compatible endpoint: one question, one answer in the shape that was asked for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import httpx2
import openai
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from langsmith import tracing_context
from pydantic import JsonValue

from exeget.chat import ChatParams, Repair
from exeget.document import part_from
from exeget.errors import ModelFailed
from exeget.job import Job
from exeget.settings import api_key, load_settings
from exeget.spending import tokens_of
from exeget.work import Bench, Call, Made, Offer, Purse, Refusal, Tokens
from toolkits.chat_errors import RULES, Endpoint, explained, no_answer
from toolkits.chat_patience import patient_client

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
    took: Tokens
    fault: str = ""
    """Why there is nothing to go on with, though the endpoint works."""


@dataclass
class Asking:
    """One job's questions to one endpoint, and what they took so far."""

    endpoint: Endpoint
    asked: ChatParams
    seed: int
    purse: Purse
    took: Tokens = field(default_factory=Tokens)
    prices: list[float | None] = field(default_factory=list)

    @property
    def money(self) -> float | None:
        """Of all calls; None when the price of one is not known."""
        known = [price for price in self.prices if price is not None]
        return round(sum(known), 8) if len(known) == len(self.prices) else None

    def ask(self, repair: Repair | None) -> Said:
        """One question; ModelFailed when nothing usable comes back, Refused when it could cost more than is left."""
        call = Call(self.endpoint.model, self.asked.role, Tokens(_prompt_tokens(self.asked, repair), self.asked.max_tokens))
        self.purse.reserve(call)
        took = Tokens()
        try:
            said = _ask(self.endpoint, self.asked, repair, self.seed)
            took = said.took
        except MALFORMED as error:
            took = _taken(error, call)
            # Not `from error`: the endpoint's own words may quote the key.
            raise explained(error, self.endpoint) from None
        finally:
            self.prices.append(self.purse.settle(call, took))
            self.took += took
        if said.fault:
            raise no_answer(self.endpoint, said.fault)
        return said


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
        """Ask; ModelFailed when the endpoint can't be reached, won't answer, or answers out of shape twice."""
        asked = part_from(ChatParams, job.params, "llm")
        brain = load_settings(Path.cwd(), engine="llm").brain
        endpoint = Endpoint(
            brain.base_url, job.model, brain.timeout_s, api_key(), asked.role, brain.role(asked.role).retries
        )  # fmt: skip
        asking = Asking(endpoint, asked, job.seed, bench.purse)
        heard = [asking.ask(asked.repair)]
        value, fault = _read(heard[0].text, asked.shape)
        if fault and asked.repair is None:
            bench.tell(0.5)
            heard.append(asking.ask(Repair(answer=heard[0].text, fault=fault)))
            value, fault = _read(heard[1].text, asked.shape)
        if fault:
            raise ModelFailed(
                f"{endpoint.who} was asked twice for {asked.schema_name!r} and answered out of shape both times.",
                known=f"{endpoint.without_key(fault)}.",
                cure=f"Use a model that keeps to a JSON Schema, {RULES}.",
            )
        (bench.out / "answer.json").write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        return Made(
            files=("answer.json",),
            facts={
                "model": heard[-1].model,
                "finish_reason": heard[-1].finish,
                "tokens_in": asking.took.read,
                "tokens_out": asking.took.written,
                "repairs": len(heard) - 1 + (asked.repair is not None),
            },
            tools={name: version(name) for name in ("langchain-openai", "openai")},
            money=asking.money,
            tokens=asking.took,
        )


def _ask(endpoint: Endpoint, asked: ChatParams, repair: Repair | None, seed: int) -> Said:
    form: dict[str, JsonValue] = {"name": asked.schema_name, "schema": asked.shape, "strict": True}
    with tracing_context(enabled=False), patient_client(endpoint.timeout_s) as client:
        model = _model(endpoint, asked, seed, client)
        reply = model.invoke(_messages(asked, repair), response_format={"type": "json_schema", "json_schema": form})
    return _said(reply, endpoint)


def _model(endpoint: Endpoint, asked: ChatParams, seed: int, client: httpx2.Client) -> ChatOpenAI:
    """A model that thinks takes no temperature; one that does not, no effort."""
    thinks = asked.effort != "none"
    return ChatOpenAI(
        model=endpoint.model,
        base_url=endpoint.url,
        api_key=endpoint.key,
        timeout=endpoint.timeout_s,
        max_retries=endpoint.retries,
        max_completion_tokens=asked.max_tokens,
        seed=seed,
        temperature=None if thinks else asked.temperature,
        reasoning_effort=asked.effort if thinks else None,
        use_responses_api=False,
        http_client=client,
    )


def _messages(asked: ChatParams, repair: Repair | None) -> list[BaseMessage]:
    said: list[BaseMessage] = [SystemMessage(asked.system), HumanMessage(asked.user)]
    if repair is not None:
        said += [AIMessage(repair.answer), HumanMessage(AGAIN.format(fault=repair.fault))]
    return said


def _prompt_tokens(asked: ChatParams, repair: Repair | None) -> int:
    """About how many tokens a question has, with the shape that many endpoints put into the prompt."""
    words = "".join(str(message.content) for message in _messages(asked, repair))
    return tokens_of(words + json.dumps(asked.shape))


def _said(reply: BaseMessage, endpoint: Endpoint) -> Said:
    """The answer, or why there is none: the model refused, called a tool, said nothing, or only thought."""
    assert isinstance(reply, AIMessage)
    finish = str(reply.response_metadata.get("finish_reason") or "")
    took = _usage(reply.response_metadata.get("token_usage"))
    refusal = reply.additional_kwargs.get("refusal")
    text, fault = str(reply.text), ""
    if refusal:
        fault = f"refused: {str(refusal)[:200]}"
    elif reply.tool_calls or reply.invalid_tool_calls:
        fault = "called a tool, though it was given none"
    elif not text.strip():
        thought = f"; it wrote {took.written} tokens, so it only thought" if took.written else ""
        fault = f"said nothing (finish_reason {finish!r}{thought})"
    return Said(
        text=text,
        finish=finish,
        model=str(reply.response_metadata.get("model_name") or endpoint.model),
        took=took,
        fault=fault,
    )


def _taken(error: Exception, call: Call) -> Tokens:
    """What a call took whose answer is no good: as the endpoint says; when it never answered, the prompt."""
    if isinstance(error, openai.LengthFinishReasonError) and error.completion.usage:
        usage = error.completion.usage
        return Tokens(usage.prompt_tokens, usage.completion_tokens)
    return Tokens(read=call.most.read) if isinstance(error, openai.APITimeoutError) else Tokens()


def _usage(used: object) -> Tokens:
    """Of an answer; nothing where the endpoint does not count."""
    counts = used if isinstance(used, Mapping) else {}
    return Tokens(_count(counts.get("prompt_tokens")), _count(counts.get("completion_tokens")))


def _count(number: object) -> int:
    return number if isinstance(number, int) and number > 0 else 0


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
