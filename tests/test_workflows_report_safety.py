"""The report is safe: whatever a text says, the page shows it, runs nothing and reaches out to nothing."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydantic import JsonValue

from exeget.document import Part
from tests import browser, media
from tests.reported import MAGENTA, Page, production
from toolkits.cutting.cut import PyavCut
from workflows.report.data import ReportData
from workflows.report.page import page

HOSTILE = (
    "\"'></title></style></script><script>document.documentElement.dataset.owned=1;alert(1)</script>"
    "<img src=x onerror=document.documentElement.dataset.owned=1>"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> ReportData:
    return production(tmp_path_factory.mktemp("production"))


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
