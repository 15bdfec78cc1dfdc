"""Flames: a flickering body, and the halo of light round it."""

from collections.abc import Callable

import numpy as np

from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.scene import Cards
from toolkits.previz.shapes import tube
from toolkits.previz.space import Vec, floats


def flame_layers(at: Vec, tall: float, phase: int) -> Callable[[float], tuple[Layer, ...]]:
    """A flame `tall` metres high at a place, as a function of time."""
    t = np.linspace(0, 1, 10)
    width = np.maximum(tall * 0.24 * np.sin(np.pi * t**0.6) * (1 - 0.25 * t), 1e-4)
    heat = np.stack([6 + 0 * t, 3.2 - 1.1 * t, 1.0 - 0.5 * t], 1)
    colours = np.repeat(np.concatenate([heat[:1], heat, heat[-1:]])[:, None], 9, 1)

    def layers(seconds: float) -> tuple[Layer, ...]:
        lick = tall * 0.16 * np.sin(seconds * 13 + phase * 2 - t * 3) * t
        sway = tall * 0.1 * np.sin(seconds * 17.3 + phase - t * 4) * t
        stretch = 1 + 0.14 * np.sin(seconds * 9.7 + phase * 1.7)
        path = floats(at) + np.stack([lick, tall * t * stretch, sway], 1)
        return (Layer("glow", tube(path, width, colours, 9)),)

    return layers


def flame_cards(places: list[Vec], tall: float) -> Cards:
    """The halos of several flames."""

    def cards(seconds: float) -> Floats:
        flicker = 1 + 0.08 * np.sin(seconds * 13 + np.arange(len(places)) * 1.9) + 0.05 * np.sin(seconds * 29.0)
        size = max(tall * 3.2, 0.3)
        return floats(
            [(x, y + tall * 0.5, z, size, size, 0.16 * f, 0.3, 1) for (x, y, z), f in zip(places, flicker, strict=True)]
        )

    return Cards("halo", (1.5, 0.72, 0.28), cards)


def flicker(seconds: float) -> float:
    """How bright a lamp burns at a time, about 1."""
    return float(1 + 0.05 * np.sin(seconds * 13) + 0.03 * np.sin(seconds * 31 + 1))
