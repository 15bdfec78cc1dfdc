"""Close-fitting wear: trousers, greaves, bracers, shoes and sandals, cut from the stocking or the skin and let out a little."""

import numpy as np

from toolkits.previz.mesh import Ints
from toolkits.previz.people.bodice import arm_course, rolled, stocking, waist_of
from toolkits.previz.people.body import Body
from toolkits.previz.people.human import Detail
from toolkits.previz.people.piece import Piece, coloured
from toolkits.previz.people.skin import mottled
from toolkits.previz.people.sparse import Reals, hull
from toolkits.previz.people.surface import Patch, borrowed, compacted, cut, grid_faces, neighbours, normals_of, smoothed
from toolkits.previz.people.turns import Triple

SANDAL, SHOE = 0.014, 0.018
"""Thickness of soles, metres."""


def shell(detail: Detail, patch: Patch, field: Reals, loose: float, colour: Triple, material: str) -> Piece | None:
    """The part of a patch where the field is positive, `loose` metres off it, edges rolled; None where nothing is left."""
    normals = normals_of(patch.points, patch.faces)
    links = neighbours(patch.faces, len(patch.points))
    out = smoothed((patch.points + normals * np.float32(loose)).astype(np.float32), links, 3 if detail == "near" else 1)
    lack = 0.006 - ((out - patch.points) * normals).sum(axis=1, keepdims=True)
    out = (out + normals * np.maximum(lack, 0)).astype(np.float32)
    kept = cut(Patch(out, patch.faces, patch.weights), np.where(np.abs(field) < 1e-5, 1e-5, field).astype(np.float32))
    if len(kept.faces) < 4:
        return None
    kept = kept if detail == "far" else rolled(kept)
    colours = coloured(len(kept.points), colour) * (1 + 0.10 * mottled(kept.points * 21))[:, None]
    return Piece(material, kept.points, kept.faces, np.clip(colours, 0, 1).astype(np.float32), kept.weights)


def trousers(body: Body, detail: Detail, colour: Triple) -> list[Piece]:
    """From the waist to the ankle."""
    patch, on_arm = stocking(body, detail)
    y = patch.points[:, 1]
    ankle = float(body.rig.head("foot_l")[1]) - 0.02
    field = np.where(on_arm < 0.3, np.minimum(waist_of(body) + 0.01 - y, y - ankle), -1.0)
    return _some(shell(detail, patch, field, 0.022, colour, "cloth"))


def greaves(body: Body, detail: Detail, colour: Triple) -> list[Piece]:
    """Plates on the shins."""
    patch, on_arm = stocking(body, detail)
    y = patch.points[:, 1]
    ankle, knee = float(body.rig.head("foot_l")[1]), float(body.rig.head("calf_l")[1])
    field = np.where(on_arm < 0.3, np.minimum(knee + 0.02 - y, y - ankle - 0.03), -1.0)
    return _some(shell(detail, patch, field, 0.010, colour, "metal"))


def bracers(body: Body, detail: Detail, colour: Triple) -> list[Piece]:
    """Leather on the forearms."""
    patch, on_arm = stocking(body, detail)
    along, _ = arm_course(body, patch.points)
    field = np.where(on_arm > 0.6, np.minimum(along - 0.68, 0.96 - along) * 0.55, -1.0)
    return _some(shell(detail, patch, field, 0.010, colour, "leather"))


def shoes(body: Body, detail: Detail, colour: Triple, top: float) -> list[Piece]:
    """Closed shoes or boots up to `top` metres above the ground, on soles."""
    patch = _feet(body, detail)
    field = top - patch.points[:, 1] + 0.12 * (patch.points[:, 2] - float(body.rig.head("foot_l")[2]))
    return [*_some(shell(detail, patch, field, 0.008, colour, "leather")), *_soles(body, detail, colour, SHOE, 0.010)]


def sandals(body: Body, detail: Detail, colour: Triple) -> list[Piece]:
    """Soles with straps over the instep and round the ankle."""
    pieces = _soles(body, detail, colour, SANDAL, 0.006)
    if detail == "far":
        return pieces
    ankle, ball = body.rig.head("foot_l"), body.rig.head("ball_l")
    middle = (ankle + ball) / 2
    for at, way in (
        (ball + np.array([0, 0.01, 0.004]), (0.15, 0.25, 1.0)),
        (middle + np.array([0, 0, 0.01]), (0.0, 0.55, 1.0)),
        (ankle + np.array([0, 0.025, -0.005]), (0.0, 1.0, 0.25)),
    ):
        pieces += _straps(body, detail, np.asarray(at), np.asarray(way, np.float64), colour)
    return pieces


def _feet(body: Body, detail: Detail) -> Patch:
    faces = body.skin("near" if detail == "near" else detail)
    faces = faces[(body.points[faces][:, :, 1] < 0.45 * body.height).all(axis=1) & (body.on_arm[faces] < 0.1).all(axis=1)]
    used, faces = compacted(faces)
    return Patch(body.points[used], faces, body.weights.rows(used))


def _soles(body: Body, detail: Detail, colour: Triple, thick: float, wider: float) -> list[Piece]:
    """A slab under each foot with the foot's outline."""
    patch = _feet(body, detail)
    out = []
    for sign in (1.0, -1.0):
        mine: Reals = patch.points[(patch.points[:, 0] * sign > 0) & (patch.points[:, 1] < 0.03)][:, [0, 2]]
        ring = _evenly(mine[hull(mine)], 28 if detail == "near" else 12)
        away = ring - ring.mean(axis=0)
        ring = ring + away / np.linalg.norm(away, axis=1, keepdims=True) * wider
        out.append(_slab(body, ring, thick, colour))
    return out


def _evenly(ring: Reals, count: int) -> Reals:
    """A closed outline with points at even distances."""
    closed = np.concatenate([ring, ring[:1]])
    run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))])
    at = np.linspace(0, run[-1], count, endpoint=False)
    return np.stack([np.interp(at, run, closed[:, 0]), np.interp(at, run, closed[:, 1])], axis=1)


def _slab(body: Body, ring: Reals, thick: float, colour: Triple) -> Piece:
    count = len(ring)
    heights = (0.004, 0.002, -thick + 0.002, -thick)
    insets = (0.9, 1.0, 1.0, 0.97)
    middle = ring.mean(axis=0)
    rows = [
        np.insert(middle + (ring - middle) * inset, 1, height, axis=1) for height, inset in zip(heights, insets, strict=True)
    ]
    caps = np.array([[middle[0], heights[0], middle[1]], [middle[0], heights[-1], middle[1]]])
    points = np.concatenate([*rows, caps]).astype(np.float32)
    faces = grid_faces(len(heights), count, True)
    top = np.array([[i, (i + 1) % count, 4 * count] for i in range(count)])
    low = np.array([[3 * count + (i + 1) % count, 3 * count + i, 4 * count + 1] for i in range(count)])
    faces = np.concatenate([faces, top, low]).astype(np.int32)
    feet = body.on_foot > 0.5
    weights = borrowed(points, body.points[feet], body.weights.rows(np.flatnonzero(feet)))
    return Piece("leather", points, faces, coloured(len(points), colour), weights)


def _straps(body: Body, detail: Detail, at: Reals, way: Reals, colour: Triple) -> list[Piece]:
    """A band round each foot in the plane through `at` across `way`."""
    count = 20 if detail == "near" else 10
    way = way / np.linalg.norm(way)
    side = np.array([1.0, 0.0, 0.0]) - way * way[0]
    side /= np.linalg.norm(side)
    up = np.cross(way, side)
    skin = body.points[(body.on_foot > 0.3) & (body.points[:, 0] > 0)].astype(np.float64)
    slab = skin[np.abs((skin - at) @ way) < 0.014]
    if len(slab) < 6:
        return []
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    ways = np.cos(angle)[:, None] * side + np.sin(angle)[:, None] * up
    middle = slab.mean(axis=0)
    reach = ((slab - middle) @ ways.T).max(axis=0)
    rows = [
        middle + ways * (reach + off)[:, None] + way * along
        for along, off in ((-0.007, 0.001), (-0.006, 0.004), (0.006, 0.004), (0.007, 0.001))
    ]
    left = np.concatenate(rows)
    out = []
    for sign in (1.0, -1.0):
        points = (left * (sign, 1, 1)).astype(np.float32)
        points[:, 1] = np.maximum(points[:, 1], 0.001)
        faces: Ints = grid_faces(4, count, True)
        feet = (body.points[:, 0] * sign > 0) & ((body.on_foot > 0.2) | (body.points[:, 1] < 0.2))
        weights = borrowed(points, body.points[feet], body.weights.rows(np.flatnonzero(feet)))
        out.append(
            Piece("leather", points, faces if sign > 0 else faces[:, ::-1].copy(), coloured(len(points), colour), weights)
        )
    return out


def _some(piece: Piece | None) -> list[Piece]:
    return [] if piece is None else [piece]
