"""The score played: symusic's synthesizer for each player, then seats, dynamics and a hall; and the score as MIDI.

The synthesizer hears neither a note's velocity nor a controller, so each player's notes are rendered in layers
of force, the softer ones quieter and darker, and the swell from bar to bar is laid over what sustains.
"""

from collections import defaultdict
from pathlib import Path
from random import Random

import numpy as np
from symusic.core import NoteSecond, NoteTick, ScoreSecond, ScoreTick, Synthesizer, TempoTick, TrackSecond, TrackTick

from toolkits.audio import SAMPLE_RATE
from toolkits.sound.composing.arrange import Note, Piece
from toolkits.sound.filters import Floats, convolved, high_passed, low_passed
from toolkits.sound.flac import amplitude
from toolkits.sound.instruments import INSTRUMENTS, SOUNDFONT
from toolkits.sound.rooms import burst

TICKS = 480
"""A beat in the MIDI file."""
_LAYERS = 6
_SOFTEST = -24.0
"""dB of the softest layer under the loudest."""
_SWELL = 9.0
"""dB from no intensity to full."""
_STRUCK = {
    "harp", "pizzicato", "timpani", "tubular_bells", "celesta", "guitar", "dulcimer", "koto", "marimba", "taiko", "toms",
    "woodblock", "vibraphone",
}  # fmt: skip
"""Players who cannot swell on a note."""


def played(piece: Piece, tail: float, rng: Random) -> Floats:
    """The piece as sound, (n, 2), with a tail of `tail` seconds behind its end; its level is whatever came out."""
    length = round((piece.metre.seconds + tail) * SAMPLE_RATE)
    synthesizer = Synthesizer(str(SOUNDFONT), SAMPLE_RATE, 0)
    dry = np.zeros((length, 2))
    swell = _swell(piece, length)
    parts: dict[str, dict[int, list[tuple[float, float, int]]]] = defaultdict(lambda: defaultdict(list))
    for note in piece.notes:
        parts[note.part][round(note.force * (_LAYERS - 1))].append(_timed(piece, note, rng))
    for part, layers in parts.items():
        player = INSTRUMENTS[part]
        sound = np.zeros(length)
        for layer, notes in layers.items():
            sound += _layer(synthesizer, player.program, notes, layer / (_LAYERS - 1), length)
        sound *= player.gain * (1.0 if part in _STRUCK else swell)
        angle = (player.seat * 0.7 + 1) * np.pi / 4
        dry += sound[:, None] * np.array([np.cos(angle), np.sin(angle)])
    return _in_hall(_balanced(high_passed(dry, 35)))[:length]


def _timed(piece: Piece, note: Note, rng: Random) -> tuple[float, float, int]:
    """Start and length in seconds, and pitch: a little human, and early by what the instrument needs to speak."""
    player = INSTRUMENTS[note.part]
    on_bar = any(bar.beat == note.beat for bar in (piece.metre.bars[piece.metre.bar_at(note.beat)],))
    start = piece.metre.time(note.beat)
    end = piece.metre.time(note.beat + note.beats)
    start = max(0.0, start - player.attack + (0.0 if on_bar else rng.gauss(0, 0.007)))
    return start, max(0.05, end - start), note.pitch


def _layer(synthesizer: Synthesizer, program: int, notes: list[tuple[float, float, int]], force: float, length: int) -> Floats:
    """Notes of one force by one player."""
    score, track = ScoreSecond(TICKS), TrackSecond("", program)
    for start, seconds, pitch in notes:
        track.notes.append(NoteSecond(start, seconds, pitch, 100))
    score.tracks.append(track)
    sound = np.asarray(synthesizer.render(score, False), np.float64).reshape(-1)
    fitted = np.zeros(length)
    fitted[: min(length, len(sound))] = sound[:length]
    if force < 0.9:
        fitted = low_passed(fitted, 1800 * 2 ** (3.4 * force), order=1)
    return fitted * amplitude(_SOFTEST * (1 - force))


def _swell(piece: Piece, length: int) -> Floats:
    """The dynamic from bar to bar as a gain for each sample."""
    times = [bar.start for bar in piece.metre.bars] + [piece.metre.seconds]
    levels = [*piece.intensity, piece.intensity[-1]]
    seconds = np.arange(length) / SAMPLE_RATE
    gain: Floats = 10 ** (_SWELL * (np.interp(seconds, times, levels) - 1) / 20)
    return gain


def _balanced(dry: Floats) -> Floats:
    """Half of what is below 110 Hz, which leaves room for a voice and a storm, and more of what is above 3 kHz."""
    balanced = -0.5 * low_passed(dry, 110, order=1)
    balanced += 0.6 * high_passed(dry, 3000, order=1)
    balanced += dry
    return balanced


def _in_hall(dry: Floats) -> Floats:
    """The orchestra in a hall of 2.3 seconds, 28 milliseconds before its tail."""
    tail = burst(2.3, 120, 5500, seed=23)
    ahead = np.zeros((int(0.028 * SAMPLE_RATE), 2))
    hall = convolved(dry, np.concatenate([ahead, tail * 0.33]))[: len(dry)]
    hall += 0.8 * dry
    return hall


def write_midi(piece: Piece, path: Path) -> None:
    """The piece as a MIDI file: a track for each player, a tempo for each bar."""
    score = ScoreTick(TICKS)
    for bar in piece.metre.bars:
        score.tempos.append(TempoTick(bar.beat * TICKS, bar.bpm))
    for part in sorted({note.part for note in piece.notes}):
        track = TrackTick(part, INSTRUMENTS[part].program)
        for note in piece.notes:
            if note.part != part:
                continue
            track.notes.append(
                NoteTick(round(note.beat * TICKS), max(1, round(note.beats * TICKS)), note.pitch, round(1 + 126 * note.force))
            )
        score.tracks.append(track)
    score.dump_midi(path)
