"""What a film's file says and holds, read packet by packet without decoding."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition

from exeget.errors import ToolFailed


@dataclass(frozen=True)
class SoundTrack:
    """A sound track, as its head describes it."""

    codec: str
    language: str
    """Three letters."""
    start: Fraction
    length: Fraction
    """Seconds."""
    default: bool
    """A player begins with it."""


@dataclass(frozen=True)
class Inside:
    """The film's file."""

    codec: str
    pixels: str
    rate: Fraction
    frames: int
    start: Fraction
    """Seconds at which the first picture is shown."""
    sounds: tuple[SoundTrack, ...]
    captions: dict[str, int]
    """By language, in three letters."""
    chapters: int
    index_first: bool
    """The index stands before the picture, so that a browser can begin at once."""


def inside(path: Path) -> Inside:
    """Read it; ToolFailed when it is no film."""
    try:
        with av.open(path) as film:
            return _read(film, _index_first(path))
    except (FFmpegError, IndexError) as error:
        raise ToolFailed(f"film.mp4 can't be opened: {error}.", cure="Have the film cut again.") from error


def _read(film: InputContainer, index_first: bool) -> Inside:
    picture = film.streams.video[0]
    counted, first = _packets(film)
    sounds = tuple(
        SoundTrack(
            codec=stream.codec_context.name,
            language=stream.language or "",
            start=Fraction(stream.start_time or 0) * (stream.time_base or 1),
            length=Fraction(stream.duration or 0) * (stream.time_base or 1),
            default=bool(stream.disposition & Disposition.default),
        )
        for stream in film.streams.audio
    )
    return Inside(
        codec=picture.codec_context.name,
        pixels=picture.codec_context.pix_fmt or "",
        rate=picture.average_rate or Fraction(0),
        frames=counted.get(picture.index, 0),
        start=first.get(picture.index, Fraction(0)),
        sounds=sounds,
        captions={stream.language or "": counted.get(stream.index, 0) for stream in film.streams.subtitles},
        chapters=len(film.chapters()),
        index_first=index_first,
    )


def _packets(film: InputContainer) -> tuple[dict[int, int], dict[int, Fraction]]:
    """How many packets each stream has and when the first is shown; captions that only clear the screen don't count."""
    counted: dict[int, int] = {}
    first: dict[int, Fraction] = {}
    for packet in film.demux():
        if packet.pts is None or (packet.stream.type == "subtitle" and packet.size <= 2):
            continue
        at, shown = packet.stream.index, packet.pts * packet.time_base
        counted[at] = counted.get(at, 0) + 1
        first[at] = min(shown, first.get(at, shown))
    return counted, first


def _index_first(path: Path) -> bool:
    """Whether `moov` stands before `mdat` among the file's outermost boxes."""
    with path.open("rb") as file:
        at, end = 0, path.stat().st_size
        while at + 8 <= end:
            file.seek(at)
            head = file.read(16)
            size, name = int.from_bytes(head[:4], "big"), head[4:8]
            if name in (b"moov", b"mdat"):
                return name == b"moov"
            at += int.from_bytes(head[8:16], "big") if size == 1 else max(size, 8)
    return False
