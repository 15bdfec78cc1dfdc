"""Fish and whales: a chain of bones in one smooth body, with fins; the water's surface is y = 0, the back just breaking it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from exeget.terms import Pose
from toolkits.previz.mesh import Ints
from toolkits.previz.people.creatures.extras import ball
from toolkits.previz.people.creatures.flesh import Blob, Skinned, fleshed
from toolkits.previz.people.creatures.kind import Kind, Tint
from toolkits.previz.people.creatures.skeletons import Bone, rig_of
from toolkits.previz.people.human import Detail
from toolkits.previz.people.joints import Joints
from toolkits.previz.people.piece import Piece, held
from toolkits.previz.people.poses_standing import eased, wave
from toolkits.previz.people.rig import Rig, Stance
from toolkits.previz.people.skin import mottled
from toolkits.previz.people.sparse import Reals, nearest
from toolkits.previz.people.surface import grid_faces, normals_of
from toolkits.previz.people.turns import Triple, about, leant, unit

PARTS = 7
"""Bones from head to tail."""
CELL: dict[Detail, float] = {"near": 0.011, "middle": 0.019, "far": 0.034}
"""Of the skin's mesh, in body lengths."""
GAPE = 0.55
"""How far the mouth stands open at rest, so that the skin has a mouth to open, radians; poses close it."""
MOUTH: Triple = (0.10, 0.022, 0.022)
SUNK = 0.35
"""How far below the surface the middle of the body swims, in its greatest radius."""


@dataclass(frozen=True)
class Swimmer:
    """Proportions; lengths count in body lengths unless they say metres."""

    length: float
    """Metres."""
    radii: tuple[float, ...]
    """Half the height of the body at eight places from nose to tail."""
    wide: float
    back: Triple
    belly: Triple
    fluke: bool
    """A whale's level tail that beats up and down; else a fish's upright one that beats sideways."""
    jaw: float
    """Length of the mouth."""
    beat: float
    """Seconds of one stroke of the tail."""


SWIMMERS: Mapping[str, Swimmer] = {
    "whale": Swimmer(
        14.0,
        (0.065, 0.105, 0.115, 0.112, 0.100, 0.075, 0.045, 0.022),
        1.0,
        (0.030, 0.042, 0.055),
        (0.30, 0.31, 0.30),
        True,
        0.26,
        3.2,
    ),
    "fish": Swimmer(
        0.55,
        (0.035, 0.085, 0.120, 0.125, 0.105, 0.072, 0.040, 0.024),
        0.52,
        (0.10, 0.125, 0.12),
        (0.50, 0.50, 0.46),
        False,
        0.10,
        0.7,
    ),
    "shark": Swimmer(
        4.2,
        (0.040, 0.070, 0.085, 0.088, 0.075, 0.052, 0.030, 0.018),
        0.85,
        (0.09, 0.105, 0.12),
        (0.45, 0.45, 0.43),
        False,
        0.12,
        1.3,
    ),
    "dolphin": Swimmer(
        2.6,
        (0.032, 0.070, 0.088, 0.090, 0.078, 0.055, 0.032, 0.018),
        0.9,
        (0.10, 0.12, 0.14),
        (0.42, 0.43, 0.43),
        True,
        0.12,
        0.9,
    ),
}


def _spine(s: Swimmer) -> Reals:
    """(PARTS + 1,) places along z from nose to tail root, metres; the middle of the body is 0."""
    return s.length * np.linspace(0.5, -0.42, PARTS + 1)


@cache
def _rig(name: str) -> Rig:
    s = SWIMMERS[name]
    z = _spine(s)
    middle = PARTS // 2
    at: list[Triple] = [(0.0, 0.0, float(place)) for place in z]
    bones: list[Bone] = [
        (f"part_{middle}", "", at[middle], at[middle + 1]),
        *((f"part_{part}", f"part_{part + 1}", at[part + 1], at[part]) for part in range(middle - 1, -1, -1)),
        *((f"part_{part}", f"part_{part - 1}", at[part], at[part + 1]) for part in range(middle + 1, PARTS)),
        ("tail", f"part_{PARTS - 1}", at[-1], (0.0, 0.0, -s.length / 2)),
        ("jaw", "part_0", *_jaw(s)),
    ]
    for side, sign in (("l", 1.0), ("r", -1.0)):
        root = (sign * s.radii[2] * s.wide * s.length * 0.8, -s.radii[2] * s.length * 0.45, s.length * 0.20)
        tip = (root[0] + sign * 0.14 * s.length, root[1] - 0.05 * s.length, root[2] - 0.1 * s.length)
        bones.append((f"fin_{side}", f"part_{middle - 1}", root, tip))
    return rig_of(bones)


def _jaw(s: Swimmer) -> tuple[Triple, Triple]:
    """Hinge and tip of the lower jaw, hanging open."""
    hinge = np.array([0.0, -s.radii[1] * 0.42, 0.5 - s.jaw]) * s.length
    tip = np.array([0.0, -s.radii[0] * 0.55, 0.485]) * s.length
    low = hinge + about((1, 0, 0), GAPE) @ (tip - hinge)
    return (0.0, float(hinge[1]), float(hinge[2])), (0.0, float(low[1]), float(low[2]))


def _flesh(s: Swimmer) -> tuple[Blob, ...]:
    z, size = _spine(s), s.length
    out = []
    for part in range(PARTS):
        a, b = s.radii[part] * size, s.radii[part + 1] * size
        out.append(Blob(f"part_{part}", (0, 0, float(z[part])), (0, 0, float(z[part + 1])), (a, b), s.wide))
    hinge, tip = _jaw(s)
    out.append(Blob("jaw", hinge, tip, (s.radii[1] * size * 0.55, s.radii[0] * size * 0.42), s.wide))
    out.append(Blob("tail", (0, 0, float(z[-1])), (0, 0, -size * 0.46), (s.radii[-1] * size, s.radii[-1] * size * 0.6), 0.6))
    return tuple(out)


@cache
def _skin(name: str, detail: Detail) -> Skinned:
    s = SWIMMERS[name]
    return fleshed(_rig(name), _flesh(s), CELL[detail] * s.length, 0.011 * s.length)


def _fin(rig: Rig, bone: str, outline: Reals, thick: float, colour: Triple) -> Piece:
    """A fin: an outline (n, 2, 3) of root and edge points, as a thin lens."""
    count = len(outline)
    side = unit(np.cross(outline[-1, 0] - outline[0, 0], outline[count // 2, 1] - outline[count // 2, 0]))
    swell = np.sin(np.linspace(0.1, np.pi - 0.1, count))[:, None] * thick * side
    grid = np.stack(
        [
            outline[:, 1],
            (outline[:, 0] + outline[:, 1]) / 2 + swell * 0.5,
            outline[:, 0] + swell,
            outline[:, 0] - swell,
            (outline[:, 0] + outline[:, 1]) / 2 - swell * 0.5,
        ]
    )
    points = grid.reshape(-1, 3).astype(np.float32)
    faces = grid_faces(5, count, False)
    last = np.arange(count - 1)
    close: Ints = np.concatenate(
        [np.stack([last + 4 * count, last, last + 1 + 4 * count], 1), np.stack([last + 1 + 4 * count, last, last + 1], 1)]
    ).astype(np.int32)
    colours = np.tile(np.array(colour), (len(points), 1)) * np.repeat(np.array([0.8, 0.95, 1.1, 1.1, 0.95]), count)[:, None]
    return Piece(
        "scale",
        points,
        np.concatenate([faces, close]),
        np.clip(colours, 0, 1).astype(np.float32),
        held(len(points), rig.number[bone], len(rig.names)),
    )


def _fins(s: Swimmer, rig: Rig, colour: Triple) -> list[Piece]:
    size, t = s.length, np.linspace(0, 1, 9)[:, None]
    out = []
    root = np.array([0.0, 0.0, -0.42 * size])
    spread = np.array([1.0, 0, 0]) if s.fluke else np.array([0, 1.0, 0])
    for sign in (1.0, -1.0):
        tip = root + spread * sign * 0.155 * size + np.array([0, 0, -0.10 * size])
        lead = (
            root + np.array([0, 0, 0.05 * size]) * (1 - t) + (tip - root) * t + spread * sign * 0.02 * size * np.sin(np.pi * t)
        )
        trail = (
            root
            + np.array([0, 0, -0.055 * size]) * (1 - t)
            + (tip - root) * t
            + np.array([0, 0, 0.018 * size]) * np.sin(np.pi * t)
        )
        out.append(_fin(rig, "tail", np.stack([lead, trail], axis=1), 0.008 * size, colour))
        wing = rig.head("fin_l" if sign > 0 else "fin_r")
        end = wing + np.array([sign * 0.13, -0.06, -0.13]) * size * (1.0 if s.fluke else 0.75)
        front = wing + np.array([0, 0, 0.035 * size]) * (1 - t) + (end - wing) * t
        rear = (
            wing
            + np.array([0, 0, -0.035 * size]) * (1 - t)
            + (end - wing) * t
            - np.array([0, 0, 0.015 * size]) * np.sin(np.pi * t)
        )
        out.append(_fin(rig, "fin_l" if sign > 0 else "fin_r", np.stack([front, rear], axis=1), 0.008 * size, colour))
    high = s.radii[3] * size * 0.93
    along = np.array([0, 0, 0.10 if not s.fluke else -0.12]) * size
    base = np.array([0, high * (0.9 if not s.fluke else 0.82), 0]) + along + np.array([0, 0, -0.20 * size]) * t
    crest = (
        base
        + np.array([0, 0.085 if not s.fluke else 0.05, -0.05]) * size * np.sin(np.pi * np.clip(t * 0.9 + 0.05, 0, 1)) ** 0.7
    )
    out.append(
        _fin(
            rig, f"part_{3 if not s.fluke else 4}", np.stack([base - (0, 0.02 * size, 0), crest], axis=1), 0.006 * size, colour
        )
    )
    return out


def _in_mouth(s: Swimmer, skin: Skinned, normals: Reals) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Points on the inner sides of the open mouth."""
    hinge, tip = (np.array(end) for end in _jaw(s))
    along = unit(tip - hinge)
    off = skin.points - hinge
    ahead = off[:, 2] > 0.02 * s.length
    jaw = skin.tones[:, PARTS] > 0.5
    below = off @ np.array([0.0, along[2], -along[1]])
    upper = ~jaw & (normals[:, 1] < -0.55) & (off[:, 1] < 0.03 * s.length)
    lower = jaw & (normals @ np.array([0.0, along[2], -along[1]]) > 0.45) & (below > -0.02 * s.length)
    out: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = ahead & (upper | lower)
    return out


def _pieces(name: str, detail: Detail, tint: Tint) -> tuple[Piece, ...]:
    s, rig = SWIMMERS[name], _rig(name)
    skin = _skin(name, detail)
    normals = normals_of(skin.points, skin.faces)
    back, belly = np.array(tint(s.back)), np.array(tint(s.belly))
    share = np.clip(0.5 - 1.3 * normals[:, 1] - 2.0 * skin.points[:, 1] / (s.radii[2] * s.length), 0, 1)[:, None] ** 1.5
    colours = back + (belly - back) * share
    colours = colours * (1 + 0.08 * mottled(skin.points * (31 / s.length)))[:, None]
    colours = np.where(_in_mouth(s, skin, normals)[:, None], np.array(MOUTH), colours)
    out = [
        Piece("scale", skin.points, skin.faces, np.clip(colours, 0, 1).astype(np.float32), skin.weights),
        *_fins(s, rig, tint(s.back)),
    ]
    if detail != "far":
        size = 0.009 * s.length if s.fluke else 0.020 * s.length
        for sign in (1.0, -1.0):
            outward = unit([sign, 0.1, 0.25])
            guess = np.array([sign * s.radii[1] * s.wide * 0.9, 0.012, 0.5 - (s.jaw + 0.02 if s.fluke else 0.12)]) * s.length
            _, at = nearest(guess[None], skin.points, 4)
            out.append(
                ball(
                    rig,
                    "part_0" if s.jaw < 0.2 else "part_1",
                    skin.points[at[0]].mean(axis=0) - outward * size * 0.4,
                    size,
                    (0.10, 0.09, 0.05),
                    outward,
                )
            )
    return tuple(out)


def _stance(name: str, pose: Pose, seconds: float) -> Stance:
    s, rig = SWIMMERS[name], _rig(name)
    joints, middle = Joints(rig), PARTS // 2
    beat = seconds / (s.beat * (0.55 if pose in ("run", "pull") else 1.0))
    swing = 0.13 if pose not in ("lie", "sleep", "fall") else 0.02
    rise = 0.0
    if pose in ("reach", "raise_arms", "climb", "cry_out"):
        rise = 0.75 * (0.6 + 0.4 * eased(0.5 + 0.5 * wave(beat, 2.2)))
    roll = 1.35 if pose in ("lie", "fall") and not s.fluke else 0.06 * wave(beat, 3.0)
    turn = leant((-rise + (0.05 * wave(beat, 1, 0.25) if s.fluke else 0.0), 0.0, roll))
    place = np.array([0.0, -SUNK * max(s.radii) * s.length, 0.0])
    joints.root(f"part_{middle}", turn, place + turn @ rig.heads[0])
    for part in [*range(middle - 1, -1, -1), *range(middle + 1, PARTS)]:
        far = part - middle
        amount = swing * (0.35 if far < 0 else 0.5 + 0.5 * far / (PARTS - middle)) * wave(beat, 1, -0.13 * part)
        joints.bend(f"part_{part}", leant((amount, 0, 0) if s.fluke else (0, amount, 0)))
    joints.bend(
        "tail", leant((0.35 * wave(beat, 1, -0.13 * PARTS), 0, 0) if s.fluke else (0, 0.35 * wave(beat, 1, -0.13 * PARTS), 0))
    )
    gape = {"cry_out": 0.62, "reach": 0.55, "speak": 0.3, "throw": 0.5}.get(pose, 0.02 + 0.02 * wave(seconds, 2.0))
    joints.bend("jaw", leant((gape - GAPE, 0, 0)))
    for side, sign in (("l", 1.0), ("r", -1.0)):
        joints.bend(f"fin_{side}", leant((0.15 * wave(beat, 2, 0.2), 0.0, -sign * 0.25 * wave(beat, 2))))
    return joints.stance()


@cache
def swimmer(name: str) -> Kind:
    """One of the swimming kinds by its name in `SWIMMERS`."""
    s = SWIMMERS[name]
    high = max(s.radii) * s.length
    lies = ("lie", "sleep", "fall")
    nose: Triple = (0.0, 0.0, s.length * 0.40)
    fin = s.radii[2] * s.wide * s.length
    return Kind(
        rig=_rig(name),
        height=2 * high,
        pieces=lambda detail, tint: _pieces(name, detail, tint),
        stance=lambda pose, seconds: _stance(name, pose, seconds),
        grounded=lambda pose: pose in lies,
        settled=lambda pose: pose in lies,
        speed=lambda pose: (
            {"run": 1.6, "pull": 1.6}.get(pose, 0.8) * s.length / s.beat if pose in ("walk", "run", "swim", "pull") else 0.0
        ),
        eyes=("part_0", nose),
        chest=("part_2", (0.0, 0.0, s.length * 0.15)),
        feet=(("fin_l", (fin, -high * 0.5, s.length * 0.1)), ("fin_r", (-fin, -high * 0.5, s.length * 0.1))),
        seat=(f"part_{PARTS // 2}", (0.0, high, 0.0)),
    )
