"""Poses that get somewhere: cycles of attitudes whose feet keep their place while they carry weight."""

from dataclasses import dataclass

import numpy as np

from toolkits.previz.people.attitude import Arm, Attitude, Leg, Reach, Step
from toolkits.previz.people.poses_standing import eased, wave


@dataclass(frozen=True)
class Gait:
    """A cycle of two steps, in leg lengths and seconds for a leg of 0.9 m."""

    period: float
    half: float
    """How far ahead of the hips the foot lands; it leaves as far behind."""
    duty: float
    """Share of the cycle that a foot carries weight."""
    lift: float
    """How high the ankle swings."""

    @property
    def speed(self) -> float:
        """Leg lengths a second, at which the foot on the ground does not slide."""
        return 2 * self.half / (self.duty * self.period)

    def foot(self, cycle: float, width: float, toe_off: float, strike: float) -> Step:
        """One foot at a share of the cycle; it lands at 0."""
        share = cycle % 1.0
        if share < self.duty:
            u = share / self.duty
            heel = toe_off * eased((u - 0.62) / 0.38)
            return Step(x=width, z=self.half * (1 - 2 * u), pitch=heel - strike * (1 - eased(u / 0.18)), yaw=0.1)
        u = (share - self.duty) / (1 - self.duty)
        pitch = toe_off * (1 - eased(u / 0.55)) - strike * eased((u - 0.6) / 0.4)
        rise = self.lift * float(np.sin(np.pi * u)) ** 1.0 * (1 - 0.35 * u)
        return Step(x=width, z=self.half * (2 * eased(u) - 1), lift=rise, pitch=pitch, yaw=0.1)


WALK = Gait(period=1.12, half=0.37, duty=0.61, lift=0.10)
RUN = Gait(period=0.72, half=0.46, duty=0.36, lift=0.26)


def walk(t: float) -> Attitude:
    """An even walk: arms against legs, the hips high on the standing leg."""
    cycle = t / WALK.period
    swing, bob = np.cos(2 * np.pi * cycle), np.cos(4 * np.pi * (cycle - 0.06))
    return Attitude(
        hips=(0.018 * wave(cycle, 1, -0.05), 0.935 - 0.018 * float(bob), 0.0),
        tilt=(0.03, -0.10 * float(swing), -0.03 * wave(cycle, 1, -0.05)),
        spine=(0.04, 0.20 * float(swing), 0.02 * wave(cycle, 1)),
        head=(-0.03, -0.08 * float(swing), 0.0),
        legs=(WALK.foot(cycle, 0.065, 0.75, 0.28), WALK.foot(cycle + 0.5, 0.065, 0.75, 0.28)),
        arms=(_swinging(-float(swing), 0.42, 0.30), _swinging(float(swing), 0.42, 0.30)),
    )


def run(t: float) -> Attitude:
    """A run with a flight between steps, bent elbows and a forward lean."""
    cycle = t / RUN.period
    swing, bob = float(np.cos(2 * np.pi * cycle)), float(np.cos(4 * np.pi * (cycle - 0.20)))
    return Attitude(
        hips=(0.0, 0.91 - 0.035 * bob, 0.03),
        tilt=(0.14, -0.16 * swing, 0.0),
        spine=(0.12, 0.30 * swing, 0.0),
        head=(-0.14, -0.12 * swing, 0.0),
        legs=(RUN.foot(cycle, 0.05, 1.05, 0.05), RUN.foot(cycle + 0.5, 0.05, 1.05, 0.05)),
        arms=(_pumping(-swing), _pumping(swing)),
    )


def _swinging(swing: float, far: float, bend: float) -> Arm:
    return Arm(upper=(0.16, -1, far * swing), fore=(0.02, -1, far * swing * 0.8 + bend + 0.22 * max(swing, 0)), curl=0.3)


def _pumping(swing: float) -> Arm:
    return Arm(upper=(0.22, -1, 0.15 + 0.85 * swing), fore=(-0.12 - 0.1 * swing, 0.15 + 0.45 * swing, 1), curl=0.7)


def climb(t: float) -> Attitude:
    """Up a wall or rope ladder: hand over hand, knee after knee."""
    up, other = wave(t, 1.8), wave(t, 1.8, 0.5)
    return Attitude(
        hips=(0.03 * up, 0.86 + 0.03 * wave(t, 0.9), 0.0),
        tilt=(0.06, 0.08 * up, 0.06 * up),
        spine=(0.02, -0.06 * up, -0.05 * up),
        head=(-0.30, 0.08 * up, 0.0),
        legs=(_climbing_leg(up), _climbing_leg(other)),
        arms=(_climbing_arm(other), _climbing_arm(up)),
        shrug=0.10,
        ground="none",
    )


def _climbing_leg(up: float) -> Step:
    high = 0.5 + 0.5 * up
    return Step(x=0.15, z=0.20, lift=0.02 + 0.34 * high, pitch=0.35, yaw=0.3, knee=0.35)


def _climbing_arm(up: float) -> Reach:
    high = 0.5 + 0.5 * up
    return Reach(at=(0.02, 0.28 + 0.55 * high, 0.52), elbow=(1, -0.6, -0.1), palm=(0, -0.1, 1), wrist=(0, 1, 0.15), curl=0.75)


def swim(t: float) -> Attitude:
    """A crawl along +z, the water's surface at y = 0."""
    cycle = t / 1.9
    roll = 0.32 * wave(cycle, 1)
    return Attitude(
        hips=(0.0, -0.10, -0.2),
        tilt=(1.42, 0.0, roll),
        spine=(-0.16, 0.0, 0.10 * wave(cycle, 1)),
        head=(-0.62, 0.30 * wave(cycle, 1, 0.1), 0.0),
        legs=(_kick(wave(t, 0.62)), _kick(wave(t, 0.62, 0.5))),
        arms=(_stroke(cycle), _stroke(cycle + 0.5)),
        ground="none",
    )


def _kick(beat: float) -> Leg:
    return Leg(thigh=(0.10, -1, 0.16 * beat), calf=(0.02, -1, 0.16 * beat - 0.18), foot=0.8)


def _stroke(cycle: float) -> Arm:
    angle = 2 * np.pi * cycle
    back, up = float(np.sin(angle)), float(np.cos(angle))
    bend = 0.5 * max(0.0, -back)
    return Arm(
        upper=(0.30 + bend, up, back), fore=(0.05, up + 0.25 * bend, back + 0.15 + 0.5 * bend), palm=(0, -0.3, 1), curl=0.08
    )


def ride(t: float) -> Attitude:
    """Astride, hands at the reins, rising a little with the gait; the caller sets the seat on a back."""
    gait = wave(t, 0.62)
    hand = Reach(
        at=(0.13, -0.52 + 0.02 * gait, 0.48),
        of="chest",
        elbow=(0.7, -1, -0.4),
        palm=(-1, -0.2, 0),
        wrist=(-0.3, -0.05, 1),
        curl=0.8,
    )
    leg = Leg(thigh=(0.66, -0.62, 0.72), calf=(-0.06, -1, -0.22), foot=-0.1)
    return Attitude(
        hips=(0.0, 0.62 + 0.018 * gait, 0.0),
        tilt=(0.04 + 0.03 * gait, 0.0, 0.0),
        spine=(0.12 - 0.05 * gait, 0.0, 0.0),
        head=(-0.06 + 0.02 * gait, 0.0, 0.0),
        legs=(leg, leg),
        arms=(hand, hand),
        ground="none",
    )


GAITS = {"walk": WALK, "run": RUN}
