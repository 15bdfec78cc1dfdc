"""What a model answers when it takes stock of a verse: a verdict on each candidate, and what was missed."""

from typing import Literal

from pydantic import Field

from agents.llm.shape import EventChoice, LineChoice, SceneChoice, SubjectChoice
from exeget.document import Part
from exeget.terms import Mood, Nature, SubjectKind, TimeOfDay, UtteranceKind, Weather

Role = Literal["doer", "receiver", "speaker", "addressee", "place", "means", "named"]
Presence = Literal["on_screen", "off_screen", "unseen", "spoken_of"]


class SubjectCheck(Part):
    """A verdict on a candidate."""

    name: SubjectChoice
    keep: bool
    why: str
    kind: SubjectKind
    nature: Nature
    many: bool
    role: Role
    presence: Presence
    dynamic: bool

    @property
    def id(self) -> str:
        """Mentions go by their names."""
        return self.name


class SubjectFound(Part):
    """Somebody or something the rules missed."""

    name: str = Field(min_length=1, max_length=120)
    noun: str
    words: str = Field(min_length=1)
    kind: SubjectKind
    nature: Nature
    proper: bool
    many: bool
    role: Role
    presence: Presence
    dynamic: bool


class UtteranceCheck(Part):
    """Who says it, to whom, and how."""

    id: LineChoice
    speaker: str
    addressee: str
    kind: UtteranceKind


class EventCheck(Part):
    """A verdict on an event."""

    id: EventChoice
    keep: bool
    doers: tuple[str, ...]
    receivers: tuple[str, ...]
    place: str
    toward: bool
    negated: bool
    told: bool
    force: float = Field(ge=0, le=1)


class EventFound(Part):
    """An event the rules missed."""

    verb: str = Field(min_length=1)
    words: str = Field(min_length=1)
    doers: tuple[str, ...]
    receivers: tuple[str, ...]
    place: str
    toward: bool
    negated: bool
    told: bool
    force: float = Field(ge=0, le=1)


class SceneCheck(Part):
    """Where and when."""

    id: SceneChoice
    place: str
    inside: str
    time_of_day: TimeOfDay
    weather: Weather


class Stock(Part):
    """The whole verse."""

    subjects: tuple[SubjectCheck, ...]
    added_subjects: tuple[SubjectFound, ...]
    utterances: tuple[UtteranceCheck, ...]
    events: tuple[EventCheck, ...]
    added_events: tuple[EventFound, ...]
    scenes: tuple[SceneCheck, ...]
    mood: tuple[Mood, ...] = Field(min_length=1, max_length=3)
