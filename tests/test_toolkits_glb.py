"""GLB files: sound by our own reader and by the Khronos validator, stable, and found out when they are broken."""

import json
import os
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from exeget.subject import Wear
from toolkits.picture import Figure
from toolkits.previz.glb import GlbScene, Lamp, Lens, Solid, course_of, write_glb
from toolkits.previz.glb_check import glb_faults
from toolkits.previz.people import Motion, cast_person
from toolkits.previz.people.filmed import filmed

HERE = Path(__file__).parent
SECONDS = np.arange(6) / 6


def _walk(speed: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    matrices = np.tile(np.eye(4), (len(SECONDS), 1, 1))
    matrices[:, 2, 3] = SECONDS * speed
    return matrices


@pytest.fixture(scope="module")
def scene() -> GlbScene:
    man = cast_person(Figure(id="CHAR_JONAH", nature="person", sex="male", wear=Wear(garment="robe")), 1)
    horse = cast_person(Figure(id="CHAR_HORSE", nature="animal", noun="horse"), 1)
    moving, still = course_of(_walk(man.stride_speed("walk")), SECONDS), course_of(np.eye(4)[None])
    walk = [(float(second), Motion("walk", float(second))) for second in SECONDS]
    statue = Solid("PROP_STATUE", man.posed(Motion(detail="far")).layers, still)
    figures = (filmed("CHAR_JONAH", man, walk, moving, "far"), filmed("CHAR_HORSE", horse, walk, still, "far"))
    lens = Lens("camera", 0.7, 16 / 9, 0.1, 300.0, moving)
    lamps = (Lamp("sun", "directional", (1.0, 0.9, 0.8), 3.0, still), Lamp("lamp", "point", (1.0, 0.6, 0.3), 40.0, still))
    return GlbScene((statue, statue), figures, lens, lamps)


@pytest.fixture(scope="module")
def glb(scene: GlbScene) -> bytes:
    return write_glb(scene)


def _document(raw: bytes) -> dict[str, JsonValue]:
    (length,) = struct.unpack_from("<I", raw, 12)
    document: dict[str, JsonValue] = json.loads(raw[20 : 20 + length])
    return document


def _changed(raw: bytes, old: str, new: str) -> bytes:
    """The file with one word of its JSON changed for another of the same length."""
    assert len(old) == len(new)
    assert old.encode() in raw
    return raw.replace(old.encode(), new.encode(), 1)


def test_a_scene_is_written_without_faults(glb: bytes) -> None:
    assert glb_faults(glb) == ()


def test_equal_scenes_give_equal_bytes(scene: GlbScene, glb: bytes) -> None:
    assert write_glb(scene) == glb


def test_nodes_are_named_after_their_subjects_and_a_shared_mesh_is_written_once(glb: bytes) -> None:
    document = _document(glb)
    nodes, meshes = document["nodes"], document["meshes"]
    assert isinstance(nodes, list)
    assert isinstance(meshes, list)
    names = [node["name"] for node in nodes if isinstance(node, dict)]
    assert {"CHAR_JONAH", "CHAR_HORSE", "PROP_STATUE", "camera", "sun", "lamp"} <= set(names)
    assert names.count("PROP_STATUE") == 2
    assert len(meshes) == 3


def test_an_empty_scene_is_a_sound_file() -> None:
    assert glb_faults(write_glb(GlbScene())) == ()


@pytest.mark.parametrize(
    ("damage", "word"),
    [
        (lambda raw: raw[: len(raw) // 2], "length"),
        (lambda raw: b"FTlg" + raw[4:], "header"),
        (lambda raw: _changed(raw, '"version":"2.0"', '"version":"2.0}'), "not JSON"),
        (lambda raw: _changed(raw, '"count":', '"c0unt":'), "holds nothing"),
        (lambda raw: _changed(raw, '"indices":', '"indxces":'), "points to nothing"),
        (lambda raw: raw[:-8] + b"\xff\xff\xff\x7f\xff\xff\xff\x7f", "finite"),
        (lambda raw: _changed(raw, '"skin":0', '"skin":1'), "joint"),
    ],
)  # fmt: skip
def test_a_broken_file_is_found_out(glb: bytes, damage: Callable[[bytes], bytes], word: str) -> None:
    faults = glb_faults(damage(glb))
    assert faults
    assert any(word in fault for fault in faults)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 40_000), st.binary(min_size=1, max_size=4))
def test_the_checker_reads_any_bytes_without_falling_over(glb: bytes, at: int, scrap: bytes) -> None:
    at %= len(glb)
    assert isinstance(glb_faults(glb[:at] + scrap + glb[at + len(scrap) :]), tuple)


def test_a_face_beyond_the_points_is_found_out(scene: GlbScene) -> None:
    layer = scene.solids[0].layers[0]
    layer.mesh.faces.setflags(write=True)
    kept = int(layer.mesh.faces[0, 0])
    layer.mesh.faces[0, 0] = len(layer.mesh.points)
    try:
        assert any("not there" in fault for fault in glb_faults(write_glb(scene)))
    finally:
        layer.mesh.faces[0, 0] = kept


def test_skinning_by_the_file_gives_the_film_pose_of_the_skin() -> None:
    """What a viewer does with joints and weights is what the film does, where nothing hangs or speaks."""
    man = cast_person(Figure(id="CHAR_X", nature="person", sex="male"), 1)
    bound = man.bound("far")[0]
    stance = man.stance(Motion("walk", 0.4))
    turns, shift = stance.turns, stance.places - np.einsum("jab,jb->ja", stance.turns, man.rig.heads)
    joints, weights = bound.joint_of.astype(int), bound.weight_of.astype(np.float64)
    points = bound.layer.mesh.points.astype(np.float64)
    moved = np.einsum("nk,nkab,nb->na", weights, turns[joints], points) + np.einsum("nk,nka->na", weights, shift[joints])
    film = man.posed(Motion("walk", 0.4, detail="far")).layers[0].mesh.points
    assert bound.layer.material == "skin"
    assert np.abs(np.maximum(moved[:, 1], 0.004) - film[:, 1]).max() < 2e-3
    assert np.abs(moved[:, [0, 2]] - film[:, [0, 2]]).max() < 2e-3


def _validator() -> Path | None:
    """The folder that holds the npm package, where this machine has it."""
    for folder in (os.environ.get("EXEGET_GLTF_VALIDATOR", ""), str(HERE.parent / ".ci" / "node" / "node_modules")):
        if folder and (Path(folder) / "gltf-validator").is_dir():
            return Path(folder)
    return None


def test_the_khronos_validator_finds_no_error(glb: bytes, tmp_path: Path) -> None:
    """Needs node and `npm install --prefix .ci/node gltf-validator@2.0.0-dev.3.10`; CI sets CI and may not skip."""
    modules, node = _validator(), shutil.which("node")
    if modules is None or node is None:
        assert not os.environ.get("CI"), "CI must have node and gltf-validator"
        pytest.skip("node or gltf-validator is not here")
    issues = []
    for name, raw in (("sound.glb", glb), ("broken.glb", _changed(glb, '"skin":0', '"skin":9'))):
        (tmp_path / name).write_bytes(raw)
        run = subprocess.run(
            [node, str(HERE / "glb_validate.cjs"), str(tmp_path / name)], capture_output=True, text=True, check=True,
            env={**os.environ, "NODE_PATH": str(modules)},
        )  # fmt: skip
        issues.append(json.loads(run.stdout))
    assert (issues[0]["numErrors"], issues[0]["numWarnings"]) == (0, 0), issues[0]["messages"][:5]
    assert issues[1]["numErrors"] > 0
