"""The cut: film.mp4 with every language in it, film.otio, and the subtitles as files."""

# PyAV's packets are generic for the type checkers only.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import merge
from pathlib import Path
from typing import TypeAlias

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.subtitles.stream import SubtitleStream
from av.video.stream import VideoStream
from pydantic import JsonValue

from exeget.document import part_from
from exeget.errors import WrongUse
from exeget.ids import Lang
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal
from toolkits.cutting import reels, tracks
from toolkits.cutting.edit import acts_of, timeline_json
from toolkits.cutting.languages import tag
from toolkits.cutting.reels import Reel
from toolkits.cutting.subtitles import Caption, captions, fastest, srt, vtt
from toolkits.film import CutParams

AnyPacket: TypeAlias = "Packet[VideoStream] | Packet[AudioStream] | Packet[SubtitleStream]"
Captions = Mapping[Lang, tuple[Caption, ...]]


class PyavCut:
    """Joins clips without touching a picture where it can; nothing in the file depends on when it was made."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Refuse a cut that does not hang together, before any file is opened."""
        cut = part_from(CutParams, job.params, "cut")
        try:
            _checked(cut, job.inputs)
        except WrongUse as error:
            return Refusal(" ".join((error.asked, error.known)).strip(), error.cure)
        seconds = _length(cut) / cut.rate
        return Offer(cpu_seconds=0.2 + 0.03 * seconds * len(cut.tracks))

    def make(self, job: Job, bench: Bench) -> Made:
        """film.mp4, film.otio, and subtitles_<lang>.srt and .vtt for each language that has subtitles."""
        cut = part_from(CutParams, job.params, "cut")
        shown = _checked(cut, job.inputs)
        clips = [
            Reel(name, bench.inputs[name], frames)
            for shot in cut.shots
            for name, frames in zip(shot.clips, shot.lengths, strict=True)
        ]
        strange = reels.strangers(clips, cut.rate)
        _write_film(cut, clips, shown, bench, strange)
        (bench.out / "film.otio").write_text(timeline_json(cut), encoding="utf-8")
        files = ["film.mp4", "film.otio", *_write_subtitles(shown, cut.rate, bench.out)]
        facts: dict[str, JsonValue] = {
            "frames": _length(cut),
            "seconds": _length(cut) / cut.rate,
            "picture": "encoded again" if strange else "copied",
            "unlike": list(strange),
            "chapters": len(acts_of(cut)),
            "captions": {lang: len(of) for lang, of in shown.items()},
            "letters_a_second": {lang: round(fastest(of, cut.rate), 1) for lang, of in shown.items()},
        }
        libraries = {name: ".".join(map(str, version)) for name, version in sorted(av.library_versions.items())}
        return Made(tuple(files), facts, {"av": av.__version__, **libraries})


def _length(cut: CutParams) -> int:
    return sum(shot.frames for shot in cut.shots)


def _checked(cut: CutParams, inputs: Iterable[str]) -> Captions:
    """The captions of each language; WrongUse when the cut has a hole, lacks an input or doubles a language."""
    at = 0
    for shot in cut.shots:
        if shot.start != at or len(shot.clips) != len(shot.lengths) or sum(shot.lengths) != shot.frames:
            raise WrongUse(
                f"Shot {shot.id} does not fit the cut.",
                known=f"It begins at {shot.start}, not {at}, or its clips {shot.lengths} do not make {shot.frames} frames.",
                cure="Lock the cut again.",
            )
        at += shot.frames
    wanted = {name for shot in cut.shots for name in shot.clips} | {track.mix for track in cut.tracks}
    missing = sorted(wanted - set(inputs))
    if missing:
        raise WrongUse(f"The cut has no {', '.join(missing)}.", cure="Hand it every clip and mix by name.")
    if len({tag(track.lang) for track in cut.tracks}) != len(cut.tracks):
        raise WrongUse("Two tracks have one language.", cure="Give each language one mix.")
    shown = {track.lang: captions(track.subtitles, cut.rate, at) for track in cut.tracks}
    return {lang: of for lang, of in shown.items() if of}


def _write_film(cut: CutParams, clips: Sequence[Reel], shown: Captions, bench: Bench, strange: Sequence[str]) -> None:
    model = next((clip for clip in clips if clip.name not in strange), clips[0])
    with av.open(bench.out / "film.mp4", "w", options={"movflags": "+faststart", "fflags": "+bitexact"}) as film:
        film.metadata["title"] = cut.title
        _set_chapters(film, cut)
        flows: list[Iterator[AnyPacket]]
        if strange:
            video = reels.encoded_stream(film, model, cut.rate)
            flows = [reels.encoded(video, clips)]
        else:
            video = reels.copied_stream(film, model, cut.rate)
            flows = [reels.copied(video, clips, cut.rate)]
        for index, track in enumerate(cut.tracks):
            stream = tracks.sound_stream(film, track.lang, first=index == 0)
            flows.append(tracks.sound(stream, bench.inputs[track.mix], track.mix, _length(cut), cut.rate))
        for lang, of in shown.items():
            flows.append(tracks.words(tracks.words_stream(film, lang), of, cut.rate))
        length = Fraction(_length(cut), cut.rate)
        for packet in merge(*flows, key=_time):
            film.mux(packet)
            if packet.stream is video:
                bench.tell(min(1.0, float(_time(packet) / length)))


def _time(packet: AnyPacket) -> Fraction:
    """When the packet is read, in seconds of the film."""
    return (packet.dts or 0) * packet.time_base


def _set_chapters(film: OutputContainer, cut: CutParams) -> None:
    """A chapter for each act; the file must know them before the first packet."""
    film.set_chapters(
        [
            {"id": number, "start": start, "end": end, "time_base": Fraction(1, cut.rate), "metadata": {"title": title}}
            for number, (_, title, start, end) in enumerate(acts_of(cut), 1)
        ]
    )


def _write_subtitles(shown: Captions, rate: int, out: Path) -> list[str]:
    names = []
    for lang, of in shown.items():
        for name, text in ((f"subtitles_{lang}.srt", srt(of, rate)), (f"subtitles_{lang}.vtt", vtt(of, rate))):
            (out / name).write_text(text, encoding="utf-8")
            names.append(name)
    return names
