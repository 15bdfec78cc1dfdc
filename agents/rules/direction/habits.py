"""How a reading likes to look: nearer or farther, from above or below, still or unsteady, in which light."""

from collections.abc import Sequence

from agents.rules.direction.frame import ORDER
from exeget.shot import Light, LightKey, Move, ShotSize
from exeget.timeline import Look

_AMONG = 3
"""How many of the sizes that suit a deed a habit may choose from; the last resorts are no habit."""
_HEIGHT = {"low": 8.0, "eye": 0.0, "high": -10.0}
"""Degrees added to the angle a deed asks for."""
_SHAKES = 0.45
"""The force of a deed from which an unsteady camera has a cause."""
_GIVEN: frozenset[LightKey] = frozenset({"lamp", "moon", "top"})
"""Keys that come from the story itself: a lamp is lit, the moon is up, a voice comes from above."""
_COLDEST, _WARMEST = 12000, 1800


def liked(sizes: Sequence[ShotSize], look: Look) -> ShotSize:
    """The size a reading takes of those that suit a deed, the best-liked first."""
    if look.closeness == "told":
        return sizes[0]
    ranked = sorted(sizes[:_AMONG], key=ORDER.index)
    return ranked[-1] if look.closeness == "near" else ranked[0]


def tilted(pitch: float, look: Look) -> float:
    """The camera's angle in degrees, raised or lowered as the reading looks at people."""
    return pitch + _HEIGHT[look.height]


def carried(move: Move, look: Look, force: float) -> Move:
    """The move as a still or an unsteady camera makes it; what has no cause stays still."""
    if look.movement == "still":
        return Move() if move.type == "handheld" else move.model_copy(update={"amount": round(move.amount * 0.5, 2)})
    if look.movement == "unsteady" and move.type == "static" and force >= _SHAKES:
        return Move(type="handheld", amount=0.2, ease="linear")
    return move


def lit(light: Light, look: Look) -> Light:
    """The light with the reading's own key, where the scene leaves it open, and its warmth."""
    key = light.key if look.key is None or light.key in _GIVEN else look.key
    kelvin = light.color_temperature
    if light.key != "lamp":
        kelvin = min(_COLDEST, max(_WARMEST, kelvin + look.warmth))
    return light.model_copy(update={"key": key, "color_temperature": kelvin})
