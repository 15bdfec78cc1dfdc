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
from exeget.errors import ModelFailed
from exeget.job import Artifact, Job
from exeget.settings import Effort, Role
from exeget.work import Bench, Offer, Order, Refusal

A = TypeVar("A", bound=Part)
R = TypeVar("R")

CURE = "Use another model for this role in exeget.toml, name fallbacks there, or run with --brain rules."
THINKING_TOKENS: dict[Effort, int] = {"none": 0, "low": 4096, "medium": 16384, "high": 32768}


@dataclass(frozen=True)
class Question:
    """What a model is asked, before it is put into words for it."""

    name: str
    """Of the answer, such as `structure`."""
    page: Page
    choices: Choices = field(default_factory=dict)


@dataclass
class Conversation:
    """A role at work on one job: it asks, and remembers what it asked, and who answered."""

    role: Role
    job: Job
    bench: Bench
    mind: Mind
    about: str = ""
    """What the work is on, such as a verse's key; for whoever watches."""
    answers: list[Artifact] = field(default_factory=list)
    answered: dict[str, str] = field(default_factory=dict)
    """The model whose answer was taken, by question."""
    failed: dict[str, ModelFailed] = field(default_factory=dict)
    """Models that are not asked any more."""

    @property
    def engine(self) -> str:
        """What a document says made it: the models whose answers it holds, in their order."""
        names = dict.fromkeys(self.answered.values()) or [self.job.model]
        return f"llm:{'+'.join(names)}"

    def ask(self, question: Question, answer: type[A], merge: Callable[[A], R]) -> R:
        """What `merge` makes of the answer.

        An answer that `merge` refuses with a ValueError goes back once with the fault, unless the chat has
        already spent that repair on its shape. A model that fails is not asked again in this conversation; the next
        of the fallbacks is, and whoever watches is told. ModelFailed when none is left: no rules take a model's place.
        """
        left = [model for model in (self.job.model, *self.mind.fallbacks) if model not in self.failed]
        for number, model in enumerate(left, start=1):
            before = dict(self.answered)
            self.answered[question.name] = model
            try:
                return self._asked(model, question, answer, merge)
            except ModelFailed as error:
                self.answered, self.failed[model] = before, error
                if number < len(left):
                    self.bench.warn(f"{error.asked} {left[number]} takes over.")
        raise self._nobody()

    @property
    def title(self) -> str:
        """The role in words."""
        return self.role.replace("_", " ")

    def facts(self) -> dict[str, JsonValue]:
        """The jobs of its questions, who answered which, who failed and why, and what the answers took together."""
        numbers = ("tokens_in", "tokens_out", "repairs")
        asked: list[JsonValue] = [made.key for made in self.answers]
        failed: dict[str, JsonValue] = {model: _why(error) for model, error in self.failed.items()}
        answered: dict[str, JsonValue] = dict(self.answered)
        sums = {name: sum(int(made.number(name)) for made in self.answers) for name in numbers}
        return {"asked": asked, "answered": answered, "failed": failed, **sums}

    def _asked(self, model: str, question: Question, answer: type[A], merge: Callable[[A], R]) -> R:
        params = self._params(question, answer)
        said, repaired = self._answer(model, params)
        merged, fault = _merged(answer, said, merge)
        if fault and not repaired:
            repair = Repair(answer=said.decode(), fault=fault)
            said, _ = self._answer(model, params.model_copy(update={"repair": repair}))
            merged, fault = _merged(answer, said, merge)
        if merged is None:
            raise ModelFailed(
                f"{model}, as the {self.title}, answered {question.name!r} twice in a way that can't be used.",
                known=fault if fault.endswith(".") else f"{fault}.",
                cure=CURE,
            )
        return merged[0]

    def _params(self, question: Question, answer: type[Part]) -> ChatParams:
        return ChatParams(
            role=self.role,
            system=question.page.system,
            user=question.page.user,
            schema_name=question.name,
            shape=shape_of(answer, question.choices),
            effort=self.mind.effort,
            temperature=self.mind.temperature,
            max_tokens=self.mind.max_tokens + THINKING_TOKENS[self.mind.effort],
        )

    def _answer(self, model: str, params: ChatParams) -> tuple[bytes, bool]:
        what = f"{params.schema_name}, again" if params.repair else params.schema_name
        name = " ".join(filter(None, (self.title, self.about, f"({what})")))
        made = self.bench.ask(Order("llm", params, model=model, seed=self.job.seed), name)
        self.answers.append(made)
        return self.bench.open(made.sha("answer.json")), made.number("repairs") > 0

    def _nobody(self) -> ModelFailed:
        errors = tuple(self.failed.values())
        if len(errors) == 1:
            return errors[0]
        known = " ".join(map(_why, errors))
        return ModelFailed(f"None of {len(errors)} models could play the {self.title}.", known, errors[-1].cure)


def rules_first(bench: Bench, job: Job, params: Part) -> Artifact:
    """What the rules make of the same task: the checklist, and whatever a model has no say in."""
    return bench.ask(Order(job.kind, params, inputs=job.inputs, backend="rules"), "by rules, as a checklist")


def offered(job: Job, needs: tuple[str, ...] = ()) -> Offer | Refusal:
    """Whether a role can be played: it needs a model and the documents it works from."""
    if not job.model:
        return Refusal("no model is named", "Set EXEGET_MODEL, or model under [brain] in exeget.toml.")
    missing = [name for name in needs if name not in job.inputs]
    if missing:
        return Refusal(f"{job.kind} needs {' and '.join(missing)}", "Have it made first.")
    return Offer(cpu_seconds=0.2)


def _why(error: ModelFailed) -> str:
    return " ".join(filter(None, (error.asked, error.known)))


def _merged(answer: type[A], said: bytes, merge: Callable[[A], R]) -> tuple[tuple[R] | None, str]:
    """What came of an answer, in a tuple so that nothing at all can be told from None; else the fault."""
    try:
        return (merge(answer.model_validate_json(said)),), ""
    except ValidationError as error:
        return None, explain(error)
    except ValueError as error:
        return None, str(error)
