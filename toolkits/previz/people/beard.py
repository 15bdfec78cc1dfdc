"""Beards: hair rooted on jaw, chin and lip that falls over the breast and never over the mouth or cheeks."""

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.people.body import Body
from toolkits.previz.people.human import Detail
from toolkits.previz.people.locks import ribbons, streaked, thinned
from toolkits.previz.people.piece import Piece, coloured
from toolkits.previz.people.sparse import Reals, Whole, picking
from toolkits.previz.people.surface import Patch, compacted, cut, lent_by, neighbours, normals_of, smoothed

CHEEK_AT = np.array([-0.100, -0.090, -0.078, -0.060, -0.035, 0.0])
CHEEK_LINE = np.array([0.072, 0.066, 0.030, 0.012, 0.002, -0.010])
"""The beard's upper edge by depth behind the mouth, metres on a grown head: a sideburn, the cheek, below the lip."""
HAIRS: dict[Detail, int] = {"near": 620, "middle": 110, "far": 0}


def bearded(body: Body, points: Reals) -> Reals:
    """(n,) where a beard grows: positive inside, in metres from its edge."""
    size, mouth = body.size, body.mouth
    x, y, z = np.abs(points[:, 0]) / size, (points[:, 1] - mouth[1]) / size, (points[:, 2] - mouth[2]) / size
    cheek_line = np.interp(z, CHEEK_AT, CHEEK_LINE)
    rear = z + 0.099 - 0.9 * np.maximum(-0.025 - y, 0)
    jaw = np.minimum.reduce([cheek_line - y, y + 0.072, rear])
    lips = 1 - ((x / 0.0265) ** 2 + ((y + 0.001) / 0.0105) ** 2)
    upper = np.minimum.reduce([0.031 - x, y - 0.0055 + 0.3 * np.maximum(x - 0.014, 0), 0.0165 - y - 0.25 * x, z + 0.03])
    corner = np.minimum.reduce([x - 0.021, 0.034 - x, y + 0.02, 0.008 - y, z + 0.04])
    field: Reals = np.maximum(np.maximum(np.minimum(jaw, -lips * 0.008), upper), corner) * size
    return field


def length_at(body: Body, points: Reals, full: bool) -> Reals:
    """(n,) how long hair is here, metres: longest under the chin."""
    size, mouth = body.size, body.mouth
    x, y = np.abs(points[:, 0]) / size, (points[:, 1] - mouth[1]) / size
    chin = np.exp(-((x / 0.034) ** 2)) * np.clip((-y - 0.012) / 0.03, 0, 1)
    side = np.clip((0.02 - y) / 0.06, 0, 1)
    if not full:
        stubble: Reals = (0.008 + 0.006 * chin) * size
        return stubble
    long = 0.055 + 0.055 * body.identity.old
    moustache = np.where((y > 0) & (x < 0.04), 0.009, 1.0)
    out: Reals = np.minimum(0.005 + 0.020 * side + long * chin, moustache) * size
    return out


def beard_pieces(body: Body, detail: Detail) -> list[Piece]:
    """A shell that gives the beard its mass and, nearer, hairs upon it."""
    kind = body.identity.wear.beard
    if kind == "none" or body.identity.child:
        return []
    full = kind == "full"
    shell = _shell(body, detail, full)
    if shell is None:
        return []
    pieces = [shell]
    if HAIRS[detail]:
        pieces.append(_hairs(body, HAIRS[detail], full, detail))
    return pieces


def _way(normals: Reals, points: Reals, body: Body) -> Reals:
    """Which way hair grows: off the skin, then down and a little forward."""
    y = points[:, 1] - body.mouth[1]
    down = np.clip((0.02 * body.size - y) / (0.05 * body.size), 0.25, 1)[:, None]
    out = normals * (1.0 - 0.55 * down) + np.array([0.0, -1.0, 0.22]) * down
    lip = ((y > 0.003 * body.size) & (np.abs(points[:, 0]) < 0.04 * body.size))[:, None]
    aside = np.sign(points[:, :1]) * np.array([1.0, 0.0, 0.0]) + np.array([0.0, -0.35, 0.1])
    out = np.where(lip, 0.35 * normals + aside, out)
    unit: Reals = out / np.linalg.norm(out, axis=1, keepdims=True)
    return unit


def _shell(body: Body, detail: Detail, full: bool) -> Piece | None:
    used, faces = compacted(body.skin(detail))
    points = body.points[used]
    field = np.where(body.on_head[used] > 0.3, bearded(body, points), -0.05)
    patch = cut(
        Patch(points, faces, picking(used, len(body.points))), np.where(np.abs(field) < 1e-6, 1e-6, field).astype(np.float32)
    )
    if len(patch.faces) < 4:
        return None
    normals = normals_of(points, faces)
    mine = (patch.weights @ _spread(normals, used, len(body.points))).astype(np.float64)
    mine /= np.maximum(np.linalg.norm(mine, axis=1, keepdims=True), 1e-9)
    inside = np.clip(bearded(body, patch.points) / (0.012 * body.size), 0, 1)
    grown = length_at(body, patch.points, full) * (0.85 if full else 0.4) * inside
    moved = patch.points + _way(mine, patch.points, body) * grown[:, None] + mine * 0.0006
    links = neighbours(patch.faces, len(moved))
    share = (0.5 * inside)[:, None]
    moved = smoothed(moved.astype(np.float32), links, 3 if detail == "near" else 1, share)
    colours = coloured(len(moved), body.identity.hair)
    edge = (1 - inside)[:, None] * 0.35
    colours = colours * (1 - edge) * 0.8 + np.array(body.identity.skin) * 0.7 * edge
    return Piece(
        "hair",
        moved,
        patch.faces,
        np.clip(colours, 0, 1).astype(np.float32),
        patch.weights.times(body.weights),
        follows=patch.weights,
    )


def _spread(normals: Floats, used: Whole, count: int) -> Floats:
    out = np.zeros((count, 3), np.float32)
    out[used] = normals
    return out


def _hairs(body: Body, count: int, full: bool, detail: Detail) -> Piece:
    """Ribbons from random places of the beard."""
    dice = np.random.default_rng((body.identity.seed + 11) % 2**32)
    faces = body.skin("near")
    middles = body.points[faces].mean(axis=1)
    inside = (bearded(body, middles) > 0.0005) & (body.on_head[faces].min(axis=1) > 0.3)
    faces = faces[inside]
    a, b, c = (body.points[faces[:, k]].astype(np.float64) for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    chosen = dice.choice(len(faces), count, p=area / area.sum())
    corner = dice.dirichlet((1, 1, 1), count)
    roots = np.einsum("nk,nkj->nj", corner, body.points[faces[chosen]].astype(np.float64))
    normals = np.einsum("nk,nkj->nj", corner, normals_of(body.points, body.skin("near"))[faces[chosen]].astype(np.float64))
    steps = 5
    share = np.linspace(0, 1, steps)[None, :, None]
    long = (length_at(body, roots, full) * dice.uniform(0.7, 1.03, count))[:, None, None]
    way = _way(normals, roots, body)[:, None]
    side = np.cross(normals, way[:, 0])[:, None] * dice.normal(0, 0.12, count)[:, None, None]
    curl = np.sin(share * 6 + dice.uniform(0, 6.3, count)[:, None, None]) * 0.05
    paths = roots[:, None] + long * (normals[:, None] * (0.35 * share - 0.2 * share**2) + way * share + side * (share + curl))
    thick = 0.0032 if detail == "near" else 0.007
    width = dice.uniform(0.6, 1.3, count)[:, None] * thinned(thick * body.size * (1.0 if full else 0.55), steps)[None]
    points, out_faces, out = ribbons(paths, np.repeat(normals[:, None], steps, axis=1) + way * 0.2, width)
    donors = np.unique(faces)
    follows = (
        lent_by(roots, body.points[donors], 3)
        .times(picking(donors, len(body.points)))
        .rows(np.repeat(np.arange(count), steps * 2))
    )
    return Piece(
        "hair",
        points,
        out_faces,
        streaked(count, steps, body.identity.hair, dice),
        follows.times(body.weights),
        normals=out,
        follows=follows,
    )
