"""Skin: the body's own surface where no cloth hides it, painted with what makes a face alive."""

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.people.body import Body
from toolkits.previz.people.colours import mixed
from toolkits.previz.people.human import Detail
from toolkits.previz.people.piece import Piece
from toolkits.previz.people.sparse import Reals, picking
from toolkits.previz.people.surface import compacted
from toolkits.previz.people.turns import Triple


def skin_piece(body: Body, detail: Detail, hidden: Floats) -> Piece:
    """The skin that shows; `hidden` (s,) is positive where clothes cover it."""
    faces = body.skin(detail)
    faces = faces[~(hidden[faces] > 0).all(axis=1)]
    used, faces = compacted(faces)
    return Piece(
        "skin", body.points[used], faces, painted(body)[used], body.weights.rows(used),
        follows=None if detail == "far" else picking(used, len(body.points)),
    )  # fmt: skip


def painted(body: Body) -> Floats:
    """(s, 3) colour of every surface point."""
    tone, who, paint = body.identity.skin, body.identity, body.human.paint
    out = np.tile(np.array(tone, np.float64), (len(body.points), 1))
    out *= (1 + 0.07 * mottled(body.points * (26 / body.size)))[:, None]
    rosy, pale = mixed(tone, (tone[0] * 1.08, tone[1] * 0.62, tone[2] * 0.56), 0.9), mixed(tone, (1, 0.9, 0.85), 0.12)
    dark = (tone[0] * 0.62, tone[1] * 0.52, tone[2] * 0.50)
    eye, mouth, size = body.eyes[0], body.mouth, body.size
    nose = np.array([0.0, mouth[1] + 0.036 * size, mouth[2] + 0.012 * size])
    _tint(
        out,
        rosy,
        0.42 * _bump(body, (eye[0] + 0.006 * size, mouth[1] + 0.030 * size, mouth[2] - 0.02 * size), (0.022, 0.017, 0.05)),
    )
    _tint(out, rosy, 0.38 * _bump(body, (nose[0], nose[1], nose[2]), (0.014, 0.011, 0.02)))
    _tint(out, rosy, 0.45 * paint["ears"])
    _tint(out, dark, (0.34 + 0.2 * who.old) * _bump(body, (eye[0], eye[1] + 0.006 * size, eye[2]), (0.020, 0.013, 0.03)))
    _tint(out, dark, (0.20 + 0.25 * who.old) * _bump(body, (eye[0], eye[1] - 0.014 * size, eye[2]), (0.018, 0.006, 0.03)))
    _tint(out, dark, 0.45 * paint["eyelids"])
    _tint(out, _lips(tone, who.female), paint["lips"] * (0.85 if who.female else 0.62))
    _tint(out, (0.10, 0.02, 0.018), paint["inside_mouth"])
    _tint(out, pale, 0.6 * paint["fingernails"])
    return np.clip(out, 0, 1).astype(np.float32)


def _lips(tone: Triple, female: bool) -> Triple:
    return tone[0] * (0.92 if female else 0.80), tone[1] * (0.42 if female else 0.50), tone[2] * (0.44 if female else 0.48)


def _tint(colours: Reals, towards: Triple, share: Reals) -> None:
    colours += (np.array(towards) - colours) * share[:, None]


def _bump(body: Body, at: Triple, radii: Triple) -> Floats:
    """(s,) a soft spot on both halves of the face, 1 in its middle."""
    off = (np.abs(body.points) * (1, 0, 0) + body.points * (0, 1, 1) - at) / (np.array(radii) * body.size)
    out: Floats = np.exp(-(off * off).sum(axis=1)).astype(np.float32)
    return out


def mottled(at: Reals) -> Floats:
    """A smooth irregular pattern, about -1 to 1, from three plane waves bent by each other."""
    x, y, z = at[:, 0], at[:, 1], at[:, 2]
    a = np.sin(1.7 * x + 2.1 * np.sin(1.3 * y) + 0.7 * z)
    b = np.sin(2.3 * y + 1.9 * np.sin(1.1 * z) - 0.9 * x)
    out: Floats = (0.5 * (a + np.sin(1.9 * z + 2 * a + b))).astype(np.float32)
    return out
