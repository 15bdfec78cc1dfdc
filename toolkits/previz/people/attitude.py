"""What a pose asks of a body, in the body's own measures, before any joint is turned.

Lengths of legs and places of feet count in leg lengths, arms in arm lengths; x is to the person's left, y up, z forward.
"""

from dataclasses import dataclass, replace
from typing import Literal

from toolkits.previz.people.turns import Triple


@dataclass(frozen=True)
class Step:
    """A foot on, or above, the ground."""

    x: float = 0.1
    """Leg lengths outward from the middle."""
    z: float = 0.0
    """Leg lengths ahead."""
    lift: float = 0.0
    """Leg lengths above the ground."""
    pitch: float = 0.0
    """Positive raises the heel over the ball, negative the toes over the heel."""
    yaw: float = 0.12
    """Toes outward."""
    knee: float = 0.0
    """How far the knee points outward."""


@dataclass(frozen=True)
class Leg:
    """A leg by its directions, in the pelvis' own axes; x is outward on both sides."""

    thigh: Triple
    calf: Triple
    foot: float = 0.0
    """Pitch of the foot against the calf: positive points the toes."""


@dataclass(frozen=True)
class Arm:
    """An arm by its directions, in the chest's axes; x is outward on both sides."""

    upper: Triple = (0.22, -1.0, -0.02)
    fore: Triple = (0.06, -1.0, 0.22)
    palm: Triple | None = None
    """Where the palm faces; None leaves it as the forearm has it."""
    wrist: Triple | None = None
    """Where the fingers point; None carries on from the forearm."""
    curl: float = 0.35
    """Fingers from flat 0 to a fist 1."""
    point: bool = False
    """The index finger stays straight."""


@dataclass(frozen=True)
class Reach:
    """A hand at a place; x is outward on both sides, negative crosses the middle."""

    at: Triple
    """Arm lengths from the frame's origin: the shoulder, the middle of the chest, the mouth, or the ground below the hips."""
    of: Literal["shoulder", "chest", "face", "ground"] = "shoulder"
    elbow: Triple = (0.6, -1.0, -0.3)
    """Where the elbow points."""
    palm: Triple | None = None
    wrist: Triple | None = None
    curl: float = 0.35
    point: bool = False


@dataclass(frozen=True)
class Attitude:
    """A whole pose at one instant."""

    hips: Triple = (0.0, 0.985, 0.0)
    """Place of the hip joints' middle, in leg lengths; y = 1 is a straight leg."""
    tilt: Triple = (0.0, 0.0, 0.0)
    """Pitch, yaw, roll of the pelvis."""
    spine: Triple = (0.0, 0.0, 0.0)
    """Pitch, yaw, roll of the chest against the pelvis."""
    head: Triple = (0.0, 0.0, 0.0)
    """Pitch, yaw, roll of the head against the chest."""
    legs: tuple[Step | Leg, Step | Leg] = (Step(), Step())
    """Left, right."""
    arms: tuple[Arm | Reach, Arm | Reach] = (Arm(), Arm())
    """Left, right."""
    shrug: float = 0.0
    """Shoulders up, in radians."""
    ground: Literal["feet", "body", "none"] = "feet"
    """What rests on the ground: the feet where they are put, whatever is lowest, or nothing (water, air, a saddle)."""


def bent(attitude: Attitude, spine: Triple = (0, 0, 0), head: Triple = (0, 0, 0), shrug: float = 0.0) -> Attitude:
    """The attitude with chest, head and shoulders moved a little further."""
    return replace(attitude, spine=_sum(attitude.spine, spine), head=_sum(attitude.head, head), shrug=attitude.shrug + shrug)


def _sum(a: Triple, b: Triple) -> Triple:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]
