"""What is set into an animal's head: eyes and horns."""

from dataclasses import replace

import numpy as np

from toolkits.previz.mesh import Floats, Ints
from toolkits.previz.people.creatures.flesh import Skinned
from toolkits.previz.people.creatures.quadruped import Quadruped, frame_of
from toolkits.previz.people.piece import Piece, held
from toolkits.previz.people.rig import Rig
from toolkits.previz.people.sparse import Reals, nearest
from toolkits.previz.people.surface import grid_faces
from toolkits.previz.people.turns import Triple, Vector, unit

HORN: Triple = (0.16, 0.125, 0.09)


def ball(rig: Rig, bone: str, centre: Vector, radius: float, colour: Triple, ahead: Vector) -> Piece:
    """An eye: a dark ball with a paler rim away from the line of sight."""
    angles, turn = np.array([0.0, 0.6, 0.75, 1.3, 2.0]), np.linspace(0, 2 * np.pi, 10, endpoint=False)
    side = unit(np.cross(ahead, (0, 1, 0.01)))
    up = np.cross(side, ahead)
    ways = np.concatenate(
        [np.cos(a) * ahead + np.sin(a) * (np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * up) for a in angles]
    )
    shades = np.repeat(
        np.array([(0.006, 0.005, 0.005), (0.006, 0.005, 0.005), colour, (0.05, 0.04, 0.03), (0.05, 0.04, 0.03)]), 10, axis=0
    )
    points = (centre + ways * radius).astype(np.float32)
    faces = grid_faces(5, 10, True)[:, ::-1].copy()
    weights = held(len(points), rig.number[bone], len(rig.names))
    return Piece("eye", points, faces, shades.astype(np.float32), weights, normals=ways.astype(np.float32))


def eyes(rig: Rig, q: Quadruped, skin: Skinned) -> list[Piece]:
    """Both eyes, set into the sides of the head."""
    f, s = frame_of(q), q.height
    poll, nose = np.array(f.poll) * s, np.array(f.nose) * s
    way = unit(nose - poll)
    up = np.array([0.0, way[2], -way[1]])
    size = q.skull[0] * s * (0.19 if q.height > 0.5 else 0.21)
    out = [_nose(rig, nose, q.skull[1] * s, way)] if q.paws else []
    for sign in (1.0, -1.0):
        outward = unit(np.array([sign, 0, 0]) * 0.85 + way * (0.55 if q.paws else 0.25) + up * 0.15)
        near = poll + way * q.skull[0] * s * 0.95 + up * q.skull[0] * s * 0.32 + np.array([sign * q.skull[0] * s * 0.55, 0, 0])
        _, at = nearest(near[None], skin.points, 6)
        spot = skin.points[at[0]].mean(axis=0).astype(np.float64)
        out.append(ball(rig, "head", spot - outward * size * 0.45, size, (0.10, 0.06, 0.025), outward))
    return out


def _nose(rig: Rig, at: Vector, muzzle: float, way: Vector) -> Piece:
    """The dark leather at the end of a muzzle."""
    up = np.array([0.0, way[2], -way[1]])
    spot = ball(
        rig, "head", at - way * muzzle * 0.25 + up * muzzle * 0.42, muzzle * 0.46, (0.012, 0.010, 0.010), unit(way + 0.35 * up)
    )
    return replace(spot, material="leather", colours=np.full_like(spot.colours, 0.012))


def horn(path: Reals, radius: Reals, around: int = 10) -> tuple[Floats, Ints]:
    """A tapering tube along a path."""
    way = unit(np.asarray(np.gradient(path, axis=0), np.float64))
    side = unit(np.cross(way, (0.31, 0.2, 0.93)))
    up = np.cross(way, side)
    turn = np.linspace(0, 2 * np.pi, around, endpoint=False)
    ring = np.cos(turn)[None, :, None] * side[:, None] + np.sin(turn)[None, :, None] * up[:, None]
    grid = path[:, None] + ring * radius[:, None, None]
    return grid.reshape(-1, 3).astype(np.float32), grid_faces(len(path), around, True)[:, ::-1].copy()


def horns(rig: Rig, q: Quadruped) -> list[Piece]:
    """A pair of horns or antlers."""
    if q.horns == "none":
        return []
    f, s = frame_of(q), q.height
    poll, nose = np.array(f.poll) * s, np.array(f.nose) * s
    way = unit(nose - poll)
    up = np.array([0.0, way[2], -way[1]])
    out = []
    for sign in (1.0, -1.0):
        root = poll + up * q.skull[0] * s * 0.80 + np.array([sign * q.skull[0] * s * 0.42, 0, 0])
        for path, thick in _horn_paths(q, root, np.array([sign, 0.0, 0.0]), up, way):
            radius = thick * s * (1 - np.linspace(0, 1, len(path)) ** 1.3 * 0.9)
            points, faces = horn(path, radius)
            rings = (1 + 0.25 * np.sin(np.repeat(np.arange(len(path)), 10) * 2.4))[:, None]
            colours = np.clip(np.array(HORN) * rings, 0, 1).astype(np.float32)
            out.append(Piece("horn", points, faces, colours, held(len(points), rig.number["head"], len(rig.names))))
    return out


def _horn_paths(q: Quadruped, root: Vector, side: Vector, up: Vector, way: Vector) -> list[tuple[Reals, float]]:
    t, s = np.linspace(0, 1, 14)[:, None], q.height
    if q.horns == "ox":
        return [(root + s * (side * 0.26 * np.sin(t * 1.5) + up * 0.20 * t**2 + way * 0.06 * t), 0.030)]
    if q.horns == "goat":
        return [(root + s * (up * 0.34 * np.sin(t * 1.4) - way * 0.22 * t**1.6 + side * 0.10 * t), 0.026)]
    if q.horns == "ram":
        turn = t * 4.6
        return [(root + s * (0.13 * (np.sin(turn) * up * 0.9 - (1 - np.cos(turn)) * way) + side * (0.03 + 0.11 * t)), 0.042)]
    main = root + s * (up * 0.42 * t + side * 0.20 * np.sin(t * 1.8) - way * 0.16 * np.sin(t * 2.2))
    tines = [(main[k] + s * np.linspace(0, 1, 6)[:, None] * (way * 0.10 + up * 0.10 + side * 0.03), 0.010) for k in (3, 7, 10)]
    return [(main, 0.018), *tines]
