"""The one seam between those who know what is to be made and those who can make it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Protocol

from pydantic import JsonValue

from exeget.document import Part
from exeget.errors import WrongUse
from exeget.job import Artifact, Job
from exeget.terms import Tier


@dataclass(frozen=True)
class Order:
    """What somebody wants made; the runner turns it into a job by adding the backend's version."""

    kind: str
    params: Part
    inputs: Mapping[str, str] = field(default_factory=dict)
    """Content hashes by name."""
    backend: str = ""
    """Empty for the kind's first."""
    model: str = ""
    seed: int = 0
    tier: Tier | None = None


class Ask(Protocol):
    """Have something made, or find it made, and wait for it."""

    def __call__(self, order: Order, name: str = "") -> Artifact:
        """The artifact; `name` is for whoever watches."""
        ...


@dataclass(frozen=True)
class Tokens:
    """What a model reads and writes."""

    read: int = 0
    written: int = 0

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(self.read + other.read, self.written + other.written)

    @property
    def total(self) -> int:
        """Both together."""
        return self.read + self.written


@dataclass(frozen=True)
class Call:
    """A question that is about to be put to a model."""

    model: str
    role: str
    most: Tokens
    """What it can take: the prompt by its length, the answer by its limit."""


class Purse(Protocol):
    """What calls to models are paid from."""

    @property
    def currency(self) -> str:
        """Of its money, such as EUR; empty where nobody counts."""
        ...

    def price(self, model: str, tokens: Tokens) -> float | None:
        """What tokens of a model cost; None when nobody knows."""
        ...

    def reserve(self, call: Call) -> None:
        """Refused when the call could go over the cap; nothing is spent then."""
        ...

    def settle(self, call: Call, took: Tokens) -> float | None:
        """Write down what a reserved call took, whether its answer was any good or not; gives its price, None if unknown."""
        ...


class OpenPurse:
    """Pays for everything and keeps no book: for tools outside of a story."""

    currency = ""

    def price(self, model: str, tokens: Tokens) -> float | None:
        """Nobody knows."""
        del model, tokens
        return None

    def reserve(self, call: Call) -> None:
        """Anything goes."""

    def settle(self, call: Call, took: Tokens) -> float | None:
        """Nobody knows the price."""
        del call, took
        return None


def unheard(text: str) -> None:
    """Nobody listens."""
    del text


Run = Callable[[Order], Awaitable[Artifact]]
"""Make it, or find it made. What stages are handed instead of tools."""


@dataclass(frozen=True)
class Offer:
    """A tool takes the job; about how many CPU-seconds it will need."""

    cpu_seconds: float


@dataclass(frozen=True)
class Refusal:
    """A tool does not take the job; it says why and what would help."""

    reason: str
    cure: str


@dataclass(frozen=True)
class Bench:
    """What a tool is given besides its job."""

    inputs: Mapping[str, Path]
    """The job's inputs as files to read, by name; checked against their hashes."""
    out: Path
    """An empty folder that the tool's files go into; it vanishes if the tool fails."""
    shelf: Path
    """A folder that stays, for indices and caches that can be lost without harm."""
    ask: Ask
    """Have something else made first, such as a model's answer; waits for it."""
    open: Callable[[str], bytes]
    """Read stored content by its hash."""
    tell: Callable[[float], None]
    """Report progress from 0 to 1."""
    warn: Callable[[str], None] = unheard
    """Say what whoever watches should know, though the work goes on."""
    purse: Purse = field(default_factory=OpenPurse)
    """Where a call to a model is paid from."""


@dataclass(frozen=True)
class Made:
    """What a tool made: files in `Bench.out` by name, and what is worth knowing about them."""

    files: tuple[str, ...]
    facts: Mapping[str, JsonValue] = field(default_factory=dict)
    tools: Mapping[str, str] = field(default_factory=dict)
    """Names and versions of the libraries that did it."""
    licence: str = ""
    scores: Mapping[str, float] = field(default_factory=dict)
    money: float | None = 0.0
    """In the budget's currency; None where the price is not known."""
    tokens: Tokens = Tokens()
    """That calls to a model took for this job alone."""


class Tool(Protocol):
    """One way to make one kind of thing."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Say before any work whether this tool takes the job; never degrade it in silence."""
        ...

    def make(self, job: Job, bench: Bench) -> Made:
        """Make it, writing into `bench.out`; raises ToolFailed with a cure when it can't."""
        ...


@dataclass(frozen=True)
class Backend:
    """A row of a table: where a tool is, imported only when it works."""

    path: str
    """`module:Class`."""
    version: str
    """Changes when the same job would give another result; part of every job's key."""
    remote: bool = False
    """It waits for another machine; several may run at once."""

    def load(self) -> Tool:
        """The tool itself."""
        module, _, name = self.path.partition(":")
        tool: Tool = getattr(import_module(module), name)()
        return tool


Table = Mapping[str, Mapping[str, Backend]]
"""Kind to backend name to row; the first row of a kind is its default."""


def pick(table: Table, kind: str, backend: str) -> tuple[str, Backend]:
    """The name and row of a kind's backend; WrongUse names the rows there are."""
    rows = table.get(kind, {})
    name = backend or next(iter(rows), "")
    if name not in rows:
        known = ", ".join(rows) if rows else f"none for it; kinds are {', '.join(table)}"
        raise WrongUse(f"No backend {backend!r} for {kind!r}.", known=f"Known: {known}.")
    return name, rows[name]
