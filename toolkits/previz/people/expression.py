"""Faces: which expression units a mood, a pose, speech and a blink call for, and how they move the skin."""

from collections.abc import Mapping

import numpy as np

from exeget.terms import Mood, Pose
from toolkits.previz.mesh import Floats
from toolkits.previz.people.body import Body

MOODS: Mapping[Mood, Mapping[str, float]] = {
    "calm": {},
    "joy": {"mouth-corner-puller": 0.85, "eye-slit": 0.35, "eyebrows-up": 0.15, "mouth-part-later": 0.15},
    "tender": {"mouth-corner-puller": 0.4, "eyebrows-inner-up": 0.35, "eye-slit": 0.2},
    "hope": {"eyebrows-up": 0.3, "eyebrows-inner-up": 0.25, "mouth-corner-puller": 0.2, "eye-opened-up": 0.15},
    "awe": {"eyebrows-up": 0.75, "eye-opened-up": 0.55, "mouth-open": 0.32},
    "wonder": {"eyebrows-up": 0.6, "eye-opened-up": 0.4, "mouth-open": 0.16, "mouth-corner-puller": 0.15},
    "solemn": {"eyebrows-down": 0.2, "mouth-compression": 0.25, "eye-slit": 0.12},
    "mystery": {"eye-slit": 0.35, "eyebrows-down": 0.2, "mouth-corner-puller": 0.1},
    "haste": {"eyebrows-down": 0.35, "mouth-open": 0.16, "eye-opened-up": 0.15},
    "fear": {
        "eyebrows-inner-up": 0.85, "eyebrows-up": 0.35, "eye-opened-up": 0.85, "mouth-retraction": 0.5, "mouth-open": 0.26,
    },
    "threat": {"eyebrows-down": 0.8, "eye-slit": 0.25, "mouth-compression": 0.4, "nose-elevation": 0.25},
    "anger": {
        "eyebrows-down": 1.0, "nose-elevation": 0.5, "mouth-upward-retraction": 0.35, "eye-opened-up": 0.2,
        "mouth-compression": 0.2,
    },
    "sorrow": {"eyebrows-inner-up": 0.9, "mouth-depression": 0.7, "eye-slit": 0.45, "mouth-elevation": 0.2},
}  # fmt: skip
POSES: Mapping[Pose, Mapping[str, float]] = {
    "cry_out": {"mouth-open": 0.95, "eyebrows-inner-up": 0.4, "nose-elevation": 0.2},
    "sleep": {"eye-left-closure": 1.0, "eye-right-closure": 1.0},
    "pray": {"eye-left-closure": 0.92, "eye-right-closure": 0.92},
    "cover_face": {"eye-left-closure": 1.0, "eye-right-closure": 1.0, "eyebrows-inner-up": 0.6},
    "fall": {"mouth-open": 0.5, "eye-opened-up": 0.5},
    "look": {"eye-slit": 0.35, "eyebrows-down": 0.15},
    "pull": {"mouth-retraction": 0.3, "eyebrows-down": 0.4, "eye-slit": 0.25},
    "run": {"mouth-open": 0.2},
}
BLINK_EVERY, BLINK = 4.1, 0.17
"""Seconds between blinks, and how long one lasts."""


def units_of(pose: Pose, mood: Mood | None, seconds: float, speaking: bool, rhythm: float) -> dict[str, float]:
    """Expression units by weight; `rhythm` (0 to 1) sets one person's blinks apart from another's."""
    out: dict[str, float] = dict(MOODS[mood]) if mood else {}
    for unit, weight in POSES.get(pose, {}).items():
        out[unit] = max(out.get(unit, 0.0), weight)
    if speaking:
        out["mouth-open"] = min(out.get("mouth-open", 0.0) * 0.5 + _syllables(seconds), 1.0)
        out["mouth-pursing"] = 0.35 * max(0.0, float(np.sin(seconds * 7.1 + 2 * np.sin(seconds * 2.3))))
    shut = _blink(seconds, rhythm)
    for unit in ("eye-left-closure", "eye-right-closure"):
        out[unit] = max(out.get(unit, 0.0), shut)
    wide = 1 - out["eye-left-closure"]
    for unit in ("eye-opened-up", "eye-slit"):
        out[unit] = out.get(unit, 0.0) * wide
    return {unit: weight for unit, weight in out.items() if weight > 0.01}


def _syllables(seconds: float) -> float:
    """How far speech opens the mouth: about five syllables a second in phrases with pauses."""
    phrase = min(max(1.6 * np.sin(seconds * 1.9) + 1.1 + 0.4 * np.sin(seconds * 0.83), 0.0), 1.0)
    syllable = 0.5 + 0.5 * np.sin(2 * np.pi * 4.7 * seconds + 1.8 * np.sin(seconds * 3.7))
    return float(phrase * (0.06 + 0.42 * syllable * (0.65 + 0.35 * np.sin(seconds * 5.3))))


def _blink(seconds: float, rhythm: float) -> float:
    since = (seconds + rhythm * BLINK_EVERY) % BLINK_EVERY
    return float(np.sin(np.pi * since / BLINK)) ** 0.5 if since < BLINK else 0.0


def face_moves(body: Body, units: Mapping[str, float]) -> Floats | None:
    """(s, 3) how the units move the body's surface points at rest, metres; None for a still face."""
    if not units:
        return None
    out = np.zeros_like(body.points)
    for unit, weight in units.items():
        moved, by = body.human.shapes[f"expression/{unit}"]
        surface = moved < len(out)
        out[moved[surface]] += np.float32(weight * body.size) * by[surface]
    return out
