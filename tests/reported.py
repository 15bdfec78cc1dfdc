"""A finished production to report on, and a way to read a page as a machine does."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
from PIL import Image

from exeget.verdict import judge
from tests import media, samples
from workflows.report.data import Beside, JobRow, ReportData

MAGENTA = (222, 18, 170)
ROWS = (
    JobRow(
        stage="write", name="drehbuch", kind="write", backend="rules", version="1", key="ab" * 32, cpu_seconds=0.5, seconds=1
    ),
    JobRow(
        stage="move", name="clip 1.1.0", kind="clip", backend="previz", version="3", key="cd" * 32, cpu_seconds=30, seconds=31
    ),
    JobRow(
        stage="move", name="clip 2.1.0", kind="clip", backend="previz", version="3", key="ef" * 32, cpu_seconds=10, seconds=9
    ),
)
VERDICTS = (
    judge("grounding", "1.1", 0.98, 0.9, "higher", "every word stands in the verse"),
    judge("jump", "2.1", 2.2, 2.0, "lower", "between frames 19 and 20", warn=2.6),
    judge("captions", "film.en", None, 1, "higher", "no such track"),
)


def production(folder: Path) -> ReportData:
    """A finished production of the sample verse, its pictures all of one colour, its sound swelling."""
    pictures = {}
    for shot in samples.REGIE.shots:
        pictures[shot.id] = folder / f"{shot.id}.png"
        Image.new("RGB", (1280, 720), MAGENTA).save(pictures[shot.id])
    mixes = {}
    for lang in ("de", "en"):
        swelling = media.tone(samples.CUTLIST.frames) * np.linspace(0, 1, samples.CUTLIST.frames * 2000, dtype=np.float32)
        mixes[lang] = media.write_sound(folder / f"mix_{lang}.flac", swelling)
    (folder / "de.vtt").write_text("WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nKomm herein.\n")
    return ReportData(
        story="The Tower", verse=samples.VERSE, timeline=samples.TIMELINE, register=samples.REGISTER,
        analysis=samples.ANALYSIS, drehbuch=samples.DREHBUCH, regie=samples.REGIE, sound=samples.SOUND, cutlist=samples.CUTLIST,
        verdicts=samples.VERDICTS.model_copy(update={"verdicts": VERDICTS}), pictures=pictures, mixes=mixes,
        subtitles={"de": folder / "de.vtt"}, jobs=ROWS,
        beside=Beside(
            film="film.mp4", others={"OpenTimelineIO": "film.otio"}, mixes={"de": "stems/mix.de.flac"},
            stems={"music": "stems/music.flac"}, shots={"1.1": {"clip": "shots/1.1/clip.mp4"}},
        ),
    )  # fmt: skip


class Page(HTMLParser):
    """A page's elements, attributes and plain text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def text(self) -> str:
        return " ".join(" ".join(self.words).split())
