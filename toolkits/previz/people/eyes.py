"""Eyes: white, iris and pupil as rings of one ball that turns in the head, with a glint; lashes and teeth beside them."""

import numpy as np

from toolkits.previz.mesh import Floats, Ints
from toolkits.previz.people.body import Body
from toolkits.previz.people.colours import scaled
from toolkits.previz.people.human import MARKS_OF_EYES, Detail
from toolkits.previz.people.piece import Piece, coloured, held
from toolkits.previz.people.sparse import Reals, picking
from toolkits.previz.people.surface import compacted, grid_faces
from toolkits.previz.people.turns import Triple

WHITE: Triple = (0.62, 0.58, 0.54)
PUPIL: Triple = (0.006, 0.005, 0.005)
RINGS: dict[Detail, tuple[float, ...]] = {
    "near": (0.0, 0.175, 0.19, 0.34, 0.475, 0.50, 0.54, 0.75, 1.05, 1.5, 2.1),
    "middle": (0.0, 0.19, 0.22, 0.49, 0.54, 1.2, 2.0),
    "far": (0.0, 0.5, 1.6),
}
"""Angles from the line of sight, radians; the pupil ends at the second, the iris at about half a radian."""
LEFT_EYE = -MARKS_OF_EYES
"""Of the base body's points, its centre."""
ROUND: dict[Detail, int] = {"near": 24, "middle": 12, "far": 6}


def eye_pieces(body: Body, detail: Detail) -> list[Piece]:
    """Both eyeballs and, near by, the glint in each."""
    out = []
    for centre in body.eyes:
        at: Triple = (float(centre[0]), float(centre[1]), float(centre[2]))
        out.append(_ball(body, detail, at))
        if detail == "near":
            out.append(_glint(body, at))
    return out


def _ball(body: Body, detail: Detail, centre: Triple) -> Piece:
    angles, around = RINGS[detail], ROUND[detail]
    turn = np.linspace(0, 2 * np.pi, around, endpoint=False)
    normals = np.stack(
        [np.array([[np.sin(a) * np.cos(b), np.sin(a) * np.sin(b), np.cos(a)] for b in turn]) for a in angles]
    ).reshape(-1, 3)
    bulge = 1 + 0.045 * np.clip(1 - np.repeat(angles, around) / 0.52, 0, 1)
    points = np.array(centre) + normals * (body.eye_radius * bulge)[:, None]
    colours = np.concatenate([_ring(body.identity.iris, angle, turn) for angle in angles])
    return _stiff("eye", body, points, grid_faces(len(angles), around, True), colours, normals, centre)


def _ring(iris: Triple, angle: float, turn: Reals) -> Floats:
    """Colours round one ring."""
    if angle < 0.18:
        return coloured(len(turn), PUPIL)
    if angle < 0.46:
        rays = 0.85 + 0.3 * np.sin(7 * turn + 3 * np.sin(5 * turn))
        lit = 1.25 - 0.45 * np.sin(turn)
        out: Floats = (np.array(scaled(iris, 1.0 if angle < 0.3 else 1.25)) * (rays * lit)[:, None]).astype(np.float32)
        return out
    if angle < 0.51:
        return coloured(len(turn), scaled(iris, 0.22))
    blood = float(np.clip((angle - 0.7) / 0.8, 0, 1))
    return coloured(len(turn), (WHITE[0], WHITE[1] * (1 - 0.25 * blood), WHITE[2] * (1 - 0.3 * blood)))


def _glint(body: Body, centre: Triple) -> Piece:
    """A small bright disc up and to the side of the pupil."""
    turn = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    way = np.array([0.17, 0.20, 0.965])
    right, up = np.array([0.985, 0.0, -0.174]), np.array([-0.035, 0.979, -0.2])
    rim = 0.055 * (np.cos(turn)[:, None] * right + np.sin(turn)[:, None] * up)
    points = np.array(centre) + body.eye_radius * 1.062 * np.concatenate([way[None], way + rim])
    fan = np.array([[0, 1 + i, 1 + (i + 1) % 8] for i in range(8)], np.int32)
    return _stiff("eye", body, points, fan, coloured(9, (1.0, 1.0, 1.0)), np.tile(way, (9, 1)), None)


def _stiff(
    material: str, body: Body, points: Reals, faces: Ints,
    colours: Floats, normals: Reals, eye: Triple | None,
) -> Piece:  # fmt: skip
    joints = body.rig.names
    return Piece(
        material, points.astype(np.float32), faces, colours, held(len(points), joints.index("head"), len(joints)),
        normals=normals.astype(np.float32), eye=eye,
    )  # fmt: skip


def mouth_pieces(body: Body) -> list[Piece]:
    """Upper lashes and both rows of teeth."""
    dark = scaled(body.identity.hair, 0.35)
    lashes = _part(body, "lashes", "hair", dark, upper_only=True)
    return [
        lashes,
        _part(body, "teeth_upper", "eye", (0.55, 0.50, 0.42)),
        _part(body, "teeth_lower", "eye", (0.45, 0.40, 0.34)),
    ]


def _part(body: Body, name: str, material: str, colour: Triple, upper_only: bool = False) -> Piece:
    faces = body.human.faces[name]
    if upper_only:
        faces = faces[(body.human.points[faces][:, :, 1] > body.human.points[LEFT_EYE, 1]).all(axis=1)]
    used, faces = compacted(faces)
    weights = body.weights.rows(used)
    return Piece(
        material, body.points[used], faces, coloured(len(used), colour), weights, follows=picking(used, len(body.points))
    )
