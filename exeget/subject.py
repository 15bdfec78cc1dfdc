"""Someone or something of the story, the same in every verse of a timeline."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from exeget.document import Document, Part
from exeget.ids import Id, Lang, SubjectId
from exeget.terms import PREFIX, Age, Nature, Sex, SubjectKind

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
"""sRGB, such as #8a5a3c."""
Garment = Literal["tunic", "robe", "mantle", "armour", "rags", "coat", "gown"]
Head = Literal["bare", "headcloth", "veil", "hood", "crown", "helmet", "hat"]


class Wear(Part):
    """How a person looks in one phase; a picture tool may leave out what it can't show, and says so."""

    garment: Garment = "tunic"
    colours: tuple[Colour, ...] = Field(default=("#7a6248", "#4c3b2e"), min_length=1, max_length=4)
    """Garment first, then mantle or belt."""
    head: Head = "bare"
    hair: Colour = "#2a1f18"
    hair_length: Literal["bald", "short", "long"] = "short"
    beard: Literal["none", "short", "full"] = "none"
    skin: Colour = "#9c6b4a"
    build: float = Field(default=0.5, ge=0, le=1)
    """From slight to heavy."""


class SubjectPhase(Part):
    """A look that holds from a verse on."""

    name: str = Field(min_length=1, max_length=60)
    since: str
    """The key of the first verse that has it."""
    wear: Wear | None = None
    """For people; None where the nature has no clothes."""
    changes: tuple[str, ...] = ()


class Subject(Part):
    """One entry of a timeline's register."""

    id: SubjectId
    kind: SubjectKind
    nature: Nature
    noun: str = ""
    """The English head noun a builder is chosen by: `ship`, `fish`, `city`."""
    names: dict[Lang, str] = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    many: bool = False
    dynamic: bool = False
    sex: Sex = "unknown"
    age: Age = "adult"
    traits: tuple[str, ...] = ()
    phases: tuple[SubjectPhase, ...] = Field(min_length=1)
    voice: str | None = None
    """A cast voice; None for what never speaks."""
    occurrences: tuple[str, ...]
    """Keys of the verses that have it, in order."""

    @model_validator(mode="after")
    def _id_fits_kind(self) -> "Subject":
        if not self.id.startswith(PREFIX[self.kind] + "_"):
            raise ValueError(f"the id of a {self.kind} begins with {PREFIX[self.kind]}_, not {self.id!r}")
        return self

    def title(self) -> str:
        """The name in English, else in the first language there is."""
        return self.names.get("en") or next(iter(self.names.values()))

    def phase_at(self, verse: str) -> SubjectPhase:
        """The last phase that began at or before a verse."""
        here = _place(verse)
        begun = [phase for phase in self.phases if _place(phase.since) <= here]
        return begun[-1] if begun else self.phases[0]


def _place(key: str) -> tuple[int, int]:
    chapter, _, number = key.partition(":")
    return int(chapter), int(number)


class Register(Document):
    """All subjects of a timeline, in the order they enter the story."""

    label: Literal["register/1"] = Field(default="register/1", alias="schema")
    timeline: Id
    subjects: tuple[Subject, ...]
    engine: str

    @model_validator(mode="after")
    def _ids_differ(self) -> "Register":
        ids = [subject.id for subject in self.subjects]
        if len(ids) != len(set(ids)):
            raise ValueError(f"doubled: {', '.join(sorted({i for i in ids if ids.count(i) > 1}))}")
        return self

    def find(self, subject_id: str) -> Subject | None:
        """The subject of that id."""
        return next((subject for subject in self.subjects if subject.id == subject_id), None)

    def named(self, name: str) -> Subject | None:
        """The subject a mention's name means: its name in any language, or an alias."""
        low = name.lower()
        for subject in self.subjects:
            if low in {word.lower() for word in (*subject.names.values(), *subject.aliases)}:
                return subject
        return None
