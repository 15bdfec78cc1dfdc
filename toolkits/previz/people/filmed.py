"""A player's whole performance for the GLB: every joint at every key."""

from collections.abc import Sequence

import numpy as np

from toolkits.previz.glb import Course, Skinned
from toolkits.previz.people.human import Detail
from toolkits.previz.people.motion import Motion, Player
from toolkits.previz.people.rig import local_turns
from toolkits.previz.people.turns import quaternions


def filmed(
    name: str, player: Player, motions: Sequence[tuple[float, Motion]], course: Course, detail: Detail = "middle"
) -> Skinned:
    """A figure that goes through motions, each at its second on the file's clock, standing as `course` says."""
    stances = [player.stance(motion) for _, motion in motions]
    return Skinned(
        name=name,
        rig=player.rig,
        layers=player.bound(detail),
        seconds=np.array([seconds for seconds, _ in motions]),
        turns=np.stack([quaternions(local_turns(player.rig, stance)) for stance in stances]),
        roots=np.stack([stance.places[0] for stance in stances]),
        course=course,
    )
