"""What each agent is told; each task is a kind of job that gives documents.

`analyse` reads a chapter and gives one <chapter>-<number>.json a verse; `register` merges analyses into
register.json; `propose` gives proposed.json; `interpret` gives timeline.json and briefing.md, and two more options of
each; `write` gives drehbuch.json; `direct` gives regie.json; `plan_sound` gives sound.json; `criticise` gives
verdicts.json.
"""

from typing import Literal

from pydantic import Field

from exeget.boarding import StepName
from exeget.document import Document, Part
from exeget.ids import Id, ShotId, SubjectId
from exeget.settings import Effort
from exeget.shot import Actor, ShotSound
from exeget.storyboard import Storyboard
from exeget.subject import Subject
from exeget.terms import Pose, Weather
from exeget.timeline import Casting, Look, SoundStyle
from exeget.verse import Verse


class Mind(Part):
    """How hard a model thinks and how freely it speaks; it changes the answer, so it is part of the job."""

    effort: Effort = "none"
    temperature: float = Field(default=0.2, ge=0, le=2)
    max_tokens: int = Field(default=8192, ge=1)
    """Of one answer, without what it thinks."""
    fallbacks: tuple[str, ...] = ()
    """Models that are asked in this order when the job's own has failed."""
    questions: int = Field(default=0, ge=0, le=3)
    """How often it may look something up before it answers."""


class AnalyseParams(Part):
    """A text or a chapter, because names, pronouns and speakers run on from verse to verse."""

    verses: tuple[Verse, ...] = Field(min_length=1)
    wanted: tuple[str, ...] = ()
    """Keys of the verses whose analyses are wanted; empty for all. A model reads only these."""
    mind: Mind | None = None
    """None for rules."""


class RegisterParams(Part):
    """Inputs: analyses in the order of the story, named <chapter>-<number>.json."""

    timeline: Id
    era: str = "antiquity"
    narrator: str = "narrator_m"
    """The narrator's voice; no speaker is given it."""
    casting: tuple[Casting, ...] = ()
    """What the reading wants of somebody's clothes and voice."""


class InterpretParams(Part):
    """Inputs: analyses, named <chapter>-<number>.json. Gives one reading in three options."""

    title: str
    timeline: Id
    model: str = "literal"
    """The interpretation model it is drawn from."""
    edition: str = ""
    """A hash of what the model says, so that another wording is another reading."""
    verses: tuple[Verse, ...]
    mind: Mind | None = None


class ProposeParams(Part):
    """Inputs: analyses, named <chapter>-<number>.json."""

    verses: tuple[Verse, ...]
    edition: str = ""
    """A hash of all models."""


class Suited(Part):
    """How well an interpretation model suits a story."""

    model: str
    fit: float = Field(ge=0, le=1)
    """0.5 where the story has as much of what the model looks for as texts usually have."""
    found: dict[str, int]
    """Verses by sign."""


class Proposed(Document):
    """The models in the order they are offered."""

    label: Literal["proposed/1"] = Field(default="proposed/1", alias="schema")
    suited: tuple[Suited, ...]
    verses: int
    engine: str


class Reading(Part):
    """What of a timeline a writer or director may build on."""

    timeline: Id
    reading: str
    backstory: str = ""
    rules: tuple[str, ...] = ()
    briefing: dict[str, str] = Field(default_factory=dict)
    """Text by path."""


class Index(Part):
    """How a timeline's index is asked: by which of retrieval's backends, with which of its models."""

    backend: str = ""
    """Empty for the first."""
    model: str = ""


class WriteParams(Part):
    """Inputs: analysis.json and retrieved.json; before.json and after.json, the neighbours' analyses, where there are any;
    corpus.jsonl, which a model may put questions to.
    """

    verse: Verse
    before: Verse | None = None
    after: Verse | None = None
    reading: Reading
    cast: tuple[Subject, ...]
    """The subjects of this verse and its neighbours, as the register has them."""
    complaints: tuple[str, ...] = ()
    """What the critic found in the attempt before."""
    index: Index = Index()
    mind: Mind | None = None


class DirectParams(Part):
    """Inputs: drehbuch.json and analysis.json."""

    verse: Verse
    reading: Reading
    cast: tuple[Subject, ...]
    look: Look
    standing: dict[SubjectId, Pose] = Field(default_factory=dict)
    """How the verses before have left those of the cast who still sit, ride or sleep."""
    rate: int = 24
    complaints: tuple[str, ...] = ()
    mind: Mind | None = None


class HeardShot(Part):
    """A shot as the ear needs it; where the camera stands is not part of it."""

    id: ShotId
    duration: int
    utterances: tuple[str, ...]
    sound: ShotSound
    environment: str
    weather: Weather
    actors: tuple[Actor, ...] = ()


class PlanSoundParams(Part):
    """Inputs: drehbuch.json."""

    verse: Verse
    timeline: Id
    cast: tuple[Subject, ...]
    shots: tuple[HeardShot, ...]
    style: SoundStyle
    rate: int = 24
    complaints: tuple[str, ...] = ()
    mind: Mind | None = None


class CriticParams(Part):
    """Inputs: analysis.json, drehbuch.json, regie.json and sound.json."""

    verse: Verse
    before: Verse | None = None
    after: Verse | None = None
    reading: Reading
    cast: tuple[Subject, ...]
    idea: bool = False
    """The verse is an idea, which nobody speaks."""
    rate: int = 24


class StoryboardParams(Part):
    """One step of a storyboard, which holds only what the step is told."""

    step: StepName
    board: Storyboard
    scene: str = ""
    """The id of the scene, for steps that are done scene by scene."""
    mind: Mind | None = None


class UnderstandParams(Part):
    """What a director said. Inputs: timeline.json, register.json, drehbuch.json, regie.json and sound.json."""

    said: str = Field(min_length=1, max_length=4000)
    verse: Verse
    rate: int = 24
    kept: tuple[str, ...] = ()
    """Documents that a person wrote, by name, such as `sound`."""
    about: tuple[ShotId, ...] = ()
    """The shots of the sentence before, for one that names none."""
    mind: Mind | None = None
