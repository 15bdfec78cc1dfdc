"""One person's own body at rest: the base body shaped, set on the ground, with the landmarks that dressing needs."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from toolkits.previz.mesh import Floats, Ints
from toolkits.previz.people.human import LEVEL, MARKS_OF_EYES, Detail, Human, human
from toolkits.previz.people.identity import Identity
from toolkits.previz.people.puppet import Puppet
from toolkits.previz.people.rig import Rig, joint_weights
from toolkits.previz.people.sparse import Sparse
from toolkits.previz.people.turns import Vector

ARM_BONES = ("upperarm", "lowerarm", "hand", "index", "middle", "ring", "pinky", "thumb")


@dataclass(frozen=True)
class Body:
    """A naked person in the rest pose: arms half lowered, feet apart, facing +z, soles at y = 0, metres."""

    identity: Identity
    human: Human
    points: Floats
    """(s, 3) surface points."""
    rig: Rig
    eyes: Vector
    """(2, 3) centres, left first."""
    eye_radius: float

    @cached_property
    def weights(self) -> Sparse:
        """Of every joint on every surface point."""
        return joint_weights(self.human.joint_of, self.human.weight_of, len(self.human.joints))

    @cached_property
    def height(self) -> float:
        """From sole to crown, metres."""
        return float(self.points[:, 1].max())

    @cached_property
    def mouth(self) -> Vector:
        """Between the lips, on the surface."""
        lips = self.points[self.human.paint["lips"] > 0.5]
        return np.array([0.0, np.median(lips[:, 1]), lips[:, 2].max()])

    @cached_property
    def size(self) -> float:
        """The head against a grown man's: 1 for him, less for a child; by the distance of the eyes."""
        return float(self.eyes[0, 0] - self.eyes[1, 0]) / 0.0635

    @cached_property
    def on_arm(self) -> Floats:
        """(s,) share of each point that is arm."""
        return self.human.held_by(*ARM_BONES)

    @cached_property
    def on_head(self) -> Floats:
        """(s,) share that is head or neck."""
        return self.human.held_by("head", "neck")

    @cached_property
    def on_foot(self) -> Floats:
        """(s,) share that is foot."""
        return self.human.held_by("foot", "ball")

    def skin(self, detail: Detail) -> Ints:
        """Faces of the whole body."""
        return self.human.faces[f"skin_{LEVEL[detail]}"]

    def tights(self, detail: Detail) -> Ints:
        """Faces of the smooth stocking that clothes are cut from."""
        return self.human.faces[f"tights_{LEVEL[detail]}"]


def grown(identity: Identity) -> Body:
    """The body of an identity."""
    base = human()
    points = base.shaped(identity.shapes)
    joints = len(base.joints)
    surface = len(points) - 2 * joints - MARKS_OF_EYES
    ground = np.array([0.0, points[base.faces["skin_0"], 1].min(), 0.0], np.float32)
    points -= ground
    marks = points[surface:].astype(np.float64)
    rig = Rig(base.joints, base.parents, marks[:joints], marks[joints : 2 * joints])
    centres, fronts = marks[-4:-2], marks[-2:]
    return Body(identity, base, points[:surface], rig, centres, float(np.linalg.norm(fronts - centres, axis=1).mean()))


def puppet_of(body: Body, sole: float) -> Puppet:
    """The body's skeleton, ready to be posed in shoes of that thickness."""
    return Puppet(body.rig, sole)
