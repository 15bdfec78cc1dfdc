"""Time of day and weather, carried on from verse to verse until the text says otherwise."""

from dataclasses import dataclass

from agents.rules.reading.nouns import like
from agents.rules.reading.pages import Deed, Page
from agents.rules.reading.wordlists import words
from exeget.analysis import Evidence
from exeget.terms import TimeOfDay, Weather
from exeget.verse import Span

CLOCK: dict[TimeOfDay, str] = {
    "dawn": "dawn sunrise daybreak dawning cockcrow",
    "morning": "morning morrow",
    "noon": "noon midday noonday",
    "afternoon": "afternoon",
    "dusk": "dusk sunset twilight nightfall gloaming",
    "evening": "evening even eventide",
    "night": "night midnight moonlight moonbeam",
    "day": "daylight",
}
TIMES: dict[str, TimeOfDay] = {word: time for time, words in CLOCK.items() for word in words.split()}
SKIES: dict[Weather, str] = {
    "storm": "storm tempest gale hurricane thunder lightning whirlwind blizzard thunderstorm",
    "wind": "wind breeze gust draught",
    "rain": "rain shower downpour drizzle",
    "snow": "snow hail frost snowstorm",
    "fog": "fog mist haze",
    "clouds": "cloud overcast",
    "dust": "dust sandstorm",
    "heat": "heat",
    "clear": "sunshine",
}
LIKE_IT: dict[str, Weather] = {
    "stormy": "storm", "tempestuous": "storm", "windy": "wind", "rainy": "rain", "snowy": "snow", "snow-covered": "snow",
    "foggy": "fog",
    "misty": "fog", "hazy": "fog", "cloudy": "clouds", "overcast": "clouds", "dusty": "dust", "sunny": "clear",
    "scorching": "heat",
}  # fmt: skip
"""Adjectives that tell the weather."""
WEATHERS: dict[str, Weather] = {word: weather for weather, words in SKIES.items() for word in words.split()}
RANK: dict[Weather, int] = {
    "storm": 3,
    "snow": 2,
    "rain": 2,
    "fog": 2,
    "dust": 2,
    "wind": 1,
    "heat": 1,
    "clouds": 1,
    "clear": 0,
}
"""Which of two weathers of one verse is shown."""
COUNTED = words("two three four five six seven eight nine ten forty days nights many each every")
"""`three nights` is no time of day."""


@dataclass(frozen=True)
class Sky:
    """Time and weather with the words they rest on."""

    time: TimeOfDay = "day"
    weather: Weather = "clear"
    time_evidence: Evidence | None = None
    weather_evidence: Evidence | None = None

    def evidence(self) -> tuple[Evidence, ...]:
        """What there is of it."""
        return tuple(one for one in (self.time_evidence, self.weather_evidence) if one is not None)


def look_up(sky: Sky, page: Page, done: list[Deed]) -> Sky:
    """The sky of a verse, after the sky of the verse before."""
    time, time_evidence = _time(page) or (sky.time, sky.time_evidence)
    weather, weather_evidence = _weather(page, done) or (sky.weather, sky.weather_evidence)
    return Sky(time, weather, time_evidence, weather_evidence)


def _evidence(page: Page, start: int, end: int, rule: str) -> Evidence:
    return Evidence(verse=page.verse.key, lang=page.parse.lang, span=Span(start=start, end=end), rule=rule)


def _time(page: Page) -> tuple[TimeOfDay, Evidence] | None:
    """The last time of day that the narrator names."""
    found: tuple[TimeOfDay, Evidence] | None = None
    for phrase in page.parse.phrases:
        time = TIMES.get(phrase.noun)
        if phrase.noun == "sun" and phrase.role == "subject":
            time = _by_the_sun(page, phrase.clause)
        if time is None or page.turn_at(phrase.span.start) is not None:
            continue
        before = {*page.parse.text[phrase.span.start : phrase.span.end].lower().split()}
        if not before & COUNTED:
            found = time, _evidence(page, phrase.span.start, phrase.span.end, "named time")
    return found or _dark(page)


def _dark(page: Page) -> tuple[TimeOfDay, Evidence] | None:
    """`It was dark already`."""
    for clause in page.parse.clauses:
        if clause.verb in ("be", "become", "grow") and "dark" in clause.states and page.turn_at(clause.at) is None:
            return "night", _evidence(page, clause.span.start, clause.span.end, "said to be dark")
    return None


def _by_the_sun(page: Page, clause: int) -> TimeOfDay | None:
    """Morning where the sun rises, dusk where it sets, midday heat where it beats down."""
    verb = page.parse.clauses[clause].verb if clause >= 0 else ""
    if verb in ("rise", "arise"):
        return "morning"
    if verb in ("set", "sink", "go") and "down" in page.parse.clauses[clause].adverbs + (("down",) if verb == "sink" else ()):
        return "dusk"
    return "noon" if verb in ("beat", "burn", "scorch", "sting") else None


def _by_adjective(page: Page) -> tuple[Weather, Evidence] | None:
    """`a misty alley`."""
    for phrase in page.parse.phrases:
        word = next((trait for trait in phrase.traits if trait in LIKE_IT), "")
        if word and page.turn_at(phrase.span.start) is None:
            weather: Weather = LIKE_IT[word]
            return weather, _evidence(page, phrase.span.start, phrase.span.end, "weather adjective")
    return None


def _weather(page: Page, done: list[Deed]) -> tuple[Weather, Evidence] | None:
    """The strongest weather the narrator names; clear where wind or water are said to be calm."""
    found: tuple[Weather, Evidence] | None = None
    for phrase in page.parse.phrases:
        weather = WEATHERS.get(phrase.noun) or (WEATHERS.get(like(phrase.noun)) if phrase.sort == "weather" else None)
        if weather is None or phrase.sort not in ("weather", "light") or page.turn_at(phrase.span.start) is not None:
            continue
        if (
            weather == "wind"
            and phrase.traits
            and {*phrase.traits} & {"great", "mighty", "vehement", "strong", "fierce", "violent"}
        ):
            weather = "storm" if any(deed.field == "break" or "sea" in deed.clause.words for deed in done) else weather
        if found is None or RANK[weather] > RANK[found[0]]:
            found = weather, _evidence(page, phrase.span.start, phrase.span.end, "named weather")
    found = found or _by_adjective(page)
    calm = next((deed for deed in done if deed.field == "calm" and deed.happens), None)
    if calm is not None:
        return "clear", _evidence(page, calm.clause.span.start, calm.clause.span.end, "calmed")
    return found
