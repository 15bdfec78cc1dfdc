"""The capsules that stand for a body where cloth and hair rest on it, fitted to its own thickness."""

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.people.body import Body
from toolkits.previz.people.hanging import Capsule
from toolkits.previz.people.turns import Triple, Vector

NONE: Triple = (0.0, 0.0, 0.0)


def limbs_of(body: Body) -> tuple[Capsule, ...]:
    """Legs, trunk, arms and head of a body."""
    out: list[Capsule] = []
    for side in "lr":
        out.append(_bone(body, f"thigh_{side}", f"calf_{side}", "leg"))
        out.append(_bone(body, f"calf_{side}", f"foot_{side}", "leg"))
        out.append(_bone(body, f"foot_{side}", f"ball_{side}", "foot"))
        out.append(_bone(body, f"upperarm_{side}", f"lowerarm_{side}", "arm"))
        out.append(_bone(body, f"lowerarm_{side}", f"hand_{side}", "arm"))
    return (*out, *_trunk(body), *_head(body))


def _bone(body: Body, name: str, child: str, group: str) -> Capsule:
    start, end = body.rig.head(name), body.rig.head(child)
    own = body.human.held_by(name) > 0.6
    radii = _radii(body.points[own], start, end, 0.8)
    return Capsule((name, NONE), (child, NONE), radii, group)


def _radii(points: Floats, start: Vector, end: Vector, share: float) -> tuple[float, float]:
    """How thick the points are round both ends of a segment."""
    bone = end - start
    along = (points - start) @ bone / (bone @ bone)
    away = np.linalg.norm(points - start - np.clip(along, 0, 1)[:, None] * bone, axis=1)
    first, last = away[(along > 0) & (along < 0.45)], away[(along > 0.55) & (along < 1)]
    return (
        float(np.quantile(first, share)) if len(first) else 0.04,
        float(np.quantile(last, share)) if len(last) else 0.03,
    )


def _trunk(body: Body) -> list[Capsule]:
    """Two upright capsules side by side, a bar through the shoulders and one through the hips."""
    rig = body.rig
    own = (body.on_arm < 0.2) & (body.on_head < 0.2) & (body.human.held_by("thigh", "calf", "foot", "ball") < 0.5)
    points = body.points[own]
    chest, hip = rig.head("spine_03"), rig.head("thigh_l")
    half = np.abs(points[np.abs(points[:, 1] - chest[1]) < 0.05, 0]).max()
    ribs = points[np.abs(points[:, 1] - chest[1]) < 0.05]
    deep = float(np.ptp(ribs[:, 2])) / 2
    middle = float(ribs[:, 2].max() + ribs[:, 2].min()) / 2
    rise = 0.55 * float(rig.head("neck_01")[1] - chest[1])
    out = []
    for side, sign in (("l", 1.0), ("r", -1.0)):
        top: Triple = (sign * max(half - deep, 0.02), rise, middle - chest[2])
        low: Triple = (-sign * 0.02, 0.03, 0.0)
        out.append(Capsule(("spine_03", top), (f"thigh_{side}", low), (deep, deep * 1.02), "trunk"))
    seat = points[np.abs(points[:, 1] - hip[1]) < 0.06]
    out.append(Capsule(("thigh_l", NONE), ("thigh_r", NONE), _twice(float(np.ptp(seat[:, 2])) / 2 * 0.95), "trunk"))
    return [*out, _shoulders(body, points)]


def _twice(radius: float) -> tuple[float, float]:
    return radius, radius


def _shoulders(body: Body, trunk: Floats) -> Capsule:
    """The bar through the shoulder blades."""
    chest, joint = body.rig.head("spine_03"), body.rig.head("upperarm_l")
    slab = trunk[(np.abs(trunk[:, 1] - joint[1] + 0.02) < 0.05) & (np.abs(trunk[:, 0]) < 0.75 * joint[0])]
    deep = float(np.ptp(slab[:, 2])) / 2
    at: Triple = (float(joint[0]) * 0.66, float(joint[1] - chest[1]) - 0.03, float(slab[:, 2].mean() - chest[2]))
    return Capsule(("spine_03", at), ("spine_03", (-at[0], at[1], at[2])), (deep * 0.84, deep * 0.84), "trunk")


def _head(body: Body) -> list[Capsule]:
    """The skull as one capsule and the neck as another."""
    head = body.rig.head("head")
    skull = body.points[(body.human.held_by("head") > 0.9) & (body.points[:, 1] > body.eyes[0, 1] - 0.03 * body.size)]
    wide = float(np.ptp(skull[:, 0])) / 2 * 0.93
    middle = float(skull[:, 2].max() + skull[:, 2].min()) / 2
    depth = float(np.ptp(skull[:, 2])) / 2 - wide
    height = body.height - wide - head[1]
    front: Triple = (0.0, height, middle + depth - head[2] - 0.012)
    back: Triple = (0.0, height - 0.01, middle - depth - head[2])
    return [
        Capsule(("head", front), ("head", back), (wide, wide), "head"),
        _bone(body, "neck_01", "head", "head"),
    ]
