"""Pictures of a place: how it lies in its light and weather, and who keeps a ship going."""

import re

from agents.rules.grammar.licences import BY_TIME, BY_WEATHER, CLOSED
from agents.rules.grammar.phrases import Phrase, Word, by_rule, named
from agents.rules.grammar.sentences import weather_does
from agents.rules.grammar.source import Source
from exeget.analysis import Mention, SceneSeen
from exeget.terms import Nature

_STANDS: dict[Nature, str] = {
    "water": "moves", "settlement": "lies", "land": "lies", "building": "stands", "room": "waits", "sky": "hangs",
    "plant": "stands",
    "light": "shines", "person": "stands", "people": "stand", "animal": "stands", "spirit": "waits", "vehicle": "lies",
    "food": "lies",
    "thing": "lies",
}  # fmt: skip
_UPRIGHT = frozenset(
    {"door", "gate", "wall", "tower", "pillar", "cross", "lamp", "chair", "table", "bed", "mast", "throne", "altar"}
)
_CREW = frozenset(
    {
        "mariner", "sailor", "seaman", "crew", "captain", "shipmaster", "boatman", "ferryman", "rower", "oarsman",
        "helmsman", "steersman", "pilot", "skipper", "shipman", "fisherman",
    }
)  # fmt: skip
_UNDER_WAY = frozenset({"ship", "boat", "vessel", "bark", "galley", "barge", "raft", "barque", "schooner", "ferry"})


def place_of(source: Source, scene: SceneSeen) -> str:
    """The mention a picture of the place shows: what one is in or on where it is seen from outside, else the place."""
    if _sails(source.mention(scene.inside)) and source.visible(scene.inside):
        return scene.inside
    return next((name for name in (scene.place, scene.inside) if name and source.subject(name) is not None), "")


def place_phrase(source: Source, scene: SceneSeen, seen_from_afar: str = "") -> Phrase:
    """A place as it lies there: `The sea moves under the storm.`; indoors only its light; without any place only that.

    A place that is seen from afar is seen from outside, whatever the scene is in.
    """
    name = seen_from_afar or place_of(source, scene)
    inner = indoors(source, scene) and not seen_from_afar
    mention = source.mention(scene.inside) or source.mention(scene.place)
    light = BY_TIME[scene.time_of_day] if inner else BY_WEATHER.get(scene.weather, BY_TIME[scene.time_of_day])
    setting = by_rule("in the dark" if mention and mention.noun in CLOSED else light, "R-PLACE")
    if not name:
        return (*by_rule("the place lies", "R-PLACE"), *setting)
    if inner:
        return (*named(source, name), *by_rule("waits", "R-PLACE"), *setting)
    return (*named(source, name), *stands(source, name, "R-PLACE"), *_on_water(source, scene, name), *setting)


def stands(source: Source, name: str, rule: str) -> Phrase:
    """How somebody or something is simply there: a city `lies`, a man `stands`, a wind `blows`."""
    mention = source.mention(name)
    nature = mention.nature if mention else "thing"
    if mention and nature == "weather":
        return by_rule(weather_does(mention.noun or mention.name), rule)
    upright = mention is not None and mention.noun in _UPRIGHT
    verb = "rides" if _sails(mention) else "stands" if upright else _STANDS.get(nature, "lies")
    return by_rule(verb.removesuffix("s") if mention and mention.many else verb, rule)


def crew_of(source: Source, scene: SceneSeen) -> tuple[str, ...]:
    """Who sails the ship one is on, when this verse or a neighbour names them."""
    if not _sails(source.mention(scene.inside)):
        return ()
    named_here = [mention for analysis in (source.analysis, *source.neighbours) for mention in analysis.subjects]
    hands = [m for m in named_here if m.noun in _CREW and source.visible(m.name)]
    return tuple(dict.fromkeys(mention.name for mention in sorted(hands, key=lambda mention: not mention.many)))[:1]


def seen_from_outside(source: Source, scene: SceneSeen) -> tuple[str, ...]:
    """The ship one is on, and with it those who sail it."""
    return (scene.inside, *crew_of(source, scene)) if source.visible(scene.inside) else ()


def heading(source: Source, scene: SceneSeen, vision: str = "") -> str:
    """As a screenplay has it: `EXT. SHIP ON THE SEA - NIGHT`."""
    time = scene.time_of_day.upper()
    if vision:
        return f"EXT. {_title(source, vision)} (VISION) - {time}"
    place, inside = _title(source, scene.place), _title(source, scene.inside)
    if _sails(source.mention(scene.inside)):
        return f"EXT. {inside}{_berth(source, scene, place) if place and place != inside else ''} - {time}"
    return f"{'INT' if indoors(source, scene) else 'EXT'}. {inside or place or 'OPEN GROUND'} - {time}"


def indoors(source: Source, scene: SceneSeen) -> bool:
    """Whether walls are round the scene: in a house or room, not on a ship's deck, in a field or in a street."""
    around = source.mention(scene.inside) or source.mention(scene.place)
    return around is not None and around.nature in ("building", "room", "animal", "thing")


def _title(source: Source, name: str) -> str:
    mention = source.mention(name)
    if mention is None:
        return ""
    words = " ".join(word.text for word in named(source, name))
    return re.sub(r"^(the|a|an) ", "", words).upper()


def _berth(source: Source, scene: SceneSeen, place: str) -> str:
    """A ship is on water, and at a town or shore."""
    where = source.mention(scene.place)
    assert where is not None  # a place with a title has a mention
    if where.nature == "water":
        return f" ON THE {place}"
    return f" AT {place}" if where.proper else f" AT THE {place}"


def _sails(mention: Mention | None) -> bool:
    return (
        mention is not None
        and mention.nature == "vehicle"
        and (mention.noun in _UNDER_WAY or mention.kind == "set_environment")
    )


def _on_water(source: Source, scene: SceneSeen, name: str) -> Phrase:
    """A ship rides on the sea that the scene names."""
    water = source.mention(scene.place)
    if name != scene.inside or water is None or water.nature != "water":
        return ()
    return (Word("on"), *named(source, scene.place))
