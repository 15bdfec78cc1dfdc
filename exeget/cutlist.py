"""The cut: how long every shot is and when every sound begins, in frames of the film; locked by the takes."""

from typing import Literal

from pydantic import Field, model_validator

from exeget.document import Document, Part
from exeget.ids import Id, Lang, ShotId
from exeget.terms import Phase


class CutShot(Part):
    """A shot's place in the film."""

    id: ShotId
    phase: Phase
    start: int = Field(ge=0)
    frames: int = Field(ge=1)
    chunks: tuple[int, ...] = Field(min_length=1)
    """Lengths of the clips it is made of, about five seconds each."""

    @model_validator(mode="after")
    def _chunks_fill_it(self) -> "CutShot":
        if sum(self.chunks) != self.frames or min(self.chunks) < 1:
            raise ValueError(f"shot {self.id}: chunks {self.chunks} do not make {self.frames} frames")
        return self


class Placed(Part):
    """A sound's place in the film."""

    id: str
    start: int = Field(ge=0)
    frames: int = Field(ge=1)


class PlacedLine(Part):
    """A line's place in the film, and how long each language's take is."""

    id: str
    shot: ShotId
    start: int = Field(ge=0)
    frames: dict[Lang, int]


class CutList(Document):
    """The locked cut of one verse."""

    label: Literal["cutlist/1"] = Field(default="cutlist/1", alias="schema")
    verse: str
    timeline: Id
    rate: int
    shots: tuple[CutShot, ...] = Field(min_length=1)
    lines: tuple[PlacedLine, ...]
    beds: tuple[Placed, ...]
    effects: tuple[Placed, ...] = ()
    music: tuple[Placed, ...] = ()

    @model_validator(mode="after")
    def _no_hole(self) -> "CutList":
        at = 0
        for shot in self.shots:
            if shot.start != at:
                raise ValueError(f"shot {shot.id} begins at frame {shot.start}, the one before ends at {at}")
            at += shot.frames
        placed = [*self.beds, *self.effects, *self.music]
        starts = {item.id: item.start for item in placed} | {line.id: line.start for line in self.lines}
        late = sorted(sound for sound, start in starts.items() if start >= at)
        if late:
            raise ValueError(f"begins after the end (frame {at}): {', '.join(late)}")
        return self

    @property
    def frames(self) -> int:
        """The film's length."""
        return sum(shot.frames for shot in self.shots)

    def shot(self, shot_id: str) -> CutShot:
        """The shot of that id; KeyError when the cut has none."""
        return {shot.id: shot for shot in self.shots}[shot_id]
