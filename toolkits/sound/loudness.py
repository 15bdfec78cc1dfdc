"""How loud sound is: integrated loudness, true peak, and the longest silence."""

import warnings

import numpy as np
import pyloudnorm  # type: ignore[import-untyped]  # it ships no types

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats, resampled

SILENCE = -60.0
"""dBFS: a 10 ms block whose RMS is below it in both channels is silent."""
_BLOCK = SAMPLE_RATE // 100
_OVERLAP = 64
"""Samples around a loud place that the oversampling filter needs."""


def loudness(sound: Floats) -> float:
    """LUFS, integrated with gating as ITU-R BS.1770-4 says; -70 for silence.

    A sound shorter than a gating block is repeated to 0.4 s, which is how loud it is while it lasts.
    """
    short = int(0.4 * SAMPLE_RATE) + 1
    if len(sound) < short:
        sound = np.concatenate([sound] * (short // max(1, len(sound)) + 1)) if len(sound) else np.zeros((short, 2))
    with warnings.catch_warnings(), np.errstate(divide="ignore"):
        warnings.simplefilter("ignore", RuntimeWarning)
        measured = float(pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(sound))
    return measured if measured > -70 else -70.0


def true_peak(sound: Floats) -> float:
    """The highest peak between the samples too, as an amplitude: four times oversampled (ITU-R BS.1770-4, annex 2).

    Only where the samples come near the highest is it worth the oversampling.
    """
    peak = float(np.abs(sound).max(initial=0.0))
    if peak == 0:
        return 0.0
    loud = np.flatnonzero(np.abs(sound).reshape(len(sound), -1).max(axis=1) > peak * 0.6)
    highest = peak
    for first, last in _stretches(loud):
        piece = sound[max(0, first - _OVERLAP) : last + _OVERLAP]
        highest = max(highest, float(np.abs(resampled(piece, 4, 1)).max()))
    return highest


def _stretches(places: np.ndarray[tuple[int], np.dtype[np.intp]]) -> list[tuple[int, int]]:
    """Runs of places that lie closer together than the filter is long."""
    breaks = np.flatnonzero(np.diff(places) > 2 * _OVERLAP)
    firsts, lasts = np.append(0, breaks + 1), np.append(breaks, len(places) - 1)
    return [(int(places[a]), int(places[b]) + 1) for a, b in zip(firsts, lasts, strict=True)]


def block_levels(sound: Floats) -> Floats:
    """RMS of each 10 ms block, the louder channel's."""
    both = sound.reshape(len(sound), -1)
    starts = np.arange(0, len(both), _BLOCK)
    sizes = np.diff(np.append(starts, len(both)))[:, None]
    rms: Floats = np.sqrt(np.add.reduceat(both**2, starts, axis=0) / sizes).max(axis=1)
    return rms


def longest_gap(sound: Floats) -> float:
    """Seconds of the longest run of silent blocks."""
    silent = block_levels(sound) < 10 ** (SILENCE / 20)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], silent.astype(int), [0]])))
    runs = edges[1::2] - edges[::2]
    return float(runs.max(initial=0)) * _BLOCK / SAMPLE_RATE
