"""H.264 in MP4 while the frames are drawn: nothing is kept in memory, every clip of a size has the same settings."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from toolkits.previz.renderer import Pixels

X264 = ("threads=2", "sliced-threads=0", "lookahead-threads=1", "open-gop=0", "keyint=120", "scenecut=40")
SETTINGS = {"preset": "veryfast", "crf": "18", "profile": "high", "x264-params": ":".join(X264)}
"""Closed groups that begin with an IDR picture, so that clips can be joined without encoding again; a fixed number of
threads, because x264's output depends on it."""


def write_clip(path: Path, frames: Iterable[Pixels], size: tuple[int, int], rate: int) -> int:
    """Encode frames (height, width, 4) as they come; `size` is width and height, even numbers. Gives how many there were."""
    count = 0
    with av.open(path, "w", format="mp4", options={"movflags": "+faststart"}) as container:
        container.flags |= 0x0400  # AVFMT_FLAG_BITEXACT: no encoder name or date in the file
        stream = container.add_stream("libx264", rate=rate, options=SETTINGS)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.flags |= 0x00800000  # AV_CODEC_FLAG_BITEXACT
        stream.codec_context.time_base = Fraction(1, rate)
        for pixels in frames:
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="rgba")
            frame.pts, frame.time_base = count, Fraction(1, rate)
            container.mux(stream.encode(frame))
            count += 1
        container.mux(stream.encode())
    return count
