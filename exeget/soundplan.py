"""What is heard under each shot: lines, beds, effects and music, before anything is rendered."""

from typing import Literal

from pydantic import Field, model_validator

from exeget.document import Document, Part
from exeget.drehbuch import Cue, unique
from exeget.ids import Id, Lang, ShotId, SubjectId
from exeget.terms import Delivery, UtteranceKind

Room = Literal["open", "sea", "ship", "room", "hall", "cave", "belly", "head", "narrow_band"]
"""The acoustics a line or effect stands in; `head` is an inner voice, `narrow_band` a message."""


class SpokenLine(Part):
    """Words to be spoken, in every language the verse has."""

    id: str
    """The Drehbuch's line id."""
    speaker: SubjectId | Literal["NARRATOR"]
    voice: str
    """A cast voice."""
    kind: UtteranceKind
    text: dict[Lang, str] = Field(min_length=1)
    delivery: Delivery = "plain"
    shot: ShotId
    """The shot the line begins in."""
    start: int = Field(default=0, ge=0)
    """Frames after the end of the line before it in the shot, or after the shot's beginning."""
    room: Room = "open"


class Bed(Part):
    """An ambience that lies under whole shots."""

    id: str
    name: str
    """A sound name: `wind`, `sea`, `rain`."""
    shots: tuple[ShotId, ...] = Field(min_length=1)
    level_db: float = Field(default=-24.0, ge=-60, le=0)
    """Loudness in LUFS before the mix."""
    strength: float = Field(default=0.5, ge=0, le=1)
    """From a breeze to a gale."""


class Effect(Part):
    """A single sound at a moment: foley, or a detail laid over."""

    id: str
    name: str
    shot: ShotId
    start: int = Field(default=0, ge=0)
    """Frames after the shot's beginning; an effect that would begin after the shot's end begins at its end."""
    length: int = Field(default=24, ge=1)
    """Frames it lasts; cut at the shot's end unless it rings."""
    level_db: float = Field(default=-24.0, ge=-60, le=0)
    pan: float = Field(default=0.0, ge=-1, le=1)
    strength: float = Field(default=0.5, ge=0, le=1)
    room: Room = "open"
    why: str = ""


class MusicCue(Part):
    """A cue with what each kind of music tool needs."""

    cue: Cue
    style: str
    prompts: dict[Literal["musicgen", "magnet"], str] = Field(default_factory=dict)


class SoundPlan(Document):
    """The sound of one verse in one timeline."""

    label: Literal["soundplan/1"] = Field(default="soundplan/1", alias="schema")
    verse: str
    timeline: Id
    shots: tuple[ShotId, ...] = Field(min_length=1)
    """The shots it was planned for, in order."""
    lines: tuple[SpokenLine, ...]
    ambience: tuple[Bed, ...]
    foley: tuple[Effect, ...] = ()
    detail_fx: tuple[Effect, ...] = ()
    music: tuple[MusicCue, ...] = ()
    engine: str

    @model_validator(mode="after")
    def _no_gap(self) -> "SoundPlan":
        effects = (*self.foley, *self.detail_fx)
        unique([line.id for line in self.lines] + [bed.id for bed in self.ambience] + [e.id for e in effects], "sound")
        known = set(self.shots)
        used = {line.shot for line in self.lines} | {effect.shot for effect in effects}
        used |= {shot for bed in self.ambience for shot in bed.shots}
        used |= {s for music in self.music for s in (music.cue.first, music.cue.last)}
        if used - known:
            raise ValueError(f"unknown shot: {', '.join(sorted(used - known))}")
        silent = known - {shot for bed in self.ambience for shot in bed.shots}
        if silent:
            raise ValueError(f"no ambience under shot {', '.join(sorted(silent))}: no instant may be without sound")
        return self
