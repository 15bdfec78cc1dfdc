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
    scene = situation.scene
    kelvin = _KELVIN[scene.time_of_day] + (0 if _indoors(situation) else _SHIFT.get(scene.weather, 0))
    key = _key(situation)
    if key == "lamp":
        kelvin = _LAMP
    return Light(time_of_day=scene.time_of_day, key=key, color_temperature=kelvin, weather=scene.weather)


def _key(situation: Situation) -> LightKey:
    scene = situation.scene
    focus = situation.focus
    if situation.deed == "call" or (situation.deed == "send" and focus is not None and focus.nature in ("person", "people")):
        return "top"
    if _indoors(situation):
        inside = situation.named(scene.inside) or situation.named(scene.place)
        closed = inside is not None and inside.noun in CLOSED
        return "low_key" if closed else "lamp" if scene.time_of_day in _DARK else "soft"
    if scene.time_of_day == "night":
        return "low_key" if scene.weather == "storm" else "moon"
    return _VEILED.get(scene.weather, _KEY[scene.time_of_day])


def _indoors(situation: Situation) -> bool:
    return situation.scene.heading.startswith("INT")
