"""Air, wind, rain and thunder."""

import numpy as np

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
    wander,
    white,
)


def wind(samples: int, strength: float, rng: Rng) -> Floats:
    """Wind: air in three bands; a gust fills the higher ones, and sings a little round the edges of things."""
    gust = wander(samples, rng, 0.25 + 0.3 * strength, 0.3, 1.0) * wander(samples, rng, 1.5, 0.8, 1.0)
    air = pink(samples, rng)
    sound = (2.3 - 1.2 * strength) * low_passed(air, 200) * (0.5 + 0.5 * gust)[:, None]
    sound += band_passed(air, 180, 700, order=1) * gust[:, None]
    sound += 0.4 * strength * band_passed(air, 700, 2600, order=1) * (gust**2)[:, None]
    for centre, gain in ((260, 0.12), (430, 0.1), (700, 0.06)):
        song = gliding(rng, centre * (0.6 + 0.7 * gust), 0.1 * centre) * gust**2
        lay(sound, song, 0.0, rng.uniform(-0.7, 0.7), gain * strength)
    return sound


def storm_wind(samples: int, strength: float, rng: Rng) -> Floats:
    """A storm: wind at full force with howls that climb with the gusts, and the hiss of torn air."""
    sound = at_rms(wind(samples, 0.6 + 0.4 * strength, rng), 0.6)
    gust = wander(samples, rng, 0.5 + 0.3 * strength, 0.2, 1.0)
    for centre, gain in ((310, 0.2), (520, 0.16), (880, 0.08)):
        howl = gliding(rng, centre * (0.5 + 0.9 * gust) * wander(samples, rng, 3, 0.96, 1.04), 14.0) * gust**2
        lay(sound, howl, 0.0, rng.uniform(-0.7, 0.7), gain * (0.3 + 0.7 * strength))
    hiss = high_passed(white(samples, rng), 2000, order=1) * (wander(samples, rng, 1.2, 0.3, 1.0) ** 2)[:, None]
    return sound + 0.02 * (0.5 + strength) * hiss


def open_air(samples: int, strength: float, rng: Rng) -> Floats:
    """Being outside: soft air, a breath of wind now and then."""
    air = low_passed(pink(samples, rng), 700)
    breeze = band_passed(pink(samples, rng), 250, 2200) * wander(samples, rng, 0.4, 0.1, 0.5 + strength)[:, None]
    return air + 0.5 * breeze + 0.02 * white(samples, rng)


def desert(samples: int, strength: float, rng: Rng) -> Floats:
    """Dry wind over sand: thin, with grains that run."""
    gust = wander(samples, rng, 0.3, 0.3, 1.0)
    sand = high_passed(white(samples, rng), 3500) * (gust**2 * wander(samples, rng, 9, 0.3, 1.0))[:, None]
    return high_passed(at_rms(wind(samples, 0.25 + 0.4 * strength, rng), 0.6), 220) + 0.1 * (0.5 + strength) * sand


def leaves(samples: int, strength: float, rng: Rng) -> Floats:
    """Leaves in the wind: dry grains in waves of rustling."""
    gust = wander(samples, rng, 0.35, 0.3, 1.0) * wander(samples, rng, 2.5, 0.6, 1.0)
    rustle = scattered(samples, rng, 1500 + 4000 * strength, slaps((2000, 3500, 6000), 3, 0.008, 0.0015, rng), 1.5)
    air = band_passed(pink(samples, rng), 900, 6000)
    return (at_rms(rustle, 0.5) + 0.5 * at_rms(air, 0.5)) * gust[:, None] + 0.1 * low_passed(pink(samples, rng), 400)


def rain(samples: int, strength: float, rng: Rng) -> Floats:
    """Rain: the hiss of many drops, single ones that patter, and those that fall into water."""
    hiss = high_passed(white(samples, rng), 1200, order=1) * wander(samples, rng, 0.4, 0.8, 1.0)[:, None]
    drops = scattered(samples, rng, 900 + 500 * strength, slaps((500, 1000, 2000, 4000), 3, 0.015, 0.006, rng), 3.5)
    time = clock(seconds(0.03))
    bubbles = [np.sin(2 * np.pi * hz * time * (1 + 4 * time)) * fading(len(time), 0.001, 0.006) for hz in (1100, 1700, 2600)]
    plinks = scattered(samples, rng, 60 - 40 * strength, bubbles, 3)
    body = band_passed(pink(samples, rng), 250, 1500)
    shower = (0.3 + 0.25 * strength) * at_rms(hiss, 1) + 0.1 * strength * at_rms(body, 1)
    return shower + 0.36 * at_rms(drops, 1) + 0.015 * at_rms(plinks, 1)


def thunder(samples: int, strength: float, rng: Rng) -> Floats:
    """Thunder: near it cracks and then rolls, far away it only rolls; it rings for six seconds or more."""
    length = max(samples, seconds(4.5 + 2.5 * strength))
    sound = np.zeros((length, 2))
    if strength > 0.35:
        for start in np.sort(rng.uniform(0, 0.22, 9)):
            crack = slap(0.3, 500, 6500, rng.uniform(0.015, 0.06), rng)
            lay(sound, crack, start, rng.uniform(-0.4, 0.4), 1.8 * strength * rng.uniform(0.3, 1.0))
        lay(sound, slap(0.4, 200, 7000, 0.06, rng), 0.0, 0.0, 2.5 * strength)
    for _ in range(45):
        start = rng.exponential(0.9 + 0.5 * strength)
        clap = low_passed(slap(1.2, 25, 260, rng.uniform(0.1, 0.4), rng), 420 * np.exp(-start / 2.5) + 70)
        lay(sound, clap, start, rng.uniform(-0.7, 0.7), 0.5 * np.exp(-start / 2.2) * rng.uniform(0.3, 1.0))
    lay(sound, slap(1.0, 25, 200, 0.3, rng), 0.0, 0.0, 0.8)
    roll = (
        low_passed(pink(length, rng), 190) * (wander(length, rng, 3.5, 0.15, 1.0) * wander(length, rng, 1.1, 0.4, 1.0))[:, None]
    )
    sound += 4.0 * roll * fading(length, 0.1, 2.4)[:, None]
    return echoing(sound, 3.0, 0.6, 40, 900)
