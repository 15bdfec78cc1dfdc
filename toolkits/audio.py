"""What a sound tool is told. All sound is 48 kHz FLAC; lines are mono, everything else is stereo.

Kinds: `speak` makes take.flac; `music` makes music.flac and music.mid; `sound` (a bed or an effect) makes
sound.flac; `stem` lays sounds on the film's length as stem.flac; `mix` makes mix.flac of one language.
"""

from typing import Literal

from pydantic import Field

from exeget.document import Part
from exeget.ids import Lang, SubjectId
from exeget.soundplan import Room
from exeget.terms import Delivery, Mood, UtteranceKind

SAMPLE_RATE = 48_000
LOUDNESS = -16.0
"""LUFS, integrated, of a finished mix (EBU R 128 meter; the target of streaming services)."""
TRUE_PEAK = -1.5
"""dBTP, at most."""


class SpeakParams(Part):
    """One line in one language."""

    text: str = Field(min_length=1, max_length=20_000)
    lang: Lang
    voice: str
    delivery: Delivery = "plain"
    kind: UtteranceKind = "narration"
    rate: float = Field(default=1.0, ge=0.5, le=2.0)
    """Speed: 1 is the voice's own; facts `seconds` and `samples` say how long it came out."""


class MusicParams(Part):
    """One cue, fitted to the cut."""

    type: Literal["theme", "tension", "action", "lament", "pastoral", "sting", "silence"]
    mood: Mood
    intensity: float = Field(ge=0, le=1)
    curve: tuple[float, float, float]
    motif: SubjectId | None = None
    style: str = "strings"
    frames: int = Field(ge=1)
    """Of the cue; the tail that rings on is added behind."""
    rate: int = 24
    cuts: tuple[int, ...] = ()
    """Frames inside the cue where the picture cuts; bars begin there."""
    bpm: int = Field(default=0, ge=0, le=240)
    """Beats a minute, kept exactly whatever the cuts; 0 for the mood's own, fitted to the cuts. Below 30 is taken as 30."""
    mode: Literal["major", "minor", ""] = ""
    """Empty for the mood's own."""


class SoundParams(Part):
    """A bed or an effect."""

    name: str
    """`wind`, `sea`, `rain`, `footsteps`, `creaking_wood`, `thunder`, ..."""
    frames: int = Field(ge=1)
    rate: int = 24
    strength: float = Field(default=0.5, ge=0, le=1)
    bed: bool = False
    """A bed fills its length evenly; an effect begins with its attack and may ring on."""


class Laid(Part):
    """A sound's place on a stem."""

    input: str
    """The input's name."""
    start: int = Field(ge=0)
    """Frames of the film."""
    frames: int = Field(ge=1)
    level_db: float = Field(ge=-60, le=0)
    """LUFS that the sound is brought to."""
    pan: float = Field(default=0.0, ge=-1, le=1)
    room: Room = "open"
    kind: Literal["narration", "dialogue", "message", "monologue", "bed", "effect", "music"]


class StemParams(Part):
    """Sounds of one sort on the film's whole length."""

    name: Literal["dialogue", "music", "foley", "ambience"]
    frames: int = Field(ge=1)
    rate: int = 24
    laid: tuple[Laid, ...] = ()


class MixParams(Part):
    """The stems `dialogue.flac`, `music.flac`, `foley.flac` and `ambience.flac` as one programme."""

    lang: Lang
    frames: int = Field(ge=1)
    rate: int = 24
    loudness: float = LOUDNESS
    true_peak: float = TRUE_PEAK
