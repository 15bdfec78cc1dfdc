"""What a figure is asked to do at an instant, and what it then looks like."""

from dataclasses import dataclass
from typing import Protocol

from exeget.terms import Mood, Pose
from toolkits.previz.mesh import Layer
from toolkits.previz.people.bound import Bound
from toolkits.previz.people.human import Detail
from toolkits.previz.people.rig import Rig, Stance
from toolkits.previz.people.turns import Triple, Vector


@dataclass(frozen=True)
class Motion:
    """One instant of a pose."""

    pose: Pose = "stand"
    seconds: float = 0.0
    """Since the pose began."""
    emotion: Mood | None = None
    wind: Triple = (0.0, 0.0, 0.0)
    """Metres a second, in person space."""
    detail: Detail = "middle"
    speaking: bool = False
    towards: Triple | None = None
    """A point in person space that head and eyes turn to."""


@dataclass(frozen=True)
class Posed:
    """A figure at that instant, in person space: metres, feet on y = 0, facing +z, x to its left."""

    layers: tuple[Layer, ...]
    eyes: Vector
    """(3,) between the eyes."""
    chest: Vector
    """(3,) middle of the breast."""
    feet: Vector
    """(2, 3) left and right, on the ground side; for animals the fore feet."""
    hands: Vector
    """(2, 3) left and right, in the palms; for animals the same as `feet`."""
    seat: Vector
    """(3,) what one sits or rides on: under a person's pelvis, on top of an animal's back."""
    stance: Stance
    """Every joint, for skeleton passes and the GLB."""


class Player(Protocol):
    """Anyone or anything that can be posed: a person or an animal."""

    @property
    def height(self) -> float:
        """From ground to crown when standing, metres."""
        ...

    @property
    def rig(self) -> Rig:
        """The skeleton, for the GLB."""
        ...

    @property
    def stands_in_for(self) -> str | None:
        """The noun this build was not made for but shows as its nearest kin; None where it is the thing itself."""
        ...

    def posed(self, motion: Motion) -> Posed:
        """The figure at an instant; equal motions give equal bytes."""
        ...

    def stance(self, motion: Motion) -> Stance:
        """All joints at an instant, without making any surface."""
        ...

    def stride_speed(self, pose: Pose) -> float:
        """Metres a second at which the feet of that pose do not slide; 0 for a pose that stays."""
        ...

    def bound(self, detail: Detail) -> tuple[Bound, ...]:
        """The layers at rest with weights, for skinning elsewhere."""
        ...
