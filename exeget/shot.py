"""One shot of REGIE_JSON: what the camera sees, how it moves, how the picture is lit and what is heard."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from exeget.document import Part
from exeget.ids import ShotId, SubjectId
from exeget.spelling import forgiving
from exeget.terms import Mood, Phase, Pose, TimeOfDay, Weather

_Size = Literal[
    "extreme_wide", "wide", "full", "medium_wide", "medium", "medium_close_up", "close_up", "extreme_close_up",
    "insert", "over_shoulder", "point_of_view", "two_shot",
]  # fmt: skip
SIZE_WORDS = {
    "ews": "extreme_wide", "establishing": "extreme_wide", "ws": "wide", "long": "wide", "fs": "full", "mws": "medium_wide",
    "ms": "medium", "mid": "medium", "mcu": "medium_close_up", "cu": "close_up", "ecu": "extreme_close_up", "ins": "insert",
    "ots": "over_shoulder", "pov": "point_of_view", "closeup": "close_up",
}  # fmt: skip
ShotSize = Annotated[_Size, forgiving(get_args(_Size), SIZE_WORDS)]

_Move = Literal[
    "static", "pan", "tilt", "dolly", "push_in", "pull_out", "track", "follow", "orbit", "crane", "handheld", "zoom"
]
MoveType = Annotated[
    _Move, forgiving(get_args(_Move), {"none": "static", "locked": "static", "dolly_in": "push_in", "truck": "track"})
]

_Light = Literal["high_key", "soft", "low_key", "side", "rim", "back", "top", "lamp", "moon", "sun", "overcast"]
LightKey = Annotated[_Light, forgiving(get_args(_Light), {"backlight": "back", "lowkey": "low_key", "highkey": "high_key"})]

_Transition = Literal["cut", "fade_in", "fade_out", "dissolve"]
Transition = Annotated[_Transition, forgiving(get_args(_Transition))]

Number = Annotated[float, Field(allow_inf_nan=False)]
Point = tuple[Number, Number, Number]
"""Metres: right, up, towards the default camera."""


class Mark(Part):
    """Where somebody stands: an anchor of the place, an offset from it, and a facing."""

    anchor: str = "centre"
    offset: Point = (0.0, 0.0, 0.0)
    facing_deg: Number = 0.0
    """0 looks at the default camera, 90 to the right of the picture."""


class Actor(Part):
    """Somebody in the shot, seen or only heard."""

    subject_id: SubjectId
    phase: str | None = None
    presence: Literal["on_screen", "off_screen"] = "on_screen"
    focus: Literal["primary", "secondary"] = "secondary"
    action: str = ""
    pose: Pose = "stand"
    emotion: Mood | None = None
    position: Mark | None = None
    path: tuple[Mark, ...] = ()
    """Marks walked through during the shot, after `position`."""


class PropPlacement(Part):
    """Where a prop is: in somebody's hand, at a place of the scene, or free."""

    id: SubjectId
    mode: Literal["attach", "scene", "free"] = "scene"
    anchor: str = "centre"
    offset: Point = (0.0, 0.0, 0.0)
    scale: float = Field(default=1.0, gt=0, le=100)


class ActorBlock(Part):
    """The chief actor's way: from an anchor towards a target, stopping short of it by metres."""

    anchor: str = "centre"
    approach_target: str | None = None
    stop_offset: float = Field(default=0.0, ge=0, le=1000)


class Move(Part):
    """What the camera does during the shot."""

    type: MoveType = "static"
    amount: float = Field(default=0.0, ge=-1, le=1)
    """Share of the move's natural range; negative for the other direction."""
    ease: Literal["linear", "in", "out", "in_out"] = "in_out"


class Camera(Part):
    """Where the camera is, seen from what it looks at."""

    setup: str = "A"
    """Shots with one setup share position and light; a cut between them needs no new set-up."""
    parent_shot: ShotId | None = None
    yaw_deg: float = Field(default=0.0, ge=-180, le=180)
    """Round the subject: 0 in front, positive to the subject's left hand."""
    pitch_deg: float = Field(default=0.0, ge=-89, le=89)
    """Negative looks down, positive looks up."""
    distance: float = Field(default=4.0, gt=0, le=5000)
    """Metres from the subject."""
    lens_mm: float = Field(default=35.0, ge=8, le=400)
    """Focal length on a 36 mm wide sensor."""
    move: Move = Move()
    missing_info: str | None = None
    """What this setup shows that its parent's frame cannot."""


class Light(Part):
    """The light of the shot."""

    time_of_day: TimeOfDay = "day"
    key: LightKey = "soft"
    color_temperature: int = Field(default=5600, ge=1500, le=15000)
    """Kelvin."""
    weather: Weather = "clear"


class FrameFrom(Part):
    """Another shot's frame, seen from a new angle, as this shot's start image."""

    shot: ShotId
    frame: int = Field(ge=0)
    yaw: float = Field(default=0.0, ge=-90, le=90)
    pitch: float = Field(default=0.0, ge=-60, le=60)
    distance: float = Field(default=1.0, gt=0, le=20)
    """Factor on the other shot's distance."""


class StartImage(Part):
    """The plan of the shot's first picture."""

    mode: Literal["env_only", "actor_in_env", "actor_only", "prop_only", "ui_only", "composite"] = "actor_in_env"
    keywords: tuple[str, ...] = ()
    prompt: str = ""
    source: FrameFrom | None = Field(default=None, validation_alias="from", serialization_alias="from")
    first_frame: str | None = None
    last_frame: str | None = None


class VideoPlan(Part):
    """How the picture begins to move."""

    start_comp: str | None = None
    motion_driver: str | None = None
    reference_footage: str | None = None
    overlay_badge: str | bool | None = None
    provenance: str | None = None


class ShotSound(Part):
    """What the director wants to hear, by sound name."""

    ambience: tuple[str, ...] = ()
    foley: tuple[str, ...] = ()
    detail_fx: tuple[str, ...] = ()


class Shot(Part):
    """One shot, complete."""

    id: ShotId
    verse_span: tuple[int, int] | None = None
    """Characters of the verse in its lead language; None where the shot only listens or shows a place."""
    act: Phase
    narrative_role: str = ""
    shot_intent: str = ""
    director_intent: str = ""
    hero_moment: bool = False
    subject: Literal["actor", "environment", "prop", "interface", "mixed"]
    shot_type: ShotSize
    framing: str = ""
    environment: str = ""
    """The environment's subject id, or words where it has none."""
    inside: str = ""
    """The set environment's subject id, when one is in or on it: the ship on the sea."""
    env_change: str | None = None
    actors: tuple[Actor, ...] = ()
    props: tuple[SubjectId, ...] = ()
    prop_placements: tuple[PropPlacement, ...] = ()
    actor_block: ActorBlock | None = None
    camera: Camera = Camera()
    light: Light = Light()
    mood: tuple[Mood, ...] = ()
    palette: str = ""
    start_image: StartImage = StartImage()
    video_plan: VideoPlan = VideoPlan()
    duration: int = Field(default=72, ge=1, le=100_000)
    """Frames; the takes may lengthen it, never shorten it."""
    clips: tuple[int, ...] = ()
    """Lengths of the chunks of about five seconds that make the shot; empty until the takes are known."""
    utterances: tuple[str, ...] = ()
    voice_words_max: int = Field(default=0, ge=0)
    sound: ShotSound = ShotSound()
    transition: Transition = "cut"
    continuity_locks: tuple[str, ...] = ()
    confidence: float = Field(default=1.0, ge=0, le=1)
    engine: str = ""
