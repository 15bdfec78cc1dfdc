"""How four-legged animals stand, go, lie and listen: the body's carriage as a function of time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from exeget.terms import Pose
from toolkits.previz.people.poses_moving import Gait
from toolkits.previz.people.poses_standing import wave

LEGS = ("fore_l", "fore_r", "hind_l", "hind_r")


@dataclass(frozen=True)
class Hoof:
    """A foot against its place at rest, in withers heights; `folded` legs lie under the body."""

    z: float = 0.0
    lift: float = 0.0
    flex: float = 0.0
    """How far the foot tips back, radians."""
    folded: float = 0.0


@dataclass(frozen=True)
class Carriage:
    """A whole animal at one instant; angles in radians, positive pitch bows, lengths in withers heights."""

    drop: float = 0.0
    """How far the trunk sinks."""
    down: float = 0.0
    """From standing 0 to lying on the belly 1."""
    pitch: float = 0.0
    roll: float = 0.0
    bend: float = 0.0
    """The chest against the hips, sideways."""
    neck: float = 0.0
    head: float = 0.0
    turn: float = 0.0
    """The head to the left."""
    jaw: float = 0.0
    tail: tuple[float, float] = (0.0, 0.0)
    """Lift and swing."""
    feet: tuple[Hoof, Hoof, Hoof, Hoof] = (Hoof(), Hoof(), Hoof(), Hoof())
    """Fore left and right, hind left and right."""


WALK = Gait(period=1.15, half=0.20, duty=0.64, lift=0.07)
RUN = Gait(period=0.52, half=0.34, duty=0.30, lift=0.20)


def stand(t: float) -> Carriage:
    """Breath, a turning head, a swishing tail."""
    return Carriage(
        neck=0.03 * wave(t, 3.9), head=0.04 * wave(t, 3.1), turn=0.22 * wave(t, 9.0), bend=0.02 * wave(t, 7.0),
        tail=(0.05 * wave(t, 4.0), 0.28 * wave(t, 1.9) * max(0.0, wave(t, 7.3))),
    )  # fmt: skip


def walk(t: float) -> Carriage:
    """Hind left, fore left, hind right, fore right, a quarter of the cycle apart."""
    cycle = t / WALK.period
    return Carriage(
        drop=0.012 + 0.008 * wave(cycle, 0.5), roll=0.02 * wave(cycle, 1), bend=0.05 * wave(cycle, 1, 0.1),
        neck=0.07 + 0.06 * wave(cycle, 0.5, 0.1), head=0.05 * wave(cycle, 0.5, 0.3), tail=(0.08, 0.15 * wave(cycle, 1)),
        feet=_feet(WALK, cycle, (0.25, 0.75, 0.0, 0.5)),
    )  # fmt: skip


def run(t: float) -> Carriage:
    """A gallop: both hind feet, then both fore feet, and a moment in the air."""
    cycle = t / RUN.period
    leap = wave(cycle, 1, 0.25)
    return Carriage(
        drop=-0.035 - 0.045 * wave(cycle, 1, 0.05), pitch=0.10 * leap, neck=0.20 - 0.16 * leap, head=-0.10 * leap,
        tail=(0.75, 0.06 * wave(cycle, 2)), feet=_feet(RUN, cycle, (0.50, 0.62, 0.0, 0.10)),
    )  # fmt: skip


def _feet(gait: Gait, cycle: float, shifts: tuple[float, float, float, float]) -> tuple[Hoof, Hoof, Hoof, Hoof]:
    a, b, c, d = (_hoof(gait, cycle + shift) for shift in shifts)
    return a, b, c, d


def _hoof(gait: Gait, cycle: float) -> Hoof:
    """One foot at a share of the cycle; it lands at 0."""
    share = cycle % 1.0
    if share < gait.duty:
        return Hoof(z=gait.half * (1 - 2 * share / gait.duty))
    u = (share - gait.duty) / (1 - gait.duty)
    eased = u * u * (3 - 2 * u)
    arch = float(np.sin(np.pi * u))
    return Hoof(z=gait.half * (2 * eased - 1), lift=gait.lift * arch, flex=1.1 * arch * (1 - 0.5 * u))


FOLDED = Hoof(folded=1.0)
DOWN = (FOLDED, FOLDED, FOLDED, FOLDED)


def lie(t: float) -> Carriage:
    """Down on the belly with folded legs, the head up."""
    return replace(stand(t), down=1.0, feet=DOWN, tail=(0.05, 0.3), neck=0.05)


def sleep(t: float) -> Carriage:
    """Lying with the head down, a slow breath."""
    return Carriage(down=1.0, feet=DOWN, neck=0.85 + 0.01 * wave(t, 4), head=0.15, turn=0.25, tail=(0.0, 0.35))


def graze(t: float) -> Carriage:
    """The head at the ground."""
    return replace(
        stand(t),
        pitch=0.08,
        neck=1.32,
        head=-0.28 + 0.06 * wave(t, 1.1),
        turn=0.15 * wave(t, 6.0),
        feet=(Hoof(z=0.06), Hoof(z=-0.05), Hoof(), Hoof()),
    )


def alert(t: float) -> Carriage:
    """The head high and turned to something."""
    return replace(stand(t), neck=-0.16, head=-0.10, turn=0.5 * wave(t, 7.0))


def call(t: float) -> Carriage:
    """The head thrown up, the mouth open: a bray, a howl, a roar."""
    open_mouth = 0.35 + 0.25 * wave(t, 1.3)
    return replace(stand(t), neck=-0.24, head=-0.38 + 0.06 * wave(t, 0.65), jaw=max(open_mouth, 0.05), turn=0.0)


def kneel(t: float) -> Carriage:
    """Down on the fore legs."""
    return replace(stand(t), pitch=0.42, drop=0.16, neck=-0.35, feet=(Hoof(folded=0.85), Hoof(folded=0.85), Hoof(), Hoof()))


def swim(t: float) -> Carriage:
    """Paddling, the water at the shoulders."""
    return replace(walk(t * 1.3), drop=0.84, pitch=-0.18, neck=-0.05, head=-0.15)


CARRIAGES: Mapping[Pose, Callable[[float], Carriage]] = {
    "walk": walk, "run": run, "lie": lie, "sleep": sleep, "fall": lie, "sit": lie, "kneel": kneel, "pray": kneel, "bow": graze,
    "crouch": graze, "look": alert, "point": alert, "raise_arms": alert, "reach": alert, "cry_out": call, "speak": call,
    "swim": swim, "pull": walk, "climb": walk, "work": walk,
}  # fmt: skip
"""Poses an animal has; in every other one it stands."""


def carriage_of(pose: Pose, seconds: float) -> Carriage:
    """A pose at a time."""
    return CARRIAGES.get(pose, stand)(seconds)
