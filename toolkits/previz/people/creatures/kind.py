"""A kind of animal: what all of it share, whatever it stands on, swims or flies with."""

from collections.abc import Callable
from dataclasses import dataclass

from exeget.terms import Pose
from toolkits.previz.people.human import Detail
from toolkits.previz.people.piece import Piece
from toolkits.previz.people.rig import Rig, Stance
from toolkits.previz.people.turns import Triple

Mark = tuple[str, Triple]
"""A joint, and a place at rest that goes with it, metres."""
Tint = Callable[[Triple], Triple]
"""One animal's own shade of its kind's colours."""


@dataclass(frozen=True)
class Kind:
    """One kind, of one size."""

    rig: Rig
    height: float
    """From the ground to the highest point when standing; for swimmers their thickness. Metres."""
    pieces: Callable[[Detail, Tint], tuple[Piece, ...]]
    stance: Callable[[Pose, float], Stance]
    """A pose at a time in seconds."""
    grounded: Callable[[Pose], bool]
    """Whether the pose rests on the ground; water and air do not count."""
    settled: Callable[[Pose], bool]
    """Whether the whole body lies, so that its lowest point is what touches the ground."""
    speed: Callable[[Pose], float]
    """Metres a second that fit the pose's cycle."""
    eyes: Mark
    chest: Mark
    feet: tuple[Mark, Mark]
    seat: Mark
