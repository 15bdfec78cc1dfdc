"""The renderer: the same frame is the same picture, light and weather show, depth is metres."""

import hashlib
import subprocess
import sys

import numpy as np
import pytest

from exeget.shot import Camera, Light, Move
from exeget.terms import TimeOfDay, Weather
from tests.previz_shots import SHIP, WALKER, actor, brightness, drawn, looked_through, picture, place, shot, standing
from toolkits.previz.scene import CameraPose, Scene, ShadowArea
from toolkits.previz.staging import staged


def storm_at_sea(weather: Weather = "storm") -> Scene:
    taken = shot("extreme_wide", (actor(WALKER),), Light(weather=weather, time_of_day="dusk"))
    return staged(picture(taken, place("sea", "water"), (WALKER,), SHIP), seed=3)


def test_a_frame_is_the_same_whichever_frames_were_drawn_before() -> None:
    scene = storm_at_sea()
    first, _, again = drawn(scene, (7, 30, 7))
    (alone,) = drawn(scene, (7,))
    other = drawn(scene, (30,))[0]
    assert np.array_equal(first, again)
    assert np.array_equal(first, alone)
    assert not np.array_equal(first, other), "the control: another moment of a storm is another picture"


def test_another_process_draws_the_same_frame() -> None:
    program = (
        "import hashlib; from tests.test_toolkits_previz_frames import storm_at_sea; from tests.previz_shots import drawn; "
        "print(hashlib.sha256(drawn(storm_at_sea(), (5,))[0].tobytes()).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()
    assert there == hashlib.sha256(drawn(storm_at_sea(), (5,))[0].tobytes()).hexdigest()


def test_another_seed_builds_another_place_and_the_same_seed_the_same() -> None:
    pictures = [drawn(staged(standing("wide", "country"), seed))[0] for seed in (1, 1, 2)]
    assert np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[0], pictures[2])


@pytest.mark.parametrize(("darker", "lighter"), [("night", "day"), ("evening", "noon"), ("night", "dawn")])
def test_an_hour_is_darker_than_another(darker: TimeOfDay, lighter: TimeOfDay) -> None:
    dark, light = (
        brightness(drawn(staged(standing("wide", light=Light(time_of_day=hour)), 1))[0]) for hour in (darker, lighter)
    )
    assert dark < 0.8 * light


def test_a_storm_looks_different_from_a_calm_and_moves_more() -> None:
    calm, rough = (drawn(storm_at_sea(weather), (0, 1)) for weather in ("clear", "storm"))
    assert np.abs(calm[0][..., :3].astype(int) - rough[0][..., :3]).mean() > 12
    moved = [float(np.abs(pair[0][..., :3].astype(int) - pair[1][..., :3]).mean()) for pair in (calm, rough)]
    assert moved[1] > 1.3 * moved[0]


def test_depth_is_metres_along_the_axis() -> None:
    """A camera 10 m above level ground that looks straight down sees 10 m, except where somebody stands."""
    scene = staged(picture(shot("wide"), place("field")), 1)
    down = CameraPose((0.0, 10.0, 0.0), (0.0, 0.0, -0.001), 40.0)
    above = Scene(
        camera=lambda _frame: down, light=scene.light, grade=scene.grade, rate=24, solids=scene.solids,
        shadow=ShadowArea(lambda _t: (0.0, 0.0, 0.0), 10.0),
    )  # fmt: skip
    depth = looked_through(above).depth
    assert float(np.median(depth)) == pytest.approx(10.0, abs=0.25)
    assert float(np.abs(np.percentile(depth, [20, 80]) - 10).max()) < 0.6


def test_the_sky_has_no_depth_and_no_owner() -> None:
    scene = staged(standing("wide"), 1)
    passes = looked_through(scene)
    top = passes.depth[:12]
    assert float((top == 0).mean()) > 0.5
    assert set(np.unique(passes.owner[passes.depth == 0])) <= {0}
    lengths = np.linalg.norm(passes.normal[passes.depth > 0], axis=1)
    assert float(np.percentile(np.abs(lengths - 1), 99)) < 0.02


def test_a_fade_in_begins_black_and_ends_bright() -> None:
    base = standing("wide")
    faded = base.model_copy(update={"shot": base.shot.model_copy(update={"transition": "fade_in"})})
    first, later = drawn(staged(faded, 1), (0, 30))
    plain = drawn(staged(base, 1), (30,))[0]
    assert brightness(first) < 1
    assert np.array_equal(later, plain), "after the fade the picture is as it would be without"
    unfaded = drawn(staged(faded, 1, faded=False), (0,))[0]
    assert brightness(unfaded) > 20


def test_a_moving_camera_moves_the_picture_and_a_static_one_does_not_move_the_land() -> None:
    still, pushed = (
        drawn(staged(picture(shot("wide", camera=Camera(move=Move(type=move, amount=1.0))), place("mountain")), 1), (0, 47))
        for move in ("static", "push_in")
    )
    by = [float(np.abs(pair[0][..., :3].astype(int) - pair[1][..., :3]).mean()) for pair in (still, pushed)]
    assert by[1] > 2 * by[0]
