"""The storyboard by a model over real HTTP: its own words in strict answers, one repair, then a failure that says so."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pydantic import JsonValue

from agents.backends import BACKENDS as AGENTS
from agents.rules.storyboard.handing import analysis_of, briefing_of, drehbuch_of
from agents.tasks import Mind, StoryboardParams
from exeget.boarding import CHOSEN, STEPS, StepName, answered, filled, in_order, told
from exeget.document import load
from exeget.errors import ToolFailed
from exeget.storyboard import Storyboard
from exeget.verse import Verse
from tests.loopback import Answer, Asked, Loopback, Reply, says, serving
from tests.readings import cast_of
from tests.test_storyboard import ALLEY, board_of
from tests.workbench import Workbench
from toolkits.backends import BACKENDS as TOOLKITS

MODEL = "small-model"
CAT: dict[str, JsonValue] = {
    "name": "black cat", "kind": "actor", "nature": "animal", "noun": "cat", "traits": ["black"], "many": False,
    "scenes": ["s1"], "look": "A thin cat with wet fur.",
}  # fmt: skip


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """A bench in a folder whose settings name a model."""
    (tmp_path / "exeget.toml").write_text("[brain]\nengine = 'llm'\nmodel = 'as-set'\ntimeout_s = 5\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
    return Workbench(tmp_path / "bench", {**AGENTS, **TOOLKITS})


@pytest.fixture
def serve() -> Iterator[ExitStack]:
    """What keeps servers running until the test ends."""
    with ExitStack() as running:
        yield running


def started(running: ExitStack, monkeypatch: pytest.MonkeyPatch, *script: Answer) -> Loopback:
    """A server with a script, as the endpoint."""
    here = running.enter_context(serving(*script))
    monkeypatch.setenv("OPENAI_BASE_URL", here.url)
    return here


def inventive(asked: Asked) -> Reply:
    """Answers every step as the rules would, with a cat of its own in it."""
    board = board_of(ALLEY, "en")
    format_ = asked.body["response_format"]
    assert isinstance(format_, dict) and isinstance(format_["json_schema"], dict)
    step = str(format_["json_schema"]["name"]).removeprefix("storyboard_")
    field = {str(name): one.fills for name, one in STEPS.items()}[step]
    value = board.as_json()[field]
    if step == "components" and isinstance(value, list):
        value = [*value, CAT]
    if step == "shots" and isinstance(value, list) and isinstance(value[1], dict):
        value[1] |= {"on_screen": ["detective", "black cat"], "action": "A black cat crosses before the detective."}
    return says({field: value})


def order(bench: Workbench, board: Storyboard, step: StepName, scene: str = "") -> Storyboard:
    """What a model makes of a step."""
    params = StoryboardParams(step=step, board=told(board, step, scene), scene=scene, mind=Mind())
    made = bench.order("storyboard", params, backend="llm", model=MODEL)
    return load(Storyboard, bench.read(made.sha("part.json")))


def test_a_model_invents_and_its_storyboard_becomes_a_drehbuch_that_rests_on_it(
    bench: Workbench, serve: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = started(serve, monkeypatch, inventive)
    board = Storyboard(verse="1:1", lang="en", idea=ALLEY)
    for step in in_order():
        scenes = [scene.id for scene in board.scenes or ()] if STEPS[step].by_scene else [""]
        parts = [order(bench, board, step, scene) for scene in scenes]
        field = STEPS[step].fills
        board = filled(board, step, [answered(step).model_validate({field: getattr(part, field)}) for part in parts])
        if step in CHOSEN:
            board = board.model_copy(update={CHOSEN[step]: getattr(board, field)[0]})
        assert parts[0].engine == f"llm:{MODEL}"
    verse = Verse(ref="I 1:1", chapter=1, number=1, text={"en": ALLEY})
    drehbuch = drehbuch_of(board, verse, "timeline_01", cast_of(analysis_of(board, verse)))
    assert "CHAR_BLACK_CAT" in drehbuch.shots[1].on_screen
    assert "black cat" in briefing_of(board), "so that the critic can trace the cat"
    assert len(here.asked) == len(STEPS)
    _, user = here.asked[1].messages[-1]
    assert ALLEY in user.split(">>>")[1], "the idea is material, fenced off"


def test_an_answer_of_another_scene_or_with_an_unknown_name_is_repaired_once_then_fails(
    bench: Workbench, serve: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = board_of(ALLEY, "en")
    stages = json.loads(json.dumps(board.as_json()["stage_shots"]))
    stages[0]["scene"] = "s2"
    wrong, right = says({"stage_shots": stages}), says({"stage_shots": board.as_json()["stage_shots"]})
    here = started(serve, monkeypatch, wrong, right)
    assert order(bench, board, "stage_shots", "s1").stage_shots == board.stage_shots
    assert "s2" in here.asked[1].messages[-1][1]
    shots = json.loads(json.dumps(board.as_json()["shots"]))
    shots[0]["on_screen"] = ["a dragon"]
    started(serve, monkeypatch, says({"shots": shots}))
    with pytest.raises(ToolFailed, match="a dragon"):
        order(bench, board, "shots", "s1")


def test_two_worlds_are_no_three(bench: Workbench, serve: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    lores = json.loads(json.dumps(board_of(ALLEY, "en").as_json()["lores"]))
    started(serve, monkeypatch, says({"lores": lores[:2]}))
    with pytest.raises(ToolFailed, match="lores"):
        order(bench, Storyboard(verse="1:1", lang="en", idea=ALLEY), "lore")
