"""Asking a model: one question, one answer that fits, one repair when it does not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import JsonValue, ValidationError

from agents.llm.pages import Page
from agents.llm.shape import Choices, shape_of
from agents.tasks import Mind
from exeget.chat import ChatParams, Repair
from exeget.document import Part, explain
from exeget.errors import WrongUse
from exeget.job import Artifact, Job
from exeget.settings import Effort, Role
from exeget.work import Bench, Offer, Order, Refusal

A = TypeVar("A", bound=Part)
R = TypeVar("R")

ANSWER_TOKENS = 8192
THINKING_TOKENS: dict[Effort, int] = {"none": 0, "low": 4096, "medium": 16384, "high": 32768}


@dataclass(frozen=True)
class Question:
    """What a model is asked, before it is put into words for it."""

    name: str
    """Of the answer, such as `structure`."""
    page: Page
    choices: Choices = field(default_factory=dict)


@dataclass(frozen=True)
class Conversation:
    """A role at work on one job: it asks, and remembers what it asked."""

    role: Role
    job: Job
    bench: Bench
    mind: Mind
    answers: list[Artifact] = field(default_factory=list)

    @property
    def engine(self) -> str:
        """What a document says made it."""
        return f"llm:{self.job.model}"

    def ask(self, question: Question, answer: type[A], merge: Callable[[A], R]) -> R:
        """What `merge` makes of the answer.

        An answer that `merge` refuses with a ValueError goes back once with the fault, unless the chat has
        already spent that repair on its shape; then it is a WrongUse. Nothing else ever takes its place.
        """
        params = self._params(question, answer)
        said, repaired = self._answer(params)
        merged, fault = _merged(answer, said, merge)
        if fault and not repaired:
            said, _ = self._answer(params.model_copy(update={"repair": Repair(answer=said.decode(), fault=fault)}))
            merged, fault = _merged(answer, said, merge)
        if merged is None:
            raise WrongUse(
                f"{self.job.model} answered {question.name!r} twice in a way that can't be used.",
                known=fault if fault.endswith(".") else f"{fault}.",
                cure="Use another model for this role in exeget.toml, or run with --brain rules.",
            )
        return merged[0]

    def facts(self) -> dict[str, JsonValue]:
        """The jobs of its questions and what they cost together."""
        numbers = ("tokens_in", "tokens_out", "repairs")
        asked: list[JsonValue] = [made.key for made in self.answers]
        return {"asked": asked, **{name: sum(int(made.number(name)) for made in self.answers) for name in numbers}}

    def _params(self, question: Question, answer: type[Part]) -> ChatParams:
        return ChatParams(
            role=self.role,
            system=question.page.system,
            user=question.page.user,
            schema_name=question.name,
            shape=shape_of(answer, question.choices),
            effort=self.mind.effort,
            temperature=self.mind.temperature,
            max_tokens=ANSWER_TOKENS + THINKING_TOKENS[self.mind.effort],
        )

    def _answer(self, params: ChatParams) -> tuple[bytes, bool]:
        made = self.bench.ask(Order("llm", params, model=self.job.model, seed=self.job.seed))
        self.answers.append(made)
        return self.bench.open(made.sha("answer.json")), made.number("repairs") > 0


def rules_first(bench: Bench, job: Job, params: Part) -> Artifact:
    """What the rules make of the same task: the checklist, and whatever a model has no say in."""
    return bench.ask(Order(job.kind, params, inputs=job.inputs, backend="rules"))


def offered(job: Job, needs: tuple[str, ...] = ()) -> Offer | Refusal:
    """Whether a role can be played: it needs a model and the documents it works from."""
    if not job.model:
        return Refusal("no model is named", "Set EXEGET_MODEL, or model under [brain] in exeget.toml.")
    missing = [name for name in needs if name not in job.inputs]
    if missing:
        return Refusal(f"{job.kind} needs {' and '.join(missing)}", "Have it made first.")
    return Offer(cpu_seconds=0.2)


def _merged(answer: type[A], said: bytes, merge: Callable[[A], R]) -> tuple[tuple[R] | None, str]:
    """What came of an answer, in a tuple so that nothing at all can be told from None; else the fault."""
    try:
        return (merge(answer.model_validate_json(said)),), ""
    except ValidationError as error:
        return None, explain(error)
    except ValueError as error:
        return None, str(error)
