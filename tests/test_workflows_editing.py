"""A director at the command line: shown, accepted, written as a person's documents, taken back, asked back, refused."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import JsonValue

from exeget.edit import Direction
from exeget.settings import Brain, Settings
from tests.filmed import VERSE, exeget, production, run, write_story
from workflows.desk import Wish
from workflows.diffing import differences
from workflows.events import nobody
from workflows.journal import Journal
from workflows.library import open_book
from workflows.stages.writing import needs_revision
from workflows.workshop import workshop

DIRECT = ("direct", "tower", "--verses", "1:1")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of stories with one verse that is directed and not yet filmed."""
    stories = tmp_path_factory.mktemp("direct") / "stories"
    write_story(stories)
    exeget(stories, "film", "tower", *VERSE, "--stop-at", "criticise")
    return stories


@pytest.fixture
def stories(written: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    shutil.copytree(written, tmp_path / "stories", symlinks=True)
    return tmp_path / "stories"


def regie(stories: Path) -> dict[str, JsonValue]:
    found: dict[str, JsonValue] = json.loads((production(stories) / "regie.json").read_text())
    return found


def first_shot(stories: Path) -> str:
    shots = regie(stories)["shots"]
    assert isinstance(shots, list)
    assert isinstance(shots[0], dict)
    return str(shots[0]["id"])


def directions(stories: Path) -> list[Direction]:
    return Journal(stories / "tower" / "directions.jsonl", Direction).read()


def test_an_accepted_sentence_is_a_persons_document_and_only_stale_work_is_left(stories: Path) -> None:
    shot = first_shot(stories)
    before = regie(stories)
    done = exeget(stories, *DIRECT, f"{shot} von links und bei Nacht", "--yes")[-1]["direction"]
    assert isinstance(done, dict)
    assert [edit["do"] for edit in done["edits"] if isinstance(edit, dict)] == ["turn", "light"]  # type: ignore[union-attr]
    changed = [str(change["path"]) for change in done["changes"] if isinstance(change, dict)]  # type: ignore[union-attr]
    assert f"shots[{shot}].camera.yaw_deg" in changed
    assert regie(stories) != before
    (plan,) = exeget(stories, "plan", "tower", *VERSE, "--stop-at", "criticise")
    units = plan["units"]
    assert isinstance(units, list)
    assert not [u for u in units if isinstance(u, dict) and u["state"] != "done"], "the critic has seen it already"


def test_several_directions_are_taken_back_one_after_the_other_to_the_very_bytes(stories: Path) -> None:
    path, shot = production(stories) / "regie.json", first_shot(stories)
    kept = [path.read_bytes()]
    for said in (f"{shot} von links", f"{shot} bei Nacht"):
        exeget(stories, *DIRECT, said, "--yes")
        kept.append(path.read_bytes())
    for before in reversed(kept[:-1]):
        exeget(stories, *DIRECT, "--undo")
        assert path.read_bytes() == before
    (refused,) = [line for line in exeget(stories, *DIRECT, "--undo", code=2) if "error" in line]
    assert "nothing to take back" in str(refused["error"])
    assert [line.undoes for line in directions(stories)] == [None, None, 2, 1]
    (plan,) = exeget(stories, "plan", "tower", *VERSE, "--stop-at", "criticise")
    assert '"missing"' not in json.dumps(plan), "what was made before is found again"


def test_what_a_person_changed_since_is_never_taken_back(stories: Path) -> None:
    path = production(stories) / "regie.json"
    exeget(stories, *DIRECT, f"{first_shot(stories)} von links", "--yes")
    mine = path.read_text().replace('"yaw_deg": -60', '"yaw_deg": -61')
    path.write_text(mine)
    (refused,) = [line for line in exeget(stories, *DIRECT, "--undo", code=2) if "error" in line]
    assert "regie.json was changed since" in str(refused["error"])
    assert path.read_text() == mine


def test_changes_wait_for_a_word_when_nobody_is_there_to_give_it(stories: Path) -> None:
    before = regie(stories)
    done = run(stories, *DIRECT, f"{first_shot(stories)} bei Nacht")
    assert done.returncode == 4
    assert "light.time_of_day: day -> night" in done.stdout
    assert "--yes" in done.stderr
    assert regie(stories) == before
    assert directions(stories) == []


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("blargh", "I don't understand 'blargh'"),
        ("9.9 closer", "There is no shot 9.9"),
        ("in Zeitlupe", "runs in real time"),
    ],
)
def test_what_is_not_understood_changes_nothing_and_says_so(stories: Path, said: str, answer: str) -> None:
    before = regie(stories)
    done = run(stories, *DIRECT, said, "--yes")
    assert done.returncode == 2
    assert answer in done.stderr
    assert regie(stories) == before


def test_the_whole_timeline_is_changed_and_the_briefing_grows(stories: Path) -> None:
    briefing = stories / "tower" / "timelines" / "timeline_01" / "briefings" / "briefing.md"
    before = briefing.read_text()
    exeget(stories, *DIRECT, "mehr Korn", "--yes")
    exeget(stories, *DIRECT, "Briefing: Die Hände sind nah.", "--yes")
    assert briefing.read_text() == f"{before.rstrip()}\n\nDie Hände sind nah.\n"
    exeget(stories, *DIRECT, "--undo")
    assert briefing.read_text() == before


def test_a_conversation_remembers_asks_back_and_takes_back(stories: Path) -> None:
    shot, before = first_shot(stories), (production(stories) / "regie.json").read_bytes()
    spoken = f"von links\n{shot}\ny\nnoch bei Nacht\nj\nundo\nundo\nblargh\ndone\n"
    command = [sys.executable, "-m", "studio", "direct", "tower", "--verses", "1:1", "--stories", str(stories)]
    done = subprocess.run(command, input=spoken, capture_output=True, text=True, cwd=stories.parent)
    assert done.returncode == 0, done.stderr
    assert "Which shot do you mean?" in done.stdout
    assert done.stdout.count("Taken back") == 2
    assert "I don't understand 'blargh'" in done.stderr
    assert [len(line.edits) for line in directions(stories)] == [1, 1, 0, 0]
    assert all(getattr(edit, "shots", ()) == (shot,) for line in directions(stories) for edit in line.edits)
    assert (production(stories) / "regie.json").read_bytes() == before


def revises(stories: Path) -> bool:
    """Whether a model would be asked to write the verse again after a complaint."""
    settings = Settings(brain=Brain(engine="llm", base_url="http://127.0.0.1:9", model="small-model"))
    book = open_book(stories, "tower")
    with workshop(book, settings, nobody) as shop:
        desk = shop.desk(book.verses[0], Wish(timeline="timeline_01"))
        return needs_revision({"critique": "", "attempt": 1, "complaints": ["1.1: grounding"]}, desk)


def test_a_model_does_not_revise_around_a_persons_papers(stories: Path) -> None:
    assert revises(stories), "the control"
    exeget(stories, *DIRECT, f"{first_shot(stories)} von links", "--yes")
    assert not revises(stories)


def test_everything_that_is_understood_can_be_listed(stories: Path) -> None:
    listed = exeget(stories, "direct", "tower", "--phrases")
    assert len(listed) > 70
    assert all(line["de"] and line["en"] for line in listed)


def test_a_diff_names_things_by_their_id_and_tells_order_apart() -> None:
    before: JsonValue = {"shots": [{"id": "1.1", "x": 1}, {"id": "2.1", "x": 2}], "engine": "rules"}
    after: JsonValue = {"shots": [{"id": "2.1", "x": 3}, {"id": "1.1", "x": 1}], "engine": "rules+person"}
    found = {change.path: (change.before, change.after) for change in differences("d.json", before, after)}
    assert found == {"shots (order)": (["1.1", "2.1"], ["2.1", "1.1"]), "shots[2.1].x": (2, 3)}
    assert differences("d.json", before, before) == ()
