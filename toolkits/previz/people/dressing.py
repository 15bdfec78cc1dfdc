"""What each garment is made of, piece by piece."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.people.beard import beard_pieces
from toolkits.previz.people.bodice import Bodice, arm_course, bodice_piece, waist_of
from toolkits.previz.people.body import Body
from toolkits.previz.people.brows import brow_piece
from toolkits.previz.people.cape import Cape, cape_piece
from toolkits.previz.people.colours import linear, mixed, scaled
from toolkits.previz.people.eyes import eye_pieces, mouth_pieces
from toolkits.previz.people.hair import hair_pieces
from toolkits.previz.people.headwear import BRONZE, head_pieces
from toolkits.previz.people.human import Detail
from toolkits.previz.people.piece import Piece
from toolkits.previz.people.shells import SANDAL, SHOE, bracers, greaves, sandals, shoes, trousers
from toolkits.previz.people.skin import skin_piece
from toolkits.previz.people.skirt import Skirt, belt_piece, skirt_piece
from toolkits.previz.people.turns import Triple

LEATHER: Triple = (0.085, 0.045, 0.024)
BLACK_LEATHER: Triple = (0.025, 0.020, 0.017)
UNDER: Mapping[str, Literal["nothing", "rim", "cloth"]] = {
    "bare": "nothing", "crown": "nothing", "hat": "rim", "helmet": "rim",
    "headcloth": "cloth", "veil": "cloth", "hood": "cloth",
}  # fmt: skip


@dataclass(frozen=True)
class Outfit:
    """All pieces of a dressed person at one level of detail."""

    pieces: tuple[Piece, ...]
    sole: float
    """Thickness of the shoes' soles, metres."""


@dataclass(frozen=True)
class _Cut:
    """What one garment leaves of the body to be seen, and what it is made of."""

    pieces: list[Piece]
    sleeve: float
    """Where sleeves end on the arm, 0 shoulder to 1 wrist."""
    hem: float
    """Above this height the legs are hidden, metres."""
    sole: float = SANDAL
    bare_to: float = 0.0
    """Below this height the legs are hidden as well: boots, trousers."""


def dressed(body: Body, detail: Detail) -> Outfit:
    """Dress a body as its identity says."""
    wear = body.identity.wear
    cut = GARMENTS[wear.garment](body, detail, linear(wear.colours[0]), linear(wear.colours[min(1, len(wear.colours) - 1)]))
    pieces = [
        skin_piece(body, detail, covered(body, cut)),
        *cut.pieces,
        *eye_pieces(body, detail),
        *hair_pieces(body, detail, UNDER[wear.head]),
        *head_pieces(body, detail),
        *beard_pieces(body, detail),
        *_face(body, detail),
    ]
    return Outfit(tuple(pieces), cut.sole)


def _face(body: Body, detail: Detail) -> list[Piece]:
    brows = brow_piece(body, detail)
    return ([] if brows is None else [brows]) + (mouth_pieces(body) if detail == "near" else [])


def covered(body: Body, cut: _Cut) -> Floats:
    """(s,) positive where clothes hide the skin for certain."""
    points = body.points
    along, _ = arm_course(body, points)
    arm = (body.on_arm > 0.5) & (along < cut.sleeve - 0.09)
    neck = body.rig.head("neck_01")[1]
    rest = (body.on_arm <= 0.5) & (points[:, 1] < neck - 0.065)
    trunk = rest & (points[:, 1] > min(cut.hem + 0.14, waist_of(body)))
    feet = rest & (points[:, 1] < cut.bare_to)
    out: Floats = (arm | trunk | feet).astype(np.float32)
    return out


def trunk_of(body: Body, piece: Piece) -> Floats:
    """A piece's points that hang on no arm."""
    arms = [body.rig.number[f"{bone}_{side}"] for bone in ("upperarm", "lowerarm", "hand") for side in "lr"]
    trunk: Floats = piece.points[piece.weights.columns_sum(arms) < 0.1]
    return trunk


def _gown_like(body: Body, detail: Detail, top: Bodice, skirt: Skirt, belt: Triple, width: float = 0.026) -> list[Piece]:
    """Bodice, skirt and belt."""
    upper = bodice_piece(body, detail, top)
    lower = skirt_piece(body, detail, skirt, trunk_of(body, upper))
    return [upper, lower, belt_piece(detail, belt, lower, width)]


def _knee(body: Body) -> float:
    return float(body.rig.head("calf_l")[1])


def _tunic(body: Body, detail: Detail, colour: Triple, second: Triple) -> _Cut:
    hem = _knee(body) + 0.01
    top, skirt = Bodice(colour, sleeve=0.42, loose=0.022), Skirt(colour, hem, flare=0.07, trim=second)
    return _Cut([*_gown_like(body, detail, top, skirt, LEATHER), *sandals(body, detail, LEATHER)], 0.42, hem)


def _robe(body: Body, detail: Detail, colour: Triple, second: Triple) -> _Cut:
    top, skirt = Bodice(colour, sleeve=0.94, loose=0.024, bell=0.075), Skirt(colour, 0.06, flare=0.12, trim=scaled(colour, 0.6))
    return _Cut([*_gown_like(body, detail, top, skirt, second, 0.034), *sandals(body, detail, LEATHER)], 0.80, 0.06)


def _mantle(body: Body, detail: Detail, colour: Triple, second: Triple) -> _Cut:
    hem = 0.11 * body.height / 1.7
    top, skirt = Bodice(colour, sleeve=0.60, loose=0.022, bell=0.02), Skirt(colour, hem, flare=0.09)
    cape = Cape(second, 0.24 * body.height, trim=scaled(second, 0.65))
    pieces = [*_gown_like(body, detail, top, skirt, mixed(second, LEATHER, 0.5)), cape_piece(body, detail, cape)]
    return _Cut([*pieces, *sandals(body, detail, LEATHER)], 0.58, hem)


def _gown(body: Body, detail: Detail, colour: Triple, second: Triple) -> _Cut:
    top = Bodice(colour, sleeve=0.92, loose=0.014, bell=0.012, neck=0.05)
    skirt = Skirt(colour, 0.045, flare=0.20, folds=0.020, count=11, trim=second)
    return _Cut(
        [*_gown_like(body, detail, top, skirt, second, 0.030), *shoes(body, detail, LEATHER, 0.05)], 0.88, 0.05, SHOE, 0.02
    )


def _rags(body: Body, detail: Detail, colour: Triple, second: Triple) -> _Cut:
    dull = mixed(colour, (0.12, 0.10, 0.08), 0.45)
    hem = _knee(body) - 0.06
    top = Bodice(dull, sleeve=0.34, other_sleeve=0.16, loose=0.026, neck=0.07, ragged=0.014)
    skirt = Skirt(dull, hem, flare=0.05, ragged=0.035)
    return _Cut(_gown_like(body, detail, top, skirt, mixed(second, dull, 0.5), 0.014), 0.14, hem, 0.0)


def _armour(body: Body, detail: Detail, colour: Triple, _second: Triple) -> _Cut:
    hem = _knee(body) + 0.10
    top, skirt = Bodice(colour, sleeve=0.36, loose=0.016), Skirt(colour, hem, flare=0.05)
    under = _gown_like(body, detail, top, skirt, LEATHER)
    plate = bodice_piece(body, detail, Bodice(BRONZE, sleeve=0.24, loose=0.036, neck=0.06, material="metal"))
    strips = Skirt(LEATHER, hem + 0.13, flare=0.085, folds=0.004, count=20, ragged=0.006, material="leather")
    flaps = skirt_piece(body, detail, strips, trunk_of(body, plate))
    return _Cut(
        [
            *under[:2],
            plate,
            flaps,
            belt_piece(detail, BRONZE, flaps, 0.03, "metal"),
            *greaves(body, detail, BRONZE),
            *bracers(body, detail, LEATHER),
            *sandals(body, detail, LEATHER),
        ],
        0.34,
        hem,
    )


def _coat(body: Body, detail: Detail, colour: Triple, second: Triple) -> _Cut:
    hem = _knee(body) - 0.10
    top = Bodice(colour, sleeve=0.97, loose=0.030, neck=0.02)
    skirt = replace(Skirt(colour, hem, flare=0.10, folds=0.009, count=6), open_front=True)
    legs = trousers(body, detail, scaled(second, 0.7))
    shoulder = float(body.rig.head("upperarm_l")[1])
    flap = Cape(scaled(colour, 0.86), shoulder - 0.06 * body.height, opening=0.35, folds=0.003, trim=scaled(colour, 0.5))
    pieces = [
        *_gown_like(body, detail, top, skirt, scaled(colour, 0.45), 0.024),
        cape_piece(body, detail, flap),
        *legs,
        *shoes(body, detail, BLACK_LEATHER, 0.10),
    ]
    return _Cut(pieces, 0.94, 0.02, SHOE, 0.06)


GARMENTS: Mapping[str, Callable[[Body, Detail, Triple, Triple], _Cut]] = {
    "tunic": _tunic, "robe": _robe, "mantle": _mantle, "armour": _armour, "rags": _rags, "coat": _coat, "gown": _gown,
}  # fmt: skip
