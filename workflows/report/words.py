"""What a camera does, in words that a reader who never held one understands."""

from exeget.shot import Camera, Light, Move, Shot

_SIZES = {
    "extreme_wide": "Extreme wide shot: the place, people small in it",
    "wide": "Wide shot: whole figures in their place",
    "full": "Full shot: a figure from head to foot",
    "medium_wide": "Medium wide shot: from the knees up",
    "medium": "Medium shot: from the waist up",
    "medium_close_up": "Medium close-up: from the chest up",
    "close_up": "Close-up: a face",
    "extreme_close_up": "Extreme close-up: a part of a face",
    "insert": "Insert: a thing, filling the picture",
    "over_shoulder": "Over the shoulder of one, onto another",
    "point_of_view": "Point of view: what somebody sees",
    "two_shot": "Two-shot: two people in one picture",
}
_NOBODY = {  # the sizes whose usual words speak of a body, when none is looked at
    "full": "Full shot: a thing, whole",
    "medium_wide": "Medium wide shot: most of a thing",
    "medium": "Medium shot: half of a thing",
    "medium_close_up": "Medium close-up: a part of a thing",
    "close_up": "Close-up: a part, near enough to touch",
    "extreme_close_up": "Extreme close-up: what it is made of",
}
_MOVES = {
    "static": ("stands still", "stands still"),
    "pan": ("pans to the right", "pans to the left"),
    "tilt": ("tilts up", "tilts down"),
    "dolly": ("rolls forward", "rolls back"),
    "push_in": ("pushes in", "pulls back"),
    "pull_out": ("pulls out", "pushes in"),
    "track": ("tracks to the right", "tracks to the left"),
    "follow": ("follows", "leads, facing the subject"),
    "orbit": ("circles to the right", "circles to the left"),
    "crane": ("rises", "sinks"),
    "handheld": ("is held by hand and sways", "is held by hand and sways"),
    "zoom": ("zooms in", "zooms out"),
}
_PACES = ((0.15, "barely"), (0.35, "gently"), (0.65, "steadily"), (1.01, "strongly"))


def size_words(shot: Shot) -> str:
    """The shot's size, explained."""
    return (_SIZES if shot.subject in ("actor", "mixed") else _SIZES | _NOBODY)[shot.shot_type]


def camera_words(camera: Camera) -> str:
    """Where the camera is and what it does, in one sentence."""
    parts = [f"{camera.lens_mm:g} mm lens", f"{_metres(camera.distance)} away", _yaw(camera.yaw_deg), _pitch(camera.pitch_deg)]
    return ", ".join(part for part in parts if part) + f". It {_move(camera.move)}."


def light_words(light: Light) -> str:
    """The light, in words."""
    time, key = light.time_of_day.replace("_", " "), light.key.replace("_", " ")
    return f"{time.capitalize()}, {light.weather}; {key} light, {light.color_temperature} K"


def _metres(distance: float) -> str:
    return f"{distance:.0f} m" if distance >= 10 else f"{distance:.1f} m"


def _yaw(degrees: float) -> str:
    if abs(degrees) < 1:
        return "in front"
    if abs(degrees) > 179:
        return "behind"
    return f"{abs(degrees):g}° to the subject's {'left' if degrees > 0 else 'right'}"


def _pitch(degrees: float) -> str:
    return "" if abs(degrees) < 1 else f"looking {'up' if degrees > 0 else 'down'} {abs(degrees):g}°"


def _move(move: Move) -> str:
    if move.type == "handheld" and not move.amount:
        return "is held by hand"
    if move.type == "static" or not move.amount:
        return _MOVES["static"][0]
    pace = next(word for limit, word in _PACES if abs(move.amount) < limit)
    return f"{_MOVES[move.type][move.amount < 0]} {pace}"
