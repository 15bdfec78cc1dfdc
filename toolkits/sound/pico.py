"""Pico's own voices, spoken in a process of their own so that the same take is always the same bytes."""

import json
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from exeget.errors import ToolFailed

RATE = 16_000
"""Hz of what Pico speaks."""
SPEAKERS = {"de": ("de-DE",), "en": ("en-GB", "en-US"), "es": ("es-ES",), "fr": ("fr-FR",), "it": ("it-IT",)}
"""The speakers of each language; all are women."""
PITCH = {"de-DE": 168.0, "en-GB": 174.0, "en-US": 168.0, "es-ES": 180.0, "fr-FR": 180.0, "it-IT": 180.0}
"""Median Hz of each speaker, measured over eight sentences."""
_PATIENCE = 120.0
"""Seconds; a take of 20,000 characters needs about ten."""


def spoken(words: Sequence[str], speaker: str, speed: float) -> list[NDArray[np.float64]]:
    """Each of the words as sound, mono, 16 kHz; ToolFailed when Pico breaks on them."""
    asked = json.dumps([[text, speaker, speed] for text in words])
    child = [sys.executable, "-I", str(Path(__file__).with_name("pico_child.py"))]
    try:
        done = subprocess.run(child, input=asked.encode(), capture_output=True, timeout=_PATIENCE, check=True)  # noqa: S603 - our own file
    except subprocess.CalledProcessError as error:
        last = error.stderr.decode(errors="replace").strip().splitlines()[-1:] or [f"exit status {error.returncode}"]
        raise ToolFailed(f"Pico broke on {words[0][:60]!r}.", known=last[0], cure="Change or cut that line.") from error
    except subprocess.TimeoutExpired as error:
        raise ToolFailed(f"Pico did not finish in {_PATIENCE:.0f} s.", cure="Part the line into shorter ones.") from error
    return _unpacked(done.stdout, len(words))


def _unpacked(raw: bytes, count: int) -> list[NDArray[np.float64]]:
    sounds, at = [], 0
    for _ in range(count):
        (size,) = struct.unpack_from("<I", raw, at)
        sounds.append(np.frombuffer(raw, "<i2", count=size // 2, offset=at + 4).astype(np.float64) / 32768)
        at += 4 + size
    return sounds
