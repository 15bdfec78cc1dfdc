"""Stems and mixes: everything at its frame and level, no gap, room for speech, and a loudness that can be trusted."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyloudnorm  # type: ignore[import-untyped]  # it ships no types
import pytest
from pydantic import JsonValue

from exeget.errors import ToolFailed
from tests.sound_bench import heard, laid_down, made, number
from toolkits.audio import LOUDNESS, TRUE_PEAK, Laid, MixParams, StemParams
from toolkits.sound.ducking import speech_spans
from toolkits.sound.filters import Floats, band_passed, resampled
from toolkits.sound.flac import decibels
from toolkits.sound.limiter import limited
from toolkits.sound.loudness import longest_gap, loudness, true_peak

RATE = 48_000
FRAMES = 144
SECONDS = FRAMES / 24


def _noise(seconds: float, level: float = 0.1, seed: int = 0, channels: int = 2) -> Floats:
    shape = (int(seconds * RATE), channels) if channels > 1 else int(seconds * RATE)
    return np.clip(np.random.default_rng(seed).standard_normal(shape) * level, -0.99, 0.99)


def _speech(spans: list[tuple[float, float]]) -> Floats:
    """Something that comes and goes like syllables, where the spans are."""
    time = np.arange(int(SECONDS * RATE)) / RATE
    voice = 0.2 * np.sin(2 * np.pi * 180 * time) * (1 + np.sin(2 * np.pi * 4 * time)) / 2
    voice += 0.05 * np.sin(2 * np.pi * 1700 * time)
    talking = np.zeros_like(time)
    for start, end in spans:
        talking[int(start * RATE) : int(end * RATE)] = 1
    return np.stack([voice * talking] * 2, axis=1)


def _mix(folder: Path, **stems: Floats) -> tuple[Floats, Mapping[str, JsonValue]]:
    """A mix of the given stems; the others are silent."""
    inputs = {
        f"{name}.flac": laid_down(stems.get(name, np.zeros((int(SECONDS * RATE), 2))), folder / f"{name}.flac")
        for name in ("dialogue", "music", "foley", "ambience")
    }
    done = made("mix", MixParams(lang="en", frames=FRAMES), folder / "out", inputs)
    return heard("mix", MixParams(lang="en", frames=FRAMES), folder / "out", inputs), done.facts


def _stem(folder: Path, laid: tuple[Laid, ...], sounds: dict[str, Floats], name: str = "dialogue") -> Floats:
    inputs = {key: laid_down(sound, folder / f"{key}.flac") for key, sound in sounds.items()}
    params = StemParams.model_validate({"name": name, "frames": FRAMES, "laid": laid})
    return heard("stem", params, folder / "out", inputs)


def test_the_mix_meets_its_loudness_and_true_peak(tmp_path: Path) -> None:
    sound, facts = _mix(tmp_path, dialogue=_speech([(1, 3)]), ambience=_noise(SECONDS, 0.05), foley=_hits())
    assert loudness(sound) == pytest.approx(LOUDNESS, abs=0.5)
    assert decibels(true_peak(sound)) <= TRUE_PEAK + 0.01
    assert number(facts, "lufs") == pytest.approx(loudness(sound), abs=0.02)
    assert number(facts, "true_peak") <= TRUE_PEAK + 0.01


def _hits() -> Floats:
    """Single strokes far above everything else: what a limiter is for."""
    sound = np.zeros((int(SECONDS * RATE), 2))
    for at in (0.5, 2.2, 4.8):
        start = int(at * RATE)
        sound[start : start + 400] = 0.95 * np.sign(np.sin(np.arange(400) * 0.9))[:, None]
    return sound


def test_the_meters_find_a_mix_that_is_too_loud() -> None:
    loud = np.clip(_noise(SECONDS, 0.5), -0.99, 0.99)
    assert loudness(loud) > LOUDNESS + 3
    assert decibels(true_peak(loud)) > TRUE_PEAK


def test_the_true_peak_lies_between_the_samples_and_is_found() -> None:
    """A sine at a quarter of the rate, sampled 45 degrees beside its peaks, reaches 3 dB over its samples."""
    time = np.arange(RATE)
    tone = 0.5 * np.sin(np.pi / 2 * time + np.pi / 4)[:, None] * np.hanning(RATE)[:, None]
    assert np.abs(tone).max() == pytest.approx(0.5 * np.sqrt(0.5), rel=0.01)
    assert true_peak(tone) == pytest.approx(0.5, rel=0.02)


def test_the_limiter_turns_down_what_is_over_and_nothing_else() -> None:
    quiet = _noise(1, 0.05)
    assert np.array_equal(limited(quiet, 0.8), quiet)
    hits = _hits() + np.pad(quiet, ((0, len(_hits()) - len(quiet)), (0, 0)))
    held = limited(hits, 0.5)
    assert true_peak(held) <= 0.5 * 1.02
    assert np.abs(held).max() > 0.3
    assert (np.abs(held) <= np.abs(hits) + 1e-12).all()
    far = slice(int(3.0 * RATE), int(4.5 * RATE))
    assert np.allclose(held[far], hits[far])


def test_music_makes_room_for_speech_and_only_for_speech(tmp_path: Path) -> None:
    music = _noise(SECONDS, 0.05, seed=4)
    spoken, facts = _mix(tmp_path / "spoken", dialogue=_speech([(2, 4)]) * 0.001 + _speech([(2, 4)]), music=music)
    unspoken, plain = _mix(tmp_path / "unspoken", music=music)

    def high(sound: Floats, start: float, end: float) -> float:
        part = band_passed(sound, 6000, 12000)[int(start * RATE) : int(end * RATE)]
        return decibels(float(np.sqrt((part**2).mean())))

    down = high(spoken, 5.2, 5.9) - high(spoken, 2.3, 3.8)
    assert 6 <= down <= 26
    assert facts["speech"] and number(facts, "speech_to_music_db") > 0
    assert abs(high(unspoken, 5.2, 5.9) - high(unspoken, 2.3, 3.8)) < 0.5
    assert plain["speech"] == []
    assert plain["speech_to_music_db"] is None


def test_a_voice_stays_clear_of_a_loud_storm(tmp_path: Path) -> None:
    _, facts = _mix(tmp_path, dialogue=_speech([(1, 5)]), ambience=_noise(SECONDS, 0.1, seed=5))
    assert number(facts, "speech_to_rest_db") >= 9
    assert number(facts, "carved_db") > 3


def test_speech_is_found_where_it_is_and_nowhere_in_silence() -> None:
    spans = speech_spans(_speech([(1, 2), (4, 5)]))
    assert [(round(a, 1), round(b, 1)) for a, b in spans] == [(1.0, 2.0), (4.0, 5.0)]
    assert speech_spans(np.zeros((RATE, 2))) == []


def test_a_gap_is_measured_and_none_is_left_under_an_ambience(tmp_path: Path) -> None:
    gapped = _noise(SECONDS, 0.05)
    gapped[int(2 * RATE) : int(2.8 * RATE)] = 0
    assert longest_gap(gapped) == pytest.approx(0.8, abs=0.02)
    _, planted = _mix(tmp_path / "planted", ambience=gapped)
    assert number(planted, "longest_gap_s") > 0.5
    _, covered = _mix(tmp_path / "covered", ambience=_noise(SECONDS, 0.02))
    assert covered["longest_gap_s"] == 0.0


def test_a_silent_film_stays_silent_and_is_not_raised(tmp_path: Path) -> None:
    sound, facts = _mix(tmp_path)
    assert not sound.any()
    assert number(facts, "longest_gap_s") == SECONDS


def test_a_stem_of_another_length_is_a_failure_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(ToolFailed, match="'music' has 48000 samples"):
        _mix(tmp_path, music=_noise(1))


def test_a_line_stands_at_its_frame_and_at_its_level(tmp_path: Path) -> None:
    line = _noise(2, 0.02, channels=1)
    laid = Laid(input="u1", start=48, frames=48, level_db=-20, kind="narration")
    stem = _stem(tmp_path, (laid,), {"u1": line})
    assert not stem[: 2 * RATE].any()
    assert np.abs(stem[2 * RATE : 2 * RATE + 480]).max() > 0
    assert loudness(stem[2 * RATE : 4 * RATE]) == pytest.approx(-20, abs=0.3)


def test_a_line_that_the_film_would_cut_is_a_failure(tmp_path: Path) -> None:
    laid = Laid(input="u1", start=120, frames=24, level_db=-20, kind="dialogue")
    with pytest.raises(ToolFailed, match=r"ends 1\.00 s before the line 'u1'"):
        _stem(tmp_path, (laid,), {"u1": _noise(2, channels=1)})


def test_a_message_comes_through_a_narrow_band_and_a_dialogue_does_not(tmp_path: Path) -> None:
    def share(kind: str) -> float:
        laid = Laid.model_validate({"input": "u1", "start": 0, "frames": 48, "level_db": -20.0, "kind": kind, "room": "room"})
        stem = _stem(tmp_path / kind, (laid,), {"u1": _noise(2, channels=1)})
        inside = band_passed(stem, 350, 3200, order=4)
        return float((inside**2).sum() / (stem**2).sum())

    assert share("message") > 0.85
    assert share("dialogue") < 0.5


def test_an_inner_voice_rings_longer_than_a_narrator(tmp_path: Path) -> None:
    def tail(kind: str) -> float:
        laid = Laid.model_validate({"input": "u1", "start": 0, "frames": 24, "level_db": -20.0, "kind": kind})
        stem = _stem(tmp_path / kind, (laid,), {"u1": _noise(1, channels=1)})
        return float(np.sqrt((stem[int(1.2 * RATE) : int(1.8 * RATE)] ** 2).mean()))

    assert tail("monologue") > 0.001
    assert tail("narration") == 0.0


def test_one_bed_takes_over_from_another_without_a_gap_or_a_step(tmp_path: Path) -> None:
    laid = tuple(Laid(input=name, start=start, frames=72, level_db=-24, kind="bed") for name, start in (("a", 0), ("b", 72)))
    stem = _stem(tmp_path, laid, {"a": _noise(4, seed=1), "b": _noise(4, seed=2)}, "ambience")
    around = [loudness(stem[int(at * RATE) : int((at + 0.5) * RATE)]) for at in (1.5, 2.75, 3.0, 3.25, 4.5)]
    assert max(around) - min(around) < 1.5
    assert longest_gap(stem) <= 0.02


def test_a_bed_that_is_too_short_goes_on_and_leaves_no_gap(tmp_path: Path) -> None:
    laid = Laid(input="a", start=0, frames=FRAMES, level_db=-24, kind="bed")
    assert longest_gap(_stem(tmp_path, (laid,), {"a": _noise(2.5)}, "ambience")) <= 0.02


def test_music_rings_over_its_end_but_fades_before_the_films(tmp_path: Path) -> None:
    early = Laid(input="m", start=0, frames=48, level_db=-20, kind="music")
    late = Laid(input="m", start=96, frames=48, level_db=-20, kind="music")
    cue = _noise(5, seed=3)
    ringing = _stem(tmp_path / "early", (early,), {"m": cue}, "music")
    assert np.abs(ringing[int(4.5 * RATE) : int(4.9 * RATE)]).max() > 0.01
    cut = _stem(tmp_path / "late", (late,), {"m": cue}, "music")
    assert np.abs(cut[-48:]).max() < 0.01
    assert np.abs(cut[int(4.1 * RATE) : int(4.4 * RATE)]).max() > 0.05


def test_a_sound_on_the_left_is_heard_on_the_left(tmp_path: Path) -> None:
    laid = Laid(input="e", start=0, frames=24, level_db=-20, pan=-0.8, kind="effect")
    stem = _stem(tmp_path, (laid,), {"e": _noise(1, channels=1)}, "foley")
    left, right = np.sqrt((stem[:RATE] ** 2).mean(axis=0))
    assert left > 2 * right


def test_the_meter_agrees_with_the_standard_on_a_full_scale_tone() -> None:
    """ITU-R BS.1770-4: a 997 Hz sine at full scale in one channel reads -3.01 LUFS."""
    tone = np.zeros((5 * RATE, 2))
    tone[:, 0] = np.sin(2 * np.pi * 997 * np.arange(5 * RATE) / RATE)
    assert loudness(tone) == pytest.approx(-3.01, abs=0.1)


@pytest.mark.parametrize("seconds", [0.5, 3.0, 7.3])
def test_the_meter_agrees_with_another_meter(seconds: float) -> None:
    sound = _noise(seconds, 0.1) * np.linspace(0.01, 1, int(seconds * RATE))[:, None]
    assert loudness(sound) == pytest.approx(pyloudnorm.Meter(RATE).integrated_loudness(sound), abs=0.1)


def test_the_oversampler_keeps_a_plain_tone() -> None:
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE)
    assert np.abs(resampled(tone, 4, 1)[4000:-4000]).max() == pytest.approx(0.5, rel=0.01)
