"""Every sound there is a name for: it can be heard, beds are even and never repeat, effects begin at once."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from exeget.sounds import SOUNDS, nearest_sounds, sound_named
from exeget.work import Offer
from tests.sound_bench import heard, made, number, offered
from toolkits.audio import SoundParams
from toolkits.sound.filters import Floats
from toolkits.sound.foley import SOURCES, evened
from toolkits.sound.loudness import block_levels, longest_gap, loudness

BEDS = sorted(name for name, sound in SOUNDS.items() if sound.bed)
EFFECTS = sorted(name for name, sound in SOUNDS.items() if sound.effect)
TEXTURES = ("wind", "storm_wind", "rain", "sea", "storm_sea", "river", "crowd", "creaking_wood", "fire", "night")
"""Beds that never rest: these must be even second by second."""


@cache
def _sound(name: str, bed: bool, frames: int, strength: float = 0.6) -> Floats:
    with TemporaryDirectory() as folder:
        return heard("sound", SoundParams(name=name, frames=frames, bed=bed, strength=strength), Path(folder), seed=3)


def _unevenness(sound: Floats) -> float:
    """LU between the loudest and the softest three seconds."""
    heard_in = [loudness(sound[at : at + 144_000]) for at in range(0, len(sound) - 144_000 + 1, 48_000)]
    return max(heard_in) - min(heard_in)


def _sameness(sound: Floats) -> float:
    """How like its own past a sound is at best, 0 to 1, half a second or more later: 1 is a loop."""
    mono = sound.mean(axis=1)
    mono = mono - mono.mean()
    spectrum = np.fft.rfft(mono, 2 * len(mono))
    past = np.fft.irfft(np.abs(spectrum) ** 2)[: len(mono)]
    lags = np.arange(24_000, len(mono) * 2 // 3)
    return float(np.max(past[lags] / (past[0] * (1 - lags / len(mono)))))


def test_every_name_has_a_source_and_every_source_a_name() -> None:
    assert set(SOURCES) == set(SOUNDS)
    assert len(SOUNDS) >= 40


@pytest.mark.parametrize("name", EFFECTS)
def test_an_effect_can_be_heard_from_its_first_moment_and_does_not_clip(name: str) -> None:
    sound = _sound(name, False, 30)
    assert np.isfinite(sound).all()
    assert 0.3 < np.abs(sound).max() <= 0.75
    assert np.abs(sound[:4_800]).max() > 0.01
    assert len(sound) >= 30 * 2000
    assert np.abs(sound[-2:]).max() < 0.02


@pytest.mark.parametrize("name", BEDS)
def test_a_bed_is_stereo_never_silent_and_does_not_clip(name: str) -> None:
    sound = _sound(name, True, 36)
    assert len(sound) == 36 * 2000 + 48_000
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() < 0.9
    assert longest_gap(sound) == 0.0
    assert np.abs(sound[:, 0] - sound[:, 1]).max() > 0.001


@pytest.mark.parametrize("name", TEXTURES)
def test_a_bed_is_evenly_loud_and_does_not_repeat(name: str) -> None:
    sound = _sound(name, True, 168)
    assert _unevenness(sound) < 5.0
    assert _sameness(sound) < 0.3


def test_the_measures_find_an_uneven_bed_and_a_loop() -> None:
    sound = _sound("rain", True, 168)
    assert _unevenness(sound * np.linspace(0.2, 1, len(sound))[:, None]) > 5.0
    assert _sameness(np.tile(sound[:96_000], (4, 1))) > 0.9


def test_a_slow_swell_is_taken_out_of_a_bed_and_a_quick_one_is_left() -> None:
    noise = np.random.default_rng(0).standard_normal((960_000, 2)) * 0.1
    time = np.arange(len(noise))[:, None] / 48_000
    slow, quick = noise * (1 + 0.7 * np.sin(time * 0.3)), noise * (1 + 0.7 * np.sin(time * 12))
    assert _unevenness(evened(slow)) < 0.5 * _unevenness(slow)
    before, after = block_levels(quick), block_levels(evened(quick))
    assert float(after.std() / after.mean()) == pytest.approx(float(before.std() / before.mean()), rel=0.1)


def test_strength_changes_what_is_heard() -> None:
    def brightness(sound: Floats) -> float:
        spectrum = np.abs(np.fft.rfft(sound.mean(axis=1))) ** 2
        return float((spectrum * np.arange(len(spectrum))).sum() / spectrum.sum() / len(spectrum) * 24_000)

    breeze, gale = (brightness(_sound("wind", True, 72, strength)) for strength in (0.1, 1.0))
    assert gale > 1.3 * breeze
    stroll, march = (len(_peaks(_sound("footsteps_stone", False, 96, strength))) for strength in (0.0, 1.0))
    assert march > stroll


def _peaks(sound: Floats) -> list[int]:
    """Blocks where something begins: much louder than the 80 ms before."""
    levels = block_levels(sound)
    return [
        at for at in range(8, len(levels)) if levels[at] > 0.1 * levels.max() and levels[at] > 4 * levels[at - 8 : at].max()
    ]


def test_a_step_lasts_as_long_as_asked_and_thunder_rings_on(tmp_path: Path) -> None:
    thunder = made("sound", SoundParams(name="thunder", frames=12, strength=0.9), tmp_path)
    assert number(thunder.facts, "tail_samples") > 4 * 48_000


@pytest.mark.parametrize(
    ("word", "name"),
    [("Hull-Creak", "creaking_wood"), ("footsteps", "footsteps_stone"), ("Open Air", "open_air"), ("Donner", "thunder"),
     ("ship creaking", "creaking_wood"), ("Möwen", "gulls"), ("heavy sea", "storm_sea")],
)  # fmt: skip
def test_other_words_for_a_sound_are_understood_in_english_and_german(word: str, name: str, tmp_path: Path) -> None:
    assert sound_named(word) == name
    assert isinstance(offered("sound", SoundParams(name=word, frames=12)), Offer)
    assert made("sound", SoundParams(name=word, frames=12), tmp_path).facts["name"] == name


def test_a_word_for_no_sound_is_not_guessed_but_the_nearest_are_named() -> None:
    assert sound_named("bagpipes") is None
    assert nearest_sounds("footstep wood")[0] == "footsteps_wood"
