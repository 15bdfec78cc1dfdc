"""Birds: a plump body, folded wings to stand with and spread wings to fly with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from exeget.terms import Pose
from toolkits.previz.people.creatures.extras import ball, horn
from toolkits.previz.people.creatures.flesh import Blob, Skinned, fleshed
from toolkits.previz.people.creatures.kind import Kind, Tint
from toolkits.previz.people.creatures.skeletons import Bone, rig_of
from toolkits.previz.people.human import Detail
from toolkits.previz.people.joints import Joints
from toolkits.previz.people.piece import Piece
from toolkits.previz.people.poses_standing import wave
from toolkits.previz.people.rig import Rig, Stance
from toolkits.previz.people.skin import mottled
from toolkits.previz.people.sparse import compressed
from toolkits.previz.people.surface import grid_faces
from toolkits.previz.people.turns import Triple, about, leant, unit

FLYING: frozenset[Pose] = frozenset({"run", "climb", "swim", "fall", "raise_arms", "throw", "reach", "pull", "ride"})
"""Poses in which a bird is in the air; y = 0 is then below its body, where its feet would be."""
CELL: dict[Detail, float] = {"near": 0.030, "middle": 0.05, "far": 0.08}
"""Of the skin's mesh, in body lengths."""


@dataclass(frozen=True)
class Bird:
    """Proportions; lengths count in body lengths (breast to tail root) unless they say metres."""

    length: float
    """Metres."""
    plumage: tuple[Triple, Triple, Triple]
    """Back and wings, breast, beak and legs."""
    span: float = 1.15
    """Length of one wing."""
    neck: float = 0.22
    legs: float = 0.38
    beak: float = 0.14
    tail: float = 0.55
    hooked: bool = False
    beat: float = 0.30
    """Seconds of one wing beat."""


BIRDS: Mapping[str, Bird] = {
    "dove": Bird(0.24, ((0.62, 0.61, 0.60), (0.72, 0.70, 0.68), (0.25, 0.10, 0.08))),
    "raven": Bird(0.40, ((0.012, 0.012, 0.016), (0.016, 0.016, 0.02), (0.02, 0.02, 0.02)), beak=0.22, beat=0.42),
    "eagle": Bird(
        0.60, ((0.055, 0.032, 0.018), (0.075, 0.045, 0.026), (0.45, 0.28, 0.04)), span=1.65, beak=0.18, hooked=True, beat=0.75
    ),
    "sparrow": Bird(0.11, ((0.10, 0.06, 0.035), (0.30, 0.26, 0.21), (0.05, 0.035, 0.025)), span=0.95, beak=0.10, beat=0.14),
    "gull": Bird(0.38, ((0.42, 0.43, 0.45), (0.74, 0.74, 0.73), (0.45, 0.26, 0.05)), span=1.5, beak=0.16, beat=0.5),
    "cock": Bird(
        0.36, ((0.16, 0.055, 0.02), (0.30, 0.12, 0.03), (0.40, 0.25, 0.06)), span=0.8, neck=0.36, legs=0.55, tail=0.7, beat=0.22
    ),
}


@cache
def _rig(name: str) -> Rig:
    b, u = BIRDS[name], BIRDS[name].length
    high = b.legs + 0.26
    head = (0.0, high + 0.20 + b.neck * 0.75, 0.46 + b.neck * 0.45)
    bones: list[Bone] = [
        ("body", "", (0, high * u, 0), (0, (high + 0.05) * u, 0.4 * u)),
        ("neck", "body", (0, (high + 0.10) * u, 0.34 * u), (0, head[1] * u, head[2] * u)),
        ("head", "neck", (0, head[1] * u, head[2] * u), (0, head[1] * u, (head[2] + 0.2) * u)),
        ("tail", "body", (0, (high - 0.02) * u, -0.45 * u), (0, (high - 0.08) * u, (-0.45 - b.tail) * u)),
    ]
    for side, sign in (("l", 1.0), ("r", -1.0)):
        root = (sign * 0.18 * u, (high + 0.13) * u, 0.20 * u)
        elbow = (sign * (0.17 + b.span * 0.42) * u, (high + 0.12) * u, 0.20 * u)
        bones += [
            (f"wing_1_{side}", "body", root, elbow),
            (f"wing_2_{side}", f"wing_1_{side}", elbow, (sign * (0.17 + b.span) * u, (high + 0.12) * u, 0.12 * u)),
            (f"leg_{side}", "body", (sign * 0.09 * u, (high - 0.16) * u, 0.0), (sign * 0.09 * u, 0.0, 0.02 * u)),
        ]
    return rig_of(bones)


def _flesh(b: Bird) -> tuple[Blob, ...]:
    u, high = b.length, b.legs + 0.26
    head = (0.0, (high + 0.20 + b.neck * 0.75) * u, (0.46 + b.neck * 0.45) * u)
    out = [
        Blob("body", (0, high * u, 0.22 * u), (0, (high - 0.02) * u, -0.34 * u), (0.235 * u, 0.13 * u), 0.92, 1),
        Blob("body", (0, (high + 0.07) * u, 0.20 * u), (0, (high + 0.03) * u, -0.32 * u), (0.19 * u, 0.10 * u), 0.95, 0),
        Blob("neck", (0, (high + 0.10) * u, 0.32 * u), head, (0.15 * u, 0.105 * u), 0.9, 1),
        Blob("head", head, (0, head[1] + 0.01 * u, head[2] + 0.05 * u), (0.118 * u, 0.10 * u), 0.9, 0),
    ]
    for side, sign in (("l", 1.0), ("r", -1.0)):
        x = sign * 0.09 * u
        out += [
            Blob(f"leg_{side}", (x, (high - 0.14) * u, 0), (x, b.legs * 0.6 * u, -0.02 * u), (0.06 * u, 0.028 * u), 1.0, 1),
            Blob(f"leg_{side}", (x, b.legs * 0.6 * u, -0.02 * u), (x, 0.02 * u, 0), (0.020 * u, 0.016 * u), 1.0, 2),
            Blob(f"leg_{side}", (x, 0.014 * u, -0.06 * u), (x, 0.012 * u, 0.12 * u), (0.014 * u, 0.010 * u), 1.3, 2),
        ]
    return tuple(out)


@cache
def _skin(name: str, detail: Detail) -> Skinned:
    b = BIRDS[name]
    return fleshed(_rig(name), _flesh(b), CELL[detail] * b.length, 0.045 * b.length)


def _wing(rig: Rig, b: Bird, side: str, sign: float, detail: Detail, tint: Tint) -> Piece:
    """A spread wing: an arm in front, feathers behind, bound to its two bones."""
    across, deep = {"near": (25, 6), "middle": (13, 4), "far": (7, 3)}[detail]
    u = b.length
    root = rig.head(f"wing_1_{side}")
    t = np.linspace(0, 1, across)[None]
    v = np.linspace(0, 1, deep)[:, None]
    out = sign * b.span * u * t
    lead = 0.05 * u * np.sin(np.pi * t) - 0.16 * u * t**3
    chord = (0.46 - 0.12 * t - 0.20 * t**4) * u
    tips = 1 + 0.05 * np.abs(np.sin(np.arange(across) * np.pi / 2))[None] * v
    rear = lead - chord * v * tips
    camber = 0.045 * u * np.sin(np.pi * v * 0.8) * (1 - t)
    grid = np.stack([root[0] + out + 0 * v, root[1] + camber, root[2] + rear], axis=2)
    points = grid.reshape(-1, 3).astype(np.float32)
    far = np.clip((t + 0 * v).reshape(-1), 0, 1)
    outer = np.clip((far - 0.34) / 0.16, 0, 1)
    base = np.clip(1 - far / 0.10, 0, 1) * 0.6
    weights = np.zeros((len(points), len(rig.names)), np.float32)
    weights[:, rig.number["body"]] = base
    weights[:, rig.number[f"wing_1_{side}"]] = (1 - base) * (1 - outer)
    weights[:, rig.number[f"wing_2_{side}"]] = (1 - base) * outer
    stripes = 0.80 + 0.2 * np.abs(np.sin(np.arange(across) * np.pi / 2))[None] * v + 0.10 * (1 - v)
    colours = np.array(tint(b.plumage[0])) * stripes.reshape(-1, 1) * (1 - 0.3 * v * t).reshape(-1, 1)
    faces = grid_faces(deep, across, False)
    return Piece(
        "feather",
        points,
        faces if sign < 0 else faces[:, ::-1].copy(),
        np.clip(colours, 0, 1).astype(np.float32),
        compressed(weights),
    )


def _tail(rig: Rig, b: Bird, detail: Detail, tint: Tint) -> Piece:
    """A fan of tail feathers."""
    count = {"near": 15, "middle": 9, "far": 5}[detail]
    u, root = b.length, rig.head("tail")
    angle = np.linspace(-0.36, 0.36, count)[None]
    v = np.linspace(0, 1, 4)[:, None]
    long = b.tail * u * v * (1 + 0.05 * np.cos(np.arange(count) * np.pi))[None]
    grid = np.stack(
        [
            root[0] + np.sin(angle) * long + angle * 0.12 * u,
            root[1] - 0.10 * long + 0.02 * u * np.cos(angle * 4),
            root[2] + 0.08 * u - np.cos(angle) * long,
        ],
        axis=2,
    )
    points = grid.reshape(-1, 3).astype(np.float32)
    shade = (0.85 + 0.2 * (np.arange(count) % 2))[None] * (1 - 0.25 * v)
    weights = np.zeros((len(points), len(rig.names)), np.float32)
    weights[:, rig.number["tail"]] = 1
    colours = np.clip(np.array(tint(b.plumage[0])) * shade.reshape(-1, 1), 0, 1).astype(np.float32)
    return Piece("feather", points, grid_faces(4, count, False), colours, compressed(weights))


def _beak(rig: Rig, b: Bird) -> Piece:
    root, u = rig.head("head"), b.length
    t = np.linspace(0, 1, 8)[:, None]
    bend = -0.07 * u * t**3 if b.hooked else -0.015 * u * t**2
    path = root + np.array([0, -0.02 * u, 0.09 * u]) + np.array([0, 0, b.beak * u]) * t + bend * np.array([0, 1.0, 0])
    points, faces = horn(path, (0.045 * u * (1 - t[:, 0]) ** 0.8 + 0.002 * u), 8)
    weights = np.zeros((len(points), len(rig.names)), np.float32)
    weights[:, rig.number["head"]] = 1
    return Piece("horn", points, faces, np.tile(np.array(b.plumage[2], np.float32), (len(points), 1)), compressed(weights))


def _pieces(name: str, detail: Detail, tint: Tint) -> tuple[Piece, ...]:
    b, rig, skin = BIRDS[name], _rig(name), _skin(name, detail)
    tones = np.array([tint(b.plumage[blob.tone]) if blob.tone < 2 else b.plumage[2] for blob in _flesh(b)])
    colours = (skin.tones @ tones) * (1 + 0.10 * mottled(skin.points * (18 / b.length)))[:, None]
    out = [
        Piece("feather", skin.points, skin.faces, np.clip(colours, 0, 1).astype(np.float32), skin.weights),
        *(_wing(rig, b, side, sign, detail, tint) for side, sign in (("l", 1.0), ("r", -1.0))),
        _tail(rig, b, detail, tint),
        _beak(rig, b),
    ]
    if detail != "far":
        for sign in (1.0, -1.0):
            centre = rig.head("head") + np.array([sign * 0.085, 0.03, 0.055]) * b.length
            out.append(ball(rig, "head", centre, 0.022 * b.length, (0.30, 0.10, 0.03), unit([sign, 0.1, 0.35])))
    return tuple(out)


def _stance(name: str, pose: Pose, seconds: float) -> Stance:
    b, rig = BIRDS[name], _rig(name)
    joints, flying = Joints(rig), pose in FLYING
    beat = seconds / b.beat
    bob = 0.10 * b.length * wave(beat, 1, 0.5) if flying else 0.0
    peck = 0.5 + 0.5 * wave(seconds, 1.1) if pose in ("bow", "work", "crouch") else 0.0
    nod = 0.10 * wave(seconds, 0.55) if pose == "walk" else 0.05 * wave(seconds, 2.3)
    low = -0.30 * b.length * b.legs if pose in ("lie", "sleep", "sit", "kneel") else 0.0
    joints.root("body", leant((0.10 if flying else -0.22 + 0.9 * peck, 0.0, 0.0)), rig.heads[0] + (0.0, bob + low, 0.0))
    joints.bend(
        "neck",
        leant(
            (
                0.75 if flying else 0.1 + 0.3 * peck + nod + (0.6 if pose == "sleep" else 0),
                0.35 * wave(seconds, 3.7) * (not flying),
                0.0,
            )
        ),
    )
    joints.bend("head", leant((-0.75 if flying else 0.1 - nod, 0.35 * wave(seconds, 2.9) * (not flying), 0.0)))
    joints.bend("tail", leant((-0.10 + (0.08 * wave(beat, 1) if flying else 0.2), 0.0, 0.0)))
    for side, sign in (("l", 1.0), ("r", -1.0)):
        _fold(joints, side, sign, flying, beat)
        swing = 0.5 * wave(seconds, 0.5, 0.0 if sign > 0 else 0.5) if pose == "walk" else 0.0
        joints.bend(f"leg_{side}", leant((1.35 if flying else 0.22 - 0.9 * peck + swing, 0.0, 0.0)))
    return joints.stance()


def _fold(joints: Joints, side: str, sign: float, flying: bool, beat: float) -> None:
    """Beat a spread wing, or lay it along the body."""
    if flying:
        up = 0.75 * wave(beat, 1) + 0.12
        lag = 0.55 * wave(beat, 1, -0.18)
        joints.bend(f"wing_1_{side}", leant((0.12 * wave(beat, 1, 0.25), 0.0, sign * up)))
        joints.bend(f"wing_2_{side}", leant((0.0, 0.10 * sign, sign * (lag - 0.1))))
        return
    joints.bend(f"wing_1_{side}", about((0, 0, 1), sign * 1.2) @ about((0, 1, 0), sign * 1.62))
    joints.bend(f"wing_2_{side}", about((0, 1, 0), sign * 0.10))


@cache
def bird(name: str) -> Kind:
    """One of the birds by its name in `BIRDS`."""
    b, rig, u = BIRDS[name], _rig(name), BIRDS[name].length
    eyes, high = rig.head("head"), float(rig.head("head")[1]) + 0.12 * u
    return Kind(
        rig=rig,
        height=high,
        pieces=lambda detail, tint: _pieces(name, detail, tint),
        stance=lambda pose, seconds: _stance(name, pose, seconds),
        grounded=lambda pose: pose not in FLYING,
        settled=lambda pose: pose not in FLYING,
        speed=lambda pose: 9.0 * u**0.5 if pose == "run" else 1.6 * u if pose == "walk" else 0.0,
        eyes=("head", (0.0, float(eyes[1]), float(eyes[2]) + 0.05 * u)),
        chest=("body", (0.0, float(rig.heads[0][1]), 0.4 * u)),
        feet=(("leg_l", (0.09 * u, 0.0, 0.0)), ("leg_r", (-0.09 * u, 0.0, 0.0))),
        seat=("body", (0.0, (b.legs + 0.5) * u, 0.0)),
    )
