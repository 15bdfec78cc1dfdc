"""How loud sound is: integrated loudness, true peak, and the longest silence."""

import numpy as np
from numpy.typing import NDArray
from scipy.signal import sosfilt  # type: ignore[import-untyped]  # it ships no types

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats, resampled

SILENCE = -60.0
"""dBFS: a 10 ms block whose RMS is below it in both channels is silent."""
_BLOCK = SAMPLE_RATE // 100
_GATE = SAMPLE_RATE // 10
"""A gating block is four of these, and begins at each of them."""
_K_WEIGHTING = np.array(
    [
        [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585],
        [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621],
    ]
)
"""ITU-R BS.1770-4, tables 1 and 2, for 48 kHz."""
_MARGIN = 64
"""Samples around a loud place that the oversampling filter needs."""


def loudness(sound: Floats) -> float:
    """LUFS, integrated with gating as ITU-R BS.1770-4 says; -70 for silence.

    A sound shorter than a gating block is repeated to 0.4 s, which is how loud it is while it lasts.
    """
    short = _GATE * 4
    if len(sound) < short:
        sound = np.concatenate([sound] * (short // len(sound) + 1)) if len(sound) else np.zeros((short, 2))
    tenths = sum((_tenths(channel) for channel in sound.reshape(len(sound), -1).T), np.zeros(len(sound) // _GATE))
    blocks = np.convolve(tenths, np.ones(4) / 4, mode="valid")
    heard = blocks[_lufs(blocks) > -70.0]
    if len(heard):
        heard = heard[_lufs(heard) > float(_lufs(heard.mean())) - 10.0]
    return max(-70.0, float(_lufs(heard.mean()))) if len(heard) else -70.0


def _tenths(channel: Floats) -> Floats:
    """Mean power of each tenth of a second of one channel, weighted as the ear weighs it."""
    weighted = np.asarray(sosfilt(_K_WEIGHTING, channel))
    whole = weighted[: len(weighted) // _GATE * _GATE].reshape(-1, _GATE)
    power: Floats = np.einsum("ij,ij->i", whole, whole) / _GATE
    return power


def _lufs(power: Floats | float) -> Floats:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))


def true_peak(sound: Floats) -> float:
    """The highest peak between the samples too, as an amplitude: four times oversampled (ITU-R BS.1770-4, annex 2)."""
    highest = float(np.abs(sound).max(initial=0.0))
    return max(highest, float(oversampled_peaks(sound, highest).max(initial=0.0))) if highest else 0.0


def oversampled_peaks(sound: Floats, near: float) -> Floats:
    """The peak at and right after each sample, of the louder channel, with what lies between the samples.

    Only where the samples come near a level is it worth the oversampling; elsewhere it is the sample itself.
    """
    peaks = np.abs(sound).reshape(len(sound), -1).max(axis=1)
    for first, last in _stretches(np.flatnonzero(peaks > near * 0.6)):
        start = max(0, first - _MARGIN)
        fine = np.abs(resampled(sound[start : last + _MARGIN], 4, 1))
        between = fine.reshape(len(fine) // 4, -1).max(axis=1)
        peaks[first:last] = np.maximum(peaks[first:last], between[first - start : last - start])
    return np.asarray(peaks, np.float64)


def _stretches(places: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Runs of places that lie closer together than the filter is long."""
    if not len(places):
        return []
    breaks = np.flatnonzero(np.diff(places) > 2 * _MARGIN)
    firsts, lasts = np.append(0, breaks + 1), np.append(breaks, len(places) - 1)
    return [(int(places[a]), int(places[b]) + 1) for a, b in zip(firsts, lasts, strict=True)]


def block_levels(sound: Floats) -> Floats:
    """RMS of each 10 ms block, the louder channel's."""
    both = sound.reshape(len(sound), -1)
    starts = np.arange(0, len(both), _BLOCK)
    sizes = np.diff(np.append(starts, len(both)))[:, None]
    rms: Floats = np.asarray(np.sqrt(np.add.reduceat(both**2, starts, axis=0) / sizes).max(axis=1), np.float64)
    return rms


def longest_gap(sound: Floats) -> float:
    """Seconds of the longest run of silent blocks."""
    silent = block_levels(sound) < 10 ** (SILENCE / 20)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], silent.astype(int), [0]])))
    runs = edges[1::2] - edges[::2]
    return float(runs.max(initial=0)) * _BLOCK / SAMPLE_RATE
