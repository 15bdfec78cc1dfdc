"""From voices and events to beats: each beat is what one shot will carry, with the words that are heard over it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from agents.rules.grammar.deeds import Deed, is_saying
from agents.rules.grammar.parting import before_connective, borders, cut_at, even_parts, lettered, word_count
from agents.rules.grammar.sentences import predicate
from agents.rules.grammar.source import Source
from agents.rules.script.voices import Voice
from exeget.analysis import Event
from exeget.verse import Span

_FAMILIES: tuple[frozenset[Deed], ...] = (
    frozenset({"rise", "travel", "arrive", "depart", "climb", "turn"}),
    frozenset({"state", "exist", "rest", "know", "feel", "see", "hold", "wear"}),
    frozenset({"take", "hold", "touch", "eat", "open"}),
)
"""Deeds that may share a shot when one body does them in a row: going, being, handling."""
LONG_SPEECH = 16
"""Words that one face can hold at two words a second before the eye wants somebody else."""
LONG_TELLING = 30
SHORT = 3
"""Fewer words than this are too short for a shot of their own, unless the deed is strong."""
STRONG = 0.7
_WILLED = re.compile(r"^\W*(to|um|that .* (might|may|should|would))\b", re.I)
_BACKGROUND = re.compile(r"^\W*(because|for|denn|weil|nachdem|since|whereas)\b", re.I)


@dataclass(frozen=True)
class Stretch:
    """A piece of a voice's words in the lead language; `lead` is None when it has none there."""

    voice: Voice
    lead: Span | None
    event: Event | None = None
    """The event that begins the piece, which other languages are cut by."""


@dataclass(frozen=True)
class Beat:
    """One shot to be: what happens in it, and the pieces of the text that are heard over it."""

    kind: Literal["deed", "speech", "telling"]
    stretches: tuple[Stretch, ...]
    events: tuple[Event, ...] = ()
    aims: tuple[Event, ...] = ()
    """What the doer of the last event wills by it: `to flee`."""
    part: int = 0
    """Of a speech that is parted: which part."""
    parts: int = 1

    @property
    def force(self) -> float:
        """How strong the strongest event is."""
        return max((event.force for event in self.events), default=0.2)


def beats(source: Source, voices: Sequence[Voice]) -> tuple[Beat, ...]:
    """The verse as beats, in the order of its words."""
    found: list[Beat] = []
    for number, voice in enumerate(voices):
        following = voices[number + 1] if number + 1 < len(voices) else None
        if voice.utterance.kind == "narration":
            found += _told(source, voice, following)
        else:
            found += _spoken(source, voice)
    return _joined(source, found)


def _told(source: Source, voice: Voice, following: Voice | None) -> list[Beat]:
    span = source.span(voice.spans)
    if span is None:
        return [Beat("telling", (Stretch(voice, None),))]
    inside = [event for event in source.analysis.events if _within(source, event, span)]
    groups = _groups(source, _staged(source, inside, span))
    aims = [event for event in inside if event.told]
    if not groups:
        return _untold(source, voice, span)
    cuts = [_cut(source, before[-1], group[0], span) for before, group in pairwise(groups)]
    pieces = cut_at(source.text, span, cuts)
    if len(pieces) < len(groups):
        groups = _fitted(source, groups, pieces)
    found = [
        Beat("deed", (Stretch(voice, piece, group[0]),), tuple(group), tuple(a for a in aims if _aim_of(source, a, group)))
        for piece, group in zip(pieces, groups, strict=True)
    ]
    return _without_lead_in(found, following)


def _untold(source: Source, voice: Voice, span: Span) -> list[Beat]:
    """Words without an event: one beat, or several when they are long."""
    parts = max(1, round(word_count(span.of(source.text)) / LONG_TELLING))
    pieces = even_parts(source.text, span, parts)
    return [Beat("telling", (Stretch(voice, piece),), part=i, parts=len(pieces)) for i, piece in enumerate(pieces)]


def _spoken(source: Source, voice: Voice) -> list[Beat]:
    span = source.span(voice.spans)
    if span is None:
        return [Beat("speech", (Stretch(voice, None),))]
    count = word_count(span.of(source.text))
    wanted = 1 if count <= LONG_SPEECH else min(12, round(count / (LONG_SPEECH - 4)))
    pieces = even_parts(source.text, span, wanted)
    return [Beat("speech", (Stretch(voice, piece),), part=i, parts=len(pieces)) for i, piece in enumerate(pieces)]


def _groups(source: Source, events: Sequence[Event]) -> list[list[Event]]:
    """Events that belong into one picture, together: the same doer's quiet deeds, and what a clause holds inside."""
    groups: list[list[Event]] = []
    for event in sorted(events, key=lambda event: (_start(source, event), event.id)):
        if groups and _goes_with(source, groups[-1], event):
            groups[-1].append(event)
        else:
            groups.append([event])
    return groups


def _goes_with(source: Source, group: Sequence[Event], event: Event) -> bool:
    last = group[-1]
    ends = source.span(last.spans)
    if ends is not None and _start(source, event) < ends.end:
        return True
    if _BACKGROUND.match(_clause_with_head(source, event)) and event.force < STRONG:
        return True
    same = event.doers == last.doers and bool(event.doers)
    words = word_count(source.text[_start(source, group[0]) : _end(source, event)])
    deeds = {source.deed(last), source.deed(event)}
    return (
        same
        and any(deeds <= family for family in _FAMILIES)
        and words <= 14
        and max(last.force, event.force) < STRONG
        and len(group) < 3
    )


def _clause_with_head(source: Source, event: Event) -> str:
    """The clause from the conjunction in front of it."""
    at = _start(source, event)
    return source.text[before_connective(source.text, at, 0) : _end(source, event)]


def _fitted(source: Source, groups: list[list[Event]], pieces: Sequence[Span]) -> list[list[Event]]:
    """The groups again, those whose words could not be cut apart joined."""
    fitted: list[list[Event]] = [[] for _ in pieces]
    for group in groups:
        home = next((i for i, piece in enumerate(pieces) if _start(source, group[0]) < piece.end), len(pieces) - 1)
        fitted[home].extend(group)
    return fitted


def _without_lead_in(found: list[Beat], following: Voice | None) -> list[Beat]:
    """`And he said,` before a speech is no shot: its words are heard over the first shot of the speech."""
    last = found[-1]
    if following is None or following.utterance.kind == "narration" or not all(is_saying(event) for event in last.events):
        return found
    return [*found[:-1], replace(last, kind="speech", parts=0)]


def _joined(source: Source, found: Sequence[Beat]) -> tuple[Beat, ...]:
    """Lead-ins with the speech they lead to, and pieces too short for a shot with their neighbour."""
    joined: list[Beat] = []
    for beat in found:
        before = joined[-1] if joined else None
        if before is not None and before.parts == 0:
            joined[-1] = replace(beat, stretches=(*before.stretches, *beat.stretches), events=(*before.events, *beat.events))
        elif before is not None and _too_short(source, before, beat):
            joined[-1] = replace(before, stretches=(*before.stretches, *beat.stretches), events=(*before.events, *beat.events))
        else:
            joined.append(beat)
    if joined and joined[-1].parts == 0:
        joined[-1] = replace(joined[-1], kind="deed", parts=1)
    return tuple(joined)


def _too_short(source: Source, before: Beat, beat: Beat) -> bool:
    """Whether a beat's few words are better heard over the shot before it."""
    words = sum(word_count(stretch.lead.of(source.text)) for stretch in beat.stretches if stretch.lead)
    if words >= SHORT or beat.force >= STRONG or beat.kind == "speech":
        return False
    return before.kind == beat.kind or beat.kind == "telling"


def _staged(source: Source, inside: Sequence[Event], span: Span) -> list[Event]:
    """The events that are shown: what happens now; in a sentence that only tells of before, the first it tells."""
    staged = [event for event in inside if not event.told and _showable(source, event)]
    for start, end in _sentences(source.text, span):
        own = [event for event in inside if start <= _start(source, event) < end]
        if not any(event in staged for event in own):
            told = [
                event
                for event in own
                if _showable(source, event) and not _WILLED.match(source.clause(event)) and not is_saying(event)
            ]
            staged += told[:1]
    return staged


def _showable(source: Source, event: Event) -> bool:
    """Whether an event gives something to see or to hear."""
    if is_saying(event):
        return bool(event.doers)
    if event.verb in ("pass", "happen", "befall") and not source.seen((*event.doers, *event.receivers)):
        return False
    if event.verb == "be" and source.seen(event.doers):
        return any(word.ground for word in predicate(source, event))
    return bool(event.doers or event.receivers)


def _sentences(text: str, span: Span) -> list[tuple[int, int]]:
    """The stretches between full stops, semicolons and colons."""
    stops = [at for at, rank in sorted(borders(text, span.start, span.end).items()) if rank <= 1]
    edges = [span.start, *stops, span.end]
    return list(pairwise(edges))


def _cut(source: Source, before: Event, event: Event, span: Span) -> int:
    """Where the words of the next picture begin: at the last stop before its clause, else before its conjunction."""
    start = _start(source, event)
    floor = max(span.start, min(_end(source, before) - 1, start))
    stops = [at for at, rank in borders(source.text, span.start, span.end).items() if rank <= 2 and floor < at <= start]
    return max(stops) if stops else before_connective(source.text, start, floor)


def _aim_of(source: Source, aim: Event, group: Sequence[Event]) -> bool:
    """Whether an event that is only willed is what somebody of the group does something for."""
    follows = _start(source, aim) >= _start(source, group[-1])
    willed = re.match(r"\W*(to|um)\b", source.clause(aim), re.I) is not None
    near = _start(source, aim) - _end(source, group[-1]) < 12
    other = aim.verb not in {event.verb for event in group}
    doing = aim.doers in (group[-1].doers, group[-1].receivers, ())
    return follows and willed and near and doing and other and not aim.negated


def _within(source: Source, event: Event, span: Span) -> bool:
    at = source.span(event.spans)
    return at is not None and span.start <= at.start < span.end and lettered(source.text, at.start, at.end)


def _start(source: Source, event: Event) -> int:
    span = source.span(event.spans)
    return span.start if span else 0


def _end(source: Source, event: Event) -> int:
    span = source.span(event.spans)
    return span.end if span else 0
