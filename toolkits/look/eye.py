"""Watching a clip: every picture small and grey, with what a glance at it tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.codec.context import CodecContext
from av.error import FFmpegError
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from exeget.errors import ToolFailed

Grey = NDArray[np.uint8]

SIDE = 256
"""Pixels of a small picture's longer side: enough to see a person, little enough to follow motion in 1.5 ms."""
_WHITE, _BLACK = 234, 17
"""Luma of video that can't get lighter or darker (16 to 235)."""


@dataclass(frozen=True)
class Glance:
    """One picture: small, and in numbers. Levels are video luma, 16 black to 235 white."""

    second: Fraction
    grey: Grey
    mean: float
    spread: float
    """Standard deviation."""
    light: float
    """What one pixel in a hundred is lighter than."""
    white: float
    """Share of pixels burnt out."""
    black: float
    """Share of pixels drowned."""


def glances(path: Path, name: str, every: bool = True) -> Iterator[Glance]:
    """The pictures of a film in order; without `every`, only those that others are built on, at half the cost.

    ToolFailed when it can't be read to its end.
    """
    try:
        with av.open(path) as film:
            stream = film.streams.video[0]
            if not every:
                _hurry(stream.codec_context)
            for frame in film.decode(stream):
                yield _glance(frame)
    except (FFmpegError, IndexError) as error:
        raise ToolFailed(f"{name} can't be watched: {error}.", cure="Have it made again.") from error


def _hurry(context: CodecContext) -> None:
    """Leave out pictures that no other depends on, and the smoothing that a small picture does not show."""
    context.skip_frame = "NONREF"
    context.options = {"skip_loop_filter": "all"}


def _glance(frame: VideoFrame) -> Glance:
    grey = _small(frame)
    counts = np.bincount(grey.ravel(), minlength=256)
    shares = np.cumsum(counts) / grey.size
    levels = np.arange(256)
    mean = float(counts @ levels) / grey.size
    return Glance(
        second=Fraction(frame.pts or 0) * (frame.time_base or Fraction(1)),
        grey=grey,
        mean=mean,
        spread=float(np.sqrt(counts @ (levels - mean) ** 2 / grey.size)),
        light=float(np.searchsorted(shares, 0.99)),
        white=float(1 - shares[_WHITE - 1]),
        black=float(shares[_BLACK]),
    )


def _small(frame: VideoFrame) -> Grey:
    if frame.format.name != "yuv420p":
        frame = frame.reformat(format="yuv420p")
    plane = frame.planes[0]
    luma = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]
    scale = SIDE / max(luma.shape)
    size = (max(16, round(plane.width * scale)), max(16, round(plane.height * scale)))
    return np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), np.uint8)
