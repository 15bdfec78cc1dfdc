"""How the verses before have left everybody: who still sits, rides or sleeps when this one begins."""

from collections.abc import Sequence

from agents.rules.direction.bodies import CARRIED_ON, UPPER_BODY, pose_of_verb
from exeget.analysis import Analysis, Event
from exeget.ids import SubjectId
from exeget.subject import Subject
from exeget.terms import Pose

MEMORY = 12
"""Verses after which nobody remembers how somebody was left."""
_HELD = frozenset({"hold", "carry", "bear", "have", "clasp", "grasp", "embrace"})
_LASTING: frozenset[Pose] = CARRIED_ON - {"hold", "crouch", "work"}


def as_left(earlier: Sequence[Analysis], cast: Sequence[Subject]) -> dict[SubjectId, Pose]:
    """The lasting pose of each of the cast after the verses before, which are a chapter's in their order."""
    names = {word.lower(): s.id for s in reversed(cast) for word in (*s.names.values(), *s.aliases) if s.kind == "actor"}
    left: dict[SubjectId, Pose] = {}
    for analysis in earlier[-MEMORY:]:
        for event in analysis.events:
            if not event.told and not event.negated:
                _done(event, names, left)
        for mention in analysis.subjects:
            if "asleep" in mention.changes and (who := names.get(mention.name.lower())):
                left[who] = "sleep"
    return dict(sorted(left.items()))


def _done(event: Event, names: dict[str, SubjectId], left: dict[SubjectId, Pose]) -> None:
    """What an event makes of its doers; who is held by a rider rides too."""
    pose = pose_of_verb(event.verb)
    doers = [names[name.lower()] for name in event.doers if name.lower() in names]
    for who in doers:
        if pose in _LASTING:
            left[who] = pose
        elif pose is not None and pose not in UPPER_BODY:
            left.pop(who, None)
    if event.verb in _HELD and any(left.get(who) == "ride" for who in doers):
        left |= {names[name.lower()]: "ride" for name in event.receivers if name.lower() in names}
