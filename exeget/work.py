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


Run = Callable[[Order], Awaitable[Artifact]]
"""Make it, or find it made. What stages are handed instead of tools."""


@dataclass(frozen=True)
class Offer:
    """A tool takes the job; about how many CPU-seconds it will need, and what money."""

    cpu_seconds: float
    money: float = 0.0


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
    ask: Callable[[Order], Artifact]
    """Have something else made first, such as a model's answer; waits for it."""
    open: Callable[[str], bytes]
    """Read stored content by its hash."""
    tell: Callable[[float], None]
    """Report progress from 0 to 1."""


@dataclass(frozen=True)
class Made:
    """What a tool made: files in `Bench.out` by name, and what is worth knowing about them."""

    files: tuple[str, ...]
    facts: Mapping[str, JsonValue] = field(default_factory=dict)
    tools: Mapping[str, str] = field(default_factory=dict)
    """Names and versions of the libraries that did it."""
    licence: str = ""
    scores: Mapping[str, float] = field(default_factory=dict)
    money: float = 0.0


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
