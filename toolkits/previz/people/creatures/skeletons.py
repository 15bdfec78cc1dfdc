"""Skeletons written as a table: joint, parent, where it begins and where it ends."""

import numpy as np

from toolkits.previz.people.rig import Rig
from toolkits.previz.people.turns import Triple

Bone = tuple[str, str, Triple, Triple]
"""Name, parent (empty for the root), head, tail: metres at rest."""


def rig_of(bones: list[Bone]) -> Rig:
    """A rig from its table; parents stand before their children."""
    names = [name for name, _, _, _ in bones]
    return Rig(
        tuple(names),
        tuple(names.index(parent) if parent else -1 for _, parent, _, _ in bones),
        np.array([head for _, _, head, _ in bones], np.float64),
        np.array([tail for _, _, _, tail in bones], np.float64),
    )
