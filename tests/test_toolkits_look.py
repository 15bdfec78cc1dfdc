"""Looking with instruments: good shots and films pass, and every planted fault is found by the measure made for it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from exeget.canon import digest_file
from exeget.document import load
from exeget.errors import ToolFailed
from exeget.job import Job
from exeget.verdict import Verdict, Verdicts
from exeget.work import Offer, Refusal
from tests import media
from tests.media import Frame
from toolkits.cutting.cut import PyavCut
from toolkits.film import CutParams, LookParams
from toolkits.look import ear
from toolkits.look.measure import Measure

LENGTH = 48
BLACK = np.full((media.HEIGHT, media.WIDTH, 3), 4, np.uint8)


def verdicts(params: LookParams, folder: Path, inputs: dict[str, Path]) -> dict[str, Verdict]:
    """Verdicts by metric and, where there is one, the language or subject."""
    _, out = media.make(Measure(), "look", params, folder, inputs)
    found = load(Verdicts, (out / "verdicts.json").read_bytes())
    return {f"{v.metric}{v.of.removeprefix(params.of)}": v for v in found.verdicts}


def failed(found: dict[str, Verdict]) -> set[str]:
    return {name for name, verdict in found.items() if verdict.result == "FAIL"}


def looked_at(frames: list[Frame], folder: Path, dark: bool = False, still: bool = False) -> dict[str, Verdict]:
    folder.mkdir(exist_ok=True)
    clip = media.write_clip(folder / "clip.mp4", frames)
    params = LookParams(of="1.1", what="clip", frames=LENGTH, dark=dark, still=still)
    return verdicts(params, folder, {"clip_0.mp4": clip})


def spoiled(frames: list[Frame], at: range, how: Callable[[Frame], Frame]) -> list[Frame]:
    return [how(frame) if index in at else frame for index, frame in enumerate(frames)]


def brighter(frame: Frame, levels: float) -> Frame:
    return np.asarray(np.clip(frame.astype(np.float32) + levels, 0, 255), np.uint8)


def noise(frame: Frame, seed: int) -> Frame:
    coarse = np.random.default_rng(seed).integers(0, 255, (frame.shape[0] // 6, frame.shape[1] // 6, 3), np.uint8)
    return np.asarray(cv2.resize(coarse, (frame.shape[1], frame.shape[0])), np.uint8)


def test_a_good_shot_passes_every_measure(tmp_path: Path) -> None:
    found = looked_at(media.pan(LENGTH), tmp_path)
    assert {verdict.result for verdict in found.values()} == {"PASS"}
    assert all(verdict.value is not None for verdict in found.values())


def test_a_shot_in_two_clips_is_judged_as_one_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    pieces = [media.write_clip(tmp_path / f"{n}.mp4", media.pan(4, first=4 * n)) for n in range(12)]
    params = LookParams(of="1.1", what="clip", frames=LENGTH)
    good = verdicts(params, tmp_path / "good", {f"clip_{n}.mp4": path for n, path in enumerate(pieces)})
    assert failed(good) == set()
    swapped = {f"clip_{11 - n}.mp4": path for n, path in enumerate(pieces)}
    assert "jump" in failed(verdicts(params, tmp_path / "swapped", swapped))


FAULTS: dict[str, tuple[str, Callable[[list[Frame]], list[Frame]]]] = {
    "a frame is missing": ("frames_off", lambda f: f[1:]),
    "a second is black": ("black_seconds", lambda f: spoiled(f, range(10, 36), lambda _: BLACK)),
    "a colour instead of a picture": ("flat_seconds", lambda f: spoiled(f, range(8, 46), lambda g: np.full_like(g, 120))),
    "the picture stands": ("frozen_seconds", lambda f: f[:10] + [f[9]] * 30 + f[10:18]),
    "burnt out": ("burnt_out", lambda f: [brighter(frame, 150) for frame in f]),
    "drowned": ("drowned", lambda f: [brighter(frame, -170) for frame in f]),
    "flicker": ("flicker", lambda f: [brighter(frame, 4 * (-1) ** index) for index, frame in enumerate(f)]),
    "flicker for a second": ("flicker", lambda f: [brighter(x, 4 * (-1) ** i * (19 < i < 44)) for i, x in enumerate(f)]),
    "a cut": ("jump", lambda f: f[:20] + media.pan(LENGTH - 20, seed=99)),
    "half a second left out": ("jump", lambda f: f[:20] + media.pan(LENGTH - 20, first=44)),
    "a step closer": ("jump", lambda f: f[:20] + [closer(frame) for frame in f[20:]]),
    "one black frame": ("jump", lambda f: [*f[:20], BLACK, *f[21:]]),
    "one wrong frame": ("jump", lambda f: [*f[:20], f[20][:, ::-1], *f[21:]]),
    "boiling": ("warp_error", lambda f: [noise(frame, index) for index, frame in enumerate(f)]),
    "shuffled": ("jump", lambda f: [f[i] for i in np.random.default_rng(1).permutation(LENGTH)]),
}  # fmt: skip


def closer(frame: Frame) -> Frame:
    height, width = frame.shape[:2]
    return np.asarray(cv2.resize(frame[12:-12, 21:-21], (width, height)), np.uint8)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_by_its_measure(fault: str, tmp_path: Path) -> None:
    metric, plant = FAULTS[fault]
    found = looked_at(plant(media.pan(LENGTH)), tmp_path)
    assert metric in failed(found)


def test_a_jump_is_found_where_it_is(tmp_path: Path) -> None:
    found = looked_at(FAULTS["a cut"][1](media.pan(LENGTH)), tmp_path)
    assert found["jump"].evidence == "between frames 19 and 20"


def test_lightning_is_neither_a_jump_nor_a_flicker(tmp_path: Path) -> None:
    glow = {20: 60.0, 21: 45.0, 22: 70.0, 23: 40.0, 24: 20.0, 25: 8.0}
    frames = [brighter(frame, glow.get(index, 0)) for index, frame in enumerate(media.pan(LENGTH))]
    assert failed(looked_at(frames, tmp_path)) == set()


def test_fades_are_not_black_stretches(tmp_path: Path) -> None:
    shares = [min(1, index / 12, (LENGTH - 1 - index) / 12) for index in range(LENGTH)]
    frames = [np.asarray(frame * share, np.uint8) for frame, share in zip(media.pan(LENGTH), shares, strict=True)]
    assert failed(looked_at(frames, tmp_path)) == set()


def test_pictures_drawn_on_twos_and_threes_are_motion_not_jumps(tmp_path: Path) -> None:
    for hold in (2, 3):
        frames = [frame for frame in media.pan(LENGTH // hold, step=4) for _ in range(hold)]
        assert failed(looked_at(frames, tmp_path / str(hold))) == set()


def test_a_shot_meant_to_stand_may_stand(tmp_path: Path) -> None:
    frames = [media.pan(1)[0]] * LENGTH
    assert failed(looked_at(frames, tmp_path / "meant", still=True)) == set()
    assert failed(looked_at(frames, tmp_path / "not")) == {"frozen_seconds"}


def test_a_shot_meant_to_be_dark_may_be_dark_but_not_black(tmp_path: Path) -> None:
    night = [np.asarray(frame * 0.09, np.uint8) for frame in media.pan(LENGTH)]
    assert failed(looked_at(night, tmp_path / "meant", dark=True)) == set()
    assert "black_seconds" in failed(looked_at(night, tmp_path / "not"))
    assert "black_seconds" in failed(looked_at([BLACK] * LENGTH, tmp_path / "black", dark=True))


def test_a_clip_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    clip = media.write_clip(tmp_path / "whole.mp4", media.pan(LENGTH))
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(clip.read_bytes()[:9000])
    with pytest.raises(ToolFailed, match=r"clip_0\.mp4 can't be watched"):
        verdicts(LookParams(of="1.1", what="clip", frames=LENGTH), tmp_path, {"clip_0.mp4": broken})


def ids_png(path: Path, shares: dict[int, tuple[slice, slice]]) -> Path:
    picture = np.zeros((180, 320), np.uint8)
    for value, (rows, columns) in shares.items():
        picture[rows, columns] = value
    cv2.imwrite(str(path), picture)
    return path


def test_who_must_be_seen_is_measured_in_the_map_of_subjects(tmp_path: Path) -> None:
    ids = ids_png(tmp_path / "ids.png", {7: (slice(60, 120), slice(100, 148)), 9: (slice(0, 3), slice(0, 2))})
    clip = media.write_clip(tmp_path / "clip.mp4", media.pan(LENGTH))
    wants = ("CHAR_JONAH", "PROP_LOT", "CHAR_GHOST", "CHAR_NOBODY")
    params = LookParams(
        of="1.1", what="clip", frames=LENGTH, wants=wants, ids={"CHAR_JONAH": 7, "PROP_LOT": 9, "CHAR_GHOST": 11}
    )
    found = verdicts(params, tmp_path / "with", {"clip_0.mp4": clip, "ids.png": ids})
    assert found["seen CHAR_JONAH"].result == "PASS"
    assert found["seen CHAR_JONAH"].value == pytest.approx(0.05)
    assert found["seen CHAR_JONAH"].evidence == "31% to 46% across, 33% to 66% down"
    assert (found["seen PROP_LOT"].result, found["seen CHAR_GHOST"].value) == ("FAIL", 0.0)
    assert found["seen CHAR_NOBODY"].value is None
    without = verdicts(params, tmp_path / "without", {"clip_0.mp4": clip})
    assert failed(without) == {f"seen {subject}" for subject in wants}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("in")
    made = media.small_inputs(folder)
    frames = sum(media.LENGTHS)
    for seed, lang in enumerate(media.WORDS):
        sound = media.tone(frames, seed=seed)
        loud = ear.loudness(sound.T.astype(np.float64))
        assert loud is not None
        made[f"mix_{lang}.flac"] = media.write_sound(folder / f"mix_{lang}.flac", sound * 10 ** ((-16 - loud) / 20))
    return made


PROMISED = LookParams(
    of="film", what="film", frames=sum(media.LENGTHS), languages=("de", "en"), subtitles={"de": 1, "en": 1}, chapters=2
)


def film(cut: CutParams, folder: Path, inputs: dict[str, Path]) -> Path:
    return media.make(PyavCut(), "cut", cut, folder, inputs)[1] / "film.mp4"


@pytest.fixture(scope="module")
def good_film(tmp_path_factory: pytest.TempPathFactory, inputs: dict[str, Path]) -> Path:
    return film(media.small_cut(), tmp_path_factory.mktemp("film"), inputs)


def test_a_film_as_promised_passes_every_measure(good_film: Path, tmp_path: Path) -> None:
    found = verdicts(PROMISED, tmp_path, {"film.mp4": good_film})
    assert {name: v.result for name, v in found.items()} == dict.fromkeys(found, "PASS")
    of_film = ("picture_format", "sound_format", "languages", "default_language", "faststart", "frames_off", "starts_off")
    of_tracks = ("length_off", "captions", "loudness_off", "true_peak", "silence_seconds")
    tracks = {f"{metric}.{lang}" for metric in of_tracks for lang in ("de", "en")}
    assert set(found) == {*of_film, "chapters_off", "black_seconds", *tracks}


BROKEN_PROMISES: dict[str, tuple[dict[str, object], set[str]]] = {
    "another length": ({"frames": 80}, {"frames_off", "length_off.de", "length_off.en"}),
    "another rate": ({"rate": 25, "frames": 75}, {"picture_format", "frames_off"}),
    "another language": (
        {"languages": ("de", "fr"), "subtitles": {"de": 1, "fr": 1}}, {"languages", "captions.fr"}
    ),
    "one more language": (
        {"languages": ("de", "en", "he")},
        {"languages", "length_off.he", "loudness_off.he", "true_peak.he", "silence_seconds.he"},
    ),
    "languages the other way round": ({"languages": ("en", "de")}, {"languages", "default_language"}),
    "more captions": ({"subtitles": {"de": 2, "en": 1}}, {"captions.de"}),
    "more chapters": ({"chapters": 3}, {"chapters_off"}),
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN_PROMISES)
def test_a_film_that_breaks_a_promise_fails_by_its_name(broken: str, good_film: Path, tmp_path: Path) -> None:
    changes, names = BROKEN_PROMISES[broken]
    found = verdicts(PROMISED.model_copy(update=changes), tmp_path, {"film.mp4": good_film})
    assert failed(found) == names


def test_a_film_without_subtitles_or_acts_is_found_wanting(inputs: dict[str, Path], tmp_path: Path) -> None:
    cut = media.small_cut(subtitles=False)
    shots = tuple(shot.model_copy(update={"phase": "setup"}) for shot in cut.shots)
    bare = film(cut.model_copy(update={"shots": shots}), tmp_path / "film", inputs)
    assert failed(verdicts(PROMISED, tmp_path, {"film.mp4": bare})) == {"captions.de", "captions.en", "chapters_off"}


def test_a_film_whose_index_comes_last_is_found(good_film: Path, tmp_path: Path) -> None:
    late = tmp_path / "late.mp4"
    with av.open(good_film) as first, av.open(late, "w") as last:
        stream = last.add_stream_from_template(first.streams.video[0])
        for packet in first.demux(video=0):
            if packet.size:
                packet.stream = stream
                last.mux(packet)
    found = verdicts(PROMISED.model_copy(update={"languages": (), "subtitles": {}}), tmp_path, {"film.mp4": late})
    assert found["faststart"].result == "FAIL"


def scaled(sound: media.Samples, start: int, end: int, gain: float) -> media.Samples:
    return np.concatenate([sound[:, :start], sound[:, start:end] * gain, sound[:, end:]], axis=1)


SOUNDS: dict[str, tuple[str, Callable[[media.Samples], media.Samples]]] = {
    "too loud": ("loudness_off.en", lambda sound: sound * 1.3),
    "too soft": ("loudness_off.en", lambda sound: sound * 0.7),
    "a gap": ("silence_seconds.en", lambda sound: scaled(sound, 50_000, 80_000, 0)),
    "silent": ("loudness_off.en", lambda sound: sound * 0),
    "a peak": ("true_peak.en", lambda sound: scaled(sound, 60_000, 60_400, 6)),
}  # fmt: skip


@pytest.mark.parametrize("fault", SOUNDS)
def test_a_fault_of_sound_is_found_in_its_language_alone(fault: str, inputs: dict[str, Path], tmp_path: Path) -> None:
    metric, spoil = SOUNDS[fault]
    sound = np.asarray(ear.heard(inputs["mix_en.flac"], 0, "mix_en.flac").T, np.float32)
    mix = media.write_sound(tmp_path / "mix.flac", np.asarray(spoil(sound), np.float32))
    spoiled_film = film(media.small_cut(), tmp_path / "film", {**inputs, "mix_en.flac": mix})
    found = failed(verdicts(PROMISED, tmp_path, {"film.mp4": spoiled_film}))
    assert metric in found
    assert all(name.endswith(".en") for name in found)


def test_a_black_stretch_in_a_film_is_found(inputs: dict[str, Path], tmp_path: Path) -> None:
    clip = media.write_clip(tmp_path / "black.mp4", [BLACK] * media.LENGTHS[2])
    first = media.write_clip(tmp_path / "first.mp4", [*media.pan(media.LENGTHS[0])[:-1], BLACK])
    frames = [media.pan(media.LENGTHS[1])[0], *[BLACK] * (media.LENGTHS[1] - 1)]
    second = media.write_clip(tmp_path / "second.mp4", frames)
    dark = film(media.small_cut(), tmp_path / "film", {**inputs, "clip_1.mp4": first, "clip_2.mp4": second, "clip_3.mp4": clip})
    found = verdicts(PROMISED, tmp_path, {"film.mp4": dark})
    assert found["black_seconds"].result == "WARN"
    assert found["black_seconds"].value == pytest.approx(41 / 24, abs=0.2)


def test_a_true_peak_between_the_samples_is_heard() -> None:
    time_ = np.arange(48_000) / 48_000
    wave = np.sin(2 * np.pi * 12_000 * time_ + np.pi / 4) * np.hanning(48_000)
    sound = np.stack([wave, wave], axis=1)
    peak = ear.true_peak(sound)
    assert peak is not None
    assert 20 * np.log10(np.max(np.abs(sound))) < -2.9
    assert peak == pytest.approx(0, abs=0.2)


def test_the_same_look_gives_the_same_bytes(good_film: Path, tmp_path: Path) -> None:
    twice = [media.make(Measure(), "look", PROMISED, tmp_path / str(n), {"film.mp4": good_film})[1] for n in (1, 2)]
    assert (twice[0] / "verdicts.json").read_bytes() == (twice[1] / "verdicts.json").read_bytes()


def test_there_must_be_something_to_look_at(good_film: Path) -> None:
    job = Job(kind="look", backend="measure", version="1", params=PROMISED.as_json())
    assert isinstance(Measure().supports(job), Refusal)
    assert isinstance(Measure().supports(job.model_copy(update={"inputs": {"film.mp4": digest_file(good_film)}})), Offer)
    shot = LookParams(of="1.1", what="clip", frames=4)
    answer = Measure().supports(job.model_copy(update={"params": shot.as_json()}))
    assert isinstance(answer, Refusal)
    assert "clip_0.mp4" in answer.cure


def test_what_failed_can_be_read_without_opening_a_file(good_film: Path, tmp_path: Path) -> None:
    late = tmp_path / "copy.mp4"
    shutil.copy(good_film, late)
    made, _ = media.make(Measure(), "look", PROMISED.model_copy(update={"chapters": 5}), tmp_path, {"film.mp4": late})
    assert (made.facts["worst"], made.facts["failed"]) == ("FAIL", ["chapters_off"])
    assert made.scores["chapters_off"] == 3.0
    assert 0 < made.scores["captions.de"] < 3
