"""The screenplay of one verse: acts, scenes, shots in words, who speaks which span, and the music cues."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from pydantic import Field, model_validator

from exeget.document import Document, Part
from exeget.ids import Id, ShotId, SubjectId
from exeget.shot import MoveType, ShotSize
from exeget.terms import ACT_OF_PHASE, NARRATOR, Delivery, Mood, Phase, TimeOfDay, UtteranceKind, Weather
from exeget.verse import Spans


class Act(Part):
    """A phase of the verse, not a quota: a verse may have only some of them."""

    phase: Phase
    summary: str = Field(min_length=1)


class Scene(Part):
    """One place at one time."""

    id: str = Field(pattern=r"^s[1-9][0-9]*$")
    place: SubjectId | None = None
    inside: SubjectId | None = None
    """The set environment one is in or on."""
    time_of_day: TimeOfDay
    weather: Weather
    heading: str
    """As a screenplay has it: `EXT. SEA - NIGHT`."""


class Ground(Part):
    """What a word of an action rests on."""

    word: str
    source: Literal["verse", "context", "briefing", "rule"]
    where: str
    """The verse's key, the briefing's path or the rule's name."""


class ScriptShot(Part):
    """A shot as the writer sees it: what is in the picture and why; the director adds the camera."""

    id: ShotId
    phase: Phase
    scene: str
    events: tuple[str, ...] = ()
    """The analysis's event ids that the shot shows."""
    action: str = Field(min_length=1)
    """One or two sentences in the present tense, each word grounded."""
    grounds: tuple[Ground, ...] = Field(min_length=1)
    on_screen: tuple[SubjectId, ...] = ()
    focus: SubjectId | None = None
    """Whom or what the shot is about; None for a pure place."""
    utterances: tuple[str, ...] = ()
    intent: str = Field(min_length=1)
    """Why the shot is there, in one strong sentence."""
    rule: str = ""
    """The pattern that made it; empty from a model or a person."""
    size: ShotSize | None = None
    """Where the writer asks for one, as a storyboard does; else the director chooses."""
    move: MoveType | None = None
    """The same of the camera's move."""


class Line(Part):
    """Words of the verse and who says them; the words themselves are only spans."""

    id: str = Field(pattern=r"^u[1-9][0-9]*[a-z]?$")
    speaker: SubjectId | Literal["NARRATOR"] = NARRATOR
    addressee: SubjectId | None = None
    kind: UtteranceKind
    delivery: Delivery = "plain"
    spans: Spans = Field(min_length=1)
    silent: bool = False
    """A director's wish: the picture says it, so nobody does."""


class Cue(Part):
    """A music cue, in words a composer or a model can follow."""

    id: str = Field(pattern=r"^m[1-9][0-9]*$")
    type: Literal["theme", "tension", "action", "lament", "pastoral", "sting", "silence"]
    mood: Mood
    intensity: float = Field(ge=0, le=1)
    curve: tuple[float, float, float] = (0.3, 0.6, 0.4)
    """Intensity at the beginning, middle and end."""
    first: ShotId
    last: ShotId
    motif: SubjectId | None = None
    """Whose motif it carries."""
    bpm: int = Field(default=0, ge=0, le=240)
    """Beats a minute, kept exactly; 0 where the mood and the cut decide."""
    mode: Literal["major", "minor", ""] = ""
    """Empty where the mood decides."""
    style: str = ""
    """A family of players; empty for the timeline's."""
    why: str


class Drehbuch(Document):
    """The screenplay of one verse in one timeline."""

    label: Literal["drehbuch/1"] = Field(default="drehbuch/1", alias="schema")
    verse: str
    timeline: Id
    acts: tuple[Act, ...] = Field(min_length=1, max_length=3)
    scenes: tuple[Scene, ...] = Field(min_length=1)
    shots: tuple[ScriptShot, ...] = Field(min_length=1)
    lines: tuple[Line, ...]
    cues: tuple[Cue, ...] = ()
    retrieved: tuple[str, ...] = ()
    """Ids of the passages the writer was given."""
    engine: str

    @model_validator(mode="after")
    def _hangs_together(self) -> "Drehbuch":
        shots = unique((shot.id for shot in self.shots), "shot")
        scenes = unique((scene.id for scene in self.scenes), "scene")
        lines = unique((line.id for line in self.lines), "line")
        unique((cue.id for cue in self.cues), "cue")
        unique((act.phase for act in self.acts), "act")
        for shot in self.shots:
            if shot.scene not in scenes:
                raise ValueError(f"shot {shot.id}: no scene {shot.scene!r}")
            if int(shot.id.split(".")[0]) != ACT_OF_PHASE[shot.phase]:
                raise ValueError(f"shot {shot.id} does not begin with the number of its act, {shot.phase}")
        voiced = Counter(line for shot in self.shots for line in shot.utterances)
        exactly_once(lines, voiced, "line")
        for cue in self.cues:
            if not {cue.first, cue.last} <= shots:
                raise ValueError(f"cue {cue.id}: unknown shot in {cue.first} to {cue.last}")
        return self


def unique(ids: Iterable[str], what: str) -> set[str]:
    """The ids as a set; a doubled one is a ValueError."""
    counted = Counter(ids)
    twice = sorted(i for i, n in counted.items() if n > 1)
    if twice:
        raise ValueError(f"doubled {what}: {', '.join(twice)}")
    return set(counted)


def exactly_once(wanted: set[str], found: Counter[str], what: str) -> None:
    """Merging by id: a missing, doubled or unknown id is a ValueError that names it."""
    missing, unknown = sorted(wanted - set(found)), sorted(set(found) - wanted)
    twice = sorted(i for i, n in found.items() if n > 1)
    faults = [(missing, "missing"), (unknown, "unknown"), (twice, "doubled")]
    said = "; ".join(f"{word} {what}: {', '.join(ids)}" for ids, word in faults if ids)
    if said:
        raise ValueError(said)
