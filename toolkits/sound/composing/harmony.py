"""Chords: a mode and a walk for each mood, a cadence for each kind of cue, and voices that move little.

The walks are the usual progressions of functional and modal harmony; voicing minimises how far the voices move
and forbids parallel fifths and octaves as far as it can, by dynamic programming.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from exeget.terms import Mood

Voicing = tuple[int, ...]
"""MIDI pitches, lowest first."""
MODES = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
}
"""Semitones above the tonic of each degree."""
WALKS: Mapping[str, Mapping[int, str]] = {
    "major": {0: "33355114", 1: "4433", 2: "553", 3: "00441", 4: "0055", 5: "3311"},
    "lydian": {0: "111455", 1: "0045", 4: "015", 5: "114"},
    "mixolydian": {0: "666334", 3: "066", 4: "36", 6: "0033"},
    "dorian": {0: "333662", 2: "36", 3: "0066", 6: "0023"},
    "minor": {0: "5533362", 2: "536", 3: "00465", 4: "055", 5: "233366", 6: "2005"},
    "phrygian": {0: "111663", 1: "0062", 2: "1", 3: "01", 6: "001"},
}
"""From each degree, counted from 0, the degrees it goes to; the oftener it stands there, the likelier."""


@dataclass(frozen=True)
class Character:
    """A mood as a composer hears it."""

    mode: str
    tonic: int
    """MIDI pitch of the lower tonic."""
    bpm: float
    ninths: bool = False
    """Chords are coloured with their ninth."""


CHARACTERS: Mapping[Mood, Character] = {
    "calm": Character("major", 53, 63, ninths=True),
    "joy": Character("major", 50, 104),
    "tender": Character("major", 53, 66, ninths=True),
    "hope": Character("major", 50, 76),
    "awe": Character("mixolydian", 48, 60, ninths=True),
    "wonder": Character("lydian", 53, 70, ninths=True),
    "solemn": Character("minor", 50, 58),
    "mystery": Character("dorian", 52, 62, ninths=True),
    "haste": Character("dorian", 52, 126),
    "fear": Character("phrygian", 52, 84),
    "threat": Character("phrygian", 48, 72),
    "anger": Character("minor", 48, 116),
    "sorrow": Character("minor", 50, 54),
}


@dataclass(frozen=True)
class Chord:
    """A chord on a degree of the mode."""

    degree: int
    root: int
    """Pitch class."""
    tones: tuple[int, ...]
    """Pitch classes, root first."""


def scale_pitch(character: Character, degree: int) -> int:
    """The MIDI pitch of a degree, 0 the tonic, 7 its octave, negative below."""
    octave, step = divmod(degree, 7)
    return character.tonic + 12 * octave + MODES[character.mode][step]


def chord_on(character: Character, degree: int, leading: bool = False) -> Chord:
    """The triad on a degree; with `leading` the dominant's third is raised to the leading note."""
    tones = [scale_pitch(character, degree + step) % 12 for step in (0, 2, 4)]
    if leading and degree == 4:
        tones[1] = (character.tonic + 11) % 12
    if character.ninths and degree != 4:
        tones.append(scale_pitch(character, degree + 1) % 12)
    return Chord(degree, tones[0], tuple(tones))


def progression(character: Character, count: int, cadence: str, rng: Random) -> tuple[Chord, ...]:
    """A chord for each of `count` bars; `cadence` is authentic, plagal, open, lament or pedal."""
    if cadence == "pedal":
        near = 1 if character.mode in ("phrygian", "lydian") else 5
        return tuple(chord_on(character, (0, 0, near, 0)[at % 4]) for at in range(count))
    if cadence == "lament":
        descent = [(0, 6, 5, 4)[at % 4] for at in range(count - 1)]
        return tuple(chord_on(character, degree, leading=True) for degree in [*descent, 0 if descent[-1:] != [0] else 3])
    degrees = _walk(character, count, rng)
    ends = {"authentic": (4, 0), "plagal": (3, 0), "open": (degrees[-2] if count > 1 else 0, 4)}[cadence]
    if count > 2:
        degrees[-2:] = ends
    return tuple(chord_on(character, degree, leading=cadence == "authentic") for degree in degrees)


def _walk(character: Character, count: int, rng: Random) -> list[int]:
    degrees = [0]
    while len(degrees) < count:
        degrees.append(int(rng.choice(WALKS[character.mode].get(degrees[-1], "0"))))
    return degrees


def voiced(chords: Sequence[Chord], low: int, high: int) -> list[Voicing]:
    """Three upper voices for each chord between two pitches, lowest first, moving as little as they can."""
    choices = [_voicings(chord, low, high) for chord in chords]
    costs = {v: abs(v[1] - (low + high) / 2) * 0.5 for v in choices[0]}
    origins: list[dict[Voicing, Voicing]] = []
    for at in range(1, len(chords)):
        roots = (chords[at - 1].root, chords[at].root)
        steps = {v: min((costs[u] + _motion(u, v, roots), u) for u in choices[at - 1]) for v in choices[at]}
        costs = {v: cost for v, (cost, _) in steps.items()}
        origins.append({v: before for v, (_, before) in steps.items()})
    line = [min((cost, v) for v, cost in costs.items())[1]]
    for origin in reversed(origins):
        line.append(origin[line[-1]])
    return line[::-1]


def _voicings(chord: Chord, low: int, high: int) -> list[Voicing]:
    """All close-enough voicings that have third and fifth, or with a ninth third and ninth."""
    wanted = (chord.tones[1], chord.tones[2], chord.tones[0]) if len(chord.tones) == 3 else chord.tones[1:]
    places = [[pitch for pitch in range(low, high + 1) if pitch % 12 == tone] for tone in wanted]
    sets = {tuple(sorted(voices)) for voices in product(*places)}
    return sorted(v for v in sets if v[2] - v[0] <= 16 and min(v[1] - v[0], v[2] - v[1]) >= 2)


def _motion(before: Voicing, after: Voicing, roots: tuple[int, int]) -> float:
    """How far the voices go, the top one counted half again, and a heavy price for each forbidden parallel."""
    moved = sum(abs(a - b) for a, b in zip(before, after, strict=True)) + abs(after[2] - before[2]) * 0.5
    return moved + 25 * parallels([roots, *zip(before, after, strict=True)])


def parallels(lines: Sequence[tuple[int, int]]) -> int:
    """How many pairs of voices, each given as (from, to), go from a fifth or octave into the same one."""
    count = 0
    for at, (a, b) in enumerate(lines):
        for c, d in lines[at + 1 :]:
            interval = (c - a) % 12
            count += interval in (0, 7) and (d - b) % 12 == interval and a != b and c != d
    return count
