"""Readings: proposed side by side, edited and chosen by a person, compared down to shot and cue."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agents.rules.interpreting.models import models
from exeget.document import load
from exeget.errors import WaitsForPerson, WrongUse
from exeget.regie import Regie
from exeget.timeline import Timeline
from studio.session import story_opened
from tests import agreeable
from tests.filmed import exeget, run, write_story
from tests.loopback import says, serving
from workflows.comparing import compare, productions_in_both
from workflows.deciding import Decision, decide
from workflows.desk import Wish
from workflows.filming import make_films
from workflows.lease import lease
from workflows.overview import sweep
from workflows.readings import choose, listed, propose
from workflows.workshop import Workshop

THREE = 3


@contextmanager
def opened(stories: Path) -> Iterator[Workshop]:
    with story_opened(stories, "tower", "rules") as shop:
        yield shop


@pytest.fixture(scope="module")
def proposed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of stories with one that has three proposed readings, the last two of them directed for verse 1:1."""
    stories = tmp_path_factory.mktemp("readings") / "stories"
    write_story(stories)
    with opened(stories) as shop:
        for timeline, _ in propose(shop, THREE)[1:]:
            make_films(shop, shop.book.verses[:1], Wish(timeline=timeline), "criticise")
    return stories


@pytest.fixture
def stories(proposed: Path, tmp_path: Path) -> Path:
    shutil.copytree(proposed, tmp_path / "stories", symlinks=True)
    return tmp_path / "stories"


def written(stories: Path, timeline: str) -> Path:
    return stories / "tower" / "timelines" / timeline / "timeline.json"


def read(path: Path) -> Timeline:
    return load(Timeline, path.read_bytes())


def decided(shop: Workshop, timeline: str, option: int) -> None:
    decide(shop, (), Wish(timeline=timeline, approve="ask"), Decision("timelines", "approved", "Mara", option=option))


def test_three_readings_stand_side_by_side_each_with_three_options_to_read(stories: Path) -> None:
    with opened(stories) as shop:
        found = listed(shop)
    assert [one.timeline.id for one in found] == ["timeline_01", "timeline_02", "timeline_03"]
    assert found[0].timeline.model == "literal"
    assert len({one.timeline.model for one in found}) == len({one.timeline.look.palette for one in found}) == THREE
    for one in found:
        folder = written(stories, one.timeline.id).parent
        assert (one.by, one.option, len(one.options), one.decided) == ("rules", 1, THREE, "")
        assert (folder / "briefings" / "briefing.md").read_text() == (folder / "options" / "briefing_1.md").read_text()
        assert len({path.read_text() for path in (folder / "options").iterdir()}) == 2 * THREE


def test_proposing_again_makes_nothing_and_more_readings_keep_the_first(stories: Path) -> None:
    manifest = stories / "tower" / "manifest.jsonl"
    with opened(stories) as shop:
        before = manifest.read_text()
        assert [timeline for timeline, _ in propose(shop, THREE)] == ["timeline_01", "timeline_02", "timeline_03"]
        assert manifest.read_text() == before
        models = [one.timeline.model for one in listed(shop)]
        propose(shop, THREE + 1)
        assert [one.timeline.model for one in listed(shop)][:THREE] == models


def test_a_reading_is_had_by_the_name_of_its_model(stories: Path) -> None:
    with opened(stories) as shop:
        taken = {one.timeline.model for one in listed(shop)}
        name = next(model for model in models() if model not in taken)
        ((timeline, _),) = propose(shop, 0, [name])
        assert timeline == "timeline_04"
        assert listed(shop)[-1].timeline.model == name
        with pytest.raises(WrongUse, match="no interpretation model 'astrological'"):
            propose(shop, 0, ["astrological"])


def test_a_timeline_a_person_wrote_is_never_overwritten_and_a_model_keeps_its_place(stories: Path) -> None:
    path = written(stories, "timeline_02")
    mine = json.loads(path.read_text()) | {"title": "Mine"}
    path.write_text(json.dumps(mine))
    page = path.parent / "briefings" / "briefing.md"
    page.write_text("# Mine\n")
    with opened(stories) as shop:
        assert [timeline for timeline, _ in propose(shop, THREE)] == ["timeline_01", "timeline_02", "timeline_03"]
        assert [(one.by, one.options) for one in listed(shop)][1] == ("person", ())
        with pytest.raises(WrongUse, match="a person's own; it has no option 2"):
            decided(shop, "timeline_02", 2)
        make_films(shop, shop.book.verses[:1], Wish(timeline="timeline_02"), "interpret")
    assert (read(path).title, page.read_text()) == ("Mine", "# Mine\n")


def test_a_timeline_written_before_any_is_proposed_keeps_its_number(tmp_path: Path) -> None:
    write_story(tmp_path / "stories")
    path = written(tmp_path / "stories", "timeline_01")
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"schema": "timeline/1", "id": "timeline_01", "title": "Mine", "reading": "So it is."}))
    with opened(tmp_path / "stories") as shop:
        assert [timeline for timeline, _ in propose(shop, 2)] == ["timeline_02", "timeline_03"]
    assert read(path).title == "Mine"


def test_an_option_is_chosen_before_any_film_and_stays_chosen(stories: Path) -> None:
    with opened(stories) as shop:
        decided(shop, "timeline_03", 2)
        chosen = read(written(stories, "timeline_03"))
        assert chosen == read(written(stories, "timeline_03").parent / "options" / "timeline_2.json")
        propose(shop, THREE)
        one = listed(shop)[2]
        assert (one.timeline, one.option, one.decided) == (chosen, 2, "Mara")
        with pytest.raises(WaitsForPerson, match="subjects of verse 1:2"):
            make_films(shop, shop.book.verses[1:], Wish(timeline="timeline_03", approve="ask"), "")
        with pytest.raises(WrongUse, match="no option 4"), lease(shop.store):
            choose(shop.desk(shop.book.verses[0], Wish(timeline="timeline_03")), 4, "Mara", "")


def test_what_is_swept_leaves_every_option_to_be_chosen(stories: Path) -> None:
    with opened(stories) as shop:
        with lease(shop.store):
            sweep(shop)
        decided(shop, "timeline_01", 3)
        assert listed(shop)[0].option == 3


def test_a_production_that_waits_goes_on_with_the_option_a_person_takes(stories: Path) -> None:
    with opened(stories) as shop:
        wish = Wish(timeline="timeline_02", approve="ask")
        with pytest.raises(WaitsForPerson, match="timelines of verse 1:2"):
            make_films(shop, shop.book.verses[1:], wish, "")
        with pytest.raises(WaitsForPerson, match="subjects of verse 1:2"):
            decided(shop, "timeline_02", 3)
        assert read(written(stories, "timeline_02")).title.endswith(listed(shop)[1].options[2].rpartition(", ")[2])


def test_one_verse_in_two_readings_has_another_regie_another_look_and_another_cue(proposed: Path) -> None:
    with opened(proposed) as shop:
        assert productions_in_both(shop.book, "timeline_02", "timeline_03") == ["1:1"]
        found = compare(shop.book, "timeline_02", "timeline_03")
        assert compare(shop.book, "timeline_02", "timeline_02") == [], "the control"
    changed = {(one.where.split()[1] if " " in one.where else one.where, one.what) for one in found}
    assert {("shot", "palette"), ("shot", "light.key"), ("timeline", "look.palette"), ("timeline", "reading")} <= changed
    assert {"camera.pitch_deg", "camera.distance"} & {what for where, what in changed if where == "shot"}
    assert {"style", "mood", "intensity"} & {what for where, what in changed if where == "cue"}
    regies = [load(Regie, p.read_bytes()) for p in sorted((proposed / "tower" / "productions").glob("*/1-1/regie.json"))]
    assert regies[0].shots != regies[1].shots


def test_readings_that_nobody_directed_are_compared_themselves(proposed: Path) -> None:
    with opened(proposed) as shop:
        assert {one.where for one in compare(shop.book, "timeline_01", "timeline_02")} == {"timeline"}
        with pytest.raises(WrongUse, match=r"no timeline 'timeline_09'.*timeline_01"):
            compare(shop.book, "timeline_01", "timeline_09")


def test_the_command_lists_compares_and_refuses(stories: Path) -> None:
    (rows,) = [line["timelines"] for line in exeget(stories, "timelines", "tower") if "timelines" in line]
    assert isinstance(rows, list)
    assert len(rows) == THREE
    (compared,) = exeget(stories, "timelines", "tower", "--diff", "timeline_02", "timeline_03")
    assert compared["verses"] == ["1:1"]
    with opened(stories) as shop, pytest.raises(WrongUse, match="From 2 to 9"):
        propose(shop, 1)


def test_a_model_proposes_through_the_same_door_and_is_asked_what_each_reading_asks(tmp_path: Path) -> None:
    write_story(tmp_path / "stories")
    with serving(says(agreeable.reading())) as server:
        (tmp_path / "exeget.toml").write_text(f"[brain]\nengine = 'llm'\nmodel = 'small'\nbase_url = '{server.url}'\n")
        done = run(tmp_path / "stories", "timelines", "tower", "--propose", "2", "--json")
    assert done.returncode == 0, done.stderr
    asked = [question.messages[1][1] for question in server.asked]
    assert len(asked) == 2
    assert "What happens, in which order" in asked[0]
    assert "What happens, in which order" not in asked[1]
    rows = json.loads(done.stdout.splitlines()[-1])["timelines"]
    assert [(row["by"], row["title"]) for row in rows] == [("llm:small", "The kept light")] * 2
    assert [len(row["options"]) for row in rows] == [THREE, THREE]
    assert rows[0]["model"] == "literal" != rows[1]["model"]
