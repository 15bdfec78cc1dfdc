"""Places that sound of themselves: rooms, halls, caves, a belly, a city, a crowd, the night."""

import numpy as np

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats, band_passed, low_passed
from toolkits.sound.sources.animals import crickets
from toolkits.sound.sources.bodies import heartbeat
from toolkits.sound.sources.matter import Rng, at_rms, echoing, gliding, lay, pink, scattered, seconds, slaps, struck, wander
from toolkits.sound.sources.water import underwater, water_drops

_VOWELS = (
    ((730, 1.0), (1090, 0.6), (2440, 0.25)),
    ((530, 1.0), (1840, 0.45), (2480, 0.3)),
    ((300, 1.0), (2200, 0.25), (2900, 0.25)),
    ((570, 1.0), (840, 0.7), (2410, 0.15)),
    ((320, 1.0), (870, 0.45), (2240, 0.1)),
)
"""Formants of a, e, i, o, u: Hz and gain (Peterson and Barney 1952, men)."""


def crowd(samples: int, strength: float, rng: Rng) -> Floats:
    """Many people talking at once: throats that babble through vowels, no word among them."""
    mouths = [np.zeros((samples, 2)) for _ in _VOWELS]
    for _ in range(8 + int(16 * strength)):
        hz = rng.choice((rng.uniform(95, 150), rng.uniform(170, 240)))
        tune = hz * wander(samples, rng, 2.5, 0.85, 1.25)
        pulses = np.diff(np.floor(np.cumsum(tune) / SAMPLE_RATE), prepend=0.0) * rng.uniform(0.35, 1.0)
        talking = np.clip(wander(samples, rng, 0.5, -0.8, 1.6), 0, 1) * wander(samples, rng, 5.5, 0.0, 1.0)
        angle = rng.uniform(0.1, 0.9) * np.pi / 2
        sides = np.array([np.cos(angle), np.sin(angle)])
        turns = np.sort(rng.integers(0, samples, 2 + int(samples / SAMPLE_RATE * 5)))
        for start, end in zip(np.append(0, turns), np.append(turns, samples), strict=True):
            mouths[rng.integers(len(_VOWELS))][start:end] += (pulses[start:end] * talking[start:end])[:, None] * sides
    sound = np.zeros((samples, 2))
    for throat, vowel in zip(mouths, _VOWELS, strict=True):
        for hz, gain in vowel:
            sound += gain * band_passed(throat, hz * 0.9, hz * 1.12, order=1)
    hush = band_passed(pink(samples, rng), 300, 3500) * wander(samples, rng, 1.5, 0.5, 1.0)[:, None]
    return echoing(at_rms(low_passed(sound, 4500), 0.5) + 0.14 * at_rms(hush, 1), 0.9, 0.45)


def city_murmur(samples: int, strength: float, rng: Rng) -> Floats:
    """A town from inside: people some way off, wheels, work, nothing near."""
    people = low_passed(crowd(samples, 0.2 + 0.5 * strength, rng), 1800)
    wheels = low_passed(pink(samples, rng), 160) * wander(samples, rng, 0.5, 0.4, 1.0)[:, None]
    work = np.zeros((samples, 2))
    at = rng.uniform(0, 2)
    while at * SAMPLE_RATE < samples:
        pan, modes = rng.uniform(-0.8, 0.8), ((420 * rng.uniform(0.7, 1.8), 0.03, 1.0), (1300, 0.015, 0.5))
        for stroke in range(rng.integers(2, 6)):
            lay(work, struck(0.2, modes, rng), at + stroke * rng.uniform(0.28, 0.33), pan, 0.5)
        at += rng.uniform(1.5, 5.0)
    return echoing(at_rms(people, 0.5) + 0.3 * at_rms(wheels, 1) + 0.05 * work, 1.3, 0.4)


def room_tone(samples: int, strength: float, rng: Rng) -> Floats:
    """A room in which nothing happens."""
    air = low_passed(pink(samples, rng), 320 + 500 * strength)
    return air + 0.15 * band_passed(pink(samples, rng), 300, 2500) * wander(samples, rng, 0.3, 0.7, 1.0)[:, None]


def hall_tone(samples: int, strength: float, rng: Rng) -> Floats:
    """A large stone room: deeper, with its own note."""
    air = low_passed(pink(samples, rng), 240)
    notes = np.zeros((samples, 2))
    for hz in (61, 97, 143):
        lay(notes, gliding(rng, hz * wander(samples, rng, 0.2, 0.99, 1.01), 3.0), 0.0, rng.uniform(-0.6, 0.6), 0.5)
    return echoing(at_rms(air, 0.5) + (0.1 + 0.2 * strength) * at_rms(notes, 1), 2.4, 0.5, 60, 2500)


def cave(samples: int, strength: float, rng: Rng) -> Floats:
    """A cave: a low breath, drops that ring."""
    breathing = low_passed(pink(samples, rng), 180) * wander(samples, rng, 0.3, 0.6, 1.0)[:, None]
    drops = echoing(water_drops(samples, strength * 0.6, rng), 2.8, 0.9, 300, 5000)
    return at_rms(breathing, 0.5) + 0.25 * at_rms(drops, 0.5)


def belly(samples: int, strength: float, rng: Rng) -> Floats:
    """Inside a living thing: a slow great heart, water, gurgling."""
    heart = low_passed(heartbeat(samples, 0.05, rng), 110)
    gurgle = np.zeros((samples, 2))
    at = 0.0
    while at * SAMPLE_RATE < samples:
        length = seconds(rng.uniform(0.3, 1.1))
        sound = gliding(rng, rng.uniform(110, 260) * wander(length, rng, 9, 0.6, 1.7), 22) * np.hanning(length)
        lay(gurgle, sound, at, rng.uniform(-0.6, 0.6), rng.uniform(0.2, 1.0))
        at += rng.uniform(0.3, 1.6 - strength)
    return at_rms(underwater(samples, strength, rng), 0.5) + 0.6 * at_rms(heart, 0.5) + 0.35 * at_rms(gurgle, 0.5)


def night(samples: int, strength: float, rng: Rng) -> Floats:
    """Night outdoors: cool air, crickets far off."""
    air = low_passed(pink(samples, rng), 600) * wander(samples, rng, 0.3, 0.7, 1.0)[:, None]
    rustle = scattered(samples, rng, 30, slaps((2200,), 2.7, 0.01, 0.003, rng), 4)
    return at_rms(air, 0.5) + (0.1 + 0.3 * strength) * at_rms(crickets(samples, 0.5, rng), 0.5) + 0.04 * at_rms(rustle, 0.5)
