"""A timeline: one whole reading of the story, with its own look, backstory and sound."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from exeget.document import Document, Part
from exeget.ids import Id
from exeget.subject import Colour

BriefingPath = Annotated[str, StringConstraints(pattern=r"^briefings/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.md$")]


class Look(Part):
    """How this reading looks: what every picture tool is told."""

    palette: tuple[Colour, Colour, Colour, Colour] = ("#0a121a", "#2b4650", "#9aa08e", "#f4e2b8")
    """Dark, low, middle, light: the ramp a picture is graded towards."""
    palette_strength: float = Field(default=0.3, ge=0, le=1)
    contrast: float = Field(default=0.3, ge=0, le=1)
    saturation: float = Field(default=0.9, ge=0, le=1.5)
    grain: float = Field(default=0.3, ge=0, le=1)
    style: Literal["painterly", "plain"] = "painterly"
    light: str = ""
    """In words: `low sun, one warm light against cold grey`."""
    lens_habit: Literal["wide", "normal", "long"] = "normal"
    era: str = "antiquity"
    """Time and place of clothes and buildings."""


class SoundStyle(Part):
    """How this reading sounds."""

    music: Literal["strings", "choir", "plucked", "percussion", "ambient"] = "strings"
    narrator: str = "narrator_m"
    """The cast voice that narrates."""
    words: str = ""


class Timeline(Document):
    """One reading."""

    label: Literal["timeline/1"] = Field(default="timeline/1", alias="schema")
    id: Id
    title: str = Field(min_length=1, max_length=200)
    reading: str = Field(min_length=1)
    """What it stands for, in a sentence."""
    briefing: tuple[BriefingPath, ...] = ()
    """Files beside this one, for director and crew; read in this order."""
    backstory: str = ""
    look: Look = Look()
    sound: SoundStyle = SoundStyle()
    rules: tuple[str, ...] = ()
    """Binding sentences, such as `The LORD is never in the picture.`"""
    engine: str = "person"
