"""What sounds are made of: noise in a band, slow weather in a curve, grains, and things that ring when struck."""

from collections.abc import Sequence

import numpy as np
from scipy.signal import oaconvolve  # type: ignore[import-untyped]  # it ships no types

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats, convolved, low_passed
from toolkits.sound.rooms import burst

Rng = np.random.Generator


def seconds(length: float) -> int:
    """Samples in so many seconds."""
    return int(length * SAMPLE_RATE)


def clock(samples: int) -> Floats:
    """The time of each sample in seconds."""
    return np.arange(samples) / SAMPLE_RATE


def white(samples: int, rng: Rng) -> Floats:
    """White noise, a different one in each ear: (n, 2), RMS 1."""
    return rng.standard_normal((samples, 2))


def pink(samples: int, rng: Rng) -> Floats:
    """Noise with equal energy in each octave above 20 Hz: (n, 2), RMS 1."""
    spectrum = np.fft.rfft(white(samples, rng), axis=0)
    hz = np.fft.rfftfreq(samples, 1 / SAMPLE_RATE)
    shaped = np.fft.irfft(spectrum / np.sqrt(np.maximum(hz, 20))[:, None], samples, axis=0)
    noise: Floats = shaped / np.sqrt((shaped**2).mean())
    return noise


def wander(samples: int, rng: Rng, hz: float, low: float = 0.0, high: float = 1.0) -> Floats:
    """A curve that changes its mind about `hz` times a second, between two values."""
    knots = rng.random(int(samples / SAMPLE_RATE * hz) + 4)
    place = np.linspace(0, len(knots) - 2, samples) + rng.random()
    left = place.astype(int)
    part = place - left
    part = part * part * (3 - 2 * part)
    curve: Floats = low + (high - low) * (knots[left] * (1 - part) + knots[np.minimum(left + 1, len(knots) - 1)] * part)
    return curve


def fading(samples: int, attack: float, decay: float) -> Floats:
    """An envelope that rises in `attack` seconds and falls to a third in `decay`."""
    time = clock(samples)
    envelope: Floats = np.minimum(time / max(attack, 1e-5), 1.0) * np.exp(-time / decay)
    return envelope


def hump(samples: int) -> Floats:
    """An envelope that rises and falls like half a wave."""
    return np.sin(np.pi * (np.arange(samples) + 0.5) / samples) ** 2


def gliding(rng: Rng, hz: Floats, width: float) -> Floats:
    """A narrow band of noise, `width` Hz to each side of a centre that moves: mono, RMS about 1."""
    inside, outside = low_passed(rng.standard_normal((len(hz), 2)), width).T
    phase = 2 * np.pi * np.cumsum(hz) / SAMPLE_RATE
    band = inside * np.cos(phase) - outside * np.sin(phase)
    noise: Floats = band / max(float(np.sqrt((band**2).mean())), 1e-9)
    return noise


def struck(length: float, modes: Sequence[tuple[float, float, float]], rng: Rng, spread: float = 0.03) -> Floats:
    """Something that rings when it is struck: modes are (Hz, seconds to a third, gain), each time a little other."""
    time = clock(seconds(length))
    sound = np.zeros(len(time))
    for hz, decay, gain in modes:
        near = hz * rng.uniform(1 - spread, 1 + spread)
        sound += gain * np.sin(2 * np.pi * near * time) * np.exp(-time / decay)
    return sound


def slap(length: float, low: float, high: float, decay: float, rng: Rng) -> Floats:
    """A short burst of noise between two frequencies, mono, peak about 1."""
    noise = rng.standard_normal(seconds(length))
    spectrum = np.fft.rfft(noise)
    hz = np.fft.rfftfreq(len(noise), 1 / SAMPLE_RATE)
    spectrum *= np.exp(-((np.maximum(low / np.maximum(hz, 1), 1) - 1) ** 2) - (np.maximum(hz / high, 1) - 1) ** 2 * 4)
    sound = np.fft.irfft(spectrum, len(noise)) * fading(len(noise), 0.0004, decay)
    peak: Floats = sound / max(float(np.abs(sound).max()), 1e-9)
    return peak


def slaps(lows: Sequence[float], ratio: float, length: float, decay: float, rng: Rng) -> list[Floats]:
    """Grains to strew: bursts from each low frequency to `ratio` times it, three of each, so that no one is known again."""
    return [slap(length, low, low * ratio, decay * lows[0] / low, rng) for low in lows for _ in range(3)]


def lay(onto: Floats, sound: Floats, at: float, pan: float = 0.0, gain: float = 1.0) -> None:
    """Add a mono sound to a stereo one, at a time in seconds; what lies beyond its end is lost."""
    start = int(at * SAMPLE_RATE)
    length = min(len(sound), len(onto) - start)
    if start < 0 or length <= 0:
        return
    angle = (pan + 1) * np.pi / 4
    onto[start : start + length, 0] += gain * np.cos(angle) * sound[:length]
    onto[start : start + length, 1] += gain * np.sin(angle) * sound[:length]


def scattered(samples: int, rng: Rng, a_second: float, grains: Sequence[Floats], rare: float = 3.0) -> Floats:
    """Grains strewn over a length, each at its own place, side and strength; the higher `rare`, the fewer loud ones."""
    whole = np.zeros((samples, 2))
    count = int(a_second * samples / SAMPLE_RATE / len(grains)) + 1
    for grain in grains:
        places = rng.integers(0, samples, count)
        gains, angles = rng.random(count) ** rare, rng.random(count) * np.pi / 2
        for ear, shares in enumerate((gains * np.cos(angles), gains * np.sin(angles))):
            train = np.bincount(places, shares, samples)
            whole[:, ear] += np.asarray(oaconvolve(train, grain))[:samples]
    return whole


def echoing(sound: Floats, length: float, wet: float, low: float = 200, high: float = 5000) -> Floats:
    """The sound with a tail of `length` seconds mixed in, cut at the sound's own end."""
    return sound + wet * convolved(sound, burst(length, low, high, seed=31))[: len(sound)]


def rms(sound: Floats) -> float:
    """Root mean square, at least 1e-9."""
    return max(float(np.sqrt((sound**2).mean())), 1e-9)


def at_rms(sound: Floats, level: float) -> Floats:
    """The sound brought to an RMS."""
    return sound * (level / rms(sound))
