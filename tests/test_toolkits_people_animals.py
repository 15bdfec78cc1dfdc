"""Animals: recognised by build, alive in every pose, on the ground or in the water, honest about what they stand in for."""

from typing import get_args

import numpy as np
import pytest

from exeget.terms import Pose, _Pose
from toolkits.picture import Figure
from toolkits.previz.mesh import Floats
from toolkits.previz.people import Detail, Motion, Player, Posed, cast_person
from toolkits.previz.people.creatures.beasts import BEASTS
from toolkits.previz.people.creatures.birds import BIRDS, FLYING
from toolkits.previz.people.creatures.crawlers import CRAWLERS
from toolkits.previz.people.creatures.flesh import Blob, fleshed
from toolkits.previz.people.creatures.nouns import NEAREST, SAME
from toolkits.previz.people.creatures.skeletons import rig_of
from toolkits.previz.people.creatures.swimmers import SWIMMERS

KINDS = (*BEASTS, *BIRDS, *SWIMMERS, *CRAWLERS)
ALL: tuple[Pose, ...] = get_args(_Pose)


def animal(noun: str, *traits: str, name: str = "CHAR_BEAST") -> Player:
    return cast_person(Figure(id=name, nature="animal", noun=noun, traits=traits), 1)


def _points(body: Posed) -> Floats:
    return np.concatenate([layer.mesh.points for layer in body.layers])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_finite_in_every_pose_with_the_same_faces(kind: str) -> None:
    beast = animal(kind)
    first = beast.posed(Motion(detail="far"))
    for pose in ALL:
        body = beast.posed(Motion(pose, 0.7, detail="far"))
        for before, now in zip(first.layers, body.layers, strict=True):
            assert now.mesh.faces is before.mesh.faces
            assert np.isfinite(now.mesh.points).all()
            assert np.isfinite(now.mesh.normals).all()
        assert np.isfinite(np.concatenate([body.eyes, body.chest, body.seat, *body.feet])).all()
    assert beast.stands_in_for is None


@pytest.mark.parametrize("kind", BEASTS)
def test_a_four_legged_animal_stands_on_the_ground_and_lies_lower(kind: str) -> None:
    beast = animal(kind)
    standing, lying = (beast.posed(Motion(pose, 0.3)) for pose in ("stand", "lie"))
    for body in (standing, lying):
        assert abs(float(_points(body)[:, 1].min())) < 0.025 * max(beast.height, 1.0)
    assert lying.seat[1] < 0.8 * standing.seat[1]
    assert standing.eyes[2] > standing.chest[2] > 0


@pytest.mark.parametrize("noun", ["horse", "dog", "camel"])
def test_hooves_on_the_ground_do_not_slide(noun: str) -> None:
    """Carried at its walking speed a standing fore foot stays; at twice the speed, as control, it does not."""
    beast = animal(noun)

    def slide(speed: float) -> float:
        worst, step = [], 1 / 24
        for seconds in np.arange(0, 2.0, step):
            a, b = (beast.posed(Motion("walk", float(s), detail="far")).feet for s in (seconds, seconds + step))
            low = min(a[:, 1].min(), b[:, 1].min()) + 1e-3
            worst += [abs(float(b[k, 2] - a[k, 2]) + speed * step) for k in (0, 1) if max(a[k, 1], b[k, 1]) < low]
        return float(np.median(worst))

    speed = beast.stride_speed("walk")
    assert 0.2 < speed < 2.5
    assert slide(speed) < 0.01
    assert slide(2 * speed) > 0.01


def test_kinds_differ_in_size_as_they_should() -> None:
    order = ["worm", "sparrow", "dove", "cat", "lamb", "sheep", "donkey", "horse", "whale"]
    lengths = [float(np.ptp(_points(animal(noun).posed(Motion("swim", detail="far"))), axis=0).max()) for noun in order]
    assert lengths[0] < lengths[3] < lengths[5] < lengths[7] < lengths[8]
    assert lengths[-1] > 12


@pytest.mark.parametrize("bird", BIRDS)
def test_wings_are_spread_in_flight_and_folded_on_the_ground(bird: str) -> None:
    beast = animal(bird)
    span = {pose: float(np.ptp(_points(beast.posed(Motion(pose, 0.1, detail="near")))[:, 0])) for pose in ("run", "stand")}
    assert "run" in FLYING
    assert span["run"] > 2.2 * span["stand"]


def test_a_whale_opens_its_mouth_and_a_closed_one_is_smaller() -> None:
    whale = animal("fish", "great")
    jaw = whale.rig.number["jaw"]
    tips = {}
    for pose in ("swim", "cry_out"):
        stance = whale.posed(Motion(pose, 0.5, detail="far")).stance
        head = stance.turns[whale.rig.number["part_0"]]
        tips[pose] = head.T @ stance.turns[jaw] @ (whale.rig.tails[jaw] - whale.rig.heads[jaw])
    assert tips["cry_out"][1] < tips["swim"][1] - 0.5


def test_a_noun_without_a_build_is_shown_as_its_nearest_kin_and_says_so() -> None:
    assert animal("fox").stands_in_for == "fox"
    assert animal("quagga").stands_in_for == "quagga"
    assert animal("").stands_in_for == "beast"
    assert animal("ass").stands_in_for is None
    assert animal("great fish").rig is animal("whale").rig
    assert animal("fish").rig is not animal("whale").rig


def test_every_word_for_an_animal_leads_to_a_build() -> None:
    assert set(SAME.values()) | set(NEAREST.values()) <= set(KINDS)
    assert not set(SAME) & set(NEAREST)
    assert not (set(SAME) | set(NEAREST)) & set(KINDS)


def test_colour_words_dye_an_animal() -> None:
    def shade(*traits: str) -> float:
        return float(animal("horse", *traits).posed(Motion(detail="far")).layers[0].mesh.colours.mean())

    assert shade("white") > 3 * shade("black")


def test_two_sheep_of_a_flock_differ_and_one_is_always_itself() -> None:
    figure = Figure(id="CHAR_FLOCK", nature="animal", noun="sheep", many=True)
    one, other = (cast_person(figure, 1, variant) for variant in (0, 1))
    motion = Motion("stand", 0.3, detail="far")
    assert not np.array_equal(_points(one.posed(motion)), _points(other.posed(motion)))
    assert np.array_equal(_points(one.posed(motion)), _points(cast_person(figure, 1, 0).posed(motion)))


@pytest.mark.parametrize("detail", get_args(Detail))
def test_a_ball_of_flesh_is_a_closed_round_surface(detail: Detail) -> None:
    cell = {"near": 0.02, "middle": 0.03, "far": 0.05}[detail]
    skin = fleshed(rig_of([("a", "", (0, 0, 0), (0, 0, 1))]), (Blob("a", (0, 0, 0), (0, 0, 1e-4), (0.3, 0.3)),), cell, 0.02)
    edges = np.sort(np.concatenate([skin.faces[:, [0, 1]], skin.faces[:, [1, 2]], skin.faces[:, [2, 0]]]), axis=1)
    _, count = np.unique(edges, axis=0, return_counts=True)
    assert (count == 2).all()
    assert np.abs(np.linalg.norm(skin.points, axis=1) - 0.3).max() < cell * 0.5
    a, b, c = (skin.points[skin.faces[:, k]].astype(np.float64) for k in range(3))
    volume = float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)
    assert volume == pytest.approx(4 / 3 * np.pi * 0.3**3, rel=0.05)
