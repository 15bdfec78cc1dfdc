"""The report: everything of a production on one page, and nothing on it that could do harm."""

import json
from base64 import b64decode
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pydantic import JsonValue

from exeget.analysis import Analysis, Evidence, Mention
from exeget.canon import digest_file
from exeget.document import Part, write_document
from exeget.errors import WrongUse
from exeget.job import Job
from exeget.shot import Camera, Light, Move
from exeget.verdict import judge
from exeget.verse import Span, Verse
from exeget.work import Offer, Refusal
from tests import browser, media, samples
from toolkits.cutting.cut import PyavCut
from workflows.report.costs import stage_costs
from workflows.report.data import Beside, JobRow, ReportData, job_row
from workflows.report.evidence import stretches
from workflows.report.page import page
from workflows.report.pictures import WIDTH, picture_uri
from workflows.report.soundchart import WIDTH as FILM
from workflows.report.soundchart import chart
from workflows.report.tool import DOCUMENTS, Report, ReportParams
from workflows.report.words import camera_words, light_words

MAGENTA = (222, 18, 170)
HOSTILE = (
    "\"'></title></style></script><script>document.documentElement.dataset.owned=1;alert(1)</script>"
    "<img src=x onerror=document.documentElement.dataset.owned=1>"
)
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


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> ReportData:
    folder = tmp_path_factory.mktemp("production")
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


def test_the_whole_production_stands_on_the_page(data: ReportData) -> None:
    text = Page(page(data)).text()
    for words in (
        "The Tower 1:2", "A man keeps a light for whoever may come.", "Deutsch", "INT. TOWER - NIGHT", "Narrator", "(V.O.)",
        "Komm herein.", "The keeper speaks to the dark.", "The word goes where the light can't.", "eyes on the upper third",
        "65 mm lens, 1.6 m away, 30° to the subject's right, looking down 5°. It pushes in gently.",
        "Night, clear; lamp light, 2700 K", "room tone, cloth, fire", "slow plucked strings, calm",
        "between frames 19 and 20", "no such track", "tower/timeline_01/verse/1:1", "cdcdcdcdcdcd", "previz 3", "WARN", "FAIL",
    ):  # fmt: skip
        assert words in text, words


def test_the_page_needs_no_other_file_and_no_script_to_be_read(data: ReportData) -> None:
    html = page(data)
    found = Page(html)
    assert found.tags["script"] == found.tags["link"] == found.tags["iframe"] == found.tags["object"] == 0
    assert not [name for _, name, _ in found.attributes if name.startswith("on")]
    pictures = [
        value for tag, name, value in found.attributes if (name in ("src", "poster") and tag != "video") or name == "poster"
    ]
    assert [value for value in pictures if not value.startswith("data:")] == ["stems/mix.de.flac"]
    links = [value for _, name, value in found.attributes if name in ("href", "src") and not value.startswith(("data:", "#"))]
    assert links
    assert not [link for link in links if ":" in link or link.startswith("/")]
    assert "@import" not in html
    assert "url(" not in html


def hostile(document: Part) -> Part:
    """The document with every text that may be anything turned into an attack; ids stay, so that it still hangs together."""
    value = document.as_json()
    for path in _leaves(value):
        if path[-1] == "id":
            continue
        spoiled = json.loads(json.dumps(value))
        _set(spoiled, path)
        try:
            type(document).model_validate_json(json.dumps(spoiled))
        except ValueError:
            continue
        value = spoiled
    return type(document).model_validate_json(json.dumps(value))


def _leaves(value: JsonValue, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, str):
        return [path]
    pairs: list[tuple[str | int, JsonValue]] = []
    if isinstance(value, Mapping):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    return [leaf for step, inner in pairs for leaf in _leaves(inner, (*path, step))]


def _set(value: dict[str, JsonValue], path: tuple[str | int, ...]) -> None:
    inner: object = value
    for step in path[:-1]:
        inner = inner[step]  # type: ignore[index]  # the path was read off this very value
    inner[path[-1]] += HOSTILE  # type: ignore[index]  # and ends at a string


@pytest.fixture(scope="module")
def attacked(data: ReportData) -> ReportData:
    """Every text of every document is hostile, as far as its schema lets it be."""
    spoiled: dict[str, Part] = {}
    for name in ("verse", "timeline", "register", "analysis", "drehbuch", "regie", "sound", "verdicts"):
        spoiled[name] = hostile(getattr(data, name))
        assert HOSTILE in spoiled[name].model_dump_json().replace('\\"', '"'), name
    jobs = tuple(hostile(job) for job in data.jobs)
    changes: dict[str, object] = {**spoiled, "jobs": jobs, "story": HOSTILE}
    changes["beside"] = data.beside.model_copy(update={"film": "film.mp4" + HOSTILE})
    return replace(data, **changes)  # type: ignore[arg-type]  # each part keeps its type


def test_hostile_words_are_shown_and_do_nothing(data: ReportData, attacked: ReportData) -> None:
    good, bad = Page(page(data)), Page(page(attacked))
    assert HOSTILE in bad.text()
    assert bad.tags["script"] == 0
    assert bad.tags["img"] == len(data.regie.shots)
    assert set(bad.tags) <= set(good.tags)
    assert not [name for _, name, _ in bad.attributes if name.startswith("on")]


@settings(max_examples=80, deadline=None)
@given(
    text=st.text(min_size=1, max_size=60).filter(lambda words: any(letter.isalpha() for letter in words)),
    spans=st.lists(st.tuples(st.integers(0, 70), st.integers(1, 30)), max_size=6),
)
def test_marking_the_evidence_loses_and_doubles_no_letter(text: str, spans: list[tuple[int, int]]) -> None:
    verse = Verse(ref="A 1:1", chapter=1, number=1, text={"en": text})
    found = tuple(Evidence(verse="1:1", lang="en", span=Span(start=a, end=a + n), rule="noun") for a, n in spans)
    who = [
        Mention(name=f"m{number}", kind="actor", nature="person", evidence=(evidence,)) for number, evidence in enumerate(found)
    ]
    analysis: Analysis = samples.ANALYSIS.model_copy(update={"subjects": tuple(who), "verse": "1:1"})
    marked = stretches(verse, analysis, "en")
    assert "".join(stretch.text for stretch in marked) == text
    for number, (start, length) in enumerate(spans, 1):
        said = "".join(stretch.text for stretch in marked if number in stretch.subjects)
        assert said == (text[start : start + length] if start + length <= len(text) else "")


@pytest.mark.parametrize(
    ("camera", "said"),
    [
        (Camera(), "35 mm lens, 4.0 m away, in front. It stands still."),
        (
            Camera(yaw_deg=180, distance=250, pitch_deg=-30),
            "35 mm lens, 250 m away, behind, looking down 30°. It stands still.",
        ),
        (Camera(yaw_deg=45, pitch_deg=8), "35 mm lens, 4.0 m away, 45° to the subject's left, looking up 8°. It stands still."),
        (Camera(move=Move(type="crane", amount=-0.9)), "35 mm lens, 4.0 m away, in front. It sinks strongly."),
        (Camera(move=Move(type="handheld")), "35 mm lens, 4.0 m away, in front. It is held by hand."),
        (Camera(move=Move(type="orbit", amount=0.1)), "35 mm lens, 4.0 m away, in front. It circles to the right barely."),
    ],
)
def test_the_camera_is_told_in_words(camera: Camera, said: str) -> None:
    assert camera_words(camera) == said


def test_the_light_is_told_in_words() -> None:
    assert light_words(Light(time_of_day="dawn", key="low_key", weather="fog")) == "Dawn, fog; low key light, 5600 K"


def test_a_louder_end_is_a_higher_wave_and_silence_is_flat(data: ReportData, tmp_path: Path) -> None:
    def heights(drawn: str) -> list[float]:
        upper = drawn.removeprefix("M").split(" L")[:500]
        return [float(point.split(",")[1]) for point in upper]

    swelling = heights(chart(data, "de").wave)
    early, middle, late = (sum(swelling[start : start + 100]) for start in (0, 200, 400))
    assert late < middle - 500 < early - 1000
    quiet = media.write_sound(tmp_path / "quiet.flac", np.zeros((2, samples.CUTLIST.frames * 2000), np.float32))
    assert len(set(heights(chart(replace(data, mixes={"de": quiet}), "de").wave))) == 1


def test_sounds_stand_where_the_cut_puts_them_and_none_covers_another(data: ReportData) -> None:
    drawn = chart(data, "de")
    at = FILM / samples.CUTLIST.frames
    lines = [bar for bar in drawn.bars if bar.kind == "line"]
    assert [bar.x for bar in lines] == [pytest.approx(6 * at), pytest.approx(78 * at)]
    assert [bar.width for bar in lines] == [pytest.approx(60 * at), pytest.approx(24 * at)]
    assert [bar.kind for bar in drawn.bars] == ["line", "line", "music", "bed", "effect"]
    assert [(shot, round(x, 6)) for x, shot in drawn.shots] == [("1.1", 0.0), ("2.1", round(72 * at, 6))]
    for lane in {bar.y for bar in drawn.bars}:
        there = sorted((bar.x, bar.x + bar.width) for bar in drawn.bars if bar.y == lane)
        assert all(one[1] <= other[0] for one, other in pairwise(there))


def test_the_dearest_stage_has_the_longest_bar() -> None:
    write, move = stage_costs(ROWS)
    assert (write.stage, write.jobs, write.cpu_seconds) == ("write", 1, 0.5)
    assert (move.stage, move.jobs, move.cpu_seconds, move.seconds, move.share) == ("move", 2, 40, 40, 1.0)
    assert write.share == pytest.approx(0.0125)


def test_a_manifest_line_becomes_a_row() -> None:
    line = next(document for document in samples.DOCUMENTS if type(document).__name__ == "ManifestLine")
    row = job_row("speak", "line u2.en", line)  # type: ignore[arg-type]  # the sample is one
    assert (row.kind, row.backend, row.seed, row.cpu_seconds, row.origin) == ("speak", "pico", 7, 0.4, "made")
    assert row.tools == {"py-nanotts": "0.1.1"}


def test_pictures_are_small_and_inside_the_page(data: ReportData) -> None:
    uri, width, height = picture_uri(data.pictures["1.1"])
    with Image.open(BytesIO(b64decode(uri.removeprefix("data:image/jpeg;base64,")))) as picture:
        assert (picture.format, picture.size) == ("JPEG", (width, height)) == ("JPEG", (WIDTH, 360))
        assert np.abs(np.array(picture.getpixel((300, 180))) - MAGENTA).max() < 6


def inputs(data: ReportData, folder: Path) -> dict[str, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    files = {f"image_{shot}.png": path for shot, path in data.pictures.items()}
    files |= {f"mix_{lang}.flac": path for lang, path in data.mixes.items()}
    files |= {f"subtitles_{lang}.vtt": path for lang, path in data.subtitles.items()}
    for name in DOCUMENTS:
        files[f"{name}.json"] = folder / f"{name}.json"
        files[f"{name}.json"].write_bytes(write_document(getattr(data, name)))
    return files


def params(data: ReportData) -> ReportParams:
    languages = tuple(data.mixes)
    return ReportParams(story=data.story, verse=data.verse, languages=languages, jobs=data.jobs, beside=data.beside)


def test_the_tool_writes_the_same_page_every_time(data: ReportData, tmp_path: Path) -> None:
    files = inputs(data, tmp_path / "in")
    texts = []
    for number in (1, 2):
        made, out = media.make(Report(), "report", params(data), tmp_path / str(number), files)
        assert made.files == ("report.html",)
        texts.append((out / "report.html").read_text(encoding="utf-8"))
    assert texts[0] == texts[1] == page(data)


def test_a_report_without_a_document_is_refused_by_its_name(data: ReportData, tmp_path: Path) -> None:
    hashes = {name: digest_file(path) for name, path in inputs(data, tmp_path / "in").items()}
    job = Job(kind="report", backend="house", version="1", params=params(data).as_json(), inputs=hashes)
    assert isinstance(Report().supports(job), Offer)
    without = {name: sha for name, sha in hashes.items() if name != "regie.json"}
    answer = Report().supports(job.model_copy(update={"inputs": without}))
    assert isinstance(answer, Refusal)
    assert "regie.json" in answer.reason


def test_a_damaged_document_is_named(data: ReportData, tmp_path: Path) -> None:
    files = inputs(data, tmp_path / "in")
    files["regie.json"].write_text('{"schema": "regie/1", "verse": ')
    with pytest.raises(WrongUse, match=r"regie\.json is not JSON"):
        media.make(Report(), "report", params(data), tmp_path, files)


def test_a_browser_shows_every_picture_runs_nothing_and_has_nothing_to_complain_of(
    attacked: ReportData, tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    safe = attacked.beside.model_copy(update={"film": "", "mixes": {}})
    report.write_text(page(replace(attacked, beside=safe)), encoding="utf-8")
    opened = browser.opened(report, tmp_path)
    assert opened.console == []
    assert "data-owned" not in opened.dom
    assert Page(opened.dom).tags["img"] == len(attacked.regie.shots)
    shown = np.array(Image.open(browser.screenshot(report, tmp_path, (900, 6000))).convert("RGB")).astype(int)
    area = int((np.abs(shown - MAGENTA).max(axis=2) < 8).sum())
    assert area > len(attacked.regie.shots) * 50_000


def test_without_escaping_and_policy_the_same_words_would_run(tmp_path: Path) -> None:
    report = tmp_path / "naive.html"
    report.write_text(f"<!doctype html><p>{HOSTILE.replace('alert(1)', '0')}</p>")
    assert "data-owned" in browser.opened(report, tmp_path).dom


def test_a_browser_plays_the_film_and_reads_its_captions(data: ReportData, tmp_path: Path) -> None:
    cut = media.small_inputs(tmp_path / "in")
    made, out = media.make(PyavCut(), "cut", media.small_cut(), tmp_path, cut)
    assert "film.mp4" in made.files
    whole = page(replace(data, subtitles={"de": out / "subtitles_de.vtt"}))
    video = whole[whole.index("<video") : whole.index("</video>")]
    policy = whole[whole.index("default-src") : whole.index("style-src")]
    look = "const v = document.querySelector('video'); v.currentTime = 2; v.textTracks[0].mode = 'showing'; setInterval(() => {"
    look += "document.title = [v.videoWidth, v.duration, v.currentTime, v.readyState > 1, v.textTracks[0].cues?.length] }, 50)"
    (out / "report.html").write_text(
        f'<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy} script-src'
        f" 'unsafe-inline'\"><title></title>{video}</video><script>{look}</script>"
    )
    opened = browser.opened(out / "report.html", tmp_path)
    assert opened.console == []
    assert "<title>320,3,2,true,1</title>" in opened.dom
