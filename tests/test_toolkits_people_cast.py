"""Casting: the same person every time, different people apart, ages, sexes and builds that show."""

import hashlib
import subprocess
import sys
from typing import get_args

import numpy as np
import pytest

from exeget.subject import Wear
from exeget.terms import Age
from toolkits.picture import Figure
from toolkits.previz.mesh import Floats
from toolkits.previz.people import Detail, Motion, Player, cast_person
from toolkits.previz.people.body import grown
from toolkits.previz.people.identity import identity_of
from toolkits.previz.people.person import Person

FINGERPRINT = """
import sys
from tests.test_toolkits_people_cast import fingerprint, somebody
from toolkits.previz.people import Motion
print(fingerprint(somebody("CHAR_JONAH"), Motion("walk", 1.3, "fear", (3.0, 0.0, 1.0), "near", True)))
"""


def figure(name: str = "CHAR_JONAH", **more: object) -> Figure:
    return Figure.model_validate({"id": name, "nature": "person", **more})


def somebody(name: str, seed: int = 1, variant: int = 0, **more: object) -> Player:
    return cast_person(figure(name, **more), seed, variant)


def fingerprint(player: Player, motion: Motion) -> str:
    """A hash of all that is drawn."""
    digest = hashlib.sha256()
    for layer in player.posed(motion).layers:
        for array in (layer.mesh.points, layer.mesh.normals, layer.mesh.colours, layer.mesh.faces):
            digest.update(layer.material.encode() + np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()


def test_the_same_id_is_the_same_person_again_and_in_another_process() -> None:
    motion = Motion("walk", 1.3, "fear", (3.0, 0.0, 1.0), "near", True)
    one = somebody("CHAR_JONAH")
    first = fingerprint(one, motion)
    assert fingerprint(one, motion) == first
    assert fingerprint(somebody("CHAR_JONAH"), motion) == first
    other = subprocess.run([sys.executable, "-c", FINGERPRINT], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == first


@pytest.mark.parametrize("other", [("CHAR_PAUL", 1, 0), ("CHAR_JONAH", 2, 0), ("CHAR_JONAH", 1, 1)])
def test_another_id_seed_or_variant_is_another_face(other: tuple[str, int, int]) -> None:
    """Faces differ by millimetres where eyes, nose and mouth are; the same face, as control, by nothing."""
    name, seed, variant = other

    def face(identity_name: str, identity_seed: int, number: int) -> Floats:
        body = grown(identity_of(figure(identity_name, sex="male"), identity_seed, number))
        near = body.points[body.human.held_by("head") > 0.9][:3000]
        centred: Floats = near - near.mean(axis=0)
        return centred

    one = face("CHAR_JONAH", 1, 0)
    assert np.linalg.norm(one - face(name, seed, variant), axis=1).mean() > 0.002
    assert np.array_equal(one, face("CHAR_JONAH", 1, 0))


def test_twenty_people_have_twenty_faces() -> None:
    bodies = [grown(identity_of(figure(f"CHAR_N{k}", sex="male"), 7)) for k in range(20)]
    faces = np.stack([b.points[b.human.paint["lips"] > 0.5].mean(axis=0) - b.eyes.mean(axis=0) for b in bodies])
    apart = np.linalg.norm(faces[:, None] - faces[None], axis=2)
    assert apart[~np.eye(20, dtype=bool)].min() > 1e-4
    assert np.ptp([b.height for b in bodies]) > 0.1


def test_children_are_small_and_men_taller_than_women_on_average() -> None:
    def mean_height(sex: str, age: str) -> float:
        return float(np.mean([somebody(f"CHAR_N{k}", sex=sex, age=age).height for k in range(12)]))

    child, woman, man = mean_height("male", "child"), mean_height("female", "adult"), mean_height("male", "adult")
    assert child < 1.5 < woman < man < 1.95
    assert man - woman > 0.06


@pytest.mark.parametrize("age", get_args(Age))
def test_a_person_of_any_age_has_a_human_size(age: Age) -> None:
    assert 1.1 < somebody("CHAR_ANY", age=age).height < 2.05


def test_a_heavy_build_is_wider_than_a_slight_one() -> None:
    def waist(build: float) -> float:
        body = grown(identity_of(figure(sex="male", wear=Wear(build=build)), 1))
        belly = body.points[(np.abs(body.points[:, 1] - body.rig.head("spine_02")[1]) < 0.05) & (body.on_arm < 0.1)]
        return float(np.ptp(belly[:, 0]))

    assert waist(0.95) > waist(0.05) + 0.04


def test_skin_hair_and_cloth_have_the_colours_asked_for() -> None:
    player = somebody("CHAR_X", wear=Wear(garment="robe", colours=("#803020", "#202080"), hair="#101010", skin="#5a3a28"))
    layers = player.posed(Motion()).layers
    skin = np.concatenate([layer.mesh.colours for layer in layers if layer.material == "skin"]).mean(axis=0)
    cloth = next(layer for layer in layers if layer.material == "cloth").mesh.colours.mean(axis=0)
    assert skin[0] > skin[1] > skin[2]
    assert skin[0] < 0.2
    assert cloth[0] > 2 * cloth[1]


@pytest.mark.parametrize("garment", ["tunic", "robe", "mantle", "armour", "rags", "coat", "gown"])
@pytest.mark.parametrize("detail", get_args(Detail))
def test_every_garment_is_sewn_at_every_detail(garment: str, detail: Detail) -> None:
    wear = Wear.model_validate({"garment": garment, "hair_length": "long", "head": "bare"})
    layers = somebody("CHAR_X", wear=wear).posed(Motion("stand", 0.5, detail=detail)).layers
    assert {"skin", "cloth", "eye", "hair"} <= {layer.material for layer in layers}
    for layer in layers:
        mesh = layer.mesh
        assert mesh.points.dtype == np.float32
        assert mesh.faces.dtype == np.int32
        assert len(mesh.points) == len(mesh.normals) == len(mesh.colours) == len(mesh.rest)
        assert mesh.faces.max() < len(mesh.points)
        assert np.isfinite(mesh.points).all()
        assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3
        assert mesh.colours.min() >= 0
        assert mesh.colours.max() <= 1


@pytest.mark.parametrize("head", ["headcloth", "veil", "hood", "crown", "helmet", "hat"])
def test_every_headdress_sits_on_the_head_and_leaves_the_face_free(head: str) -> None:
    """No cloth, metal or hair in front of eyes and mouth; a beard's own place is below the mouth."""
    wear = Wear.model_validate({"head": head, "hair_length": "long"})
    bare = somebody("CHAR_X", sex="male", wear=Wear(head="bare", hair_length="bald"))
    player = somebody("CHAR_X", sex="male", wear=wear)
    posed = player.posed(Motion("stand", 0.5, detail="near"))
    assert isinstance(player, Person)
    eyes, size = posed.eyes, player.body.size
    points = np.concatenate([layer.mesh.points for layer in posed.layers if layer.material not in ("skin", "eye")])
    before = points[(points[:, 2] > eyes[2] + 0.02) & (np.abs(points[:, 0] - eyes[0]) < 0.03 * size)]
    face = before[(before[:, 1] < eyes[1] - 0.014 * size) & (before[:, 1] > eyes[1] - 0.10 * size)]
    assert len(face) == 0
    top = max(layer.mesh.points[:, 1].max() for layer in posed.layers)
    assert top > max(layer.mesh.points[:, 1].max() for layer in bare.posed(Motion("stand", 0.5, detail="near")).layers)


def test_hair_and_full_beard_leave_eyes_and_mouth_free() -> None:
    player = somebody("CHAR_X", sex="male", age="old", wear=Wear(beard="full", hair_length="long"))
    assert isinstance(player, Person)
    posed = player.posed(Motion("stand", 0.5, detail="near"))
    hair = np.concatenate([layer.mesh.points for layer in posed.layers if layer.material == "hair"])
    eyes, size = posed.eyes, player.body.size
    off = (hair - eyes) / size
    before_eyes = (np.abs(off[:, 0]) < 0.05) & (np.abs(off[:, 1]) < 0.008) & (off[:, 2] > 0.025)
    cheeks = (np.abs(off[:, 0]) < 0.03) & (off[:, 1] < -0.02) & (off[:, 1] > -0.045) & (off[:, 2] > 0.02)
    assert not before_eyes.any()
    assert not cheeks.any()


def test_a_wear_that_is_not_told_follows_the_calling_and_the_sex() -> None:
    king = identity_of(figure("CHAR_K", noun="king", sex="male"), 1).wear
    assert (king.garment, king.head) == ("mantle", "crown")
    assert identity_of(figure("CHAR_S", noun="soldier", sex="male"), 1).wear.garment == "armour"
    women = [identity_of(figure(f"CHAR_W{k}", sex="female"), 1) for k in range(8)]
    assert all(who.wear.beard == "none" and who.wear.hair_length == "long" and who.female for who in women)


def test_members_of_a_group_are_dressed_alike_but_are_no_copies() -> None:
    crew = figure("CHAR_CREW", wear=Wear(garment="tunic", beard="short", colours=("#5d6b46", "#3d3a2a")))
    wears = [identity_of(crew, 1, variant).wear for variant in range(6)]
    assert wears[0] == crew.wear
    assert {wear.garment for wear in wears} == {"tunic"}
    assert len({wear.colours for wear in wears}) == 6
    guard = figure("CHAR_GUARD", wear=Wear(garment="armour", head="helmet", colours=("#777777",)))
    assert {identity_of(guard, 1, variant).wear.colours for variant in range(6)} == {("#777777",)}
