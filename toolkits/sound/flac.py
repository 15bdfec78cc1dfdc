"""Sound files: FLAC, 24 bit, 48 kHz, in and out."""

from pathlib import Path

import numpy as np
import soundfile  # type: ignore[import-untyped]  # it ships no types

from exeget.errors import ToolFailed
from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats


def write_flac(path: Path, samples: Floats) -> None:
    """Write a sound, (n,) or (n, 2), full scale at 1; samples beyond full scale are a ToolFailed, never clipped in silence."""
    peak = float(np.abs(samples).max(initial=0.0))
    if not peak <= 1.0:
        raise ToolFailed(f"{path.name} would clip: its peak is {peak:.2f} of full scale.", cure="Lower its level.")
    soundfile.write(path, samples, SAMPLE_RATE, format="FLAC", subtype="PCM_24")


def read_flac(path: Path) -> Floats:
    """Read a sound of 48 kHz; anything else is a ToolFailed."""
    try:
        samples, rate = soundfile.read(path, dtype="float64")
    except soundfile.LibsndfileError as error:
        raise ToolFailed(f"{path.name} is not a sound file.", known=str(error), cure="Give a 48 kHz FLAC file.") from error
    if rate != SAMPLE_RATE:
        raise ToolFailed(f"{path.name} has {rate} Hz.", known=f"Sounds have {SAMPLE_RATE} Hz.", cure="Resample it.")
    return np.asarray(samples, np.float64)


def stereo(samples: Floats) -> Floats:
    """Two channels; a mono sound stands in the middle at the same level in each."""
    return np.stack([samples, samples], axis=1) if samples.ndim == 1 else samples


def decibels(ratio: float) -> float:
    """An amplitude ratio in dB; nothing is -120."""
    return float(20 * np.log10(max(ratio, 1e-6)))


def amplitude(db: float) -> float:
    """The amplitude ratio of a level."""
    return float(10 ** (db / 20))
