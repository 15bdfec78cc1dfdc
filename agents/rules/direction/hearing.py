"""What a shot sounds like: the air of its place, what hands and feet do, and single sounds laid over."""

from agents.rules.direction.situation import Situation
from agents.rules.grammar.deeds import Deed
from exeget.analysis import Heard
from exeget.shot import ShotSound
from exeget.sounds import SOUNDS, sound_named
from exeget.subject import Subject
from exeget.terms import Nature

_PLACES: dict[str, tuple[str, ...]] = {
    "sea": ("sea", "ocean", "lake", "deep", "flood"), "river": ("river", "brook", "stream", "spring", "well", "fountain"),
    "waves": ("shore", "coast", "beach", "harbour", "harbor", "haven", "port", "strand", "island", "bay"),
    "leaves": ("forest", "wood", "tree", "grove", "garden", "orchard", "vineyard", "willow"),
    "desert": ("desert", "wilderness"),
    "wind": ("mountain", "hill", "peak", "summit", "tower", "roof", "heath", "cliff", "rock"),
    "cave": ("cave", "tomb", "pit", "grave", "dungeon", "prison", "cellar"), "belly": ("belly", "womb"),
    "hall_tone": ("hall", "temple", "palace", "church", "cathedral", "throne"), "underwater": ("abyss", "seabed"),
    "city_murmur": ("city", "town", "street", "market", "gate", "square", "alley"), "crickets": ("field", "meadow", "pasture"),
}  # fmt: skip
_NATURES: dict[Nature, str] = {
    "water": "sea", "settlement": "city_murmur", "building": "room_tone", "room": "room_tone", "land": "open_air",
    "sky": "wind",
    "vehicle": "creaking_wood", "plant": "leaves",
}  # fmt: skip
WEATHER_BEDS = {"storm": "storm_wind", "rain": "rain", "wind": "wind", "snow": "wind", "dust": "desert"}
_DEEDS: dict[Deed, str] = {
    "throw": "whoosh", "take": "cloth", "hold": "cloth", "wear": "cloth", "touch": "cloth", "strike": "impact",
    "fall": "body_fall",
    "weep": "breath", "rest": "breath", "die": "breath", "open": "door", "rise": "cloth", "turn": "cloth", "rite": "fire",
    "swallow": "splash", "labour": "breath", "gather": "crowd", "climb": "cloth", "calm": "waves", "give": "cloth",
}  # fmt: skip
_VERBS = {
    "ride": "gallop",
    "gallop": "gallop",
    "row": "oars",
    "swim": "splash",
    "sail": "sail_flap",
    "ring": "bell",
    "burn": "fire",
    "knock": "knock",
}
_NOUNS = {
    "sword": "sword", "spear": "sword", "silver": "coins", "money": "coins", "fare": "coins", "coin": "coins", "gold": "coins",
    "chain": "chain", "anchor": "chain", "horse": "gallop", "sheep": "sheep", "lamb": "sheep", "goat": "sheep",
    "bird": "wings", "dove": "wings",
    "trumpet": "horn", "horn": "horn", "drum": "drum", "bell": "bell", "door": "door", "gate": "door", "fire": "fire",
    "rope": "rope", "sail": "sail_flap",
}  # fmt: skip
_WOODEN = frozenset({"ship", "boat", "mast", "door", "oar", "tree", "branch", "cart", "vessel", "wagon", "raft"})
_MAX_BEDS = 3


def sound_of(situation: Situation) -> ShotSound:
    """The names of what is heard, all of them known to the sound tools."""
    beds = _beds(situation)
    foley = tuple(name for name in dict.fromkeys(_foley(situation)) if name not in beds)
    return ShotSound(ambience=beds, foley=foley[:2], detail_fx=_details(situation, beds, foley))


def _beds(situation: Situation) -> tuple[str, ...]:
    scene = situation.scene
    if situation.below:
        return ("creaking_wood", "waves")
    place, inside = situation.named(scene.place), situation.named(scene.inside)
    indoors = scene.heading.startswith("INT")
    found = [
        _air(subject) for subject in (place, inside) if subject is not None and not (indoors and inside and subject is place)
    ]
    if not indoors and scene.weather in WEATHER_BEDS:
        found.append(WEATHER_BEDS[scene.weather])
    if scene.weather == "storm" and "sea" in found:
        found[found.index("sea")] = "storm_sea"
    if not indoors and scene.time_of_day == "night" and scene.weather in ("clear", "clouds", "fog"):
        found.append("night")
    if not indoors and scene.time_of_day in ("dawn", "morning") and scene.weather == "clear":
        found.append("birds")
    return tuple(dict.fromkeys(found))[:_MAX_BEDS] or ("room_tone" if indoors else "open_air",)


def _air(subject: Subject) -> str:
    by_noun = next((name for name, nouns in _PLACES.items() if subject.noun in nouns), None)
    return by_noun or _NATURES.get(subject.nature, "open_air")


def _foley(situation: Situation) -> list[str]:
    found: list[str] = []
    for event in situation.events:
        deed = situation.source.deed(event)
        living = any(subject is not None and subject.kind == "actor" for subject in map(situation.source.subject, event.doers))
        if event.verb in _VERBS:
            found.append(_VERBS[event.verb])
        elif deed in ("travel", "arrive", "depart") and living:
            found.append("running" if event.verb in ("run", "flee", "hurry") else _steps(situation))
        elif deed == "break":
            found.append(_breaking(situation))
        elif deed in ("cry", "pray") and any(actor.many for actor in situation.actors):
            found.append("crowd")
        elif deed in _DEEDS and (living or deed in ("calm", "fall")):
            found.append(_DEEDS[deed])
        if deed == "throw" and _over_water(situation):
            found.append("splash")
    return found


def _steps(situation: Situation) -> str:
    ground = situation.named(situation.scene.inside) or situation.named(situation.scene.place)
    if ground is None or ground.nature in ("land", "plant"):
        return "footsteps_sand"
    return "footsteps_wood" if ground.nature in ("vehicle", "room") else "footsteps_stone"


def _breaking(situation: Situation) -> str:
    nouns = {subject.noun for subject in map(situation.named, situation.shot.on_screen) if subject}
    return (
        "wood_crack"
        if nouns & _WOODEN
        else "stone_fall"
        if nouns & {"wall", "tower", "house", "city", "stone", "rock"}
        else "impact"
    )


def _details(situation: Situation, beds: tuple[str, ...], foley: tuple[str, ...]) -> tuple[str, ...]:
    """Single sounds: thunder in a storm, the voice of a thing in the picture, a shimmer where light stands for somebody."""
    found: list[str] = []
    if situation.scene.weather == "storm" and situation.deed in ("weather", "send"):
        found.append("thunder")
    if situation.shot.rule == "R-UNSEEN" and situation.deed == "call":
        found.append("shimmer")
    seen = (subject for subject in map(situation.named, situation.shot.on_screen) if subject is not None)
    found += [_NOUNS[subject.noun] for subject in seen if subject.noun in _NOUNS]
    found += [
        name for heard in situation.source.analysis.sounds if _told_here(situation, heard) and (name := sound_named(heard.name))
    ]
    return tuple(name for name in dict.fromkeys(found) if SOUNDS[name].effect and name not in (*beds, *foley))[:2]


def _told_here(situation: Situation, heard: Heard) -> bool:
    """Whether the words that imply a sound are spoken over this shot."""
    source = situation.source
    spans = [line.spans[source.lang] for line in situation.lines if source.lang in line.spans]
    places = [seen.span.start for seen in heard.evidence if seen.verse == source.verse.key and seen.lang == source.lang]
    return any(span.start <= place < span.end for place in places for span in spans)


def _over_water(situation: Situation) -> bool:
    place = situation.named(situation.scene.place)
    return place is not None and place.nature == "water"
