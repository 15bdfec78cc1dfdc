"""Which events of a telling are shown, which of them share a shot, and where the words of each begin."""

import re
from collections.abc import Sequence
from itertools import pairwise

from agents.rules.grammar.deeds import Deed, is_saying
from agents.rules.grammar.parting import before_connective, borders, lettered, word_count
from agents.rules.grammar.sentences import nearly, predicate
from agents.rules.grammar.source import Source
from exeget.analysis import Event
from exeget.verse import Span

_FAMILIES: tuple[frozenset[Deed], ...] = (
    frozenset({"rise", "travel", "arrive", "depart", "climb", "turn"}),
    frozenset({"state", "exist", "rest", "know", "feel", "see", "hold", "wear"}),
    frozenset({"take", "hold", "touch", "eat", "open"}),
)
"""Deeds that may share a shot when one body does them in a row: going, being, handling."""
STRONG = 0.7
"""From this force on a deed has a shot of its own, however few its words."""
_TOGETHER = 16
"""Words that deeds in one shot may have."""
_NO_AIMS: frozenset[Deed] = frozenset({"see", "know", "feel", "speak", "state"})
"""What is willed behind these is what somebody perceives or says, not what they do it for."""
_WILLED = re.compile(r"^\W*(to|um|that .* (might|may|should|would))\b", re.I)
_DATES = re.compile(r"\b(in the (days|time|reign)|zu der zeit|zur zeit|in den tagen)\b[^,;:.!?]*\Z", re.I)
"""Words before a clause that only says when something else was: `in the days when the judges ruled`."""
_BACKGROUND = re.compile(r"^\W*(because|for|denn|weil|nachdem|since|whereas)\b", re.I)


def staged(source: Source, inside: Sequence[Event], span: Span) -> list[Event]:
    """The events that are shown: what happens now; in a sentence that only tells of before, the first it tells."""
    inside = _answered(source, inside)
    inside = [event for event in inside if not only_dates(source, event)]
    now = [event for event in inside if (not event.told or nearly(source, event)) and _showable(source, event)]
    shown = list(now)
    for start, end in _sentences(source.text, span):
        own = [event for event in inside if start <= start_of(source, event) < end]
        if not any(event in now for event in own):
            told = [event for event in own if _showable(source, event) and _happened(source, event)]
            shown += sorted(told, key=lambda event: not _in_sight(source, event))[:1]
    return shown


def groups_of(source: Source, events: Sequence[Event]) -> list[list[Event]]:
    """Events that belong into one picture, together: the same doer's quiet deeds, and what a clause holds inside."""
    groups: list[list[Event]] = []
    done: list[tuple[object, ...]] = []
    for event in sorted(events, key=lambda event: (start_of(source, event), event.id)):
        deed = (event.verb, event.doers, event.receivers, event.place, event.negated)
        if deed in done and event.doers:
            continue
        done.append(deed)
        if groups and _goes_with(source, groups[-1], event):
            groups[-1].append(event)
        else:
            groups.append([event])
    return groups


def cut_before(source: Source, before: Event, event: Event, span: Span) -> int:
    """Where the words of the next picture begin: at the last stop before its clause, else before its conjunction."""
    start = start_of(source, event)
    floor = max(span.start, min(end_of(source, before) - 1, start))
    stops = [at for at, rank in borders(source.text, span.start, span.end).items() if rank <= 2 and floor < at <= start]
    return max(stops) if stops else before_connective(source.text, start, floor)


def is_aim_of(source: Source, aim: Event, group: Sequence[Event]) -> bool:
    """Whether an event that is only willed is what somebody of the group does something for."""
    follows = start_of(source, aim) >= start_of(source, group[-1])
    willed = re.match(r"\W*(to|um)\b", source.clause(aim), re.I) is not None
    near = start_of(source, aim) - end_of(source, group[-1]) < 12
    other = aim.verb not in {event.verb for event in group} and source.deed(group[-1]) not in _NO_AIMS
    doing = aim.doers in (group[-1].doers, group[-1].receivers, ())
    return follows and willed and near and doing and other and not aim.negated


def only_dates(source: Source, event: Event) -> bool:
    """Whether a clause only says when something else was, as `in the days when the judges ruled` does."""
    at = start_of(source, event)
    after = any(start_of(source, other) > at for other in source.analysis.events)
    return after and bool(_DATES.search(source.text[:at]))


def within(source: Source, event: Event, span: Span) -> bool:
    """Whether an event's clause begins inside a stretch of the lead language."""
    at = source.span(event.spans)
    return at is not None and span.start <= at.start < span.end and lettered(source.text, at.start, at.end)


def start_of(source: Source, event: Event) -> int:
    """Where an event's clause begins in the lead language; 0 when it has no words there."""
    span = source.span(event.spans)
    return span.start if span else 0


def end_of(source: Source, event: Event) -> int:
    """Where an event's clause ends in the lead language."""
    span = source.span(event.spans)
    return span.end if span else 0


def _showable(source: Source, event: Event) -> bool:
    """Whether an event gives something to see or to hear."""
    if is_saying(event):
        return bool(event.doers)
    if event.verb in ("pass", "happen", "befall") and not source.seen((*event.doers, *event.receivers)):
        return False
    if event.verb == "be" and source.seen(event.doers):
        return any(word.ground for word in predicate(source, event))
    return bool(event.doers or event.receivers)


def _answered(source: Source, inside: Sequence[Event]) -> list[Event]:
    """The events, where one that asks `who` is given to whoever the next sentence answers with."""
    found: list[Event] = []
    for number, event in enumerate(inside):
        answer = next((other.doers for other in inside[number + 1 :] if other.doers), ())
        asks = not event.doers and not event.receivers and re.match(r"\W*(who|wer)\b", source.clause(event), re.I)
        found.append(event.model_copy(update={"doers": answer}) if asks else event)
    return found


def _in_sight(source: Source, event: Event) -> bool:
    """Whether somebody or something visible takes part, or something without a shape that a place can carry."""
    doer = source.mention(event.doers[0]) if event.doers else None
    return bool(source.seen((*event.doers, *event.receivers))) or (doer is not None and doer.nature == "happening")


def _happened(source: Source, event: Event) -> bool:
    """Whether an event that is told of was done, not only willed or said."""
    return not _WILLED.match(source.clause(event)) and not is_saying(event)


def _goes_with(source: Source, group: Sequence[Event], event: Event) -> bool:
    last = group[-1]
    ends = source.span(last.spans)
    if ends is not None and start_of(source, event) < ends.end:
        return True
    if _BACKGROUND.match(_clause_with_head(source, event)) and event.force < STRONG:
        return True
    if event.doers != last.doers or not event.doers or max(last.force, event.force) >= STRONG or len(group) > 2:
        return False
    deeds = {source.deed(last), source.deed(event)}
    words = word_count(source.text[start_of(source, group[0]) : end_of(source, event)])
    return words <= _TOGETHER and any(deeds <= family for family in _FAMILIES)


def _clause_with_head(source: Source, event: Event) -> str:
    """The clause from the conjunction in front of it."""
    at = start_of(source, event)
    return source.text[before_connective(source.text, at, 0) : end_of(source, event)]


def _sentences(text: str, span: Span) -> list[tuple[int, int]]:
    """The stretches between full stops, semicolons and colons."""
    stops = [at for at, rank in sorted(borders(text, span.start, span.end).items()) if rank <= 1]
    edges = [span.start, *stops, span.end]
    return list(pairwise(edges))
