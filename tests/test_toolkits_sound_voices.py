"""Voices can be told apart, deliveries change them, and words reach the synthesizer whole and harmless."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyworld.pyworld import cheaptrick, dio, stonemask  # type: ignore[import-untyped]  # it ships no types

from exeget.terms import Delivery
from exeget.voices import NAMES, VOICES, cast_for
from tests.sound_bench import heard, made, number
from toolkits.audio import SpeakParams
from toolkits.sound.filters import Floats, resampled
from toolkits.sound.loudness import block_levels
from toolkits.sound.phrases import LONGEST, breaths, readable, words_in
from toolkits.sound.voices import MANNERS, TIMBRES

WORDS = {
    "de": ("Was schläfst du? Rufe deinen Gott an!", "Das Meer ging hoch, und alle hatten große Furcht."),
    "en": ("Arise, O sleeper, call upon thy God.", "The sea was rough, and all the men were afraid."),
}
APART = 4.0
"""Semitones, or as many units of timbre, from which two voices are two persons to the ear below."""


@dataclass(frozen=True)
class Portrait:
    """A voice as a simple ear knows it: how high it speaks, and the long-term shape of its spectrum."""

    semitones: float
    shape: Floats

    def distance(self, other: "Portrait") -> float:
        """Pitch in semitones and timbre in tenths of a neper a band, as two sides of a right angle."""
        timbre = 10 * float(np.sqrt(((self.shape - other.shape) ** 2).mean()))
        return float(np.hypot(self.semitones - other.semitones, timbre))


def _portrait(take: Floats) -> Portrait:
    sound = resampled(take, 1, 3)
    pitch, times = dio(sound, 16_000, f0_floor=40, f0_ceil=600)
    pitch = stonemask(sound, pitch, times, 16_000)
    voiced = pitch[pitch > 0]
    height = 12 * np.log2(np.median(voiced) / 100) if len(voiced) > 20 else 0.0
    envelope = np.log(cheaptrick(sound, pitch, times, 16_000))
    loud = envelope.mean(axis=1) > np.percentile(envelope.mean(axis=1), 40)
    bands = np.geomspace(6, envelope.shape[1] - 1, 17).astype(int)
    shape = np.array([envelope[loud][:, a:b].mean() for a, b in pairwise(bands)]) / 2
    return Portrait(float(height), shape - shape.mean())


@pytest.fixture(scope="module", name="portraits")
def _portraits(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, int], Portrait]:
    folder = tmp_path_factory.mktemp("voices")
    wanted = [(lang, voice, 0) for lang in WORDS for voice in NAMES if not TIMBRES[voice].layers]
    wanted += [(lang, voice, 1) for lang in WORDS for voice in ("narrator_m", "woman")]
    return {
        (lang, voice, text): _portrait(
            heard("speak", SpeakParams(text=WORDS[lang][text], lang=lang, voice=voice), folder / f"{lang}{voice}{text}")
        )
        for lang, voice, text in wanted
    }


def _told_apart(known: dict[str, Portrait]) -> set[str]:
    """The largest set of voices of which any two are APART."""
    crowds: list[set[str]] = [set()]
    for voice, portrait in known.items():
        crowds += [{voice, *crowd} for crowd in crowds if all(portrait.distance(known[other]) >= APART for other in crowd)]
    return max(crowds, key=len)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_at_least_eight_voices_of_a_language_are_told_apart_pair_by_pair(
    lang: str, portraits: dict[tuple[str, str, int], Portrait]
) -> None:
    known = {voice: portrait for (tongue, voice, text), portrait in portraits.items() if tongue == lang and text == 0}
    assert len(_told_apart(known)) >= 8, _told_apart(known)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_ear_of_this_test_knows_one_voice_again_in_other_words(
    lang: str, portraits: dict[tuple[str, str, int], Portrait]
) -> None:
    for voice in ("narrator_m", "woman"):
        assert portraits[lang, voice, 0].distance(portraits[lang, voice, 1]) < APART, voice
    twins = {name: portraits[lang, "man", text] for name, text in (("one", 0), ("other", 0))}
    assert len(_told_apart(twins)) == 1


def test_every_cast_voice_has_a_throat_and_every_delivery_a_manner() -> None:
    assert set(TIMBRES) == set(NAMES)
    assert set(MANNERS) == set(get_args(Delivery))


def test_two_speakers_get_two_voices_while_any_that_fits_is_free() -> None:
    first = cast_for("male", "adult", "person", {"narrator_m"})
    second = cast_for("male", "adult", "person", {"narrator_m", first})
    assert first != second
    assert {voice.sex for voice in VOICES if voice.name in (first, second)} == {"male"}
    assert cast_for("unknown", "adult", "people") == "crowd"
    assert cast_for("male", "child", "person") == "child"
    assert cast_for("male", "adult", "person", set(NAMES)) == first


def test_a_delivery_is_heard_in_pace_and_level(tmp_path: Path) -> None:
    said = {}
    for delivery in ("plain", "urgent", "mourning", "commanding", "tender"):
        line = SpeakParams(text=WORDS["en"][0], lang="en", voice="man", delivery=delivery)
        said[delivery] = heard("speak", line, tmp_path / delivery)
    seconds = {delivery: len(take) for delivery, take in said.items()}
    level = {delivery: float(np.sqrt((take**2).mean())) for delivery, take in said.items()}
    assert seconds["urgent"] < 0.93 * seconds["plain"] < seconds["plain"] < 0.93 * seconds["mourning"]
    assert level["tender"] < 0.75 * level["plain"] < level["plain"] < 0.75 * level["commanding"]


@pytest.mark.parametrize("rate", [0.85, 1.2])
def test_the_rate_sets_the_length_exactly_so_that_a_language_can_be_fitted(rate: float, tmp_path: Path) -> None:
    line = SpeakParams(text=WORDS["de"][0], lang="de", voice="woman")
    plain = made("speak", line, tmp_path / "plain")
    paced = made("speak", line.model_copy(update={"rate": rate}), tmp_path / "paced")
    assert number(paced.facts, "seconds") * rate == pytest.approx(number(plain.facts, "seconds"), rel=0.02)


def test_a_whisper_has_no_pitch_and_a_voice_has(tmp_path: Path) -> None:
    for voice, least, most in (("whisper", 0.0, 0.15), ("man", 0.45, 1.0)):
        take = resampled(heard("speak", SpeakParams(text=WORDS["en"][1], lang="en", voice=voice), tmp_path / voice), 1, 3)
        pitch, _ = dio(take, 16_000, f0_floor=60, f0_ceil=500)
        assert least <= float((pitch > 0).mean()) <= most, voice


def test_a_take_begins_and_ends_with_its_words(tmp_path: Path) -> None:
    levels = block_levels(heard("speak", SpeakParams(text=WORDS["de"][1], lang="de", voice="man"), tmp_path)[:, None])
    heard_blocks = np.flatnonzero(levels > 0.01 * levels.max())
    assert heard_blocks[0] <= 5
    assert len(levels) - heard_blocks[-1] <= 12


def test_markup_and_signs_are_neither_obeyed_nor_spelled_out(tmp_path: Path) -> None:
    plain = made("speak", SpeakParams(text="Arise, go to Nineveh.", lang="en", voice="man"), tmp_path / "plain")
    dressed = '<speed level="20">Arise</speed>, go [to] «Nineveh» & 🌊.'
    marked = made("speak", SpeakParams(text=dressed, lang="en", voice="man"), tmp_path / "marked")
    assert number(marked.facts, "seconds") == pytest.approx(number(plain.facts, "seconds"), rel=0.3)
    assert marked.facts["words"] == plain.facts["words"] == 4


def test_capitals_are_words_and_other_scripts_are_spelled_in_latin_letters() -> None:
    assert readable("Und der HERR sprach: GOTT!") == "Und der Herr sprach: Gott!"
    assert readable("Daß er's ſagte — ſo!") == "Daß er's sagte, so!"
    assert re.fullmatch(r"[A-Za-z' ]+", readable("יוֹנָה ዮናስ"))


def test_a_long_text_is_parted_where_one_breathes() -> None:
    verse = "Da ließ der HERR einen großen Wind aufs Meer kommen; und es erhob sich ein Ungewitter. Sie fürchteten sich!"
    assert [b.text for b in breaths(verse)] == [
        "Da ließ der Herr einen großen Wind aufs Meer kommen; und es erhob sich ein Ungewitter.",
        "Sie fürchteten sich!",
    ]
    long = breaths(" und ".join(["das Meer tobte sehr, so daß die Schiffsleute sich fürchteten"] * 12))
    assert all(len(breath.text) <= LONGEST for breath in long)
    assert all(breath.rest > 0 for breath in long[:-1])


@given(st.text(max_size=600))
def test_no_word_is_lost_and_no_breath_is_too_long(text: str) -> None:
    parts = breaths(text)
    assert "".join(re.findall(r"\w", " ".join(part.text for part in parts))) == "".join(re.findall(r"\w", readable(text)))
    assert all(0 < len(part.text) <= LONGEST and re.search(r"\w", part.text) for part in parts)
    assert not re.search(r"[<>&\\*_#{}|]", " ".join(part.text for part in parts))


@given(st.lists(st.sampled_from(["wind", "Meer", "HERR", "groß", "war's", "12"]), min_size=1, max_size=80))
def test_words_are_counted_as_a_reader_counts_them(words: list[str]) -> None:
    assert words_in(" ".join(words)) == len(words)
