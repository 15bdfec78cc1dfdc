"""Which place a shot plays in, built and lit: the environment, what one is inside of, the hour and the weather."""

from dataclasses import dataclass, replace

from exeget.shot import Light, Shot
from exeget.terms import Mood
from toolkits.picture import Figure, Picture
from toolkits.previz.daylight import is_dark
from toolkits.previz.framing import NEAR_SIZES
from toolkits.previz.kinds import Kind, is_ship, place_kind
from toolkits.previz.lighting import Lighting, mix
from toolkits.previz.mesh import Floats
from toolkits.previz.place import Place
from toolkits.previz.placelight import lit
from toolkits.previz.scene import Calm
from toolkits.previz.space import placed
from toolkits.previz.world import elsewhere, hollows, rooms, town
from toolkits.previz.world.afloat import aboard
from toolkits.previz.world.alley import alley
from toolkits.previz.world.buildings import age_of
from toolkits.previz.world.country import COUNTRIES, country
from toolkits.previz.world.lighthouse import lighthouse
from toolkits.previz.world.sea import height_over, open_sea
from toolkits.previz.world.snow import snowed

SWIM_ROOM = 2.6
"""Radius of the water round a swimmer that is kept from hiding them, metres."""
INTERIORS = frozenset({"room", "hall", "cave", "belly", "hold"})
WATERS = frozenset({"sea", "harbour", "river", "shore"})
ROUGH_MOODS: frozenset[Mood] = frozenset({"threat", "fear", "anger", "haste"})


@dataclass(frozen=True)
class Setting:
    """A place with its light."""

    place: Place
    light: Lighting
    kind: str
    owner: str
    """The subject the place shows."""
    ship: str = ""
    """The subject id of the ship one is on."""
    dark: bool = False
    left_out: tuple[str, ...] = ()


def setting_of(picture: Picture, seed: int) -> Setting:
    """Build and light the place of a shot; the same seed and subject give the same place in every shot."""
    shot = picture.shot
    sailing = is_ship(picture.inside)
    shown = _shown(picture)
    kind = place_kind(shown, "" if shown else shot.environment)
    owner = shown.id if shown else ""
    notes = (f"{owner or shot.environment}: {kind.name} stands in for {_asked(picture)}",) if kind.stands_in else ()
    if sailing and kind.name not in WATERS:
        kind = Kind("sea", stands_in=False)
    dark = is_dark(shot.light)
    place = _built(kind.name, f"{seed}/{owner or kind.name}", owner, picture, dark)
    ship = ""
    if sailing and picture.inside:
        ship = picture.inside.id
        place = aboard(place, ship, _roughness(shot.light, shot), shot.light.weather == "storm", moored=kind.name == "harbour")
    if shot.light.weather == "snow" and not place.enclosed:
        place = replace(place, solids=snowed(place.solids))
    light = lit(place, shot.light, shot.shot_type in NEAR_SIZES, kind.name, dark)
    return Setting(place, light, kind.name, owner, ship, dark or place.enclosed, notes)


def _shown(picture: Picture) -> Figure | None:
    """The figure whose place is built: the inside one stands in, unless that is a ship or is shown from outside."""
    inside = picture.inside
    if inside is None or is_ship(inside):
        return picture.place
    outside = picture.shot.shot_type == "extreme_wide" and picture.shot.subject == "environment"
    if outside and picture.place is not None and place_kind(inside).name in INTERIORS:
        return picture.place
    return inside


def _asked(picture: Picture) -> str:
    shown = _shown(picture)
    if shown is None:
        return repr(picture.shot.environment)
    return repr(shown.noun or next(iter(shown.names.values()), shown.nature))


def _built(kind: str, seed: str, owner: str, picture: Picture, dark: bool) -> Place:
    light = picture.shot.light
    rough = _roughness(light, picture.shot)
    age = age_of(picture.look.era)
    built = town.Town(seed, owner, age, dark)
    if kind in COUNTRIES:
        return country(kind, seed, owner, rough)
    if kind == "sea":
        return _sea(rough)
    if kind == "lighthouse":
        return lighthouse(seed, owner, rough, dark or light.weather == "storm")
    if kind == "harbour":
        return town.harbour(built, rough)
    towns = {"village": town.village, "street": town.street, "alley": alley, "city": town.city}
    if kind in towns:
        return towns[kind](built)
    if kind in ("room", "hall"):
        return (rooms.room if kind == "room" else rooms.hall)(seed, owner, age, dark)
    if kind == "cave":
        return hollows.cave(seed, owner, dark)
    if kind == "hold":
        return hollows.hold(owner)
    others = {"belly": hollows.belly, "deep": elsewhere.deep, "heaven": elsewhere.heaven}
    return others[kind](seed, owner)


def _sea(rough: float) -> Place:
    deep = mix((0.016, 0.06, 0.085), (0.01, 0.026, 0.031), rough)
    through = mix((0.04, 0.15, 0.16), (0.035, 0.13, 0.12), rough)
    foam = mix((0.55, 0.6, 0.62), (0.38, 0.44, 0.46), rough)
    water = open_sea(rough, deep, through, foam)
    rise = height_over(water.waves)

    def carried(seconds: float) -> Floats:
        return placed((0.0, rise(0.0, 0.0, seconds), 0.0))

    flat = replace(water, calm=Calm(SWIM_ROOM, SWIM_ROOM, 0.06, carried, hull=False))
    return Place(water=flat, carried=carried, floats=True, view=(0, 1.2, -14), breadth=34)


def _roughness(light: Light, shot: Shot) -> float:
    """How far the sea is stirred up, 0 to 1."""
    base = {
        "storm": 1.0,
        "wind": 0.55,
        "rain": 0.5,
        "clouds": 0.32,
        "dust": 0.45,
        "snow": 0.35,
        "fog": 0.14,
        "clear": 0.22,
        "heat": 0.1,
    }
    stirred = 0.1 if light.weather != "storm" and ROUGH_MOODS & set(shot.mood) else 0.0
    return min(1.0, base[light.weather] + stirred)
