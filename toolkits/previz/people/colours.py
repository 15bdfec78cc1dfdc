"""Colours in linear light, 0 to 1."""

from toolkits.previz.people.turns import Triple


def linear(colour: str) -> Triple:
    """An sRGB colour such as #8a5a3c in linear light (IEC 61966-2-1)."""
    red, green, blue = (_decoded(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return red, green, blue


def _decoded(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def mixed(a: Triple, b: Triple, share: float) -> Triple:
    """From a to b by a share."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def scaled(colour: Triple, by: float) -> Triple:
    """Lighter or darker, at most 1."""
    return min(colour[0] * by, 1.0), min(colour[1] * by, 1.0), min(colour[2] * by, 1.0)
