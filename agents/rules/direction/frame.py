"""Sizes of shots in metres and millimetres: a size, a lens and a distance always say the same."""

from dataclasses import dataclass
from typing import Literal

from exeget.shot import ShotSize
from exeget.subject import Subject
from exeget.terms import Nature

SENSOR_HEIGHT = 36.0 * 9 / 16
"""Millimetres: a 36 mm wide sensor at 16:9."""

_BODY: dict[ShotSize, float] = {
    "extreme_close_up": 0.125, "close_up": 0.26, "insert": 0.31, "medium_close_up": 0.44, "medium": 0.64, "over_shoulder": 0.54,
    "two_shot": 0.86, "medium_wide": 0.92, "full": 1.29, "wide": 2.75, "point_of_view": 1.7, "extreme_wide": 11.0,
}  # fmt: skip
"""Height of the picture in heights of the one it is about: a close-up holds a quarter of a body, a full shot all and air."""
_PLACE: dict[ShotSize, float] = {
    "extreme_close_up": 0.5, "close_up": 1.5, "insert": 1.0, "medium_close_up": 3.0, "medium": 5.0, "over_shoulder": 5.0,
    "two_shot": 5.0, "medium_wide": 8.0, "full": 12.0, "wide": 20.0, "point_of_view": 16.0, "extreme_wide": 40.0,
}  # fmt: skip
"""Metres of a place that the picture is high, at what it looks at."""
_THING: dict[ShotSize, float] = {
    "extreme_close_up": 0.6, "insert": 1.2, "close_up": 1.7, "medium_close_up": 2.5, "medium": 4.0, "medium_wide": 5.0,
    "full": 6.0, "wide": 10.0, "extreme_wide": 25.0,
}  # fmt: skip
"""The same for a small thing, which is seen whole and with what is round it: nobody knows a cup by its rim."""
_LENS: dict[ShotSize, int] = {
    "extreme_wide": 24, "wide": 28, "point_of_view": 32, "full": 35, "medium_wide": 40, "two_shot": 40, "medium": 50,
    "over_shoulder": 55, "medium_close_up": 65, "close_up": 85, "extreme_close_up": 100, "insert": 85,
}  # fmt: skip
_HABIT = {"wide": 0.8, "normal": 1.0, "long": 1.35}
_TALL: dict[Nature, float] = {"vehicle": 12.0, "building": 7.0, "animal": 1.4, "plant": 4.0, "thing": 0.4, "food": 0.3}
_AGES = {"child": 1.15, "young": 1.68, "adult": 1.75, "old": 1.66}
_GREAT = frozenset({"whale", "fish", "elephant", "dragon", "monster", "leviathan"})
_INDOORS = 0.2
_FARTHEST = 90.0
"""Metres of picture height beyond which nothing told can be made out."""

ORDER: tuple[ShotSize, ...] = (
    "extreme_wide", "wide", "point_of_view", "full", "medium_wide", "two_shot", "medium", "over_shoulder", "medium_close_up",
    "close_up", "insert", "extreme_close_up",
)  # fmt: skip
"""From far to near."""


@dataclass(frozen=True)
class Frame:
    """A size made exact."""

    size: ShotSize
    lens_mm: float
    distance: float
    """Metres."""

    @property
    def height(self) -> float:
        """Metres of world that the picture is high at the subject."""
        return self.distance * SENSOR_HEIGHT / self.lens_mm


def frame(
    size: ShotSize, subject: Subject | None, habit: Literal["wide", "normal", "long"] = "normal", indoors: bool = False
) -> Frame:
    """The lens and distance that give a size of a subject; the distance follows from the height the size asks for."""
    lens = round(_LENS[size] * _HABIT[habit])
    return Frame(size, float(lens), round(picture_height(size, subject, indoors) * lens / SENSOR_HEIGHT, 2))


def picture_height(size: ShotSize, subject: Subject | None, indoors: bool = False) -> float:
    """Metres of world in a picture of that size, at the subject; indoors a place is only as high as its walls."""
    tall = None if indoors and subject is not None and subject.kind != "actor" else height_of(subject)
    if tall is None:
        return _PLACE[size] * (_INDOORS if indoors else 1.0)
    share = _THING.get(size, _BODY[size]) if subject is not None and subject.nature in ("thing", "food") else _BODY[size]
    return min(_FARTHEST, share * tall)


def height_of(subject: Subject | None) -> float | None:
    """Metres from its feet to its top; None for a place, which has no outline."""
    if subject is None:
        return None
    if subject.nature == "animal" and subject.noun in _GREAT:
        return 4.0
    if subject.nature in ("person", "people", "spirit", "voice", "deity"):
        return _AGES[subject.age]
    return _TALL.get(subject.nature)
