"""The sounds a verse implies, by the house's names for them."""

from collections.abc import Iterator, Sequence

from agents.rules.reading.nouns import like
from agents.rules.reading.pages import Deed, Page
from agents.rules.reading.parts import Phrase
from agents.rules.reading.places import Setting
from agents.rules.reading.sky import Sky
from exeget.analysis import Evidence, Heard
from exeget.sounds import SOUNDS, sound_named
from exeget.terms import Weather
from exeget.verse import Span

OF_WEATHER: dict[Weather, tuple[str, ...]] = {
    "storm": ("storm_wind", "thunder"),
    "wind": ("wind",),
    "rain": ("rain",),
    "dust": ("wind",),
}
OF_VERB = {
    "row": "oars", "ride": "gallop", "run": "running", "gallop": "gallop", "knock": "knock", "burn": "fire", "sigh": "breath",
    "fall": "body_fall", "break": "wood_crack", "walk": "footsteps", "rustle": "leaves",
}  # fmt: skip
OF_FIELD = {"go": "footsteps", "come": "footsteps", "leave": "footsteps", "weep": "breath"}
OF_NOUN = {
    "ship": "creaking_wood", "boat": "creaking_wood", "horse": "gallop", "bird": "birds", "dove": "wings", "sheep": "sheep",
    "fire": "fire", "bell": "bell", "trumpet": "horn", "horn": "horn", "drum": "drum", "river": "river", "brook": "river",
    "sword": "sword",
    "chain": "chain", "coin": "coins", "fare": "coins", "crowd": "crowd", "army": "crowd", "multitude": "crowd",
    "leaf": "leaves",
    "tree": "leaves", "forest": "leaves", "city": "city_murmur", "cave": "cave", "belly": "belly", "sea": "sea",
    "lake": "waves",
    "wave": "waves", "rope": "rope", "sail": "sail_flap", "door": "door", "stone": "stone_fall", "insect": "crickets",
}  # fmt: skip
PAVED = frozenset({"road", "street", "alley", "square", "bridge", "quay", "pier", "stairs", "pavement"})
GROUND = {
    "vehicle": "footsteps_wood",
    "building": "footsteps_stone",
    "room": "footsteps_stone",
    "settlement": "footsteps_stone",
}


def heard(page: Page, done: Sequence[Deed], settings: Sequence[Setting], sky: Sky) -> tuple[Heard, ...]:
    """Each sound once, with all that implies it."""
    found: dict[str, list[Evidence]] = {}
    for name, evidence in (*_of_sky(sky, settings), *_of_things(page), *_of_deeds(page, done, settings)):
        if name in SOUNDS:
            found.setdefault(name, []).append(evidence)
    return tuple(Heard(name=name, evidence=tuple(evidence)) for name, evidence in found.items())


def _of_sky(sky: Sky, settings: Sequence[Setting]) -> Iterator[tuple[str, Evidence]]:
    if sky.weather_evidence is not None:
        for name in OF_WEATHER.get(sky.weather, ()):
            yield name, sky.weather_evidence
        at_sea = any(spot.place is not None and spot.place.sort == "water" for spot in (s.spot for s in settings))
        if sky.weather == "storm" and at_sea:
            yield "storm_sea", sky.weather_evidence
    for setting in settings:
        for entity in (setting.spot.place, setting.spot.inside):
            name = next(
                (OF_NOUN[word] for noun in (entity.nouns if entity else ()) for word in (noun, like(noun)) if word in OF_NOUN),
                "",
            )
            if name and setting.spot.evidence is not None:
                yield name, setting.spot.evidence


def _of_things(page: Page) -> Iterator[tuple[str, Evidence]]:
    """What is there and sounds by itself; only what the narrator says is there."""
    for phrase in page.parse.phrases:
        if not phrase.noun or phrase.sort in (None, "abstract", "body") or page.turn_at(phrase.span.start) is not None:
            continue
        name = OF_NOUN.get(phrase.noun) or OF_NOUN.get(like(phrase.noun)) or _by_name(phrase)
        clause = page.parse.clauses[phrase.clause] if phrase.clause >= 0 else None
        if name and (clause is None or clause.mode == "done"):
            yield name, Evidence(verse=page.verse.key, lang=page.parse.lang, span=phrase.span, rule=f"sound of {phrase.noun}")


def _by_name(phrase: Phrase) -> str:
    """An animal or weather that the house has a sound for by its own name."""
    return (sound_named(phrase.noun) or "") if phrase.sort in ("animal", "weather") else ""


def _of_deeds(page: Page, done: Sequence[Deed], settings: Sequence[Setting]) -> Iterator[tuple[str, Evidence]]:
    for deed in done:
        name = OF_VERB.get(deed.clause.verb) or OF_FIELD.get(deed.field) or ""
        alive = any(one.living and one.sort not in ("deity", "spirit") for one in deed.doers)
        if deed.field == "throw" and any(place.sort == "water" for _, place in deed.spots):
            name = "splash"
        elif not alive and name != "fire":
            continue
        if not name or not deed.happens:
            continue
        span = Span(start=deed.clause.span.start, end=deed.clause.span.end)
        surface = settings[-1].spot.inside or settings[-1].spot.place
        if name == "footsteps":
            paved = surface is not None and any(like(noun) in PAVED or noun in PAVED for noun in surface.nouns)
            name = "footsteps_stone" if paved else GROUND.get(surface.sort if surface else "", "footsteps_sand")
        yield name, Evidence(verse=page.verse.key, lang=page.parse.lang, span=span, rule=f"sound of {deed.clause.verb}")
