"""An attitude becomes turned joints: trunk first, then legs to the ground, arms to their aims, fingers last."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from toolkits.previz.people.attitude import Arm, Attitude, Leg, Reach, Step
from toolkits.previz.people.rig import Rig, Stance
from toolkits.previz.people.turns import Matrix, Vector, about, frame, leant, swing, twist_about, unit

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
    """The joints while they are being turned."""

    def __init__(self, puppet: Puppet, attitude: Attitude) -> None:
        self.puppet, self.rig, self.attitude = puppet, puppet.rig, attitude
        self.local = np.tile(np.eye(3), (len(self.rig.names), 1, 1))
        self.turns = self.local.copy()
        self.places = self.rig.heads.copy()

    def done(self) -> Stance:
        self._trunk()
        for (side, sign), leg, arm in zip(SIDES, self.attitude.legs, self.attitude.arms, strict=True):
            if isinstance(leg, Step):
                self._step(side, sign, leg)
            else:
                self._leg(side, sign, leg)
            self._arm(side, sign, arm)
        return Stance(self.turns, self.places)

    def _forward(self, *names: str) -> None:
        """Follow joints from their parents; the names come parents first."""
        for name in names:
            joint = self.rig.number[name]
            parent = self.rig.parents[joint]
            self.turns[joint] = self.turns[parent] @ self.local[joint]
            self.places[joint] = self.places[parent] + self.turns[parent] @ (self.rig.heads[joint] - self.rig.heads[parent])

    def _set(self, name: str, turn: Matrix) -> None:
        """Give a joint its turn in person space, once its parent stands."""
        joint = self.rig.number[name]
        self.local[joint] = self.turns[self.rig.parents[joint]].T @ turn
        self._forward(name)

    def _turn_of(self, name: str) -> Matrix:
        turn: Matrix = self.turns[self.rig.number[name]]
        return turn

    def _place_of(self, name: str) -> Vector:
        place: Vector = self.places[self.rig.number[name]]
        return place

    def _trunk(self) -> None:
        a, leg = self.attitude, self.puppet.leg
        turn = leant(a.tilt)
        hips = np.array(a.hips) * leg + (0, self.puppet.sole, 0)
        root, pelvis = self.rig.number["Root"], self.rig.number["pelvis"]
        self.places[pelvis] = hips + turn @ (self.rig.heads[pelvis] - self.puppet.hip_middle)
        self.turns[pelvis] = turn
        self.places[root] = self.places[pelvis] + self.rig.heads[root] - self.rig.heads[pelvis]
        third = leant((a.spine[0] / 3, a.spine[1] / 3, a.spine[2] / 3))
        for name in ("spine_01", "spine_02", "spine_03"):
            self.local[self.rig.number[name]] = third
        for name, share in (("neck_01", 0.4), ("head", 0.6)):
            self.local[self.rig.number[name]] = leant((a.head[0] * share, a.head[1] * share, a.head[2] * share))
        self._forward("spine_01", "spine_02", "spine_03", "neck_01", "head")

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
        aim = about((0, 1, 0), (step.yaw + step.knee) * sign) @ self._forward_of_pelvis()
        self._two_bones((f"thigh_{side}", f"calf_{side}"), at, aim, np.array([1.0, 0, 0]))
        self._set(f"foot_{side}", turn)
        self.local[rig.number[f"ball_{side}"]] = about((1, 0, 0), -0.7 * max(step.pitch, 0.0))
        self._forward(f"ball_{side}")

    def _forward_of_pelvis(self) -> Vector:
        ahead = self._turn_of("pelvis") @ np.array([0.0, 0.0, 1.0])
        return unit(ahead * (1, 0, 1) + (0, 1e-6, 1e-6))

    def _leg(self, side: str, sign: float, leg: Leg) -> None:
        pelvis = self._turn_of("pelvis")
        thigh = pelvis @ unit(np.array(leg.thigh) * (sign, 1, 1))
        calf = pelvis @ unit(np.array(leg.calf) * (sign, 1, 1))
        hinge = pelvis @ np.array([1.0, 0.0, 0.0])
        bend = np.cross(calf, thigh)
        if np.linalg.norm(bend) > 0.1 and bend @ hinge > 0:
            hinge = unit(bend)
        for name, direction in ((f"thigh_{side}", thigh), (f"calf_{side}", calf)):
            self._set(name, frame(direction, hinge) @ frame(self.rig.along(name), (1, 0, 0)).T)
        self.local[self.rig.number[f"foot_{side}"]] = about((1, 0, 0), leg.foot)
        self._forward(f"foot_{side}", f"ball_{side}")

    def _two_bones(self, names: tuple[str, str], at: Vector, aim: Vector, hinge: Vector) -> None:
        """Turn two bones so that the second ends at a place and the joint between them points to `aim`."""
        first, second = names
        self._forward(first)
        start = self._place_of(first)
        a, b = float(np.linalg.norm(self.rig.along(first))), float(np.linalg.norm(self.rig.along(second)))
        way = at - start
        far = float(np.clip(np.linalg.norm(way), abs(a - b) + 1e-4, (a + b) * 0.9995))
        ahead = unit(way)
        bend = unit(aim - ahead * float(aim @ ahead))
        cosine = np.clip((a * a + far * far - b * b) / (2 * a * far), -1, 1)
        middle = start + a * (ahead * cosine + bend * np.sqrt(1 - cosine * cosine))
        side = np.cross(bend, ahead) * np.sign(hinge @ np.array([1.0, 0, 0]))
        for name, direction in ((first, middle - start), (second, start + ahead * far - middle)):
            self._set(name, frame(direction, side) @ frame(self.rig.along(name), hinge).T)

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
        chest = self._turn_of("spine_03")
        if isinstance(arm, Arm):
            flip = np.array([sign, 1.0, 1.0])
            return chest @ unit(np.array(arm.upper) * flip), chest @ unit(np.array(arm.fore) * flip)
        self._forward(f"clavicle_{side}", f"upperarm_{side}")
        start = self._place_of(f"upperarm_{side}")
        a, b = (float(np.linalg.norm(self.rig.along(f"{bone}_{side}"))) for bone in ("upperarm", "lowerarm"))
        way = self._aim(side, sign, arm) - start
        far = float(np.clip(np.linalg.norm(way), abs(a - b) + 1e-3, (a + b) * 0.998))
        ahead = unit(way)
        pole = chest @ (np.array(arm.elbow) * (sign, 1, 1))
        bend = unit(pole - ahead * float(pole @ ahead))
        cosine = np.clip((a * a + far * far - b * b) / (2 * a * far), -1, 1)
        elbow = a * (ahead * cosine + bend * np.sqrt(1 - cosine * cosine))
        return unit(elbow), unit(ahead * far - elbow)

    def _aim(self, side: str, sign: float, reach: Reach) -> Vector:
        """Where the wrist shall be, in person space."""
        chest, at = self._turn_of("spine_03"), np.array(reach.at) * (sign, 1, 1) * self.puppet.arm
        if reach.of == "ground":
            pelvis = self._place_of("pelvis")
            return np.array([pelvis[0], 0.0, pelvis[2]]) + at
        if reach.of == "face":
            eyes = self.rig.head("head") + (0.0, 0.12, 0.62) * self.rig.along("head")[1:2]
            return self._place_of("head") + self._turn_of("head") @ (eyes - self.rig.head("head") + at)
        if reach.of == "chest":
            middle = (self.rig.head("clavicle_l") + self.rig.head("clavicle_r")) / 2
            return self._place_of("spine_03") + chest @ (middle - self.rig.head("spine_03") + at)
        return self._place_of(f"upperarm_{side}") + chest @ at

    def _shoulder(self, side: str, sign: float, upper: Vector) -> None:
        """Lift and turn the collar bone with a raised arm."""
        chest = self._turn_of("spine_03")
        up, ahead = float(upper @ chest[:, 1]), float(upper @ chest[:, 2])
        lift = 0.06 + 0.42 * max(0.0, up + 0.35) + self.attitude.shrug - 0.10
        self.local[self.rig.number[f"clavicle_{side}"]] = about((0, 0, 1), lift * sign) @ about(
            (0, 1, 0), -0.25 * max(0.0, ahead) * sign
        )
        self._forward(f"clavicle_{side}", f"upperarm_{side}")

    def _bend_arm(self, side: str, upper: Vector, fore: Vector) -> None:
        """Swing the upper arm without twist, then twist it so that the elbow bends as a hinge."""
        rig, first, second = self.rig, f"upperarm_{side}", f"lowerarm_{side}"
        chest = self._turn_of("spine_03")
        turn = swing(chest @ rig.along(first), upper) @ chest
        rest_hinge = np.cross(rig.along(first), rig.along(second))
        hinge = np.cross(upper, fore)
        sharpness = float(np.clip((np.linalg.norm(hinge) - 0.05) / 0.3, 0, 1))
        if sharpness > 0:
            twist = twist_about(upper, frame(upper, hinge) @ frame(upper, turn @ rest_hinge).T)
            turn = about(upper, twist * sharpness) @ turn
        self._set(first, turn)
        self._set(second, swing(turn @ rig.along(second), fore) @ turn)

    def _hand(self, side: str, sign: float, arm: Arm | Reach) -> None:
        """Turn the hand; the forearm takes half of its twist."""
        forearm = self._turn_of(f"lowerarm_{side}")
        fingers, palm = self.puppet.palms[side]
        if arm.palm is None and arm.wrist is None:
            self._forward(f"hand_{side}")
            return
        chest, flip = self._turn_of("spine_03"), np.array([sign, 1.0, 1.0])
        ahead = forearm @ fingers if arm.wrist is None else chest @ (np.array(arm.wrist) * flip)
        facing = forearm @ palm if arm.palm is None else chest @ (np.array(arm.palm) * flip)
        turn = frame(ahead, facing) @ frame(fingers, palm).T
        axis = unit(forearm @ self.rig.along(f"lowerarm_{side}"))
        half = about(axis, twist_about(axis, turn @ forearm.T) * 0.5)
        self._set(f"lowerarm_{side}", half @ forearm)
        self._set(f"hand_{side}", turn)

    def _curl(self, side: str, sign: float, curl: float, point: bool) -> None:
        fingers, palm = self.puppet.palms[side]
        hinge = np.cross(fingers, palm)
        for name in FINGERS:
            amount = 0.05 if point and name == "index" else curl
            for number, most in ((1, 1.25), (2, 1.5), (3, 0.9)):
                joint = f"{name}_0{number}_{side}"
                self.local[self.rig.number[joint]] = about(hinge, most * (amount - 0.18))
                self._forward(joint)
        for number, most in ((1, 0.3), (2, 0.6), (3, 0.6)):
            joint = f"thumb_0{number}_{side}"
            self.local[self.rig.number[joint]] = about(hinge + 0.5 * sign * fingers, most * curl)
            self._forward(joint)
