"""Cues: bars on the cuts, a motif that is known again, voices that lead well, an orchestra in tune."""

from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from symusic.core import NoteSecond, ScoreSecond, ScoreTick, Synthesizer, TrackSecond

from tests.sound_bench import heard, made, number
from toolkits.audio import MusicParams
from toolkits.sound.composing.arrange import Piece, composed
from toolkits.sound.composing.harmony import CHARACTERS, parallels, progression, voiced
from toolkits.sound.composing.meter import fitted
from toolkits.sound.composing.motif import KNOWN, likeness, motif_of
from toolkits.sound.composing.orchestra import STYLES
from toolkits.sound.filters import Floats
from toolkits.sound.instruments import INSTRUMENTS, SOUNDFONT
from toolkits.sound.loudness import loudness

THEME = MusicParams(
    type="theme", mood="solemn", intensity=0.7, curve=(0.3, 0.6, 1.0), motif="CHAR_JONAH", frames=240, cuts=(97, 170)
)
SUBJECTS = [f"CHAR_{name}" for name in ("JONAH", "NAOMI", "RUTH", "CAIN", "ABEL", "ALDER_KING", "CAPTAIN", "WHALE")]


def _tunes(piece: Piece) -> list[list[tuple[float, int]]]:
    """What each player plays, as (seconds, pitch)."""
    parts: dict[str, list[tuple[float, int]]] = {}
    for note in piece.notes:
        parts.setdefault(note.part, []).append((piece.metre.time(note.beat), note.pitch))
    return list(parts.values())


def _found(piece: Piece, subject: str) -> float:
    return max(likeness(motif_of(subject), tune) for tune in _tunes(piece))


@given(
    frames=st.integers(2, 1500),
    cuts=st.lists(st.integers(1, 1499), max_size=8),
    bpm=st.floats(45, 150),
    beats=st.sampled_from([3, 4]),
)
def test_a_bar_begins_on_every_cut_and_the_last_ends_with_the_cue(frames: int, cuts: list[int], bpm: float, beats: int) -> None:
    metre = fitted(frames, 24, cuts, bpm, beats)
    starts = [bar.start * 24 for bar in metre.bars]
    for cut in {0, *(cut for cut in cuts if cut < frames)}:
        assert min(abs(start - cut) for start in starts) < 1e-6
    assert metre.seconds * 24 == pytest.approx(frames)
    assert all(after.start == pytest.approx(bar.start + bar.seconds) for bar, after in pairwise(metre.bars))


def test_a_tempo_and_a_mode_that_are_asked_for_are_kept_to_the_beat() -> None:
    asked = MusicParams(type="theme", mood="joy", intensity=0.6, curve=(0.3, 0.6, 0.4), frames=720, cuts=(144, 300, 576))
    told = asked.model_copy(update={"bpm": 80, "mode": "minor", "style": "lofi"})
    piece, free = composed(told, Random(1)), composed(asked, Random(1))
    assert [bar.bpm for bar in piece.metre.bars] == [80.0] * 10
    assert [bar.start * 24 for bar in piece.metre.bars if bar.on_cut] == [0.0, 144.0, 576.0], "300 is no bar of this tempo"
    assert any(abs(bar.bpm - 80) > 1 for bar in free.metre.bars)
    tonic, drums = CHARACTERS["joy"].tonic % 12, ("taiko", "woodblock")
    third = {(note.pitch - tonic) % 12 for note in piece.notes if note.part not in drums} & {3, 4}
    assert third == {3}
    assert 4 in {(note.pitch - tonic) % 12 for note in free.notes}


def test_the_tempo_stays_near_the_mood_where_the_cuts_leave_room() -> None:
    metre = fitted(720, 24, (130, 333, 500), 62, 4)
    assert all(0.8 * 62 < bar.bpm < 1.25 * 62 for bar in metre.bars)


@pytest.mark.parametrize("kind", ["theme", "action", "lament", "pastoral", "tension"])
@pytest.mark.parametrize("mood", ["joy", "sorrow", "threat"])
def test_a_subject_is_known_by_its_motif_in_every_kind_of_cue_and_mood(kind: str, mood: str) -> None:
    for style, subject in zip(STYLES, SUBJECTS, strict=False):
        params = MusicParams.model_validate(
            THEME.model_dump() | {"type": kind, "mood": mood, "style": style, "motif": subject, "cuts": (97, 170)}
        )
        assert _found(composed(params, Random(1)), subject) >= KNOWN, (style, subject)


def test_another_subjects_motif_is_not_heard_in_the_tune() -> None:
    """A motif may now and then lie hidden in an accompaniment; in a tune of its own it may not be another's."""
    tunes = {
        subject: list(zip(np.cumsum((0, *motif_of(subject).beats[:-1])), motif_of(subject).degrees, strict=True))
        for subject in SUBJECTS
    }
    scale = (0, 2, 4, 5, 7, 9, 11)
    as_pitches = {
        subject: [(float(time), 60 + 12 * (degree // 7) + scale[degree % 7]) for time, degree in tune]
        for subject, tune in tunes.items()
    }
    for subject in SUBJECTS:
        for other in SUBJECTS:
            assert (likeness(motif_of(subject), as_pitches[other]) >= KNOWN) == (subject == other), (subject, other)


def test_a_motif_is_known_in_minor_and_slower_but_not_upside_down() -> None:
    motif = motif_of("CHAR_RUTH")
    times = np.cumsum((0, *motif.beats[:-1]))
    minor = [60 + 12 * (d // 7) + (0, 2, 3, 5, 7, 8, 10)[d % 7] for d in motif.degrees]
    assert likeness(motif, [(3.0 * t, pitch + 5) for t, pitch in zip(times, minor, strict=True)]) >= KNOWN
    assert likeness(motif, [(t, 120 - pitch) for t, pitch in zip(times, minor, strict=True)]) < KNOWN


@pytest.mark.parametrize("mood", sorted(CHARACTERS))
def test_voices_move_little_and_without_parallel_fifths_and_octaves(mood: str) -> None:
    character = CHARACTERS[mood]  # type: ignore[index]  # the keys are the moods
    faults = moves = 0
    for seed in range(6):
        chords = progression(character, 10, "authentic", Random(seed))
        line = voiced(chords, 50, 72)
        for at, (before, after) in enumerate(pairwise(line)):
            faults += parallels([(chords[at].root, chords[at + 1].root), *zip(before, after, strict=True)])
            moves += max(abs(a - b) for a, b in zip(before, after, strict=True)) > 9
    assert faults <= 4
    assert moves == 0


def test_parallels_are_counted_when_there_are_any() -> None:
    assert parallels([(0, 2), (60, 62), (67, 69), (76, 77)]) == 3


@given(
    kind=st.sampled_from(["theme", "tension", "action", "lament", "pastoral", "sting"]),
    mood=st.sampled_from(sorted(CHARACTERS)),
    style=st.sampled_from(sorted(STYLES)),
    frames=st.integers(1, 400),
    intensity=st.floats(0, 1),
    cuts=st.lists(st.integers(1, 399), max_size=4),
)
@settings(max_examples=60, deadline=None)
def test_every_cue_can_be_written_and_every_player_reaches_its_notes(
    kind: str, mood: str, style: str, frames: int, intensity: float, cuts: list[int]
) -> None:
    params = MusicParams.model_validate(
        {"type": kind, "mood": mood, "style": style, "frames": frames, "intensity": intensity, "cuts": tuple(cuts),
         "curve": (0.2, 0.5, 1.0), "motif": "CHAR_X"}
    )  # fmt: skip
    piece = composed(params, Random(0))
    assert piece.notes
    for note in piece.notes:
        player = INSTRUMENTS[note.part]
        assert player.low <= note.pitch <= player.high
        assert 0 <= note.beat < piece.metre.beats


def test_a_cue_grows_with_its_curve_and_rings_on_behind_its_end(tmp_path: Path) -> None:
    done = made("music", THEME, tmp_path)
    sound = heard("music", THEME, tmp_path)
    cue = len(sound) - int(number(done.facts, "tail_samples"))
    assert cue == 240 * 2000
    quarters = [loudness(part) for part in np.array_split(sound[:cue], 4)]
    assert quarters[3] > quarters[0] + 3
    tail = sound[cue:]
    assert np.abs(tail[: len(tail) // 4]).max() > 0.01
    assert np.abs(tail[-480:]).max() < 0.001
    assert done.facts["bars"] and {0, 97, 170} <= {round(float(str(bar)), 3) for bar in _list(done.facts["bars"])}


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def test_the_midi_file_holds_the_notes_and_the_tempo_of_every_bar(tmp_path: Path) -> None:
    made("music", THEME, tmp_path)
    score = ScoreTick(str(tmp_path / "music.mid"))
    piece = composed(THEME, Random(0))
    assert {track.name for track in score.tracks} >= {"violas", "cello"}
    assert len(score.tempos) >= 1
    assert any(
        likeness(piece.motif, [(float(note.time), note.pitch) for note in track.notes]) >= KNOWN for track in score.tracks
    )


def test_silence_is_silent_says_so_and_has_the_cues_length(tmp_path: Path) -> None:
    silence = THEME.model_copy(update={"type": "silence"})
    done = made("music", silence, tmp_path)
    assert done.facts["silence"] is True
    sound = heard("music", silence, tmp_path)
    assert len(sound) == 240 * 2000
    assert not sound.any()


def _pitch_of(sound: Floats) -> float:
    """MIDI pitch of a tone, by its autocorrelation."""
    part = sound[9_600:57_600]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 17)) ** 2
    likeness_at = np.fft.irfft(spectrum)
    lags = np.arange(30, 1500)
    peaks = [k for k in lags if likeness_at[k] >= likeness_at[k - 1] and likeness_at[k] > likeness_at[k + 1]]
    best = max(likeness_at[k] for k in peaks)
    lag = next(k for k in peaks if likeness_at[k] > 0.85 * best)
    return float(69 + 12 * np.log2(48_000 / lag / 440))


def _played(program: int, pitch: int) -> Floats:
    score, track = ScoreSecond(480), TrackSecond("", program)
    track.notes.append(NoteSecond(0.0, 1.6, pitch, 100))
    score.tracks.append(track)
    return np.asarray(Synthesizer(str(SOUNDFONT), 48_000, 0).render(score, False), np.float64).reshape(-1)


@pytest.mark.parametrize("name", ["violins", "cello", "horn", "oboe", "choir", "guitar", "harp", "warm_pad", "vibraphone"])
def test_the_orchestra_is_in_tune(name: str) -> None:
    player = INSTRUMENTS[name]
    for pitch in range(player.low + 7, player.high - 6, 9):
        off = (_pitch_of(_played(player.program, pitch)) - pitch) % 12
        assert min(off, 12 - off) < 0.6, (name, pitch, off)


def test_the_tuner_hears_a_wrong_note() -> None:
    off = (_pitch_of(_played(INSTRUMENTS["oboe"].program, 72)) - 73) % 12
    assert min(off, 12 - off) > 0.6


def test_every_player_has_samples_in_the_sound_font() -> None:
    for name, player in INSTRUMENTS.items():
        assert np.abs(_played(player.program, (player.low + player.high) // 2)).max() > 0.005, name
