"""Birds, insects and sheep."""

import numpy as np

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats, band_passed, high_passed, low_passed
from toolkits.sound.sources.matter import Rng, at_rms, clock, echoing, hump, lay, pink, seconds, slap, wander, white


def _chirp(low: float, high: float, length: float, trill: float, rng: Rng) -> Floats:
    """One syllable of a bird: a whistle that slides and trills."""
    time = clock(seconds(length))
    slide = low + (high - low) * (time / length) ** rng.uniform(0.6, 1.8)
    hz = slide * (1 + 0.06 * np.sin(2 * np.pi * trill * time))
    phase = 2 * np.pi * np.cumsum(hz) / SAMPLE_RATE
    return (np.sin(phase) + 0.12 * np.sin(2 * phase)) * hump(len(time))


def birds(samples: int, strength: float, rng: Rng) -> Floats:
    """Birds, each with a phrase of its own that it varies, near and far."""
    sound = np.zeros((samples, 2))
    for bird in range(3 + int(5 * strength)):
        base, pan, far = rng.uniform(2200, 4800), rng.uniform(-0.9, 0.9), rng.uniform(0.15, 1.0) if bird else 1.0
        phrase = [(rng.uniform(0.8, 1.3), rng.uniform(0.8, 1.4), rng.uniform(0.05, 0.16)) for _ in range(rng.integers(2, 6))]
        trill, at = rng.uniform(15, 45), rng.uniform(0, 1.5) if bird else 0.0
        while at * SAMPLE_RATE < samples:
            for first, last, length in phrase:
                tone = _chirp(base * first, base * last, length * rng.uniform(0.9, 1.1), trill, rng)
                lay(sound, tone, at, pan, far**1.5 * rng.uniform(0.7, 1.0))
                at += length + 0.04
            at += rng.uniform(0.9, 3.2 - 1.5 * strength)
    air = low_passed(pink(samples, rng), 900)
    return echoing(at_rms(sound, 0.5), 1.2, 0.35, 800, 7000) + 0.06 * at_rms(air, 1)


def gulls(samples: int, strength: float, rng: Rng) -> Floats:
    """Gulls: harsh falling cries in rows."""
    sound = np.zeros((samples, 2))
    for gull in range(2 + int(3 * strength)):
        pan, far, base = rng.uniform(-0.9, 0.9), rng.uniform(0.2, 1.0) if gull else 1.0, rng.uniform(750, 1050)
        at = rng.uniform(0, 1.2) if gull else 0.0
        while at * SAMPLE_RATE < samples:
            for cry in range(rng.integers(2, 6)):
                time = clock(seconds(rng.uniform(0.22, 0.4)))
                place = time / time[-1]
                phase = 2 * np.pi * np.cumsum(base * (1 + 0.55 * np.sin(np.pi * place**0.5) - 0.25 * place)) / SAMPLE_RATE
                voice = sum((np.sin(k * phase) / k**0.7 for k in range(1, 8)), np.zeros(len(time)))
                lay(sound, voice * hump(len(time)) * wander(len(time), rng, 60, 0.5, 1), at, pan, far**1.5 * 0.9**cry)
                at += len(time) / SAMPLE_RATE + 0.08
            at += rng.uniform(1.0, 3.5)
    air = band_passed(pink(samples, rng), 150, 1500)
    return echoing(at_rms(high_passed(sound, 600), 0.5), 1.0, 0.3, 500, 5000) + 0.08 * at_rms(air, 1)


def sheep(samples: int, strength: float, rng: Rng) -> Floats:
    """Sheep: trembling bleats, old ones low and lambs high."""
    length = max(samples, seconds(1.0))
    sound = np.zeros((length, 2))
    for animal in range(1 + int(5 * strength)):
        hz, pan, far = rng.uniform(170, 420), rng.uniform(-0.8, 0.8), rng.uniform(0.25, 1.0) if animal else 1.0
        at = rng.uniform(0, 2.5) if animal else 0.0
        while at * SAMPLE_RATE < samples:
            lay(sound, _bleat(hz * rng.uniform(0.95, 1.05), rng), at, pan, far)
            at += rng.uniform(1.5, 5.0)
    return echoing(sound, 0.7, 0.2) + 0.01 * pink(length, rng)


def _bleat(hz: float, rng: Rng) -> Floats:
    """Pulses of a throat that trembles nine times a second, through an open mouth."""
    length = seconds(rng.uniform(0.5, 0.9))
    time = clock(length)
    tremble = np.sin(2 * np.pi * rng.uniform(8, 10.5) * time)
    phase = 2 * np.pi * np.cumsum(hz * (1 + 0.05 * tremble + 0.08 * np.sin(np.pi * time / time[-1]))) / SAMPLE_RATE
    throat = (
        sum((np.sin(k * phase) / k**0.5 for k in range(1, 16)), np.zeros(length))[:, None] + 0.4 * white(length, rng)[:, :1]
    )
    mouth = sum(
        (gain * band_passed(throat, f * 0.85, f * 1.15) for f, gain in ((680, 1.0), (1650, 0.7), (2700, 0.4))), 0 * throat
    )
    bleat = mouth[:, 0] * (0.6 + 0.4 * tremble) * np.minimum(1, time / 0.05) * np.minimum(1, (time[-1] - time) / 0.15)
    loudest: Floats = bleat / max(float(np.abs(bleat).max()), 1e-9)
    return loudest


def crickets(samples: int, strength: float, rng: Rng) -> Floats:
    """Crickets: each at its own pitch and pace, a field of them."""
    sound = np.zeros((samples, 2))
    time = clock(samples)
    for _ in range(5 + int(7 * strength)):
        hz, rate, every = rng.uniform(4100, 5300), rng.uniform(24, 34), rng.uniform(0.55, 1.1)
        far, pan = rng.uniform(0.15, 1.0) ** 2, rng.uniform(-1, 1)
        slow = np.mod(time / every + rng.random() + 0.06 * wander(samples, rng, 0.6), 1.0)
        chirping = np.clip((0.32 - slow) * 40, 0, 1) * np.clip(slow * 40, 0, 1)
        pulses = np.maximum(0, np.sin(2 * np.pi * rate * time)) ** 1.5
        song = (np.sin(2 * np.pi * hz * time) + 0.15 * np.sin(4 * np.pi * hz * time)) * pulses * chirping
        lay(sound, song, 0.0, pan, far)
    air = low_passed(pink(samples, rng), 500)
    field = band_passed(white(samples, rng), 3800, 5600) * wander(samples, rng, 0.5, 0.7, 1)[:, None]
    return at_rms(sound, 0.4) + 0.1 * at_rms(air, 1) + 0.05 * at_rms(field, 1)


def wings(samples: int, strength: float, rng: Rng) -> Floats:
    """Wings: soft strokes of air, eight a second at first."""
    length = max(samples, seconds(0.5))
    sound = np.zeros((length, 2))
    at, every = 0.0, 0.15 - 0.05 * strength
    while at * SAMPLE_RATE < samples:
        stroke = low_passed(slap(0.14, 120, 2400, 0.028, rng), 3000)
        lay(sound, stroke, at, 0.5 * np.sin(at * 0.8), rng.uniform(0.6, 1.0))
        at += every * rng.uniform(0.9, 1.1)
    return sound
