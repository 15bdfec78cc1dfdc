"""Whether a finished film is what was promised, seen by a reader that is not the tool that wrote it."""

import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer

from evals.scores import Score
from exeget.errors import WrongUse

STORIES = Path(__file__).parent.parent / "stories"


def film(data: Path | None) -> dict[str, Score]:
    """Check every film.mp4 under `data`, else under the stories of this clone."""
    films = sorted((data or STORIES).rglob("film.mp4"))
    if not films:
        raise WrongUse(f"There is no film.mp4 under {data or STORIES}.", cure="Make one: exeget film jonah --verses 1:4.")
    faults = {path: faults_of(path) for path in films}
    for path, found in faults.items():
        for fault in found:
            print_fault(path, fault)
    return {"faults": Score(sum(len(found) for found in faults.values()), len(films), 0, unit="broken promises")}


def faults_of(path: Path) -> list[str]:
    """What a film lacks of: H.264 yuv420p 24 fps, AAC deu and eng, subtitles in both, chapters, faststart."""
    with av.open(path) as opened:
        faults = _video_faults(opened)
        sound = {stream.language: stream.codec_context.name for stream in opened.streams.audio}
        words = {stream.language: _count(path, stream.index) for stream in opened.streams.subtitles}
        faults += [f"no AAC track in {lang}" for lang in ("deu", "eng") if sound.get(lang) != "aac"]
        faults += [f"no subtitles in {lang}" for lang in ("deu", "eng") if not words.get(lang)]
        faults += [] if opened.chapters() else ["no chapters"]
    head = path.read_bytes()[: 2**22]
    if not 0 < head.find(b"moov") < (head.find(b"mdat") % 2**62):
        faults.append("not playable while it loads: moov comes after mdat")
    return faults


def _video_faults(opened: InputContainer) -> list[str]:
    stream = opened.streams.video[0]
    promised = {"codec": "h264", "pixels": "yuv420p", "rate": Fraction(24)}
    found = {"codec": stream.codec_context.name, "pixels": stream.pix_fmt, "rate": stream.average_rate}
    faults = [f"{name} is {found[name]}, not {promised[name]}" for name in promised if found[name] != promised[name]]
    sizes = Counter((frame.width, frame.height) for frame in opened.decode(stream))
    if len(sizes) != 1 or sum(sizes.values()) != stream.frames:
        faults.append(f"{sum(sizes.values())} frames of sizes {list(sizes)}, {stream.frames} promised")
    return faults


def _count(path: Path, index: int) -> int:
    with av.open(path) as opened:
        return sum(1 for packet in opened.demux(opened.streams[index]) if packet.size > 2)


def print_fault(path: Path, fault: str) -> None:
    """Say what is wrong with which film."""
    sys.stderr.write(f"{path}: {fault}\n")
