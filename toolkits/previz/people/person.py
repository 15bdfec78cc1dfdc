"""A person: cast once from an identity, then posed as often as a film needs."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from exeget.terms import Pose
from toolkits.previz.people.body import Body, puppet_of
from toolkits.previz.people.bound import Bound
from toolkits.previz.people.build import Build, Moment, bound_layers, built, posed
from toolkits.previz.people.dressing import Outfit, dressed
from toolkits.previz.people.expression import face_moves, units_of
from toolkits.previz.people.hanging import Air
from toolkits.previz.people.human import Detail
from toolkits.previz.people.limbs import limbs_of
from toolkits.previz.people.motion import Motion, Posed
from toolkits.previz.people.poses import attitude_of, turned_head
from toolkits.previz.people.poses_moving import GAITS
from toolkits.previz.people.puppet import Puppet
from toolkits.previz.people.rig import Rig, Stance, carried, carry_points
from toolkits.previz.people.turns import Matrix, Triple, Vector, leant

CLOCK_LEG = 0.9
"""The leg, in metres, for which poses are timed; shorter legs swing faster (pendulum: period as the root of length)."""
LOWEST = 620
"""Points of the coarsest body, enough to find what touches the ground."""


@dataclass(frozen=True)
class Person:
    """One cast person."""

    body: Body

    @property
    def height(self) -> float:
        """From sole to crown when standing, metres."""
        return self.body.height + self.outfit("far").sole

    @property
    def rig(self) -> Rig:
        """The skeleton."""
        return self.body.rig

    @property
    def stands_in_for(self) -> str | None:
        """Never anything else."""
        return None

    @cached_property
    def puppet(self) -> Puppet:
        """The skeleton in its shoes."""
        return puppet_of(self.body, self.outfit("far").sole)

    @cached_property
    def _builds(self) -> dict[Detail, Build]:
        return {}

    @cached_property
    def _outfits(self) -> dict[Detail, Outfit]:
        return {}

    def outfit(self, detail: Detail) -> Outfit:
        """What is worn, made when first asked for."""
        if detail not in self._outfits:
            self._outfits[detail] = dressed(self.body, detail)
        return self._outfits[detail]

    def build(self, detail: Detail) -> Build:
        """The whole figure, made when first asked for."""
        if detail not in self._builds:
            self._builds[detail] = built(self.rig, limbs_of(self.body), self.outfit(detail).pieces)
        return self._builds[detail]

    def stride_speed(self, pose: Pose) -> float:
        """Metres a second at which the feet of a walk or run do not slide."""
        gait = GAITS.get(pose)
        return 0.0 if gait is None else gait.speed * self.puppet.leg / self._tempo

    @property
    def _tempo(self) -> float:
        return float(np.sqrt(self.puppet.leg / CLOCK_LEG))

    @property
    def _rhythm(self) -> float:
        return (self.body.identity.seed % 997) / 997

    def stance(self, motion: Motion) -> Stance:
        """All joints."""
        return self._standing(motion)[0]

    def _standing(self, motion: Motion) -> tuple[Stance, Matrix, float | None]:
        clock = motion.seconds / self._tempo + (0.0 if motion.pose == "fall" else self._rhythm * 7.0)
        attitude = attitude_of(motion.pose, clock, motion.emotion)
        gaze = (0.0, 0.0)
        if motion.towards is not None and motion.pose not in ("sleep", "lie", "cover_face"):
            stance = self.puppet.stance(attitude)
            yaw, pitch = self._way_to(stance, motion.towards)
            attitude = turned_head(attitude, yaw * 0.75, pitch * 0.6)
            gaze = float(np.clip(yaw * 0.35, -0.5, 0.5)), float(np.clip(pitch * 0.5, -0.35, 0.35))
        stance = self.puppet.stance(attitude)
        if attitude.ground == "body":
            stance = stance.moved(np.array([0.0, -self._lowest(stance), 0.0]))
        drift = 0.05 * float(np.sin(clock * 0.9)) * float(np.sin(clock * 0.37 + 1))
        return stance, leant((gaze[1], gaze[0] + drift, 0.0)), None if attitude.ground == "none" else 0.0

    def _way_to(self, stance: Stance, towards: Triple) -> tuple[float, float]:
        """Yaw and pitch from straight ahead of the chest to a point."""
        chest = stance.turns[self.rig.number["spine_03"]]
        way = chest.T @ (np.array(towards) - self._eyes(stance))
        return float(np.arctan2(way[0], way[2])), float(-np.arctan2(way[1], np.hypot(way[0], way[2])))

    def _lowest(self, stance: Stance) -> float:
        some = slice(0, LOWEST)
        blend = carried(self.rig, stance, self.body.weights.rows(some))
        return float(carry_points(blend, self.body.points[some])[:, 1].min())

    def _eyes(self, stance: Stance) -> Vector:
        return self._fixed(stance, "head", self.body.eyes.mean(axis=0))

    def _fixed(self, stance: Stance, joint: str, at_rest: Vector) -> Vector:
        number = self.rig.number[joint]
        place: Vector = stance.places[number] + stance.turns[number] @ (at_rest - self.rig.heads[number])
        return place

    def posed(self, motion: Motion) -> Posed:
        """The person at an instant; equal motions give equal bytes."""
        stance, gaze, floor = self._standing(motion)
        face = None
        if motion.detail != "far":
            face = face_moves(self.body, units_of(motion.pose, motion.emotion, motion.seconds, motion.speaking, self._rhythm))
        speed = self.stride_speed(motion.pose)
        wind = (motion.wind[0], motion.wind[1], motion.wind[2] - 0.8 * speed)
        moment = Moment(Air(wind, motion.seconds + 10 * self._rhythm), face, gaze, floor)
        hands = [self.rig.tails[self.rig.number[f"hand_{side}"]] for side in "lr"]
        pelvis = self.rig.head("pelvis") - (0.0, 0.10 * self.body.height, 0.0)
        return Posed(
            layers=posed(self.build(motion.detail), stance, moment),
            eyes=self._eyes(stance),
            chest=self._fixed(stance, "spine_03", self.rig.tails[self.rig.number["spine_03"]]),
            feet=np.array([stance.places[self.rig.number[f"ball_{side}"]] for side in "lr"]),
            hands=np.array([self._fixed(stance, f"hand_{side}", hand) for side, hand in zip("lr", hands, strict=True)]),
            seat=self._fixed(stance, "pelvis", pelvis),
            stance=stance,
        )

    def bound(self, detail: Detail) -> tuple[Bound, ...]:
        """The layers at rest with their four strongest joints."""
        return bound_layers(self.build(detail))
