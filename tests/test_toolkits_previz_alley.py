"""Places and things that ideas name: an alley with open puddles over a mirrored world, a lighthouse, signs and banners."""

import numpy as np

from tests.previz_shots import figure, place
from toolkits.previz.kinds import place_kind
from toolkits.previz.noise import dice
from toolkits.previz.place import Place
from toolkits.previz.world.alley import FAR_END, HALF, PUDDLE, alley
from toolkits.previz.world.lighthouse import lighthouse
from toolkits.previz.world.props import prop_of
from toolkits.previz.world.town import Town


def built(night: bool = True) -> Place:
    """One alley of today."""
    return alley(Town("7/ENV_ALLEY", "ENV_ALLEY", "modern", night))


def test_wet_ground_is_open_where_water_stands_and_what_is_above_hangs_below() -> None:
    here = built()
    ground = here.solids[0].layers[0].mesh
    highest = ground.points[ground.faces][..., 1].max(1)
    assert (highest > PUDDLE).all(), "a face that lies under water is left out"
    assert len(ground.faces) < 0.9 * 2 * 289 * 39, "some of it does"
    lows = [min(float(layer.mesh.points[:, 1].min()) for layer in solid.layers) for solid in here.solids]
    highs = [max(float(layer.mesh.points[:, 1].max()) for layer in solid.layers) for solid in here.solids]
    assert min(lows) < -10 < 10 < max(highs)


def test_nobody_and_no_camera_is_outside_of_the_walls() -> None:
    here = built()
    for x, z in ((-30.0, 0.0), (9.0, -200.0), (0.0, 90.0)):
        stands = here.kept(x, z)
        assert abs(stands[0]) < HALF and FAR_END < stands[1] < 20
        eye = here.roams((x, 1.6, z))
        assert abs(eye[0]) < HALF and eye[1] == 1.6
    assert here.kept(0.5, -3.0) == (0.5, -3.0)
    assert here.roams((0.5, 2.0, 4.0)) == (0.5, 2.0, 4.0)


def test_signs_shine_by_night_only() -> None:
    night, day = built(), built(night=False)
    assert len(night.lamps) == 4 and not day.lamps

    def glow(one: Place) -> float:
        layers = [layer for solid in one.solids[1:] for layer in solid.layers if layer.material == "glow"]
        return float(np.mean([layer.mesh.colours.mean() for layer in layers]))

    assert glow(night) > 2 * glow(day)


def test_an_alley_is_known_by_its_noun_and_of_another_age_is_a_street() -> None:
    assert place_kind(place("alley")).name == "alley"
    old = alley(Town("7/ENV_ALLEY", "ENV_ALLEY", "antiquity", True))
    assert old.breadth != built().breadth


def test_a_sign_is_built_and_glows() -> None:
    sign = prop_of(figure("PROP_SIGN", "thing", "neon"), dice(1, "PROP_SIGN"))
    assert sign.stands_in is None
    assert "glow" in {layer.material for layer in sign.layers}


def test_a_lighthouse_stands_on_its_shore_and_is_lit_in_the_dark() -> None:
    assert place_kind(place("lighthouse", "building")).name == "lighthouse"
    lit, unlit = (lighthouse("7/SETENV_LIGHTHOUSE", "SETENV_LIGHTHOUSE", 0.5, dark) for dark in (True, False))
    assert lit.water is not None
    assert len(lit.lamps) == len(unlit.lamps) + 1
    tallest = max(float(layer.mesh.points[:, 1].max()) for solid in lit.solids for layer in solid.layers)
    assert tallest > 12


def test_a_banner_is_no_bundle() -> None:
    made = prop_of(figure("PROP_BANNER", "thing", "banner"), dice(1, "PROP_BANNER"))
    assert made.stands_in is None
    assert {layer.material for layer in made.layers} == {"wood", "cloth"}
    assert prop_of(figure("PROP_X", "thing", "gizmo"), dice(1, "PROP_X")).stands_in == "bundle"
