"""What a shot looks at, and from where the camera must stand to show it at the size it names."""

from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, cos, hypot, radians, sin, tan

import numpy as np

from exeget.shot import Camera, Shot, ShotSize
from exeget.story import Aspect
from toolkits.previz.camera import Setup, angles, around
from toolkits.previz.framing import (
    BODY,
    BODY_TOLERANCE,
    FAR_TOLERANCE,
    NEAR_SIZES,
    NEAR_TOLERANCE,
    PAIR_TOLERANCE,
    PLACE_SHARE,
    PLACE_TOLERANCE,
    Size,
    distance_for_breadth,
    distance_for_height,
    kept,
    vertical_deg,
)
from toolkits.previz.place import Place
from toolkits.previz.posing import Cast, facing_of
from toolkits.previz.space import Vec, carried

NOTED = 0.15
"""How much of a change of distance is worth a word."""
UNASKED = Camera().distance
"""A camera that names no distance stands where the size asks it to."""
STANDING_EYES = 1.58
"""Metres; other bodies are framed in proportion."""
ASIDE = tuple(radians(step) for step in (0, 9, -9, 18, -18, 28, -28, 40, -40))
"""How far the camera steps round the subject when somebody is in the way."""
RAIL = 1.5
"""Just over a ship's rail, metres above its origin."""
SWIM_VIEW = 5.5
"""Radius of the flat water round a swimmer, metres."""
BESIDE = 4.6, 13.0
"""Half breadth and half length of the water that the hull presses flat, where a camera need only look over the rail."""
OPEN_SIZES: frozenset[ShotSize] = frozenset({"medium_wide", "full", "wide", "two_shot"})
OVER_RAIL = radians(13)
"""How far the camera looks down on a deck, so that its side hides nobody."""
RIDING = 1.45
"""How much taller than a person somebody on a beast is framed."""
ON_DECK = 1.9, 6.5
"""Half breadth and half length of the deck, metres."""
ELBOW = 0.42
"""Metres from the line of sight within which somebody is in the way."""


@dataclass(frozen=True)
class Prop:
    """A thing that can be looked at: the point in its middle, and its breadth in metres."""

    middle: Callable[[float], Vec]
    breadth: float


@dataclass(frozen=True)
class Frame:
    """What the picture is centred on and how tall it is there."""

    target: Callable[[float], Vec]
    height: float
    distance: float
    tolerance: tuple[float, float]
    body: bool
    follows: Cast | None = None
    stoop: float = 0.0
    """Radians the camera looks down when the director asks for no angle, so that a low body is not seen along the floor."""


def setup_of(
    shot: Shot, place: Place, players: tuple[Cast, ...], props: tuple[Prop, ...], aspect: Aspect, seconds: float
) -> tuple[Setup, tuple[str, ...]]:
    """The camera's set-up, and what of the director's wish was changed so that the size is what it says."""
    lens = shot.camera.lens_mm
    frame = _frame(shot, place, players, props, aspect)
    yaw, pitch = angles(shot.camera)
    if shot.shot_type == "over_shoulder" and len(players) > 1:
        yaw = _over_shoulder(players)
    if shot.shot_type == "point_of_view" and players:
        return _through_eyes(shot, place, players[0], aspect, seconds), ()
    asked = shot.camera.distance
    stoop = max(frame.stoop, OVER_RAIL if place.heading != 0.0 and frame.body and shot.shot_type in OPEN_SIZES else 0.0)
    if stoop > 0.0 and (frame.body or pitch == 0.0):
        pitch = min(pitch, -stoop)
    distance = frame.distance if asked == UNASKED else kept(asked, frame.distance, frame.tolerance)
    notes: tuple[str, ...] = ()
    if abs(distance / asked - 1) > NOTED and asked != UNASKED:
        notes = (f"camera: {distance:.1f} m away instead of {asked:g} m, so that the size is {shot.shot_type}",)
    vertical = vertical_deg(lens, aspect)
    height = 2 * distance * tan(radians(vertical) / 2)
    if frame.body and shot.shot_type != "over_shoulder":
        yaw = _clear(yaw, pitch, distance, frame, players, place)
    at_sea = place.carried(0.0)[1, 3] != 0.0 or place.heading != 0.0
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
        sway=0.6 if at_sea and frame.body else 0.0,
        near=shot.shot_type in NEAR_SIZES,
        lowest=_lowest(place),
    )
    return setup, notes


def _frame(shot: Shot, place: Place, players: tuple[Cast, ...], props: tuple[Prop, ...], aspect: Aspect) -> Frame:
    lens, size = shot.camera.lens_mm, shot.shot_type
    if shot.subject == "prop" and props:
        breadth = max(props[0].breadth * 2.4 * PLACE_SHARE[size] / PLACE_SHARE["wide"], props[0].breadth * 1.3)
        distance = distance_for_breadth(breadth, lens, "16:9")
        return Frame(props[0].middle, breadth * 9 / 16, distance, BODY_TOLERANCE, body=False)
    if not players or (shot.subject == "environment" and size in ("extreme_wide", "wide")):
        breadth = place.breadth * PLACE_SHARE[size]
        distance = distance_for_breadth(breadth, lens, aspect)
        view = place.view
        stoop = 0.0 if place.enclosed else radians(5)
        return Frame(
            lambda t: carried(place.carried(t), view), breadth * 9 / 16, distance, PLACE_TOLERANCE, body=False, stoop=stoop
        )
    if size == "extreme_wide" and place.heading != 0.0:
        distance = distance_for_breadth(place.breadth * 1.25, lens, aspect)
        return Frame(lambda t: carried(place.carried(t), place.view), place.breadth * 0.7, distance, FAR_TOLERANCE, body=False)
    if size == "two_shot" and len(players) > 1:
        return _two(players[:2], lens, aspect)
    who = players[min(len(players) - 1, 1 if size == "over_shoulder" else 0)]
    return _body(who, BODY[size], size, lens)


def _body(who: Cast, size: Size, name: ShotSize, lens: float) -> Frame:
    """Framing of one body, in proportion to it, with room where it looks."""
    if who.figure.nature == "animal" and name not in NEAR_SIZES:
        return _beast(who, size, lens)
    eyes = [float(value) for value in who.pose_at(0.0).eyes]
    scale = _scale(who)
    look = 0.0 if name in ("wide", "extreme_wide") else 0.05 * size.height * scale
    lowered = size.below_eyes * scale * min(1.0, max(eyes[1], 0.25) / (STANDING_EYES * scale) + 0.15)
    point: Vec = (eyes[0], eyes[1] - lowered, eyes[2] + look)
    height = size.height * scale
    tolerance = FAR_TOLERANCE if name in ("wide", "extreme_wide") else NEAR_TOLERANCE if name in NEAR_SIZES else BODY_TOLERANCE
    stoop = radians(17) * max(0.0, 1 - eyes[1] / (1.25 * scale)) if size.height > 0.6 else 0.0
    return Frame(
        _fixed_to(who, point), height, distance_for_height(height, lens), tolerance, body=True, follows=who, stoop=stoop
    )


def _beast(who: Cast, size: Size, lens: float) -> Frame:
    """A beast is framed by what there is of it, which is longer than it is tall."""
    points = np.concatenate([layer.mesh.points for layer in who.pose_at(0.0).layers])
    low, high = points.min(0), points.max(0)
    middle: Vec = (float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2, float(low[2] + high[2]) / 2)
    height = size.height / 1.7 * max(float(high[1] - low[1]), 0.62 * float(high[2] - low[2]), 0.1)
    return Frame(_fixed_to(who, middle), height, distance_for_height(height, lens), FAR_TOLERANCE, body=True, follows=who)


def _fixed_to(who: Cast, point: Vec) -> Callable[[float], Vec]:
    return lambda seconds: carried(who.stands(seconds), point)


def _scale(who: Cast) -> float:
    """A body's size against a standing person's; a rider counts with the beast."""
    return max(who.player.height, 0.3) / 1.7 * (RIDING if who.mount else 1.0)


def _two(pair: tuple[Cast, ...], lens: float, aspect: Aspect) -> Frame:
    a, b = (member.point(0.0, "eyes") for member in pair)
    span = ((a[0] - b[0]) ** 2 + (a[2] - b[2]) ** 2) ** 0.5
    apart = abs(a[1] - b[1])
    height = max(1.25, (span + 0.9) * (9 / 16 if aspect == "16:9" else 4 / 3), apart + 0.85)

    def target(seconds: float) -> Vec:
        p, q = (member.point(seconds, "eyes") for member in pair)
        top = max(p[1], q[1]) + 0.2 + 0.06 * height
        return (p[0] + q[0]) / 2, top - height / 2, (p[2] + q[2]) / 2

    return Frame(target, height, distance_for_height(height, lens), PAIR_TOLERANCE, body=True, follows=pair[0])


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
        lowest=_lowest(place),
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


def _hull_space(place: Place, x: float, z: float) -> tuple[float, float]:
    """A place on the ground as right and forward of the middle of the ship."""
    matrix = place.carried(0.0)
    dx, dz = x - float(matrix[0, 3]), z - float(matrix[2, 3])
    c, s = cos(place.heading), sin(place.heading)
    return c * dx - s * dz, s * dx + c * dz


def _lowest(place: Place) -> Callable[[float, float], float]:
    """Above the ground, the waves, and a room's floor."""
    water = place.water
    crest = -1e9 if water is None else water.level + 0.62 * float(abs(water.waves[:, 3]).sum()) + 0.45

    lift = float(place.carried(0.0)[1, 3])

    def lowest(x: float, z: float) -> float:
        if place.heading != 0.0:
            across, along = _hull_space(place, x, z)
            if abs(across) < ON_DECK[0] and abs(along) < ON_DECK[1]:
                return place.height(across, along) + lift + 0.5
            beside = hypot(across / BESIDE[0], along / BESIDE[1]) < 1.0
            return lift + RAIL if beside else crest
        if place.floats and hypot(x, z) < SWIM_VIEW:
            return lift + 0.4
        return max(place.height(x, z) + 0.3, crest if water is not None and place.height(x, z) < water.level else -1e9)

    return lowest
