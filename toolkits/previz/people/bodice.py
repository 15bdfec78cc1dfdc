"""The upper part of every garment: the smooth stocking let out, made even and cut at neck, sleeve and waist."""

from dataclasses import dataclass

import numpy as np

from toolkits.previz.mesh import Floats, Ints
from toolkits.previz.people.body import Body
from toolkits.previz.people.human import Detail
from toolkits.previz.people.piece import Piece, Sag, coloured
from toolkits.previz.people.skin import mottled
from toolkits.previz.people.sparse import Sparse, Whole, scattered
from toolkits.previz.people.surface import Patch, compacted, cut, neighbours, normals_of, smoothed
from toolkits.previz.people.turns import Triple

HEM = 0.0035
"""Half the thickness of a rolled hem, metres."""
ROLL = ((0.2, 2.6), (1.0, 1.2), (0.8, -0.6), (-0.3, -1.0), (-1.0, 0.6), (-1.0, 3.0))
"""The hem's cross section: outward and inward from the edge, in its half thickness."""
PASSES: dict[Detail, int] = {"near": 10, "middle": 4, "far": 1}


@dataclass(frozen=True)
class Bodice:
    """How it is cut."""

    colour: Triple
    sleeve: float = 0.55
    """Where it ends on the arm: 0 shoulder, 0.5 elbow, 1 wrist."""
    other_sleeve: float | None = None
    """The right one, where it differs."""
    loose: float = 0.02
    """Metres it stands off the body."""
    bell: float = 0.0
    """How far a wide sleeve stands off the wrist, metres."""
    neck: float = 0.035
    """How deep the neckline dips in front, metres."""
    ragged: float = 0.0
    """How far edges wander, metres."""
    material: str = "cloth"


def stocking(body: Body, detail: Detail) -> tuple[Patch, Floats]:
    """The stocking as a patch of its own, with each point's share of arm."""
    used, faces = compacted(body.tights(detail))
    return Patch(body.points[used], faces, body.weights.rows(used)), body.on_arm[used]


def waist_of(body: Body) -> float:
    """The height of the belt, metres."""
    return float(body.rig.head("spine_01")[1]) + 0.035 * body.height / 1.7


def bodice_piece(body: Body, detail: Detail, style: Bodice) -> Piece:
    """The bodice bound to the body, its edges rolled."""
    patch, on_arm = stocking(body, detail)
    along, axis = arm_course(body, patch.points)
    let_out = _let_out(patch, on_arm, along, axis, detail, style)
    field = _kept(body, let_out, on_arm, along, style)
    shape = cut(Patch(let_out, patch.faces, patch.weights), field)
    return edged(shape, style, body, detail)


def arm_course(body: Body, points: Floats) -> tuple[Floats, Floats]:
    """For each point its place along the arm, 0 shoulder to 1 wrist and a little beyond, and the nearest point of its axis."""
    side = np.where(points[:, :1] > 0, 1.0, -1.0)
    mirrored = points * np.concatenate([side, np.ones_like(side), np.ones_like(side)], axis=1)
    a, b, c = (body.rig.head(f"{name}_l") for name in ("upperarm", "lowerarm", "hand"))
    first, second = float(np.linalg.norm(b - a)), float(np.linalg.norm(c - b))
    best, course = np.full(len(points), np.inf), np.zeros(len(points))
    axis = np.zeros_like(mirrored)
    for start, end, begin, length, most in ((a, b, 0.0, first, 1.0), (b, c, first, second, 1.3)):
        share = np.clip((mirrored - start) @ (end - start) / length**2, 0, most)
        at = start + share[:, None] * (end - start)
        far = np.linalg.norm(mirrored - at, axis=1)
        nearer = far < best
        best = np.where(nearer, far, best)
        course = np.where(nearer, (begin + share * length) / (first + second), course)
        axis = np.where(nearer[:, None], at, axis)
    axis[:, 0] *= side[:, 0]
    return course.astype(np.float32), axis.astype(np.float32)


def _let_out(patch: Patch, on_arm: Floats, along: Floats, axis: Floats, detail: Detail, style: Bodice) -> Floats:
    """The stocking moved off the body and smoothed, nowhere nearer than eight millimetres; plates keep off the cloth below."""
    normals = normals_of(patch.points, patch.faces)
    links = neighbours(patch.faces, len(patch.points))
    out = patch.points + normals * np.float32(style.loose)
    if style.bell > 0:
        away = patch.points - axis
        far = np.linalg.norm(away, axis=1, keepdims=True)
        wide = 0.052 + style.bell * np.clip((along - 0.25) / 0.75, 0, 1.2) ** 1.2
        wider = np.maximum(far, wide[:, None]) * away / np.maximum(far, 1e-6) + axis
        share = np.clip((on_arm - 0.5) * 3, 0, 1) * np.clip((along - 0.2) * 4, 0, 1)
        out = out + (wider - out) * share[:, None]
    out = smoothed(out.astype(np.float32), links, PASSES[detail])
    nearest = 0.008 + 0.9 * max(style.loose - 0.02, 0.0)
    lack = nearest - ((out - patch.points) * normals).sum(axis=1, keepdims=True)
    out = out + normals * np.maximum(lack, 0)
    creases = mottled(out * 13) * 0.006 + mottled(out * 29) * 0.003
    deep = 0.0 if style.material == "metal" else min(style.loose / 0.02, 1.5)
    creased: Floats = (out + normals * (creases * deep)[:, None]).astype(np.float32)
    return creased


def _kept(body: Body, points: Floats, on_arm: Floats, along: Floats, style: Bodice) -> Floats:
    """Positive where cloth stays, in metres from the nearest edge."""
    arm = float(np.linalg.norm(body.rig.along("upperarm_l")) + np.linalg.norm(body.rig.along("lowerarm_l")))
    end = np.where(points[:, 0] < 0, style.sleeve if style.other_sleeve is None else style.other_sleeve, style.sleeve)
    sleeve = (end - along) * arm + 2 * np.maximum(0.3 - on_arm, 0)
    waist = points[:, 1] - (waist_of(body) - 0.05)
    neck = body.rig.head("neck_01")
    dip = style.neck * np.clip((points[:, 2] - neck[2]) / 0.06, -0.3, 1.4)
    collar = neck[1] + 0.022 - dip + 0.10 * np.abs(points[:, 0]) - points[:, 1]
    field = np.minimum(np.minimum(sleeve, waist), collar)
    if style.ragged > 0:
        field = field + style.ragged * (mottled(points * 31) + 0.6 * mottled(points * 67)) * (sleeve < 0.5)
    return np.where(np.abs(field) < 1e-5, 1e-5, field).astype(np.float32)


def edged(shape: Patch, style: Bodice, body: Body, detail: Detail) -> Piece:
    """The cut cloth with its facing and its sinking sleeves."""
    count = len(shape.points)
    patch = shape if detail == "far" else rolled(shape)
    colours = coloured(len(patch.points), style.colour)
    colours *= (1 + 0.10 * mottled(patch.points * 17))[:, None]
    colours[count:] *= 0.8
    along, axis = arm_course(body, patch.points)
    slack = np.linalg.norm(patch.points - axis, axis=1) - 0.045
    sags = []
    if style.bell > 0:
        for side, sign in (("l", 1.0), ("r", -1.0)):
            mine = (patch.points[:, 0] * sign > 0) * np.clip((along - 0.5) * 3, 0, 1)
            sags.append(Sag(f"lowerarm_{side}", (np.clip(slack, 0, 0.3) * mine).astype(np.float32)))
    return Piece(
        style.material, patch.points, patch.faces, np.clip(colours, 0, 1).astype(np.float32), patch.weights, sags=tuple(sags)
    )


def rolled(shape: Patch) -> Patch:
    """A rolled hem along every edge, so that cloth has a thickness and its edges are smooth lines."""
    rim = boundary(shape.faces)
    shape = Patch(_hemmed(shape.points, rim), shape.faces, shape.weights)
    links = neighbours(shape.faces, len(shape.points))
    edge, flat = np.unique(rim, return_inverse=True)
    pairs = flat.reshape(-1, 2)
    at = shape.points[edge]
    out = _evened_along(pairs, normals_of(shape.points, shape.faces)[edge])
    inward = _evened_along(pairs, (links @ (links @ shape.points))[edge] - at)
    rows = [at + HEM * (o * out + i * inward) for o, i in ROLL]
    a, b, count = pairs[:, 0], pairs[:, 1], len(edge)
    strips, base = [], len(shape.points)
    for row in range(len(ROLL) - 1):
        here, there = base + row * count, base + (row + 1) * count
        strips += [np.stack([here + b, here + a, there + a], 1), np.stack([here + b, there + a, there + b], 1)]
    every = np.concatenate([np.arange(base), np.tile(edge, len(ROLL))])
    return Patch(
        np.concatenate([shape.points, *rows]).astype(np.float32),
        np.concatenate([shape.faces, *strips]).astype(np.int32), shape.weights.rows(every),
    )  # fmt: skip


def _hemmed(points: Floats, rim: Ints) -> Floats:
    """Points whose edges run smoothly."""
    edge, flat = np.unique(rim, return_inverse=True)
    out = points.copy()
    out[edge] = smoothed(points[edge], _along(flat.reshape(-1, 2), len(edge)), 10)
    return out


def _along(edges: Whole, count: int) -> Sparse:
    """Rows that average a point's two neighbours on its edge."""
    a, b = edges[:, 0], edges[:, 1]
    return scattered(np.concatenate([a, b]), np.concatenate([b, a]), np.ones(edges.size), (count, count)).evened()


def _evened_along(edges: Whole, ways: Floats) -> Floats:
    """Unit directions at the points of an edge, each averaged with its neighbours along it."""
    out = smoothed(ways, _along(edges, len(ways)), 6)
    unit: Floats = (out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)).astype(np.float32)
    return unit


def boundary(faces: Ints) -> Ints:
    """(k, 2) edges that one face alone has, in that face's direction."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    keys = np.sort(edges, axis=1).astype(np.int64)
    keys = keys[:, 0] * (int(faces.max()) + 1) + keys[:, 1]
    _, first, count = np.unique(keys, return_index=True, return_counts=True)
    out: Ints = edges[first[count == 1]].astype(np.int32)
    return out
