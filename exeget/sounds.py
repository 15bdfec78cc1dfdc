"""The sounds that can be asked for by name: beds that lie under shots, and effects that happen."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from exeget.spelling import fold


@dataclass(frozen=True)
class Sound:
    """A sound every `sound` tool knows or refuses; what it is made of is the tool's affair."""

    bed: bool
    """It can fill a length evenly."""
    effect: bool
    """It can happen at a moment."""
    words: tuple[str, ...] = ()
    """Other names for it, in English and German."""


def _bed(*words: str) -> Sound:
    return Sound(bed=True, effect=False, words=words)


def _hit(*words: str) -> Sound:
    return Sound(bed=False, effect=True, words=words)


def _both(*words: str) -> Sound:
    return Sound(bed=True, effect=True, words=words)


SOUNDS: Mapping[str, Sound] = {
    # air and weather
    "open_air": _bed("air", "outdoors", "outside", "field", "day", "freie luft", "draußen"),
    "wind": _both("breeze", "gust", "draught", "wind in trees", "Wind", "Windstoß"),
    "storm_wind": _both("storm", "gale", "tempest", "howling wind", "hurricane", "Sturm", "Orkan"),
    "rain": _bed("rainfall", "shower", "downpour", "Regen"),
    "thunder": _hit("thunderclap", "lightning", "Donner", "Blitz"),
    "leaves": _both("rustling leaves", "trees", "forest", "wood rustle", "Blätter", "Laub", "Wald"),
    # water
    "sea": _bed("ocean", "open sea", "swell", "Meer", "See"),
    "storm_sea": _bed("heavy sea", "raging sea", "rough sea", "Seegang", "stürmische See"),
    "waves": _both("surf", "breakers", "shore", "beach", "wave", "Wellen", "Brandung"),
    "river": _bed("stream", "brook", "running water", "Fluss", "Bach"),
    "underwater": _bed("under water", "deep water", "the deep", "depths", "unter Wasser", "Tiefe"),
    "splash": _hit("plunge", "thrown into the water", "dive", "Platschen", "ins Wasser"),
    "water_drops": _both("drops", "dripping", "drip", "Tropfen"),
    "oars": _both("rowing", "oar", "paddle", "Ruder", "rudern"),
    # ship and wood
    "creaking_wood": _both("hull creak", "ship creaking", "creaking hull", "ship hull", "hull", "deck", "Knarren", "Schiff"),
    "rope": _hit("ropes", "rigging", "tackle", "Seil", "Tau"),
    "sail_flap": _hit("sail", "sails", "canvas", "flag", "Segel"),
    "wood_crack": _hit("breaking wood", "splinter", "mast breaks", "crack", "Holz bricht"),
    "door": _hit("door opens", "door closes", "gate", "Tür", "Tor"),
    "knock": _hit("knocking", "knock at the door", "Klopfen"),
    # steps and bodies
    "footsteps_wood": _hit("steps on wood", "steps on deck", "Schritte auf Holz"),
    "footsteps_sand": _hit("steps on sand", "steps on earth", "footsteps grass", "Schritte im Sand"),
    "footsteps_stone": _hit("footsteps", "steps", "walking", "footfall", "steps on stone", "Schritte"),
    "running": _hit("run", "running feet", "running steps", "flight", "Rennen", "Laufen"),
    "gallop": _hit("horse", "hooves", "riding", "horse gallop", "Galopp", "Pferd"),
    "cloth": _hit("clothes", "robe", "garment", "rustle of clothes", "blanket", "Stoff", "Gewand"),
    "body_fall": _hit("falls down", "fall", "thud", "kneel", "Sturz", "fallen"),
    "breath": _hit("breathing", "gasp", "sigh", "Atem", "Seufzer"),
    "heartbeat": _both("heart", "pulse", "Herz", "Herzschlag"),
    # animals
    "birds": _both("bird", "birdsong", "dawn chorus", "Vögel", "Vogel"),
    "gulls": _both("seagulls", "gull", "seabirds", "Möwen"),
    "sheep": _both("flock", "lamb", "goats", "bleating", "Schafe", "Herde"),
    "crickets": _bed("insects", "cicadas", "Grillen", "Zikaden"),
    "wings": _hit("wing beat", "flapping", "dove", "Flügel"),
    # people and places
    "crowd": _both("people", "voices", "murmur", "mob", "crowd murmur", "Menge", "Volk"),
    "city_murmur": _bed("city", "town", "market", "street", "Stadt", "Markt"),
    "room_tone": _bed("room", "indoors", "inside", "house", "silence", "Raum", "Haus", "Stille"),
    "hall_tone": _bed("hall", "temple", "church", "palace", "Halle", "Tempel", "Palast"),
    "cave": _bed("cave drip", "cavern", "tomb", "pit", "Höhle", "Grab"),
    "belly": _bed("inside the fish", "belly of the fish", "womb", "Bauch", "Leib"),
    "night": _bed("night air", "Nacht"),
    "desert": _bed("wilderness", "heat", "dust", "sand wind", "Wüste"),
    # fire, stone, metal
    "fire": _both("flames", "burning", "hearth", "campfire", "Feuer", "Flammen"),
    "stone_fall": _hit("stones", "rock", "collapse", "rubble", "Steine", "Stein"),
    "sword": _hit("blade", "weapons", "clash", "Schwert"),
    "chain": _hit("chains", "fetters", "anchor", "Kette", "Anker"),
    "coins": _hit("money", "fare", "silver", "Münzen", "Geld"),
    "bell": _hit("bells", "toll", "Glocke"),
    "horn": _hit("trumpet", "shofar", "ram's horn", "blast", "Horn", "Posaune"),
    "drum": _hit("drums", "beating drum", "Trommel"),
    # neither here nor there
    "whoosh": _hit("swish", "throw", "rush", "passing", "Rauschen"),
    "impact": _hit("blow", "strike", "hit", "boom", "Schlag"),
    "rumble": _both("earthquake", "tremor", "quake", "Beben", "Grollen"),
    "shimmer": _both("light", "vision", "glory", "angel", "Glanz", "Licht"),
}  # fmt: skip


def sound_named(word: str) -> str | None:
    """The sound a word means, by name or another name for it; case, hyphens and spaces do not matter."""
    return _BY_WORD.get(fold(word))


def nearest_sounds(word: str) -> tuple[str, ...]:
    """Up to three sounds with a name like the word, best first."""
    close = get_close_matches(fold(word), _BY_WORD, n=6, cutoff=0.5)
    return tuple(dict.fromkeys(_BY_WORD[near] for near in close))[:3]


_BY_WORD = {fold(other): name for name, sound in SOUNDS.items() for other in reversed((name, *sound.words))}
