"""How a sound is treated before it is laid on a stem: by what it is, where it stands, and how it begins and ends."""

from collections.abc import Mapping

import numpy as np

from toolkits.audio import SAMPLE_RATE, Laid
from toolkits.sound.filters import Floats, band_passed, high_passed, low_passed
from toolkits.sound.flac import amplitude, stereo
from toolkits.sound.loudness import block_levels, loudness
from toolkits.sound.rooms import placed_in

LINES = frozenset({"narration", "dialogue", "message", "monologue"})
CROSSFADE = 0.75
"""Seconds in which one bed takes over from another."""
_CLOSE: Mapping[str, float] = {"music": 1.5, "bed": 0.4, "effect": 0.3}
"""Seconds of fade where the film ends before the sound does; a line's tail fades in 0.3."""
_MOST = 30.0
"""dB a sound is raised at most: what is softer than that is hiss."""


def treated(sound: Floats, laid: Laid) -> Floats:
    """The sound as its kind asks, stereo, with the tail of its place behind it."""
    if laid.kind in LINES:
        sound = _denser(sound)
    sound = _panned(sound, laid.pan)
    if laid.kind == "narration":
        return high_passed(sound, 70) + 0.25 * low_passed(sound, 180, order=1)
    if laid.kind == "dialogue":
        return placed_in(high_passed(sound, 80), laid.room)
    if laid.kind == "message":
        return placed_in(np.tanh(2.2 * band_passed(sound, 350, 3200)) / 2.2, "narrow_band")
    if laid.kind == "monologue":
        return placed_in(sound + 0.4 * low_passed(sound, 200, order=1), "head")
    if laid.kind == "effect":
        return placed_in(sound, laid.room)
    return sound


def _denser(line: Floats) -> Floats:
    """A line whose soft syllables are nearer to its loud ones, half the way in dB, with a little more consonant."""
    slow = np.convolve(block_levels(line) ** 2, np.hanning(15) / 7, mode="same")
    level = np.sqrt(np.maximum(slow, 1e-12))
    loud = float(np.percentile(level, 90))
    gain = np.clip(level / max(loud, 1e-6), amplitude(-8), 1.0) ** -0.5
    gain[level < loud * amplitude(-30)] = 1.0
    places = (np.arange(len(gain)) + 0.5) * SAMPLE_RATE / 100
    dense = line * np.interp(np.arange(len(line)), places, gain).reshape((-1, *[1] * (line.ndim - 1)))
    clear: Floats = dense + 0.4 * high_passed(dense, 2500, order=1)
    return clear


def levelled(sound: Floats, dry: Floats, level: float) -> Floats:
    """The treated sound at a loudness, measured on the untreated one's length; silence stays silent."""
    measured = loudness(sound[: len(dry)])
    return sound if measured <= -70 else sound * amplitude(min(_MOST, level - measured))


def lasting(sound: Floats, samples: int) -> Floats:
    """A bed that is long enough: a shorter one is gone on with from its own beginning, crossfaded."""
    overlap = min(int(CROSSFADE * SAMPLE_RATE), len(sound) // 3)
    rise = _rise(overlap)[:, None]
    whole = sound
    while len(whole) < samples:
        joint = whole[-overlap:] * rise[::-1] + sound[:overlap] * rise
        whole = np.concatenate([whole[:-overlap], joint, sound[overlap:]])
    return whole[:samples]


def bedded(sound: Floats, laid: Laid, samples: int) -> Floats:
    """A bed over its length and a crossfade: it comes up while the one before goes, and goes while the next comes up."""
    slope = int(CROSSFADE * SAMPLE_RATE)
    bed = lasting(sound, samples + slope).copy()
    rise = slope if laid.start else int(0.05 * SAMPLE_RATE)
    rise = min(rise, len(bed))
    bed[:rise] *= _rise(rise)[:, None]
    bed[-slope:] *= _rise(slope)[::-1, None]
    return bed


def closed(sound: Floats, kind: str, room_left: int) -> Floats:
    """The sound as far as the film goes; what would go beyond its end fades before it."""
    if len(sound) <= room_left:
        return sound
    cut = sound[:room_left].copy()
    fade = min(int(_CLOSE.get(kind, 0.3) * SAMPLE_RATE), len(cut))
    cut[len(cut) - fade :] *= _rise(fade)[::-1, None]
    return cut


def _rise(samples: int) -> Floats:
    """Equal power: two of these, one reversed, sum to the same loudness."""
    return np.sin(np.pi / 2 * (np.arange(samples) + 0.5) / max(samples, 1))


def _panned(sound: Floats, pan: float) -> Floats:
    """Stereo, moved aside with equal power."""
    angle = (pan + 1) * np.pi / 4
    sides = np.array([np.cos(angle), np.sin(angle)]) * np.sqrt(2)
    moved: Floats = stereo(sound) * sides
    return moved
