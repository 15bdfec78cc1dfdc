"""Locks of hair: tapered ribbons along paths, shaded as the round thing they lie on."""

import numpy as np

from toolkits.previz.mesh import Floats, Ints
from toolkits.previz.people.sparse import Reals


def ribbons(paths: Reals, normals: Reals, width: Reals) -> tuple[Floats, Ints, Floats]:
    """Points, faces and normals of ribbons.

    `paths` (n, k, 3) metres from root to tip, `normals` (n, k, 3) away from the head, `width` (n, k) metres.
    """
    count, steps = paths.shape[:2]
    ways = np.gradient(paths, axis=1)
    side = np.cross(normals, ways)
    side /= np.maximum(np.linalg.norm(side, axis=2, keepdims=True), 1e-9)
    half = side * (width[..., None] / 2)
    grid = np.stack([paths - half, paths + half], axis=2)
    step = np.arange(steps - 1)
    corner = (np.arange(count)[:, None] * steps + step[None]).ravel() * 2
    faces = np.concatenate([np.stack([corner, corner + 2, corner + 1], 1), np.stack([corner + 1, corner + 2, corner + 3], 1)])
    out = np.repeat(normals[:, :, None], 2, axis=2).reshape(-1, 3)
    out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
    return grid.reshape(-1, 3).astype(np.float32), faces.astype(np.int32), out.astype(np.float32)


def streaked(count: int, steps: int, colour: tuple[float, float, float], dice: np.random.Generator) -> Floats:
    """(count * steps * 2, 3) one shade a ribbon, darker at the root."""
    shade = dice.uniform(0.7, 1.35, count)[:, None] * np.linspace(0.75, 1.15, steps)[None]
    out = np.repeat(shade.reshape(-1), 2)[:, None] * np.array(colour)
    clipped: Floats = np.clip(out, 0, 1).astype(np.float32)
    return clipped


def thinned(full: float, steps: int, root: float = 0.5) -> Reals:
    """(steps,) width of a ribbon that begins narrow, is full in its middle and ends in a point."""
    share = np.linspace(0, 1, steps)
    out: Reals = full * (root + (1 - root) * np.sin(np.pi * np.minimum(share * 1.4, 1) / 2)) * (1 - share**3 * 0.9)
    return out
