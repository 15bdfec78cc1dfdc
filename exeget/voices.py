"""The voices a speaker can be cast with: names and whom each fits, never how it is made."""

from collections.abc import Collection
from dataclasses import dataclass

from exeget.terms import Age, Nature, Sex


@dataclass(frozen=True)
class Voice:
    """A cast voice; every `speak` tool knows the names or refuses them."""

    name: str
    sex: Sex
    age: Age
    natures: tuple[Nature, ...] = ("person",)
    narrates: bool = False


VOICES = (
    Voice("narrator_m", "male", "adult", narrates=True),
    Voice("narrator_f", "female", "adult", narrates=True),
    Voice("man", "male", "adult"),
    Voice("man_deep", "male", "adult", ("deity", "person", "vehicle", "building", "happening")),
    Voice("man_young", "male", "young"),
    Voice("man_old", "male", "old"),
    Voice("woman", "female", "adult"),
    Voice("woman_young", "female", "young"),
    Voice("woman_old", "female", "old"),
    Voice("child", "unknown", "child"),
    Voice("girl", "female", "child"),
    Voice("spirit", "unknown", "adult", ("spirit", "deity", "light", "sky")),
    Voice("whisper", "unknown", "adult", ("voice", "plant", "room")),
    Voice("beast", "unknown", "adult", ("animal", "water", "weather", "land")),
    Voice("crowd", "unknown", "adult", ("people", "settlement")),
)
"""In the order they are tried."""

NAMES = tuple(voice.name for voice in VOICES)


def cast_for(sex: Sex, age: Age, nature: Nature, taken: Collection[str] = ()) -> str:
    """The voice that fits a speaker best and is not taken; when all are taken, the best fit again.

    `taken` holds voices that others of the same story already have, the narrator's among them.
    """
    free = [voice for voice in VOICES if voice.name not in taken] or list(VOICES)
    return min(free, key=lambda voice: _misfit(voice, sex, age, nature)).name


def _misfit(voice: Voice, sex: Sex, age: Age, nature: Nature) -> int:
    """0 for the right voice; a wrong nature weighs most, then sex, then age; narrators are spared."""
    nature_gap = 8 * (nature not in voice.natures)
    sex_gap = 6 * (sex != "unknown" and voice.sex not in (sex, "unknown")) + (voice.sex == "unknown" and sex != "unknown")
    ages: tuple[Age, ...] = ("child", "young", "adult", "old")
    age_gap = abs(ages.index(age) - ages.index(voice.age)) + 2 * ((age == "child") != (voice.age == "child"))
    return nature_gap + sex_gap + age_gap + 3 * voice.narrates
