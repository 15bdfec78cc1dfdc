"""REGIE_JSON travels as a line of text and loses nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exeget.errors import WrongUse
from exeget.regie import shot_from_line, shot_line
from exeget.shot import Actor, Camera, Mark, Move, Shot, StartImage
from tests.samples import SHOT

numbers = st.floats(-1000, 1000, allow_nan=False)
words = st.text(max_size=30)
marks = st.builds(Mark, anchor=words, offset=st.tuples(numbers, numbers, numbers), facing_deg=numbers)
actors = st.builds(
    Actor, subject_id=st.just("CHAR_A"), phase=st.none() | words, action=words, pose=st.sampled_from(["walk", "row", "pray"]),
    position=st.none() | marks, path=st.lists(marks, max_size=2).map(tuple),
)  # fmt: skip
cameras = st.builds(
    Camera, setup=words, yaw_deg=st.floats(-180, 180), pitch_deg=st.floats(-89, 89), distance=st.floats(0.01, 5000),
    lens_mm=st.floats(8, 400), move=st.builds(Move, amount=st.floats(-1, 1)), missing_info=st.none() | words,
)  # fmt: skip
shots = st.builds(
    Shot, id=st.just("1.1"), act=st.sampled_from(["setup", "turn", "resolve"]), subject=st.just("mixed"),
    shot_type=st.sampled_from(["wide", "close_up"]), framing=words, environment=words, env_change=st.none() | words,
    actors=st.lists(actors, max_size=3).map(tuple), camera=cameras, palette=words, director_intent=words,
    start_image=st.builds(StartImage, prompt=words, keywords=st.lists(words, max_size=3).map(tuple)),
    duration=st.integers(1, 100_000), confidence=st.floats(0, 1),
)  # fmt: skip


@given(shots)
def test_a_shot_survives_its_line(shot: Shot) -> None:
    line = shot_line(shot)
    assert "\n" not in line
    assert shot_from_line(line) == shot
    assert shot_line(shot_from_line(line)) == line


def test_a_complete_shot_survives_field_by_field() -> None:
    told = json.loads(shot_line(SHOT).removeprefix("REGIE_JSON: "))
    for name, value in told.items():
        assert value not in ("", None, [], 0), f"the sample leaves {name} empty, so its round trip proves nothing"
    assert shot_from_line(shot_line(SHOT)) == SHOT


def test_a_line_of_the_dialect_with_drifted_words_is_read_and_the_drift_told() -> None:
    line = (
        'REGIE_JSON: {"id": "1.2", "act": "turn", "subject": "actor", "shot_type": "Close-Up", "framing": "eyes high", '
        '"actors": [{"subject_id": "CHAR_A", "presence": "on_screen", "focus": "primary"}], '
        '"camera": {"setup": "A", "yaw_deg": 15, "move": {"type": "Push-In", "amount": 0.5}}, '
        '"start_image": {"mode": "actor_in_env", "from": {"shot": "1.1", "frame": 3}}, "video_plan": {"overlay_badge": true}}'
    )
    drift: list[str] = []
    shot = shot_from_line(line, drift)
    assert shot.shot_type == "close_up"
    assert shot.start_image.source is not None
    assert shot.video_plan.overlay_badge is True
    assert drift == ["shot_type: 'Close-Up' read as 'close_up'", "type: 'Push-In' read as 'push_in'"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "does not begin with REGIE_JSON:"),
        ('Note: REGIE_JSON: {"id": "1.1"}', "does not begin"),
        ("REGIE_JSON: {", "is not a shot"),
        ('REGIE_JSON: {"id": "1.1", "zoomies": 1}', "zoomies"),
    ],
)
def test_a_line_that_is_no_shot_is_refused(line: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        shot_from_line(line)


@given(st.text())
def test_any_line_is_a_shot_or_a_refusal(line: str) -> None:
    with pytest.raises(WrongUse):
        shot_from_line(line)
