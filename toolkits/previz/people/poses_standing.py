"""Poses on two feet that stay where they are: attitudes as functions of time in seconds."""

from dataclasses import replace

import numpy as np

from toolkits.previz.people.attitude import Arm, Attitude, Reach, Step


def wave(seconds: float, period: float, shift: float = 0.0) -> float:
    """A sine of a period, from -1 to 1; `shift` in periods."""
    return float(np.sin(2 * np.pi * (seconds / period + shift)))


def eased(share: float) -> float:
    """From 0 to 1 with a slow beginning and end."""
    x = min(max(share, 0.0), 1.0)
    return x * x * (3 - 2 * x)


def stand(t: float) -> Attitude:
    """Weight on the right leg, breathing, a slow shift and look."""
    breath, sway = wave(t, 3.6), wave(t, 7.9)
    return Attitude(
        hips=(-0.022 + 0.008 * sway, 0.978, 0.0),
        tilt=(0.0, -0.05, -0.035 - 0.01 * sway),
        spine=(0.02 + 0.012 * breath, 0.07, 0.05 + 0.012 * sway),
        head=(-0.02 - 0.008 * breath, 0.06 * wave(t, 11.3), -0.02),
        legs=(Step(x=0.115, z=0.05, yaw=0.3, knee=0.1), Step(x=0.085, z=-0.02, yaw=0.12)),
        arms=(
            Arm(upper=(0.17, -1, 0.03), fore=(0.03, -1, 0.30 + 0.02 * breath)),
            Arm(upper=(0.2, -1, -0.05), fore=(0.05, -1, 0.22)),
        ),
        shrug=0.012 * breath,
    )


def look(t: float) -> Attitude:
    """A hand shades the eyes and the head searches from side to side."""
    search = 0.35 * wave(t, 6.0)
    return replace(
        stand(t),
        tilt=(0.04, search * 0.3, 0.0),
        spine=(0.10, search * 0.5, 0.0),
        head=(-0.12, search, 0.0),
        arms=(
            Arm(upper=(0.2, -1, -0.12), fore=(0.1, -1, 0.25)),
            Reach(
                at=(0.10, 0.17, 0.30), of="face", elbow=(1, 0.1, 0.1), palm=(0, -1, -0.35), wrist=(-1, 0.12, 0.12), curl=0.12
            ),
        ),
        legs=(Step(x=0.11, z=0.16, yaw=0.1), Step(x=0.1, z=-0.12, yaw=0.35)),
        hips=(0.0, 0.965, 0.05),
    )


def speak(t: float) -> Attitude:
    """Gestures in phrases: now one hand, now both, and a nod with each."""
    beat, phrase = 0.5 + 0.5 * wave(t, 1.3), 0.5 + 0.5 * wave(t, 4.7)
    other = 0.5 + 0.5 * wave(t, 3.1, 0.3)
    return replace(
        stand(t),
        spine=(0.05, 0.10 * wave(t, 4.7), 0.0),
        head=(0.03 + 0.05 * wave(t, 1.3, 0.2), 0.10 * wave(t, 5.3), 0.03 * wave(t, 2.9)),
        arms=(
            Reach(
                at=(0.30, -0.48 + 0.16 * other, 0.42 + 0.1 * other),
                of="chest",
                elbow=(0.8, -1, -0.4),
                palm=(-0.5, 0.8, 0.2),
                curl=0.22,
            ),
            Reach(
                at=(0.28 + 0.08 * beat, -0.30 + 0.22 * phrase, 0.52 + 0.10 * beat),
                of="chest",
                elbow=(0.9, -1, -0.3),
                palm=(-0.6, 0.6, 0.4),
                curl=0.18,
            ),
        ),
    )


def point(t: float) -> Attitude:
    """The right arm straight out, the body turned along it."""
    breath = wave(t, 3.6)
    return replace(
        stand(t),
        tilt=(0.0, 0.12, 0.0),
        spine=(0.03, 0.20, 0.0),
        head=(-0.02, -0.32, 0.0),
        hips=(0.0, 0.965, 0.03),
        legs=(Step(x=0.10, z=-0.13, yaw=0.4), Step(x=0.11, z=0.15, yaw=0.05)),
        arms=(
            Arm(upper=(0.3, -1, -0.2), fore=(0.15, -1, 0.1)),
            Arm(
                upper=(0.42, 0.08 + 0.02 * breath, 1.0),
                fore=(0.36, 0.12 + 0.03 * breath, 1.0),
                palm=(-1, -0.35, 0),
                curl=0.85,
                point=True,
            ),
        ),
    )


def reach(t: float) -> Attitude:
    """Both hands stretched towards something ahead, the weight on the front foot."""
    breath = 0.02 * wave(t, 2.8)
    return Attitude(
        hips=(0.0, 0.93, 0.12),
        tilt=(0.10, 0.06, 0.0),
        spine=(0.26 + breath, 0.08, 0.0),
        head=(-0.22, -0.05, 0.0),
        legs=(Step(x=0.1, z=0.32, yaw=0.05), Step(x=0.1, z=-0.20, pitch=0.35, yaw=0.2)),
        arms=(
            Arm(upper=(0.22, -0.25, 1), fore=(0.05, 0.05 + breath, 1), palm=(-0.4, -0.2, 0.5), wrist=(0, 0.3, 1), curl=0.1),
            Arm(upper=(0.26, -0.05, 1), fore=(0.06, 0.22 + breath, 1), palm=(-0.5, -0.2, 0.5), wrist=(0, 0.4, 1), curl=0.12),
        ),
    )


def hold(t: float) -> Attitude:
    """Something held in both hands before the body."""
    lift = 0.02 * wave(t, 3.6)
    hand = Reach(
        at=(0.13, -0.44 + lift, 0.50), of="chest", elbow=(0.9, -1, -0.2), palm=(-0.35, 0.9, 0), wrist=(-0.4, 0.05, 1), curl=0.38
    )
    return replace(stand(t), spine=(-0.02, 0.0, 0.02), head=(0.10, 0.05 * wave(t, 7.0), 0.0), arms=(hand, hand))


def embrace(t: float) -> Attitude:
    """Arms round somebody close in front, the head laid aside."""
    press = 0.02 * wave(t, 3.2)
    return replace(
        stand(t),
        hips=(0.0, 0.97, 0.03),
        tilt=(0.05, 0.0, 0.0),
        spine=(0.14 + press, 0.05, 0.0),
        head=(0.10, 0.28, 0.22),
        arms=(
            Reach(
                at=(-0.05, -0.16, 0.66 - press),
                of="chest",
                elbow=(1, -0.25, 0.3),
                palm=(-0.2, 0, -1),
                wrist=(-1, 0.1, 0.1),
                curl=0.2,
            ),
            Reach(
                at=(-0.02, -0.42, 0.64 - press),
                of="chest",
                elbow=(1, -0.4, 0.3),
                palm=(-0.2, 0, -1),
                wrist=(-1, 0, 0.1),
                curl=0.2,
            ),
        ),
        legs=(Step(x=0.1, z=0.1, yaw=0.1), Step(x=0.1, z=-0.06, yaw=0.25)),
    )


def raise_arms(t: float) -> Attitude:
    """Both arms lifted wide to the sky, palms open."""
    breath = wave(t, 3.2)
    arm = Arm(
        upper=(0.75, 0.62 + 0.04 * breath, 0.22), fore=(0.34, 1, 0.26), palm=(-0.45, 0.25, 1), wrist=(0.2, 1, -0.05), curl=0.08
    )
    return replace(
        stand(t),
        hips=(0.0, 0.975, 0.0),
        tilt=(-0.02, 0.0, 0.0),
        spine=(-0.13 - 0.02 * breath, 0.0, 0.0),
        head=(-0.30, 0.04 * wave(t, 6.1), 0.0),
        legs=(Step(x=0.13, z=0.05, yaw=0.2), Step(x=0.12, z=-0.05, yaw=0.2)),
        arms=(arm, arm),
    )


def cry_out(t: float) -> Attitude:
    """A shout with the whole body: a fist at the breast, the other arm flung out."""
    push = 0.5 + 0.5 * wave(t, 1.7)
    return Attitude(
        hips=(0.0, 0.93, 0.04),
        tilt=(0.08, 0.0, 0.0),
        spine=(0.10 + 0.08 * push, -0.12, 0.0),
        head=(-0.26 - 0.08 * push, 0.05, 0.0),
        legs=(Step(x=0.14, z=0.22, yaw=0.1), Step(x=0.14, z=-0.20, yaw=0.4)),
        arms=(
            Reach(
                at=(0.10, -0.34, 0.36), of="chest", elbow=(1, -0.7, 0.1), palm=(-0.3, 0.2, -1), wrist=(-0.9, 0.5, 0.1), curl=0.9
            ),
            Arm(upper=(0.9, 0.10 + 0.15 * push, 0.45), fore=(0.7, 0.45 + 0.2 * push, 0.75), palm=(-0.3, 0.3, 1), curl=0.1),
        ),
    )


def cover_face(t: float) -> Attitude:
    """Both hands before the face, the head bowed, a sob in the shoulders."""
    sob = 0.5 + 0.5 * wave(t, 0.9)
    hand = Reach(
        at=(0.055, -0.21, 0.215), of="face", elbow=(0.55, -1, 0.25), palm=(-0.25, 0.1, -1), wrist=(-0.42, 1, -0.12), curl=0.2
    )
    return replace(
        stand(t),
        spine=(0.24 + 0.03 * sob, 0.0, 0.0),
        head=(0.34, 0.0, 0.03 * wave(t, 5.0)),
        arms=(hand, hand),
        shrug=0.10 + 0.05 * sob,
        hips=(0.0, 0.96, -0.02),
    )


def brace(t: float) -> Attitude:
    """Set against a storm: feet wide, knees bent, low and leaning, arms out for balance."""
    roll, gust = wave(t, 2.9), wave(t, 1.7)
    return Attitude(
        hips=(0.03 * roll, 0.82 + 0.015 * gust, 0.02 * gust),
        tilt=(0.16, 0.1, 0.05 * roll),
        spine=(0.26 + 0.04 * gust, 0.05, -0.07 * roll),
        head=(-0.18, -0.12 + 0.08 * gust, 0.0),
        legs=(Step(x=0.27, z=0.22, yaw=0.3, knee=0.15), Step(x=0.27, z=-0.20, yaw=0.55, knee=0.1)),
        arms=(
            Arm(upper=(0.85, -0.55 + 0.12 * roll, 0.35), fore=(0.6, -0.25 + 0.15 * roll, 0.75), palm=(0, -1, 0.2), curl=0.15),
            Arm(
                upper=(0.85, -0.45 - 0.12 * roll, 0.25),
                fore=(0.55, 0.05 - 0.15 * roll, 0.85),
                palm=(-0.2, -0.6, 0.8),
                curl=0.15,
            ),
        ),
        shrug=0.08,
    )


def bow(t: float) -> Attitude:
    """A deep bow from the hips, a hand on the heart."""
    breath = 0.02 * wave(t, 3.6)
    return Attitude(
        hips=(0.0, 0.955, -0.16),
        tilt=(0.62 + breath, 0.0, 0.0),
        spine=(0.50 + breath, 0.0, 0.0),
        head=(0.20, 0.0, 0.0),
        legs=(Step(x=0.09, z=0.03, yaw=0.15), Step(x=0.09, z=-0.03, yaw=0.15)),
        arms=(
            Arm(upper=(0.22, -0.75, 0.55), fore=(0.05, -0.55, 0.85), palm=(-1, 0, -0.2), curl=0.25),
            Reach(
                at=(-0.06, -0.20, 0.30), of="chest", elbow=(1, -0.7, 0.3), palm=(-0.2, 0.1, -1), wrist=(-1, 0.25, 0), curl=0.15
            ),
        ),
    )
