"""Sea, river, drops and what falls into water."""

import numpy as np

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats, band_passed, high_passed, low_passed
from toolkits.sound.sources.matter import (
    Rng,
    at_rms,
    clock,
    echoing,
    fading,
    hump,
    lay,
    pink,
    scattered,
    seconds,
    slap,
    slaps,
    wander,
    white,
)
from toolkits.sound.sources.wood import creak


def _swells(samples: int, rng: Rng, every: float, rise: float) -> Floats:
    """Waves as envelopes in each ear: each rises for a part `rise` of its length, and the next overlaps it."""
    envelope = np.zeros((samples, 2))
    at = -every * rng.random()
    while at * SAMPLE_RATE < samples:
        length = every * rng.uniform(1.3, 2.1)
        time = clock(seconds(length)) / length
        wave = np.minimum(time / rise, 1.0) ** 2 * np.exp(-np.maximum(0, time - rise) * 5.0) * rng.uniform(0.6, 1.0)
        cut = max(0, -int(at * SAMPLE_RATE))
        lay(envelope, wave[cut:], max(at, 0.0), rng.uniform(-0.6, 0.6))
        at += every * rng.uniform(0.75, 1.25)
    return envelope


def sea(samples: int, strength: float, rng: Rng) -> Floats:
    """The open sea: long swells, a soft wash on their backs."""
    swell = 0.45 + _swells(samples, rng, 4.5, 0.5)
    deep = low_passed(pink(samples, rng), 260) * swell
    wash = band_passed(pink(samples, rng), 350, 3500) * _swells(samples, rng, 3.2, 0.45)
    foam = high_passed(white(samples, rng), 3000) * _swells(samples, rng, 4.0, 0.6) ** 1.5
    return at_rms(deep, 0.5) + (0.2 + 0.4 * strength) * at_rms(wash, 0.5) + (0.04 + 0.1 * strength) * at_rms(foam, 0.5)


def storm_sea(samples: int, strength: float, rng: Rng) -> Floats:
    """A heavy sea: waves that break against something, one over the other, on a roar."""
    roar = band_passed(pink(samples, rng), 40, 700) * (0.6 + _swells(samples, rng, 2.6, 0.4))
    breakers = band_passed(pink(samples, rng), 200, 5000) * _swells(samples, rng, 1.7, 0.15)
    spray = high_passed(white(samples, rng), 2500) * _swells(samples, rng, 2.1, 0.2) ** 1.5
    sound = at_rms(roar, 0.5) + (0.35 + 0.4 * strength) * at_rms(breakers, 0.5) + 0.15 * at_rms(spray, 0.5)
    for start in np.arange(rng.uniform(0, 1), samples / SAMPLE_RATE, 2.4 - strength):
        blow = low_passed(slap(0.9, 35, 400, 0.16, rng), 500)
        lay(sound, blow, start + rng.uniform(0, 0.8), rng.uniform(-0.7, 0.7), 0.5 + 0.7 * strength)
    return sound


def waves(samples: int, strength: float, rng: Rng) -> Floats:
    """Waves on a shore: they come, break, and run back hissing through the pebbles."""
    coming = _swells(samples, rng, 3.6, 0.5)
    rumble = low_passed(pink(samples, rng), 400) * (0.25 + coming)
    back = np.roll(coming, seconds(0.7), axis=0)
    back[: seconds(0.7)] = coming[: seconds(0.7)]
    hiss = high_passed(white(samples, rng), 1800) * (0.15 + back**1.4) * wander(samples, rng, 12, 0.7, 1.0)[:, None]
    crash = band_passed(pink(samples, rng), 300, 3000) * coming**2
    return at_rms(rumble, 0.4) + 0.45 * at_rms(hiss, 0.4) + (0.3 + 0.5 * strength) * at_rms(crash, 0.4)


def _bubbles(rng: Rng, low: float, high: float) -> list[Floats]:
    """Air that closes in water sings upward (Minnaert); lower is larger."""
    time = clock(seconds(0.09))
    sounds = []
    for hz in np.geomspace(low, high, 14) * rng.uniform(0.94, 1.06, 14):
        rise = hz * rng.uniform(0.5, 3.0)
        sounds.append(np.sin(2 * np.pi * (hz * time + rise * time**2)) * fading(len(time), 0.003, 10 / hz))
    return sounds


def river(samples: int, strength: float, rng: Rng) -> Floats:
    """Running water: a rush of noise and very many bubbles."""
    rush = band_passed(pink(samples, rng), 300, 4500) * wander(samples, rng, 2, 0.8, 1.0)[:, None]
    babble = scattered(samples, rng, 160 + 240 * strength, _bubbles(rng, 320, 2200), 2.0)
    return (0.5 + 0.5 * strength) * at_rms(rush, 0.5) + 0.6 * at_rms(babble, 0.5)


def underwater(samples: int, strength: float, rng: Rng) -> Floats:
    """Under the surface: pressure, far movement, single bubbles."""
    weight = low_passed(pink(samples, rng), 140, 3) * wander(samples, rng, 0.5, 0.6, 1.0)[:, None]
    drift = band_passed(pink(samples, rng), 120, 420) * wander(samples, rng, 0.7, 0.2, 1.0)[:, None]
    bubbles = low_passed(scattered(samples, rng, 4 + 10 * strength, _bubbles(rng, 140, 600), 1.5), 900)
    return at_rms(weight, 0.5) + 0.35 * at_rms(drift, 0.5) + 0.25 * at_rms(bubbles, 0.5)


def splash(samples: int, strength: float, rng: Rng) -> Floats:
    """Something falls into water: the slap, the hollow it tears, the spray that comes down."""
    length = max(samples, seconds(1.2 + 1.3 * strength))
    sound = np.zeros((length, 2))
    lay(sound, slap(0.25, 250, 7000, 0.03 + 0.03 * strength, rng), 0.0, 0.0, 1.0)
    time = clock(seconds(0.5))
    hollow = np.sin(2 * np.pi * (90 * time + 220 * time**2)) * fading(len(time), 0.02, 0.12)
    lay(sound, hollow, 0.03, 0.0, 0.5 + 0.5 * strength)
    spray = scattered(length, rng, 900, slaps((900, 2000, 4000), 3, 0.015, 0.003, rng), 3)
    bubbles = scattered(length, rng, 120, _bubbles(rng, 250, 1500), 2)
    cover = band_passed(pink(length, rng), 400, 6000)
    falling = fading(length, 0.05, 0.25 + 0.3 * strength)[:, None]
    return sound + (0.5 * at_rms(spray, 1) + 0.35 * at_rms(cover, 1)) * falling + 0.3 * at_rms(bubbles, 1) * falling**0.5


def water_drops(samples: int, strength: float, rng: Rng) -> Floats:
    """Drops that fall one by one."""
    sound = np.zeros((samples, 2))
    time = clock(seconds(0.12))
    at = 0.0
    while at * SAMPLE_RATE < samples:
        hz = rng.uniform(750, 1900)
        drop = np.sin(2 * np.pi * hz * (time + 2.2 * time**2)) * fading(len(time), 0.0015, 0.02)
        drop[: seconds(0.004)] += 0.4 * slap(0.004, 2000, 9000, 0.001, rng)
        lay(sound, drop, at, rng.uniform(-0.6, 0.6), rng.uniform(0.4, 1.0))
        at += rng.exponential(0.9 - 0.6 * strength) + 0.12
    return echoing(sound, 1.0, 0.4, 400, 6000)


def oars(samples: int, strength: float, rng: Rng) -> Floats:
    """Rowing: the oar bites, pulls, drips, and creaks in its rowlock."""
    length = max(samples, seconds(1.2))
    sound = np.zeros((length, 2))
    at = 0.0
    while at * SAMPLE_RATE < samples:
        pull = (
            band_passed(pink(seconds(0.9), rng), 250, 2600).mean(axis=1)
            * fading(seconds(0.9), 0.12, 0.3)
            * hump(seconds(0.9)) ** 0.3
        )
        lay(sound, slap(0.2, 300, 4000, 0.025, rng), at, -0.2, 0.6)
        lay(sound, pull / np.abs(pull).max(), at + 0.03, -0.2, 0.5 + 0.3 * strength)
        lay(sound, creak(0.5, 90, rng), at + 0.15, 0.25, 0.3)
        for drop in range(5):
            lay(sound, _bubbles(rng, 700, 1800)[2 * drop], at + 1.0 + rng.uniform(0, 0.5), rng.uniform(-0.4, 0), 0.12)
        at += 2.3 - 0.8 * strength + rng.uniform(-0.08, 0.08)
    return sound
