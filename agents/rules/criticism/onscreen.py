"""Whether who does something is seen while it is told, and whether those who look at each other seem to."""

import math

from agents.rules.grammar.deeds import living
from agents.rules.grammar.source import Source
from agents.rules.script.events import only_dates
from exeget.analysis import Event
from exeget.drehbuch import Drehbuch, ScriptShot
from exeget.regie import Regie
from exeget.shot import Actor, Shot
from exeget.verdict import Verdict, judge

ALL, MOST = 1.0, 0.75
"""One doer in four may be out of sight, which a person should see; more, and the verse is told past its pictures."""
_STRAIGHT = 0.1
"""Sine of the angle within which a look goes into the camera and not to a side."""


def doers_seen(source: Source, drehbuch: Drehbuch) -> list[Verdict]:
    """The share of clauses whose doer is in a picture while the clause is told.

    Left out are what is only told or willed, and doers that have no body here: deities, voices, weather.
    """
    happening = (event for event in source.analysis.events if not (event.told or only_dates(source, event)))
    clauses = [event for event in happening if _embodied(source, event)]
    unseen = [event for event in clauses if not any(_shows(source, shot, event) for shot in _over(source, drehbuch, event))]
    if not clauses:
        return []
    share = round(1 - len(unseen) / len(clauses), 3)
    said = "; ".join(f"{' and '.join(event.doers)} not seen to {event.verb}" for event in unseen)
    return [judge("doers_seen", "drehbuch", share, ALL, "higher", said, warn=MOST)]


def eyelines(regie: Regie, drehbuch: Drehbuch) -> list[Verdict]:
    """Cuts between two who face each other, after which both look to the same side of the screen."""
    scenes = {shot.id: shot.scene for shot in drehbuch.shots}
    wrong = []
    for before, shot in zip(regie.shots, regie.shots[1:], strict=False):
        one, other = alone(before), alone(shot)
        if one is None or other is None or one.subject_id == other.subject_id or scenes.get(before.id) != scenes.get(shot.id):
            continue
        looks = look(one, before), look(other, shot)
        if face_each_other(one, other) and looks[0] * looks[1] > 0:
            wrong.append(f"{before.id} to {shot.id}")
    return [judge("eyelines", "regie", float(len(wrong)), 0, "lower", "; ".join(wrong))]


def _embodied(source: Source, event: Event) -> bool:
    """Whether somebody does it whom a picture could show."""
    return any(living(source.mention(name)) and source.visible(name) for name in event.doers)


def _shows(source: Source, shot: ScriptShot, event: Event) -> bool:
    seen_by_them = source.deed(event) == "find" and event.receivers  # what is found is seen through the finder's eyes
    names = event.receivers if seen_by_them else [name for name in event.doers if living(source.mention(name))]
    doers = (source.subject(name) for name in names)
    return any(subject is not None and subject.id in shot.on_screen for subject in doers)


def _over(source: Source, drehbuch: Drehbuch, event: Event) -> list[ScriptShot]:
    """The shots that say they show an event, and those over which its words are heard."""
    span, lines = source.span(event.spans), {line.id: line.spans.get(source.lang) for line in drehbuch.lines}
    heard = []
    for shot in drehbuch.shots:
        spans = (lines.get(name) for name in shot.utterances)
        over = any(own and span and own.start < span.end and span.start < own.end for own in spans)
        if over or event.id in shot.events:
            heard.append(shot)
    return heard


def alone(shot: Shot) -> Actor | None:
    """The only one in a picture, standing still."""
    seen = [actor for actor in shot.actors if actor.presence == "on_screen"]
    return seen[0] if len(seen) == 1 and seen[0].position is not None and not seen[0].path else None


def face_each_other(one: Actor, other: Actor) -> bool:
    """Whether two marks are turned towards each other along the picture's width."""
    if one.position is None or other.position is None:
        return False
    across = other.position.offset[0] - one.position.offset[0]
    return _right(one.position.facing_deg) * across > 0 and _right(other.position.facing_deg) * across < 0


def look(actor: Actor, shot: Shot) -> float:
    """To which side of the screen somebody looks: 1 right, -1 left, 0 into the camera."""
    assert actor.position is not None  # alone() takes only those with a mark
    return _right(actor.position.facing_deg - shot.camera.yaw_deg)


def _right(degrees: float) -> float:
    side = math.sin(math.radians(degrees))
    return 0.0 if abs(side) < _STRAIGHT else math.copysign(1.0, side)
