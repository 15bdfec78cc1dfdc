"""Snakes and worms: one long chain that winds over the ground."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from exeget.terms import Pose
from toolkits.previz.people.creatures.extras import ball
from toolkits.previz.people.creatures.flesh import Blob, Skinned, fleshed
from toolkits.previz.people.creatures.kind import Kind, Tint
from toolkits.previz.people.creatures.skeletons import Bone, rig_of
from toolkits.previz.people.human import Detail
from toolkits.previz.people.joints import Joints
from toolkits.previz.people.piece import Piece
from toolkits.previz.people.poses_standing import wave
from toolkits.previz.people.rig import Rig, Stance
from toolkits.previz.people.turns import Triple, leant, unit

PARTS = 16
CELL: dict[Detail, float] = {"near": 0.30, "middle": 0.5, "far": 0.75}
"""Of the skin's mesh, in body radii."""


@dataclass(frozen=True)
class Crawler:
    """Proportions, metres."""

    length: float
    radius: float
    back: Triple
    belly: Triple
    rings: float
    """How strongly the body is ringed, 0 to 1."""
    rears: bool
    """Lifts its head when it stands."""


CRAWLERS: Mapping[str, Crawler] = {
    "snake": Crawler(1.6, 0.032, (0.07, 0.075, 0.03), (0.30, 0.27, 0.15), 0.25, True),
    "worm": Crawler(0.22, 0.011, (0.36, 0.17, 0.13), (0.45, 0.25, 0.20), 0.45, False),
}


@cache
def _rig(name: str) -> Rig:
    c = CRAWLERS[name]
    z = c.length * np.linspace(0.5, -0.5, PARTS + 1)
    bones: list[Bone] = []
    for part in range(PARTS):
        parent = f"part_{part - 1}" if part else ""
        bones.append((f"part_{part}", parent, (0, c.radius, float(z[part])), (0, c.radius, float(z[part + 1]))))
    return rig_of(bones)


@cache
def _skin(name: str, detail: Detail) -> Skinned:
    c, rig = CRAWLERS[name], _rig(name)
    blobs = []
    for part in range(PARTS):
        taper = [min(1.0, (PARTS - k) / (PARTS * 0.45)) ** 0.7 for k in (part, part + 1)]
        big = 1.25 if part == 0 and c.rears else 1.0
        ends = [(0.0, c.radius, float(rig.heads[part][2])), (0.0, c.radius, float(rig.tails[part][2]))]
        radii = (c.radius * max(taper[0], 0.12) * (0.75 if part == 0 else 1.0), c.radius * max(taper[1], 0.12) * big)
        blobs.append(Blob(f"part_{part}", ends[0], ends[1], radii))
    return fleshed(rig, tuple(blobs), CELL[detail] * c.radius, 0.3 * c.radius)


def _pieces(name: str, detail: Detail, tint: Tint) -> tuple[Piece, ...]:
    c, rig, skin = CRAWLERS[name], _rig(name), _skin(name, detail)
    back, belly = np.array(tint(c.back)), np.array(tint(c.belly))
    share = np.clip(0.6 - skin.points[:, 1] / (1.4 * c.radius), 0, 1)[:, None]
    ring = 1 - c.rings * (0.5 + 0.5 * np.sin(skin.points[:, 2] * (95 / c.length)))[:, None]
    colours = np.clip((back + (belly - back) * share) * ring, 0, 1).astype(np.float32)
    out = [Piece("scale", skin.points, skin.faces, colours, skin.weights)]
    if detail != "far" and c.rears:
        for sign in (1.0, -1.0):
            centre = np.array([sign * c.radius * 0.62, c.radius * 1.55, c.length * 0.5 - c.radius * 0.9])
            out.append(ball(rig, "part_0", centre, c.radius * 0.22, (0.30, 0.18, 0.02), unit([sign, 0.35, 0.5])))
    return tuple(out)


def _stance(name: str, pose: Pose, seconds: float) -> Stance:
    """The head leads; every part follows where the one before it went."""
    c, rig = CRAWLERS[name], _rig(name)
    joints = Joints(rig)
    still = pose in ("stand", "look", "speak", "sleep", "lie", "sit", "cry_out", "point")
    going = seconds / (0.9 if pose == "run" else 1.6) if not still else 0.08 * wave(seconds, 3.0)
    lift = 0.75 if c.rears and pose in ("stand", "look", "speak", "cry_out", "point", "raise_arms", "throw") else 0.0
    heading = 0.8 * wave(going, 1)
    joints.root("part_0", leant((-lift * 0.1, heading, 0.0)), rig.heads[0])
    reared = 6
    for part in range(1, PARTS):
        straight = lift > 0 and part <= reared
        side = 0.0 if straight else 0.8 * (wave(going, 1, -0.10 * part) - wave(going, 1, -0.10 * (part - 1)))
        coil = 0.28 if pose == "sleep" else 0.0
        bow = lift * (-2.6 / reared if part <= reared // 2 else 2.6 / reared if part <= reared else 0.0)
        joints.bend(f"part_{part}", leant((bow, side + coil, 0.0)))
    return joints.stance()


@cache
def crawler(name: str) -> Kind:
    """One of the crawling kinds by its name in `CRAWLERS`."""
    c, rig = CRAWLERS[name], _rig(name)
    front = c.length * 0.5
    return Kind(
        rig=rig,
        height=2 * c.radius + (0.17 * c.length if c.rears else 0),
        pieces=lambda detail, tint: _pieces(name, detail, tint),
        stance=lambda pose, seconds: _stance(name, pose, seconds),
        grounded=lambda pose: pose != "swim",
        settled=lambda pose: pose != "swim",
        speed=lambda pose: {"walk": 0.25, "run": 0.5, "swim": 0.4}.get(pose, 0.0) * c.length,
        eyes=("part_0", (0.0, c.radius * 1.5, front)),
        chest=("part_1", (0.0, c.radius, front * 0.85)),
        feet=(("part_2", (c.radius, 0.0, front * 0.7)), ("part_2", (-c.radius, 0.0, front * 0.7))),
        seat=("part_4", (0.0, 2 * c.radius, front * 0.5)),
    )
