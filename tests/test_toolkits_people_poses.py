"""Poses: finite, on the ground, moving without sliding feet, with cloth outside the body and faces that speak."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from exeget.subject import Wear
from exeget.terms import Mood, Pose, _Mood, _Pose
from toolkits.picture import Figure
from toolkits.previz.mesh import Floats
from toolkits.previz.people import Motion, Posed, cast_person
from toolkits.previz.people.body import grown
from toolkits.previz.people.build import Build, Moment, posed
from toolkits.previz.people.expression import face_moves, units_of
from toolkits.previz.people.hanging import Air, placed
from toolkits.previz.people.identity import identity_of
from toolkits.previz.people.limbs import limbs_of
from toolkits.previz.people.person import Person

ALL: tuple[Pose, ...] = get_args(_Pose)
AFLOAT = ("swim", "climb", "ride", "row")
WHO = Figure(id="CHAR_X", nature="person", sex="male", wear=Wear(garment="robe", beard="full", head="headcloth"))


@pytest.fixture(scope="module")
def man() -> Person:
    player = cast_person(WHO, 1)
    assert isinstance(player, Person)
    return player


def _points(body: Posed, *materials: str) -> Floats:
    return np.concatenate([layer.mesh.points for layer in body.layers if not materials or layer.material in materials])


@pytest.mark.parametrize("pose", ALL)
def test_a_pose_is_finite_on_the_ground_and_keeps_its_faces(man: Person, pose: Pose) -> None:
    first = man.posed(Motion(pose, 0.0))
    for seconds in (0.37, 1.9):
        here = man.posed(Motion(pose, seconds, "fear", (6.0, 0.0, -2.0)))
        for before, now in zip(first.layers, here.layers, strict=True):
            assert now.mesh.faces is before.mesh.faces
            assert now.material == before.material
            assert np.isfinite(now.mesh.points).all()
            assert np.isfinite(now.mesh.normals).all()
        if pose not in AFLOAT and pose != "run":
            assert abs(float(_points(here).min(axis=0)[1])) < 0.02
        assert np.abs(_points(here)).max() < 3.2


def test_poses_differ_from_each_other(man: Person) -> None:
    """No two poses put head, hands and feet in the same places; a pose and itself do."""
    marks = {}
    for pose in ALL:
        here = man.posed(Motion(pose, 0.4, detail="far"))
        marks[pose] = np.concatenate([here.eyes[None], here.hands, here.feet])
    for a in ALL:
        for b in ALL:
            apart = float(np.abs(marks[a] - marks[b]).max())
            assert (apart > 0.03) == (a != b), (a, b)


@pytest.mark.parametrize("pose", ["stand", "sit", "kneel", "lie", "sleep", "hold"])
def test_nobody_is_ever_quite_still(man: Person, pose: Pose) -> None:
    a, b = (man.posed(Motion(pose, seconds, detail="middle")) for seconds in (0.0, 1.0))
    moved = np.linalg.norm(_points(a, "skin") - _points(b, "skin"), axis=1)
    assert 0.0003 < moved.max() < 0.25


@pytest.mark.parametrize(("pose", "who"), [("walk", WHO), ("run", WHO), ("walk", WHO.model_copy(update={"age": "child"}))])
def test_feet_on_the_ground_do_not_slide(pose: Pose, who: Figure) -> None:
    """Carried at the stride's speed the standing foot stays within 1.5 cm from frame to frame; at another speed it does not."""
    player = cast_person(who, 1)

    def slide(speed: float) -> float:
        worst, step = [], 1 / 24
        for seconds in np.arange(0, 1.2, step):
            a, b = (player.posed(Motion(pose, float(s), detail="far")).feet for s in (seconds, seconds + step))
            still = [k for k in (0, 1) if max(a[k, 1], b[k, 1]) < a[:, 1].min() + 0.004 and a[k, 1] < 0.06]
            worst += [abs(float(b[k, 2] - a[k, 2]) + speed * step) for k in still]
        assert worst
        return float(np.quantile(worst, 0.8))

    speed = player.stride_speed(pose)
    assert speed > 0.5
    assert slide(speed) < 0.015
    assert slide(speed * 1.6) > 0.015


def test_only_gaits_have_a_speed(man: Person) -> None:
    assert {pose for pose in ALL if man.stride_speed(pose) > 0} == {"walk", "run"}
    assert man.stride_speed("run") > 2 * man.stride_speed("walk")


def _share_in_legs(man: Person, pose: Pose, build: Build) -> float:
    """Share of the skirt's points that lie more than a centimetre inside a leg."""
    motion = Motion(pose, 0.4, detail="near")
    stance = man.stance(motion)
    number = next(k for k, span in enumerate(build.spans) if span.piece.hang is not None and span.piece.hang.closed)
    layers = posed(build, stance, Moment(Air((0.0, 0.0, 0.0), 0.4), None, np.eye(3), 0.0))
    limbs = placed(limbs_of(man.body), man.rig, stance).swollen({"leg": -0.01})
    off = layers[number].mesh.points[:, None] - limbs.starts
    share = np.clip(np.einsum("nkj,kj->nk", off, limbs.bones) / (limbs.bones**2).sum(axis=1), 0, 1)
    far = np.linalg.norm(off - share[..., None] * limbs.bones, axis=2)
    radius = limbs.radii[:, 0] + (limbs.radii[:, 1] - limbs.radii[:, 0]) * share
    return float((far < radius).any(axis=1).mean())


@pytest.mark.parametrize(
    ("pose", "bound"), [("stand", 0.01), ("walk", 0.01), ("run", 0.01), ("brace", 0.01), ("sit", 0.01), ("kneel", 0.10)]
)
def test_the_robe_stays_outside_the_legs(man: Person, pose: Pose, bound: float) -> None:
    """Where calves lie on the ground some of the hem under them is hidden in them."""
    assert _share_in_legs(man, pose, man.build("near")) < bound


def test_a_robe_that_rests_on_nothing_would_be_in_the_legs(man: Person) -> None:
    """The control of the test above."""
    assert _share_in_legs(man, "brace", replace(man.build("near"), limbs=())) > 0.02


def test_wind_moves_cloth_and_a_head_under_it_stays(man: Person) -> None:
    calm, storm = (man.posed(Motion("stand", 0.5, wind=wind)) for wind in ((0.0, 0.0, 0.0), (11.0, 0.0, 0.0)))
    cloth = np.linalg.norm(_points(calm, "cloth") - _points(storm, "cloth"), axis=1)
    skin = np.linalg.norm(_points(calm, "skin") - _points(storm, "skin"), axis=1)
    assert cloth.max() > 0.05
    assert skin.max() == 0
    assert (_points(storm, "cloth") - _points(calm, "cloth"))[:, 0].mean() > 0.005


@pytest.mark.parametrize("mood", [mood for mood in get_args(_Mood) if mood != "calm"])
def test_every_mood_shows_in_the_face(man: Person, mood: Mood) -> None:
    moved = face_moves(man.body, units_of("stand", mood, 0.0, False, 0.5))
    assert moved is not None
    assert np.linalg.norm(moved, axis=1).max() > 0.001


def test_a_calm_silent_face_is_the_person_s_own(man: Person) -> None:
    assert face_moves(man.body, units_of("stand", "calm", 1.0, False, 0.0)) is None


def test_speaking_opens_the_mouth_again_and_again(man: Person) -> None:
    lips = man.body.human.paint["lips"] > 0.5

    def opening(seconds: float, speaking: bool) -> float:
        moved = face_moves(man.body, units_of("speak", None, seconds, speaking, 0.5))
        return 0.0 if moved is None else float(np.ptp(moved[lips, 1]))

    times = np.arange(0, 4, 1 / 24)
    spoken = np.array([opening(float(t), True) for t in times])
    crossings = np.count_nonzero(np.diff(np.sign(spoken - spoken.mean())))
    assert spoken.max() > 0.006
    assert 12 < crossings < 60
    assert max(opening(float(t), False) for t in times if t % 4.1 > 0.2) < 0.004


def test_sleepers_close_their_eyes_and_the_frightened_open_them() -> None:
    body = grown(identity_of(WHO, 1))
    lids = (body.human.paint["eyelids"] > 0.5) & (body.points[:, 1] > body.eyes[0, 1] + 0.002)

    def drop(pose: Pose, mood: Mood | None) -> float:
        moved = face_moves(body, units_of(pose, mood, 1.0, False, 0.0))
        return 0.0 if moved is None else float(moved[lids, 1].mean())

    assert drop("sleep", None) < -0.002
    assert drop("stand", "fear") > 0.0003


def test_eyes_and_head_turn_to_what_is_looked_at(man: Person) -> None:
    ahead, left = (man.posed(Motion("stand", 0.5, towards=at)) for at in ((0.0, 1.6, 5.0), (5.0, 1.6, 2.0)))
    number = man.rig.number["head"]
    facing = [body.stance.turns[number] @ np.array([0.0, 0.0, 1.0]) for body in (ahead, left)]
    assert facing[1][0] > facing[0][0] + 0.4


def test_a_near_figure_has_more_points_than_a_far_one(man: Person) -> None:
    counts = [len(_points(man.posed(Motion(detail=detail)))) for detail in ("near", "middle", "far")]
    assert counts[0] > 2 * counts[1] > 4 * counts[2]
    assert counts[2] < 2500
