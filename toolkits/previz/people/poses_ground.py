"""Poses close to the ground: attitudes as functions of time in seconds."""

from dataclasses import replace

from toolkits.previz.people.attitude import Arm, Attitude, Leg, Reach, Step
from toolkits.previz.people.poses_standing import eased, wave


def sit(t: float) -> Attitude:
    """On the ground, knees drawn up, one arm over a knee, the other hand propped behind."""
    breath = wave(t, 3.8)
    return Attitude(
        hips=(0.0, 0.12, -0.1),
        tilt=(-0.32, 0.0, 0.0),
        spine=(0.42 + 0.015 * breath, 0.06, 0.03),
        head=(0.02, 0.12 * wave(t, 9.7), 0.0),
        legs=(
            Leg(thigh=(0.30, 0.42, 0.9), calf=(0.02, -0.88, 0.42), foot=0.15),
            Leg(thigh=(0.42, 0.30, 0.95), calf=(-0.1, -0.85, 0.25), foot=0.15),
        ),
        arms=(
            Arm(upper=(0.30, -0.55, 0.75), fore=(-0.30, -0.22, 0.85), palm=(-0.2, -1, 0), curl=0.35),
            Arm(upper=(0.42, -0.9, -0.35), fore=(0.22, -1, -0.28), palm=(0, -1, 0.1), wrist=(0.5, -0.2, -0.8), curl=0.12),
        ),
        shrug=0.01 * breath,
        ground="body",
    )


def kneel(t: float) -> Attitude:
    """Upright on both knees, hands on the thighs, the head a little bowed."""
    breath = wave(t, 3.8)
    hand = Reach(
        at=(0.24, -0.98, 0.40), of="chest", elbow=(1, -0.3, -0.4), palm=(0, -1, -0.2), wrist=(-0.1, -0.35, 1), curl=0.18
    )
    leg = Leg(thigh=(0.13, -1, 0.10), calf=(-0.02, 0.02, -1), foot=1.25)
    return Attitude(
        hips=(0.0, 0.5, 0.0),
        tilt=(0.02, 0.0, 0.0),
        spine=(0.10 + 0.015 * breath, 0.0, 0.0),
        head=(0.22, 0.05 * wave(t, 8.3), 0.0),
        legs=(leg, leg),
        arms=(hand, hand),
        shrug=0.01 * breath,
        ground="body",
    )


def pray(t: float) -> Attitude:
    """On the knees, palms together before the breast, the head bowed over them."""
    breath = wave(t, 4.2)
    hand = Reach(at=(0.035, -0.10, 0.42), of="chest", elbow=(0.8, -1, -0.05), palm=(-1, 0, 0), wrist=(-0.12, 1, 0.55), curl=0.1)
    leg = Leg(thigh=(0.11, -1, 0.42), calf=(-0.02, 0.02, -1), foot=1.25)
    return Attitude(
        hips=(0.0, 0.5, 0.0),
        tilt=(-0.05, 0.0, 0.0),
        spine=(0.22 + 0.015 * breath, 0.0, 0.0),
        head=(0.40 + 0.02 * breath, 0.0, 0.0),
        legs=(leg, leg),
        arms=(hand, hand),
        ground="body",
    )


def crouch(t: float) -> Attitude:
    """Low on the balls of the feet, one hand to the ground, looking up."""
    breath = wave(t, 2.4)
    return Attitude(
        hips=(0.0, 0.40 + 0.008 * breath, -0.10),
        tilt=(0.38, 0.05, 0.0),
        spine=(0.52 + 0.02 * breath, 0.05, 0.0),
        head=(-0.52, -0.1 + 0.1 * wave(t, 5.1), 0.0),
        legs=(Step(x=0.17, z=0.14, yaw=0.35, knee=0.35), Step(x=0.17, z=-0.12, pitch=0.75, yaw=0.25, knee=0.35)),
        arms=(
            Arm(upper=(0.35, -0.9, 0.45), fore=(-0.30, -0.35, 0.95), palm=(-0.4, -1, 0), curl=0.35),
            Reach(
                at=(0.30, 0.10, 0.55), of="ground", elbow=(1, -0.2, -0.4), palm=(0, -0.2, -1), wrist=(0, -0.9, 0.35), curl=0.15
            ),
        ),
    )


def lie(t: float) -> Attitude:
    """On the back, face to the sky, one knee a little raised."""
    breath = 0.02 * wave(t, 4.2)
    return Attitude(
        hips=(0.0, 0.15, 0.0),
        tilt=(-1.5708, 0.0, 0.0),
        spine=(breath, 0.0, 0.0),
        head=(0.06, 0.12 * wave(t, 12.0), 0.0),
        legs=(
            Leg(thigh=(0.14, -1, 0.34), calf=(0.02, -1, -0.42), foot=0.3),
            Leg(thigh=(0.13, -1, 0.03), calf=(0.05, -1, -0.02), foot=0.35),
        ),
        arms=(
            Arm(upper=(0.42, -1, -0.12), fore=(0.25, -1, 0.02), palm=(-0.4, 0, -1), curl=0.3),
            Arm(upper=(0.55, -0.9, -0.10), fore=(-0.35, -0.75, 0.55), palm=(-0.2, 0, -1), curl=0.3),
        ),
        ground="body",
    )


def sleep(t: float) -> Attitude:
    """On the right side, knees drawn up, the head on the hands, slow breath."""
    breath = 0.03 * wave(t, 4.8)
    return Attitude(
        hips=(0.0, 0.2, 0.0),
        tilt=(-1.5708, 0.0, 1.40),
        spine=(0.34 + breath, 0.0, -0.10),
        head=(0.25, 0.0, 0.16),
        legs=(
            Leg(thigh=(-0.02, -0.45, 0.9), calf=(0.0, -0.85, -0.6), foot=0.5),
            Leg(thigh=(0.10, -0.62, 0.8), calf=(0.05, -0.9, -0.5), foot=0.5),
        ),
        arms=(
            Reach(at=(-0.10, -0.02, 0.52), of="chest", elbow=(0.4, -1, 0.4), palm=(-1, 0, 0), wrist=(-0.5, 0.9, 0.2), curl=0.3),
            Reach(
                at=(0.16, 0.24, 0.30), of="chest", elbow=(0.4, -1, 0.6), palm=(-0.8, 0.3, -0.4), wrist=(-0.1, 1, 0.1), curl=0.25
            ),
        ),
        ground="body",
    )


def fall(t: float) -> Attitude:
    """Backwards off the feet with flung arms, then on the ground and still."""
    down = eased((t - 0.25) / 0.85)
    flail = (1 - down) * wave(t, 0.6)
    limbs = 1 - eased((t - 0.7) / 0.8)
    thrown = Attitude(
        hips=(0.0, 0.95 - 0.80 * down, -0.25 * down),
        tilt=(-0.25 - 1.22 * down, 0.05 * flail, 0.12 * flail),
        spine=(0.30 * limbs, 0.0, 0.06 * flail),
        head=(0.35 * limbs, 0.15 * flail, 0.0),
        legs=(
            Leg(thigh=(0.22, -1, 0.10 + 0.75 * limbs), calf=(0.08, -1, -0.25 * limbs + 0.02), foot=0.3),
            Leg(thigh=(0.20, -1, 0.10 + 0.35 * limbs), calf=(0.10, -1, -0.55 * limbs - 0.1), foot=0.3),
        ),
        arms=(
            Arm(
                upper=(0.9, -0.35 + 0.75 * limbs + 0.2 * flail, 0.35 * limbs),
                fore=(0.7, -0.4 + 1.2 * limbs, 0.4 * limbs),
                curl=0.2,
            ),
            Arm(
                upper=(0.9, -0.25 + 0.65 * limbs - 0.2 * flail, 0.45 * limbs),
                fore=(0.75, 0.1 + 0.7 * limbs, 0.5 * limbs),
                curl=0.2,
            ),
        ),
        ground="body",
    )
    return thrown if t > 0.3 else replace(thrown, hips=(0.0, 0.95, -0.02))
