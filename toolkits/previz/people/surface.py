"""Surfaces as arrays: normals, smoothing, clean cuts, grids and the sparse matrices that make them quick."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkits.previz.mesh import Floats, Ints
from toolkits.previz.people.sparse import Reals, Sparse, nearest, picking, scattered, stacked


@dataclass(frozen=True)
class Patch:
    """Points with weights, and faces between them."""

    points: Floats
    """(n, 3)"""
    faces: Ints
    """(m, 3)"""
    weights: Sparse
    """(n, joints)"""


def incidence(faces: Ints, count: int) -> Sparse:
    """(count, m) ones where a face touches a point: times face normals, it gives point normals."""
    columns = np.repeat(np.arange(len(faces)), 3)
    return scattered(faces.ravel(), columns, np.ones(faces.size), (count, len(faces)))


def point_normals(points: Floats, faces: Ints, touching: Sparse) -> Floats:
    """Area-weighted unit normals; a point without area gets +y."""
    a, b, c = points[faces[:, 0]], points[faces[:, 1]], points[faces[:, 2]]
    out: Floats = touching @ crossed(b - a, c - a)
    length = np.sqrt(np.einsum("ij,ij->i", out, out))[:, None]
    out /= np.maximum(length, 1e-12)
    out[length[:, 0] < 1e-12] = (0, 1, 0)
    return out


def crossed(a: Floats, b: Floats) -> Floats:
    """Row-wise cross product, quicker than numpy's own."""
    out = np.empty_like(a)
    out[:, 0] = a[:, 1] * b[:, 2] - a[:, 2] * b[:, 1]
    out[:, 1] = a[:, 2] * b[:, 0] - a[:, 0] * b[:, 2]
    out[:, 2] = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return out


def normals_of(points: Floats, faces: Ints) -> Floats:
    """Point normals of a surface met once."""
    return point_normals(points, faces, incidence(faces, len(points)))


def neighbours(faces: Ints, count: int) -> Sparse:
    """(count, count) rows that average a point's neighbours."""
    a = np.concatenate([faces[:, [0, 1, 2]].ravel(), faces[:, [1, 2, 0]].ravel()])
    b = np.concatenate([faces[:, [1, 2, 0]].ravel(), faces[:, [0, 1, 2]].ravel()])
    return scattered(a, b, np.ones(len(a)), (count, count)).evened()


def smoothed(values: Floats, links: Sparse, passes: int, share: float | Reals = 0.5) -> Floats:
    """Values moved towards their neighbours' mean; `share` may differ by point, (n, 1)."""
    out = values
    for _ in range(passes):
        out = (out + (links @ out - out) * np.asarray(share, np.float32)).astype(np.float32)
    return out


def compacted(faces: Ints) -> tuple[NDArray[np.int64], Ints]:
    """The points that faces use, in order, and the faces counted among them."""
    used, inverse = np.unique(faces, return_inverse=True)
    return used.astype(np.int64), inverse.reshape(-1, 3).astype(np.int32)


def cut(patch: Patch, keep: Floats) -> Patch:
    """The part of a patch where a field on its points is positive, its edge exactly where the field is zero.

    Each crossed edge gets one new point, interpolated in place and in weights, so that hems are smooth lines.
    """
    inside = keep > 0
    count = inside[patch.faces].sum(axis=1)
    whole = patch.faces[count == 3]
    pairs: dict[tuple[int, int], int] = {}
    fresh: list[list[int]] = []
    for face, kept in zip(patch.faces[(count == 1) | (count == 2)].tolist(), count[(count == 1) | (count == 2)], strict=True):
        fresh += _split(face, inside, int(kept), pairs, len(patch.points))
    ends = np.array(list(pairs), np.int64).reshape(-1, 2)
    a, b = ends[:, 0], ends[:, 1]
    share = keep[a] / (keep[a] - keep[b])
    rows = np.arange(len(ends))
    mixing = scattered(
        np.tile(rows, 2), np.concatenate([a, b]), np.concatenate([1 - share, share]), (len(ends), len(patch.points))
    )
    faces = np.concatenate([whole, np.array(fresh, np.int32).reshape(-1, 3)])
    used, faces = compacted(faces)
    every = stacked([picking(np.arange(len(patch.points)), len(patch.points)), mixing]).rows(used)
    return Patch(every @ patch.points, faces, every.times(patch.weights))


def _split(
    face: list[int], inside: NDArray[np.bool_], kept: int, pairs: dict[tuple[int, int], int], base: int
) -> list[list[int]]:
    """The kept part of a face that the cut crosses."""
    odd = next(i for i in range(3) if inside[face[i]] == (kept == 1))
    a, b, c = face[odd], face[(odd + 1) % 3], face[(odd + 2) % 3]
    ab, ac = _between(a, b, inside, pairs, base), _between(a, c, inside, pairs, base)
    return [[a, ab, ac]] if kept == 1 else [[ab, b, c], [ab, c, ac]]


def _between(a: int, b: int, inside: NDArray[np.bool_], pairs: dict[tuple[int, int], int], base: int) -> int:
    key = (a, b) if inside[a] else (b, a)
    return base + pairs.setdefault(key, len(pairs))


def grid_faces(rows: int, columns: int, closed: bool) -> Ints:
    """Faces of rows of points: rows go down, columns round by the left as `ways_round` goes; their outside is outside."""
    wide = columns if closed else columns - 1
    i = (np.arange(rows - 1)[:, None] * columns + np.arange(wide)[None]).ravel()
    j = (np.arange(rows - 1)[:, None] * columns + (np.arange(wide)[None] + 1) % columns).ravel()
    return np.concatenate([np.stack([i, i + columns, j], 1), np.stack([j, i + columns, j + columns], 1)]).astype(np.int32)


def borrowed(points: Reals, donors: Reals, weights: Sparse, count: int = 4) -> Sparse:
    """Weights for new points from the nearest donors, nearer ones counting more."""
    return lent_by(points, donors, count).times(weights)


def lent_by(points: Reals, donors: Reals, count: int = 4) -> Sparse:
    """(n, donors) rows that mix the nearest donors, nearer ones counting more."""
    far, near = nearest(points, donors, count)
    share = 1 / (far + 1e-3) ** 2
    share /= share.sum(axis=1, keepdims=True)
    rows = np.repeat(np.arange(len(points)), near.shape[1])
    return scattered(rows, near.ravel(), share.ravel(), (len(points), len(donors)))
