"""R-BELOW: who goes down into a ship is below its deck, out of the weather, until they come up again."""

import re

from agents.rules.grammar.deeds import living
from agents.rules.grammar.source import Source
from agents.rules.script.beats import Beat
from agents.rules.script.events import start_of
from exeget.analysis import Analysis, Event

HOLD = "HOLD"
"""What a heading calls the room below a deck."""
_DOWN = re.compile(
    r"\b(down|below|under)\b.*\b(sides?|holds?|hull|bottom|belly|inner\w*|lowe\w*|deck)\b"
    r"|\b(hinunter|hinab|unten)\b.*\b(schiff\w*|deck|raum)\b|\bunter deck\b",
    re.I | re.S,
)
"""A way that leads under a deck."""
_UP: frozenset[str] = frozenset({"rise", "arise", "climb", "ascend", "cast", "throw", "take"})
"""What brings somebody up again: they rise and go, or others lay hands on them."""


def is_below(source: Source, beat: Beat) -> bool:
    """Whether a beat plays in a ship's hold: with somebody who has gone down into it, in this verse or the one before."""
    part = _part(beat)
    at = min((start_of(source, event) for event in beat.events), default=len(source.text))
    if any(name in part and at >= since for name, since in _gone_down(source).items()):
        return True
    return bool(part & _still_below(source))


def _part(beat: Beat) -> set[str]:
    """Everybody who acts, suffers, speaks or is spoken to."""
    voices = [stretch.voice.utterance for stretch in beat.stretches]
    done = {name for event in beat.events for name in (*event.doers, *event.receivers)}
    return done | {name for voice in voices for name in (voice.speaker, voice.addressee)}


def _gone_down(source: Source) -> dict[str, int]:
    """Who goes down into a ship in this verse, and from which letter on."""
    if not _has_ship(source.analysis):
        return {}
    ways = [event for event in source.analysis.events if not event.told and _DOWN.search(source.clause(event))]
    return {name: start_of(source, event) for event in ways for name in event.doers if living(source.mention(name))}


def _still_below(source: Source) -> set[str]:
    """Who went into a ship and lay down there in the verse before, and has not come up."""
    before = source.before
    if before is None or not _has_ship(before):
        return set()
    entered = {name for event in before.events if event.toward and _is_ship(before, event) for name in event.doers}
    rested = {name for event in before.events if source.deed(event) == "rest" for name in event.doers}
    moved = [event for event in source.analysis.events if not event.told and event.verb in _UP]
    return (entered & rested) - {name for event in moved for name in (*event.doers, *event.receivers)}


def _has_ship(analysis: Analysis) -> bool:
    return any(mention.nature == "vehicle" for mention in analysis.subjects)


def _is_ship(analysis: Analysis, event: Event) -> bool:
    mention = analysis.mention(event.place)
    return mention is not None and mention.nature == "vehicle"
