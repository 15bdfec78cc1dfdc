"""Coarser versions of a mesh whose points are all points of the finer one, so that shapes and weights carry over."""

import heapq
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass
class _Surface:
    """A triangle mesh while it is collapsed."""

    points: Floats
    faces: list[tuple[int, int, int] | None]
    at: list[set[int]]
    """Faces round each point."""
    quadrics: Floats
    """(n, 4, 4) error quadrics after Garland and Heckbert, SIGGRAPH 1997."""
    version: list[int] = field(default_factory=list)

    def around(self, point: int) -> set[int]:
        """The neighbours of a point."""
        return {corner for face in self.at[point] for corner in (self.faces[face] or ())} - {point}


def levels(points: Floats, faces: Ints, importance: Floats, counts: list[int]) -> list[Ints]:
    """Faces of the mesh at each count of points, largest first.

    Edges collapse onto one of their ends, cheapest first; `importance` (n,) multiplies a point's error.
    """
    surface = _opened(points, faces, importance)
    heap: list[tuple[float, int, int, int, int]] = []
    for point in range(len(points)):
        _push(surface, heap, point)
    alive = len(np.unique(faces))
    out = []
    for count in counts:
        while alive > count and heap:
            _, gone, kept, v_gone, v_kept = heapq.heappop(heap)
            if (surface.version[gone], surface.version[kept]) != (v_gone, v_kept) or not _allowed(surface, gone, kept):
                continue
            _collapse(surface, gone, kept)
            _push(surface, heap, kept)
            alive -= 1
        out.append(np.array([face for face in surface.faces if face is not None], np.int64))
    return out


def _opened(points: Floats, faces: Ints, importance: Floats) -> _Surface:
    quadrics = np.zeros((len(points), 4, 4))
    at: list[set[int]] = [set() for _ in range(len(points))]
    edges: dict[tuple[int, int], list[int]] = {}
    for number, face in enumerate(faces.tolist()):
        for corner in range(3):
            at[face[corner]].add(number)
            a, b = sorted((face[corner], face[(corner + 1) % 3]))
            edges.setdefault((a, b), []).append(number)
        _add_plane(quadrics, points, face, _normal(points, face), importance)
    for (a, b), sides in edges.items():
        if len(sides) == 1:
            wall = np.cross(points[b] - points[a], _normal(points, faces[sides[0]].tolist()))
            _add_plane(quadrics, points, [a, b], wall * 3.0, importance)
    return _Surface(points, [(f[0], f[1], f[2]) for f in faces.tolist()], at, quadrics, [0] * len(points))


def _normal(points: Floats, face: list[int]) -> Floats:
    a, b, c = points[face]
    return np.cross(b - a, c - a)


def _add_plane(quadrics: Floats, points: Floats, corners: list[int], normal: Floats, importance: Floats) -> None:
    length = float(np.linalg.norm(normal))
    if length == 0:
        return
    unit = normal / length
    plane = np.append(unit, -unit @ points[corners[0]])
    for corner in corners:
        quadrics[corner] += np.outer(plane, plane) * length * importance[corner]


def _push(surface: _Surface, heap: list[tuple[float, int, int, int, int]], point: int) -> None:
    for other in sorted(surface.around(point)):
        both = surface.quadrics[point] + surface.quadrics[other]
        for gone, kept in ((point, other), (other, point)):
            place = np.append(surface.points[kept], 1.0)
            step = surface.points[gone] - surface.points[kept]
            cost = float(place @ both @ place) + 1e-9 * float(step @ step)
            heapq.heappush(heap, (cost, gone, kept, surface.version[gone], surface.version[kept]))


def _allowed(surface: _Surface, gone: int, kept: int) -> bool:
    """Whether a collapse keeps the surface a surface and turns no face over."""
    if not surface.at[gone] or kept not in surface.around(gone):
        return False
    shared = surface.at[gone] & surface.at[kept]
    if len(surface.around(gone) & surface.around(kept)) != len(shared):
        return False
    for number in surface.at[gone] - shared:
        face = list(surface.faces[number] or ())
        before = _normal(surface.points, face)
        after = _normal(surface.points, [kept if corner == gone else corner for corner in face])
        if before @ after < 0.2 * np.linalg.norm(before) * np.linalg.norm(after):
            return False
    return True


def _collapse(surface: _Surface, gone: int, kept: int) -> None:
    for number in list(surface.at[gone]):
        face = surface.faces[number]
        if face is None:
            continue
        if kept in face:
            for corner in face:
                surface.at[corner].discard(number)
            surface.faces[number] = None
        else:
            a, b, c = (kept if corner == gone else corner for corner in face)
            surface.faces[number] = (a, b, c)
            surface.at[kept].add(number)
    surface.at[gone] = set()
    surface.quadrics[kept] += surface.quadrics[gone]
    surface.version[gone] += 1
    surface.version[kept] += 1
