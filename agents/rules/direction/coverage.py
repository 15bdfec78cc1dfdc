"""What a kind of deed asks of the camera: sizes in order of liking, angle, move, and the reason for each."""

from dataclasses import dataclass

from agents.rules.grammar.deeds import Deed
from exeget.shot import MoveType, ShotSize


@dataclass(frozen=True)
class Coverage:
    """One row of the grammar."""

    sizes: tuple[ShotSize, ...]
    move: MoveType
    pitch: float
    """Degrees; negative looks down."""
    yaw: float
    """Degrees on the picture's own side of the line; the blocking decides which side that is."""
    why: str
    """Of size, move and angle, in words."""


_NATURE: tuple[ShotSize, ...] = ("extreme_wide", "wide", "full", "medium_wide")
MOTION: tuple[ShotSize, ...] = ("wide", "full", "medium_wide", "extreme_wide")
HANDS: tuple[ShotSize, ...] = ("medium", "medium_wide", "medium_close_up", "full")
_FACE: tuple[ShotSize, ...] = ("medium_close_up", "close_up", "medium", "extreme_close_up")
_THING: tuple[ShotSize, ...] = ("insert", "close_up", "medium_close_up", "medium")
_BODY: tuple[ShotSize, ...] = ("full", "medium_wide", "medium", "wide")

TOGETHER: tuple[ShotSize, ...] = ("medium", "two_shot", "medium_wide", "full")
"""Near, and still wide enough for both."""
LYING: tuple[ShotSize, ...] = ("medium", "medium_wide", "full", "wide")

DEEDS: dict[Deed, Coverage] = {
    "weather": Coverage(_NATURE, "handheld", -4, 0, "the world fills the frame and shakes it"),
    "calm": Coverage(_NATURE, "pull_out", -6, 0, "the frame empties as the world comes to rest"),
    "shine": Coverage(_NATURE, "tilt", 2, 0, "the look goes where the light comes from"),
    "call": Coverage(("wide", "medium_wide", "medium", "full"), "crane", -14, 0, "small under what comes from above"),
    "send": Coverage(_NATURE, "push_in", -5, 0, "nearer to what nobody is seen to send"),
    "arrive": Coverage(MOTION, "follow", 0, 25, "body and place together, at the pace of the one who comes"),
    "travel": Coverage(("full", "wide", "medium_wide", "extreme_wide"), "track", 0, 20, "the motion crosses the frame"),
    "depart": Coverage(MOTION, "static", 0, 150, "from behind, and the distance is let grow"),
    "rise": Coverage(_BODY, "tilt", 4, 15, "rising needs the whole body"),
    "climb": Coverage(_BODY, "tilt", 8, 20, "upward, with the one who climbs"),
    "fall": Coverage(("close_up", "medium", "full", "insert"), "tilt", -10, 10, "down to where it stops"),
    "turn": Coverage(_BODY, "static", 0, 15, "the body turns, the camera does not"),
    "throw": Coverage(_BODY, "pan", 0, 20, "body and flight in one frame"),
    "take": Coverage(HANDS, "push_in", -3, 15, "nearer to the hands"),
    "hold": Coverage(HANDS, "push_in", -3, 15, "nearer to what is held"),
    "give": Coverage(_THING, "static", -8, 10, "the thing is the shot"),
    "strike": Coverage(("medium", "medium_close_up", "full", "close_up"), "handheld", -4, 20, "close enough to hurt"),
    "break": Coverage(("close_up", "medium", "insert", "full"), "handheld", 3, 15, "near enough to count"),
    "open": Coverage(HANDS, "push_in", -3, 10, "towards what is uncovered"),
    "labour": Coverage(
        ("medium", "medium_wide", "full", "medium_close_up"), "handheld", 0, 25, "arms and backs, and the strain in them"
    ),
    "make": Coverage(HANDS, "static", -6, 15, "hands and thing"),
    "eat": Coverage(("medium_wide", "medium", "two_shot", "full"), "static", 0, 10, "who sits with whom"),
    "wear": Coverage(HANDS, "tilt", 0, 10, "along what is put on"),
    "touch": Coverage(("close_up", "medium_close_up", "medium", "two_shot"), "push_in", 0, 20, "no room between the two"),
    "see": Coverage(_FACE, "push_in", 0, 15, "eyes that can be read"),
    "find": Coverage(("point_of_view", "wide", "medium_wide", "full"), "pan", -2, 0, "the eye searches, then stops"),
    "know": Coverage(
        ("close_up", "medium_close_up", "medium", "extreme_close_up"), "push_in", 0, 15, "a thought has only the face"
    ),
    "feel": Coverage(_FACE, "push_in", 0, 15, "nearer to the feeling"),
    "weep": Coverage(("close_up", "medium_close_up", "medium", "full"), "static", 0, 15, "hold, and do not help"),
    "cry": Coverage(("medium", "medium_close_up", "medium_wide", "close_up"), "handheld", 2, 15, "bodies bend with the voice"),
    "pray": Coverage(("medium_wide", "medium", "full", "medium_close_up"), "crane", -16, 15, "seen from where it is sent"),
    "rite": Coverage(("wide", "medium_wide", "full", "medium"), "crane", -8, 0, "all of them in one order"),
    "rest": Coverage(("medium", "medium_close_up", "full", "medium_wide"), "static", -18, 25, "stillness, a little from above"),
    "die": Coverage(("medium", "medium_wide", "full", "wide"), "pull_out", -22, 10, "from above, and leaving"),
    "loss": Coverage(("wide", "full", "medium_wide", "medium"), "pull_out", -4, 0, "too much room around"),
    "speak": Coverage(("two_shot", "medium", "medium_wide", "medium_close_up"), "static", 0, 20, "both, and the air between"),
    "sing": Coverage(("medium_wide", "medium", "full", "medium_close_up"), "orbit", 2, 20, "round the one who sings"),
    "play": Coverage(_BODY, "static", 0, 15, "room to play in"),
    "gather": Coverage(("wide", "extreme_wide", "full", "medium_wide"), "crane", -12, 0, "many become one shape"),
    "rule": Coverage(("medium_wide", "full", "medium", "wide"), "push_in", 6, 0, "looked up to"),
    "bear": Coverage(("medium_close_up", "close_up", "medium", "full"), "static", -6, 15, "faces, old and new"),
    "swallow": Coverage(("extreme_wide", "wide", "full", "medium"), "push_in", -2, 0, "one body beside the other: scale"),
    "stop": Coverage(("medium", "medium_wide", "full", "wide"), "static", 0, 10, "hold the end"),
    "fail": Coverage(
        ("medium", "medium_wide", "medium_close_up", "full"), "static", -4, 20, "it does not go, and nothing moves"
    ),
    "state": Coverage(("medium", "medium_wide", "medium_close_up", "full"), "static", 0, 15, "so it is; hold it"),
    "exist": Coverage(("wide", "extreme_wide", "full", "medium_wide"), "push_in", -3, 0, "the place first"),
    "act": Coverage(("medium", "medium_wide", "full", "medium_close_up"), "static", 0, 15, "the deed at arm's length"),
}

SPEAKER = Coverage(("medium_close_up", "close_up", "medium", "extreme_close_up"), "static", 0, 25, "the one who speaks, alone")
SPEAKER_WITH = Coverage(("two_shot", "medium_wide", "full", "medium"), "static", 0, 15, "both, so that the line is known")
PRESSING = Coverage(
    ("close_up", "medium_close_up", "extreme_close_up", "medium"), "push_in", 0, 25, "nearer as the words press"
)
LISTENER = Coverage(("medium_close_up", "close_up", "medium", "medium_wide"), "static", -3, 25, "the face the words hit")
CROWD = Coverage(("medium_wide", "medium", "full", "wide"), "static", 0, 20, "many faces need room")
VOICE = Coverage(("extreme_wide", "wide", "full", "medium_wide"), "push_in", -6, 0, "a voice without a body fills the place")
VISION = Coverage(("extreme_wide", "wide", "full", "medium_wide"), "push_in", -4, 0, "towards what is only spoken of")
CUTAWAY = Coverage(("wide", "insert", "full", "close_up"), "static", -4, 0, "the thing the words mean")
THING = Coverage(_THING, "static", -10, 10, "a thing, where hands could reach it")
PLACE = Coverage(("extreme_wide", "wide", "full", "medium_wide"), "push_in", -4, 0, "where we are")
