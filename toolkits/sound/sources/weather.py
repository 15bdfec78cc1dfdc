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
    """Wind: bands of noise that rise in pitch and fill with high ones as a gust grows."""
    gust = wander(samples, rng, 0.25 + 0.3 * strength, 0.35, 1.0) * wander(samples, rng, 1.5, 0.8, 1.0)
    sound = np.zeros((samples, 2))
    for at, centre in enumerate(np.geomspace(110, 500 + 900 * strength, 6)):
        gain = gust ** (1 + 0.5 * at) * 0.85**at
        for ear in (0, 1):
            sound[:, ear] += gliding(rng, centre * (0.65 + 0.5 * gust), 0.3 * centre) * gain
    return sound + 0.8 * low_passed(pink(samples, rng), 120) * gust[:, None]


def storm_wind(samples: int, strength: float, rng: Rng) -> Floats:
    """A storm: wind at full force with howls that climb with the gusts, and the roar of air."""
    sound = at_rms(wind(samples, 0.6 + 0.4 * strength, rng), 0.6)
    gust = wander(samples, rng, 0.5 + 0.3 * strength, 0.2, 1.0)
    for centre, gain in ((310, 0.5), (520, 0.4), (880, 0.22)):
        howl = gliding(rng, centre * (0.55 + 0.8 * gust) * wander(samples, rng, 3, 0.97, 1.03), 9.0) * gust**2
        lay(sound, howl, 0.0, rng.uniform(-0.7, 0.7), gain * (0.3 + 0.7 * strength))
    roar = band_passed(pink(samples, rng), 60, 900) * wander(samples, rng, 0.8, 0.7, 1.0)[:, None]
    hiss = high_passed(white(samples, rng), 2500) * (wander(samples, rng, 1.2, 0.2, 1.0) ** 2)[:, None]
    return sound + 0.5 * roar + 0.05 * hiss


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
    rustle = scattered(samples, rng, 700 + 1800 * strength, slaps((1800, 2800, 5000), 2.5, 0.012, 0.003, rng), 2.5)
    air = band_passed(pink(samples, rng), 900, 6000)
    return (at_rms(rustle, 0.5) + 0.5 * at_rms(air, 0.5)) * gust[:, None] + 0.1 * low_passed(pink(samples, rng), 400)


def rain(samples: int, strength: float, rng: Rng) -> Floats:
    """Rain: the hiss of many drops, single ones that patter, and those that fall into water."""
    hiss = high_passed(white(samples, rng), 1200, order=1) * wander(samples, rng, 0.4, 0.8, 1.0)[:, None]
    drops = scattered(samples, rng, 250 + 900 * strength, slaps((700, 1400, 2500, 4500), 3, 0.015, 0.004, rng), 3.5)
    time = clock(seconds(0.03))
    bubbles = [np.sin(2 * np.pi * hz * time * (1 + 4 * time)) * fading(len(time), 0.001, 0.006) for hz in (1100, 1700, 2600)]
    plinks = scattered(samples, rng, 60 - 40 * strength, bubbles, 3)
    body = band_passed(pink(samples, rng), 250, 1500)
    loud = 0.25 + 0.75 * strength
    return loud * (at_rms(hiss, 0.35) + 0.3 * strength * at_rms(body, 0.5)) + at_rms(drops, 0.45) + 0.12 * at_rms(plinks, 0.5)


def thunder(samples: int, strength: float, rng: Rng) -> Floats:
    """Thunder: near it cracks and then rolls, far away it only rolls; it rings for six seconds or more."""
    length = max(samples, seconds(4.5 + 2.5 * strength))
    sound = np.zeros((length, 2))
    if strength > 0.35:
        for start in np.sort(rng.uniform(0, 0.22, 9)):
            crack = slap(0.3, 500, 6500, rng.uniform(0.015, 0.06), rng)
            lay(sound, crack, start, rng.uniform(-0.4, 0.4), strength * rng.uniform(0.3, 1.0))
        lay(sound, slap(0.4, 200, 7000, 0.05, rng), 0.0, 0.0, 1.2 * strength)
    for _ in range(45):
        start = rng.exponential(0.9 + 0.5 * strength)
        clap = low_passed(slap(1.2, 25, 260, rng.uniform(0.1, 0.4), rng), 420 * np.exp(-start / 2.5) + 70)
        lay(sound, clap, start, rng.uniform(-0.7, 0.7), np.exp(-start / 2.2) * rng.uniform(0.3, 1.0))
    lay(sound, slap(1.0, 25, 200, 0.3, rng), 0.0, 0.0, 0.8)
    roll = low_passed(pink(length, rng), 110, 3) * wander(length, rng, 3.5, 0.3, 1.0)[:, None]
    sound += 1.2 * roll * fading(length, 0.1, 2.4)[:, None]
    return echoing(sound, 3.0, 0.6, 40, 900)
