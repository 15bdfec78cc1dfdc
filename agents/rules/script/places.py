"""Pictures of a place: how it lies in its light and weather, and who keeps a ship going."""

import re

from agents.rules.grammar.phrases import Phrase, Word, by_rule, named, rested
from agents.rules.grammar.sentences import weather_does
from agents.rules.grammar.source import Source
from exeget.analysis import Mention, SceneSeen
from exeget.terms import Nature

_BY_TIME = {
    "dawn": "in the first light", "morning": "in the morning light", "day": "in the daylight", "noon": "under the high sun",
    "afternoon": "in the afternoon light", "dusk": "in the last light", "evening": "in the evening light",
    "night": "in the dark",
}  # fmt: skip
_BY_WEATHER = {
    "storm": "under the storm", "rain": "in the rain", "snow": "in the snow", "fog": "in the fog", "wind": "in the wind",
    "clouds": "under the clouds", "dust": "in the dust", "heat": "in the heat",
}  # fmt: skip
_STANDS: dict[Nature, str] = {
    "water": "moves", "settlement": "lies", "land": "lies", "building": "stands", "room": "waits", "sky": "hangs",
    "plant": "stands",
    "light": "shines", "person": "stands", "people": "stand", "animal": "stands", "spirit": "waits", "vehicle": "lies",
    "food": "lies",
    "thing": "lies",
}  # fmt: skip
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


def place_phrase(source: Source, scene: SceneSeen, name: str = "") -> Phrase:
    """A place as it lies there: `The sea moves under the storm.`; without any place, only its light."""
    name = name or place_of(source, scene)
    where = _BY_WEATHER.get(scene.weather) or _BY_TIME[scene.time_of_day]
    seen = next((evidence.verse for evidence in scene.evidence), "")
    setting = rested(where, "verse" if seen == source.verse.key else "context", seen) if seen else by_rule(where, "R-PLACE")
    if not name:
        return (*by_rule("the place lies", "R-PLACE"), *setting)
    return (*named(source, name), *stands(source, name, "R-PLACE"), *_on_water(source, scene, name), *setting)


def stands(source: Source, name: str, rule: str) -> Phrase:
    """How somebody or something is simply there: a city `lies`, a man `stands`, a wind `blows`."""
    mention = source.mention(name)
    nature = mention.nature if mention else "thing"
    if mention and nature == "weather":
        return by_rule(weather_does(mention.noun or mention.name), rule)
    verb = "rides" if _sails(mention) else _STANDS.get(nature, "lies")
    return by_rule(verb.removesuffix("s") if mention and mention.many else verb, rule)


def crew_of(source: Source, scene: SceneSeen) -> tuple[str, ...]:
    """Who sails the ship one is on, when this verse or a neighbour names them."""
    if not _sails(source.mention(scene.inside)):
        return ()
    named_here = [mention for analysis in (source.analysis, *source.neighbours) for mention in analysis.subjects]
    hands = [m for m in named_here if m.noun in _CREW and source.visible(m.name)]
    return tuple(dict.fromkeys(mention.name for mention in sorted(hands, key=lambda mention: not mention.many)))[:1]


def heading(source: Source, scene: SceneSeen, vision: str = "") -> str:
    """As a screenplay has it: `EXT. SHIP ON THE SEA - NIGHT`."""
    time = scene.time_of_day.upper()
    if vision:
        return f"EXT. {_title(source, vision)} (VISION) - {time}"
    place, inside = _title(source, scene.place), _title(source, scene.inside)
    within = source.mention(scene.inside)
    if within is None:
        mention = source.mention(scene.place)
        indoors = mention is not None and mention.nature in ("building", "room")
        return f"{'INT' if indoors else 'EXT'}. {place or 'OPEN GROUND'} - {time}"
    if _sails(within):
        return f"EXT. {inside}{f' ON THE {place}' if place and place != inside else ''} - {time}"
    return f"{'EXT' if within.nature in ('land', 'settlement', 'plant') else 'INT'}. {inside} - {time}"


def _title(source: Source, name: str) -> str:
    mention = source.mention(name)
    if mention is None:
        return ""
    words = " ".join(word.text for word in named(source, name))
    return re.sub(r"^(the|a|an) ", "", words).upper()


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
