"""A look-ahead limiter that only ever turns down: it adds no gain of its own."""

import numpy as np
from scipy.ndimage import minimum_filter1d  # type: ignore[import-untyped]  # it ships no types
from scipy.signal import fftconvolve  # type: ignore[import-untyped]  # it ships no types

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats
from toolkits.sound.loudness import oversampled_peaks

_AHEAD = int(0.012 * SAMPLE_RATE)
"""Samples before and after a peak in which the gain moves."""


def limited(sound: Floats, ceiling: float) -> Floats:
    """The sound with every true peak at or under the ceiling, an amplitude; where nothing is over it, unchanged.

    The gain each moment needs is held over the window, then smoothed by a window of the same length, so that it
    is never above what is needed and never jumps.
    """
    peaks = oversampled_peaks(sound, ceiling)
    if float(peaks.max(initial=0.0)) <= ceiling:
        return sound
    needed = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    held = np.asarray(minimum_filter1d(needed, 2 * _AHEAD + 1, mode="nearest"))
    window = np.hanning(2 * _AHEAD + 1)
    padded = np.pad(held, _AHEAD, mode="edge")
    gain = np.minimum(1.0, np.asarray(fftconvolve(padded, window / window.sum(), mode="valid")))
    held_down: Floats = sound * gain[:, None]
    return held_down
