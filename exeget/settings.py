"""What a person may set: the brain and its model per role, the embedding, and what licences allow."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError

from exeget.document import Part, explain
from exeget.errors import WrongUse

Effort = Literal["none", "low", "medium", "high"]
Role = Literal["analyst", "exegete", "screenwriter", "director", "audio_director", "critic"]


class RoleModel(Part):
    """Which model plays a role, and how hard it thinks."""

    model: str | None = None
    """None takes the brain's model."""
    effort: Effort = "none"
    temperature: float = Field(default=0.2, ge=0, le=2)


def _roles() -> dict[Role, RoleModel]:
    thinking: tuple[Role, ...] = ("exegete", "screenwriter")
    return {role: RoleModel(effort="medium") for role in thinking}


class Brain(Part):
    """The engine behind the agents."""

    engine: Literal["rules", "llm"] = "rules"
    base_url: str = ""
    """Of an OpenAI-compatible endpoint."""
    model: str = ""
    timeout_s: float = Field(default=120.0, gt=0, le=3600)
    roles: dict[Role, RoleModel] = Field(default_factory=_roles)

    def role(self, role: Role) -> RoleModel:
        """The settings of a role."""
        return self.roles.get(role, RoleModel())


class Policy(Part):
    """What licences must allow."""

    territory: str = "EU"
    commercial: bool = True


class Settings(Part):
    """The whole of `exeget.toml`, after the environment has had its say."""

    brain: Brain = Brain()
    policy: Policy = Policy()


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
