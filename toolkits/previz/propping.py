"""Props and actors without a body: in a hand, on a table, on the ground, on the water, or as light."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import sin

import numpy as np

from exeget.shot import PropPlacement
from toolkits.picture import Figure, Picture
from toolkits.previz.blocking import Blocked, spot
from toolkits.previz.kinds import UNSEEN, is_ship
from toolkits.previz.lighting import Lamp
from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.noise import dice
from toolkits.previz.place import Place, shifted
from toolkits.previz.posing import Cast
from toolkits.previz.scene import Cards, Lively, Moving, Solid
from toolkits.previz.setting import Setting
from toolkits.previz.space import Vec, carried, floats, placed, turn_x
from toolkits.previz.subject import Prop as LookedAt
from toolkits.previz.world import ship
from toolkits.previz.world.fire import flame_cards, flame_layers
from toolkits.previz.world.props import Prop, prop_of
from toolkits.previz.world.sea import afloat

HOLDING = frozenset({"hold", "reach", "throw", "work", "pull"})
LEFT, RIGHT = 0, 1
AWAY: Vec = (-7.0, 0.0, -24.0)
"""Where a ship that is seen but not boarded sails."""


@dataclass(frozen=True)
class Stage:
    """What propping needs to know."""

    picture: Picture
    setting: Setting
    players: tuple[Cast, ...]
    others: tuple[tuple[Blocked, Figure], ...]
    """Actors that are no body."""
    seed: int


@dataclass(frozen=True)
class Propped:
    """Everything the props add to the scene."""

    solids: tuple[Solid, ...] = ()
    lively: tuple[Lively, ...] = ()
    cards: tuple[Cards, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    looked_at: tuple[LookedAt, ...] = ()
    left_out: tuple[str, ...] = ()

    def plus(self, more: "Propped") -> "Propped":
        """Both together."""
        return Propped(
            (*self.solids, *more.solids), (*self.lively, *more.lively), (*self.cards, *more.cards), (*self.lamps, *more.lamps),
            (*self.looked_at, *more.looked_at), (*self.left_out, *more.left_out),
        )  # fmt: skip


def propped(stage: Stage) -> Propped:
    """Build every prop of the shot and every on-screen actor that has no body."""
    shot = stage.picture.shot
    placements = {placement.id: placement for placement in shot.prop_placements}
    figures = {figure.id: figure for figure in stage.picture.figures}
    done = Propped()
    for blocked, figure in stage.others:
        done = done.plus(
            _as_light(stage, blocked, figure) if figure.nature in UNSEEN else _prop(stage, figure, None, blocked.at)
        )
    for subject in dict.fromkeys((*shot.props, *placements)):
        asked = figures.get(subject)
        if asked is None:
            done = done.plus(Propped(left_out=(f"{subject}: the picture names no figure for it",)))
        elif asked not in [other for _, other in stage.others]:
            done = done.plus(_prop(stage, asked, placements.get(subject), None))
    return done


def _as_light(stage: Stage, blocked: Blocked, figure: Figure) -> Propped:
    """A deity, spirit or voice: a light where it would stand, never a body."""
    place = stage.setting.place
    x, y, z = blocked.at
    above = (x, y + place.height(x, z) + 2.6, z - 1.0)

    def cards(seconds: float) -> Floats:
        at = carried(place.carried(seconds), above)
        breath = 1 + 0.1 * sin(seconds * 1.7)
        high = at[0], at[1] + 1.5, at[2]
        return floats(
            [
                (*high, 6.0, 1.1, 0.3 * breath, 0.2, 1.0),
                (*at, 3.2, 2.6, 0.26 * breath, 0.4, 0.8),
                (*at, 1.1, 0.8, 0.3 * breath, 0.6, 1.5),
            ]
        )

    lamp = Lamp(carried(place.carried(0.0), above), (3.4, 2.9, 2.1), 11.0)
    note = f"{figure.id}: a light stands for what has no body ({figure.nature})"
    return Propped(cards=(Cards("halo", (1.5, 1.3, 0.95), cards),), lamps=(lamp,), left_out=(note,))


def _prop(stage: Stage, figure: Figure, placement: PropPlacement | None, at: Vec | None) -> Propped:
    roll = dice(stage.seed, figure.id)
    if is_ship(figure) and stage.setting.place.water is not None and not stage.setting.ship:
        return _sailing(stage, figure)
    prop = prop_of(figure, roll)
    noun = figure.noun or next(iter(figure.names.values()), figure.nature)
    notes = (f"{figure.id}: a {prop.stands_in} stands in for {noun!r}",) if prop.stands_in else ()
    holder = _holder(stage, prop, placement)
    if holder is not None:
        return _held(figure, prop, holder, LEFT if placement and "left" in placement.anchor else RIGHT, notes)
    return _standing(stage, figure, prop, placement, at, notes)


def _holder(stage: Stage, prop: Prop, placement: PropPlacement | None) -> Cast | None:
    """Whose hand it is in: as placed; without a placement the chief actor's, when they do what hands hold things for."""
    if not stage.players:
        return None
    if placement is not None:
        named = [player for player in stage.players if player.figure.id == placement.anchor.partition(":")[0].upper()]
        return (named or list(stage.players))[0] if placement.mode == "attach" else None
    chief = stage.players[0]
    return chief if prop.held and chief.actor.pose in HOLDING else None


def _held(figure: Figure, prop: Prop, holder: Cast, hand: int, notes: tuple[str, ...]) -> Propped:
    tall = float(max(layer.mesh.points[:, 1].max() for layer in prop.layers))
    grip = min(0.55 * tall, 1.0) if tall > 0.8 else 0.3 * tall

    def in_hand(seconds: float) -> Floats:
        x, y, z = holder.pose_at(seconds).hands[hand].tolist()
        return floats(holder.stands(seconds) @ placed((x, y, z), turn_x(0.18)) @ placed((0.0, -grip, 0.0)))

    done = Propped((Solid(figure.id, prop.layers, in_hand),), looked_at=(_look(prop, in_hand),), left_out=notes)
    return done.plus(_burning(figure, prop, in_hand)) if prop.burns else done


def _standing(
    stage: Stage, figure: Figure, prop: Prop, placement: PropPlacement | None, at: Vec | None, notes: tuple[str, ...]
) -> Propped:
    place = stage.setting.place
    known = {player.figure.id: player.way.points[0] for player in stage.players}
    if placement is not None and spot(placement.anchor, place, known) is None:
        notes = (*notes, f"anchor {placement.anchor!r}: the centre of the place stands in for it")
    x, y, z = at or (_placed(place, placement, known) if placement else _place_for(stage, prop))
    scale = placement.scale if placement else 1.0
    base = y if place.spots.get("table_top") == (x, y, z) else y + place.height(x, z)

    def stands(seconds: float) -> Floats:
        return floats(place.carried(seconds) @ placed((x, base, z), None, scale))

    done = Propped((Solid(figure.id, prop.layers, stands),), looked_at=(_look(prop, stands),), left_out=notes)
    return done.plus(_burning(figure, prop, stands)) if prop.burns else done


def _placed(place: Place, placement: PropPlacement, known: Mapping[str, Vec]) -> Vec:
    return shifted(place, spot(placement.anchor, place, known) or _centre(place), *placement.offset)


def _place_for(stage: Stage, prop: Prop) -> Vec:
    """On the table, where there is one, for small things; else beside the chief actor."""
    place = stage.setting.place
    if prop.held and "table_top" in place.spots:
        return place.spots["table_top"]
    if not stage.players:
        return _centre(place)
    wide = float(max(np.abs(layer.mesh.points[:, [0, 2]]).max() for layer in prop.layers))
    return shifted(place, stage.players[0].way.points[0], 0.55 + wide, 0.0, -0.3 * wide)


def _centre(place: Place) -> Vec:
    return place.spots.get("centre", (0.0, 0.0, 0.0))


def _sailing(stage: Stage, figure: Figure) -> Propped:
    """A ship on the water of the place, seen from where the action is."""
    water = stage.setting.place.water
    assert water is not None
    where = (AWAY[0], water.level - 0.5, AWAY[2])
    ride = afloat(water.waves, where, 0.9, 2 * ship.HALF_LENGTH)
    wind = min(1.0, 0.25 + abs(stage.setting.light.wind[0]) / 10)
    sail = Lively(figure.id, lambda t: (Layer("sail", ship.sail(t, wind, torn=False)),), ride, reach=14.0, every=1 / 12)
    look = LookedAt(lambda t: carried(ride(t), (0.0, 3.0, 0.0)), 17.0)
    return Propped((Solid(figure.id, ship.fixed_layers(), ride),), (sail,), looked_at=(look,))


def _look(prop: Prop, stands: Moving) -> LookedAt:
    points: Floats = np.concatenate([layer.mesh.points for layer in prop.layers])
    low, high = points.min(0), points.max(0)
    middle: Vec = (float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2, float(low[2] + high[2]) / 2)
    return LookedAt(lambda t: carried(stands(t), middle), float((high - low).max()))


def _burning(figure: Figure, prop: Prop, stands: Moving) -> Propped:
    """The flame on a torch, a lamp or a hearth, its halo and its light."""
    top, tall = prop.burns or (0.1, 0.1)
    body = flame_layers((0.0, top, 0.0), tall, 1)
    halo: Callable[[float], Floats] = flame_cards([(0.0, top, 0.0)], tall).at

    def cards(seconds: float) -> Floats:
        card = halo(seconds)
        card[0, :3] = carried(stands(seconds), (0.0, top + tall * 0.5, 0.0))
        return card

    strength = 0.8 + 5.0 * tall
    lamp = Lamp(carried(stands(0.0), (0.0, top + tall, 0.0)), (strength, 0.56 * strength, 0.24 * strength), 4.0 + 9.0 * tall)
    flame = Lively(figure.id, body, stands, casts=False, reach=4.0)
    return Propped(lively=(flame,), cards=(replace(flame_cards([(0.0, 0.0, 0.0)], tall), at=cards),), lamps=(lamp,))
