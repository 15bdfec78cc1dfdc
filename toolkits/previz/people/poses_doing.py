"""Poses of labour: cycles of attitudes in which hands do something."""

from toolkits.previz.people.attitude import Arm, Attitude, Reach, Step
from toolkits.previz.people.poses_standing import eased, wave


def row(t: float) -> Attitude:
    """On a bench, both hands on an oar: lean forward, dip, pull, lift."""
    cycle = (t / 2.4) % 1.0
    pull = eased(cycle / 0.42) if cycle < 0.42 else 1 - eased((cycle - 0.42) / 0.58)
    dip = -0.05 if cycle < 0.42 else 0.06
    hand = Reach(
        at=(0.16, -0.38 + dip * 0.6, 0.86 - 0.50 * pull), of="chest", elbow=(0.8, -0.7, -0.3), palm=(0, -1, -0.3), curl=0.85
    )
    foot = Step(x=0.15, z=0.66, pitch=-0.25, yaw=0.15, knee=0.1)
    return Attitude(
        hips=(0.0, 0.46, -0.1),
        tilt=(0.20 - 0.42 * pull, 0.0, 0.0),
        spine=(0.34 - 0.26 * pull, 0.0, 0.0),
        head=(-0.15 + 0.15 * pull, 0.06 * wave(t, 7.0), 0.0),
        legs=(foot, foot),
        arms=(hand, hand),
        ground="none",
    )


def pull(t: float) -> Attitude:
    """Hauling a rope: the weight hangs back from it, hand over hand in beats."""
    heave = 0.5 + 0.5 * wave(t, 1.6)
    return Attitude(
        hips=(0.0, 0.80 - 0.03 * heave, -0.16 - 0.07 * heave),
        tilt=(-0.12 - 0.10 * heave, -0.25, 0.0),
        spine=(0.10 - 0.22 * heave, -0.15, 0.0),
        head=(-0.02 + 0.10 * heave, 0.35, 0.0),
        legs=(Step(x=0.13, z=0.36, pitch=-0.12, yaw=0.1), Step(x=0.16, z=-0.16, yaw=0.5, knee=0.2)),
        arms=(
            Reach(
                at=(0.02, -0.22, 0.92 - 0.28 * heave),
                of="chest",
                elbow=(0.7, -1, 0),
                palm=(-1, -0.1, 0),
                wrist=(0, 0.1, 1),
                curl=0.9,
            ),
            Reach(
                at=(0.06, -0.32, 0.66 - 0.30 * heave),
                of="chest",
                elbow=(0.8, -1, -0.2),
                palm=(-1, -0.1, 0),
                wrist=(0, 0.1, 1),
                curl=0.9,
            ),
        ),
    )


def throw(t: float) -> Attitude:
    """A wind-up behind the head and a long overarm throw, again and again with a pause."""
    cycle = (t / 2.2) % 1.0
    back = eased(cycle / 0.38) * (1 - eased((cycle - 0.38) / 0.14))
    forth = eased((cycle - 0.38) / 0.16) * (1 - eased((cycle - 0.66) / 0.34))
    return Attitude(
        hips=(0.0, 0.93, -0.08 * back + 0.13 * forth),
        tilt=(-0.05 * back + 0.12 * forth, -0.35 * back + 0.22 * forth, 0.0),
        spine=(-0.12 * back + 0.30 * forth, -0.55 * back + 0.45 * forth, 0.0),
        head=(-0.05, 0.65 * back - 0.45 * forth, 0.0),
        legs=(Step(x=0.11, z=0.26, yaw=0.1), Step(x=0.12, z=-0.22, pitch=0.55 * forth, yaw=0.45)),
        arms=(
            Arm(upper=(0.45, -0.75 + 0.9 * back, 0.35 + 0.5 * back), fore=(0.2, -0.8 + 1.0 * back, 0.55), curl=0.3),
            Arm(
                upper=(0.75, -0.7 + 1.0 * back + 0.65 * forth, 0.05 - 0.35 * back + 0.95 * forth),
                fore=(0.20 + 0.1 * back, -0.7 + 1.6 * back + 0.55 * forth, 0.35 - 0.6 * back + 0.9 * forth),
                curl=0.75 - 0.6 * forth,
            ),
        ),
    )


def work(t: float) -> Attitude:
    """Both hands on a shaft: lifted high, brought down before the feet."""
    cycle = (t / 1.9) % 1.0
    up = eased(cycle / 0.55) if cycle < 0.55 else 1 - eased((cycle - 0.55) / 0.2)
    return Attitude(
        hips=(0.0, 0.90 + 0.04 * up, -0.06),
        tilt=(0.30 - 0.26 * up, 0.05, 0.0),
        spine=(0.44 - 0.50 * up, 0.08, 0.0),
        head=(0.05 + 0.05 * up, -0.1, 0.0),
        legs=(Step(x=0.15, z=0.20, yaw=0.15), Step(x=0.15, z=-0.16, yaw=0.4)),
        arms=(
            Reach(
                at=(0.02, -0.62 + 0.86 * up, 0.62 - 0.14 * up),
                of="chest",
                elbow=(0.9, -0.5, 0.2),
                palm=(-0.6, 0, -0.8),
                curl=0.9,
            ),
            Reach(
                at=(0.04, -0.42 + 1.02 * up, 0.55 - 0.30 * up),
                of="chest",
                elbow=(0.9, -0.5, 0.1),
                palm=(-0.6, 0, -0.8),
                curl=0.9,
            ),
        ),
    )
