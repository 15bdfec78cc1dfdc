"""Small clips, mixes and films for tests, made on the spot; each is a real file."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from exeget.canon import digest_file
from exeget.document import Part
from exeget.job import Artifact, Job
from exeget.work import Bench, Made, Order, Tool
from toolkits.film import CutParams, FilmShot, Subtitle, Track

Frame = NDArray[np.uint8]
Samples = NDArray[np.float32]
WIDTH, HEIGHT, RATE = 320, 180, 24


def landscape(width: int = WIDTH + 400, height: int = HEIGHT + 80, seed: int = 7) -> Frame:
    """A picture with large and small things in it, to look at through a moving window."""
    random = np.random.default_rng(seed)
    layers = [random.random((height // size + 2, width // size + 2, 3)) for size in (64, 16, 6)]
    sizes = [np.kron(layer, np.ones((size, size, 1)))[:height, :width] for layer, size in zip(layers, (64, 16, 6), strict=True)]
    picture = 0.5 * sizes[0] + 0.3 * sizes[1] + 0.2 * sizes[2]
    for axis in (0, 1):
        picture = (np.roll(picture, 1, axis) + 2 * picture + np.roll(picture, -1, axis)) / 4
    return np.asarray(30 + 190 * picture, np.uint8)


def pan(frames: int, step: float = 1.5, first: int = 0, seed: int = 7) -> list[Frame]:
    """A window that moves over the landscape: an honest, moving shot."""
    scene = landscape(seed=seed)
    starts = [int(step * (first + index)) % 400 for index in range(frames)]
    return [scene[20 : 20 + HEIGHT, start : start + WIDTH].copy() for start in starts]


def write_clip(path: Path, frames: Iterable[Frame], crf: str = "20", rate: int = RATE) -> Path:
    """The frames as H.264, encoded as a clip of the house is."""
    pictures = list(frames)
    height, width = pictures[0].shape[:2]
    with av.open(path, "w", options={"fflags": "+bitexact"}) as film:
        stream = film.add_stream("libx264", rate, options={"crf": crf, "preset": "veryfast"}, width=width, height=height)
        stream.codec_context.thread_count = 1
        for index, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            frame.pts = index
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
    return path


def tone(frames: int, level: float = 0.2, seed: int = 1, rate: int = RATE) -> Samples:
    """Stereo sound of a film's length: a swelling chord over noise, never silent."""
    count = frames * 48_000 // rate
    time = np.arange(count) / 48_000
    chord = sum(np.sin(2 * np.pi * pitch * time) for pitch in (196.0, 246.9, 293.7)) / 3
    noise = np.random.default_rng(seed).standard_normal((2, count)) * 0.1
    return np.asarray(level * (chord * (1 + 0.2 * np.sin(2 * np.pi * 0.7 * time)) + noise), np.float32)


def write_sound(path: Path, samples: Samples) -> Path:
    """Stereo samples as 24-bit FLAC at 48 kHz."""
    whole = np.clip(samples * 2**31, -(2**31), 2**31 - 256).astype(np.int32)
    with av.open(path, "w") as file:
        stream = file.add_stream("flac", 48_000, layout="stereo")
        stream.format = "s32"
        packed = np.ascontiguousarray(whole.T.reshape(1, -1))
        frame = av.AudioFrame.from_ndarray(packed, format="s32", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, 0, Fraction(1, 48_000)
        file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path


def bench(folder: Path, inputs: Mapping[str, Path]) -> Bench:
    """A bench with the inputs on it and an empty folder for what is made."""
    told: list[float] = []
    out = folder / "out"
    out.mkdir(parents=True)

    def ask(order: Order, name: str = "") -> Artifact:
        del name
        raise AssertionError(f"nobody here makes {order.kind}")

    return Bench(inputs, out, folder, ask, lambda sha: (folder / sha).read_bytes(), told.append)


def make(tool: Tool, kind: str, params: Part, folder: Path, inputs: Mapping[str, Path]) -> tuple[Made, Path]:
    """Have a tool do a job; what it made, and the folder it lies in."""
    hashes = {name: digest_file(path) for name, path in inputs.items()}
    job = Job(kind=kind, backend="test", version="1", params=params.as_json(), inputs=hashes)
    table = bench(folder, inputs)
    return tool.make(job, table), table.out


LENGTHS = (30, 18, 24)
WORDS = {"de": "Da ließ der HERR einen großen Wind aufs Meer kommen.", "en": "But the LORD sent out a great wind into the sea."}


def small_cut(subtitles: bool = True) -> CutParams:
    """A film of two shots and three clips, in German and English, with two acts."""
    first, second, third = LENGTHS
    shots = (
        FilmShot(
            id="1.1", phase="setup", start=0, frames=first + second, clips=("clip_1.mp4", "clip_2.mp4"),
            lengths=(first, second), media="shots/1.1/clip.mp4", note="The sea lies open.",
        ),
        FilmShot(
            id="2.1", phase="turn", start=first + second, frames=third, clips=("clip_3.mp4",), lengths=(third,),
            media="shots/2.1/clip.mp4",
        ),
    )  # fmt: skip
    tracks = tuple(
        Track(
            lang=lang, mix=f"mix_{lang}.flac", media=f"stems/mix_{lang}.flac",
            subtitles=(Subtitle(start=4, frames=50, text=WORDS[lang]),) if subtitles else (),
        )
        for lang in ("de", "en")
    )  # fmt: skip
    return CutParams(title="Jonah 1:4", shots=shots, tracks=tracks, acts={"setup": "Der Ruf", "turn": "Sturm"})


def small_inputs(folder: Path) -> dict[str, Path]:
    """The clips and mixes of the small film: one pan over one landscape, and two different chords."""
    folder.mkdir(parents=True, exist_ok=True)
    inputs, at = {}, 0
    for number, length in enumerate(LENGTHS, 1):
        inputs[f"clip_{number}.mp4"] = write_clip(folder / f"clip_{number}.mp4", pan(length, first=at))
        at += length
    for seed, lang in enumerate(WORDS):
        inputs[f"mix_{lang}.flac"] = write_sound(folder / f"mix_{lang}.flac", tone(sum(LENGTHS), seed=seed))
    return inputs
