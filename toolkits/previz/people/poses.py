"""All poses by their word, and what a mood does to any of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from exeget.terms import Mood, Pose
from toolkits.previz.people import poses_doing, poses_ground, poses_moving, poses_standing
from toolkits.previz.people.attitude import Attitude, bent
from toolkits.previz.people.turns import Triple

POSES: Mapping[Pose, Callable[[float], Attitude]] = {
    "stand": poses_standing.stand, "walk": poses_moving.walk, "run": poses_moving.run, "sit": poses_ground.sit,
    "kneel": poses_ground.kneel, "bow": poses_standing.bow, "lie": poses_ground.lie, "sleep": poses_ground.sleep,
    "crouch": poses_ground.crouch, "brace": poses_standing.brace, "row": poses_doing.row, "climb": poses_moving.climb,
    "swim": poses_moving.swim, "ride": poses_moving.ride, "raise_arms": poses_standing.raise_arms,
    "point": poses_standing.point, "reach": poses_standing.reach, "hold": poses_standing.hold, "throw": poses_doing.throw,
    "pull": poses_doing.pull, "pray": poses_ground.pray, "cry_out": poses_standing.cry_out, "speak": poses_standing.speak,
    "look": poses_standing.look, "cover_face": poses_standing.cover_face, "embrace": poses_standing.embrace,
    "fall": poses_ground.fall, "work": poses_doing.work,
}  # fmt: skip

BEARING: Mapping[Mood, tuple[Triple, Triple, float]] = {
    "calm": ((0, 0, 0), (0, 0, 0), 0.0),
    "joy": ((-0.05, 0, 0), (-0.08, 0, 0.02), 0.02),
    "tender": ((0.02, 0, 0), (0.06, 0, 0.08), 0.0),
    "hope": ((-0.03, 0, 0), (-0.12, 0, 0), 0.0),
    "awe": ((-0.05, 0, 0), (-0.20, 0, 0), 0.0),
    "wonder": ((-0.03, 0, 0), (-0.12, 0, 0.06), 0.0),
    "solemn": ((0.02, 0, 0), (0.06, 0, 0), -0.01),
    "mystery": ((0.03, 0, 0), (0.04, 0.06, 0), 0.0),
    "haste": ((0.08, 0, 0), (-0.05, 0, 0), 0.02),
    "fear": ((-0.06, 0, 0), (-0.02, 0.05, 0), 0.14),
    "threat": ((0.06, 0, 0), (0.08, 0, 0), 0.05),
    "anger": ((0.09, 0, 0), (0.03, 0, 0), 0.07),
    "sorrow": ((0.14, 0, 0), (0.22, 0, 0.04), -0.06),
}
"""What each mood adds to chest, head and shoulders."""

FREE = frozenset({"lie", "sleep", "swim", "fall", "cover_face", "pray", "bow"})
"""Poses whose trunk and head a mood leaves alone."""


def attitude_of(pose: Pose, seconds: float, mood: Mood | None) -> Attitude:
    """A pose at a time, borne as the mood bears it."""
    attitude = POSES[pose](seconds)
    if mood is None or pose in FREE:
        return attitude
    spine, head, shrug = BEARING[mood]
    return bent(attitude, spine, head, shrug)


def turned_head(attitude: Attitude, yaw: float, pitch: float) -> Attitude:
    """The attitude with the head turned to something, as far as a neck goes."""
    return replace(attitude, head=(min(max(pitch, -0.6), 0.6), min(max(yaw, -1.1), 1.1), attitude.head[2]))
