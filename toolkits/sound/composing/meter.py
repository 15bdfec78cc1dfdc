"""Bars fitted to the cut: between two cuts lies a whole number of bars, so that each cut falls on a first beat."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil, log2

_NEAR = 2.0
"""Frames between a bar and a cut that nobody hears."""


@dataclass(frozen=True)
class Bar:
    """A bar of the cue."""

    beat: int
    """Beats of the cue before it."""
    beats: int
    start: float
    """Seconds after the cue's beginning."""
    seconds: float
    on_cut: bool
    """The picture cuts, or the cue begins, on its first beat."""

    @property
    def bpm(self) -> float:
        """Beats a minute."""
        return self.beats * 60 / self.seconds


@dataclass(frozen=True)
class Metre:
    """The cue's bars from its first frame to its last."""

    bars: tuple[Bar, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [bar.beat for bar in self.bars]

    @property
    def beats(self) -> int:
        """Beats of the whole cue."""
        return self.bars[-1].beat + self.bars[-1].beats

    @property
    def seconds(self) -> float:
        """Length of the whole cue."""
        return self.bars[-1].start + self.bars[-1].seconds

    def bar_at(self, beat: float) -> int:
        """The index of the bar a beat lies in."""
        return max(0, bisect_right(self._starts, beat) - 1)

    def time(self, beat: float) -> float:
        """Seconds at a beat; beyond the end the last bar's tempo goes on."""
        bar = self.bars[self.bar_at(beat)]
        return bar.start + (beat - bar.beat) * bar.seconds / bar.beats


def fitted(frames: int, rate: int, cuts: Sequence[int], bpm: float, beats_a_bar: int) -> Metre:
    """The metre nearest to a tempo that has a bar beginning on every cut."""
    marks = sorted({0, frames, *(cut for cut in cuts if 0 < cut < frames)})
    sections = [(a / rate, (b - a) / rate) for a, b in pairwise(marks)]
    tempos = [bpm * (0.9 + 0.02 * step) for step in range(11)]
    best = min(tempos, key=lambda tempo: sum(_counted(length, tempo, beats_a_bar)[0] for _, length in sections))
    bars: list[Bar] = []
    for start, length in sections:
        _, beats = _counted(length, best, beats_a_bar)
        bars += _parted(start, length, beats, beats_a_bar, bars[-1].beat + bars[-1].beats if bars else 0)
    return Metre(tuple(bars))


def steady(frames: int, rate: int, cuts: Sequence[int], bpm: float, beats_a_bar: int) -> Metre:
    """Bars of one tempo to the cue's end, the last one whole; a bar within two frames of a cut is said to be on it."""
    seconds = beats_a_bar * 60 / bpm
    count = max(1, ceil(frames / rate / seconds - 0.1))
    near = [any(abs(at * seconds * rate - mark) < _NEAR for mark in (0, *cuts)) for at in range(count)]
    return Metre(tuple(Bar(at * beats_a_bar, beats_a_bar, at * seconds, seconds, near[at]) for at in range(count)))


def _counted(seconds: float, bpm: float, beats_a_bar: int) -> tuple[float, int]:
    """What the best number of beats for a section costs, in stretched tempo and broken bars, and that number."""
    wished = seconds * bpm / 60
    counts = range(max(1, int(wished * 0.75)), ceil(wished * 1.3) + 1)
    costs = [(6 * log2(beats / wished) ** 2 + 0.15 * (beats % beats_a_bar > 0), beats) for beats in counts]
    return min(costs)


def _parted(start: float, seconds: float, beats: int, beats_a_bar: int, first: int) -> list[Bar]:
    """A section's beats as bars that are as even as they can be, the longer first."""
    count = max(1, round(beats / beats_a_bar))
    sizes = [beats // count + (at < beats % count) for at in range(count)]
    bars, done = [], 0
    for at, size in enumerate(sizes):
        bars.append(Bar(first + done, size, start + seconds * done / beats, seconds * size / beats, at == 0))
        done += size
    return bars
