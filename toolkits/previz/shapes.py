"""Ways to make a mesh: sheets, tubes, turned profiles, boxes, strands; and to move and join them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from toolkits.previz.mesh import Floats, Ints, Mesh
from toolkits.previz.space import Vec, floats, unit

BROWN: Vec = (0.25, 0.155, 0.095)


def normals_of(points: Floats, faces: Ints) -> Floats:
    """Normals of the points, weighted by the area of the faces they belong to."""
    a, b, c = (points[faces[:, k]] for k in range(3))
    across = np.repeat(np.cross(b - a, c - a), 3, 0)
    index = faces.ravel()
    return unit(np.stack([np.bincount(index, across[:, k], len(points)) for k in range(3)], 1).astype(np.float32))


def surface(points: ArrayLike, faces: Ints, colour: ArrayLike, rest: Floats | None = None) -> Mesh:
    """A mesh from points (n, 3), faces (m, 3) and one colour or n colours, linear."""
    where = np.asarray(points, np.float32)
    colours = np.ascontiguousarray(np.broadcast_to(np.asarray(colour, np.float32), where.shape))
    return Mesh(where, normals_of(where, faces), colours, where if rest is None else rest, faces)


def grid_faces(rows: int, columns: int, wrap: bool = False) -> Ints:
    """Two triangles for each cell of a grid of points; `wrap` joins the last column to the first."""
    cells = columns if wrap else columns - 1
    start = np.arange(rows - 1)[:, None] * columns
    here = (start + np.arange(cells)).ravel()
    beside = (start + (np.arange(cells) + 1) % columns).ravel()
    near = np.stack([here, beside, here + columns], 1)
    far = np.stack([beside, beside + columns, here + columns], 1)
    return np.concatenate([near, far]).astype(np.int32)


def sheet(grid: ArrayLike, colour: ArrayLike, wrap: bool = False, rest: Floats | None = None, flip: bool = False) -> Mesh:
    """A surface given as a grid of points (rows, columns, 3); its front is where columns x rows point, unless flipped."""
    points = np.asarray(grid, np.float32)
    faces = grid_faces(points.shape[0], points.shape[1], wrap)
    colours = np.asarray(colour, np.float32).reshape(-1, 3)
    origin = None if rest is None else np.asarray(rest, np.float32).reshape(-1, 3)
    return surface(points.reshape(-1, 3), faces[:, ::-1].copy() if flip else faces, colours, origin)


def outward(mesh: Mesh) -> Mesh:
    """The mesh with its faces turned outwards, where its signed volume says that they point in."""
    a, b, c = (mesh.points[mesh.faces[:, k]] - mesh.points.mean(0) for k in range(3))
    if float((a * np.cross(b, c)).sum()) >= 0:
        return mesh
    return Mesh(mesh.points, -mesh.normals, mesh.colours, mesh.rest, mesh.faces[:, ::-1].copy())


def tube(path: ArrayLike, radius: ArrayLike, colour: ArrayLike, sides: int = 8, flat: float = 1.0) -> Mesh:
    """A closed pipe along a path (n, 3); `radius` is one or n; `flat` below 1 squeezes it sideways."""
    line = np.asarray(path, np.float32)
    radii = np.broadcast_to(np.asarray(radius, np.float32), len(line))[:, None, None]
    side, up = _frames(line)
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False, dtype=np.float32)[None, :, None]
    ring = line[:, None] + radii * (np.cos(angle) * side[:, None] * flat + np.sin(angle) * up[:, None])
    ends = [np.repeat(line[end][None, None], sides, 1) for end in (0, -1)]
    return outward(sheet(np.concatenate([ends[0], ring, ends[1]]), colour, wrap=True))


def _frames(line: Floats) -> tuple[Floats, Floats]:
    """A side and an up vector at each point of a line, turning as little as they can."""
    ahead = unit(np.gradient(line, axis=0))
    up = np.array([0.31, 0.2, 0.93], np.float32)
    ups = []
    for step in ahead:
        up = up - step * float(up @ step)
        up = up / max(float(np.linalg.norm(up)), 1e-6)
        ups.append(up)
    upward = np.array(ups, np.float32)
    return np.cross(ahead, upward).astype(np.float32), upward


def lathe(profile: ArrayLike, colour: ArrayLike, sides: int = 20) -> Mesh:
    """A profile of (radius, height) pairs turned round the upward axis."""
    outline = np.asarray(profile, np.float32)
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False, dtype=np.float32)
    grid = np.stack([outline[:, :1] * np.cos(angle), np.repeat(outline[:, 1:], sides, 1), outline[:, :1] * np.sin(angle)], -1)
    return outward(sheet(grid, colour, wrap=True))


def box(low: Vec, high: Vec, colour: ArrayLike) -> Mesh:
    """A block between two corners, with sharp edges."""
    corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
    quads = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])
    points = corners[quads.ravel()]
    start = np.arange(6)[:, None] * 4
    faces = np.concatenate([start + np.array([0, 1, 2]), start + np.array([0, 2, 3])]).astype(np.int32)
    return surface(points, faces, colour)


def strands(paths: ArrayLike, width: float, colour: ArrayLike) -> Mesh:
    """Thin tapering strips along paths (k, m, 3): grass, hair, hanging twigs; one colour, or one a strand."""
    lines = np.asarray(paths, np.float32)
    count, steps = lines.shape[:2]
    ahead = unit(np.gradient(lines, axis=1))
    taper = (width * np.linspace(1, 0.15, steps, dtype=np.float32))[None, :, None]
    side = unit(np.cross(ahead, floats([0.3, 0, 1.0]))) * taper
    points = np.stack([lines - side, lines + side], 2).reshape(-1, 3)
    quad = np.concatenate([[[2 * i, 2 * i + 1, 2 * i + 2], [2 * i + 1, 2 * i + 3, 2 * i + 2]] for i in range(steps - 1)])
    faces = (quad[None] + (np.arange(count) * 2 * steps)[:, None, None]).reshape(-1, 3).astype(np.int32)
    shade = np.repeat(np.broadcast_to(np.asarray(colour, np.float32), (count, 3)), 2 * steps, 0)
    return surface(points, faces, shade)


def spline(points: ArrayLike, steps: int = 6) -> Floats:
    """A smooth line (Catmull-Rom) through points (n, k), `steps` a span; every point is met."""
    knots = np.asarray(points, np.float32)
    ends = np.concatenate([2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]])
    t = np.linspace(0, 1, steps, endpoint=False, dtype=np.float32)[:, None]
    spans = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False)
    ]
    return np.concatenate([*spans, knots[-1:]]).astype(np.float32)


def moved(mesh: Mesh, by: Vec = (0, 0, 0), turn: Floats | None = None, scale: ArrayLike = 1.0) -> Mesh:
    """The mesh scaled, turned, then moved; `scale` is one factor or three. Its rest stays as it was."""
    factor = np.broadcast_to(np.asarray(scale, np.float32), 3)
    points, normals = mesh.points * factor, mesh.normals / factor
    if turn is not None:
        points, normals = points @ turn.T, normals @ turn.T
    shifted = (points + np.asarray(by, np.float32)).astype(np.float32)
    return Mesh(shifted, unit(normals), mesh.colours, mesh.rest, mesh.faces)


def merged(meshes: Sequence[Mesh]) -> Mesh:
    """Several meshes as one."""
    starts = np.cumsum([0] + [len(mesh.points) for mesh in meshes[:-1]])
    faces = [mesh.faces + np.int32(start) for mesh, start in zip(meshes, starts, strict=True)]
    return Mesh(
        np.concatenate([mesh.points for mesh in meshes]),
        np.concatenate([mesh.normals for mesh in meshes]),
        np.concatenate([mesh.colours for mesh in meshes]),
        np.concatenate([mesh.rest for mesh in meshes]),
        np.concatenate(faces).astype(np.int32),
    )
