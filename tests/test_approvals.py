"""A person approves, in another process, whenever they like; what they approved is exactly what they saw."""

import json
from pathlib import Path

import pytest
from pydantic import JsonValue

from exeget.approval import CHECKPOINTS
from tests.filmed import VERSE, copied, exeget, production, run


@pytest.fixture
def stories(film: Path, tmp_path: Path) -> Path:
    """A film whose every part is made and which nobody has approved."""
    folder = copied(film, tmp_path / "stories")
    (folder / "tower" / "approvals.jsonl").unlink()
    return folder


def decisions(stories: Path) -> list[tuple[str, str, str]]:
    lines = (stories / "tower" / "approvals.jsonl").read_text().splitlines()
    return [(a["checkpoint"], a["verdict"], a["who"]) for a in map(json.loads, lines)]


def asked_at(said: list[dict[str, JsonValue]]) -> str:
    (error,) = [str(line["error"]) for line in said if "error" in line]
    return error.split(" of verse")[0]


def test_auto_approval_says_so(film: Path) -> None:
    assert [(c, v) for c, v, who in decisions(film) if who == "auto"] == [(c, "approved") for c in CHECKPOINTS]


def test_a_person_opens_every_checkpoint_in_a_process_of_its_own(stories: Path) -> None:
    asked = [asked_at(exeget(stories, "film", "tower", *VERSE, "--approve", "ask", code=4))]
    while asked[-1] != "film":
        asked.append(asked_at(exeget(stories, "approve", "tower", asked[-1], code=4)))
    last = exeget(stories, "approve", "tower", "film", "--why", "it holds")[-1]
    assert tuple(asked) == CHECKPOINTS
    assert last["jobs_run"] == 0
    assert [(c, v) for c, v, who in decisions(stories)] == [(c, "approved") for c in CHECKPOINTS]
    assert exeget(stories, "film", "tower", *VERSE, "--approve", "ask")[-1]["jobs_run"] == 0


def test_an_approval_is_void_when_its_content_changes(stories: Path) -> None:
    exeget(stories, "film", "tower", *VERSE, "--approve", "ask", code=4)
    for checkpoint in ("timelines", "subjects"):
        exeget(stories, "approve", "tower", checkpoint, code=4)
    path = production(stories) / "regie.json"
    regie = json.loads(path.read_text())
    regie["shots"][0]["director_intent"] = "Another thought."
    path.write_text(json.dumps(regie))
    (said,) = [line for line in exeget(stories, "approve", "tower", "regie", code=2) if "error" in line]
    assert "regie of verse 1:1 has changed since you were asked; a decision would be void" in str(said["error"])
    assert decisions(stories)[-1][0] == "subjects"
    assert asked_at(exeget(stories, "film", "tower", *VERSE, "--approve", "ask", code=4)) == "regie"
    assert asked_at(exeget(stories, "approve", "tower", "regie", code=4)) == "start_images"


def test_a_rejection_holds_until_something_changes(stories: Path) -> None:
    exeget(stories, "film", "tower", *VERSE, "--approve", "ask", code=4)
    exeget(stories, "reject", "tower", "timelines", "--why", "too literal")
    (said,) = [line for line in exeget(stories, "film", "tower", *VERSE, code=1) if "error" in line]
    assert "was rejected by" in str(said["error"])
    assert "too literal" in str(said["error"])


def test_what_nobody_asked_cannot_be_approved(stories: Path) -> None:
    done = run(stories, "approve", "tower", "clips")
    assert done.returncode == 2
    assert "No production waits at the checkpoint 'clips'" in done.stderr
    done = run(stories, "approve", "tower", "lunch")
    assert done.returncode == 2
    assert "Checkpoints are timelines" in done.stderr
