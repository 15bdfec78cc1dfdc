"""What every sound tool must do, whatever it makes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from pydantic import JsonValue

from exeget.document import Part
from exeget.errors import WrongUse
from exeget.work import Offer, Refusal
from tests.sound_bench import NAMES, Ordered, laid_down, made, made_elsewhere, number, offered, shape
from toolkits.audio import Laid, MixParams, MusicParams, SoundParams, SpeakParams, StemParams
from toolkits.sound.flac import read_flac

RATE = 48_000


@dataclass(frozen=True)
class Row:
    kind: str
    params: Part
    channels: int
    samples: int | None
    """What its length must be; None where only the tool can know, and says so."""
    inputs: dict[str, Callable[[], np.ndarray]] = field(default_factory=dict)


def _tone(seconds: float, hz: float = 330.0, level: float = 0.1, channels: int = 2) -> Callable[[], np.ndarray]:
    def tone() -> np.ndarray:
        time = np.arange(int(seconds * RATE)) / RATE
        wave = level * np.sin(2 * np.pi * hz * time) * (1 + 0.3 * np.sin(2 * np.pi * 3 * time))
        return np.stack([wave] * channels, axis=1) if channels > 1 else wave

    return tone


LINE = SpeakParams(text="Es erhob sich ein großes Ungewitter, und das Schiff drohte zu zerbrechen.", lang="de", voice="man_old")
CUE = MusicParams(type="theme", mood="solemn", intensity=0.6, curve=(0.3, 0.6, 1.0), motif="CHAR_JONAH", frames=96, cuts=(40,))
BED = SoundParams(name="storm_wind", frames=48, bed=True, strength=0.8)
EFFECT = SoundParams(name="thunder", frames=24, strength=0.9)
STEM = StemParams(
    name="dialogue",
    frames=96,
    laid=(
        Laid(input="u1", start=12, frames=48, level_db=-20, room="ship", kind="dialogue"),
        Laid(input="u2", start=60, frames=24, level_db=-22, pan=0.4, kind="narration"),
    ),
)
ROWS = (
    Row("speak", LINE, 1, None),
    Row("music", CUE, 2, 96 * 2000 + 4 * RATE),
    Row("sound", BED, 2, 48 * 2000 + RATE),
    Row("sound", EFFECT, 2, None),
    Row("stem", STEM, 2, 96 * 2000, {"u1": _tone(2, channels=1), "u2": _tone(1, 220, channels=1)}),
    Row(
        "mix", MixParams(lang="de", frames=96), 2, 96 * 2000,
        {f"{name}.flac": _tone(4, hz) for name, hz in (("dialogue", 300), ("music", 440), ("foley", 600), ("ambience", 150))},
    ),
)  # fmt: skip
IDS = [f"{row.kind}-{getattr(row.params, 'name', '')}".rstrip("-") for row in ROWS]


@dataclass(frozen=True)
class Done:
    """A row, made once for all tests here."""

    row: Row
    folder: Path
    inputs: dict[str, Path]
    facts: Mapping[str, JsonValue]
    files: tuple[str, ...]


@pytest.fixture(scope="module", name="all_done")
def _all_done(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Done]:
    """Every row made here, and in one other process into `elsewhere`."""
    done = {}
    for name, row in zip(IDS, ROWS, strict=True):
        folder = tmp_path_factory.mktemp(name)
        inputs = {key: laid_down(sound(), folder / "in" / f"{key}.flac") for key, sound in row.inputs.items()}
        here = made(row.kind, row.params, folder / "first", inputs, seed=5)
        done[name] = Done(row, folder, inputs, here.facts, here.files)
    made_elsewhere([Ordered(d.row.kind, d.row.params, d.folder / "elsewhere", d.inputs, 5) for d in done.values()])
    return done


@pytest.mark.parametrize("name", IDS)
def test_the_same_job_gives_the_same_bytes_again_and_in_another_process(name: str, all_done: dict[str, Done]) -> None:
    done = all_done[name]
    made(done.row.kind, done.row.params, done.folder / "second", done.inputs, seed=5)
    for file in (done.folder / "first").iterdir():
        first = file.read_bytes()
        assert (done.folder / "second" / file.name).read_bytes() == first, file.name
        assert (done.folder / "elsewhere" / file.name).read_bytes() == first, file.name


@pytest.mark.parametrize("name", IDS)
def test_what_is_made_is_a_flac_file_of_the_length_its_facts_say(name: str, all_done: dict[str, Done]) -> None:
    done = all_done[name]
    assert isinstance(offered(done.row.kind, done.row.params, done.inputs), Offer)
    rate, subtype, channels, samples = shape(done.folder / "first" / NAMES[done.row.kind])
    assert (rate, subtype, channels) == (RATE, "PCM_24", done.row.channels)
    assert samples == number(done.facts, "samples")
    assert round(samples / RATE, 6) == number(done.facts, "seconds")
    assert done.row.samples in (None, samples)
    assert set(done.files) == {file.name for file in (done.folder / "first").iterdir()}


@pytest.mark.parametrize("name", IDS)
def test_what_is_made_can_be_heard_and_does_not_clip(name: str, all_done: dict[str, Done]) -> None:
    sound = read_flac(all_done[name].folder / "first" / NAMES[all_done[name].row.kind])
    assert np.isfinite(sound).all()
    assert 0.05 < np.abs(sound).max() < 1.0


def test_another_seed_gives_another_wind(all_done: dict[str, Done]) -> None:
    done = all_done["sound-storm_wind"]
    made("sound", done.row.params, done.folder / "other", seed=6)
    assert (done.folder / "other" / "sound.flac").read_bytes() != (done.folder / "first" / "sound.flac").read_bytes()


@pytest.mark.parametrize(
    ("kind", "params", "reason", "cure"),
    [
        ("speak", LINE.model_copy(update={"lang": "he"}), "he.*de, en, es, fr, it", "another speak backend"),
        ("speak", LINE.model_copy(update={"text": "🌊🌊 … —"}), "no word", "words"),
        ("sound", SoundParams(name="thundr", frames=24), "thundr.*thunder", "one of them"),
        ("sound", SoundParams(name="zzzz", frames=24), "there are .*rain", "one of them"),
        ("sound", SoundParams(name="thunder", frames=24, bed=True), "does not lie", "effect"),
        ("stem", STEM, "u1, u2", "Add"),
        ("mix", MixParams(lang="de", frames=24), "dialogue.flac, music.flac", "silent"),
    ],
)
def test_a_refusal_names_what_was_asked_what_there_is_and_the_cure(kind: str, params: Part, reason: str, cure: str) -> None:
    refusal = offered(kind, params)
    assert isinstance(refusal, Refusal)
    assert re.search(reason, refusal.reason), refusal.reason
    assert cure in refusal.cure


def test_an_unknown_voice_or_style_is_wrong_use_and_the_known_ones_are_named() -> None:
    with pytest.raises(WrongUse, match=r"No voice 'tenor'.*narrator_m.*whisper"):
        offered("speak", LINE.model_copy(update={"voice": "tenor"}))
    with pytest.raises(WrongUse, match=r"No music style 'polka'.*strings, choir"):
        offered("music", CUE.model_copy(update={"style": "polka"}))
