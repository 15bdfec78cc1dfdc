"""The places a sound can stand in: early reflections, then a tail of decaying noise, the same every time."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from exeget.soundplan import Room
from toolkits.audio import SAMPLE_RATE
from toolkits.sound.filters import Floats, band_passed, convolved
from toolkits.sound.flac import stereo


@dataclass(frozen=True)
class Acoustics:
    """What a place adds to a sound."""

    echoes: tuple[tuple[float, float], ...]
    """Early reflections: milliseconds and gain; they come from the left and right in turn."""
    seconds: float
    """Time in which the tail falls by 60 dB."""
    tail: float
    """The tail's energy under the direct sound, as an amplitude."""
    low: float = 150.0
    """Hz below which the walls swallow the tail."""
    high: float = 6000.0
    band: tuple[float, float] | None = None
    """Hz that pass at all."""


ROOMS: Mapping[Room, Acoustics] = {
    "open": Acoustics(((23, 0.06),), 0.35, 0.05, 300, 4000),
    "sea": Acoustics(((31, 0.08), (67, 0.05)), 0.6, 0.06, 300, 5000),
    "ship": Acoustics(((4, 0.25), (7, 0.2), (11, 0.16), (17, 0.1)), 0.4, 0.2, 120, 4200),
    "room": Acoustics(((5, 0.25), (9, 0.2), (13, 0.17), (21, 0.1)), 0.55, 0.22, 150, 6500),
    "hall": Acoustics(((18, 0.2), (29, 0.18), (41, 0.15), (63, 0.12)), 2.2, 0.32, 120, 6000),
    "cave": Acoustics(((14, 0.25), (37, 0.22), (71, 0.18), (113, 0.12)), 2.8, 0.45, 90, 3500),
    "belly": Acoustics(((3, 0.3), (6, 0.3), (8, 0.25)), 0.9, 0.5, 50, 900, (50, 2600)),
    "head": Acoustics((), 1.8, 0.22, 250, 4500, (60, 7500)),
    "narrow_band": Acoustics(((2, 0.2),), 0.15, 0.06, 350, 3200, (350, 3200)),
}


@cache
def burst(seconds: float, low: float, high: float, seed: int) -> Floats:
    """Stereo noise that falls by 60 dB in `seconds`, between two frequencies in Hz, with energy 1 a channel."""
    length = int(seconds * 1.15 * SAMPLE_RATE)
    noise = np.random.default_rng(seed).standard_normal((length, 2))
    filtered = band_passed(noise, low, high)
    fading = filtered * np.exp(-6.91 * np.arange(length) / (seconds * SAMPLE_RATE))[:, None]
    normed: Floats = fading / np.sqrt((fading**2).sum(axis=0))
    return normed


@cache
def response(room: Room) -> Floats:
    """A place's impulse response: (n, 2), the direct sound first."""
    place = ROOMS[room]
    onset = int((place.echoes[-1][0] + 4 if place.echoes else 25) / 1000 * SAMPLE_RATE)
    tail = burst(place.seconds, place.low, place.high, seed=11)
    whole = np.zeros((onset + len(tail), 2))
    whole[0] = 1.0
    for at, (milliseconds, gain) in enumerate(place.echoes):
        near, far = (0, 1) if at % 2 else (1, 0)
        whole[int(milliseconds / 1000 * SAMPLE_RATE), near] += gain
        whole[int((milliseconds * 1.13 + 0.4) / 1000 * SAMPLE_RATE), far] += gain * 0.7
    whole[onset:] += tail * place.tail
    return whole


def placed_in(sound: Floats, room: Room) -> Floats:
    """The sound in that place, stereo, with the place's tail behind it."""
    place = ROOMS[room]
    both = stereo(sound)
    if place.band:
        both = band_passed(both, *place.band, order=4)
    return convolved(both, response(room))
