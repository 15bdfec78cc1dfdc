"""A four-legged animal as a kind: its pieces, and its carriage put on its bones."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from exeget.terms import Pose
from toolkits.previz.people.creatures.beasts import BEASTS
from toolkits.previz.people.creatures.carriage import LEGS, RUN, WALK, Carriage, Hoof, carriage_of
from toolkits.previz.people.creatures.extras import eyes, horns
from toolkits.previz.people.creatures.flesh import Skinned, fleshed
from toolkits.previz.people.creatures.kind import Kind, Tint
from toolkits.previz.people.creatures.pelts import coat_of, hairs
from toolkits.previz.people.creatures.quadruped import GAPE, Quadruped, flesh_of, frame_of, rig_for
from toolkits.previz.people.human import Detail
from toolkits.previz.people.joints import Joints, reaching
from toolkits.previz.people.piece import Piece
from toolkits.previz.people.rig import Rig, Stance
from toolkits.previz.people.turns import Vector, about, leant, swing, unit

CELL: dict[Detail, float] = {"near": 0.021, "middle": 0.036, "far": 0.060}
"""Of the skin's mesh, in withers heights."""
MELT = 0.05
FOLDED = {"fore": ((0.25, -0.08, 1.0), (0.0, 0.04, -1.0)), "hind": ((0.45, -0.12, -0.60), (0.12, -0.02, 1.0))}
"""Directions of the two leg bones when folded under the body; x is outward."""
CLOCK = 1.5
"""Withers height, metres, for which carriages are timed; smaller animals step faster (pendulum)."""


@dataclass(frozen=True)
class _Beast:
    q: Quadruped
    rig: Rig

    def stance(self, pose: Pose, seconds: float) -> Stance:
        """The bones in a pose."""
        carriage = carriage_of(pose, seconds / float(np.sqrt(self.q.height / CLOCK)))
        joints, height = Joints(self.rig), self.q.height
        lying = (frame_of(self.q).hip[1] - self.q.depth * 1.1) * carriage.down
        place = self.rig.heads[0] - (0.0, (carriage.drop + lying) * height, 0.0)
        joints.root("hips", leant((carriage.pitch, 0.0, carriage.roll)), place)
        joints.bend("chest", leant((0.0, carriage.bend, 0.0)))
        self._head(joints, carriage)
        self._tail(joints, carriage)
        for leg, hoof in zip(LEGS, carriage.feet, strict=True):
            self._leg(joints, leg, hoof)
        return joints.stance()

    def _head(self, joints: Joints, c: Carriage) -> None:
        for name, share in (("neck_1", 0.55), ("neck_2", 0.45)):
            joints.bend(name, leant((c.neck * share, c.turn * share * 0.8, 0.0)))
        joints.bend("head", leant((c.head, c.turn * 0.3, 0.0)))
        joints.bend("jaw", about((1, 0, 0), c.jaw - GAPE))

    def _tail(self, joints: Joints, c: Carriage) -> None:
        lift, aside = c.tail
        for number, share in ((1, 0.6), (2, 0.3), (3, 0.1)):
            joints.bend(f"tail_{number}", about((0, 1, 0), aside * share * 1.6) @ about((1, 0, 0), lift * share))

    def _leg(self, joints: Joints, leg: str, hoof: Hoof) -> None:
        """Put a foot where it belongs and bend the leg to it; fold it when it lies."""
        end, side = leg.split("_")
        sign = 1.0 if side == "l" else -1.0
        upper, lower, foot = (f"{end}_{part}_{side}" for part in ("upper", "lower", "foot"))
        joints.forward(upper)
        at = self.rig.head(foot) + np.array([0.0, hoof.lift, hoof.z]) * self.q.height
        lengths = float(np.linalg.norm(self.rig.along(upper))), float(np.linalg.norm(self.rig.along(lower)))
        aim = np.array([0.0, 0.0, 1.0 if end == "fore" else -1.0])
        ways = reaching(joints.place_of(upper), at, lengths, aim)
        folded = [unit(np.array(way) * (sign, 1, 1)) for way in FOLDED[end]]
        for name, way, fold in zip((upper, lower), ways, folded, strict=True):
            joints.set(name, swing(self.rig.along(name), _between(way, fold, hoof.folded)))
        joints.set(foot, about((1, 0, 0), hoof.flex + 1.2 * hoof.folded * (1 if end == "fore" else 0)))

    def speed(self, pose: Pose) -> float:
        """Metres a second of its walk or gallop."""
        gait = {"walk": WALK, "run": RUN, "pull": WALK}.get(pose)
        return 0.0 if gait is None else gait.speed * self.q.height / float(np.sqrt(self.q.height / CLOCK))


def _between(a: Vector, b: Vector, share: float) -> Vector:
    return a if share == 0 else unit(a * (1 - share) + b * share)


@cache
def _skin(name: str, detail: Detail) -> Skinned:
    q = BEASTS[name]
    return fleshed(rig_for(q), flesh_of(q), CELL[detail] * q.height, MELT * q.height)


def _pieces(name: str, q: Quadruped, rig: Rig, detail: Detail, tint: Tint) -> tuple[Piece, ...]:
    a, b, c, d = (tint(colour) for colour in q.coat)
    dyed = Quadruped(**{**vars(q), "coat": (a, b, c, d)})
    skin = _skin(name, detail)
    points, colours = coat_of(dyed, skin, tuple(blob.tone for blob in flesh_of(q)))
    out = [Piece("fur", points, skin.faces, colours, skin.weights), *horns(rig, dyed), *hairs(dyed, skin, detail)]
    return tuple(out if detail == "far" else [*out, *eyes(rig, dyed, skin)])


@cache
def beast(name: str) -> Kind:
    """One of the four-legged kinds by its name in `BEASTS`."""
    q = BEASTS[name]
    rig, f, s = rig_for(q), frame_of(q), q.height
    body = _Beast(q, rig)
    poll, back = f.poll, f.hip[1] + q.depth * 0.95 + (q.hump * 0.75 if q.hump else 0.0)
    toe = f.front[3]
    return Kind(
        rig=rig, height=max(s * (poll[1] + q.skull[0]), s), pieces=lambda detail, tint: _pieces(name, q, rig, detail, tint),
        stance=body.stance, grounded=lambda pose: pose != "swim", settled=lambda pose: carriage_of(pose, 0.0).down > 0.5,
        speed=body.speed, eyes=("head", (0.0, poll[1] * s, (poll[2] + q.skull[0]) * s)),
        chest=("chest", (0.0, f.shoulder[1] * s, (f.shoulder[2] + 0.1) * s)),
        feet=(("fore_foot_l", (toe[0] * s, 0.0, toe[2] * s)), ("fore_foot_r", (-toe[0] * s, 0.0, toe[2] * s))),
        seat=("hips", (0.0, back * s, 0.02 * s)),
    )  # fmt: skip
