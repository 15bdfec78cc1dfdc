"""Scenes, components and music of an idea: its pieces by the place they are in."""

from collections.abc import Iterator, Sequence
from typing import cast

from agents.rules.reading.feelings import feelings
from agents.rules.reading.nouns import KIND
from agents.rules.reading.sky import RANK
from agents.rules.reading.wordlists import words
from agents.rules.storyboard.seeds import TEMPO, Seed, Thing, mode_of, seeds
from agents.rules.storyboard.terms import STYLES
from exeget.storyboard import BoardMusic, BoardScene, Component, Storyboard
from exeget.terms import Mood, Nature, TimeOfDay, Weather

Group = tuple[Seed, ...]
BY_WEATHER: dict[Weather, Mood] = {"storm": "threat", "fog": "mystery", "rain": "mystery", "snow": "calm", "dust": "solemn"}
BY_TIME: dict[TimeOfDay, Mood] = {"night": "mystery", "dawn": "hope", "dusk": "solemn", "evening": "solemn"}
MINOR: dict[Mood, Mood] = {"calm": "sorrow", "joy": "haste", "hope": "solemn", "tender": "sorrow", "wonder": "mystery"}
"""What a mood becomes where the music is to be in minor."""
MOST_SCENES = 9
LANDMARKS = words("lighthouse tower castle fortress ruin bridge mill windmill monument skyscraper pyramid wall farmhouse")
"""Buildings that are told of as one sees them from outside."""
HEAVENLY = words("sun moon star sky comet rainbow aurora")
"""Lights that nobody can hold."""


def groups(read: Sequence[Seed]) -> tuple[Group, ...]:
    """The pieces by scene: another place begins another scene; what is said of music belongs to none."""
    found: list[list[Seed]] = [[]]
    for seed in (one for one in read if one.sort != "music"):
        here = next((one.place.name for one in found[-1] if one.place), "")
        if seed.place and here and seed.place.name != here and len(found) < MOST_SCENES:
            found.append([])
        found[-1].append(seed)
    return tuple(tuple(group) for group in found) if found[0] else (tuple(read),)


def scenes(board: Storyboard) -> tuple[BoardScene, ...]:
    """One scene a place; hour and weather go on until another is named."""
    time: TimeOfDay = "day"
    weather: Weather = "clear"
    found = []
    for number, group in enumerate(groups(seeds(board.idea, board.lang)), 1):
        time = _time(group) or time
        weather = _weather(group) or weather
        found.append(
            BoardScene(
                id=f"s{number}", place=next((seed.place.name[:120] for seed in group if seed.place), ""), time_of_day=time,
                weather=weather, mood=_mood(group, time, weather), summary=_said(group)[:600],
            )
        )  # fmt: skip
    return tuple(found)


def _time(group: Group) -> TimeOfDay | None:
    for seed in group:
        if seed.time:
            return seed.time
    return None


def _weather(group: Group) -> Weather | None:
    """What a piece says that speaks of nothing else; else the strongest that any adjective or noun tells."""
    alone: list[Weather] = [seed.weather for seed in group if seed.weather and seed.sort == "sky"]
    told: list[Weather] = [seed.weather for seed in group if seed.weather]
    return max(alone or told, key=lambda weather: RANK[weather], default=None)


def _mood(group: Group, time: TimeOfDay, weather: Weather) -> Mood:
    """By the words of feeling; else by the weather, then by the hour."""
    told = [word.strip(".,").lower() for seed in group for word in (*seed.text.split(), *_traits(seed))]
    felt = feelings(told)
    if felt:
        return min(felt, key=lambda mood: (-felt[mood], mood))
    return BY_WEATHER.get(weather) or BY_TIME.get(time) or "calm"


def _traits(seed: Seed) -> Iterator[str]:
    for thing in seed.things:
        yield from thing.phrase.traits


def _said(group: Group) -> str:
    return " ".join(f"{seed.text[:1].upper()}{seed.text[1:]}." for seed in group)


def components(board: Storyboard) -> tuple[Component, ...]:
    """Everything the idea names that can be seen; one noun is one thing, however often it is named."""
    found: dict[str, Component] = {}
    for scene, group in zip(board.scenes or (), groups(seeds(board.idea, board.lang)), strict=False):
        for seed in group:
            for thing in seed.things:
                one = _component(thing, scene.id, seed.text)
                known = next((name for name, other in found.items() if _same(other, one)), one.name)
                before = found.get(known)
                found[known] = _joined(before, one) if before else one
    return tuple(found.values()) or (_air(board),)


def is_inside(place: Component) -> bool:
    """Whether one is in it: rooms, and houses that are no landmarks."""
    return place.nature == "room" or (place.nature == "building" and place.noun not in LANDMARKS)


def _component(thing: Thing, scene: str, text: str) -> Component:
    phrase = thing.phrase
    nature = cast("Nature", phrase.sort)
    made = not thing.living and not thing.is_place and phrase.noun not in HEAVENLY
    return Component(
        name=thing.name[:120], kind="prop" if made else KIND[nature], nature="thing" if nature == "light" and made else nature,
        noun=phrase.noun[:60], traits=phrase.traits[:8], many=phrase.many, scenes=(scene,), look=text[:600],
    )  # fmt: skip


def _same(one: Component, other: Component) -> bool:
    """Whether two are one: the same name, or the same noun with nothing said against it."""
    apart = set(one.traits) and set(other.traits) and one.traits != other.traits
    return one.name == other.name or (bool(one.noun) and one.noun == other.noun and one.many == other.many and not apart)


def _joined(one: Component, other: Component) -> Component:
    scenes = tuple(dict.fromkeys((*one.scenes, *other.scenes)))
    return one.model_copy(update={"scenes": scenes, "traits": tuple(dict.fromkeys((*one.traits, *other.traits)))[:8]})


def _air(board: Storyboard) -> Component:
    """An idea that names nothing to be seen but its sky, or its music."""
    text = board.idea.strip()[:120]
    ids = tuple(scene.id for scene in board.scenes or ())
    return Component(name=text, kind="environment", nature="sky", noun="", traits=(), many=False, scenes=ids, look=text)


def music(board: Storyboard) -> BoardMusic:
    """What the idea's pieces about music say; the mood is that of the first scene, in the mode that is asked for."""
    texts = [seed.text for seed in seeds(board.idea, board.lang) if seed.sort == "music"]
    said = ", ".join(texts)
    low = {word.strip(".,").lower() for word in said.split()}
    style = next((name for name, signs in STYLES.items() if low & signs), "")
    tempo, mode = TEMPO.search(said), mode_of(said)
    mood: Mood = board.scenes[0].mood if board.scenes else "calm"
    value = {
        "style": style, "mode": mode, "bpm": int(tempo[1]) if tempo else 0, "words": said[:200],
        "mood": MINOR.get(mood, mood) if mode == "minor" else mood,
    }  # fmt: skip
    return BoardMusic.model_validate(value)
