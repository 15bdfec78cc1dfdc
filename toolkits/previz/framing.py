"""Shot sizes in metres: how much of a body or a place each shows, and how far a lens must stand to show it."""

from dataclasses import dataclass
from math import atan, degrees, radians, tan

from exeget.shot import ShotSize
from exeget.story import Aspect

SENSOR_WIDTH = 36.0
"""Millimetres, as Camera.lens_mm is meant."""
SENSOR_HEIGHT: dict[Aspect, float] = {"16:9": 20.25, "9:16": 27.0}
"""Upright pictures see a third more above and below, so that shoulders still fit."""


@dataclass(frozen=True)
class Size:
    """What a shot size shows of a standing body 1.7 m tall."""

    height: float
    """Of the picture where the subject stands, metres."""
    below_eyes: float
    """From the eyes down to what the picture is centred on, metres."""


BODY: dict[ShotSize, Size] = {
    "extreme_close_up": Size(0.22, 0.015), "close_up": Size(0.46, 0.06), "medium_close_up": Size(0.78, 0.13),
    "medium": Size(1.12, 0.24), "over_shoulder": Size(0.95, 0.12), "two_shot": Size(1.5, 0.3),
    "medium_wide": Size(1.62, 0.42), "full": Size(2.25, 0.72), "wide": Size(4.8, 0.55), "extreme_wide": Size(18.0, -1.6),
    "insert": Size(0.55, 0.45), "point_of_view": Size(3.0, 0.3),
}  # fmt: skip
PLACE_SHARE: dict[ShotSize, float] = {
    "extreme_wide": 1.7, "wide": 1.0, "point_of_view": 1.0, "full": 0.8, "medium_wide": 0.65, "two_shot": 0.65, "medium": 0.5,
    "over_shoulder": 0.5, "medium_close_up": 0.34, "close_up": 0.22, "insert": 0.12, "extreme_close_up": 0.12,
}  # fmt: skip
"""Of the breadth of a place or thing, what a picture of it is wide."""
NEAR_SIZES = frozenset({"extreme_close_up", "close_up", "medium_close_up", "over_shoulder", "insert"})
BODY_TOLERANCE = (0.72, 1.4)
"""How far a director's distance may be from what the size asks before the size counts more."""
NEAR_TOLERANCE = (0.72, 1.15)
"""The same for close shots, which must be filled."""
PAIR_TOLERANCE = (0.95, 1.4)
"""The same for two together, of whom none may be cut off."""
FAR_TOLERANCE = (0.5, 2.0)
"""The same for wide and extreme wide shots of a body."""
PLACE_TOLERANCE = (0.35, 3.0)


def vertical_deg(lens_mm: float, aspect: Aspect) -> float:
    """The lens's angle from the bottom to the top of the picture."""
    return degrees(2 * atan(SENSOR_HEIGHT[aspect] / 2 / lens_mm))


def distance_for_height(height: float, lens_mm: float) -> float:
    """Metres at which a 16:9 picture is `height` metres tall; an upright one then shows more."""
    return height / 2 / tan(radians(vertical_deg(lens_mm, "16:9")) / 2)


def distance_for_breadth(breadth: float, lens_mm: float, aspect: Aspect) -> float:
    """Metres at which the picture is `breadth` metres wide; an upright one may cut a third of it."""
    ratio = 16 / 9 if aspect == "16:9" else 9 / 16
    wanted = breadth if aspect == "16:9" else breadth * 0.62
    return wanted / 2 / (tan(radians(vertical_deg(lens_mm, aspect)) / 2) * ratio)


def kept(asked: float, natural: float, tolerance: tuple[float, float]) -> float:
    """The director's distance where it gives the size, else the nearest that does."""
    return min(max(asked, natural * tolerance[0]), natural * tolerance[1])
