"""Where the camera stands: as far as the size asks, on the director's side, nothing in the way, its eye in the air."""

from collections.abc import Callable
from dataclasses import replace
from math import atan2, cos, dist, hypot, radians, sin, tan

import numpy as np

from exeget.shot import Camera, Shot, ShotSize
from exeget.story import Aspect
from toolkits.previz.camera import Setup, angles, around, path
from toolkits.previz.framing import NEAR_SIZES, kept, vertical_deg
from toolkits.previz.place import Place, at_large
from toolkits.previz.posing import Cast, facing_of
from toolkits.previz.scene import at_rest
from toolkits.previz.space import Vec, carried, floats
from toolkits.previz.subject import Frame, Prop, frame_of

NOTED = 0.15
"""How much of a change of distance is worth a word."""
UNASKED = Camera().distance
"""A camera that names no distance stands where the size asks it to."""
ASIDE = tuple(radians(step) for step in (0, 9, -9, 18, -18, 28, -28, 40, -40))
"""How far the camera steps round the subject when somebody is in the way."""
WAYS_IN = tuple(radians(step) for step in (0, 15, -15, 30, -30, 45, -45, 60, -60, 80, -80))
"""How far it steps round where walls are close."""
HIGHER = tuple(radians(step) for step in (0, 6, 12, 18, 25, 32, 40))
"""How far it rises when the side of what carries the action is in the way."""
SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Of a shot's time, when it is looked whether the side hides somebody."""
BELOW, KNEES = 0.3, 0.6
"""How far below its middle the picture is to be free of the side: a share of its height, and metres at most."""
SWIM_VIEW = 5.5
"""Radius of the flat water round a swimmer, metres."""
BESIDE = 4.6, 13.0
"""Half breadth and half length of the water that a hull presses flat, where a camera need not clear the waves."""
ON_DECK = 1.9, 6.5
"""Half breadth and half length of the deck, metres."""
OPEN_SIZES: frozenset[ShotSize] = frozenset({"medium", "medium_wide", "full", "wide", "two_shot"})
ELBOW = 0.42
"""Metres from the line of sight within which somebody is in the way."""


def setup_of(
    shot: Shot, place: Place, players: tuple[Cast, ...], props: tuple[Prop, ...], aspect: Aspect, seconds: float
) -> tuple[Setup, tuple[str, ...]]:
    """The camera's set-up, and what of the director's wish was changed so that the size is what it says."""
    if shot.shot_type == "point_of_view" and players:
        return _through_eyes(shot, place, players[0], aspect, seconds), ()
    frame = frame_of(shot, place, players, props, aspect)
    yaw, pitch = angles(shot.camera)
    if shot.shot_type == "over_shoulder" and len(players) > 1:
        yaw = _over_shoulder(players)
    if frame.stoop > 0.0 and (frame.body or pitch == 0.0):
        pitch = min(pitch, -frame.stoop)
    distance, notes = _distance(shot, frame)
    if frame.body and shot.shot_type != "over_shoulder":
        yaw = _clear(yaw, pitch, distance, frame, players, place)
    if place.roams is not at_large:
        yaw += _way_in(place, frame.target(0.0), (yaw, pitch, distance))
    vertical = vertical_deg(shot.camera.lens_mm, aspect)
    height = 2 * distance * tan(radians(vertical) / 2)
    setup = Setup(
        target=frame.target,
        yaw=yaw,
        pitch=pitch,
        distance=distance,
        vertical_deg=vertical,
        height=height,
        move=shot.camera.move,
        seconds=seconds,
        travels=_travels(shot.shot_type, frame, place),
        watches=_watches(shot.shot_type, frame, place, height * (16 / 9 if aspect == "16:9" else 9 / 16), seconds),
        sway=0.6 if place.heading != 0.0 and frame.body else 0.0,
        near=shot.shot_type in NEAR_SIZES,
        lowest=_lowest(place, seconds / 2),
        rides=place.carried if place.heading != 0.0 and frame.body else at_rest,
        roams=place.roams,
    )
    return _raised(setup, place) if frame.body and shot.shot_type in OPEN_SIZES else setup, notes


def _distance(shot: Shot, frame: Frame) -> tuple[float, tuple[str, ...]]:
    """The director's distance where it gives the size, and a word about it where it does not."""
    asked = shot.camera.distance
    if asked == UNASKED:
        return frame.distance, ()
    distance = kept(asked, frame.distance, frame.tolerance)
    if abs(distance / asked - 1) <= NOTED:
        return distance, ()
    return distance, (f"camera: {distance:.1f} m away instead of {asked:g} m, so that the size is {shot.shot_type}",)


def _raised(setup: Setup, place: Place) -> Setup:
    """The set-up, looking down as steeply as it must so that a ship's side does not hide the subject."""
    if place.shows is None:
        return setup
    for more in HIGHER:
        tried = replace(setup, pitch=min(setup.pitch, 0.0) - more) if more else setup
        if all(_shown(tried, place, tried.seconds * share) for share in SHARES):
            return tried
    return replace(setup, pitch=min(setup.pitch, 0.0) - HIGHER[-1])


def _shown(setup: Setup, place: Place, seconds: float) -> bool:
    assert place.shows is not None
    back = floats(np.linalg.inv(place.carried(seconds).astype(np.float64)))
    eye, (x, y, z) = path(setup)(seconds).eye, setup.target(seconds)
    low = (x, y - min(BELOW * setup.height, KNEES), z)
    return place.shows(carried(back, eye), carried(back, low))


def _over_shoulder(players: tuple[Cast, ...]) -> float:
    """Behind the second's partner, so that a shoulder stands at the edge of the picture."""
    seen, shoulder = players[1].point(0.0, "eyes"), players[0].point(0.0, "eyes")
    return atan2(shoulder[0] - seen[0], shoulder[2] - seen[2]) + radians(17)


def _through_eyes(shot: Shot, place: Place, who: Cast, aspect: Aspect, seconds: float) -> Setup:
    """The camera in somebody's place, looking where they look."""
    facing = facing_of(who, 0.0)
    ahead = 7.0

    def target(t: float) -> Vec:
        x, y, z = who.point(t, "eyes")
        return x + sin(facing) * ahead, y - 0.25, z + cos(facing) * ahead

    vertical = vertical_deg(shot.camera.lens_mm, aspect)
    return Setup(
        target=target,
        yaw=facing + radians(180),
        pitch=0.0,
        distance=ahead - 0.35,
        vertical_deg=vertical,
        height=2 * ahead * tan(radians(vertical) / 2),
        move=shot.camera.move,
        seconds=seconds,
        travels=1.0,
        lowest=_lowest(place, seconds / 2),
    )


def _clear(yaw: float, pitch: float, distance: float, frame: Frame, players: tuple[Cast, ...], place: Place) -> float:
    """The angle nearest to the director's from which nobody stands between camera and subject."""
    target = frame.target(0.0)
    others = [who.point(0.0, "chest") for who in players if who is not frame.follows]
    others += [carried(place.carried(0.0), post) for post in place.posts]
    for aside in ASIDE:
        eye = around(target, yaw + aside, pitch, distance)
        if all(_off_line(eye, target, other) > ELBOW for other in others):
            return yaw + aside
    return yaw


def _way_in(place: Place, target: Vec, wanted: tuple[float, float, float]) -> float:
    """The turn after which walls push the eye least from where yaw, pitch and distance want it."""
    yaw, pitch, distance = wanted

    def pushed(aside: float) -> float:
        eye = around(target, yaw + aside, pitch, distance)
        return dist(eye, place.roams(eye)) + 0.5 * abs(aside)

    return min(WAYS_IN, key=pushed)


def _off_line(eye: Vec, target: Vec, other: Vec) -> float:
    """Metres on the ground from somebody to the line of sight; far when they stand behind either end."""
    ax, az = target[0] - eye[0], target[2] - eye[2]
    length = max(ax * ax + az * az, 1e-9)
    share = ((other[0] - eye[0]) * ax + (other[2] - eye[2]) * az) / length
    if not 0.02 < share < 0.93:
        return 1e9
    dx, dz = other[0] - eye[0] - ax * share, other[2] - eye[2] - az * share
    return float((dx * dx + dz * dz) ** 0.5)


def _travels(size: ShotSize, frame: Frame, place: Place) -> float:
    """Close cameras go with the subject; wide ones stay, unless the ground itself moves."""
    if place.heading != 0.0 and frame.body:
        return 0.94
    if not frame.body:
        return 0.25 if place.heading != 0.0 else 0.0
    return {"full": 0.6, "wide": 0.15, "extreme_wide": 0.0}.get(size, 1.0)


def _watches(size: ShotSize, frame: Frame, place: Place, breadth: float, seconds: float) -> float:
    """A wide camera lets a walker walk, as long as they stay in the picture."""
    if place.heading != 0.0 or not frame.body or size not in ("extreme_wide", "wide", "full"):
        return 1.0
    start, end = frame.target(0.0), frame.target(seconds)
    way = max(hypot(end[0] - start[0], end[2] - start[2]), 1e-6)
    return max(0.0, 1 - 0.55 * breadth / way)


def _lowest(place: Place, seconds: float) -> Callable[[float, float], float]:
    """Above the ground, the waves, a deck and a room's floor, as they are at a time."""
    water, at = place.water, place.carried(seconds)
    lift = float(at[1, 3])
    crest = -1e9 if water is None else water.level + 0.62 * float(abs(water.waves[:, 3]).sum()) + 0.45

    def on_ship(x: float, z: float) -> float:
        dx, dz = x - float(at[0, 3]), z - float(at[2, 3])
        c, s = cos(place.heading), sin(place.heading)
        across, along = c * dx - s * dz, s * dx + c * dz
        if abs(across) < ON_DECK[0] and abs(along) < ON_DECK[1]:
            return place.height(across, along) + lift + 0.5
        return lift + 0.9 if hypot(across / BESIDE[0], along / BESIDE[1]) < 1.0 else crest

    def on_land(x: float, z: float) -> float:
        ground = place.height(x, z)
        return max(ground + 0.3, crest if water is not None and ground < water.level else -1e9)

    if place.heading != 0.0:
        return on_ship
    if place.floats:
        return lambda x, z: lift + 0.4 if hypot(x, z) < SWIM_VIEW else crest
    return on_land
