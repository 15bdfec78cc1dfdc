"""What a picture tool is told: one shot, who is in it, where, and how this reading looks.

Kinds: `image` makes start_image.png, depth.png, normal.png, ids.png and mask_<SUBJECT>.png of one frame;
`clip` makes clip.mp4 of a run of frames; `mesh` makes scene.glb of the whole shot.
"""

from pydantic import Field, model_validator

from exeget.document import Part
from exeget.ids import Lang, SubjectId
from exeget.shot import Shot, ShotSound
from exeget.story import Aspect
from exeget.subject import Subject, Wear
from exeget.terms import Age, Nature, Sex, Tier
from exeget.timeline import Look

SIZES: dict[Tier, tuple[int, int]] = {"low": (640, 360), "standard": (1280, 720), "high": (1920, 1080)}
"""Width and height of a 16:9 picture; 9:16 turns them."""


class Figure(Part):
    """A subject as the picture has it: what it is and what it looks like in this verse."""

    id: SubjectId
    nature: Nature
    noun: str = ""
    names: dict[Lang, str] = Field(default_factory=dict)
    many: bool = False
    sex: Sex = "unknown"
    age: Age = "adult"
    traits: tuple[str, ...] = ()
    wear: Wear | None = None


class Picture(Part):
    """One shot, complete for the eye; nothing in it that only the ear needs."""

    shot: Shot
    place: Figure | None = None
    """The environment."""
    inside: Figure | None = None
    """The set environment one is in or on."""
    figures: tuple[Figure, ...] = ()
    """Actors and props, those on screen first."""
    look: Look
    aspect: Aspect = "16:9"
    rate: int = 24
    frames: int = Field(ge=1)
    """Of the whole shot."""


class ImageParams(Part):
    """One frame of a shot with its passes."""

    picture: Picture
    frame: int = Field(default=0, ge=0)


class ClipParams(Part):
    """Frames `first` to `first + frames` of a shot."""

    picture: Picture
    first: int = Field(ge=0)
    frames: int = Field(ge=1)

    @model_validator(mode="after")
    def _inside_the_shot(self) -> "ClipParams":
        if self.first + self.frames > self.picture.frames:
            raise ValueError(f"frames {self.first} + {self.frames} lie beyond the shot's {self.picture.frames}")
        return self


class MeshParams(Part):
    """The whole shot as a scene with its animation."""

    picture: Picture


def figure_of(subject: Subject, verse: str) -> Figure:
    """A register's subject as it looks in a verse."""
    return Figure(
        id=subject.id, nature=subject.nature, noun=subject.noun, names=subject.names, many=subject.many,
        sex=subject.sex, age=subject.age, traits=subject.traits, wear=subject.phase_at(verse).wear,
    )  # fmt: skip


def seen(shot: Shot) -> Shot:
    """The shot without what only the ear or the reader needs, so that changing those makes no picture again."""
    unseen = {
        "utterances": (), "voice_words_max": 0, "sound": ShotSound(), "verse_span": None, "narrative_role": "",
        "shot_intent": "", "director_intent": "", "confidence": 1.0, "engine": "", "clips": (), "duration": 1,
        "continuity_locks": (),
    }  # fmt: skip
    return shot.model_copy(update=unseen)


def size_of(tier: Tier, aspect: Aspect) -> tuple[int, int]:
    """Width and height in pixels."""
    width, height = SIZES[tier]
    return (width, height) if aspect == "16:9" else (height, width)
