"""What the cutting room and the projectionist are told.

Kinds: `cut` joins clips, mixes and subtitles into film.mp4, with film.otio and subtitles_<lang>.srt and .vtt;
`look` measures a shot's clip or the film and makes verdicts.json.
"""

from typing import Literal

from pydantic import Field

from exeget.document import Part
from exeget.ids import Lang, ShotId
from exeget.terms import Phase


class Subtitle(Part):
    """Words on the screen for a while; longer ones are parted by the tool."""

    start: int = Field(ge=0)
    frames: int = Field(ge=1)
    text: str = Field(min_length=1)
    speaker: str = ""
    """Shown before the words of a dialogue line; empty for the narrator."""


class FilmShot(Part):
    """A shot of the cut and the inputs that hold its clips, in order."""

    id: ShotId
    phase: Phase
    start: int = Field(ge=0)
    frames: int = Field(ge=1)
    clips: tuple[str, ...] = Field(min_length=1)
    """Input names."""
    lengths: tuple[int, ...] = Field(min_length=1)
    """Frames of each clip."""
    media: str
    """Where a person finds the clip, relative to the production's folder; for the OTIO file."""
    note: str = ""
    """The shot's intent, for the OTIO file."""


class Track(Part):
    """One language: its mix and its subtitles."""

    lang: Lang
    mix: str
    """Input name."""
    media: str
    subtitles: tuple[Subtitle, ...] = ()


class CutParams(Part):
    """The film of one production."""

    title: str
    rate: int = 24
    shots: tuple[FilmShot, ...] = Field(min_length=1)
    tracks: tuple[Track, ...] = Field(min_length=1)
    """The first is the default."""
    acts: dict[Phase, str] = Field(default_factory=dict)
    """Chapter titles."""


class LookParams(Part):
    """What is to be measured."""

    of: str
    """A shot's id, or `film`."""
    what: Literal["clip", "film"]
    rate: int = 24
    frames: int = Field(ge=1)
    """As many as it must have."""
    still: bool = False
    """The shot is meant to stand still; then standing still is no fault."""
    dark: bool = False
    """The shot is meant to be dark."""
    wants: tuple[str, ...] = ()
    """Subject ids that must be seen in the start image (`ids.png`)."""
    ids: dict[str, int] = Field(default_factory=dict)
    """The grey value of each subject in ids.png."""
    languages: tuple[Lang, ...] = ()
    """Of a film: its sound tracks in order."""
    subtitles: dict[Lang, int] = Field(default_factory=dict)
    """Of a film: how many subtitles each language must have."""
    chapters: int = 0
