"""The report: everything of a production on one page."""

from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from exeget.analysis import Analysis, Disagreement, Evidence, Mention
from exeget.canon import digest_file
from exeget.document import write_document
from exeget.errors import WrongUse
from exeget.job import Job
from exeget.shot import Camera, Light, Move
from exeget.verse import Span, Verse
from exeget.work import Offer, Refusal
from tests import media, samples
from tests.reported import MAGENTA, ROWS, Page, production
from workflows.report.costs import model_costs, stage_costs
from workflows.report.data import ReportData, ReportParams, job_row
from workflows.report.evidence import stretches
from workflows.report.page import page
from workflows.report.pictures import WIDTH, picture_uri
from workflows.report.soundchart import WIDTH as FILM
from workflows.report.soundchart import chart
from workflows.report.tool import DOCUMENTS, Report
from workflows.report.words import camera_words, light_words


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> ReportData:
    return production(tmp_path_factory.mktemp("production"))


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
        (
            Camera(move=Move(type="handheld", amount=0.2)),
            "35 mm lens, 4.0 m away, in front. It is held by hand and sways gently.",
        ),
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


def test_what_models_took_is_summed_by_model_and_an_unknown_price_is_said() -> None:
    call = ROWS[0].model_copy(update={"kind": "llm", "model": "big", "tokens_in": 900, "tokens_out": 100, "money": 0.25})
    priced = call.model_copy(update={"currency": "EUR"})
    dark = call.model_copy(update={"model": "small", "money": None})
    big, small = model_costs((priced, *ROWS, priced, dark))
    assert (big.model, big.calls, big.tokens_in, big.tokens_out, big.money) == ("big", 2, 1800, 200, "0.5000 EUR")
    assert (small.calls, small.money) == (1, "price not known")
    assert model_costs(ROWS) == ()


def test_where_a_model_and_the_rules_disagree_the_page_says_who_said_what(data: ReportData) -> None:
    one = Disagreement(of="lamp", what="presence", said={"rules": "on_screen", "llm:m": "off_screen"}, why="<dark>")
    read = page(replace(data, analysis=data.analysis.model_copy(update={"disagreements": (one,)})))
    assert "rules: on_screen; llm:m: off_screen" in read and "&lt;dark&gt;" in read
    assert "Where the readers disagree" not in page(data)


def test_the_page_has_a_table_of_models_only_where_one_was_asked(data: ReportData) -> None:
    row = ROWS[0].model_copy(update={"kind": "llm", "model": "big<b>", "tokens_in": 1900, "money": None})
    with_model = page(replace(data, jobs=(*data.jobs, row)))
    assert "price not known" in with_model and "1,900" in with_model and "big&lt;b&gt;" in with_model
    assert "Language model" not in page(data)


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
