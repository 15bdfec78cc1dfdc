"""The picture: clips joined packet by packet when they were encoded alike, else encoded once more."""

# PyAV's packets are generic for the type checkers only.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer, OutputContainer
from av.error import FFmpegError
from av.filter import Graph
from av.packet import Packet
from av.video.stream import VideoStream

from exeget.errors import ToolFailed

TICKS = 512
"""Of the film's clock in a frame."""
CRF = "16"
"""Quality of a picture that has to be encoded a second time: finer than the clips, so that little is lost."""


@dataclass(frozen=True)
class Reel:
    """A clip on its way into the film: its input name, its file, and the frames it must have."""

    name: str
    path: Path
    frames: int


@dataclass(frozen=True)
class Print:
    """How a clip was encoded; clips with equal prints can share one track."""

    codec: str
    pixels: str | None
    width: int
    height: int
    head: bytes | None
    """H.264 parameter sets."""


def opened(reel: Reel) -> InputContainer:
    """The clip's file, open for reading; ToolFailed when it has no picture."""
    try:
        container = av.open(reel.path)
    except FFmpegError as error:
        raise ToolFailed(f"{reel.name} can't be read as a film: {error.strerror}.", cure="Have the clip made again.") from error
    if not container.streams.video:
        container.close()
        raise ToolFailed(f"{reel.name} has no picture in it.", cure="Have the clip made again.")
    return container


def print_of(reel: Reel, rate: int) -> Print:
    """How the clip was encoded; ToolFailed when it does not run at the film's rate."""
    with opened(reel) as container:
        stream = container.streams.video[0]
        if stream.average_rate != rate:
            raise ToolFailed(
                f"{reel.name} runs at {stream.average_rate} frames a second, the film at {rate}.",
                cure="Have the clip made at the film's rate.",
            )
        context = stream.codec_context
        return Print(context.name, context.pix_fmt, context.width, context.height, context.extradata)


def strangers(reels: Sequence[Reel], rate: int) -> tuple[str, ...]:
    """The names of clips that cannot share a track of H.264 yuv420p with the most common kind; () when all can."""
    prints = {reel.name: print_of(reel, rate) for reel in reels}
    common = Counter(prints.values()).most_common(1)[0][0]
    if (common.codec, common.pixels) != ("h264", "yuv420p"):
        return tuple(prints)
    return tuple(name for name, found in prints.items() if found != common)


def copied_stream(film: OutputContainer, reel: Reel, rate: int) -> VideoStream:
    """A track of the film that takes the packets of clips like this one."""
    with opened(reel) as container:
        stream = film.add_stream_from_template(container.streams.video[0])
    stream.time_base = Fraction(1, rate * TICKS)
    return stream


def copied(stream: VideoStream, reels: Sequence[Reel], rate: int) -> Iterator[Packet[VideoStream]]:
    """The clips' own packets, one clip after the other."""
    clock, at = Fraction(1, rate * TICKS), 0
    for reel in reels:
        found = 0
        with opened(reel) as container:
            source = container.streams.video[0]
            for packet in container.demux(source):
                if packet.pts is None or packet.dts is None:
                    continue
                if found == 0 and not packet.is_keyframe:
                    raise ToolFailed(f"{reel.name} does not begin with a whole picture.", cure="Have the clip made again.")
                step = packet.time_base / clock
                packet.pts, packet.dts = round(packet.pts * step) + at * TICKS, round(packet.dts * step) + at * TICKS
                packet.duration, packet.time_base, packet.stream = TICKS, clock, stream
                found += 1
                yield packet
        at += _counted(reel, found)


def encoded_stream(film: OutputContainer, reel: Reel, rate: int) -> VideoStream:
    """A track of the film that clips of any kind are encoded for, in the size of this one."""
    with opened(reel) as container:
        size = container.streams.video[0].codec_context
        stream = film.add_stream(
            "libx264", rate, options={"crf": CRF, "preset": "veryfast"}, width=size.width, height=size.height
        )
    stream.pix_fmt = "yuv420p"
    stream.codec_context.thread_count = 1
    return stream


def encoded(stream: VideoStream, reels: Sequence[Reel]) -> Iterator[Packet[VideoStream]]:
    """The clips' pictures, encoded again; one of another size is scaled to fill the frame and cropped to it."""
    at = 0
    for reel in reels:
        found = 0
        with opened(reel) as container:
            graph = _fitting(container.streams.video[0], stream)
            for frame in container.decode(video=0):
                graph.push(frame)
                picture = graph.vpull()
                picture.pts, picture.time_base = at + found, Fraction(1) / (stream.average_rate or 24)
                found += 1
                yield from stream.encode(picture)
        at += _counted(reel, found)
    yield from stream.encode(None)


def _fitting(source: VideoStream, target: VideoStream) -> Graph:
    graph = Graph()
    width, height = target.codec_context.width, target.codec_context.height
    steps = [
        graph.add_buffer(template=source),
        graph.add("scale", f"{width}:{height}:force_original_aspect_ratio=increase:flags=lanczos"),
        graph.add("crop", f"{width}:{height}"),
        graph.add("format", "yuv420p"),
        graph.add("buffersink"),
    ]
    graph.link_nodes(*steps).configure()
    return graph


def _counted(reel: Reel, found: int) -> int:
    if found != reel.frames:
        raise ToolFailed(
            f"{reel.name} has {found} frames, the cut gives it {reel.frames}.",
            cure="Have the clip made again, or mend the cut.",
        )
    return found
