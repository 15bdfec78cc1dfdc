"""What covers an animal: its coat's colours, fleece, manes, brushes and beards."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkits.previz.mesh import Floats, Ints
from toolkits.previz.people.creatures.flesh import Skinned
from toolkits.previz.people.creatures.quadruped import BELLY, COAT, DARK, Quadruped, frame_of, jaw_of
from toolkits.previz.people.human import Detail
from toolkits.previz.people.locks import ribbons, streaked, thinned
from toolkits.previz.people.piece import Piece
from toolkits.previz.people.skin import mottled
from toolkits.previz.people.sparse import Reals, nearest
from toolkits.previz.people.surface import normals_of
from toolkits.previz.people.turns import Triple, Vector, unit

MOUTH: Triple = (0.13, 0.03, 0.03)
FEW: dict[Detail, float] = {"near": 1.0, "middle": 0.35, "far": 0.0}
"""Share of the locks that are drawn."""


@dataclass(frozen=True)
class Tuft:
    """Locks that grow from given places."""

    roots: Reals
    """(n, 3) metres"""
    way: Vector
    length: float
    """Metres."""
    aside: float
    """How far they part to both sides."""


def coat_of(q: Quadruped, skin: Skinned, tones: tuple[int, ...]) -> tuple[Floats, Floats]:
    """The skin's points, curled where there is fleece, and their colours."""
    colours = skin.tones @ np.array([q.coat[tone] for tone in tones])
    normals = normals_of(skin.points, skin.faces)
    colours *= (0.92 + 0.10 * mottled(skin.points * (9 / q.height)) + 0.08 * normals[:, 1])[:, None]
    colours = np.where(_in_mouth(q, skin, normals)[:, None], np.array(MOUTH), colours)
    points = skin.points
    if q.woolly:
        fleece = skin.tones[:, [k for k, tone in enumerate(tones) if tone in (COAT, BELLY)]].sum(axis=1)
        curls = mottled(skin.points * (34 / q.height)) + 0.5 * mottled(skin.points * (71 / q.height))
        points = points + normals * (fleece * (0.010 + 0.014 * curls) * q.height)[:, None]
        colours *= (1 + 0.16 * curls * fleece)[:, None]
    return points.astype(np.float32), np.clip(colours, 0, 1).astype(np.float32)


def _in_mouth(q: Quadruped, skin: Skinned, normals: Floats) -> NDArray[np.bool_]:
    """Points on the inner sides of the open mouth."""
    hinge, tip = (np.array(end) * q.height for end in jaw_of(q))
    along = unit(tip - hinge)
    up = np.array([0.0, along[2], -along[1]])
    off = skin.points - hinge
    ahead = (off @ along > 0.02 * q.height) & (off @ along < 0.5 * q.height)
    near = (np.abs(off @ up) < 0.14 * q.height) & (np.abs(off[:, 0]) < q.skull[1] * q.height)
    jaw = skin.weights.columns_sum([5]) > 0.5
    lower, upper = jaw & (normals @ up > 0.4), ~jaw & (normals @ up < -0.75) & (off @ up > 0)
    out: NDArray[np.bool_] = ahead & near & (lower | upper)
    return out


def hairs(q: Quadruped, skin: Skinned, detail: Detail) -> list[Piece]:
    """Mane, brush and beard as locks; none from afar."""
    few = FEW[detail]
    if few == 0:
        return []
    dice = np.random.default_rng(97)
    tufts = [*_crest(q, few), *_beard(q, few, dice), *_brush(q, few, dice)]
    pieces = [_locks(skin, tuft, q.coat[DARK], dice) for tuft in tufts]
    return [*pieces, _ruff(skin, q, int(520 * few), dice)] if q.mane == "lion" else pieces


def _crest(q: Quadruped, few: float) -> list[Tuft]:
    """The mane along the neck; short and upright where ears are long."""
    if q.mane != "crest":
        return []
    f, s = frame_of(q), q.height
    root, poll = np.array(f.root_of_neck) * s, np.array(f.poll) * s
    up = unit(np.cross(poll - root, (1, 0, 0)))
    up = up if up[1] > 0 else -up
    at = root + np.linspace(-0.12, 1.02, int(150 * few))[:, None] * (poll - root) + up * q.nape[1] * s * 0.9
    return [Tuft(at, up * 0.5 + np.array([0.0, -0.7, -0.1]), (0.17 if q.ears[0] < 0.2 else 0.06) * s, 0.9)]


def _beard(q: Quadruped, few: float, dice: np.random.Generator) -> list[Tuft]:
    if not q.beard:
        return []
    f, s, count = frame_of(q), q.height, int(40 * few)
    nose, poll = np.array(f.nose) * s, np.array(f.poll) * s
    chin = nose + (poll - nose) * 0.22 - np.array([0.0, q.skull[1] * s, 0.0])
    return [Tuft(chin + dice.normal(0, 0.008 * s, (count, 3)), np.array([0.0, -1.0, 0.05]), 0.15 * s, 0.15)]


def _brush(q: Quadruped, few: float, dice: np.random.Generator) -> list[Tuft]:
    """The end of the tail; for horses all of it."""
    if q.paws and q.mane == "none":
        return []
    f, s, count = frame_of(q), q.height, int(70 * few)
    before, end = np.array(f.tail[2]) * s, np.array(f.tail[3]) * s
    share = np.linspace(0.0 if q.mane == "crest" else 0.7, 1, count)[:, None]
    at = before + share * (end - before) + dice.normal(0, q.tail[2] * s * 0.4, (count, 3))
    long = (0.24 if q.mane == "crest" else 0.10) * s * min(q.tail[0] / 0.5, 1.2)
    return [Tuft(at, np.array([0.0, -1.0, -0.12]), long, 0.12)]


def _locks(skin: Skinned, tuft: Tuft, colour: Triple, dice: np.random.Generator) -> Piece:
    """Ribbons of a tuft, each thrown a little to a side."""
    count, steps = len(tuft.roots), 5
    t = np.linspace(0, 1, steps)[None, :, None]
    side = dice.choice([-1.0, 1.0], count) * dice.uniform(0.3, 1, count)
    aside = np.stack([side, np.zeros(count), dice.normal(0, 0.3, count)], axis=1)
    start = unit(tuft.way + np.array([0.0, 0.6, 0.0])) if tuft.aside > 0.5 else tuft.way
    bow = start * t * (1 - t) * tuft.aside + aside[:, None] * t * tuft.aside * 0.6 + tuft.way * t**1.4
    paths = tuft.roots[:, None] + dice.uniform(0.7, 1.15, count)[:, None, None] * tuft.length * bow
    normals = np.repeat(unit(aside + np.array([0.0, 0.4, 0.0]))[:, None], steps, axis=1)
    width = dice.uniform(0.6, 1.3, count)[:, None] * thinned(tuft.length * 0.13, steps)[None]
    return _rooted(skin, tuft.roots, ribbons(paths, normals, width), streaked(count, steps, colour, dice))


def _ruff(skin: Skinned, q: Quadruped, count: int, dice: np.random.Generator) -> Piece:
    """A lion's mane: locks that stand off the neck and fall."""
    f, s, steps = frame_of(q), q.height, 5
    root, poll = np.array(f.root_of_neck) * s, np.array(f.poll) * s
    at = skin.points
    near = (np.linalg.norm(at - (root + poll) / 2, axis=1) < 0.42 * s) & (at[:, 2] < poll[2] + 0.05 * s) & (at[:, 1] > 0.62 * s)
    chosen = dice.choice(np.flatnonzero(near), count)
    roots, away = at[chosen].astype(np.float64), normals_of(at, skin.faces)[chosen].astype(np.float64)
    t = np.linspace(0, 1, steps)[None, :, None]
    bow = away[:, None] * (t - 0.5 * t**2) + np.array([0.0, -0.75, -0.55]) * t**1.3
    paths = roots[:, None] + 0.24 * s * dice.uniform(0.6, 1.1, count)[:, None, None] * bow
    width = dice.uniform(0.7, 1.3, count)[:, None] * thinned(0.05 * s, steps)[None]
    locks = ribbons(paths, np.repeat(away[:, None], steps, axis=1), width)
    return _rooted(skin, roots, locks, streaked(count, steps, q.coat[DARK], dice))


def _rooted(skin: Skinned, roots: Reals, locks: tuple[Floats, Ints, Floats], colours: Floats) -> Piece:
    """Locks that go with the skin at their roots."""
    points, faces, normals = locks
    _, at = nearest(roots, skin.points, 1)
    weights = skin.weights.rows(np.repeat(at[:, 0], len(points) // len(roots)))
    return Piece("hair", points, faces, colours, weights, normals=normals)
