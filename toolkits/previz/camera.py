"""The camera's way through a shot: set by size, angle and lens, then moved as the director asks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import cos, pi, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from exeget.shot import Camera, Move
from toolkits.previz.place import at_large
from toolkits.previz.scene import CameraPose, Moving, at_rest
from toolkits.previz.space import Vec, carried, floats

ORBIT, PAN, TILT = radians(40), radians(22), radians(13)
"""Natural range of the turning moves."""
HALF_RANGE = 0.5
"""What a move without an amount goes through."""


@dataclass(frozen=True)
class Setup:
    """Where the camera stands when the shot begins, and what it must heed."""

    target: Callable[[float], Vec]
    """Seconds to the point in the middle of the picture."""
    yaw: float
    """Radians round the target: 0 from the front, positive to the right of the set."""
    pitch: float
    """Radians: negative looks down."""
    distance: float
    vertical_deg: float
    height: float
    """Of the picture at the target, metres."""
    move: Move
    seconds: float
    """Length of the shot."""
    travels: float = 0.0
    """How far the camera goes with the target when it moves: 0 it only turns after it, 1 it keeps beside it."""
    watches: float = 1.0
    """How far it turns after the target: 0 lets it walk through the picture."""
    sway: float = 0.0
    """How far the ground under the camera rocks: a deck at sea, 0 to 1."""
    near: bool = False
    lowest: Callable[[float, float], float] = lambda _x, _z: -1e9
    """x and z to the lowest height an eye may have there."""
    rides: Moving = at_rest
    """What the camera is fastened to: a deck, so that its rail does not swing through the picture."""
    roams: Callable[[Vec], Vec] = at_large
    """The nearest point to an eye where a camera fits."""


def path(setup: Setup) -> Callable[[float], CameraPose]:
    """Seconds to the camera's pose; a pure function, so that any frame can be drawn alone."""
    amount = setup.move.amount or (HALF_RANGE if setup.move.type != "static" else 0.0)
    middle = setup.target(setup.seconds / 2)
    moored = _matrix(setup.rides, setup.seconds / 2)

    def pose(seconds: float) -> CameraPose:
        share = eased(setup.move.ease, min(max(seconds / max(setup.seconds, 1e-6), 0.0), 1.0)) * amount
        ridden = _matrix(setup.rides, seconds) @ np.linalg.inv(moored)  # from the middle of the shot to now
        now = carried(floats(np.linalg.inv(ridden)), setup.target(seconds))
        target = _along(middle, now, max(setup.watches, _travel(setup)))
        base = _along(middle, now, _travel(setup))
        rig = _moved(setup, base, target, share)
        x, y, z = rig.eye
        eye = setup.roams((x, max(y, setup.lowest(x, z)), z))
        there = replace(rig, eye=carried(floats(ridden), eye), target=carried(floats(ridden), rig.target))
        return _finished(setup, there, seconds)

    return pose


def _matrix(moving: Moving, seconds: float) -> NDArray[np.float64]:
    return np.asarray(moving(seconds), np.float64)


def eased(ease: str, t: float) -> float:
    """How far a move has come at a share of its time."""
    if ease == "in":
        return t * t
    if ease == "out":
        return 1 - (1 - t) * (1 - t)
    return t * t * (3 - 2 * t) if ease == "in_out" else t


@dataclass(frozen=True)
class _Rig:
    eye: Vec
    target: Vec
    vertical_deg: float
    roll: float = 0.0


def _travel(setup: Setup) -> float:
    return 1.0 if setup.move.type in ("follow", "track") else setup.travels


def _moved(setup: Setup, base: Vec, target: Vec, share: float) -> _Rig:
    """The camera after a signed share of its move."""
    kind, yaw, distance, angle = setup.move.type, setup.yaw, setup.distance, setup.vertical_deg
    if kind in ("push_in", "dolly"):
        distance *= 1 - 0.34 * share
    elif kind == "pull_out":
        distance *= 1 + 0.5 * share
    elif kind == "orbit":
        yaw += ORBIT * share
    elif kind == "zoom":
        angle *= 1 - 0.34 * share
    eye = around(base, yaw, setup.pitch, distance)
    if kind == "crane":
        eye = (eye[0], eye[1] + share * max(0.9 * setup.height, 0.35 * distance), eye[2])
    elif kind == "track" and base == target:
        side = share * 0.55 * setup.height * (0.6 if setup.near else 1.0)
        step = (cos(yaw) * side, 0.0, -sin(yaw) * side)
        eye, target = _plus(eye, step), _plus(target, step)
    elif kind in ("pan", "tilt"):
        target = _turned(eye, target, PAN * share if kind == "pan" else 0.0, TILT * share if kind == "tilt" else 0.0)
    return _Rig(eye, target, angle)


def _finished(setup: Setup, rig: _Rig, seconds: float) -> CameraPose:
    """Hands and decks shake the camera; the ground lifts it; the lens is focused on the target."""
    shake = (0.011 if setup.near else 0.016) * setup.height if setup.move.type == "handheld" else 0.0
    shake += 0.012 * setup.height * setup.sway
    drift = (wander(seconds, 0.0), wander(seconds, 3.7), wander(seconds, 8.1))
    eye = _plus(rig.eye, (shake * drift[0], shake * drift[1], 0.0))
    target = _plus(rig.target, (shake * 1.6 * drift[1], shake * 1.6 * drift[2], 0.0))
    roll = 0.012 * drift[0] * (1.0 if shake else 0.0) + 0.035 * setup.sway * sin(seconds * 1.25)
    away = sqrt(sum((a - b) ** 2 for a, b in zip(eye, target, strict=True)))
    blur = min(1.0, 0.34 / max(setup.height, 0.2)) if setup.near else 0.0
    return CameraPose(eye, target, rig.vertical_deg, roll, away, blur)


def around(target: Vec, yaw: float, pitch: float, distance: float) -> Vec:
    """The eye that sees a target from an angle; `pitch` negative stands above it."""
    level = cos(pitch) * distance
    return target[0] + sin(yaw) * level, target[1] - sin(pitch) * distance, target[2] + cos(yaw) * level


def wander(seconds: float, phase: float) -> float:
    """A slow unsteadiness, within about -1 to 1."""
    t = seconds + phase
    return (sin(t * 2.1) + 0.5 * sin(t * 4.9 + 1.3) + 0.2 * sin(t * 11.3 + 0.4)) / 1.7


def _turned(eye: Vec, target: Vec, right: float, up: float) -> Vec:
    x, y, z = np.subtract(target, eye).tolist()
    flat = sqrt(x * x + z * z)
    rise = min(max(np.arctan2(y, flat) + up, -pi / 2 + 0.05), pi / 2 - 0.05)
    bearing = np.arctan2(x, -z) + right
    reach = sqrt(flat * flat + y * y)
    level = reach * cos(rise)
    return eye[0] + level * sin(bearing), eye[1] + reach * sin(rise), eye[2] - level * cos(bearing)


def _along(start: Vec, end: Vec, share: float) -> Vec:
    return (
        start[0] + (end[0] - start[0]) * share,
        start[1] + (end[1] - start[1]) * share,
        start[2] + (end[2] - start[2]) * share,
    )


def _plus(a: Vec, b: Vec) -> Vec:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def angles(camera: Camera) -> tuple[float, float]:
    """Yaw and pitch of a direction in radians."""
    return radians(camera.yaw_deg), radians(camera.pitch_deg)
