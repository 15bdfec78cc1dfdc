"""What a verse says, before anybody interprets it: nothing filtered, every entry with its evidence."""

from typing import Literal

from pydantic import Field, model_validator

from exeget.document import Document, Part
from exeget.ids import Lang
from exeget.terms import Mood, Nature, SubjectKind, TimeOfDay, UtteranceKind, Weather
from exeget.verse import Span, Spans


class Evidence(Part):
    """Why an entry stands here: the words that say it, and the rule (or model) that read them so."""

    verse: str
    """The key of the verse that holds the words, such as `1:4`; a neighbour's when a thing is carried over."""
    lang: Lang
    span: Span
    rule: str


class Mention(Part):
    """A subject as this verse has it."""

    name: str = Field(min_length=1, max_length=120)
    """As a reader would call it in the lead language: `Jonah`, `mariners`, `great fish`."""
    names: dict[Lang, str] = Field(default_factory=dict)
    noun: str = ""
    """The English head noun, lower case and singular (`mariner`, `sea`); empty when only a name is known."""
    kind: SubjectKind
    nature: Nature
    proper: bool = False
    """Called by its own name."""
    many: bool = False
    """More than one of them."""
    traits: tuple[str, ...] = ()
    """What the text says it is like: `great`, `mighty`."""
    changes: tuple[str, ...] = ()
    """What happens to it here: `broken`, `asleep`."""
    role: Literal["doer", "receiver", "speaker", "addressee", "place", "means", "named"] = "named"
    presence: Literal["on_screen", "off_screen", "unseen", "spoken_of"] = "on_screen"
    """`unseen` is there but not to be shown (a deity); `spoken_of` is only in somebody's words."""
    dynamic: bool = False
    """It acts or changes by itself, so its pictures need many angles. Flagged, never left out."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Utterance(Part):
    """Who says which words of the verse; narration is an utterance of the narrator."""

    id: str = Field(pattern=r"^u[1-9][0-9]*$")
    speaker: str = ""
    """A mention's name; empty for the narrator."""
    addressee: str = ""
    kind: UtteranceKind
    spans: Spans = Field(min_length=1)
    rule: str


class Event(Part):
    """One thing that is done or happens, in the order of the text."""

    id: str = Field(pattern=r"^e[1-9][0-9]*$")
    verb: str
    """The English lemma: `send`, `flee`; of a German text the nearest English one."""
    doers: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    place: str = ""
    """The mention where it happens or where it leads."""
    toward: bool = False
    """The place is where the motion leads, not where it happens."""
    negated: bool = False
    told: bool = False
    """Only told or willed in speech or thought: not happening now."""
    force: float = Field(default=0.3, ge=0, le=1)
    """How strong, from 0 (a state) to 1 (a catastrophe)."""
    spans: Spans = Field(min_length=1)
    """The clause that says it."""
    rule: str


class SceneSeen(Part):
    """A stretch of the verse in one place at one time."""

    id: str = Field(pattern=r"^s[1-9][0-9]*$")
    place: str = ""
    """The environment's mention name; empty when nothing says where."""
    inside: str = ""
    """The set environment one is in or on: `ship`."""
    time_of_day: TimeOfDay
    weather: Weather
    spans: Spans = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    """Of place, time and weather; empty where all three are defaults."""


class Path(Part):
    """Who goes from where to where; an empty end is unknown."""

    who: str
    start: str = ""
    end: str = ""


class Blocking(Part):
    """Fixed points of the scene and the ways between them."""

    anchors: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()


class Heard(Part):
    """A sound the verse implies."""

    name: str
    """`wind`, `sea`, `footsteps`, `creaking_wood`, `thunder`, ..."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Disagreement(Part):
    """Where a model saw something otherwise than the rules, whose checklist it was given; the analysis has it its way."""

    of: str
    """A subject's name, or the id of an utterance, event or scene."""
    what: str
    """The field, such as `role`; `kept` where one of the two has no such thing at all."""
    said: dict[str, str]
    """By engine: `rules`, `llm:NAME`."""
    why: str = ""

    def in_words(self) -> str:
        """As one line."""
        heard = "; ".join(f"{engine} says {said}" for engine, said in self.said.items())
        return f"{self.of}, {self.what}: {heard}" + (f" ({self.why})" if self.why else "")


class Analysis(Document):
    """The whole reading of one verse by one engine."""

    label: Literal["analysis/1"] = Field(default="analysis/1", alias="schema")
    verse: str
    """The verse's key, such as `1:4`."""
    lead: Lang
    subjects: tuple[Mention, ...]
    utterances: tuple[Utterance, ...]
    events: tuple[Event, ...]
    scenes: tuple[SceneSeen, ...] = Field(min_length=1)
    blocking: Blocking = Blocking()
    sounds: tuple[Heard, ...] = ()
    time_of_day: TimeOfDay
    weather: Weather
    mood: tuple[Mood, ...] = Field(min_length=1)
    disagreements: tuple[Disagreement, ...] = ()
    engine: str

    @model_validator(mode="after")
    def _names_are_known(self) -> "Analysis":
        known = {mention.name for mention in self.subjects} | {""}
        used = {u.speaker for u in self.utterances} | {u.addressee for u in self.utterances}
        for event in self.events:
            used |= {*event.doers, *event.receivers, event.place}
        for scene in self.scenes:
            used |= {scene.place, scene.inside}
        if used - known:
            raise ValueError(f"named but not among the subjects: {', '.join(sorted(used - known))}")
        return self

    def mention(self, name: str) -> Mention | None:
        """The subject of that name, if the verse has it."""
        return next((mention for mention in self.subjects if mention.name == name), None)
