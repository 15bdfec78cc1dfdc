"""The few filters the sound room needs, along the first axis of mono or stereo samples at 48 kHz."""

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, oaconvolve, resample_poly, sosfilt  # type: ignore[import-untyped]  # it ships no types

from toolkits.audio import SAMPLE_RATE

Floats = NDArray[np.float64]


def low_passed(sound: Floats, hz: float, order: int = 2) -> Floats:
    """What is below a frequency."""
    return _filtered(sound, order, hz, "low")


def high_passed(sound: Floats, hz: float, order: int = 2) -> Floats:
    """What is above a frequency."""
    return _filtered(sound, order, hz, "high")


def band_passed(sound: Floats, low: float, high: float, order: int = 2) -> Floats:
    """What is between two frequencies; `high` at most 23 kHz."""
    return _filtered(sound, order, [low, min(high, 23_000.0)], "band")


def convolved(sound: Floats, response: Floats) -> Floats:
    """The sound through an impulse response, with all of its tail; both mono or both stereo."""
    if sound.ndim == 1:
        return np.asarray(oaconvolve(sound, response), np.float64)
    heard = np.empty((len(sound) + len(response) - 1, sound.shape[1]))
    for ear in range(sound.shape[1]):
        heard[:, ear] = oaconvolve(sound[:, ear], response[:, ear])
    return heard


def resampled(sound: Floats, up: int, down: int) -> Floats:
    """The sound at `up / down` times its rate."""
    return np.asarray(resample_poly(sound, up, down, axis=0), np.float64)


def _filtered(sound: Floats, order: int, hz: float | list[float], kind: str) -> Floats:
    sections = np.asarray(butter(order, hz, kind, fs=SAMPLE_RATE, output="sos"), np.float64)
    return np.asarray(sosfilt(sections, sound, axis=0), np.float64)
