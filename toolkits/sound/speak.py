"""Speech: Pico's voices cast into many by WORLD, a take for each line and language."""

import hashlib
from importlib.metadata import version

import numpy as np

from exeget.document import part_from
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal
from toolkits.audio import SAMPLE_RATE, SpeakParams
from toolkits.sound.filters import Floats, convolved, high_passed
from toolkits.sound.flac import amplitude, write_flac
from toolkits.sound.phrases import Breath, breaths, words_in
from toolkits.sound.pico import PITCH, RATE, SPEAKERS, spoken
from toolkits.sound.rooms import burst
from toolkits.sound.voices import MANNERS, Manner, Timbre, delivered, timbre_of
from toolkits.sound.world import Taken, put_together, taken_apart

LEVEL = -20.0
"""dBFS, RMS of the louder half of a plainly delivered take."""
_QUIET = -42.0
"""dB under a breath's loudest 10 ms: what is softer at its ends is silence and cut off."""
_LEAD, _LINGER = 0.030, 0.050
"""Seconds left before the first and after the last sound that is not silence."""
TRIM = (
    f"{-_QUIET:.0f} dB under a breath's loudest is silence; {_LEAD * 1000:.0f} ms of it stay before, {_LINGER * 1000:.0f} after"
)


class PicoSpeak:
    """`speak`: one line in one language by one cast voice, as take.flac."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Refuse a language without a voice and a line without a word; WrongUse for an unknown voice."""
        params = part_from(SpeakParams, job.params, "speak")
        timbre = timbre_of(params.voice)
        if params.lang not in SPEAKERS:
            known = ", ".join(SPEAKERS)
            return Refusal(
                f"Pico has no voice for the language {params.lang!r}; it speaks {known}.",
                "Leave the language out of the production, give a recording of the line, or set another speak backend.",
            )
        if not breaths(params.text):
            return Refusal(f"There is no word to speak in {params.text[:40]!r}.", "Cut the line, or write it in words.")
        return Offer(0.2 + words_in(params.text) * 0.05 * (1 + 0.4 * len(timbre.layers)))

    def make(self, job: Job, bench: Bench) -> Made:
        """Speak it; the same job gives the same bytes."""
        params = part_from(SpeakParams, job.params, "speak")
        manner = MANNERS[params.delivery]
        timbre = delivered(timbre_of(params.voice), manner)
        speakers = SPEAKERS[params.lang]
        speaker = speakers[timbre.speaker % len(speakers)]
        said = breaths(params.text)
        raw = [trimmed(sound, RATE) for sound in spoken([breath.text for breath in said], speaker, timbre.pace)]
        rng = np.random.default_rng(_seed(params, job.seed))
        voiced = []
        for at, sound in enumerate(raw):
            voiced.append(_cast(taken_apart(sound), timbre, timbre.hz / PITCH[speaker], params.rate, rng))
            bench.tell((at + 1) / len(raw))
        take = _levelled(_joined(voiced, said, manner, params.rate), timbre, manner)
        write_flac(bench.out / "take.flac", take)
        return Made(
            ("take.flac",),
            {
                "seconds": round(len(take) / SAMPLE_RATE, 6), "samples": len(take), "sample_rate": SAMPLE_RATE,
                "rate": params.rate, "language": params.lang, "speaker": speaker, "words": words_in(params.text),
                "trim": TRIM,
            },
            {"py-nanotts": version("py-nanotts"), "pyworld": version("pyworld")},
            "Apache-2.0 (SVOX Pico)",
        )  # fmt: skip


def trimmed(sound: Floats, rate: int) -> Floats:
    """A breath without the silence around it, softly begun and ended; a silent one stays as it is.

    Less than 30 of 50 milliseconds is a click, such as Pico may leave behind the last word.
    """
    step = rate // 100
    loud = np.sqrt(np.add.reduceat(sound**2, np.arange(0, len(sound), step)) / step)
    over = (loud > loud.max() * amplitude(_QUIET)).astype(int)
    heard = np.flatnonzero(over & (np.convolve(over, np.ones(5, int), mode="same") >= 3))
    if not len(heard):
        return sound
    first = max(0, int(heard[0] * step - _LEAD * rate))
    last = min(len(sound), int((heard[-1] + 1) * step + _LINGER * rate))
    cut = sound[first:last].copy()
    for end, seconds in ((cut, _LEAD / 3), (cut[::-1], _LINGER)):
        slope = min(len(cut), int(seconds * rate))
        end[:slope] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(slope) / slope)
    return cut


def _seed(params: SpeakParams, seed: int) -> int:
    digest = hashlib.sha256(f"{params.model_dump_json()} {seed}".encode()).digest()
    return int.from_bytes(digest[:8], "little")


def _cast(taken: Taken, timbre: Timbre, ratio: float, rate: float, rng: np.random.Generator) -> Floats:
    """One breath by the voice and the voices beside it."""
    sound = put_together(taken, timbre, ratio, rate, rng)
    for pitch, formant, later, gain in timbre.layers:
        throat = Timbre(timbre.hz, timbre.formant * formant, melody=timbre.melody, breath=timbre.breath, shake=0.2)
        layer = put_together(taken, throat, ratio * pitch, rate, rng) * gain
        start = int(later * SAMPLE_RATE)
        longer = np.zeros(max(len(sound), start + len(layer)))
        longer[: len(sound)] += sound
        longer[start : start + len(layer)] += layer
        sound = longer
    return sound


def _joined(sounds: list[Floats], said: tuple[Breath, ...], manner: Manner, rate: float) -> Floats:
    """The breaths one after the other with their rests."""
    pieces: list[Floats] = []
    for sound, breath in zip(sounds, said, strict=True):
        pieces += [sound, np.zeros(int(breath.rest * manner.rest / rate * SAMPLE_RATE))]
    return np.concatenate(pieces)


def _levelled(sound: Floats, timbre: Timbre, manner: Manner) -> Floats:
    """The take without rumble, with the ring of a voice that has one, at its delivery's level; no sample clips."""
    sound = high_passed(sound, 55)
    if timbre.ring:
        tail = burst(timbre.ring, 250, 6500, seed=7)[:, 0]
        sound = np.concatenate([sound, np.zeros(int(timbre.ring * 0.6 * SAMPLE_RATE))])
        sound = sound + 0.2 * convolved(sound, tail)[: len(sound)]
    blocks = np.sqrt(np.add.reduceat(sound**2, np.arange(0, len(sound), 480)) / 480)
    loud = float(np.sqrt(np.mean(np.sort(blocks)[len(blocks) // 2 :] ** 2)))
    sound = sound * (amplitude(LEVEL + manner.level) / max(loud, 1e-9))
    bent: Floats = np.where(np.abs(sound) > 0.5, np.sign(sound) * (0.5 + 0.45 * np.tanh((np.abs(sound) - 0.5) / 0.45)), sound)
    return bent
