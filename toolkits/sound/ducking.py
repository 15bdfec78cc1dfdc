"""Where somebody speaks, and how far the rest makes room."""

import numpy as np

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats
from toolkits.sound.flac import amplitude
from toolkits.sound.loudness import block_levels

Span = tuple[float, float]
"""Beginning and end in seconds."""
_HEARD = -45.0
"""dBFS: a 10 ms block of the dialogue stem above it is speech."""
_BRIDGE = 0.8
"""Seconds of pause that still belong to the speech around them."""
_AHEAD, _ATTACK, _RELEASE = 0.3, 0.25, 0.9
"""Seconds: the music begins to go down before the first word, and comes up slowly after the last."""
_BLOCKS = 100
"""A second."""


def speech_spans(dialogue: Floats) -> list[Span]:
    """Where the dialogue stem speaks, in seconds, short pauses included."""
    heard = np.flatnonzero(block_levels(dialogue) > amplitude(_HEARD))
    if not len(heard):
        return []
    breaks = np.flatnonzero(np.diff(heard) > _BRIDGE * _BLOCKS)
    firsts, lasts = np.append(0, breaks + 1), np.append(breaks, len(heard) - 1)
    return [(float(heard[a]) / _BLOCKS, float(heard[b] + 1) / _BLOCKS) for a, b in zip(firsts, lasts, strict=True)]


def ducked(samples: int, spans: list[Span], depth: float) -> Floats:
    """The gain of what makes room, `depth` dB down under speech, with soft slopes; (samples,)."""
    blocks = samples * _BLOCKS // SAMPLE_RATE + 2
    time = np.arange(blocks) / _BLOCKS
    share = np.zeros(blocks)
    for start, end in spans:
        coming = np.clip((time - (start - _AHEAD)) / _ATTACK, 0, 1)
        going = np.clip((end + _RELEASE - time) / _RELEASE, 0, 1)
        share = np.maximum(share, np.minimum(coming, going))
    smooth = share * share * (3 - 2 * share)
    places = np.arange(samples) * (_BLOCKS / SAMPLE_RATE)
    gain: Floats = 10 ** (-depth * np.interp(places, np.arange(blocks), smooth) / 20)
    return gain


def during(sound: Floats, spans: list[Span]) -> Floats:
    """What of a sound lies under the spans, joined."""
    cuts = [sound[int(start * SAMPLE_RATE) : int(end * SAMPLE_RATE)] for start, end in spans]
    return np.concatenate(cuts) if cuts else sound[:0]
