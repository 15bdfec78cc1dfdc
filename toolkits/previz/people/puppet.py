"""An attitude becomes turned joints: trunk first, then legs to the ground, arms to their aims, fingers last."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from toolkits.previz.people.attitude import Arm, Attitude, Leg, Reach, Step
from toolkits.previz.people.joints import Joints, reaching
from toolkits.previz.people.rig import Rig, Stance
from toolkits.previz.people.turns import Vector, about, frame, leant, swing, twist_about, unit

SIDES = (("l", 1.0), ("r", -1.0))
FINGERS = ("index", "middle", "ring", "pinky")


@dataclass(frozen=True)
class Puppet:
    """A rig with the measures that poses are counted in."""

    rig: Rig
    sole: float = 0.0
    """Thickness of the shoe under the rest pose's ground, metres."""

    @cached_property
    def leg(self) -> float:
        """From hip joint to sole when straight, metres."""
        thigh, calf = np.linalg.norm(self.rig.along("thigh_l")), np.linalg.norm(self.rig.along("calf_l"))
        return float(thigh + calf + self.rig.head("foot_l")[1])

    @cached_property
    def arm(self) -> float:
        """From shoulder to wrist when straight, metres."""
        return float(np.linalg.norm(self.rig.along("upperarm_l")) + np.linalg.norm(self.rig.along("lowerarm_l")))

    @cached_property
    def hip_middle(self) -> Vector:
        """Between the hip joints at rest."""
        return (self.rig.head("thigh_l") + self.rig.head("thigh_r")) / 2

    @cached_property
    def palms(self) -> dict[str, tuple[Vector, Vector]]:
        """Where the fingers point and where the palm faces at rest, by side."""
        out = {}
        for side, sign in SIDES:
            wrist = self.rig.head(f"hand_{side}")
            knuckles = self.rig.head(f"middle_01_{side}") - wrist
            across = self.rig.head(f"pinky_01_{side}") - self.rig.head(f"index_01_{side}")
            out[side] = unit(knuckles), unit(np.cross(across, knuckles)) * sign
        return out

    def stance(self, attitude: Attitude) -> Stance:
        """All joints of an attitude."""
        return _Posing(self, attitude).done()


class _Posing:
    """The joints while an attitude is put on them."""

    def __init__(self, puppet: Puppet, attitude: Attitude) -> None:
        self.puppet, self.rig, self.attitude = puppet, puppet.rig, attitude
        self.joints = Joints(puppet.rig)

    def done(self) -> Stance:
        self._trunk()
        for (side, sign), leg, arm in zip(SIDES, self.attitude.legs, self.attitude.arms, strict=True):
            if isinstance(leg, Step):
                self._step(side, sign, leg)
            else:
                self._leg(side, sign, leg)
            self._arm(side, sign, arm)
        return self.joints.stance()

    def _trunk(self) -> None:
        a, joints, heads = self.attitude, self.joints, self.rig.heads
        turn = leant(a.tilt)
        hips = np.array(a.hips) * self.puppet.leg + (0, self.puppet.sole, 0)
        root, pelvis = self.rig.number["Root"], self.rig.number["pelvis"]
        joints.root("pelvis", turn, hips + turn @ (heads[pelvis] - self.puppet.hip_middle))
        joints.root("Root", np.eye(3), joints.places[pelvis] + heads[root] - heads[pelvis])
        third = leant((a.spine[0] / 3, a.spine[1] / 3, a.spine[2] / 3))
        for name in ("spine_01", "spine_02", "spine_03"):
            joints.bend(name, third)
        for name, share in (("neck_01", 0.4), ("head", 0.6)):
            joints.bend(name, leant((a.head[0] * share, a.head[1] * share, a.head[2] * share)))

    def _step(self, side: str, sign: float, step: Step) -> None:
        """Put a foot on the ground and bend the knee to it."""
        leg, rig = self.puppet.leg, self.rig
        ankle, ball = rig.head(f"foot_{side}"), rig.head(f"ball_{side}")
        heel = np.array([ankle[0], 0.0, ankle[2] - 0.3 * (ball[2] - ankle[2])])
        pivot = np.array([ball[0], 0.0, ball[2]]) if step.pitch > 0 else heel
        heading = about((0, 1, 0), step.yaw * sign)
        turn = heading @ about((1, 0, 0), step.pitch)
        flat = np.array([sign * step.x * leg, step.lift * leg + self.puppet.sole, step.z * leg])
        at = flat + heading @ (pivot - ankle * (1, 0, 1)) + turn @ (ankle - pivot)
        aim = about((0, 1, 0), (step.yaw + step.knee) * sign) @ self._ahead()
        thigh, calf = f"thigh_{side}", f"calf_{side}"
        self.joints.forward(thigh)
        ways = reaching(self.joints.place_of(thigh), at, self._lengths(thigh, calf), aim)
        side_way = np.cross(aim, at - self.joints.place_of(thigh))
        for name, way in zip((thigh, calf), ways, strict=True):
            self.joints.set(name, frame(way, side_way) @ frame(rig.along(name), (1, 0, 0)).T)
        self.joints.set(f"foot_{side}", turn)
        self.joints.bend(f"ball_{side}", about((1, 0, 0), -0.7 * max(step.pitch, 0.0)))

    def _lengths(self, *names: str) -> tuple[float, float]:
        first, second = (float(np.linalg.norm(self.rig.along(name))) for name in names)
        return first, second

    def _ahead(self) -> Vector:
        """Level forward of the pelvis."""
        ahead = self.joints.turn_of("pelvis") @ np.array([0.0, 0.0, 1.0])
        return unit(ahead * (1, 0, 1) + (0, 1e-6, 1e-6))

    def _leg(self, side: str, sign: float, leg: Leg) -> None:
        pelvis = self.joints.turn_of("pelvis")
        thigh = pelvis @ unit(np.array(leg.thigh) * (sign, 1, 1))
        calf = pelvis @ unit(np.array(leg.calf) * (sign, 1, 1))
        hinge = pelvis @ np.array([1.0, 0.0, 0.0])
        bend = np.cross(calf, thigh)
        if np.linalg.norm(bend) > 0.1 and bend @ hinge > 0:
            hinge = unit(bend)
        for name, direction in ((f"thigh_{side}", thigh), (f"calf_{side}", calf)):
            self.joints.set(name, frame(direction, hinge) @ frame(self.rig.along(name), (1, 0, 0)).T)
        self.joints.bend(f"foot_{side}", about((1, 0, 0), leg.foot))
        self.joints.forward(f"ball_{side}")

    def _arm(self, side: str, sign: float, arm: Arm | Reach) -> None:
        upper, fore = self._directions(side, sign, arm)
        self._shoulder(side, sign, upper)
        if isinstance(arm, Reach):
            upper, fore = self._directions(side, sign, arm)
        self._bend_arm(side, upper, fore)
        self._hand(side, sign, arm)
        self._curl(side, sign, arm.curl, arm.point)

    def _directions(self, side: str, sign: float, arm: Arm | Reach) -> tuple[Vector, Vector]:
        """Of upper arm and forearm, in person space."""
        chest, flip = self.joints.turn_of("spine_03"), np.array([sign, 1.0, 1.0])
        if isinstance(arm, Arm):
            return chest @ unit(np.array(arm.upper) * flip), chest @ unit(np.array(arm.fore) * flip)
        self.joints.forward(f"clavicle_{side}", f"upperarm_{side}")
        start = self.joints.place_of(f"upperarm_{side}")
        lengths = self._lengths(f"upperarm_{side}", f"lowerarm_{side}")
        return reaching(start, self._aim(side, sign, arm), lengths, chest @ (np.array(arm.elbow) * flip))

    def _aim(self, side: str, sign: float, reach: Reach) -> Vector:
        """Where the wrist shall be, in person space."""
        chest, at = self.joints.turn_of("spine_03"), np.array(reach.at) * (sign, 1, 1) * self.puppet.arm
        if reach.of == "ground":
            pelvis = self.joints.place_of("pelvis")
            return np.array([pelvis[0], 0.0, pelvis[2]]) + at
        if reach.of == "face":
            eyes = (0.0, 0.12, 0.62) * self.rig.along("head")[1:2]
            return self.joints.place_of("head") + self.joints.turn_of("head") @ (eyes + at)
        if reach.of == "chest":
            middle = (self.rig.head("clavicle_l") + self.rig.head("clavicle_r")) / 2
            return self.joints.place_of("spine_03") + chest @ (middle - self.rig.head("spine_03") + at)
        return self.joints.place_of(f"upperarm_{side}") + chest @ at

    def _shoulder(self, side: str, sign: float, upper: Vector) -> None:
        """Lift and turn the collar bone with a raised arm."""
        chest = self.joints.turn_of("spine_03")
        up, ahead = float(upper @ chest[:, 1]), float(upper @ chest[:, 2])
        lift = 0.42 * max(0.0, up + 0.35) + self.attitude.shrug - 0.04
        turn = about((0, 0, 1), lift * sign) @ about((0, 1, 0), -0.25 * max(0.0, ahead) * sign)
        self.joints.bend(f"clavicle_{side}", turn)
        self.joints.forward(f"upperarm_{side}")

    def _bend_arm(self, side: str, upper: Vector, fore: Vector) -> None:
        """Swing the upper arm without twist, then twist it so that the elbow bends as a hinge."""
        rig, first, second = self.rig, f"upperarm_{side}", f"lowerarm_{side}"
        chest = self.joints.turn_of("spine_03")
        turn = swing(chest @ rig.along(first), upper) @ chest
        rest_hinge = np.cross(rig.along(first), rig.along(second))
        hinge = np.cross(upper, fore)
        sharpness = float(np.clip((np.linalg.norm(hinge) - 0.05) / 0.3, 0, 1))
        if sharpness > 0:
            twist = twist_about(upper, frame(upper, hinge) @ frame(upper, turn @ rest_hinge).T)
            turn = about(upper, twist * sharpness) @ turn
        self.joints.set(first, turn)
        self.joints.set(second, swing(turn @ rig.along(second), fore) @ turn)

    def _hand(self, side: str, sign: float, arm: Arm | Reach) -> None:
        """Turn the hand; the forearm takes half of its twist."""
        forearm = self.joints.turn_of(f"lowerarm_{side}").copy()
        fingers, palm = self.puppet.palms[side]
        if arm.palm is None and arm.wrist is None:
            self.joints.forward(f"hand_{side}")
            return
        chest, flip = self.joints.turn_of("spine_03"), np.array([sign, 1.0, 1.0])
        ahead = forearm @ fingers if arm.wrist is None else chest @ (np.array(arm.wrist) * flip)
        facing = forearm @ palm if arm.palm is None else chest @ (np.array(arm.palm) * flip)
        turn = frame(ahead, facing) @ frame(fingers, palm).T
        axis = unit(forearm @ self.rig.along(f"lowerarm_{side}"))
        half = about(axis, twist_about(axis, turn @ forearm.T) * 0.5)
        self.joints.set(f"lowerarm_{side}", half @ forearm)
        self.joints.set(f"hand_{side}", turn)

    def _curl(self, side: str, sign: float, curl: float, point: bool) -> None:
        fingers, palm = self.puppet.palms[side]
        hinge = np.cross(fingers, palm)
        for name in FINGERS:
            amount = 0.05 if point and name == "index" else curl
            for number, most in ((1, 1.25), (2, 1.5), (3, 0.9)):
                self.joints.bend(f"{name}_0{number}_{side}", about(hinge, most * (amount - 0.18)))
        for number, most in ((1, 0.3), (2, 0.6), (3, 0.6)):
            self.joints.bend(f"thumb_0{number}_{side}", about(hinge + 0.5 * sign * fingers, most * curl))
