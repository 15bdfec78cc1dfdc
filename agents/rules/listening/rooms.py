"""The acoustics a voice or an effect stands in: by what one is in, else by the place."""

from collections.abc import Mapping

from agents.tasks import HeardShot
from exeget.drehbuch import Line
from exeget.soundplan import Room
from exeget.subject import Subject

_BEDS: tuple[tuple[str, Room], ...] = (
    ("belly", "belly"), ("cave", "cave"), ("hall_tone", "hall"), ("room_tone", "room"), ("creaking_wood", "ship"),
    ("underwater", "belly"),
    ("storm_sea", "sea"), ("sea", "sea"), ("waves", "sea"),
)  # fmt: skip
"""What lies under a shot says what room it is in; the first that is there decides."""


def room_of(shot: HeardShot, line: Line, cast: Mapping[str, Subject]) -> Room:
    """The room of a line: narration dry and open, an inner voice in the head, a message through a narrow band."""
    if line.kind == "monologue":
        return "head"
    if line.kind == "message":
        return "narrow_band"
    if line.kind == "narration":
        return "open"
    speaker = cast.get(line.speaker)
    if speaker is not None and speaker.nature in ("deity", "spirit", "voice"):
        return "hall"
    return room_of_place(shot)


def room_of_place(shot: HeardShot) -> Room:
    """The room of what happens in the picture."""
    rooms: list[Room] = [room for bed, room in _BEDS if bed in shot.sound.ambience]
    return rooms[0] if rooms else "open"
