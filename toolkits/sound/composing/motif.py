"""A subject's motif: a short tune that is its own, the same in every cue, found again in any key, mode and tempo."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

BEATS = 4
"""Beats of a motif as it is."""
KNOWN = 0.9
"""A likeness from which a tune is heard as the motif."""
_RHYTHMS = (
    (1, 0.5, 0.5, 2), (0.5, 0.5, 1, 2), (1.5, 0.5, 1, 1), (2, 0.5, 0.5, 1), (1, 1.5, 0.5, 1), (0.5, 1.5, 0.5, 1.5),
    (1, 0.5, 1.5, 1), (0.5, 0.5, 0.5, 0.5, 2), (1.5, 0.5, 0.5, 0.5, 1), (1, 0.5, 0.5, 1, 1), (0.5, 0.5, 1, 0.5, 1.5),
    (0.75, 0.25, 1, 2), (1, 0.75, 0.25, 2), (1.5, 0.25, 0.25, 2), (1, 1, 0.5, 1.5), (0.5, 1, 0.5, 0.5, 1.5),
)  # fmt: skip
_SEMITONES = ((0,), (1, 2), (3, 4), (5, 6), (6, 7), (8, 9), (10, 11), (12,))
"""What a step of the scale can measure, by how many degrees it spans."""


@dataclass(frozen=True)
class Motif:
    """Degrees of the scale after the first note, and the notes' lengths in beats."""

    degrees: tuple[int, ...]
    beats: tuple[float, ...]


def motif_of(subject: str) -> Motif:
    """The motif of a subject's id, from the id alone."""
    rng = Random(hashlib.sha256(subject.encode()).digest())
    beats = rng.choice(_RHYTHMS)
    while True:
        degrees = [0]
        while len(degrees) < len(beats):
            degrees.append(degrees[-1] + rng.choice((-3, -2, -1, -1, 1, 1, 2, 3, 4, 5)))
        if _singable(degrees):
            return Motif(tuple(degrees), beats)


def _singable(degrees: Sequence[int]) -> bool:
    """Within an octave, not a mere scale, with a leap, and not up or down only."""
    steps = [b - a for a, b in pairwise(degrees)]
    leaps, turns = sum(abs(step) > 1 for step in steps), len({step > 0 for step in steps})
    return max(degrees) - min(degrees) <= 7 and 1 <= leaps <= 2 and (turns == 2 or len(steps) == 2)


def likeness(motif: Motif, tune: Sequence[tuple[float, int]]) -> float:
    """How like the motif the best-fitting run of a tune is, 0 to 1; `tune` holds (time, pitch) in order of time.

    Half of it is the intervals, which may be major or minor, half the rhythm, whose speed does not matter.
    The last note's length is not heard, for it may be held.
    """
    count = len(motif.degrees)
    runs = [tune[at : at + count] for at in range(len(tune) - count + 1)]
    return max((_run_likeness(motif, run) for run in runs), default=0.0)


def _run_likeness(motif: Motif, run: Sequence[tuple[float, int]]) -> float:
    times, pitches = [time for time, _ in run], [pitch for _, pitch in run]
    steps = [b - a for a, b in pairwise(motif.degrees)]
    leaps = [b - a for a, b in pairwise(pitches)]
    right = sum(_same(step, leap) for step, leap in zip(steps, leaps, strict=True)) / len(steps)
    gaps = [b - a for a, b in pairwise(times)]
    if min(gaps) <= 0:
        return 0.0
    wanted = [length / sum(motif.beats[:-1]) for length in motif.beats[:-1]]
    off = sum(abs(gap / sum(gaps) - share) for gap, share in zip(gaps, wanted, strict=True)) / 2
    return 0.5 * right + 0.5 * max(0.0, 1 - 2 * off)


def _same(step: int, leap: int) -> bool:
    return (step > 0) == (leap > 0) and abs(leap) in _SEMITONES[abs(step)]
