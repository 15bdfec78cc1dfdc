"""Four-legged animals from one set of proportions: skeleton, flesh and the places where eyes, ears and horns sit."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from toolkits.previz.people.creatures.flesh import Blob
from toolkits.previz.people.creatures.skeletons import Bone, rig_of
from toolkits.previz.people.rig import Rig
from toolkits.previz.people.turns import Triple, about

GAPE = 0.5
"""How far the mouth stands open at rest, so that the skin has a mouth to open, radians; poses close it."""
COAT, BELLY, DARK, MUZZLE = range(4)
"""Tones: flanks and back, underside, mane with tail and hooves, nose."""


@dataclass(frozen=True)
class Quadruped:
    """Proportions; lengths count in heights of the withers unless they say metres."""

    height: float
    """Of the withers, metres."""
    coat: tuple[Triple, Triple, Triple, Triple]
    """Linear colours by tone."""
    length: float = 0.72
    """From hip joint to shoulder joint."""
    depth: float = 0.215
    """Radius of the trunk."""
    belly: float = 1.0
    """Radius of its middle against its ends."""
    wide: float = 0.86
    legs: float = 1.0
    """Thickness of the legs."""
    elbow: float = 0.52
    """Height of elbow and knee."""
    neck: tuple[float, float] = (0.50, 52.0)
    """Length, and rise in degrees."""
    nape: tuple[float, float] = (0.155, 0.088)
    """Radius of the neck at its root and behind the head."""
    head: tuple[float, float] = (0.36, -46.0)
    """Length, and rise in degrees: negative looks down."""
    skull: tuple[float, float] = (0.090, 0.052)
    """Radius of the head at the brow and at the nose."""
    ears: tuple[float, float, float] = (0.105, 25.0, 0.020)
    """Length, degrees outward, radius."""
    tail: tuple[float, float, float] = (0.55, 0.030, 0.045)
    """Length, radius at root and towards the end."""
    hump: float = 0.0
    horns: Literal["none", "ox", "goat", "ram", "stag"] = "none"
    mane: Literal["none", "crest", "lion"] = "none"
    woolly: bool = False
    paws: bool = False
    beard: bool = False


def _flat(point: tuple[float, float, float], scale: float, side: float = 1.0) -> Triple:
    return point[0] * scale * side, point[1] * scale, point[2] * scale


def _way(degrees: float, length: float) -> tuple[float, float]:
    """Up and ahead."""
    angle = np.radians(degrees)
    return float(np.sin(angle)) * length, float(np.cos(angle)) * length


@dataclass(frozen=True)
class Frame:
    """The chief places of a build at rest, in withers heights."""

    hip: Triple
    shoulder: Triple
    root_of_neck: Triple
    poll: Triple
    nose: Triple
    front: tuple[Triple, Triple, Triple, Triple]
    """Elbow, wrist, fetlock, toe of the left leg."""
    hind: tuple[Triple, Triple, Triple, Triple]
    """Knee, hock, fetlock, toe."""
    tail: tuple[Triple, ...]


def frame_of(q: Quadruped) -> Frame:
    """Where everything is."""
    back, half = 1.0 - q.depth * 0.95, q.length / 2
    up, ahead = _way(q.neck[1], q.neck[0])
    root = (0.0, back + 0.02, half + 0.09)
    poll = (0.0, root[1] + up, root[2] + ahead)
    down, out = _way(q.head[1], q.head[0])
    x, e = 0.115 * q.wide / 0.86, q.elbow
    toe = 0.055 if q.paws else 0.035
    front = (
        (x, e, half - 0.02),
        (x * 0.94, e * 0.53, half + 0.01),
        (x * 0.94, 0.075, half - 0.005),
        (x * 0.94, 0.02, half + toe),
    )
    hind = (
        (x, e + 0.02, -half + 0.07),
        (x * 0.96, e * 0.60, -half - 0.10),
        (x * 0.96, 0.075, -half - 0.075),
        (x * 0.96, 0.02, -half - 0.075 + toe),
    )
    start = np.array([0.0, back + 0.06, -half - 0.19])
    drop = np.array([[0, -0.02, -0.06], [0, -0.45, -0.14], [0, -1.0, -0.16]]) * q.tail[0]
    tail = tuple((0.0, float(p[1]), float(p[2])) for p in (start, *(start + drop)))
    return Frame(
        (0.0, back, -half), (0.0, back - 0.01, half), root, poll, (0.0, poll[1] + down, poll[2] + out), front, hind, tail
    )


def jaw_of(q: Quadruped) -> tuple[Triple, Triple]:
    """Hinge and tip of the lower jaw, hanging open by `GAPE`, in withers heights."""
    f = frame_of(q)
    poll, nose = np.array(f.poll), np.array(f.nose)
    way = (nose - poll) / np.linalg.norm(nose - poll)
    down = np.array([0.0, -way[2], way[1]])
    hinge = poll + way * q.skull[0] * 0.9 + down * q.skull[0] * 0.55
    tip = hinge + about((1, 0, 0), GAPE) @ (nose - way * q.skull[1] * 1.2 + down * q.skull[1] * 0.75 - hinge)
    return (0.0, float(hinge[1]), float(hinge[2])), (0.0, float(tip[1]), float(tip[2]))


def rig_for(q: Quadruped) -> Rig:
    """The skeleton: hips carry the trunk's rear, hind legs and tail; the chest carries neck and fore legs."""
    f, s = frame_of(q), q.height
    middle = (0.0, f.hip[1], 0.0)
    mid_neck = tuple((a + b) / 2 for a, b in zip(f.root_of_neck, f.poll, strict=True))
    neck: Triple = (mid_neck[0], mid_neck[1], mid_neck[2])
    hinge, tip = jaw_of(q)
    bones: list[Bone] = [
        ("hips", "", _flat(middle, s), _flat(f.hip, s)),
        ("chest", "hips", _flat(middle, s), _flat(f.shoulder, s)),
        ("neck_1", "chest", _flat(f.root_of_neck, s), _flat(neck, s)),
        ("neck_2", "neck_1", _flat(neck, s), _flat(f.poll, s)),
        ("head", "neck_2", _flat(f.poll, s), _flat(f.nose, s)),
        ("jaw", "head", _flat(hinge, s), _flat(tip, s)),
    ]
    parents = ("hips", "tail_1", "tail_2")
    bones += [(f"tail_{k + 1}", parents[k], _flat(f.tail[k], s), _flat(f.tail[k + 1], s)) for k in range(3)]
    for end, parent, places in (("fore", "chest", f.front), ("hind", "hips", f.hind)):
        for side, sign in (("l", 1.0), ("r", -1.0)):
            a, b, c, d = (_flat(place, s, sign) for place in places)
            bones += [
                (f"{end}_upper_{side}", parent, a, b),
                (f"{end}_lower_{side}", f"{end}_upper_{side}", b, c),
                (f"{end}_foot_{side}", f"{end}_lower_{side}", c, d),
            ]
    return rig_of(bones)


def flesh_of(q: Quadruped) -> tuple[Blob, ...]:
    """All blobs, in metres."""
    f = frame_of(q)
    blobs = [*_trunk(q, f), *_head(q, f), *_tail(q, f)]
    for sign in (1.0, -1.0):
        blobs += _legs(q, f, "l" if sign > 0 else "r", sign)
    s = q.height
    return tuple(
        Blob(b.bone, _flat(b.start, s), _flat(b.end, s), (b.radii[0] * s, b.radii[1] * s), b.wide, b.tone) for b in blobs
    )


def _trunk(q: Quadruped, f: Frame) -> list[Blob]:
    d, half, low = q.depth, q.length / 2, f.hip[1]
    out = [
        Blob("hips", (0, low - 0.01, -half - 0.04), (0, low - 0.03, 0.0), (d * 0.94, d * q.belly), q.wide),
        Blob("chest", (0, low - 0.03, 0.0), (0, low - 0.035, half - 0.02), (d * q.belly, d * 1.02), q.wide),
        Blob("chest", (0, low - 0.07, half - 0.02), (0, low - 0.07, half + 0.06), (d * 0.90, d * 0.70), q.wide * 0.85),
        Blob("chest", (0, low + 0.02, half - 0.10), (0, f.root_of_neck[1] + 0.02, half + 0.02), (d * 0.80, d * 0.68), 0.55),
        Blob(
            "hips",
            (0, low - 0.10 * q.belly, -half * 0.5),
            (0, low - 0.10 * q.belly, half * 0.45),
            (d * 0.78, d * 0.80),
            q.wide,
            BELLY,
        ),
    ]
    if q.hump:
        out.append(Blob("hips", (0, low + d * 0.4, -0.05), (0, low + d * 0.75 + q.hump, 0.0), (d * 0.98, 0.105), 0.78))
    return out


def _head(q: Quadruped, f: Frame) -> list[Blob]:
    poll, nose, root = np.array(f.poll), np.array(f.nose), np.array(f.root_of_neck)
    way = (nose - poll) / np.linalg.norm(nose - poll)
    down = np.array([0.0, -way[2], way[1]])
    big, small = q.skull
    at = [
        tuple(float(v) for v in p)
        for p in (
            root - (0, 0.07, 0.06),
            poll,
            poll + way * big * 0.3,
            nose - way * small,
            nose - way * small * 0.7 + down * small * 0.15,
        )
    ]
    p = [(float(a[0]), float(a[1]), float(a[2])) for a in at]
    out = [
        Blob("neck_1", p[0], _mid(p[0], p[1]), (q.nape[0], (q.nape[0] + q.nape[1]) / 2), 0.66),
        Blob("neck_2", _mid(p[0], p[1]), p[1], ((q.nape[0] + q.nape[1]) / 2, q.nape[1]), 0.66),
        Blob("head", p[2], p[3], (big, small), 0.78, MUZZLE if q.woolly else COAT),
        Blob("head", p[3], p[4], (small, small * 0.92), 0.92, MUZZLE),
        Blob("jaw", *jaw_of(q), (big * 0.55, small * 0.55), 0.75),
    ]
    for sign in (1.0, -1.0):
        out += [_ear(q, poll, way, -down, sign)]
    if q.mane == "lion":
        middle = _mid(p[0], p[1])
        out += [
            Blob("neck_1", middle, p[1], (q.nape[0] * 1.35, q.nape[1] * 1.30), 0.95, DARK),
            Blob("neck_1", (0.0, middle[1] - 0.12, middle[2] + 0.02), middle, (q.nape[0] * 0.9, q.nape[0] * 1.35), 0.9, DARK),
        ]
    return out


def _ear(
    q: Quadruped,
    poll: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    way: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    up: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    sign: float,
) -> Blob:
    length, out, thick = q.ears
    angle = np.radians(out)
    root = poll + up * q.skull[0] * 0.62 - way * 0.01 + np.array([sign * q.skull[0] * 0.50, 0, 0])
    tip = root + length * (np.cos(angle) * up + np.sin(angle) * np.array([sign, 0, 0]) - 0.15 * way)
    a, b = (tuple(float(v) for v in p) for p in (root, tip))
    return Blob("head", (a[0], a[1], a[2]), (b[0], b[1], b[2]), (thick, thick * 0.35), 1.0, COAT)


def _mid(a: Triple, b: Triple) -> Triple:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2


def _tail(q: Quadruped, f: Frame) -> list[Blob]:
    root, full = q.tail[1], q.tail[2]
    radii = (root, (root + full) / 2, full, full * 0.45)
    tones = (COAT, DARK if q.mane == "crest" else COAT, COAT if q.paws and q.mane != "lion" else DARK)
    return [Blob(f"tail_{k + 1}", f.tail[k], f.tail[k + 1], (radii[k], radii[k + 1]), 1.0, tones[k]) for k in range(3)]


def _legs(q: Quadruped, f: Frame, side: str, sign: float) -> list[Blob]:
    t, d = q.legs, q.depth

    def at(point: Triple) -> Triple:
        return point[0] * sign, point[1], point[2]

    elbow, wrist, fetlock, toe = (at(point) for point in f.front)
    knee, hock, heel, tip = (at(point) for point in f.hind)
    high = f.hip[1]
    foot = (0.042 * t, 0.040 * t) if q.paws else (0.033 * t, 0.046 * t)
    return [
        Blob("chest", (0.08 * sign, high - 0.02, f.shoulder[2] - 0.03), elbow, (d * 0.55, 0.088 * t), 0.8),
        Blob(f"fore_upper_{side}", elbow, wrist, (0.070 * t, 0.042 * t)),
        Blob(f"fore_lower_{side}", wrist, fetlock, (0.039 * t, 0.032 * t), 1.0, COAT if q.paws else DARK),
        Blob(f"fore_foot_{side}", fetlock, toe, foot, 1.0, COAT if q.paws else DARK),
        Blob("hips", (0.085 * sign, high - 0.02, f.hip[2]), knee, (d * 0.72, 0.105 * t), 0.8),
        Blob(f"hind_upper_{side}", knee, hock, (0.088 * t, 0.044 * t)),
        Blob(f"hind_lower_{side}", hock, heel, (0.042 * t, 0.032 * t), 1.0, COAT if q.paws else DARK),
        Blob(f"hind_foot_{side}", heel, tip, foot, 1.0, COAT if q.paws else DARK),
    ]
