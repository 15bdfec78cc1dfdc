"""What each garment is made of, piece by piece."""

from dataclasses import dataclass

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.people.bodice import Bodice, arm_course, bodice_piece, waist_of
from toolkits.previz.people.body import Body
from toolkits.previz.people.colours import linear
from toolkits.previz.people.eyes import eye_pieces, mouth_pieces
from toolkits.previz.people.human import Detail
from toolkits.previz.people.piece import Piece
from toolkits.previz.people.skin import skin_piece
from toolkits.previz.people.skirt import Skirt, belt_piece, skirt_piece


@dataclass(frozen=True)
class Outfit:
    """All pieces of a dressed person at one level of detail."""

    pieces: tuple[Piece, ...]
    sole: float
    """Thickness of the shoes' soles, metres."""


def dressed(body: Body, detail: Detail) -> Outfit:
    """Dress a body as its identity says."""
    wear = body.identity.wear
    colour = linear(wear.colours[0])
    second = linear(wear.colours[-1])
    long = wear.garment in ("robe", "gown", "mantle")
    style = Bodice(colour, sleeve=0.93 if long else 0.42, bell=0.07 if wear.garment == "robe" else 0.0)
    bodice = bodice_piece(body, detail, style)
    hem = 0.07 if long else float(body.rig.head("calf_l")[1]) + 0.02
    skirt = skirt_piece(body, detail, Skirt(colour, hem), trunk_of(body, bodice))
    belt = belt_piece(detail, second, skirt)
    hidden = covered(body, style.sleeve, hem)
    pieces = [skin_piece(body, detail, hidden), bodice, skirt, belt, *eye_pieces(body, detail)]
    if detail == "near":
        pieces += mouth_pieces(body)
    return Outfit(tuple(pieces), 0.0)


def trunk_of(body: Body, piece: Piece) -> Floats:
    """A piece's points that hang on no arm."""
    arms = [body.rig.number[f"{bone}_{side}"] for bone in ("upperarm", "lowerarm", "hand") for side in "lr"]
    share = piece.weights[:, arms].sum(axis=1)
    return piece.points[np.asarray(share).ravel() < 0.1]


def covered(body: Body, sleeve: float, hem: float) -> Floats:
    """(s,) positive where bodice and skirt hide the skin for certain."""
    points = body.points
    along, _ = arm_course(body, points)
    arm = (body.on_arm > 0.5) & (along < sleeve - 0.09)
    neck = body.rig.head("neck_01")[1]
    trunk = (body.on_arm <= 0.5) & (points[:, 1] < neck - 0.065) & (points[:, 1] > min(hem + 0.14, waist_of(body)))
    return (arm | trunk).astype(np.float32)
