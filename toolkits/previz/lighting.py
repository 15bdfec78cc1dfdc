"""The light and air of a shot, as the shaders take them; colours are linear light, 1 about a white wall in daylight."""

from dataclasses import dataclass

from toolkits.previz.space import Vec

BLACK: Vec = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Lamp:
    """A small light without shadow: a lantern, a window, embers."""

    at: Vec
    colour: Vec
    reach: float
    """Metres beyond which it gives nothing."""


@dataclass(frozen=True)
class Lighting:
    """Key, sky, fill, rim, fog, clouds and what hangs in the sky."""

    key_from: Vec
    """A direction of length one; a place when `key_is_near`."""
    key: Vec
    sky: Vec
    ground: Vec
    fill_from: Vec
    fill: Vec
    rim_from: Vec
    rim: Vec
    fog: Vec
    fog_glow: Vec
    fog_density: float
    """A metre."""
    fog_thinning: float
    """Upwards, 1 / m."""
    disc_from: Vec
    """Direction of the sun or the moon, also behind clouds."""
    disc: Vec
    zenith: Vec
    horizon: Vec
    glow: Vec
    cloud_lit: Vec
    cloud_dark: Vec
    cover: float
    """Of clouds, 0 to 1."""
    torn: float
    """0 for soft clouds, 1 for a storm's."""
    wind: Vec
    """Metres a second."""
    exposure: float
    key_is_near: bool = False
    softness: float = 0.002
    """Of the key's shadow, in widths of the shadow map."""
    bias: float = 0.03
    """Metres a surface is lifted against shadow acne."""
    fog_base: float = 0.0
    """Height at which the fog's density holds, metres."""
    disc_cosine: float = 0.9994
    """Of the angle from the disc's middle to its edge."""
    stars: float = 0.0
    glow_fall: float = 8.0
    gusts: float = 0.2
    lamps: tuple[Lamp, ...] = ()


def mix(a: Vec, b: Vec, share: float) -> Vec:
    """From one colour to another, `share` 0 to 1."""
    x, y, z = (p + (q - p) * share for p, q in zip(a, b, strict=True))
    return x, y, z


def scaled(colour: Vec, by: float) -> Vec:
    """A colour brighter or darker."""
    return colour[0] * by, colour[1] * by, colour[2] * by


def tinted(colour: Vec, by: Vec) -> Vec:
    """A colour seen through another."""
    return colour[0] * by[0], colour[1] * by[1], colour[2] * by[2]


def luma(colour: Vec) -> float:
    """Brightness as the eye weighs it (Rec. 709)."""
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def linear(srgb: str) -> Vec:
    """A colour such as #8a5a3c as linear light (IEC 61966-2-1, by the power 2.2)."""
    r, g, b = (int(srgb[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return r**2.2, g**2.2, b**2.2


def display(srgb: str) -> Vec:
    """A colour such as #8a5a3c as display values, 0 to 1."""
    r, g, b = (int(srgb[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return r, g, b
