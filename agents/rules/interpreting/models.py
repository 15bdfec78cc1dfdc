"""The interpretation models: what each asks of a story, what it looks for, and what follows for picture and sound.

They are data: one TOML file each in the folder `models` beside this file, whose README says what a model holds.
"""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from exeget.document import Part, part_from
from exeget.errors import WrongUse
from exeget.shot import LightKey
from exeget.subject import Colour, Garment, Head
from exeget.terms import Mood

LITERAL = "literal"
"""The model that every story has, and that comes first."""

Sign = Literal[
    "inner", "power", "crowd", "unseen", "nature", "way", "loss", "speech", "question", "refusal", "bond", "outsider"
]  # fmt: skip
"""What a model may look for in a story; `signs.py` says how each is found."""
Role = Literal["hero", "other", "group", "unseen"]
"""Whom a casting may mean; `roles.py` finds them."""
Tongue = Literal["en", "de"]
"""The languages a briefing is written in."""


class Said(Part):
    """A few words in both languages."""

    en: str = Field(min_length=1)
    de: str = Field(min_length=1)

    def in_(self, tongue: Tongue) -> str:
        """The words in one of them."""
        return self.de if tongue == "de" else self.en


Sentences = tuple[tuple[str, ...], ...]
"""Each sentence with its alternatives: the first is taken of which the story fills every slot; else it is left out."""


class Telling(Part):
    """A paragraph in both languages, with slots such as `{hero}`."""

    en: Sentences
    de: Sentences

    def in_(self, tongue: Tongue) -> Sentences:
        """The paragraph in one of them."""
        return self.de if tongue == "de" else self.en


class ModelLook(Part):
    """What a model changes of the look that the story's own moods and places give; None leaves it."""

    palette: tuple[Colour, Colour, Colour, Colour] | None = None
    palette_strength: float | None = None
    contrast: float | None = None
    saturation: float | None = None
    grain: float | None = None
    style: Literal["painterly", "plain"] | None = None
    height: Literal["low", "eye", "high"] | None = None
    movement: Literal["still", "told", "unsteady"] | None = None
    key: LightKey | None = None
    warmth: int | None = None
    era: str | None = None


class ModelSound(Part):
    """What a model changes of the sound; None leaves the story's own family."""

    music: Literal["strings", "choir", "plucked", "percussion", "ambient"] | None = None
    narrator: str = "narrator_m"
    weight: float = 1.0
    moods: dict[Mood, Mood] = Field(default_factory=dict)
    words: Said


class ModelPart(Part):
    """How a model casts one of the story's roles."""

    role: Role
    garment: Garment | None = None
    head: Head | None = None
    colours: tuple[Colour, ...] = ()
    why: Said


class Model(Part):
    """One way to read a story."""

    id: str = Field(pattern=r"^[a-z]+$")
    title: Said
    question: Said
    """What it asks of a text."""
    sources: tuple[str, ...] = Field(min_length=1)
    """Where the idea comes from."""
    looks_for: dict[Sign, float] = Field(min_length=1)
    """Signs and their weights."""
    eyes: Literal["hero", "others", "world"]
    """Whose side its first option takes."""
    reading: Telling
    backstory: Telling
    people: Telling
    picture: Telling
    hearing: Telling
    rules: Telling
    leaves_out: Telling
    light: Said | None = None
    """None for the light of the story's own mood."""
    look: ModelLook = ModelLook()
    sound: ModelSound
    casting: tuple[ModelPart, ...] = ()


@cache
def models() -> dict[str, Model]:
    """Every model by id, the literal one first, then by name."""
    folder = files("agents.rules.interpreting") / "models"
    found = [
        part_from(Model, tomllib.loads(file.read_text(encoding="utf-8")), file.name)
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    return {model.id: model for model in sorted(found, key=lambda model: (model.id != LITERAL, model.id))}


@cache
def edition(name: str = "") -> str:
    """A hash of a model's file, or of all files: who changes a model's words asks for another reading."""
    chosen = [_file(name)] if name else [_file(model) for model in models()]
    return hashlib.sha256(b"".join(chosen)).hexdigest()[:12]


def _file(name: str) -> bytes:
    return (files("agents.rules.interpreting") / "models" / f"{model_named(name).id}.toml").read_bytes()


def model_named(name: str) -> Model:
    """The model of that id; WrongUse names those there are."""
    known = models()
    if name not in known:
        raise WrongUse(f"There is no interpretation model {name!r}.", known=f"Models: {', '.join(known)}.")
    return known[name]
