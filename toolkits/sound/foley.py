"""Beds and effects by name, made from noise, pulses and resonances; no recording is played."""

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import version

import numpy as np
from pydantic import JsonValue

from exeget.document import part_from
from exeget.frames import samples_of
from exeget.job import Job
from exeget.sounds import SOUNDS, nearest_sounds, sound_named
from exeget.work import Bench, Made, Offer, Refusal
from toolkits.audio import SAMPLE_RATE, SoundParams
from toolkits.sound.filters import Floats, high_passed, low_passed
from toolkits.sound.flac import amplitude, write_flac
from toolkits.sound.loudness import block_levels
from toolkits.sound.sources import animals, bodies, places, things, water, weather, wood
from toolkits.sound.sources.matter import Rng, at_rms, pink, seconds

Source = Callable[[int, float, Rng], Floats]

SOURCES: Mapping[str, Source] = {
    name: getattr(room, name)
    for room in (weather, water, wood, bodies, places, animals, things)
    for name in SOUNDS
    if hasattr(room, name)
}
HANDLE = 1.0
"""Seconds that a bed goes on behind its length, so that the next one can take over from it."""
BED_LEVEL = -26.0
"""dBFS, RMS."""
_BETWEEN = 0.35
"""How much of each ear's bed is heard by the other, as in the open: two ears never hear two different winds."""
_AIR = -24.0
"""dB of plain air under a bed: between two drops, strokes or cries there is still a place."""
_PEAK = 0.7
_SURGE = 7.0
"""Seconds over which a bed is made even."""


class Procedural:
    """`sound`: a bed of an even loudness, or an effect that begins with its attack, as sound.flac."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Refuse a name that means no sound, and a bed of what only happens."""
        params = part_from(SoundParams, job.params, "sound")
        name = sound_named(params.name)
        if name is None:
            near = nearest_sounds(params.name)
            known = f"the nearest names are {', '.join(near)}" if near else f"there are {', '.join(SOUNDS)}"
            return Refusal(f"There is no sound {params.name!r}; {known}.", "Ask for one of them, or give a recording.")
        if params.bed and not SOUNDS[name].bed:
            return Refusal(f"{name!r} happens; it does not lie under a scene.", "Ask for it as an effect.")
        return Offer(0.2 + 0.12 * params.frames / params.rate)

    def make(self, job: Job, bench: Bench) -> Made:
        """Make it; the same job gives the same bytes."""
        params = part_from(SoundParams, job.params, "sound")
        name = sound_named(params.name)
        assert name is not None
        samples = samples_of(params.frames, params.rate, SAMPLE_RATE)
        digest = hashlib.sha256(f"{name} {params.bed} {params.frames} {params.strength} {job.seed}".encode()).digest()
        rng = np.random.default_rng(int.from_bytes(digest[:8], "little"))
        if params.bed:
            sound = bed(SOURCES[name], samples + seconds(HANDLE), params.strength, rng)
        elif SOUNDS[name].bed:
            sound = passing(SOURCES[name], samples, params.strength, rng)
        else:
            sound = effect(SOURCES[name], samples, params.strength, rng)
        write_flac(bench.out / "sound.flac", sound)
        facts: dict[str, JsonValue] = {
            "name": name, "seconds": round(len(sound) / SAMPLE_RATE, 6), "samples": len(sound), "sample_rate": SAMPLE_RATE,
            "tail_samples": len(sound) - samples, "bed": params.bed,
        }  # fmt: skip
        return Made(("sound.flac",), facts, {"scipy": version("scipy"), "numpy": version("numpy")}, "MIT")


def bed(source: Source, samples: int, strength: float, rng: Rng) -> Floats:
    """A texture that fills its length evenly: what a source does in its first moments is made and thrown away."""
    run_in = seconds(0.5)
    sound = at_rms(evened(high_passed(source(samples + run_in, strength, rng), 25)[run_in:]), 1.0)
    sound = sound + amplitude(_AIR) * at_rms(low_passed(pink(samples, rng), 500), 1.0)
    sound = sound + _BETWEEN * sound[:, ::-1]
    return limited(at_rms(sound, amplitude(BED_LEVEL)))


def passing(source: Source, samples: int, strength: float, rng: Rng) -> Floats:
    """A texture as something that happens: it comes quickly, stays, and goes within a second after its length."""
    tail = seconds(1.0)
    sound = high_passed(source(samples + tail, strength, rng), 25)
    rise = min(seconds(0.08), samples)
    gain = np.ones(len(sound))
    gain[:rise] = np.linspace(0, 1, rise) ** 0.7
    gain[-tail:] = np.cos(np.linspace(0, np.pi / 2, tail)) ** 2
    return effect(lambda _samples, _strength, _rng: sound * gain[:, None], samples, strength, rng)


def effect(source: Source, samples: int, strength: float, rng: Rng) -> Floats:
    """A sound from its first audible sample, at most full strength, with whatever rings on behind it."""
    sound = high_passed(source(samples, strength, rng), 25)
    loud = np.abs(sound).max(axis=1)
    first = int(np.argmax(loud > loud.max() * 0.01))
    sound = np.concatenate([sound[first:], np.zeros((max(0, samples - len(sound) + first), 2))])
    last = max(samples, int(len(sound) - np.argmax(np.abs(sound).max(axis=1)[::-1] > loud.max() * 0.001)))
    end = sound[:last] * (_PEAK / max(float(loud.max()), 1e-9))
    close = min(seconds(0.03), len(end))
    end[-close:] *= np.linspace(1, 0, close)[:, None]
    return end


def evened(sound: Floats) -> Floats:
    """The sound with what swells longer than a few seconds taken out of its level, at most 9 dB up or down."""
    levels = block_levels(sound)
    width = int(_SURGE * 100)
    padded = np.pad(levels**2, width // 2, mode="reflect" if len(levels) > width else "edge")
    slow = np.sqrt(np.convolve(padded, np.hanning(width) / np.hanning(width).sum(), mode="same"))[width // 2 :][: len(levels)]
    gain = np.clip(np.median(slow) / np.maximum(slow, 1e-9), amplitude(-9), amplitude(9))
    places = (np.arange(len(levels)) + 0.5) * SAMPLE_RATE / 100
    even: Floats = sound * np.interp(np.arange(len(sound)), places, gain)[:, None]
    return even


def limited(sound: Floats) -> Floats:
    """The sound with its rare peaks bent below full scale."""
    size = np.abs(sound)
    bent: Floats = np.where(size > 0.4, np.sign(sound) * (0.4 + 0.3 * np.tanh((size - 0.4) / 0.3)), sound)
    return bent
