"""Everything made is a job; its key is the hash of all that changes the result, and nothing else."""

from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints

from exeget.canon import digest_value
from exeget.document import Document, Part
from exeget.ids import Sha
from exeget.terms import Tier

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][A-Za-z0-9_.-]{0,79}$")]


class Job(Document):
    """What is to be made. Two jobs with one key make the same thing."""

    label: Literal["job/1"] = Field(default="job/1", alias="schema")
    kind: Name
    """`analyse`, `write`, `clip`, `speak`, ..."""
    backend: Name
    version: str
    """Of the tool's code: it changes when the same job would give another result."""
    model: str = ""
    weights: str = ""
    """Hash of the model's weights; empty for tools without any."""
    params: dict[str, JsonValue] = Field(default_factory=dict)
    inputs: dict[FileName, Sha] = Field(default_factory=dict)
    """Content hashes of what it reads."""
    seed: int = Field(default=0, ge=0)
    tier: Tier | None = None
    """Only where the size of the picture matters."""

    @property
    def key(self) -> str:
        """The SHA-256 of the canonical JSON."""
        return digest_value(self.as_json())


class Blob(Part):
    """A file of the store."""

    sha: Sha
    size: int = Field(ge=0)


class Artifact(Part):
    """What a job made: its files by name, and facts about them."""

    key: Sha
    files: dict[FileName, Blob] = Field(min_length=1)
    facts: dict[str, JsonValue] = Field(default_factory=dict)
    """What others may read without opening a file: frames, seconds, sizes, what was left out."""

    def sha(self, name: str) -> str:
        """The content hash of one file."""
        return self.files[name].sha

    def number(self, fact: str) -> float:
        """A fact that is a number; TypeError when it is not."""
        value = self.facts.get(fact)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"{fact!r} is {value!r}, not a number")
        return float(value)


class Cost(Part):
    """What making it took."""

    seconds: float = Field(ge=0)
    cpu_seconds: float = Field(ge=0)
    money: float | None = Field(default=0.0, ge=0)
    """None where nobody knows the price."""
    currency: str = ""
    """Of the money, where there is any."""
    tokens_in: int = Field(default=0, ge=0)
    tokens_out: int = Field(default=0, ge=0)


class ManifestLine(Document):
    """One line of `manifest.jsonl`: a job, what it made, with what, where and at what cost."""

    label: Literal["manifest/1"] = Field(default="manifest/1", alias="schema")
    key: Sha
    job: Job
    artifact: Artifact
    cost: Cost
    tools: dict[str, str] = Field(default_factory=dict)
    """Names and versions of the libraries and models that did it."""
    licence: str = ""
    scores: dict[str, float] = Field(default_factory=dict)
    machine: str
    when: str
    """ISO 8601, UTC."""
