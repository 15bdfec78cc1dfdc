"""Weather that is seen in the air: rain and snow, banks of fog, dust, lightning."""

from collections.abc import Callable
from math import exp

import numpy as np

from exeget.terms import Weather as WeatherName
from toolkits.previz.lighting import mix, scaled
from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.noise import dice
from toolkits.previz.scene import Cards, Lively, Weather
from toolkits.previz.shapes import merged, moved, spline, tube
from toolkits.previz.space import Vec, floats

BETWEEN = 4.6
"""Seconds from one flash of lightning to the next, about."""


def falling(weather: WeatherName, open_air: bool) -> Weather:
    """What falls before the lens."""
    if not open_air:
        return Weather()
    kinds = {
        "storm": Weather(rain=0.26, slant=0.17),
        "rain": Weather(rain=0.3, slant=0.05),
        "snow": Weather(snow=0.85, slant=0.06),
    }
    return kinds.get(weather, Weather())


def flashes(seed: int, shot: str) -> Callable[[float], float]:
    """Lightning: double strokes with an afterglow, at times that belong to the shot."""
    roll = dice(seed, shot, "lightning")
    shift = roll.uniform(0.5, 1.6)
    jitter = roll.uniform(-0.9, 0.9, 64)

    def flash(seconds: float) -> float:
        turn = int((seconds - shift) // BETWEEN)
        total = 0.0
        for index in (turn - 1, turn, turn + 1):
            if index < 0:
                continue
            since = seconds - (shift + index * BETWEEN + float(jitter[index % 64]) * (index > 0))
            total += exp(-((since / 0.05) ** 2)) + 0.7 * exp(-(((since - 0.17) / 0.07) ** 2))
            total += 0.25 * exp(-(since - 0.17) / 0.25) if since > 0.17 else 0.0
        return 0.62 * total

    return flash


def bolt(flash: Callable[[float], float]) -> Lively:
    """The stroke itself, far behind the action, only there while it strikes."""
    roll = dice("bolt")
    line = spline(floats([(-62, 95), (-58, 70), (-66, 52), (-60, 38), (-69, 24), (-64, 12), (-72, 0)]), 5)
    way = np.stack([line[:, 0], line[:, 1], np.full(len(line), -175.0)], 1) + roll.normal(0, 0.7, (len(line), 3))
    branch = np.concatenate([way[12:13], way[12:13] + np.cumsum(roll.normal((1.6, -2.2, 0), 0.9, (9, 3)), 0)])
    stroke = merged([tube(way, 0.32, (16, 18, 24), 5), tube(branch, 0.18, (9, 10, 14), 5)])
    gone = moved(stroke, (0, -500, 0), scale=0.001)

    def shape(seconds: float) -> tuple[Layer, ...]:
        return (Layer("glow", stroke if flash(seconds) > 0.3 else gone),)

    return Lively("", shape, casts=False, reach=600.0)


def banks(weather: WeatherName, kind: str, air: Vec) -> tuple[Cards, ...]:
    """Banks of fog between the trees and over still water."""
    thick = {"fog": 0.62, "snow": 0.2, "rain": 0.25}.get(weather, 0.0) * (
        1.0 if kind in ("forest", "river", "shore", "mountain", "field") else 0.5
    )
    if thick == 0.0:
        return ()
    away = floats([-34, -24, -16, -10.5, -6, -2.6, 2.2])
    tall = floats([3.4, 2.8, 2.2, 1.7, 1.25, 0.9, 0.55])
    wide = floats([60, 46, 36, 28, 22, 18, 13])
    strength = thick * floats([1, 0.94, 0.86, 0.72, 0.5, 0.3, 0.12])

    def cards(seconds: float) -> Floats:
        zero = np.zeros(7) * seconds
        return floats(np.stack([zero, tall * 0.72, away, tall, wide, strength, np.arange(7) * 0.37, zero + 1], 1))

    return (Cards("bank", scaled(mix(air, (0.5, 0.52, 0.55), 0.12), 1.35), cards),)


def dusty(weather: WeatherName) -> tuple[Cards, ...]:
    """Dust blown along the ground."""
    if weather != "dust":
        return ()
    roll = dice("dust").random((44, 5))

    def cards(seconds: float) -> Floats:
        drift = (roll[:, 0] + seconds * (0.1 + 0.1 * roll[:, 1])) % 1.0
        size = 0.7 + 1.8 * roll[:, 2]
        x, z = (drift - 0.5) * 34, (roll[:, 3] - 0.62) * 26
        strength = 0.26 * np.sin(np.pi * drift)
        return floats(np.stack([x, 0.5 * size, z, size * 0.6, size * 1.5, strength, roll[:, 4], 1 + 0 * x], 1))

    return (Cards("puff", (0.4, 0.29, 0.18), cards),)
