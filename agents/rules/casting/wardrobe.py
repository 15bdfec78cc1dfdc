"""What everybody wears: by station, sex, age and era; colours muted and as far apart as the rack allows.

The racks below are our own taste: earths, dull blues, greens and wines that natural dyes give, lighter and greyer for the
modern eras. Nothing depends on who comes later, so nobody changes clothes when a story grows.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from exeget.subject import Colour, Garment, Head, Wear
from exeget.terms import Age, Sex

Choice = TypeVar("Choice", bound=str)
RACK: tuple[tuple[Colour, Colour], ...] = (
    ("#7a5c3e", "#40505e"), ("#3f5a6b", "#8a7a5a"), ("#6e3b36", "#a08c66"), ("#58633f", "#3d352c"), ("#8c7b62", "#5a2f33"),
    ("#4a4560", "#8f8468"), ("#935f3a", "#2f3b42"), ("#39584f", "#94835f"), ("#75606a", "#3a3f33"), ("#a08a5c", "#4b3a2b"),
    ("#5b6d75", "#6b4634"), ("#4d3a2c", "#7e8a78"),
)  # fmt: skip
"""Garment and second colour."""
HAIR = ("#1d1712", "#2a1f18", "#3b2a1d", "#4a3524", "#5d4630")
GREY = ("#8d8a84", "#b4b0a8", "#6f6b66")
SKIN: dict[str, tuple[Colour, ...]] = {
    "south": ("#8f6042", "#9c6b4a", "#a87a58", "#84563a", "#b08560"),
    "north": ("#c79c80", "#d0a98c", "#b98d70", "#dab79c", "#c08f72"),
}
ROYAL: tuple[tuple[Colour, Colour], ...] = (("#5a2340", "#b08d3c"), ("#2f2a5a", "#b59648"), ("#6b1f28", "#a8873a"))
PALE: tuple[Colour, Colour] = ("#b9c2c4", "#8d9aa2")
STATIONS: dict[str, tuple[Garment, Head]] = {
    "king": ("robe", "crown"), "queen": ("gown", "crown"), "ruler": ("robe", "crown"), "emperor": ("robe", "crown"),
    "prince": ("mantle", "crown"), "princess": ("gown", "crown"), "nobleman": ("mantle", "hat"), "soldier": ("armour",
    "helmet"),
    "knight": ("armour", "helmet"), "warrior": ("armour", "helmet"), "priest": ("robe", "headcloth"), "prophet": ("mantle",
    "bare"),
    "nun": ("robe", "veil"), "monk": ("robe", "hood"), "shepherd": ("mantle", "hood"), "sailor": ("tunic", "headcloth"),
    "fisherman": ("tunic", "headcloth"), "farmer": ("tunic", "hat"), "servant": ("tunic", "bare"), "maid": ("tunic",
    "headcloth"),
    "merchant": ("robe", "hat"), "beggar": ("rags", "hood"), "thief": ("rags", "hood"), "judge": ("robe", "hat"),
    "hunter": ("tunic", "hood"), "rider": ("coat", "hat"), "physician": ("robe", "hat"), "captain": ("coat", "headcloth"),
    "master": ("mantle", "headcloth"), "musician": ("tunic", "hat"), "wizard": ("robe", "hood"),
}  # fmt: skip
"""By calling: garment and head."""
LATER = ("modern", "present", "future", "century", "today", "cyberpunk")
"""Words of an era in which men wear coats."""


@dataclass(frozen=True)
class Person:
    """What a tailor is told."""

    id: str
    calling: str
    sex: Sex
    age: Age
    nature: str


def first_wear(person: Person, era: str, worn: Sequence[Wear]) -> Wear:
    """What somebody wears at first; `worn` is what those who entered before him wear."""
    garment, head = _station(person, era, worn)
    colours = _colours(person, worn)
    return Wear(
        garment=garment,
        colours=colours,
        head=head,
        hair=_pick(GREY, person.id, "hair") if person.age == "old" else _pick(HAIR, person.id, "hair"),
        hair_length="long" if person.sex == "female" or person.nature == "spirit" else "short",
        beard=_beard(person, era),
        skin=PALE[0]
        if person.nature == "spirit"
        else _pick(SKIN["north" if later(era) or "north" in era else "south"], person.id, "skin"),
        build=0.35 if person.age in ("child", "young") else round(0.35 + 0.35 * _share(person.id, "build"), 2),
    )


def changed(wear: Wear, change: str) -> Wear | None:
    """The same clothes after something happened; None where it does not show."""
    if "sackcloth" in change or change in ("torn", "stripped", "naked"):
        return wear.model_copy(update={"garment": "rags", "colours": ("#5a5348", "#463f36"), "head": "bare"})
    if "ashes" in change:
        return wear.model_copy(update={"colours": ("#6a6660", "#4e4a45"), "hair": "#77736c", "head": "bare"})
    if change in ("wet", "drowned"):
        return wear.model_copy(update={"colours": tuple(_darker(colour) for colour in wear.colours)})
    if change == "crowned" or change == "in crown":
        return wear.model_copy(update={"head": "crown"})
    if "armour" in change or "armor" in change:
        return wear.model_copy(update={"garment": "armour", "head": "helmet"})
    if "veil" in change:
        return wear.model_copy(update={"head": "veil"})
    return None


def _station(person: Person, era: str, worn: Sequence[Wear]) -> tuple[Garment, Head]:
    if person.nature == "spirit":
        return ("gown" if person.sex == "female" else "robe"), ("crown" if person.calling in ("king", "queen") else "bare")
    if person.calling in STATIONS:
        return STATIONS[person.calling]
    if person.age == "child":
        return "tunic", "bare"
    heads: tuple[Head, ...]
    if person.sex == "female":
        heads = ("bare", "hat") if later(era) else ("veil", "headcloth", "hood", "bare")
        return "gown", _rarest(heads, person.id, [wear.head for wear in worn])
    garments: tuple[Garment, ...] = ("coat",) if later(era) else ("robe", "tunic", "mantle")
    heads = ("bare", "hat") if later(era) else ("headcloth", "bare", "hood")
    return _rarest(garments, person.id, [wear.garment for wear in worn]), _rarest(
        heads, person.id, [wear.head for wear in worn]
    )


def _colours(person: Person, worn: Sequence[Wear]) -> tuple[Colour, ...]:
    """The pair of the rack farthest from all that is worn; the id decides between equals."""
    if person.nature == "spirit":
        return PALE
    rack = ROYAL if person.calling in ("king", "queen", "ruler", "emperor", "prince", "princess") else RACK
    start = int(_share(person.id, "colour") * len(rack))
    turned = (*rack[start:], *rack[:start])

    def apart(pair: tuple[Colour, Colour]) -> float:
        return min((_distance(pair[0], wear.colours[0]) for wear in worn), default=0.0)

    return max(turned, key=apart)


def _beard(person: Person, era: str) -> Literal["none", "short", "full"]:
    if person.sex == "female" or person.age in ("child", "young"):
        return "none"
    if person.age == "old":
        return "full"
    kinds: tuple[Literal["none", "short", "full"], ...] = ("none", "short") if later(era) else ("short", "full", "short")
    return kinds[int(_share(person.id, "beard") * len(kinds))]


def _skins(era: str) -> Sequence[Colour]:
    return SKIN["north" if later(era) or "north" in era or "middle" in era else "south"]


def later(era: str) -> bool:
    """Whether an era is one of coats."""
    return any(word in era.lower() for word in LATER)


def _rarest(choices: Sequence[Choice], subject: str, worn: Sequence[str]) -> Choice:
    start = int(_share(subject, "cut") * len(choices))
    return min((*choices[start:], *choices[:start]), key=worn.count)


def _pick(choices: Sequence[Colour], subject: str, what: str) -> Colour:
    return choices[int(_share(subject, what) * len(choices))]


def _share(subject: str, what: str) -> float:
    """A number from 0 up to 1 that an id and a word always give."""
    return int.from_bytes(hashlib.sha256(f"{subject} {what}".encode()).digest()[:4]) / 2**32


def _rgb(colour: Colour) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _distance(a: Colour, b: Colour) -> float:
    """How different two colours look; green weighs most, blue least, as the eye does."""
    return math.sqrt(sum(weight * (x - y) ** 2 for weight, x, y in zip((3, 4, 2), _rgb(a), _rgb(b), strict=True)))


def _darker(colour: Colour) -> Colour:
    red, green, blue = (int(part * 0.72) for part in _rgb(colour))
    return f"#{red:02x}{green:02x}{min(255, blue + 6):02x}"
