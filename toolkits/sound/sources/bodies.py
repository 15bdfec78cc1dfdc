"""People and animals on the move: steps, hooves, cloth, breath, the heart, a fall."""

from collections.abc import Callable

import numpy as np

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats, band_passed, low_passed
from toolkits.sound.sources.matter import (
    Rng,
    clock,
    echoing,
    fading,
    hump,
    lay,
    scattered,
    seconds,
    slap,
    wander,
    white,
)

Step = Callable[[Rng], Floats]


def _blow(length: float, bands: tuple[tuple[float, float, float, float], ...], rng: Rng) -> Floats:
    """A blow on something that does not ring: bursts of noise as (low Hz, high Hz, seconds, gain), never twice the same."""
    blow = np.zeros(seconds(length))
    for low, high, decay, gain in bands:
        blow += gain * rng.uniform(0.7, 1.2) * slap(length, low, high, decay * rng.uniform(0.7, 1.3), rng)
    return blow


def _on_wood(rng: Rng) -> Floats:
    step = np.zeros(seconds(0.4))
    for at, gain in ((0.0, 1.0), (rng.uniform(0.06, 0.1), 0.5)):
        tread = _blow(0.25, ((80, 300, 0.03, 0.8), (250, 900, 0.015, 1.0), (1200, 5000, 0.004, 0.5)), rng)
        step[seconds(at) : seconds(at) + len(tread)] += gain * tread
    scuff = slap(0.2, 1500, 6000, 0.05, rng)
    step[: len(scuff)] += 0.1 * scuff
    return step


def _on_stone(rng: Rng) -> Floats:
    step = np.zeros(seconds(0.4))
    for at, gain in ((0.0, 1.0), (rng.uniform(0.07, 0.1), 0.65)):
        for low, decay, part in ((1600, 0.006, 0.8), (300, 0.014, 0.7), (90, 0.02, 0.6)):
            tap = slap(0.12, low, low * 4, decay, rng)
            step[seconds(at) : seconds(at) + len(tap)] += gain * part * tap
    scuff = slap(0.2, 2500, 9000, 0.05, rng)
    step[: len(scuff)] += 0.12 * scuff
    return step


def _on_sand(rng: Rng) -> Floats:
    samples = seconds(0.42)
    grains = [slap(0.008, low, low * 3, 0.002, rng) for low in (900, 1800, 3200)]
    crunch = scattered(samples, rng, 2600, grains, 2.0).mean(axis=1)
    crunch *= fading(samples, 0.012, 0.06) + 0.6 * np.roll(fading(samples, 0.02, 0.07), seconds(0.12))
    weight = low_passed(slap(0.42, 40, 220, 0.03, rng), 260)
    step: Floats = crunch / max(float(np.abs(crunch).max()), 1e-9) * 0.9 + 0.1 * weight
    return step


def _paced(samples: int, step: Step, every: float, rng: Rng, room: float) -> Floats:
    """Steps from the first moment to the end of the length, left and right, none like the other."""
    length = max(samples, seconds(0.45))
    sound = np.zeros((length, 2))
    at, side = 0.0, -0.15
    while at * SAMPLE_RATE < samples:
        lay(sound, step(rng), at, side, rng.uniform(0.7, 1.0))
        at += every * rng.uniform(0.9, 1.1)
        side = -side
    return echoing(sound, room, 0.2)


def footsteps_wood(samples: int, strength: float, rng: Rng) -> Floats:
    """Walking on planks; the stronger, the faster."""
    return _paced(samples, _on_wood, 0.66 - 0.2 * strength, rng, 0.5)


def footsteps_stone(samples: int, strength: float, rng: Rng) -> Floats:
    """Walking on stone."""
    return _paced(samples, _on_stone, 0.66 - 0.2 * strength, rng, 0.8)


def footsteps_sand(samples: int, strength: float, rng: Rng) -> Floats:
    """Walking on sand or earth."""
    return _paced(samples, _on_sand, 0.68 - 0.2 * strength, rng, 0.2)


def running(samples: int, strength: float, rng: Rng) -> Floats:
    """Feet that run."""
    return _paced(samples, _on_stone if strength > 0.7 else _on_sand, 0.34 - 0.08 * strength, rng, 0.3)


def gallop(samples: int, strength: float, rng: Rng) -> Floats:
    """A horse at a gallop: three beats and a pause."""
    length = max(samples, seconds(0.6))
    sound = np.zeros((length, 2))
    stride = 0.56 - 0.12 * strength
    for start in np.arange(0, samples / SAMPLE_RATE, stride):
        for beat, gain in ((0.0, 0.8), (0.3, 0.75), (0.52, 1.0)):
            hoof = _blow(0.15, ((70, 260, 0.025, 0.9), (250, 900, 0.012, 1.0), (1200, 5000, 0.004, 0.5)), rng)
            clod = slap(0.15, 1200, 5000, 0.03, rng) * 0.12
            at = start + beat * stride * 0.8 + abs(rng.normal(0, 0.005)) * (start + beat > 0)
            lay(sound, hoof + clod, at, rng.uniform(-0.25, 0.25), gain * rng.uniform(0.85, 1.1))
    return echoing(sound, 0.3, 0.12)


def cloth(samples: int, strength: float, rng: Rng) -> Floats:
    """Cloth that moves: soft swishes."""
    length = max(samples, seconds(0.5))
    sound = np.zeros((length, 2))
    at = 0.0
    while at * SAMPLE_RATE < samples:
        part = seconds(rng.uniform(0.18, 0.4))
        swish = band_passed(white(part, rng), 700, 7000).mean(axis=1) * fading(part, 0.02, 0.09) * wander(part, rng, 25, 0.3, 1)
        lay(sound, swish, at, rng.uniform(-0.3, 0.3), rng.uniform(0.5, 1.0))
        at += rng.uniform(0.2, 0.6 - 0.3 * strength)
    return sound


def body_fall(samples: int, strength: float, rng: Rng) -> Floats:
    """Someone falls: the weight, then what follows it, then cloth."""
    length = max(samples, seconds(1.1))
    sound = np.zeros((length, 2))
    for at, gain in ((0.0, 1.0), (0.11, 0.6), (0.24, 0.3)):
        thud = low_passed(slap(0.5, 35, 320, 0.07, rng), 420) + 0.25 * slap(0.5, 300, 2500, 0.03, rng)
        lay(sound, thud, at, rng.uniform(-0.2, 0.2), gain * (0.6 + 0.4 * strength))
    lay(sound, cloth(seconds(0.5), 0.5, rng).mean(axis=1), 0.05, 0.0, 0.25)
    return echoing(sound, 0.5, 0.2)


def breath(samples: int, strength: float, rng: Rng) -> Floats:
    """Breathing: in, out, the faster the stronger."""
    length = max(samples, seconds(1.0))
    sound = np.zeros((length, 2))
    at, inward, cycle = 0.0, True, 1.7 - 0.9 * strength
    while at * SAMPLE_RATE < samples:
        part = seconds(cycle * (0.42 if inward else 0.55))
        formants = ((700, 2200), (1300, 4200)) if inward else ((450, 1500), (900, 3000))
        air = sum((band_passed(white(part, rng), low, high).mean(axis=1) for low, high in formants), np.zeros(part))
        lay(sound, air * hump(part) ** 0.7, at, 0.0, 0.7 if inward else 1.0)
        at += cycle * 0.5
        inward = not inward
    return sound


def heartbeat(samples: int, strength: float, rng: Rng) -> Floats:
    """A heart, from inside: two dull beats, 60 to 120 times a minute."""
    length = max(samples, seconds(0.6))
    sound = np.zeros((length, 2))
    every = 1.0 - 0.5 * strength
    for start in np.arange(0, samples / SAMPLE_RATE, every):
        for at, hz, gain in ((0.0, 58, 1.0), (0.3 * every**0.5, 70, 0.65)):
            time = clock(seconds(0.22))
            beat = np.sin(2 * np.pi * hz * time * (1 - 0.5 * time)) * fading(len(time), 0.006, 0.05)
            lay(sound, beat, start + at, 0.0, gain * rng.uniform(0.92, 1.0))
    return low_passed(sound, 260)
