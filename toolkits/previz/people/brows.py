"""Eyebrows: short hairs along an arc above each eye, moving with the brow."""

import numpy as np

from toolkits.previz.people.body import Body
from toolkits.previz.people.colours import mixed, scaled
from toolkits.previz.people.human import Detail
from toolkits.previz.people.locks import ribbons, streaked
from toolkits.previz.people.piece import Piece
from toolkits.previz.people.sparse import Reals, Sparse, nearest, picking
from toolkits.previz.people.surface import lent_by, normals_of

HAIRS: dict[Detail, int] = {"near": 170, "middle": 26, "far": 0}
"""On each side."""
ARC_X = np.array([-0.0205, -0.010, 0.002, 0.014, 0.0235])
ARC_Y = np.array([0.0150, 0.0195, 0.0225, 0.0225, 0.0165])
"""The middle of the brow from the eye's centre, outward and up, metres on a grown head."""


def brow_piece(body: Body, detail: Detail) -> Piece | None:
    """Both brows, or none from afar."""
    count = HAIRS[detail]
    if count == 0:
        return None
    dice = np.random.default_rng((body.identity.seed + 5) % 2**32)
    share = np.sort(dice.random(count))
    thick = (0.0056 if body.identity.female or body.identity.child else 0.0072) * (1.15 - 0.75 * share**2)
    across = dice.uniform(-0.5, 0.5, count)
    x = np.interp(share, np.linspace(0, 1, 5), ARC_X)
    y = np.interp(share, np.linspace(0, 1, 5), ARC_Y) + across * thick
    slope = np.interp(share, [0, 0.35, 1], [0.75, 0.30, -0.35]) - across * 0.7
    length = dice.uniform(0.0055, 0.0085, count) * (1.9 if detail == "middle" else 1.0)
    steps = np.linspace(0, 1, 3)[None]
    flat = np.stack(
        [x[:, None] + steps * (length * np.cos(slope))[:, None], y[:, None] + steps * (length * np.sin(slope))[:, None]], axis=2
    )
    wide = 0.0011 if detail == "near" else 0.0026
    paths, normals, mixing = _on_face(body, flat.reshape(-1, 2) * body.size)
    shape = (2 * count, 3, 3)
    width = np.tile(wide * body.size * np.array([0.8, 1.0, 0.25]), (2 * count, 1))
    points, faces, out = ribbons(paths.reshape(shape), normals.reshape(shape), width)
    twice = np.repeat(np.arange(len(paths)), 2)
    colour = mixed(scaled(body.identity.hair, 0.8), body.identity.skin, 0.12)
    follows = mixing.rows(twice)
    return Piece(
        "hair", points, faces, streaked(2 * count, 3, colour, dice), follows.times(body.weights), normals=out, follows=follows
    )  # fmt: skip


def _on_face(body: Body, flat: Reals) -> tuple[Reals, Reals, Sparse]:
    """Places right and up of the left eye, laid on the face, then mirrored to the other side."""
    skin = np.unique(body.human.faces["skin_0"])
    near = skin[np.abs(body.points[skin, 1] - body.eyes[0, 1]) < 0.06 * body.size]
    front = near[body.points[near, 2] > body.eyes[0, 2] - 0.02 * body.size]
    normals = normals_of(body.points, body.human.faces["skin_0"])
    places, ways, numbers = [], [], []
    for sign, eye in ((1.0, body.eyes[0]), (-1.0, body.eyes[1])):
        at = np.stack([eye[0] + sign * flat[:, 0], eye[1] + flat[:, 1]], axis=1)
        far, four = nearest(at, body.points[front][:, :2], 4)
        weight = 1 / (far + 5e-4) ** 2
        weight /= weight.sum(axis=1, keepdims=True)
        depth = (body.points[front][four, 2] * weight).sum(axis=1)
        way = (normals[front][four] * weight[..., None]).sum(axis=1)
        places.append(np.concatenate([at, depth[:, None]], axis=1) + way * 0.0017 * body.size)
        ways.append(way)
        numbers.append(front[four[:, 0]])
    points = np.concatenate(places)
    donors = np.unique(np.concatenate(numbers))
    mixing = lent_by(points, body.points[donors], 3).times(picking(donors, len(body.points)))
    return points, np.concatenate(ways), mixing
