"""Fire, stone, metal, horns and drums, and sounds that are no thing at all."""

import numpy as np
from scipy.signal import lfilter  # type: ignore[import-untyped]  # it ships no types

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats, band_passed, high_passed, low_passed
from toolkits.sound.sources.matter import (
    Rng,
    at_rms,
    clock,
    echoing,
    fading,
    gliding,
    lay,
    pink,
    scattered,
    seconds,
    slap,
    slaps,
    struck,
    wander,
)


def fire(samples: int, strength: float, rng: Rng) -> Floats:
    """Fire: a fluttering roar, crackles, and pops that are rarer and louder."""
    roar = low_passed(pink(samples, rng), 260) * wander(samples, rng, 6, 0.4, 1.0)[:, None]
    lick = band_passed(pink(samples, rng), 500, 3000) * (wander(samples, rng, 9, 0.0, 1.0) ** 3)[:, None]
    crackle = scattered(samples, rng, 25 + 60 * strength, slaps((1300, 2600, 5200), 2.2, 0.02, 0.003, rng), 3)
    pops = scattered(samples, rng, 1.5 + 2 * strength, slaps((500,), 10, 0.06, 0.008, rng), 1.5)
    return (
        (0.3 + 0.5 * strength) * at_rms(roar, 0.5) + 0.2 * at_rms(lick, 0.5) + at_rms(crackle, 0.25) + 0.15 * at_rms(pops, 0.5)
    )


def stone_fall(samples: int, strength: float, rng: Rng) -> Floats:
    """Stones that fall: the first, then more, then gravel."""
    length = max(samples, seconds(1.2 + strength))
    sound = np.zeros((length, 2))
    for start in np.append(0.0, np.sort(rng.exponential(0.35 + 0.3 * strength, int(10 + 25 * strength)))):
        size = rng.uniform(0.5, 2.0)
        stone = struck(0.15, ((260 / size, 0.02 * size, 0.7), (900 / size, 0.01, 0.8), (2300 / size, 0.005, 0.5)), rng, 0.2)
        stone += np.pad(slap(0.08, 500, 6000, 0.008, rng), (0, seconds(0.15) - seconds(0.08)))
        lay(sound, stone, start, rng.uniform(-0.5, 0.5), size * np.exp(-start / 0.9) * rng.uniform(0.4, 1.0))
    gravel = scattered(length, rng, 300, slaps((1500, 3500), 3, 0.01, 0.002, rng), 2.5)
    weight = low_passed(pink(length, rng), 120) * fading(length, 0.005, 0.4)[:, None]
    return echoing(sound + 0.3 * at_rms(gravel, 0.5) * fading(length, 0.2, 0.6)[:, None] + strength * weight, 0.8, 0.25)


def _metal(length: float, base: float, decay: float, rng: Rng) -> Floats:
    """A piece of metal that is struck: partials that fit no scale."""
    ratios = (1.0, 1.47, 2.09, 2.56, 3.31, 4.18, 5.43)
    modes = [(base * ratio * rng.uniform(0.97, 1.03), decay / ratio**0.6, 1 / ratio**0.3) for ratio in ratios]
    sound = struck(length, modes, rng) / 3
    click = slap(0.02, 2500, 12000, 0.002, rng)
    sound[: len(click)] += 0.5 * click
    return sound


def sword(samples: int, strength: float, rng: Rng) -> Floats:
    """Blade on blade: a bright stroke and the scrape that follows."""
    length = max(samples, seconds(1.4))
    sound = np.zeros((length, 2))
    lay(sound, _metal(1.3, 1900, 0.3 + 0.3 * strength, rng), 0.0, 0.1, 1.0)
    lay(sound, _metal(1.0, 2700, 0.25, rng), 0.012, -0.2, 0.7)
    part = seconds(0.35)
    scrape = high_passed(pink(part, rng), 3000).mean(axis=1) * wander(part, rng, 90, 0.1, 1.0) * fading(part, 0.03, 0.15)
    lay(sound, scrape / np.abs(scrape).max(), 0.05, 0.0, 0.3)
    return echoing(sound, 0.8, 0.2, 500, 9000)


def chain(samples: int, strength: float, rng: Rng) -> Floats:
    """A chain that is moved: many small links."""
    length = max(samples, seconds(0.7))
    sound = np.zeros((length, 2))
    at = 0.0
    while at * SAMPLE_RATE < samples:
        lay(sound, _metal(0.3, rng.uniform(1500, 3600), 0.04, rng), at, rng.uniform(-0.4, 0.4), rng.uniform(0.2, 1.0))
        at += rng.exponential(0.09 - 0.05 * strength) + 0.012
    return echoing(sound, 0.5, 0.15, 400, 8000)


def coins(samples: int, strength: float, rng: Rng) -> Floats:
    """Coins counted onto a table."""
    length = max(samples, seconds(0.9))
    sound = np.zeros((length, 2))
    at = 0.0
    for _ in range(3 + int(6 * strength)):
        lay(sound, _metal(0.4, rng.uniform(3800, 5600), 0.09, rng), at, rng.uniform(-0.2, 0.2), rng.uniform(0.4, 1.0))
        lay(sound, struck(0.1, ((210, 0.02, 1.0),), rng), at, 0.0, 0.03)
        at += rng.uniform(0.07, 0.3)
    return echoing(sound, 0.4, 0.12, 500, 9000)


def bell(samples: int, strength: float, rng: Rng) -> Floats:
    """A great bell: hum, prime, tierce, quint and nominal, each with its own decay."""
    length = max(samples, seconds(6.0))
    base = 560 - 260 * strength
    partials = (
        (0.5, 3.2, 0.5), (1.0, 2.2, 0.9), (1.19, 2.0, 0.8), (1.5, 1.2, 0.4), (2.0, 1.8, 1.0), (2.51, 1.3, 0.4),
        (2.66, 1.1, 0.3), (3.01, 0.9, 0.25), (4.1, 0.5, 0.2), (5.4, 0.25, 0.12),
    )  # fmt: skip
    sound = np.zeros((length, 2))
    for ratio, decay, gain in partials:
        for ear, beat in ((0, 0.0), (1, rng.uniform(0.3, 0.9))):
            time = clock(length)
            sound[:, ear] += gain * np.sin(2 * np.pi * (base * ratio + beat) * time + rng.random()) * np.exp(-time / decay)
    lay(sound, slap(0.05, 800, 7000, 0.006, rng), 0.0, 0.0, 1.2)
    return echoing(sound * np.minimum(1, clock(length) / 0.001)[:, None], 2.0, 0.25)


def horn(samples: int, strength: float, rng: Rng) -> Floats:
    """A ram's horn: a rough low tone that leaps a fifth and is held."""
    length = max(samples, seconds(1.6))
    time = clock(length)
    leap = 0.35 if strength < 0.6 else 0.22
    hz = 233 * (1 + 0.5 * np.clip((time - leap) / 0.05, 0, 1)) * np.interp(time, (0, 0.06), (0.9, 1.0))
    hz = hz * (1 + 0.006 * np.sin(2 * np.pi * 5.3 * time)) * wander(length, rng, 14, 0.994, 1.006)
    phase = 2 * np.pi * np.cumsum(hz) / SAMPLE_RATE
    swell = np.minimum(1, time / 0.05) * np.minimum(1, (time[-1] - time) / 0.25) * (0.7 + 0.3 * np.minimum(1, time / 0.8))
    tone = sum((np.sin(k * phase) * swell ** (0.6 + 0.25 * k) / k**0.55 for k in range(1, 14)), np.zeros(length))
    lips = band_passed(pink(length, rng), 700, 4000).mean(axis=1) * swell
    sound = np.zeros((length, 2))
    lay(sound, tone / 3 + 0.12 * lips, 0.0, 0.0, 1.0)
    return echoing(sound, 2.0, 0.35, 200, 4500)


def drum(samples: int, strength: float, rng: Rng) -> Floats:
    """A frame drum: a skin struck slowly, or driven when it is strong."""
    length = max(samples, seconds(0.8))
    sound = np.zeros((length, 2))
    every = 1.0 - 0.6 * strength
    for count, start in enumerate(np.arange(0, samples / SAMPLE_RATE, every)):
        skin = struck(0.7, ((78, 0.16, 1.0), (124, 0.1, 0.6), (167, 0.07, 0.45), (232, 0.05, 0.3)), rng, 0.01) / 2
        skin[: seconds(0.05)] += 0.4 * slap(0.05, 300, 4500, 0.008, rng)
        lay(sound, skin, start, rng.uniform(-0.05, 0.05), 1.0 if count % 2 == 0 else 0.7)
    return echoing(sound, 0.9, 0.2)


def whoosh(samples: int, strength: float, rng: Rng) -> Floats:
    """Something that passes quickly through the air, from one side to the other."""
    length = max(seconds(0.3), min(samples, seconds(1.2 - 0.6 * strength)))
    place = np.linspace(0, 1, length)
    rise = np.exp(-(((place - 0.3) / 0.2) ** 2))
    air = gliding(rng, 350 + (1500 + 1500 * strength) * rise, 260) + 0.6 * gliding(rng, 180 + 700 * rise, 150)
    sound = np.zeros((max(samples, length), 2))
    angle = place * np.pi / 2
    sound[:length] = (air * rise)[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return sound


def impact(samples: int, strength: float, rng: Rng) -> Floats:
    """A heavy blow: a crack on top, a deep body below, a tail."""
    length = max(samples, seconds(1.5 + strength))
    sound = np.zeros((length, 2))
    time = clock(seconds(1.2))
    body = np.sin(2 * np.pi * (38 * time + 2.2 * (1 - np.exp(-time / 0.04)))) * fading(len(time), 0.002, 0.22)
    lay(sound, body, 0.0, 0.0, 0.7 + 0.3 * strength)
    lay(sound, slap(0.4, 120, 5000, 0.04, rng), 0.0, 0.0, 0.7)
    lay(sound, low_passed(slap(0.8, 30, 300, 0.2, rng), 400), 0.0, 0.0, 0.6)
    return echoing(sound, 1.8, 0.35, 60, 3000)


def rumble(samples: int, strength: float, rng: Rng) -> Floats:
    """The ground moves: very deep, uneven, things rattling on it."""
    deep = low_passed(pink(samples, rng), 70, 3) * wander(samples, rng, 5, 0.4, 1.0)[:, None]
    middle = band_passed(pink(samples, rng), 60, 260) * wander(samples, rng, 9, 0.2, 1.0)[:, None]
    rattle = scattered(samples, rng, 60 * strength + 5, slaps((500, 1200), 3, 0.02, 0.004, rng), 3)
    return at_rms(deep, 0.5) + 0.4 * at_rms(middle, 0.5) + 0.08 * strength * at_rms(rattle, 0.5)


def shimmer(samples: int, strength: float, rng: Rng) -> Floats:
    """Light that can be heard: high glassy tones that swell and beat in a long tail."""
    sound = np.zeros((samples, 2))
    time = clock(samples)
    for hz in (523.3, 784.0, 1046.5, 1174.7, 1568.0, 2093.0, 2349.3, 3136.0):
        swell = wander(samples, rng, 0.5 + strength, 0.1, 1.0) ** 1.5
        tone = np.sin(2 * np.pi * hz * rng.uniform(0.999, 1.001) * time) + 0.6 * np.sin(2 * np.pi * (hz * 1.002 + 0.4) * time)
        lay(sound, tone * swell, 0.0, rng.uniform(-0.9, 0.9), (523.3 / hz) ** 0.5)
    glitter = high_passed(scattered(samples, rng, 30 + 60 * strength, [_glass(hz) for hz in (3520, 4186, 5274)], 3), 2000)
    softened = np.asarray(lfilter([0.3], [1, -0.7], sound, axis=0), np.float64)
    return echoing(at_rms(softened, 0.4) + 0.1 * at_rms(glitter, 0.5), 2.8, 0.6, 300, 9000)


def _glass(hz: float) -> Floats:
    time = clock(seconds(0.3))
    return np.sin(2 * np.pi * hz * time) * fading(len(time), 0.002, 0.07)
