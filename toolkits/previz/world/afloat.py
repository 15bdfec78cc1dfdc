"""A ship set on the water of a place, to stand on."""

from dataclasses import replace
from math import cos, pi, sin

import numpy as np

from toolkits.previz.mesh import Floats, Layer
from toolkits.previz.place import Place, anywhere, level
from toolkits.previz.scene import Calm, Lively, Moving, Solid
from toolkits.previz.space import Vec, placed, turn_y, turn_z
from toolkits.previz.world import ship
from toolkits.previz.world.sea import afloat, height_over, waves
from toolkits.previz.world.spray import spray

WATERLINE = 0.5
"""Height on the hull, metres above its origin."""
BESIDE: Vec = (5.5, 0.0, 8.5)
"""Where swimmers are seen from the ship's default camera side."""
HEADING = -0.62
"""Radians the bow is turned from the default camera: the ship is seen from the quarter."""


def aboard(place: Place, owner: str, rough: float, storm: bool, moored: bool) -> Place:
    """The place with a ship, whose deck is now where the action is."""
    water = place.water
    swell = waves(rough) if water is None else water.waves
    surface = 0.0 if water is None else water.level
    at = (0.0, surface - 0.55, -9.0) if moored else (0.0, surface - 0.55, -2.0)
    heading = -1.35 if moored else HEADING
    carried = afloat(swell, at, heading, 2 * ship.HALF_LENGTH)
    wind = 0.12 if moored else 0.25 + 0.75 * rough
    solids = (*place.solids, Solid(owner, ship.fixed_layers(), carried), *_oars(owner, carried, moored, storm))
    sail = Lively(
        owner, lambda t: (Layer("sail", ship.sail(t, wind, storm)),), carried, reach=14.0, every=0.0 if storm else 1 / 12
    )
    cards = (*place.cards, *spray(swell, carried, rough)) if rough > 0.45 else place.cards
    sea = replace(water, calm=Calm(8.3, 2.45, WATERLINE, carried, hull=True)) if water else None
    return replace(
        place,
        solids=solids,
        lively=(*place.lively, sail),
        cards=cards,
        water=sea,
        carried=carried,
        heading=heading,
        floats=False,
        spots={name: (x, 0.0, z) for name, (x, z) in ship.ANCHORS.items()},
        height=lambda _x, z: ship.deck_height(z),
        kept=ship.on_deck,
        shows=ship.shows,
        posts=(ship.MAST_FOOT,),
        view=(0.0, 3.2, 0.0),
        breadth=24.0,
    )


def _oars(owner: str, carried: Moving, moored: bool, storm: bool) -> tuple[Solid, ...]:
    """Oars are out when there is work for them: in calm and in storm alike, but not at the quay."""
    if moored:
        return ()
    tempo = 2.8 if storm else 1.9

    def side(sign: int) -> Solid:
        def sweep(seconds: float) -> Floats:
            angle = 0.24 * sin(seconds * tempo)
            dip = 0.05 * cos(seconds * tempo)
            mirror = turn_y(pi) if sign < 0 else np.eye(3)
            return carried(seconds) @ placed((0, 0.25, 0.0), mirror @ turn_z(dip) @ turn_y(angle * 0.35))

        return Solid(owner, (Layer("wood", ship.oars()),), sweep)

    return side(1), side(-1)


def overboard(place: Place) -> Place:
    """The open water beside the ship, for what swims there."""
    water = place.water
    assert water is not None
    rise = height_over(water.waves)

    def carried(seconds: float) -> Floats:
        return placed((0.0, water.level + rise(BESIDE[0], BESIDE[2], seconds), 0.0))

    return replace(place, carried=carried, heading=0.0, floats=True, spots={"centre": BESIDE}, height=level, kept=anywhere)
