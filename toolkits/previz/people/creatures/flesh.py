"""Flesh on bones: tapered limbs that melt into one smooth skin, meshed from their distance field."""

from dataclasses import dataclass

import numpy as np

from toolkits.previz.mesh import Floats, Ints
from toolkits.previz.people.rig import Rig
from toolkits.previz.people.sparse import Reals, Sparse, compressed
from toolkits.previz.people.turns import Triple


@dataclass(frozen=True)
class Blob:
    """A tapered limb between two points at rest, carried by a bone."""

    bone: str
    start: Triple
    end: Triple
    radii: tuple[float, float]
    """Metres at start and end."""
    wide: float = 1.0
    """Width against height of its cross section."""
    tone: int = 0
    """Which of the coat's colours it has."""


@dataclass(frozen=True)
class Skinned:
    """A meshed skin."""

    points: Floats
    faces: Ints
    weights: Sparse
    tones: Floats
    """(n, blobs) share of each blob in each point."""


def fleshed(rig: Rig, blobs: tuple[Blob, ...], cell: float, melt: float) -> Skinned:
    """The skin over blobs, in cells of `cell` metres; neighbours melt into each other over about `melt` metres."""
    low, high = _bounds(blobs, cell + melt)
    counts = np.maximum(np.ceil((high - low) / cell).astype(int) + 1, 4)
    axes = [low[k] + cell * np.arange(counts[k]) for k in range(3)]
    field = _field(axes, blobs, melt)
    points, faces = _netted(field, low, cell)
    far = np.stack([_distance(points, blob) for blob in blobs], axis=1)
    share = np.exp(-(far - far.min(axis=1, keepdims=True)) / (0.7 * melt))
    share = np.where(share > 0.03 * share.max(axis=1, keepdims=True), share, 0)
    share /= share.sum(axis=1, keepdims=True)
    carrying = np.zeros((len(blobs), len(rig.names)), np.float32)
    carrying[np.arange(len(blobs)), [rig.number[blob.bone] for blob in blobs]] = 1
    return Skinned(points, faces, _strongest(share @ carrying), share.astype(np.float32))


def _strongest(weights: Reals) -> Sparse:
    """Each point's four strongest joints."""
    fifth = np.sort(weights, axis=1)[:, -5:-4] if weights.shape[1] > 4 else np.zeros((len(weights), 1))
    kept = np.where(weights > fifth, weights, 0)
    return compressed(kept / kept.sum(axis=1, keepdims=True))


def _bounds(blobs: tuple[Blob, ...], room: float) -> tuple[Reals, Reals]:
    ends = np.array([[blob.start, blob.end] for blob in blobs])
    radius = np.array([max(blob.radii) * max(blob.wide, 1.0) for blob in blobs])[:, None, None]
    return (ends - radius).min(axis=(0, 1)) - room, (ends + radius).max(axis=(0, 1)) + room


def _distance(at: Floats, blob: Blob) -> Floats:
    """How far each place lies outside a blob, negative inside."""
    narrow = np.array([1 / blob.wide, 1.0, 1.0], np.float32)
    start = np.array(blob.start, np.float32) * narrow
    bone = np.array(blob.end, np.float32) * narrow - start
    away = at * narrow - start
    share = np.clip(away @ bone / max(float(bone @ bone), 1e-9), 0, 1)
    away = away - share[..., None] * bone
    radius = blob.radii[0] + (blob.radii[1] - blob.radii[0]) * share
    out: Floats = (np.sqrt((away * away).sum(axis=-1)) - radius) * min(blob.wide, 1.0)
    return out


def _field(axes: list[Reals], blobs: tuple[Blob, ...], melt: float) -> Floats:
    """Smooth minimum of the distances on a grid: a logarithm of summed exponentials, so the order of blobs does not matter.

    A blob is summed only where it can matter, in its own box and a little round it.
    """
    k = melt * 0.35
    total = np.full([len(axis) for axis in axes], 1e-30, np.float32)
    for blob in blobs:
        room = max(blob.radii) * max(blob.wide, 1.0) + 6 * k
        ends = np.array([blob.start, blob.end])
        low, high = ends.min(axis=0) - room, ends.max(axis=0) + room
        span = [slice(*np.searchsorted(axis, (low[i], high[i]))) for i, axis in enumerate(axes)]
        at = np.stack(np.meshgrid(*[axis[part] for axis, part in zip(axes, span, strict=True)], indexing="ij"), axis=-1)
        total[tuple(span)] += np.exp(-_distance(at.astype(np.float32), blob) / k)
    out: Floats = (-k * np.log(total)).astype(np.float32)
    return out


def _netted(field: Floats, low: Reals, cell: float) -> tuple[Floats, Ints]:
    """The zero surface of a field on a grid by surface nets (Gibson, MERL TR-99-24): a point a cell, a quad a crossed edge."""
    inside = field < 0
    corners = [(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)]
    size = tuple(n - 1 for n in field.shape)
    count = np.zeros(size, np.int8)
    for i, j, k in corners:
        count += inside[i : i + size[0], j : j + size[1], k : k + size[2]]
    mixed = (count > 0) & (count < 8)
    cells = np.argwhere(mixed)
    number = np.full(size, -1, np.int64)
    number[mixed] = np.arange(len(cells))
    total, crossings = np.zeros((len(cells), 3)), np.zeros(len(cells))
    for corner in corners:
        for axis in range(3):
            if corner[axis]:
                continue
            a = cells + np.array(corner)
            b = a + np.eye(3, dtype=int)[axis]
            va, vb = field[tuple(a.T)], field[tuple(b.T)]
            crossed = (va < 0) != (vb < 0)
            share = np.where(crossed, va / np.where(crossed, va - vb, 1), 0)
            total += (a + share[:, None] * (b - a)) * crossed[:, None]
            crossings += crossed
    points = low + cell * total / crossings[:, None]
    return points.astype(np.float32), np.concatenate([_quads(inside, number, axis) for axis in range(3)]).astype(np.int32)


def _quads(
    inside: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], number: np.ndarray[tuple[int, ...], np.dtype[np.int64]], axis: int
) -> Ints:
    """Triangles round the crossed edges along one axis."""
    u, v = (axis + 1) % 3, (axis + 2) % 3
    first = np.moveaxis(inside, (axis, u, v), (0, 1, 2))
    cells = np.moveaxis(number, (axis, u, v), (0, 1, 2))
    crossed = first[:-1, 1:-1, 1:-1] != first[1:, 1:-1, 1:-1]
    at = np.argwhere(crossed)
    i, j, k = at[:, 0], at[:, 1] + 1, at[:, 2] + 1
    a, b, c, d = cells[i, j - 1, k - 1], cells[i, j, k - 1], cells[i, j, k], cells[i, j - 1, k]
    out = first[i, j, k]
    quad = np.where(out[:, None], np.stack([a, b, c, d], 1), np.stack([d, c, b, a], 1))
    return np.concatenate([quad[:, [0, 1, 2]], quad[:, [0, 2, 3]]]).astype(np.int32)
