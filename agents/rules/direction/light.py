"""The light of a shot: by time of day, weather, and whether one is inside; a temperature that fits."""

from agents.rules.direction.situation import Situation
from agents.rules.grammar.licences import CLOSED
from exeget.shot import Light, LightKey
from exeget.terms import TimeOfDay, Weather

_KEY: dict[TimeOfDay, LightKey] = {
    "dawn": "back", "morning": "side", "day": "sun", "noon": "top", "afternoon": "side", "dusk": "back", "evening": "side",
    "night": "moon",
}  # fmt: skip
_KELVIN: dict[TimeOfDay, int] = {
    "dawn": 3800, "morning": 4800, "day": 5600, "noon": 5800, "afternoon": 5000, "dusk": 3300, "evening": 3600, "night": 7200,
}  # fmt: skip
"""A low sun is warm and the moon is seen as cold; the usual values of the trade."""
_VEILED: dict[Weather, LightKey] = {
    "storm": "low_key", "rain": "overcast", "snow": "high_key", "fog": "soft", "clouds": "overcast", "dust": "soft",
}  # fmt: skip
_SHIFT: dict[Weather, int] = {"storm": 900, "rain": 700, "snow": 600, "fog": 500, "clouds": 600, "dust": -900, "heat": -400}
_LAMP = 2600
_DARK = ("night", "dusk", "evening", "dawn")


def light(situation: Situation) -> Light:
    """The light of one shot."""
    scene, indoors = situation.scene, _indoors(situation)
    key = "top" if _from_above(situation) else usual_key(scene.time_of_day, scene.weather, indoors, _closed(situation))
    return lit(scene.time_of_day, scene.weather, key, indoors)


def lit(time_of_day: TimeOfDay, weather: Weather, key: LightKey, indoors: bool) -> Light:
    """An hour, a weather and a key as light, with the temperature that fits."""
    kelvin = _LAMP if key == "lamp" else _KELVIN[time_of_day] + (0 if indoors else _SHIFT.get(weather, 0))
    return Light(time_of_day=time_of_day, key=key, color_temperature=kelvin, weather=weather)


def usual_key(time_of_day: TimeOfDay, weather: Weather, indoors: bool = False, closed: bool = False) -> LightKey:
    """What an hour and a weather are lit by; `closed` is a room without a window."""
    if indoors:
        return "low_key" if closed else "lamp" if time_of_day in _DARK else "soft"
    if time_of_day == "night":
        return "low_key" if weather == "storm" else "moon"
    return _VEILED.get(weather, _KEY[time_of_day])


def _from_above(situation: Situation) -> bool:
    focus = situation.focus
    sent_out = situation.deed == "send" and focus is not None and focus.nature in ("person", "people")
    return situation.deed == "call" or sent_out


def _closed(situation: Situation) -> bool:
    if situation.below:
        return True
    inside = situation.named(situation.scene.inside) or situation.named(situation.scene.place)
    return inside is not None and inside.noun in CLOSED


def _indoors(situation: Situation) -> bool:
    return situation.scene.heading.startswith("INT")
