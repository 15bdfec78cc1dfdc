"""Listening to a sound track: how loud it is, how high it peaks, and where it falls silent."""

from pathlib import Path

import av
import numpy as np
import pyloudnorm  # type: ignore[import-untyped]  # it ships no types
from av.audio.resampler import AudioResampler
from av.error import FFmpegError
from numpy.typing import NDArray
from scipy.signal import resample_poly  # type: ignore[import-untyped]  # it ships no types

from exeget.errors import ToolFailed
from toolkits.audio import SAMPLE_RATE
from toolkits.look.bounds import SILENCE_LEVEL

Sound = NDArray[np.float32]
"""Channels by samples, full scale 1."""

_SHORTEST = 0.4
"""Seconds; a loudness meter's block."""
_WINDOW = SAMPLE_RATE // 50
"""Samples that a level is taken over: 20 ms."""
_OVER = 4
"""Times a true-peak meter samples more finely (ITU-R BS.1770)."""


def heard(path: Path, track: int, name: str) -> Sound:
    """A sound track of a film, stereo at 48 kHz; ToolFailed when it can't be heard."""
    resampler = AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
    try:
        with av.open(path) as film:
            frames = [piece for frame in film.decode(film.streams.audio[track]) for piece in resampler.resample(frame)]
    except (FFmpegError, IndexError) as error:
        raise ToolFailed(f"Sound track {track + 1} of {name} can't be heard: {error}.", cure="Have it made again.") from error
    pieces = [np.asarray(frame.to_ndarray(), np.float32) for frame in (*frames, *resampler.resample(None))]
    return np.concatenate(pieces, axis=1) if pieces else np.zeros((2, 0), np.float32)


def loudness(sound: Sound) -> float | None:
    """Integrated loudness in LUFS; None when it is too short or too soft for a meter."""
    if sound.shape[1] < _SHORTEST * SAMPLE_RATE or not sound.any():
        return None
    value = float(pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(sound.T.astype(np.float64)))
    return value if np.isfinite(value) else None


def true_peak(sound: Sound) -> float | None:
    """The highest level between the samples, in dBTP; None for silence.

    Only pieces that come within 6 dB of the highest sample are looked at more finely: between samples a
    programme rises by less.
    """
    highest = float(np.max(np.abs(sound), initial=0.0))
    if highest == 0:
        return None
    peak, piece, edge = highest, SAMPLE_RATE // 2, 64
    for start in range(0, sound.shape[1], piece):
        part = sound[:, max(0, start - edge) : start + piece + edge]
        if float(np.max(np.abs(part))) > highest / 2:
            peak = max(peak, float(np.max(np.abs(resample_poly(part, _OVER, 1, axis=1)))))
    return 20 * float(np.log10(peak))


def silence(sound: Sound) -> tuple[float, float]:
    """When the longest silence begins, and how long it is, in seconds."""
    count = sound.shape[1] // _WINDOW
    if not count:
        return 0.0, sound.shape[1] / SAMPLE_RATE
    windows = sound[:, : count * _WINDOW].reshape(sound.shape[0], count, _WINDOW)
    loudest = np.sqrt(np.mean(windows.astype(np.float64) ** 2, axis=2)).max(axis=0)
    soft = np.r_[False, loudest < 10 ** (SILENCE_LEVEL / 20), False]
    turns = np.flatnonzero(soft[1:] != soft[:-1])
    runs = turns.reshape(-1, 2)
    if not len(runs):
        return 0.0, 0.0
    start, end = runs[int(np.argmax(runs[:, 1] - runs[:, 0]))]
    return float(start * _WINDOW / SAMPLE_RATE), float((end - start) * _WINDOW / SAMPLE_RATE)
