"""Subtitles a viewer can read: parted where the words allow it, two lines at most, in step with the voice."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise
from math import ceil

from exeget.errors import WrongUse
from toolkits.film import Subtitle

LINE = 42
"""Letters in a line, as broadcasters allow for Latin script."""
SPEED = 20.0
"""Letters a second that a grown reader still follows; a caption may stay into a pause to come near it."""

_SENTENCE = ".!?…։؟۔।。！？።׃"
_CLAUSE = ",;:–—،؛、，；：፣፤"
_CLOSING = "\"'”’»)]“"


@dataclass(frozen=True)
class Caption:
    """What is on the screen at once, from frame `start` up to frame `end`."""

    start: int
    end: int
    lines: tuple[str, ...]

    def letters(self) -> int:
        """How much there is to read."""
        return sum(width(line) for line in self.lines)


@dataclass(frozen=True)
class _Word:
    text: str
    pause: int
    """What follows it: 2 the end of a sentence or of a line of verse, 1 of a clause, 0 nothing."""


def captions(subtitles: Sequence[Subtitle], rate: int, frames: int) -> tuple[Caption, ...]:
    """Every word of the subtitles, none shown together with the next one or after the film's last frame.

    Long ones are parted at pauses and given time by their letters; one that the next interrupts makes way for it.
    WrongUse when the time left is less than a frame a caption.
    """
    ordered = sorted(subtitles, key=lambda subtitle: subtitle.start)
    starts = [*(subtitle.start for subtitle in ordered), frames]
    return tuple(caption for subtitle, end in zip(ordered, starts[1:], strict=True) for caption in _parted(subtitle, end, rate))


def fastest(shown: Sequence[Caption], rate: int) -> float:
    """The reading speed of the most hurried caption, in letters a second; 0 without any."""
    return max((caption.letters() * rate / (caption.end - caption.start) for caption in shown), default=0.0)


def srt(shown: Sequence[Caption], rate: int) -> str:
    """The captions as SubRip text."""
    blocks = (
        f"{number}\n{_clock(caption.start, rate, ',')} --> {_clock(caption.end, rate, ',')}\n" + "\n".join(caption.lines) + "\n"
        for number, caption in enumerate(shown, 1)
    )
    return "\n".join(blocks)


def vtt(shown: Sequence[Caption], rate: int) -> str:
    """The captions as WebVTT; letters that mean markup there are escaped."""
    blocks = (
        f"{_clock(caption.start, rate, '.')} --> {_clock(caption.end, rate, '.')}\n"
        + "\n".join(escape(line, quote=False) for line in caption.lines)
        + "\n"
        for caption in shown
    )
    return "WEBVTT\n\n" + "\n".join(blocks)


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """Columns a text takes: marks that sit on letters take none, East Asian wide letters two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text if not unicodedata.combining(letter))


def _clock(frame: int, rate: int, point: str) -> str:
    ms = round(frame * 1000 / rate)
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}{point}{ms % 1000:03d}"


def _parted(subtitle: Subtitle, limit: int, rate: int) -> list[Caption]:
    words = _words(f"{subtitle.speaker}: {subtitle.text}" if subtitle.speaker else subtitle.text)
    if not words:
        return []
    pieces = _pieces(words)
    frames = min(subtitle.frames, limit - subtitle.start)
    if frames < len(pieces):
        raise WrongUse(
            f"The subtitle {subtitle.text[:30]!r} does not fit its time.",
            known=f"It needs {len(pieces)} captions from frame {subtitle.start} on; the next or the film's end is at {limit}.",
            cure="Give it more frames or fewer words.",
        )
    letters = [max(1, sum(width(line) for line in piece)) for piece in pieces]
    marks = _shares(letters, frames)
    marks[-1] = min(limit - subtitle.start, max(marks[-1], marks[-2] + ceil(letters[-1] * rate / SPEED)))
    return [
        Caption(subtitle.start + start, subtitle.start + stop, piece)
        for piece, (start, stop) in zip(pieces, pairwise(marks), strict=True)
    ]


def _shares(letters: list[int], frames: int) -> list[int]:
    """Borders that part `frames` in the proportion of the letters, at least one frame each."""
    marks, said, total = [0], 0, sum(letters)
    for index, count in enumerate(letters):
        said += count
        rest = len(letters) - index - 1
        marks.append(min(frames - rest, max(marks[-1] + 1, round(frames * said / total))))
    return marks


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    for line in text.splitlines():
        cut = [part for word in line.split() for part in _cut(word)]
        words += [_Word(part, 2 if part is cut[-1] else _pause(part)) for part in cut]
    return words


def _pause(word: str) -> int:
    last = word.rstrip(_CLOSING)[-1:]
    return 0 if not last else 2 if last in _SENTENCE else 1 if last in _CLAUSE else 0


def _cut(word: str) -> list[str]:
    """A word that no line holds, in pieces that one does."""
    pieces, piece = [], ""
    for letter in word:
        if width(piece + letter) > LINE:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def _pieces(words: list[_Word]) -> list[tuple[str, ...]]:
    """The words as captions: as few as can be, ending where a speaker would breathe, and alike in length."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            lines = _wrapped(words[start:end])
            if lines is None:
                break
            empty = 1 - sum(width(line) for line in lines) / (2 * LINE)
            breath = 0.0 if end == len(words) else (2.6, 0.35, 0.0)[words[end - 1].pause]
            choices.append((best[start][0] + 1.0 + empty**2 + breath, start))
        best.append(min(choices))
    pieces: list[tuple[str, ...]] = []
    end = len(words)
    while end:
        start = best[end][1]
        pieces.insert(0, _wrapped(words[start:end]) or ())
        end = start
    return pieces


def _wrapped(words: list[_Word]) -> tuple[str, ...] | None:
    """One line, or the two that are most alike, broken at a pause where there is one; None when they are too long."""
    whole = " ".join(word.text for word in words)
    if width(whole) <= LINE:
        return (whole,)
    if width(whole) > 2 * LINE + 1:
        return None
    halves = []
    for at in range(1, len(words)):
        first, second = (" ".join(word.text for word in half) for half in (words[:at], words[at:]))
        longest = max(width(first), width(second))
        if longest <= LINE:
            halves.append((abs(width(first) - width(second)) - 8 * words[at - 1].pause, first, second))
    return min(halves)[1:] if halves else None
