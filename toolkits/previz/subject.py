"""What a shot looks at: a body, two, a beast, a prop or the place itself, as tall in the picture as its size says."""

from collections.abc import Callable
from dataclasses import dataclass
from math import radians

import numpy as np

from exeget.shot import Shot, ShotSize
from exeget.story import Aspect
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
)
from toolkits.previz.place import Place
from toolkits.previz.posing import Cast
from toolkits.previz.space import Vec, carried

STANDING_EYES = 1.58
"""Metres; other bodies are framed in proportion."""
RIDING = 1.45
"""How much taller than a person somebody on a beast is framed."""


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


def frame_of(shot: Shot, place: Place, players: tuple[Cast, ...], props: tuple[Prop, ...], aspect: Aspect) -> Frame:
    """What the picture is centred on, and from how far."""
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
