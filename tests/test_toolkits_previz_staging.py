"""From words to a set: every noun becomes a place or prop, and what stands in for something else is named."""

import pytest

from exeget.ids import SubjectId
from exeget.shot import Light, Mark, PropPlacement
from exeget.terms import Nature
from tests.previz_shots import SHIP, WALKER, actor, brightness, drawn, figure, picture, place, share, shot, staged, standing
from toolkits.previz.kinds import PLACE_OF_NOUN, place_kind
from toolkits.previz.world.props import KIND_OF_NOUN


def notes(noun: str, nature: Nature) -> str:
    return " ".join(staged(picture(shot("wide"), place(noun, nature)), 1).left_out)


@pytest.mark.parametrize(
    ("noun", "nature", "kind"),
    [
        ("sea", "water", "sea"),
        ("woods", "plant", "forest"),
        ("fields", "land", "field"),
        ("churches", "building", "hall"),
        ("hold", "room", "hold"),
        ("alley", "settlement", "alley"),
        ("street", "settlement", "street"),
    ],
)
def test_a_known_noun_is_built_as_what_it_is(noun: str, nature: Nature, kind: str) -> None:
    asked = place_kind(figure("ENV_X", nature, noun))
    assert (asked.name, asked.stands_in) == (kind, False)


def test_an_unknown_noun_is_built_by_its_nature_and_named() -> None:
    assert "stands in for 'zzyzx'" in notes("zzyzx", "water")
    assert notes("sea", "water") == ""


def test_a_place_without_a_figure_is_read_from_its_words() -> None:
    taken = shot("wide").model_copy(update={"environment": "a dark forest"})
    assert staged(picture(taken, None), 1).left_out == ()
    odd = shot("wide").model_copy(update={"environment": "qwertz"})
    assert "stands in" in staged(picture(odd, None), 1).left_out[0]


@pytest.mark.parametrize("kind", sorted(set(PLACE_OF_NOUN.values())))
@pytest.mark.parametrize("hour", ["day", "night"])
def test_every_kind_of_place_can_be_drawn_by_day_and_by_night(kind: str, hour: str) -> None:
    noun = next(noun for noun, name in PLACE_OF_NOUN.items() if name == kind)
    lit = Light.model_validate({"time_of_day": hour})
    picture_of = drawn(staged(standing("wide", noun, light=lit), 4))[0]
    assert 4 < brightness(picture_of) < 235
    assert picture_of[..., :3].std() > 4, "more than one flat colour"


@pytest.mark.parametrize("era", ["antiquity", "a ballad of the 18th century", "modern city, neon"])
def test_towns_are_built_in_the_age_of_the_look(era: str) -> None:
    base = standing("wide", "street")
    scene = staged(base.model_copy(update={"look": base.look.model_copy(update={"era": era})}), 1)
    assert drawn(scene)[0][..., :3].std() > 8


def test_what_has_no_body_is_light_and_said_to_be() -> None:
    lord = figure("CHAR_LORD", "deity", "lord")
    lit = staged(picture(shot("wide", (actor(lord),)), place("desert"), (lord,)), 1)
    assert any("a light stands for" in note for note in lit.left_out)
    assert all(surface.owner != lord.id for surface in lit.lively)


def test_an_actor_without_a_figure_is_named() -> None:
    scene = staged(picture(shot("wide", (actor(WALKER),)), place("desert")), 1)
    assert scene.left_out == ("CHAR_WALKER: the picture names no figure for it",)


def test_an_unknown_anchor_is_named_and_the_centre_stands_in() -> None:
    taken = shot("wide", (actor(WALKER, at=Mark(anchor="flibbertigibbet")),))
    scene = staged(picture(taken, place("desert"), (WALKER,)), 1)
    assert any("flibbertigibbet" in note for note in scene.left_out)
    assert share(scene, WALKER.id) > 0.01


@pytest.mark.parametrize("noun", ["sword", "jar", "fire", "cart", "scroll", "boat"])
def test_a_prop_can_be_seen(noun: str) -> None:
    thing = figure("PROP_THING", "thing", noun)
    assert noun in KIND_OF_NOUN
    placed: tuple[SubjectId, ...] = (thing.id,)
    taken = shot("insert", props=placed).model_copy(update={"subject": "prop"})
    scene = staged(picture(taken, place("field"), (thing,)), 1)
    assert share(scene, thing.id) > 0.01
    assert not scene.left_out


def test_a_held_prop_goes_with_the_hand() -> None:
    staff = figure("PROP_STAFF", "thing", "staff")
    held = PropPlacement(id=staff.id, mode="attach", anchor="CHAR_WALKER:right_hand")
    taken = shot("full", (actor(WALKER, "hold"),), props=(staff.id,), placements=(held,))
    scene = staged(picture(taken, place("desert"), (WALKER, staff)), 1)
    assert share(scene, staff.id) > 0.002


def test_an_unknown_prop_becomes_a_bundle_and_says_so() -> None:
    odd = figure("PROP_ODD", "thing", "frobnicator")
    scene = staged(picture(shot("insert", props=(odd.id,)), place("desert"), (odd,)), 1)
    assert any("bundle stands in for 'frobnicator'" in note for note in scene.left_out)


def test_a_crowd_is_several_bodies() -> None:
    many = figure("CHAR_CREW", "people", "mariner", many=True)
    one = figure("CHAR_CREW", "person", "mariner")
    bodies = [staged(picture(shot("wide", (actor(who),)), place("desert"), (who,)), 1).lively for who in (many, one)]
    assert len(bodies[0]) >= 5
    assert len(bodies[1]) == 1


def test_a_ship_that_is_not_boarded_sails_on_the_water() -> None:
    scene = staged(picture(shot("extreme_wide", props=(SHIP.id,)), place("shore"), (SHIP,)), 1)
    assert share(scene, SHIP.id) > 0.001
