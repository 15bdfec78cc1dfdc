"""What a director asks for, as a closed list of typed edits; how each is done is told elsewhere."""

from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints

from exeget.document import Document, Part
from exeget.ids import Id, Sha, ShotId, SubjectId
from exeget.shot import LightKey, MoveType, ShotSize, Transition
from exeget.subject import Colour, Garment, Head, Wear
from exeget.terms import NARRATOR, Delivery, Mood, Pose, TimeOfDay, Weather

ShotChoice = Annotated[ShotId, Field(json_schema_extra={"from_list": "shots"})]
LineChoice = Annotated[str, Field(json_schema_extra={"from_list": "lines"})]
SubjectChoice = Annotated[SubjectId, Field(json_schema_extra={"from_list": "subjects"})]
Shots = Annotated[tuple[ShotChoice, ...], Field(min_length=1)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=2000)]

CueType = Literal["theme", "tension", "action", "lament", "pastoral", "sting"]
MusicStyle = Literal["strings", "choir", "plucked", "percussion", "ambient"]
Beard = Literal["none", "short", "full"]
HairLength = Literal["bald", "short", "long"]
Palette = Literal["warm", "cold", "earth", "night", "pale", "ember"]


class Resize(Part):
    """Nearer or wider: so many steps along the sizes (positive is nearer), or one size by name."""

    do: Literal["resize"] = "resize"
    shots: Shots
    steps: int = Field(default=0, ge=-7, le=7)
    size: ShotSize | None = None


class Turn(Part):
    """The camera goes round the subject (yaw) or up and down (pitch): by degrees, or to an angle. Pitch below 0 looks down."""

    do: Literal["turn"] = "turn"
    shots: Shots
    yaw_by: float = Field(default=0.0, ge=-180, le=180)
    yaw_to: float | None = Field(default=None, ge=-180, le=180)
    pitch_by: float = Field(default=0.0, ge=-89, le=89)
    pitch_to: float | None = Field(default=None, ge=-89, le=89)


class Refocus(Part):
    """Another lens in millimetres; the camera moves so that the size stays."""

    do: Literal["lens"] = "lens"
    shots: Shots
    lens_mm: float = Field(ge=8, le=400)


class MoveCamera(Part):
    """Another camera move, or the same by so much stronger (amounts go from 0 to 1)."""

    do: Literal["move"] = "move"
    shots: Shots
    type: MoveType | None = None
    by: float = Field(default=0.0, ge=-1, le=1)


class Retime(Part):
    """A shot's length: in seconds, by seconds, or by a factor."""

    do: Literal["retime"] = "retime"
    shots: Shots
    seconds: float | None = Field(default=None, gt=0, le=120)
    by: float = Field(default=0.0, ge=-120, le=120)
    factor: float = Field(default=1.0, gt=0, le=10)


class Relight(Part):
    """Time of day, weather, key or colour temperature of the light; null leaves it. Kelvin below 0 is warmer."""

    do: Literal["light"] = "light"
    shots: Shots
    time_of_day: TimeOfDay | None = None
    weather: Weather | None = None
    key: LightKey | None = None
    kelvin_by: int = Field(default=0, ge=-10000, le=10000)


class Join(Part):
    """How a shot is joined to its neighbour; fade_in opens it, fade_out closes it."""

    do: Literal["transition"] = "transition"
    shots: Shots
    transition: Transition


class Feel(Part):
    """The mood of a shot."""

    do: Literal["mood"] = "mood"
    shots: Shots
    mood: Mood


class Act(Part):
    """What somebody's body does in a shot: pose, feeling, facing (0 looks at the camera), metres to the right."""

    do: Literal["act"] = "act"
    shots: Shots
    who: SubjectChoice
    pose: Pose | None = None
    emotion: Mood | None = None
    facing_deg: float | None = Field(default=None, ge=-180, le=180)
    right_by: float = Field(default=0.0, ge=-50, le=50)


class Show(Part):
    """Somebody or some thing comes into a shot's picture, or leaves it."""

    do: Literal["show"] = "show"
    shots: Shots
    who: SubjectChoice
    seen: bool


class Aim(Part):
    """A shot is about somebody who is in it; the camera looks at them."""

    do: Literal["aim"] = "aim"
    shots: Shots
    who: SubjectChoice


class Swap(Part):
    """One prop in place of another."""

    do: Literal["swap"] = "swap"
    shots: Shots
    out: SubjectChoice
    into: SubjectChoice


class Drop(Part):
    """Shots go; their words are heard over a neighbour."""

    do: Literal["drop"] = "drop"
    shots: Shots


class Add(Part):
    """A new shot after another, of somebody or something of the story (null for the place), at a size."""

    do: Literal["add"] = "add"
    after: ShotChoice
    of: SubjectChoice | None
    size: ShotSize | None = None


class Reorder(Part):
    """A shot goes to another place; the words keep the order of the text."""

    do: Literal["reorder"] = "reorder"
    shot: ShotChoice
    beside: ShotChoice
    before: bool


class Hush(Part):
    """Lines fall silent, or are heard again; the Drehbuch keeps them."""

    do: Literal["hush"] = "hush"
    lines: Annotated[tuple[LineChoice, ...], Field(min_length=1)]
    silent: bool


class Speak(Part):
    """How lines are spoken."""

    do: Literal["speak"] = "speak"
    lines: Annotated[tuple[LineChoice, ...], Field(min_length=1)]
    delivery: Delivery


class Score(Part):
    """The verse's music: stronger or weaker, another kind, mood or colour, or none."""

    do: Literal["music"] = "music"
    by: float = Field(default=0.0, ge=-1, le=1)
    type: CueType | None = None
    mood: Mood | None = None
    style: MusicStyle | None = None
    off: bool = False


class Level(Part):
    """Sounds of the plan, by name, so many decibels louder; in some shots, or wherever they are heard."""

    do: Literal["level"] = "level"
    sounds: Annotated[tuple[str, ...], Field(min_length=1)]
    by_db: float = Field(ge=-30, le=30)


class Sound(Part):
    """A sound by its name comes into a shot, or goes."""

    do: Literal["sound"] = "sound"
    shots: Shots
    name: str
    heard: bool


class Recast(Part):
    """Another voice for a speaker or the narrator, in the whole timeline."""

    do: Literal["voice"] = "voice"
    who: SubjectChoice | Literal["NARRATOR"] = NARRATOR
    voice: str


class Dress(Part):
    """What somebody wears and looks like from this verse's phase on; null leaves it."""

    do: Literal["dress"] = "dress"
    who: SubjectChoice
    garment: Garment | None = None
    colour: Colour | None = None
    head: Head | None = None
    beard: Beard | None = None
    hair_length: HairLength | None = None

    def changes(self, wear: Wear) -> Wear:
        """The clothes with what is asked for."""
        asked = {name: getattr(self, name) for name in ("garment", "head", "beard", "hair_length")}
        given: dict[str, object] = {name: value for name, value in asked.items() if value is not None}
        if self.colour is not None:
            given["colours"] = (self.colour, *wear.colours[1:])
        return wear.model_copy(update=given)


class Grade(Part):
    """The timeline's look: each number by so much; null leaves a word. Saturation -2 is black and white."""

    do: Literal["look"] = "look"
    grain_by: float = Field(default=0.0, ge=-1, le=1)
    contrast_by: float = Field(default=0.0, ge=-1, le=1)
    saturation_by: float = Field(default=0.0, ge=-2, le=2)
    palette: Palette | None = None
    style: Literal["painterly", "plain"] | None = None
    lens_habit: Literal["wide", "normal", "long"] | None = None


class Rule(Part):
    """A binding sentence of the timeline comes or goes."""

    do: Literal["rule"] = "rule"
    text: Sentence
    holds: bool


class Brief(Part):
    """A paragraph for the timeline's briefing, or its backstory."""

    do: Literal["brief"] = "brief"
    text: Sentence
    backstory: bool = False


class Crown(Part):
    """The shot the verse is made for."""

    do: Literal["hero"] = "hero"
    shot: ShotChoice


Edit = (
    Resize | Turn | Refocus | MoveCamera | Retime | Relight | Join | Feel | Act | Show | Aim | Swap | Drop | Add | Reorder
    | Hush | Speak | Score | Level | Sound | Recast | Dress | Grade | Rule | Brief | Crown
)  # fmt: skip
SHARED = (Recast, Dress, Grade, Rule, Brief)
"""Edits of the whole timeline, whatever verse is on the table."""
AnyEdit = Annotated[Edit, Field(discriminator="do")]


class Understood(Document):
    """What an assistant made of a director's sentence: edits, or why there are none."""

    label: Literal["understood/1"] = Field(default="understood/1", alias="schema")
    said: str
    verse: str
    edits: tuple[AnyEdit, ...] = ()
    question: str = ""
    """What is asked back, where the sentence can mean several things."""
    choices: tuple[str, ...] = ()
    """What the answer can be."""
    unclear: tuple[str, ...] = ()
    """Words that were not understood."""
    help: str = ""
    """Why nothing is done, and what can be said instead."""
    engine: str


class Change(Part):
    """One field of one document, before and after; null where it was not or is not any more."""

    document: str
    """Its path in the story's folder."""
    path: str
    """Such as `shots[2.1].camera.distance`."""
    before: JsonValue
    after: JsonValue


class Rewritten(Part):
    """A file that an accepted direction wrote."""

    path: str
    """In the story's folder."""
    before: Sha | None
    """None where there was no file."""
    after: Sha


class Direction(Document):
    """What a director said and what was done about it, or that it was taken back; one line of `directions.jsonl`."""

    label: Literal["direction/1"] = Field(default="direction/1", alias="schema")
    number: int = Field(ge=1)
    said: str
    timeline: Id
    verses: tuple[str, ...]
    edits: tuple[AnyEdit, ...]
    changes: tuple[Change, ...]
    files: tuple[Rewritten, ...]
    undoes: int | None = None
    """The number of the direction this one takes back."""
    engine: str
    who: str
    when: str
    """ISO 8601, UTC."""
