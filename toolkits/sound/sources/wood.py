"""Wood, rope and sail: what creaks, knocks, flaps and breaks."""

import numpy as np
from scipy.signal import lfilter  # type: ignore[import-untyped]  # it ships no types

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats, band_passed, high_passed, low_passed
from toolkits.sound.sources.matter import (
    Rng,
    at_rms,
    clock,
    echoing,
    hump,
    lay,
    pink,
    scattered,
    seconds,
    slap,
    slaps,
    struck,
    wander,
)

_LOW, _HIGH, _MODES, _RING = 450.0, 4500.0, 12, 0.012
"""A plank's resonances: from, to in Hz, how many, and the seconds in which the lowest falls to a third."""


def creak(length: float, rate: float, rng: Rng, bright: float = 1.0) -> Floats:
    """Wood that sticks and slips about `rate` times a second, never regularly, as the load on it moves: mono, peak 1."""
    samples = seconds(length)
    load = rate * wander(samples, rng, 2.5, 0.5, 1.7)
    waits = rng.gamma(2.8, 1 / 2.8, int(length * rate * 3) + 8)
    slips = np.diff(np.searchsorted(np.cumsum(waits), np.cumsum(load) / SAMPLE_RATE), prepend=0).astype(np.float64)
    slips *= np.exp(rng.normal(0, 0.6, samples))
    sound = np.zeros(samples)
    for hz in np.geomspace(_LOW, _HIGH, _MODES) * bright * rng.uniform(0.85, 1.15, _MODES):
        pole = np.exp(-1 / (_RING * np.sqrt(_LOW / hz) * SAMPLE_RATE))
        ringing = [1, -2 * pole * np.cos(2 * np.pi * hz / SAMPLE_RATE), pole**2]
        gain = (_LOW / hz) ** 0.3 * rng.uniform(0.4, 1.0) * (1 - pole)
        sound += gain * np.asarray(lfilter([1], ringing, slips))
    sound *= hump(samples) ** 0.4
    loudest: Floats = sound / max(float(np.abs(sound).max()), 1e-9)
    return loudest


def creaking_wood(samples: int, strength: float, rng: Rng) -> Floats:
    """A wooden hull at work: creaks high and low, a groan below, water against the planks."""
    hull = low_passed(pink(samples, rng), 220) * wander(samples, rng, 0.6, 0.6, 1.0)[:, None]
    lap = band_passed(pink(samples, rng), 300, 1400) * (wander(samples, rng, 1.2, 0.0, 1.0) ** 2)[:, None]
    sound = 0.05 * at_rms(hull, 1) + 0.03 * at_rms(lap, 1)
    at = 0.0
    while at * SAMPLE_RATE < samples:
        length, rate = rng.uniform(0.35, 1.3), rng.uniform(50, 110 + 110 * strength)
        lay(sound, creak(length, rate, rng, rng.uniform(0.6, 1.4)), at, rng.uniform(-0.8, 0.8), rng.uniform(0.3, 0.9))
        at += rng.uniform(0.35, 1.5 - 0.8 * strength)
    return echoing(sound, 0.5, 0.25, 150, 3500)


def rope(samples: int, strength: float, rng: Rng) -> Floats:
    """A rope under load: a dry creak, and fibres that give."""
    length = max(samples, seconds(0.8))
    sound = np.zeros((length, 2))
    lay(sound, creak(min(1.4, length / SAMPLE_RATE), 120 + 80 * strength, rng, 1.6), 0.0, 0.0, 0.8)
    fibres = scattered(length, rng, 160, slaps((2500, 4500), 2, 0.006, 0.0015, rng), 2.5)
    return sound + 0.25 * at_rms(fibres, 0.5) * np.minimum(1, clock(length)[::-1] / 0.4)[:, None]


def sail_flap(samples: int, strength: float, rng: Rng) -> Floats:
    """A sail that flaps: soft blows of cloth, with a whip now and then."""
    length = max(samples, seconds(0.5))
    sound = np.zeros((length, 2))
    at = 0.0
    while at * SAMPLE_RATE < samples:
        blow = slap(0.3, 60, 1600, rng.uniform(0.03, 0.07), rng) + 0.5 * slap(0.3, 900, 6000, 0.012, rng)
        lay(sound, low_passed(blow, 4500), at, rng.uniform(-0.3, 0.3), rng.uniform(0.35, 1.0))
        at += rng.uniform(0.09, 0.32 - 0.14 * strength)
    return sound + 0.12 * at_rms(band_passed(pink(length, rng), 150, 1200), 0.5) * wander(length, rng, 7, 0.1, 1)[:, None]


def wood_crack(samples: int, strength: float, rng: Rng) -> Floats:
    """Wood that breaks: one hard crack, then splinters."""
    length = max(samples, seconds(1.0 + 0.6 * strength))
    sound = np.zeros((length, 2))
    lay(sound, slap(0.12, 400, 9000, 0.012, rng), 0.0, 0.0, 1.0)
    lay(sound, struck(0.5, ((140, 0.07, 1.0), (310, 0.04, 0.7), (720, 0.02, 0.5)), rng), 0.0, 0.0, 0.7)
    for start in np.cumsum(rng.exponential(0.05, 14)):
        lay(
            sound,
            slap(0.06, 600, 8000, rng.uniform(0.003, 0.012), rng),
            start,
            rng.uniform(-0.5, 0.5),
            0.7 * np.exp(-start / 0.35),
        )
    lay(sound, creak(0.7, 90, rng), 0.08, 0.1, 0.35)
    return echoing(sound, 0.7, 0.25)


def door(samples: int, strength: float, rng: Rng) -> Floats:
    """A heavy door: its hinge complains, it falls shut, the latch catches."""
    opening = 0.9 - 0.4 * strength
    length = max(samples, seconds(opening + 1.4))
    sound = np.zeros((length, 2))
    lay(sound, creak(opening, 80 + 80 * strength, rng, 1.1), 0.0, 0.1, 0.5)
    modes = ((62, 0.07, 1.2), (97, 0.06, 1.0), (171, 0.04, 0.7), (333, 0.025, 0.5), (610, 0.012, 0.3))
    lay(sound, struck(0.8, modes, rng) / 2.5, opening, 0.1, 1.0)
    lay(sound, slap(0.2, 150, 4000, 0.03, rng), opening, 0.1, 1.0)
    lay(sound, slap(0.04, 2000, 7000, 0.004, rng), opening + 0.11, 0.1, 0.35)
    return echoing(sound, 1.0, 0.35)


def knock(samples: int, strength: float, rng: Rng) -> Floats:
    """Knuckles on a door, three times."""
    length = max(samples, seconds(1.3))
    sound = np.zeros((length, 2))
    for stroke in range(3):
        hit = slap(0.3, 120, 500, 0.02, rng) + 0.6 * slap(0.3, 600, 2500, 0.008, rng)
        lay(sound, hit, stroke * (0.34 - 0.12 * strength) + rng.uniform(0, 0.015) * (stroke > 0), 0.0, 0.7 + 0.15 * stroke)
    return echoing(high_passed(sound, 60), 0.6, 0.3)
