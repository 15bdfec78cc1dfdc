"""What is worn on the head: headcloth, veil, hood, crown, helmet and hat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from toolkits.previz.mesh import Floats
from toolkits.previz.people.body import Body
from toolkits.previz.people.cape import Cape, cape_piece
from toolkits.previz.people.colours import linear, scaled
from toolkits.previz.people.hanging import Hang
from toolkits.previz.people.human import Detail
from toolkits.previz.people.piece import Piece, held
from toolkits.previz.people.skin import mottled
from toolkits.previz.people.skull import Skull, bearing, from_pole
from toolkits.previz.people.sparse import Reals, compressed
from toolkits.previz.people.surface import grid_faces, normals_of
from toolkits.previz.people.turns import Triple, Vector

UP: Vector = np.array([0.0, 1.0, 0.0])
GOLD: Triple = (0.55, 0.36, 0.09)
BRONZE: Triple = (0.36, 0.22, 0.09)
ROUND: dict[Detail, int] = {"near": 72, "middle": 36, "far": 16}
ROWS: dict[Detail, int] = {"near": 14, "middle": 8, "far": 4}


@dataclass(frozen=True)
class Cloth:
    """How a cloth lies on the head."""

    brow: float
    """Its edge above the eyes in front, millimetres on a grown head."""
    nape: float
    """Its edge above the eyes behind."""
    off: float
    """How far it stands off the head, millimetres."""
    opening: float
    """Half the angle left free for the face, radians."""
    fall: float
    """How far it falls below the head's edge, in heights of the body."""
    forward: float = 0.0
    """How far the front edge comes forward, millimetres."""


HEADCLOTH = Cloth(brow=46, nape=30, off=15, opening=1.12, fall=0.235)
VEIL = Cloth(brow=60, nape=30, off=17, opening=1.02, fall=0.40)
HOOD = Cloth(brow=54, nape=20, off=19, opening=0.98, fall=0.155, forward=30)


def head_pieces(body: Body, detail: Detail) -> list[Piece]:
    """The headdress a body's identity asks for."""
    make = MAKERS.get(body.identity.wear.head)
    return [] if make is None else make(Skull(body), detail)


def _edge(cloth: Cloth, ways: Reals, body: Body) -> Reals:
    """Height of the cap's edge in each direction, metres."""
    share = 0.5 - 0.5 * np.cos(bearing(ways))
    out: Reals = body.eyes[0, 1] + (cloth.brow + (cloth.nape - cloth.brow) * share) * 0.001 * body.size
    return out


def _cap(skull: Skull, detail: Detail, edge: Callable[[Reals], Reals], off: float) -> Reals:
    """(rows, columns, 3) a dome from the crown to an edge, there `off` metres off the head and on top half as much."""
    rows, columns = ROWS[detail], ROUND[detail]
    around = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    fine = np.linspace(0.02, 2.0, 48)
    ways = from_pole(UP, np.tile(fine, columns), np.repeat(around, len(fine)))
    above = (skull.surface(ways)[:, 1] - edge(ways)).reshape(columns, len(fine))
    ends = np.array([np.interp(0.0, -row, fine) for row in above])
    share = np.linspace(0, 1, rows)
    polar = (0.02 + (ends[None] - 0.02) * share[:, None]).ravel()
    ways = from_pole(UP, polar, np.tile(around, rows))
    away = np.repeat(off * (0.55 + 0.45 * share), columns)
    grid: Reals = (skull.centre + ways * (skull.reach(ways) + away)[:, None]).reshape(rows, columns, 3)
    return grid


def _stiff(
    body: Body, material: str, points: Reals, faces: np.ndarray[tuple[int, ...], np.dtype[np.int32]], colours: Reals
) -> Piece:
    flat = points.reshape(-1, 3).astype(np.float32)
    joints = body.rig.names
    return Piece(
        material, flat, faces, np.clip(colours, 0, 1).astype(np.float32), held(len(flat), joints.index("head"), len(joints)),
        normals=normals_of(flat, faces),
    )  # fmt: skip


def _cloth(skull: Skull, detail: Detail, cloth: Cloth, colour: Triple) -> list[Piece]:
    """A cap and what falls from it round the face."""
    body = skull.body
    dome = _cap(skull, detail, lambda ways: _edge(cloth, ways, body), cloth.off * 0.001 * body.size)
    front = np.clip(np.cos(np.linspace(0, 2 * np.pi, dome.shape[1], endpoint=False)), 0, 1) ** 2
    share = np.linspace(0, 1, len(dome))[:, None]
    dome[..., 2] += cloth.forward * 0.001 * body.size * front * share**2
    return [_dome_piece(body, dome, colour, "cloth"), _falling(skull, detail, cloth, dome, colour)]


def _dome_piece(body: Body, dome: Reals, colour: Triple, material: str) -> Piece:
    rows, columns = dome.shape[:2]
    around = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    shade = (1 + 0.10 * mottled(dome.reshape(-1, 3) * 19) + 0.05 * np.tile(np.sin(17 * around), rows))[:, None]
    return _stiff(body, material, dome, grid_faces(rows, columns, True), np.array(colour) * shade)


def _falling(skull: Skull, detail: Detail, cloth: Cloth, dome: Reals, colour: Triple) -> Piece:
    """The free part, from one cheek round the back to the other."""
    body = skull.body
    columns = ROUND[detail]
    around = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    mine = np.flatnonzero((around > cloth.opening) & (around < 2 * np.pi - cloth.opening))
    first = dome[-2:, mine]
    rim, angle = dome[-1, mine], around[mine]
    rows = {"near": 15, "middle": 8, "far": 5}[detail]
    low = np.linspace(0, 1, rows + 1)[1:, None]
    away = (rim - skull.centre) * (1, 0, 1)
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    fold = np.sin(9 * angle + 1.5 * low) + 0.5 * np.sin(17 * angle - low)
    side = np.abs(np.sin(angle))
    free = np.tile(rim, (rows, 1, 1))
    free[..., 1] -= low * cloth.fall * body.height * (1 - 0.10 * side**6)
    free += away * (0.012 * np.clip(low * 8, 0, 1) + 0.030 * low + 0.010 * np.clip(low * 2, 0, 1) * fold)[..., None]
    grid = np.concatenate([first, free])
    give = np.concatenate([[0.0], np.clip(np.linspace(0.0, 0.7, rows), 0, 0.6)]).astype(np.float32)
    hang = Hang(
        len(grid),
        len(mine),
        False,
        give,
        {"head": 0.016, "trunk": 0.052, "arm": 0.045},
        drag=1.15,
        phase=float(body.identity.seed % 17),
    )
    points = grid.reshape(-1, 3).astype(np.float32)
    depth = np.concatenate([np.zeros(len(first)), low[:, 0]])
    shade = 0.9 + 0.14 * np.clip(np.concatenate([np.zeros((len(first), len(mine))), fold]), -1.2, 1.2).reshape(-1, 1)
    shade = shade * (1 + 0.08 * mottled(points * 17))[:, None]
    return Piece(
        "cloth", points, grid_faces(len(grid), len(mine), False), np.clip(np.array(colour) * shade, 0, 1).astype(np.float32),
        compressed(_loosening(body, np.repeat(depth, len(mine)))), hang=None if detail == "far" else hang,
    )  # fmt: skip


def _loosening(body: Body, low: Reals) -> Floats:
    """Weights that go over from the head to the chest."""
    out = np.zeros((len(low), len(body.rig.names)), np.float32)
    chest = np.clip(low * 1.6, 0, 1)
    out[:, body.rig.number["head"]] = 1 - chest
    out[:, body.rig.number["spine_03"]] = chest
    return out


def _ring(skull: Skull, detail: Detail, height: float, tilt: float, off: float) -> Reals:
    """(columns, 3) a line round the head at a height above the eyes, higher in front by `tilt`, `off` metres off the skin."""
    columns = ROUND[detail]
    around = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    size = skull.body.size
    level = skull.body.eyes[0, 1] + (height + tilt * np.cos(around)) * size
    polar = np.full(columns, 1.1)
    for _ in range(6):
        ways = from_pole(UP, polar, around)
        radius = skull.reach(ways)
        polar = np.arccos(np.clip((level - skull.centre[1]) / radius, -0.99, 0.99))
    ways = from_pole(UP, polar, around)
    flat = ways * (1, 0, 1)
    out: Reals = skull.surface(ways) + flat / np.linalg.norm(flat, axis=1, keepdims=True) * off
    return out


def _band(
    skull: Skull, detail: Detail, ring: Reals, profile: tuple[tuple[float, float], ...], colour: Triple, material: str
) -> Piece:
    """A band with a cross section of (outward, upward) metres along a ring."""
    away = (ring - ring.mean(axis=0)) * (1, 0, 1)
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    grid = np.stack([ring + away * out + UP * up for out, up in profile])
    colours = np.tile(np.array(colour), (grid.shape[0] * grid.shape[1], 1))
    return _stiff(skull.body, material, grid, grid_faces(len(profile), ROUND[detail], True), colours)


def _headcloth(skull: Skull, detail: Detail) -> list[Piece]:
    colour, band = _second(skull.body), _cord(skull.body)
    out = _cloth(skull, detail, HEADCLOTH, colour)
    size = skull.body.size
    for height in (0.060, 0.074):
        ring = _ring(skull, detail, height, -0.004, HEADCLOTH.off * 0.001 * size)
        cord = ((0.0, 0.006), (0.008, 0.005), (0.011, 0.0), (0.008, -0.005), (0.0, -0.006))
        out.append(_band(skull, detail, ring, tuple((o * size, u * size) for o, u in cord), band, "cloth"))
    return out


def _veil(skull: Skull, detail: Detail) -> list[Piece]:
    return _cloth(skull, detail, VEIL, _second(skull.body))


def _hood(skull: Skull, detail: Detail) -> list[Piece]:
    body = skull.body
    colour = scaled(_second(body), 0.9)
    collar = Cape(colour, float(body.rig.head("spine_03")[1]) + 0.02, opening=0.25, folds=0.006)
    return [*_cloth(skull, detail, HOOD, colour), cape_piece(body, detail, collar, 0.040)]


def _crown(skull: Skull, detail: Detail) -> list[Piece]:
    size = skull.body.size
    ring = _ring(skull, detail, 0.070, 0.008, 0.017 * size)
    around = np.linspace(0, 2 * np.pi, ROUND[detail], endpoint=False)
    points = np.clip(np.abs(((around / (2 * np.pi) * 9) % 1.0) - 0.5) * 2, 0, 1) ** 1.4
    away = (ring - ring.mean(axis=0)) * (1, 0, 1)
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    top = (0.024 + 0.030 * points) * size
    rows = []
    for out, up in ((0.0, None), (0.003, None), (0.004, 0.018), (0.0055, 0.014), (0.004, -0.010), (0.001, -0.012)):
        rise = top if up is None else np.full(len(around), up * size)
        rows.append(ring + away * (out * size + 0.08 * np.maximum(rise, 0)[:, None]) + UP * rise[:, None])
    grid = np.stack(rows)
    colours = np.tile(np.array(GOLD), (grid.shape[0] * grid.shape[1], 1))
    return [_stiff(skull.body, "metal", grid, grid_faces(len(rows), ROUND[detail], True), colours)]


def _helmet(skull: Skull, detail: Detail) -> list[Piece]:
    body, size = skull.body, skull.body.size
    line_at, line = np.radians([0, 40, 62, 80, 100, 130, 180]), np.array([40, 36, -40, -56, -10, -42, -58]) * 0.001 * size
    dome = _cap(skull, detail, lambda ways: body.eyes[0, 1] + np.interp(bearing(ways), line_at, line), 0.016 * size)
    dome[..., 1] += 0.020 * size * np.linspace(1, 0, len(dome))[:, None] ** 2
    wide = np.abs(np.sin(np.linspace(0, 2 * np.pi, dome.shape[1], endpoint=False)))
    dome[..., 0] *= 1 + 0.05 * wide * np.linspace(0, 1, len(dome))[:, None]
    ring = _ring(skull, detail, 0.046, -0.012, 0.018 * size)
    rim = ((0.0, 0.006), (0.005, 0.004), (0.005, -0.004), (0.0, -0.006))
    return [
        _dome_piece(body, dome, BRONZE, "metal"),
        _band(skull, detail, ring, tuple((o * size, u * size) for o, u in rim), scaled(BRONZE, 1.3), "metal"),
        _crest(skull, detail),
    ]


def _crest(skull: Skull, detail: Detail) -> Piece:
    """A brush of hair along the middle of a helmet."""
    steps = {"near": 25, "middle": 13, "far": 7}[detail]
    angle = np.linspace(-0.85, 1.35, steps)
    ways = np.stack([np.zeros(steps), np.cos(angle), -np.sin(angle)], axis=1)
    size = skull.body.size
    line = skull.surface(ways) + ways * 0.030 * size
    high = (0.030 + 0.022 * np.sin(np.linspace(0.3, np.pi, steps))) * size
    jag = 1 + 0.08 * np.sin(np.arange(steps) * 2.7)
    half = np.array([1.0, 0.0, 0.0]) * 0.009 * size
    tip = line + ways * (high * jag)[:, None]
    grid = np.stack([line - half, tip - half * 0.8, tip + half * 0.8, line + half])
    colours = (
        np.tile(np.array((0.20, 0.025, 0.02)), (grid.shape[0] * steps, 1)) * (0.8 + 0.4 * (np.arange(4 * steps) % 2))[:, None]
    )
    return _stiff(skull.body, "hair", grid, grid_faces(4, steps, False), colours)


def _hat(skull: Skull, detail: Detail) -> list[Piece]:
    body, size, columns = skull.body, skull.body.size, ROUND[detail]
    colour = scaled(_second(body), 0.8)
    ring = _ring(skull, detail, 0.058, 0.006, 0.012 * size)
    away = (ring - ring.mean(axis=0)) * (1, 0, 1)
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    around = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    droop = -0.012 * size * np.cos(2 * around)[:, None] * UP
    middle = ring.mean(axis=0)
    profile = ((-1.0, 0.100), (-0.55, 0.104), (-0.22, 0.097), (-0.10, 0.080), (-0.03, 0.030), (0.0, 0.004))
    rows = [middle + (ring - middle) * ((1 + out, 1, 1 + out)) + UP * up * size for out, up in profile]
    rows += [
        ring + away * out * size + droop * (out / 0.075) + UP * up * size
        for out, up in ((0.03, 0.002), (0.075, 0.008), (0.077, 0.003), (0.03, -0.004), (0.0, -0.004))
    ]
    grid = np.stack(rows)
    shade = np.ones(grid.shape[:2])
    shade[4:6] = 0.5
    colours = np.array(colour) * shade.reshape(-1, 1) * (1 + 0.1 * mottled(grid.reshape(-1, 3) * 23))[:, None]
    return [_stiff(body, "cloth", grid, grid_faces(len(rows), columns, True), colours)]


def _second(body: Body) -> Triple:
    colours = body.identity.wear.colours
    return linear(colours[min(1, len(colours) - 1)])


def _cord(body: Body) -> Triple:
    colours = body.identity.wear.colours
    third = colours[2:3]
    return linear(third[0]) if third else scaled(linear(colours[0]), 0.35)


MAKERS: Mapping[str, Callable[[Skull, Detail], list[Piece]]] = {
    "headcloth": _headcloth, "veil": _veil, "hood": _hood, "crown": _crown, "helmet": _helmet, "hat": _hat,
}  # fmt: skip
