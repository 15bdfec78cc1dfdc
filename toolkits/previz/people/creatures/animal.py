"""An animal: cast from its noun, traits and id, then posed like a person."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from exeget.terms import Pose
from toolkits.picture import Figure
from toolkits.previz.people.bound import Bound
from toolkits.previz.people.build import Build, Moment, bound_layers, built, posed
from toolkits.previz.people.colours import mixed, scaled
from toolkits.previz.people.creatures.kind import Kind, Mark
from toolkits.previz.people.creatures.nouns import Choice, kind_for
from toolkits.previz.people.hanging import Air
from toolkits.previz.people.human import Detail
from toolkits.previz.people.motion import Motion, Posed
from toolkits.previz.people.rig import Rig, Stance, carried, carry_points
from toolkits.previz.people.turns import Triple, Vector

DYES: dict[str, Triple] = {
    "white": (0.75, 0.73, 0.69), "black": (0.018, 0.016, 0.015), "red": (0.24, 0.075, 0.03), "brown": (0.12, 0.065, 0.035),
    "grey": (0.22, 0.215, 0.21), "gray": (0.22, 0.215, 0.21), "pale": (0.48, 0.44, 0.36), "golden": (0.42, 0.27, 0.09),
    "dark": (0.05, 0.04, 0.035), "green": (0.07, 0.13, 0.05),
}  # fmt: skip
"""Colour words among an animal's traits."""


@dataclass(frozen=True)
class Animal:
    """One cast animal."""

    choice: Choice
    dye: Triple | None
    shade: float
    """Its own lightness against its kind's, about 1."""
    rhythm: float
    """Seconds by which its movements are shifted."""

    @property
    def kind(self) -> Kind:
        """What it shares with its kind."""
        return self.choice.kind

    @property
    def height(self) -> float:
        """From the ground to its highest point when standing, metres."""
        return self.kind.height

    @property
    def rig(self) -> Rig:
        """The skeleton."""
        return self.kind.rig

    @property
    def stands_in_for(self) -> str | None:
        """The noun that this kind is only the nearest to."""
        return self.choice.stands_in_for

    @cached_property
    def _builds(self) -> dict[Detail, Build]:
        return {}

    def _tint(self, colour: Triple) -> Triple:
        return scaled(colour if self.dye is None else mixed(colour, self.dye, 0.85), self.shade)

    def build(self, detail: Detail) -> Build:
        """The whole animal, made when first asked for."""
        if detail not in self._builds:
            self._builds[detail] = built(self.rig, (), self.kind.pieces(detail, self._tint))
        return self._builds[detail]

    def stride_speed(self, pose: Pose) -> float:
        """Metres a second that fit the pose's cycle."""
        return self.kind.speed(pose)

    def bound(self, detail: Detail) -> tuple[Bound, ...]:
        """The layers at rest with their four strongest joints."""
        return bound_layers(self.build(detail))

    def stance(self, motion: Motion) -> Stance:
        """All joints."""
        stance = self.kind.stance(motion.pose, motion.seconds + self.rhythm)
        if self.kind.settled(motion.pose):
            far = self.build("far")
            low = float(carry_points(carried(self.rig, stance, far.weights), far.points)[:, 1].min())
            stance = stance.moved(np.array([0.0, -low, 0.0]))
        return stance

    def posed(self, motion: Motion) -> Posed:
        """The animal at an instant; equal motions give equal bytes."""
        stance = self.stance(motion)
        floor = 0.0 if self.kind.grounded(motion.pose) else None
        moment = Moment(Air(motion.wind, motion.seconds), None, np.eye(3), floor)
        feet = np.array([self._at(stance, mark) for mark in self.kind.feet])
        return Posed(
            layers=posed(self.build(motion.detail), stance, moment),
            eyes=self._at(stance, self.kind.eyes),
            chest=self._at(stance, self.kind.chest),
            feet=feet,
            hands=feet,
            seat=self._at(stance, self.kind.seat),
            stance=stance,
        )

    def _at(self, stance: Stance, mark: Mark) -> Vector:
        joint = self.rig.number[mark[0]]
        place: Vector = stance.places[joint] + stance.turns[joint] @ (np.array(mark[1]) - self.rig.heads[joint])
        return place


def cast_animal(figure: Figure, seed: int, variant: int = 0) -> Animal:
    """The animal a figure names; colour words among its traits dye it."""
    digest = hashlib.sha256(f"{figure.id} {seed} {variant}".encode()).digest()
    words = [word.lower() for trait in figure.traits for word in trait.split()]
    dye = next((DYES[word] for word in words if word in DYES), None)
    return Animal(kind_for(figure.noun, tuple(words)), dye, 0.85 + 0.3 * digest[0] / 255, 7.0 * digest[1] / 255)
