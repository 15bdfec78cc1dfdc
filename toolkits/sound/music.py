"""Music: a cue composed for the cut and played by a small orchestra."""

import hashlib
from importlib.metadata import version
from random import Random

import numpy as np
from pydantic import JsonValue

from exeget.document import part_from
from exeget.errors import WrongUse
from exeget.frames import samples_of
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal
from toolkits.audio import SAMPLE_RATE, MusicParams
from toolkits.sound.composing.arrange import Piece, composed, silent
from toolkits.sound.composing.orchestra import STYLES
from toolkits.sound.composing.score import played, write_midi
from toolkits.sound.filters import Floats
from toolkits.sound.flac import amplitude, write_flac
from toolkits.sound.loudness import loudness

LEVEL = -20.0
"""LUFS of a cue as it is handed over."""
TAIL = 4.0
"""Seconds that ring on behind the cue's last frame."""
_FADE = 2.0
"""Seconds of them that fade."""
_PEAK = 0.89


class Composer:
    """`music`: music.flac and music.mid of one cue; the cue's frames, then its tail."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Every cue in a known style; WrongUse names the styles."""
        params = part_from(MusicParams, job.params, "music")
        if params.style not in STYLES:
            raise WrongUse(
                f"No music style {params.style!r}.", known=f"Styles: {', '.join(STYLES)}.", cure="Choose one of them."
            )
        return Offer(0.3 + 0.08 * (params.frames / params.rate + TAIL))

    def make(self, job: Job, bench: Bench) -> Made:
        """Compose and play; the same job gives the same bytes."""
        params = part_from(MusicParams, job.params, "music")
        rng = Random(hashlib.sha256(f"{params.model_dump_json()} {job.seed}".encode()).digest())
        piece = silent(params) if params.type == "silence" else composed(params, rng)
        bench.tell(0.2)
        sound, tail = _sound(params, piece, rng)
        write_flac(bench.out / "music.flac", sound)
        write_midi(piece, bench.out / "music.mid")
        return Made(
            ("music.flac", "music.mid"), _facts(params, piece, len(sound), tail), {"symusic": version("symusic")}, "MIT"
        )


def _sound(params: MusicParams, piece: Piece, rng: Random) -> tuple[Floats, int]:
    """The cue at its level, and how many samples of it are tail; silence is silent and has none."""
    length = samples_of(params.frames, params.rate, SAMPLE_RATE)
    if params.type == "silence":
        return np.zeros((length, 2)), 0
    tail = int(TAIL * SAMPLE_RATE)
    sound = played(piece, TAIL + 0.1, rng)[: length + tail]
    fade = int(_FADE * SAMPLE_RATE)
    sound[-fade:] *= (0.5 + 0.5 * np.cos(np.pi * np.arange(fade) / fade))[:, None]
    sound = sound * amplitude(LEVEL - loudness(sound))
    return sound * min(1.0, _PEAK / float(np.abs(sound).max())), tail


def _facts(params: MusicParams, piece: Piece, samples: int, tail: int) -> dict[str, JsonValue]:
    return {
        "seconds": round(samples / SAMPLE_RATE, 6), "samples": samples, "tail_samples": tail, "sample_rate": SAMPLE_RATE,
        "silence": params.type == "silence",
        "bars": [round(bar.start * params.rate, 3) for bar in piece.metre.bars],
        "bpm": [round(bar.bpm, 1) for bar in piece.metre.bars],
        "statements": [round(piece.metre.time(beat), 3) for beat in piece.statements],
        "players": [*sorted({note.part for note in piece.notes})],
    }  # fmt: skip
