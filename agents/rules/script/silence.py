"""R-SILENCE: a director may let the narration fall silent where the picture already says it; nobody does so unasked."""

import re

from agents.rules.grammar.deeds import is_saying
from agents.rules.grammar.english import stems, words_of
from agents.rules.grammar.source import Source
from agents.rules.script.events import start_of
from exeget.analysis import Event
from exeget.drehbuch import Drehbuch, Line, ScriptShot
from exeget.terms import NARRATOR

_ASKED = re.compile(r"\b(narration|narrator)\b.*\bsilent\b.*\bpicture\b|\berzähl\w*\b.*\bschweig\w*\b.*\bbild\b", re.I)
"""`Narration falls silent where the picture says it.` among a timeline's rules."""


def is_asked(rules: tuple[str, ...]) -> bool:
    """Whether a timeline's rules want it, in English or German."""
    return any(_ASKED.search(rule) for rule in rules)


def silenced(source: Source, drehbuch: Drehbuch) -> Drehbuch:
    """The Drehbuch with the narrator silent where all that is told is seen, and at `he said` before a speech."""
    over = {name: shot for shot in drehbuch.shots for name in shot.utterances}
    lines = tuple(
        line.model_copy(update={"silent": True}) if _is_seen(source, line, over[line.id]) else line for line in drehbuch.lines
    )
    return drehbuch.model_copy(update={"lines": lines})


def _is_seen(source: Source, line: Line, shot: ScriptShot) -> bool:
    told = _told_in(source, line)
    if line.speaker != NARRATOR or not told:
        return False
    speech = any(name != line.id for name in shot.utterances)
    return all(_is_shown(event, shot) or (speech and is_saying(event)) for event in told)


def _told_in(source: Source, line: Line) -> list[Event]:
    """The events whose clauses begin in a line; what is only told or willed keeps it heard."""
    span = line.spans.get(source.lang)
    return [event for event in source.analysis.events if span and span.start <= start_of(source, event) < span.end]


def _is_shown(event: Event, shot: ScriptShot) -> bool:
    said = frozenset().union(*(stems(word) for word in words_of(shot.action)))
    return event.id in shot.events and not event.told and bool(stems(event.verb) & said)
