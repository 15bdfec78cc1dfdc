"""Listening to a sound track: how loud it is, how high it peaks, and where it falls silent."""

from pathlib import Path

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.error import FFmpegError
from numpy.typing import NDArray

from exeget.errors import ToolFailed
from toolkits.audio import SAMPLE_RATE
from toolkits.sound import loudness as meter

Sound = NDArray[np.float64]
"""Samples by channels, full scale 1."""

_SHORTEST = 0.4
"""Seconds; a loudness meter's block."""
_BLOCK = 0.01
"""Seconds that a level is taken over."""


def heard(path: Path, track: int, name: str) -> Sound:
    """A sound track of a file, stereo at 48 kHz; ToolFailed when it can't be heard."""
    resampler = AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
    try:
        with av.open(path) as film:
            frames = [piece for frame in film.decode(film.streams.audio[track]) for piece in resampler.resample(frame)]
    except (FFmpegError, IndexError) as error:
        raise ToolFailed(f"Sound track {track + 1} of {name} can't be heard: {error}.", cure="Have it made again.") from error
    pieces = [np.asarray(frame.to_ndarray(), np.float64).T for frame in (*frames, *resampler.resample(None))]
    return np.concatenate(pieces) if pieces else np.zeros((0, 2))


def loudness(sound: Sound) -> float | None:
    """Integrated loudness in LUFS; None when it is too short or too soft for a meter."""
    if len(sound) < _SHORTEST * SAMPLE_RATE:
        return None
    measured = meter.loudness(sound)
    return measured if measured > -70 else None


def true_peak(sound: Sound) -> float | None:
    """The highest level between the samples, in dBTP; None for silence."""
    peak = meter.true_peak(sound)
    return 20 * float(np.log10(peak)) if peak else None


def silence(sound: Sound) -> tuple[float, float]:
    """When the longest silence begins, and how long it is, in seconds."""
    if not len(sound):
        return 0.0, 0.0
    soft = np.r_[False, meter.block_levels(sound) < 10 ** (meter.SILENCE / 20), False]
    runs = np.flatnonzero(soft[1:] != soft[:-1]).reshape(-1, 2)
    if not len(runs):
        return 0.0, 0.0
    start, end = runs[int(np.argmax(runs[:, 1] - runs[:, 0]))]
    return float(start * _BLOCK), float((end - start) * _BLOCK)
