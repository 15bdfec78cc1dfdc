"""A recorded voice taken apart into pitch, throat and breath, and put together as another person's.

The analysis and synthesis are WORLD's (Morise, Yokomori, Ozawa 2016) through pyworld. Pico has nothing above
8 kHz; the throat's envelope is continued to 16 kHz there, as breath, so that s and f do not sound muffled.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyworld.pyworld import cheaptrick, d4c, dio, stonemask, synthesize  # type: ignore[import-untyped]  # it ships no types

from toolkits.sound.filters import Floats, resampled
from toolkits.sound.pico import RATE
from toolkits.sound.voices import Timbre

WIDE = 32_000
"""Hz of what is put together."""
_STEP = 5.0
"""Milliseconds a frame."""
_LOWEST, _HIGHEST = 70.0, 450.0
"""Hz that the speakers' pitch stays within."""
_EDGE = 3
"""Frames a voiced stretch is drawn out at both ends, for the pitch finder begins late and ends early."""
_FALL_VOICED, _FALL_AIR = -9.0, -2.5
"""dB for each kHz above Pico's last, in voiced sound and in s and f."""


@dataclass(frozen=True)
class Taken:
    """A voice taken apart, five milliseconds a frame."""

    pitch: Floats
    """Hz, 0 where nothing swings; (frames,)"""
    throat: Floats
    """Power at each frequency up to 16 kHz; (frames, bins)"""
    air: Floats
    """How much of it is breath, 0 to 1; (frames, bins)"""


def taken_apart(sound: Floats) -> Taken:
    """Analyse 16 kHz mono speech."""
    rough, times = dio(sound, RATE, f0_floor=_LOWEST, f0_ceil=_HIGHEST, frame_period=_STEP)
    pitch = _drawn_out(stonemask(sound, rough, times, RATE))
    throat = cheaptrick(sound, pitch, times, RATE)
    air = d4c(sound, pitch, times, RATE)
    return Taken(pitch, _continued(throat, pitch > 0), np.hstack([air, np.ones((len(air), air.shape[1] - 1))]))


def put_together(taken: Taken, timbre: Timbre, ratio: float, rate: float, rng: np.random.Generator) -> Floats:
    """The voice with another throat, 48 kHz mono; `ratio` is the new median pitch over the old."""
    moved = _bins(taken.throat.shape[1]) / timbre.formant
    throat = np.exp(_at(np.log(taken.throat), moved)) * _tone(timbre, taken.throat.shape[1])
    air = np.clip(_at(taken.air, moved) + timbre.breath, 0.0, 1.0)
    pitch = _sung(taken.pitch, timbre, ratio, rng)
    if timbre.breath >= 1.0:
        pitch, air = np.zeros_like(pitch), np.ones_like(air)
    sound = synthesize(pitch, np.ascontiguousarray(throat), np.ascontiguousarray(air), WIDE, frame_period=_STEP / rate)
    return resampled(np.asarray(sound, np.float64), 3, 2)


def _drawn_out(pitch: Floats) -> Floats:
    drawn = pitch.copy()
    for _ in range(_EDGE):
        before, after = np.roll(drawn, 1), np.roll(drawn, -1)
        before[0] = after[-1] = 0.0
        drawn = np.where(drawn > 0, drawn, np.maximum(before, after))
    return drawn


def _continued(throat: Floats, voiced: NDArray[np.bool_]) -> Floats:
    """The envelope above Pico's band: its last kilohertz, falling."""
    bins = throat.shape[1] - 1
    last = np.exp(np.log(throat[:, bins * 13 // 16 : bins * 15 // 16]).mean(axis=1, keepdims=True))
    kilohertz = np.arange(1, bins + 1) * (RATE / 2000 / bins)
    fall = np.where(voiced[:, None], _FALL_VOICED, _FALL_AIR) * kilohertz
    return np.hstack([throat[:, : bins + 1], last * 10 ** (fall / 10)])


def _bins(count: int) -> Floats:
    return np.arange(count, dtype=np.float64)


def _at(rows: Floats, places: Floats) -> Floats:
    """Each row read at places between its columns; beyond its last it stays."""
    places = np.minimum(places, rows.shape[1] - 1)
    left = np.minimum(places.astype(int), rows.shape[1] - 2)
    part = places - left
    value: Floats = rows[:, left] * (1 - part) + rows[:, left + 1] * part
    return value


def _tone(timbre: Timbre, count: int) -> Floats:
    """The power gain of tilt and resonances at each bin."""
    hz = np.maximum(_bins(count), 1) * (WIDE / 2 / (count - 1))
    db = timbre.tilt * np.clip(np.log2(hz / 1000), 0, 3)
    for centre, gain in timbre.colour:
        db = db + gain * np.exp(-0.5 * (np.log2(hz / centre) / 0.3) ** 2)
    gains: Floats = 10 ** (db / 10)
    return gains


def _sung(pitch: Floats, timbre: Timbre, ratio: float, rng: np.random.Generator) -> Floats:
    """The pitch curve raised, widened about its middle, trembling."""
    voiced = pitch > 0
    if not voiced.any():
        return pitch
    middle = float(np.exp(np.log(pitch[voiced]).mean()))
    semitones = 12 * np.log2(np.where(voiced, pitch, middle) / middle) * timbre.melody
    frames = np.arange(len(pitch))
    wander = np.cumsum(rng.normal(0, 0.35, len(pitch)))
    semitones += timbre.shake * np.sin(2 * np.pi * 5.2 * frames * _STEP / 1000 + wander * 0.3)
    semitones += timbre.rough * np.clip(rng.normal(0, 1, len(pitch)), -2, 2)
    sung: Floats = np.where(voiced, np.maximum(middle * ratio * 2 ** (semitones / 12), 35.0), 0.0)
    return sung
