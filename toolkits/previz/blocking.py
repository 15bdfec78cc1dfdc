"""Who stands where: marks, anchors and paths of the direction as places in the set."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan2, pi, radians, remainder

from exeget.shot import Actor, Mark, Shot
from toolkits.previz.place import Place, shifted
from toolkits.previz.space import Vec

COMMON: dict[str, Vec] = {
    "centre": (0.0, 0.0, 0.0), "middle": (0.0, 0.0, 0.0), "left": (-2.2, 0.0, -0.4), "right": (2.2, 0.0, -0.4),
    "foreground": (0.9, 0.0, 2.0), "front": (0.0, 0.0, 2.0), "near": (0.9, 0.0, 2.0), "background": (-1.2, 0.0, -4.5),
    "back": (0.0, 0.0, -4.0), "far": (1.6, 0.0, -14.0), "distance": (1.6, 0.0, -22.0), "edge": (3.4, 0.0, -1.0),
    "side": (-2.6, 0.0, -0.8), "entrance": (-2.6, 0.0, -2.6),
}  # fmt: skip
"""Spots that every place has, metres."""
SLOTS = ((0.0, 0.0), (1.05, -0.3), (-1.15, -0.55), (2.1, -1.15), (-2.2, -1.4), (0.5, -2.0), (-0.8, -2.5), (3.1, -2.2))
"""Where those without a mark go, right of and towards the camera from the chief actor, metres."""
CHEAT = radians(62)
"""How far a face may turn from the default camera when nobody said where it looks."""


@dataclass(frozen=True)
class Blocked:
    """An actor at a place of the set (measured on what carries it); `facing` in radians, 0 towards the default camera."""

    actor: Actor
    at: Vec
    facing: float
    path: tuple[Vec, ...]


@dataclass(frozen=True)
class Blocking:
    """Everybody on screen, the chief actor first, and what anchors were not known."""

    actors: tuple[Blocked, ...]
    unknown: tuple[str, ...]


def block(shot: Shot, place: Place, landmarks: Mapping[str, Vec]) -> Blocking:
    """Give each on-screen actor a place and a facing; a mark counts, else slots round the chief actor.

    `landmarks` are subjects one can walk towards or stand at that are no actors, by id.
    """
    seen = sorted((a for a in shot.actors if a.presence == "on_screen"), key=lambda actor: actor.focus != "primary")
    known: dict[str, Vec] = dict(landmarks)
    unknown: list[str] = []
    spots: list[Vec] = []
    for actor in seen:
        at = _resolve(actor.position, place, known, unknown) if actor.position else _slot(shot, actor, spots, place, known)
        at = _apart(at, spots)
        spots.append(at)
        known[actor.subject_id] = at
    blocked = []
    for actor, at in zip(seen, spots, strict=True):
        path = tuple(_resolve(mark, place, known, unknown) for mark in actor.path) or _approach(shot, actor, place, known)
        blocked.append(Blocked(actor, at, _facing(actor, at, spots, place.heading), path))
    return Blocking(tuple(blocked), tuple(dict.fromkeys(unknown)))


def spot(anchor: str, place: Place, known: Mapping[str, Vec]) -> Vec | None:
    """The place of an anchor: a spot of the set, somebody's place, or a word of either; None where it is neither."""
    name = anchor.strip().lower().replace("-", "_").replace(" ", "_")
    for spots in (place.spots, COMMON):
        if name in spots:
            return spots[name]
    subject = anchor.partition(":")[0].upper()
    if subject in known:
        x, y, z = known[subject]
        return x + 0.9, y, z - 0.2
    for word in reversed(name.split("_")):
        for spots in (place.spots, COMMON):
            if word in spots:
                return spots[word]
    return None


def _resolve(mark: Mark, place: Place, known: Mapping[str, Vec], unknown: list[str]) -> Vec:
    found = spot(mark.anchor, place, known)
    if found is None:
        unknown.append(mark.anchor)
        found = place.spots.get("centre", COMMON["centre"])
    return shifted(place, found, *mark.offset)


def _slot(shot: Shot, actor: Actor, taken: list[Vec], place: Place, known: Mapping[str, Vec]) -> Vec:
    block = shot.actor_block
    start = spot(block.anchor, place, known) if block and actor.focus == "primary" and not taken else None
    at = start or (taken[0] if taken else place.spots.get("centre", COMMON["centre"]))
    right, towards = SLOTS[len(taken) % len(SLOTS)]
    return shifted(place, at, right, 0.0, towards)


def _apart(at: Vec, taken: list[Vec]) -> Vec:
    """The place moved aside until nobody stands within an arm's length of it."""
    x, y, z = at
    for turn in range(8):
        if all((x - other[0]) ** 2 + (z - other[2]) ** 2 > 0.55**2 for other in taken):
            break
        x, z = at[0] + 0.75 * (turn // 2 + 1) * (1 if turn % 2 == 0 else -1), at[2] - 0.3
    return x, y, z


def _approach(shot: Shot, actor: Actor, place: Place, known: Mapping[str, Vec]) -> tuple[Vec, ...]:
    """The chief actor's way towards the block's target, stopping short of it."""
    block = shot.actor_block
    if block is None or block.approach_target is None or actor.focus != "primary":
        return ()
    target = spot(block.approach_target, place, known)
    start = known[actor.subject_id]
    if target is None:
        return ()
    dx, dz = target[0] - start[0], target[2] - start[2]
    length = (dx * dx + dz * dz) ** 0.5
    share = max(length - max(block.stop_offset, 0.6), 0.0) / max(length, 1e-6)
    return ((start[0] + dx * share, start[1], start[2] + dz * share),) if share > 0 else ()


def _facing(actor: Actor, at: Vec, spots: list[Vec], heading: float) -> float:
    """As the mark says; else towards the others, but never with the back to the default camera."""
    if actor.position is not None:
        return radians(actor.position.facing_deg)
    others = [other for other in spots if other != at]
    if not others:
        return radians(20.0)
    x = sum(other[0] for other in others) / len(others) - at[0]
    z = sum(other[2] for other in others) / len(others) - at[2]
    return min(max(remainder(atan2(x, z) + heading, 2 * pi), -CHEAT), CHEAT)
