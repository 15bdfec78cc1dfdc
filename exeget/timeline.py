"""A timeline: one whole reading of the story, with its own look, backstory and sound."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from exeget.document import Document, Part
from exeget.ids import Id
from exeget.shot import LightKey
from exeget.subject import Colour, Garment, Head
from exeget.terms import Mood

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
    closeness: Literal["near", "told", "far"] = "told"
    """Which of the sizes that suit a deed is liked: `told` takes the one that suits it best."""
    height: Literal["low", "eye", "high"] = "eye"
    """From where people are looked at, where nothing else is asked for."""
    movement: Literal["still", "told", "unsteady"] = "told"
    """How the camera is carried."""
    key: LightKey | None = None
    """The key light where the scene leaves it open; None follows hour and weather."""
    warmth: int = Field(default=0, ge=-2500, le=2500)
    """Kelvin added to what hour and weather give: more is colder."""
    era: str = "antiquity"
    """Time and place of clothes and buildings."""


class SoundStyle(Part):
    """How this reading sounds."""

    music: Literal["strings", "choir", "plucked", "percussion", "ambient"] = "strings"
    narrator: str = "narrator_m"
    """The cast voice that narrates."""
    words: str = ""
    weight: float = Field(default=1.0, ge=0.3, le=1.5)
    """How strong the music is, beside what the deeds ask for."""
    moods: dict[Mood, Mood] = Field(default_factory=dict)
    """How this reading hears a verse's mood: `{"threat": "sorrow"}`."""


class Casting(Part):
    """How this reading has somebody appear; what is None stays as the register has it."""

    who: str = Field(min_length=1, max_length=120)
    """A name of the story: `Jonah`, `mariners`."""
    garment: Garment | None = None
    head: Head | None = None
    colours: tuple[Colour, ...] = Field(default=(), max_length=4)
    """Garment first; none leaves those of the register."""
    voice: str | None = None
    """A cast voice."""
    why: str = ""


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
    casting: tuple[Casting, ...] = ()
    rules: tuple[str, ...] = ()
    """Binding sentences, such as `The LORD is never in the picture.`"""
    model: str = ""
    """The interpretation model it was drawn from, such as `political`; empty where a person thought of it."""
    engine: str = "person"
