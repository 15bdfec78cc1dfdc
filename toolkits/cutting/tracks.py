"""The sound and the words: a mix becomes AAC, captions become timed text, each marked with its language."""

# PyAV's packets are generic for the type checkers only.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import cast

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.codec.context import Flags
from av.container import OutputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Disposition
from av.subtitles.stream import SubtitleStream

from exeget.errors import ToolFailed
from exeget.frames import samples_of
from exeget.ids import Lang
from toolkits.audio import SAMPLE_RATE
from toolkits.cutting.languages import own_name, tag
from toolkits.cutting.subtitles import Caption

BIT_RATE = 256_000
CODER = {"aac_coder": "fast"}
"""FFmpeg's slower search now and then lets a loud packet overshoot: 1.7 dB over the true peak of 1 mix in 6 at 192 kbit/s."""
AAC_FRAME = 1024
"""Samples in a packet of AAC; nothing shorter can be told apart."""

_STYLE = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Sans,18,&H00ffffff,&H00ffffff,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,1,0,2,10,10,12,0
"""
"""How a player that asks draws the captions: white, outlined, low in the middle."""


def sound_stream(film: OutputContainer, lang: Lang, first: bool) -> AudioStream:
    """A stereo AAC track; the first is the one a player begins with."""
    stream = film.add_stream("aac", SAMPLE_RATE, layout="stereo", bit_rate=BIT_RATE)
    stream.codec_context.flags |= Flags.bitexact.value
    stream.codec_context.options = CODER
    stream.metadata.update({"language": tag(lang), "title": own_name(lang)})
    stream.disposition = Disposition.default if first else Disposition(0)
    return stream


def sound(stream: AudioStream, mix: Path, name: str, frames: int, rate: int) -> Iterator[Packet[AudioStream]]:
    """The mix as AAC packets; ToolFailed when it is not as long as the film, within one AAC frame."""
    samples = 0
    resampler = AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE, frame_size=AAC_FRAME)
    for frame in chain(_decoded(mix, name), (None,)):
        for piece in resampler.resample(frame):
            piece.pts, piece.time_base = samples, Fraction(1, SAMPLE_RATE)
            samples += piece.samples
            yield from stream.encode(piece)
    yield from stream.encode(None)
    wanted = samples_of(frames, rate, SAMPLE_RATE)
    if abs(samples - wanted) > AAC_FRAME:
        raise ToolFailed(f"{name} has {samples} samples, the film {wanted}.", cure="Have the mix made again for this cut.")


def words_stream(film: OutputContainer, lang: Lang) -> SubtitleStream:
    """A track of timed text."""
    stream = film.add_stream("mov_text")
    stream.codec_context.subtitle_header = _STYLE
    stream.time_base = Fraction(1, 1000)
    stream.metadata.update({"language": tag(lang), "title": own_name(lang)})
    stream.disposition = Disposition(0)
    return stream


def words(stream: SubtitleStream, shown: Sequence[Caption], rate: int) -> Iterator[Packet[SubtitleStream]]:
    """The captions as samples of 3GPP timed text: two bytes of length, then UTF-8."""
    for caption in shown:
        text = "\n".join(caption.lines).encode()
        packet = cast("Packet[SubtitleStream]", Packet(len(text).to_bytes(2, "big") + text))
        start, end = (round(frame * 1000 / rate) for frame in (caption.start, caption.end))
        packet.pts = packet.dts = start
        packet.duration, packet.time_base, packet.stream = end - start, Fraction(1, 1000), stream
        yield packet


def _decoded(mix: Path, name: str) -> Iterator[AudioFrame]:
    try:
        with av.open(mix) as container:
            yield from container.decode(audio=0)
    except (FFmpegError, IndexError) as error:
        raise ToolFailed(f"{name} can't be read as sound: {error}.", cure="Have the mix made again.") from error
