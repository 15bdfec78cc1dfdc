"""The camera: every size shows its subject, closer sizes show it larger, nothing is in the way."""

import numpy as np
import pytest

from exeget.shot import Camera, Light, Mark, Move, ShotSize
from tests.previz_shots import (
    OTHER,
    SHIP,
    SMALL,
    UPRIGHT,
    WALKER,
    actor,
    looked_through,
    picture,
    place,
    share,
    shot,
    staged,
    standing,
)

FROM_FAR: tuple[ShotSize, ...] = (
    "extreme_wide", "wide", "full", "medium_wide", "medium", "medium_close_up", "close_up", "extreme_close_up",
)  # fmt: skip


def test_each_closer_size_shows_the_subject_larger() -> None:
    shares = [share(staged(standing(size), 1), WALKER.id) for size in FROM_FAR]
    assert shares == sorted(shares), dict(zip(FROM_FAR, shares, strict=True))
    shuffled = [shares[index] for index in (3, 0, 6, 1, 7, 4, 2, 5)]
    assert shuffled != sorted(shuffled), "the control: in another order they do not rise"
    assert shares[0] > 0.0003
    assert shares[-1] > 0.3


@pytest.mark.parametrize("size", FROM_FAR)
@pytest.mark.parametrize("yaw", [0.0, 65.0, -120.0])
def test_the_subject_is_in_the_middle_of_the_frame_from_any_side(size: ShotSize, yaw: float) -> None:
    scene = staged(standing(size, camera=Camera(yaw_deg=yaw)), 1)
    rows, columns = np.nonzero(looked_through(scene).owner == scene.owners[WALKER.id])
    assert len(rows), "the subject is not in the picture"
    assert 0.25 < columns.mean() / SMALL[0] < 0.75
    if size == "full":
        assert rows.min() > 0, "a full shot has air above the head"
        assert rows.max() < SMALL[1] - 1, "and ground below the feet"


@pytest.mark.parametrize("size", ["wide", "medium", "close_up"])
def test_an_upright_picture_frames_the_body_too(size: ShotSize) -> None:
    scene = staged(standing(size, aspect="9:16"), 1)
    assert 0.02 < share(scene, WALKER.id, size=UPRIGHT) < 0.9


def test_a_distance_that_contradicts_the_size_is_corrected_and_named() -> None:
    scene = staged(standing("close_up", camera=Camera(distance=40.0)), 1)
    assert share(scene, WALKER.id) > 0.15
    assert any("instead of 40 m" in note for note in scene.left_out)
    fitting = staged(standing("close_up", camera=Camera(distance=1.4, lens_mm=65)), 1)
    assert not fitting.left_out


def test_nobody_stands_between_the_camera_and_the_subject() -> None:
    """The other stands right before the chief actor, seen from the front."""
    cast = (actor(WALKER, at=Mark()), actor(OTHER, primary=False, at=Mark(offset=(0.0, 0.0, 1.1))))
    seen = staged(picture(shot("medium", cast), place("desert"), (WALKER, OTHER)), 1)
    alone = staged(picture(shot("medium", cast[:1]), place("desert"), (WALKER,)), 1)
    assert share(seen, WALKER.id) > 0.7 * share(alone, WALKER.id)


@pytest.mark.parametrize("size", ["wide", "medium_close_up", "close_up"])
def test_somebody_on_a_ship_in_a_storm_is_seen_in_every_frame(size: ShotSize) -> None:
    taken = shot(size, (actor(WALKER, at=Mark(anchor="deck")),), Light(weather="storm"), Camera(lens_mm=50))
    scene = staged(picture(taken, place("sea", "water"), (WALKER,), SHIP), 2)
    shares = [share(scene, WALKER.id, frame) for frame in (0, 20, 47)]
    assert min(shares) > (0.008 if size == "wide" else 0.1), shares


def test_the_camera_stays_above_ground_and_water() -> None:
    for where, nature in (("mountain", "land"), ("desert", "land"), ("sea", "water"), ("river", "water")):
        for pitch in (0.0, 40.0):
            camera = Camera(pitch_deg=pitch, distance=30.0, move=Move(type="crane", amount=-1.0))
            scene = staged(picture(shot("extreme_wide", camera=camera), place(where, nature)), 5)  # type: ignore[arg-type]  # a literal in a loop
            depth = looked_through(scene, 47).depth
            assert float((depth[depth > 0] < 0.3).mean()) < 0.02, where


def test_a_walker_passes_his_mark_in_the_middle_of_the_shot() -> None:
    taken = shot("wide", (actor(WALKER, "walk", at=Mark(facing_deg=90.0)),))
    scene = staged(picture(taken, place("desert"), (WALKER,), frames=72), 1)
    middles = []
    for frame in (0, 36, 71):
        _, columns = np.nonzero(looked_through(scene, frame).owner == scene.owners[WALKER.id])
        middles.append(float(columns.mean()) / SMALL[0])
    assert middles[0] < middles[1] - 0.05
    assert middles[1] < middles[2] - 0.05
    assert middles[1] == pytest.approx(0.5, abs=0.12)


HOLLOWS = {"hold": (2.5, 10.5), "cave": (4.5, 15.0), "belly": (3.6, 13.0)}
"""Half breadth and half length in metres, generously."""


@pytest.mark.parametrize("where", HOLLOWS)
@pytest.mark.parametrize("size", ["extreme_wide", "wide", "medium", "close_up"])
def test_no_camera_leaves_a_hollow_through_its_wall(where: str, size: ShotSize) -> None:
    wide, long = HOLLOWS[where]
    for yaw in (0.0, 90.0, -150.0):
        for move in (Move(type="orbit", amount=1.0), Move(type="pull_out", amount=1.0), Move(type="crane", amount=1.0)):
            scene = staged(standing(size, where, Camera(yaw_deg=yaw, move=move)), 1)
            for frame in (0, 24, 47):
                x, y, z = scene.camera(frame).eye
                assert abs(x) < wide, (yaw, move, x)
                assert abs(z) < long, (yaw, move, z)
                assert 0 < y < 2.6


def test_in_the_open_the_same_camera_goes_further() -> None:
    """The control: nothing but the hollow holds it."""
    scene = staged(standing("wide", "desert", Camera(yaw_deg=90.0, move=Move(type="pull_out", amount=1.0))), 1)
    assert abs(scene.camera(47).eye[0]) > 5
