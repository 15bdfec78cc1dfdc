"""What is heard when: the mix as a wave on a time axis, with lines, music, beds and effects on lanes below it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from exeget.cutlist import CutList
from exeget.frames import seconds_of
from exeget.ids import Lang
from toolkits.look.ear import Sound, heard
from workflows.report.data import ReportData

WIDTH = 1000.0
"""Units of the drawing; the film's whole length."""
COLUMNS = 500
"""Of the wave."""
HALF = 40.0
"""Height of the wave above and below its middle."""
HEAD, AXIS = 14.0, 18.0
"""Room above the wave for the shots' ids, and below it for the seconds."""
LANE = 18.0
LETTER = 6.2
"""Units that a letter of a label takes."""
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600)


@dataclass(frozen=True)
class Bar:
    """A sound on its lane."""

    x: float
    width: float
    y: float
    label: str
    """As much as fits into the bar; an effect's whole name stands beside it."""
    label_x: float
    leftwards: bool
    """The label ends at `label_x` instead of beginning there."""
    title: str
    kind: str
    """`line`, `music`, `bed` or `effect`."""


@dataclass(frozen=True)
class Chart:
    """A drawing in units, ready to be written as SVG."""

    lang: Lang
    wave: str
    """An SVG path."""
    shots: tuple[tuple[float, str], ...]
    """Where each begins, and its id."""
    ticks: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...]
    height: float


@dataclass(frozen=True)
class _Heard:
    start: int
    frames: int
    label: str
    title: str
    kind: str


def chart(data: ReportData, lang: Lang) -> Chart:
    """The chart of one language's mix; ToolFailed when the mix can't be read."""
    cut = data.cutlist
    bars, bottom = _bars(
        [*_lines(data, lang), *_music(data), *_beds(data), *_effects(data)], cut.frames, HEAD + 2 * HALF + AXIS
    )
    at = WIDTH / cut.frames
    return Chart(
        lang=lang,
        wave=_wave(heard(Path(data.mixes[lang]), 0, f"the mix in {lang}")),
        shots=tuple((shot.start * at, shot.id) for shot in cut.shots),
        ticks=_ticks(cut),
        bars=bars,
        height=bottom + 4,
    )


def _wave(sound: Sound) -> str:
    """A closed path around the loudest samples of each column, drawn to the loudest of all."""
    if not sound.size:
        return ""
    mono = np.abs(sound).max(axis=1)
    columns = [float(piece.max(initial=0)) for piece in np.array_split(mono, COLUMNS)]
    loudest = max(columns) or 1.0
    heights = [HALF * column / loudest for column in columns]
    step = WIDTH / COLUMNS
    upper = [f"{index * step:g},{HEAD + HALF - height:.1f}" for index, height in enumerate(heights)]
    lower = [f"{index * step:g},{HEAD + HALF + height:.1f}" for index, height in reversed(list(enumerate(heights)))]
    return f"M{' L'.join(upper + lower)} Z"


def _ticks(cut: CutList) -> tuple[tuple[float, str], ...]:
    seconds = seconds_of(cut.frames, cut.rate)
    step = next((step for step in _STEPS if seconds / step <= 16), _STEPS[-1])
    return tuple((WIDTH * second / seconds, f"{second} s") for second in range(0, int(seconds) + 1, step))


def _bars(sounds: Iterable[_Heard], frames: int, top: float) -> tuple[tuple[Bar, ...], float]:
    """Each kind on lanes of its own, as few as keep the bars and their labels apart; with the lowest edge."""
    bars: list[Bar] = []
    ends: list[float] = []
    kind = ""
    for sound in sounds:
        if sound.kind != kind:
            kind, top, ends = sound.kind, top + LANE * len(ends), []
        bar = _bar(sound, frames)
        labelled = len(bar.label) * LETTER
        first = min(bar.x, bar.label_x - labelled) if bar.leftwards else bar.x
        last = bar.x + bar.width if bar.leftwards else max(bar.x + bar.width, bar.label_x + labelled)
        lane = next((index for index, end in enumerate(ends) if end <= first), len(ends))
        ends[lane : lane + 1] = [last + 1]
        bars.append(replace(bar, y=top + LANE * lane))
    return tuple(bars), top + LANE * len(ends)


def _bar(sound: _Heard, frames: int) -> Bar:
    x, width = WIDTH * sound.start / frames, max(2.0, WIDTH * min(sound.frames, frames - sound.start) / frames)
    inside = _short(sound.label, int((width - 6) / LETTER))
    if sound.kind != "effect" or inside == sound.label:
        return Bar(x, width, 0.0, inside, x + 4, False, sound.title, sound.kind)
    leftwards = x + width + 4 + len(sound.label) * LETTER > WIDTH
    return Bar(x, width, 0.0, sound.label, x - 4 if leftwards else x + width + 4, leftwards, sound.title, sound.kind)


def _short(label: str, room: int) -> str:
    if len(label) <= room:
        return label
    return label[: room - 1].rstrip() + "…" if room >= 4 else ""


def _lines(data: ReportData, lang: Lang) -> list[_Heard]:
    lines = {line.id: line for line in data.sound.lines}
    found = []
    for placed in data.cutlist.lines:
        line = lines[placed.id]
        text, speaker = line.text.get(lang, ""), data.name(line.speaker).capitalize()
        if lang in placed.frames:
            title = f"{speaker} ({line.voice}, {line.delivery}): {text}"
            found.append(_Heard(placed.start, placed.frames[lang], text, title, "line"))
    return found


def _music(data: ReportData) -> list[_Heard]:
    cues = {music.cue.id: music.cue for music in data.sound.music}
    found = []
    for placed in data.cutlist.music:
        cue = cues[placed.id]
        found.append(_Heard(placed.start, placed.frames, f"{cue.type}, {cue.mood}", cue.why, "music"))
    return found


def _beds(data: ReportData) -> list[_Heard]:
    names = {bed.id: (bed.name, f"{bed.level_db:g} LUFS, strength {bed.strength:g}") for bed in data.sound.ambience}
    return [
        _Heard(placed.start, placed.frames, _plain(name), f"{_plain(name)}: {said}", "bed")
        for placed in data.cutlist.beds
        for name, said in [names[placed.id.rpartition(".")[0]]]
    ]


def _effects(data: ReportData) -> list[_Heard]:
    plan: Sequence[tuple[str, str, str]] = [
        (effect.id, _plain(effect.name), effect.why) for effect in (*data.sound.foley, *data.sound.detail_fx)
    ]
    places = {placed.id: placed for placed in data.cutlist.effects}
    return [
        _Heard(places[name].start, places[name].frames, label, f"{label}: {why}" if why else label, "effect")
        for name, label, why in sorted(plan, key=lambda effect: places[effect[0]].start if effect[0] in places else 0)
        if name in places
    ]


def _plain(name: str) -> str:
    return name.replace("_", " ")
