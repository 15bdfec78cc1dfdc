"""The mix of one language: everything makes room for speech, then the whole is brought to its loudness and true peak."""

from collections.abc import Mapping
from importlib.metadata import version

import numpy as np
from pydantic import JsonValue

from exeget.document import part_from
from exeget.errors import ToolFailed
from exeget.frames import samples_of
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal
from toolkits.audio import SAMPLE_RATE, MixParams
from toolkits.sound.ducking import Span, ducked, during, speech_spans
from toolkits.sound.filters import Floats, high_passed, low_passed
from toolkits.sound.flac import amplitude, decibels, read_flac, stereo, write_flac
from toolkits.sound.limiter import limited
from toolkits.sound.loudness import SILENCE, longest_gap, loudness, true_peak

DUCK: Mapping[str, float] = {"music": 7.0, "ambience": 4.0, "foley": 2.0}
"""dB that each stem goes down under speech."""
CLEAR = 18.0
"""LU that the band of speech is to be over all else in that band, where somebody speaks."""
_SHARE, _TRIM = 0.7, 7.0
"""The part of what is missing that the rest is turned down throughout, and the most, in dB."""
_DEEPEST = 12.0
"""dB that the band of speech is turned down at most."""
_VOICE = 200.0
"""Hz below which a voice needs little room."""
STEMS = ("dialogue", "music", "foley", "ambience")
_NEAR = 0.1
"""LU that the loudness may be off before another try."""
_TRIES = 6
_QUIET = -60.0
"""LUFS under which a programme is silence and is not raised."""


class HouseMix:
    """`mix`: mix.flac of one language, as long as the film to the sample."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Refuse a mix without all four stems."""
        params = part_from(MixParams, job.params, "mix")
        missing = [f"{name}.flac" for name in STEMS if f"{name}.flac" not in job.inputs]
        if missing:
            return Refusal(f"The mix lacks {', '.join(missing)}.", "Give all four stems; a stem may be silent.")
        return Offer(0.2 + 0.15 * params.frames / params.rate)

    def make(self, job: Job, bench: Bench) -> Made:
        """Duck, sum, and master; ToolFailed when a stem has another length than the film."""
        params = part_from(MixParams, job.params, "mix")
        length = samples_of(params.frames, params.rate, SAMPLE_RATE)
        dialogue = _stem(bench, "dialogue", length)
        spans = speech_spans(dialogue)
        rest, over_music = np.zeros_like(dialogue), None
        for at, (name, depth) in enumerate(DUCK.items()):
            stem = _stem(bench, name, length) * ducked(length, spans, depth)[:, None]
            if name == "music":
                over_music = speech_over(dialogue, stem, spans)
            rest += stem
            bench.tell((at + 1) / 5)
        rest, trimmed, carved = made_room(dialogue, rest, spans)
        over_rest = speech_over(dialogue, rest, spans)
        whole = dialogue + rest
        del dialogue, rest
        mastered, gain = brought_to(whole, params.loudness, amplitude(params.true_peak))
        write_flac(bench.out / "mix.flac", mastered)
        speech: list[JsonValue] = [[round(start, 2), round(end, 2)] for start, end in spans]
        facts = _facts(params, mastered, float(np.abs(whole).max(initial=0.0)), gain) | {
            "speech": speech, "speech_to_music_db": over_music, "speech_to_rest_db": over_rest, "trimmed_db": trimmed,
            "carved_db": carved,
        }  # fmt: skip
        return Made(("mix.flac",), facts, {"scipy": version("scipy")}, "MIT")


def brought_to(sound: Floats, target: float, ceiling: float) -> tuple[Floats, float]:
    """The sound at a loudness in LUFS under a true peak, and the gain in dB before the limiter; silence stays as it is.

    The limiter takes loudness away, so the gain is tried again until it fits.
    """
    measured = loudness(sound)
    if measured <= _QUIET:
        return limited(sound, ceiling), 0.0
    gain = target - measured
    mastered = limited(sound * amplitude(gain), ceiling)
    for _ in range(_TRIES):
        off = target - loudness(mastered)
        if abs(off) <= _NEAR:
            break
        gain += off
        mastered = limited(sound * amplitude(gain), ceiling)
    return mastered * min(1.0, ceiling / true_peak(mastered)), gain


def _stem(bench: Bench, name: str, length: int) -> Floats:
    stem = stereo(read_flac(bench.inputs[f"{name}.flac"]))
    if len(stem) != length:
        raise ToolFailed(
            f"The stem {name!r} has {len(stem)} samples.",
            known=f"The film has {length}.",
            cure="Make the stem again for this cut.",
        )
    return stem


def speech_over(dialogue: Floats, other: Floats, spans: list[Span], above: float = 20.0) -> float | None:
    """How far speech is over what sounds under it, in LU, of what is above a frequency; None where one is missing."""
    if not spans:
        return None
    under = high_passed(during(other, spans), above)
    if loudness(under) <= -70:
        return None
    return round(loudness(high_passed(during(dialogue, spans), above)) - loudness(under), 2)


def made_room(dialogue: Floats, rest: Floats, spans: list[Span]) -> tuple[Floats, float, float]:
    """The rest with room for clear words, and by how many dB it was turned down throughout and under speech.

    Part of what is missing is taken from the rest throughout, so that it does not pump; what is still missing is
    taken under speech from the band of speech. What is below that band goes down a third as far, so that a storm
    goes on while a voice is heard in it.
    """
    over = speech_over(dialogue, rest, spans, _VOICE)
    if over is None or over >= CLEAR:
        return rest, 0.0, 0.0
    trim = min(_TRIM, _SHARE * (CLEAR - over))
    depth = min(_DEEPEST, CLEAR - over - trim)
    low = low_passed(low_passed(rest, _VOICE)[::-1], _VOICE)[::-1]
    high = rest - low
    high *= ducked(len(rest), spans, depth)[:, None]
    low *= ducked(len(rest), spans, depth / 3)[:, None]
    low += high
    low *= amplitude(-trim)
    return low, round(trim, 2), round(depth, 2)


def _facts(params: MixParams, mastered: Floats, loudest: float, gain: float) -> dict[str, JsonValue]:
    peak, kept = loudest * amplitude(gain), float(np.abs(mastered).max(initial=0.0))
    return {
        "seconds": round(len(mastered) / SAMPLE_RATE, 6), "samples": len(mastered), "sample_rate": SAMPLE_RATE,
        "language": params.lang, "lufs": round(loudness(mastered), 2), "true_peak": round(decibels(true_peak(mastered)), 2),
        "longest_gap_s": longest_gap(mastered), "gap_bound_dbfs": SILENCE,
        "gain_db": round(gain, 2), "limited_db": round(decibels(peak / kept), 2) if peak > kept > 0 else 0.0,
    }  # fmt: skip
