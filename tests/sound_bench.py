"""A workplace for the sound tools' tests: an order in, the file and its facts out."""

import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import soundfile  # type: ignore[import-untyped]  # it ships no types
from pydantic import JsonValue

from exeget.document import Part
from exeget.job import Artifact, Job
from exeget.work import Bench, Made, Offer, Order, Refusal
from toolkits.backends import BACKENDS
from toolkits.sound.filters import Floats
from toolkits.sound.flac import read_flac, write_flac

NAMES = {"speak": "take.flac", "music": "music.flac", "sound": "sound.flac", "stem": "stem.flac", "mix": "mix.flac"}


def job_for(kind: str, params: Part, inputs: Mapping[str, Path] | None = None, seed: int = 0) -> Job:
    name, row = next(iter(BACKENDS[kind].items()))
    shas = dict.fromkeys(inputs or {}, "0" * 64)
    return Job(kind=kind, backend=name, version=row.version, params=params.as_json(), inputs=shas, seed=seed)


def offered(kind: str, params: Part, inputs: Mapping[str, Path] | None = None) -> Offer | Refusal:
    return next(iter(BACKENDS[kind].values())).load().supports(job_for(kind, params, inputs))


def made(kind: str, params: Part, out: Path, inputs: Mapping[str, Path] | None = None, seed: int = 0) -> Made:
    """Have it made by the kind's first backend, into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    bench = Bench(inputs or {}, out, out, _nobody, _nothing, lambda _part: None)
    return next(iter(BACKENDS[kind].values())).load().make(job_for(kind, params, inputs, seed), bench)


def heard(kind: str, params: Part, out: Path, inputs: Mapping[str, Path] | None = None, seed: int = 0) -> Floats:
    """Have it made, and listen."""
    made(kind, params, out, inputs, seed)
    return read_flac(out / NAMES[kind])


@dataclass(frozen=True)
class Ordered:
    """One thing to be made, where to, from what."""

    kind: str
    params: Part
    out: Path
    inputs: Mapping[str, Path]
    seed: int = 0


def made_elsewhere(orders: Sequence[Ordered]) -> None:
    """Have things made in a process of its own."""
    code = "import pickle, sys; from tests.sound_bench import made; [made(*order) for order in pickle.load(sys.stdin.buffer)]"
    words = pickle.dumps([(o.kind, o.params, o.out, dict(o.inputs), o.seed) for o in orders])
    subprocess.run([sys.executable, "-c", code], input=words, check=True, cwd=Path(__file__).parent.parent)


def laid_down(sound: Floats, path: Path) -> Path:
    """A sound as a file that a tool can be given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_flac(path, sound)
    return path


def shape(path: Path) -> tuple[int, str, int, int]:
    """Rate, subtype, channels and samples of a sound file."""
    info = soundfile.info(path)
    return info.samplerate, info.subtype, info.channels, info.frames


def number(facts: Mapping[str, JsonValue], name: str) -> float:
    value = facts[name]
    assert isinstance(value, int | float), f"{name} is {value!r}"
    return float(value)


def _nobody(order: Order, name: str = "") -> Artifact:
    del name
    raise AssertionError(f"a sound tool asks for nothing, yet asked for {order.kind}")


def _nothing(sha: str) -> NoReturn:
    raise AssertionError(f"a sound tool opens nothing of the store, yet opened {sha}")
