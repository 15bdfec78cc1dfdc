"""Stems: sounds of one sort laid on the film's whole length, each at its frame, its loudness and its place."""

from importlib.metadata import version

import numpy as np
from pydantic import JsonValue

from exeget.document import part_from
from exeget.errors import ToolFailed
from exeget.frames import samples_of
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal
from toolkits.audio import SAMPLE_RATE, Laid, StemParams
from toolkits.sound.filters import Floats
from toolkits.sound.flac import decibels, read_flac, stereo, write_flac
from toolkits.sound.laying import LINES, bedded, closed, levelled, treated
from toolkits.sound.limiter import limited
from toolkits.sound.loudness import loudness

CEILING = 0.95
"""A stem's peaks stay under it; what the limiter took is in the facts."""


class HouseStem:
    """`stem`: stem.flac, as long as the film to the sample."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Refuse a stem whose plan names an input that is not there."""
        params = part_from(StemParams, job.params, "stem")
        missing = sorted({laid.input for laid in params.laid} - set(job.inputs))
        if missing:
            return Refusal(f"The stem {params.name!r} lays {', '.join(missing)}, which is not among its inputs.", "Add them.")
        return Offer(0.1 + 0.05 * params.frames / params.rate + 0.05 * len(params.laid))

    def make(self, job: Job, bench: Bench) -> Made:
        """Lay everything; ToolFailed where the film would end inside a line."""
        params = part_from(StemParams, job.params, "stem")
        length = samples_of(params.frames, params.rate, SAMPLE_RATE)
        stem = np.zeros((length, 2))
        for at, laid in enumerate(params.laid):
            start = samples_of(laid.start, params.rate, SAMPLE_RATE)
            sound = _prepared(read_flac(bench.inputs[laid.input]), laid, params.rate, length - start)
            stem[start : start + len(sound)] += sound
            bench.tell((at + 1) / len(params.laid))
        whole = limited(stem, CEILING)
        write_flac(bench.out / "stem.flac", whole)
        return Made(("stem.flac",), _facts(params, stem, whole), {"scipy": version("scipy")}, "MIT")


def _prepared(sound: Floats, laid: Laid, rate: int, room_left: int) -> Floats:
    """One sound, treated, at its level, cut and faded to what is left of the film."""
    if room_left <= 0:
        raise ToolFailed(
            f"{laid.input!r} begins after the film's end.", known=f"It begins at frame {laid.start}.", cure="Move it."
        )
    if laid.kind in LINES and len(sound) > room_left:
        over = (len(sound) - room_left) / SAMPLE_RATE
        raise ToolFailed(f"The film ends {over:.2f} s before the line {laid.input!r} does.", cure="Lengthen its shot.")
    if laid.kind == "bed":
        level = levelled(stereo(sound), sound, laid.level_db)
        return closed(bedded(level, laid, samples_of(laid.frames, rate, SAMPLE_RATE)), "bed", room_left)
    return closed(levelled(treated(sound, laid), sound, laid.level_db), laid.kind, room_left)


def _facts(params: StemParams, laid: Floats, whole: Floats) -> dict[str, JsonValue]:
    peak, kept = float(np.abs(laid).max(initial=0.0)), float(np.abs(whole).max(initial=0.0))
    return {
        "seconds": round(len(whole) / SAMPLE_RATE, 6), "samples": len(whole), "sample_rate": SAMPLE_RATE,
        "laid": len(params.laid), "lufs": round(loudness(whole), 2), "peak_db": round(decibels(kept), 2),
        "limited_db": round(decibels(peak / kept), 2) if peak > kept else 0.0,
    }  # fmt: skip
