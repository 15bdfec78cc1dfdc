"""Hours of the day and weathers: the figures that light and air are made from. Colours are linear light."""

from dataclasses import dataclass

from exeget.terms import TimeOfDay, Weather
from toolkits.previz.lighting import BLACK
from toolkits.previz.space import Vec


@dataclass(frozen=True)
class Hour:
    """Light under a clear sky."""

    key: Vec
    height_deg: float
    """Of the sun or moon above the horizon."""
    zenith: Vec
    horizon: Vec
    glow: Vec
    sky: Vec
    ground: Vec
    cloud_lit: Vec
    cloud_dark: Vec
    exposure: float
    low: bool
    """The light stands low enough to be shown: by itself it comes from behind the subject."""
    disc: Vec = BLACK
    stars: float = 0.0
    lifted: float = 1.0
    """How much stronger the fill is than the sky would make it: faces must be seen at night too."""


HOURS: dict[TimeOfDay, Hour] = {
    "dawn": Hour(
        (1.35, 0.74, 0.44),
        7,
        (0.085, 0.13, 0.24),
        (0.5, 0.36, 0.3),
        (0.95, 0.48, 0.24),
        (0.15, 0.17, 0.23),
        (0.06, 0.05, 0.045),
        (0.78, 0.5, 0.38),
        (0.16, 0.16, 0.22),
        1.25,
        True,
        (5.0, 2.6, 1.2),
    ),
    "morning": Hour(
        (1.9, 1.5, 1.05),
        24,
        (0.12, 0.25, 0.46),
        (0.62, 0.6, 0.55),
        (0.5, 0.38, 0.2),
        (0.24, 0.3, 0.38),
        (0.12, 0.1, 0.075),
        (1.05, 0.95, 0.82),
        (0.36, 0.4, 0.48),
        0.95,
        False,
        (5.0, 4.2, 3.0),
    ),
    "day": Hour(
        (2.2, 1.95, 1.6),
        44,
        (0.085, 0.235, 0.55),
        (0.4, 0.58, 0.78),
        (0.22, 0.18, 0.11),
        (0.28, 0.36, 0.47),
        (0.15, 0.125, 0.095),
        (1.12, 1.1, 1.05),
        (0.4, 0.45, 0.53),
        0.85,
        False,
        (5.0, 4.6, 4.0),
    ),
    "noon": Hour(
        (2.5, 2.25, 1.9),
        66,
        (0.085, 0.23, 0.52),
        (0.5, 0.6, 0.68),
        (0.12, 0.1, 0.07),
        (0.3, 0.38, 0.48),
        (0.19, 0.16, 0.12),
        (1.2, 1.17, 1.12),
        (0.46, 0.5, 0.56),
        0.78,
        False,
        (5.0, 4.8, 4.4),
    ),
    "afternoon": Hour(
        (2.05, 1.6, 1.1),
        30,
        (0.11, 0.24, 0.46),
        (0.58, 0.58, 0.55),
        (0.48, 0.35, 0.18),
        (0.25, 0.31, 0.4),
        (0.13, 0.105, 0.075),
        (1.08, 0.96, 0.8),
        (0.37, 0.4, 0.47),
        0.92,
        False,
        (5.0, 4.0, 2.7),
    ),
    "dusk": Hour(
        (1.2, 0.56, 0.27),
        6,
        (0.05, 0.085, 0.18),
        (0.34, 0.22, 0.2),
        (0.95, 0.42, 0.16),
        (0.13, 0.155, 0.2),
        (0.035, 0.04, 0.042),
        (0.75, 0.42, 0.28),
        (0.11, 0.11, 0.15),
        1.35,
        True,
        (4.5, 1.9, 0.7),
    ),
    "evening": Hour(
        (0.72, 0.4, 0.3),
        5,
        (0.025, 0.045, 0.11),
        (0.15, 0.13, 0.165),
        (0.55, 0.26, 0.16),
        (0.085, 0.105, 0.15),
        (0.025, 0.026, 0.032),
        (0.34, 0.22, 0.2),
        (0.06, 0.065, 0.095),
        1.6,
        True,
        BLACK,
        0.25,
    ),
    "night": Hour(
        (0.6, 0.78, 0.92),
        12,
        (0.012, 0.022, 0.045),
        (0.07, 0.108, 0.142),
        (0.17, 0.235, 0.265),
        (0.05, 0.082, 0.112),
        (0.012, 0.02, 0.027),
        (0.16, 0.21, 0.25),
        (0.018, 0.028, 0.042),
        1.5,
        True,
        (2.6, 2.6, 2.3),
        1.0,
        2.6,
    ),
}


@dataclass(frozen=True)
class Air:
    """What a weather does to an hour."""

    cover: float
    torn: float
    key: float
    """Share of the sun that comes through."""
    grey: float
    """How far the sky goes grey and dark."""
    dim: float
    fog: float
    """Density a metre."""
    thinning: float
    wind: float
    """Metres a second."""
    tint: Vec = (1.0, 1.0, 1.0)
    softness: float = 0.002


AIRS: dict[Weather, Air] = {
    "clear": Air(0.3, 0.15, 1.0, 0.0, 1.0, 0.0016, 0.05, 1.6),
    "clouds": Air(0.72, 0.3, 0.6, 0.35, 0.9, 0.0028, 0.05, 3.0, softness=0.004),
    "wind": Air(0.5, 0.6, 0.9, 0.12, 0.95, 0.0022, 0.05, 9.0),
    "rain": Air(1.0, 0.45, 0.3, 0.75, 0.62, 0.011, 0.05, 4.5, (0.9, 0.97, 1.06), 0.005),
    "storm": Air(0.84, 1.0, 0.62, 0.72, 0.34, 0.013, 0.06, 11.0, (0.9, 0.97, 1.08)),
    "snow": Air(0.95, 0.2, 0.35, 0.7, 0.85, 0.014, 0.045, 2.4, (0.96, 0.99, 1.06), 0.006),
    "fog": Air(0.8, 0.1, 0.4, 0.7, 0.8, 0.024, 0.12, 0.8, softness=0.006),
    "dust": Air(0.55, 0.4, 0.6, 0.35, 0.85, 0.022, 0.09, 8.0, (1.15, 0.95, 0.7), 0.004),
    "heat": Air(0.12, 0.1, 1.1, 0.05, 1.05, 0.0045, 0.08, 0.8, (1.06, 1.0, 0.9)),
}
