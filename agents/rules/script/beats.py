"""From voices and events to beats: each beat is what one shot will carry, with the words that are heard over it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from itertools import pairwise
from typing import Literal

from agents.rules.grammar.deeds import is_saying
from agents.rules.grammar.parting import cut_at, even_parts, word_count
from agents.rules.grammar.source import Source
from agents.rules.script.events import STRONG, cut_before, groups_of, is_aim_of, staged, start_of, within
from agents.rules.script.voices import Voice
from exeget.analysis import Event, SceneSeen
from exeget.verse import Span

LONG_SPEECH = 16
"""Words that one face can hold at two words a second before the eye wants somebody else."""
LONG_TELLING = 24
"""Words of a telling that one picture can hold."""
SHORT = 3
"""Fewer words than this are too short for a shot of their own, unless the deed is strong."""
MOST_BEATS, MOST_PIECES = 90, 24
"""What the ids of shots and lines can count, with room to spare."""


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
    return _bounded(source, _joined(source, found))


def _told(source: Source, voice: Voice, following: Voice | None) -> list[Beat]:
    span = source.span(voice.spans)
    if span is None:
        return [Beat("telling", (Stretch(voice, None),))]
    inside = [event for event in source.analysis.events if within(source, event, span)]
    groups = groups_of(source, staged(source, inside, span))
    aims = [event for event in inside if event.told]
    if not groups:
        return _untold(source, voice, span)
    cuts = [cut_before(source, before[-1], group[0], span) for before, group in pairwise(groups)]
    pieces = cut_at(source.text, span, cuts)
    if len(pieces) < len(groups):
        groups = _fitted(source, groups, pieces)
    found: list[Beat] = []
    for piece, group in zip(pieces, groups, strict=True):
        meant = tuple(aim for aim in aims if is_aim_of(source, aim, group))
        found += _of_deeds(source, Beat("deed", (Stretch(voice, piece, group[0]),), tuple(group), meant), piece)
    return _without_lead_in(source, found, following)


def _of_deeds(source: Source, beat: Beat, piece: Span) -> list[Beat]:
    """A beat of deeds; of many words only those round the deed, the rest tells on."""
    voice, at = beat.stretches[0].voice, start_of(source, beat.events[0])
    parts = max(1, round(word_count(piece.of(source.text)) / LONG_TELLING))
    spans = even_parts(source.text, piece, parts)
    home = max((i for i, span in enumerate(spans) if span.start <= at), default=0)
    return [
        replace(beat, stretches=(Stretch(voice, span, beat.events[0] if i == 0 else None),))
        if i == home
        else Beat("telling", (Stretch(voice, span, beat.events[0] if i == 0 else None),), part=i, parts=len(spans))
        for i, span in enumerate(spans)
    ]


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


def _fitted(source: Source, groups: list[list[Event]], pieces: Sequence[Span]) -> list[list[Event]]:
    """The groups again, those whose words could not be cut apart joined."""
    fitted: list[list[Event]] = [[] for _ in pieces]
    for group in groups:
        home = next((i for i, piece in enumerate(pieces) if start_of(source, group[0]) < piece.end), len(pieces) - 1)
        fitted[home].extend(group)
    return fitted


def _without_lead_in(source: Source, found: list[Beat], following: Voice | None) -> list[Beat]:
    """`And he said,` before a speech is no shot: its words are heard over the first shot of the speech."""
    first = len(found)
    while first and found[first - 1].events and all(is_saying(event) for event in found[first - 1].events):
        first -= 1
    if following is None or following.utterance.kind == "narration" or first == len(found):
        return found
    lead_in = reduce(partial(together, source), found[first:])
    return [*found[:first], replace(lead_in, kind="speech", parts=0)]


def _joined(source: Source, found: Sequence[Beat]) -> tuple[Beat, ...]:
    """Lead-ins with the speech they lead to, and pieces too short for a shot with their neighbour."""
    joined: list[Beat] = []
    for beat in found:
        before = joined[-1] if joined else None
        if before is not None and before.parts == 0:
            joined[-1] = replace(beat, stretches=(*before.stretches, *beat.stretches), events=(*before.events, *beat.events))
        elif before is not None and _too_short(source, before, beat):
            joined[-1] = together(source, before, beat)
        else:
            joined.append(beat)
    if joined and joined[-1].parts == 0:
        joined[-1] = replace(joined[-1], kind="deed", parts=1)
    return tuple(joined)


def _bounded(source: Source, found: Sequence[Beat]) -> tuple[Beat, ...]:
    """No more beats than ids can count: the weakest neighbours of one voice share a shot, then any neighbours."""
    bounded = list(found)
    while (crowded := _crowded(bounded)) or len(bounded) > MOST_BEATS:
        own = [i for i in range(1, len(bounded)) if len(bounded) > MOST_BEATS or _voices(bounded[i]) & crowded]
        pairs = [i for i in own if _voices(bounded[i]) & _voices(bounded[i - 1])] or own
        weakest = min(pairs, key=lambda i: (bounded[i].force + bounded[i - 1].force, _length(source, bounded[i])))
        pair = bounded[weakest - 1], bounded[weakest]
        bounded[weakest - 1 : weakest + 1] = [together(source, *pair, longest=len(source.text))]
    return tuple(bounded)


def _crowded(found: Sequence[Beat]) -> set[str]:
    """Voices in more pieces than a line's id has letters for."""
    pieces = Counter(stretch.voice.utterance.id for beat in found for stretch in beat.stretches)
    return {voice for voice, count in pieces.items() if count > MOST_PIECES}


def _voices(beat: Beat) -> set[str]:
    return {stretch.voice.utterance.id for stretch in beat.stretches}


def _length(source: Source, beat: Beat) -> int:
    return sum(word_count(stretch.lead.of(source.text)) for stretch in beat.stretches if stretch.lead)


def scene_of(source: Source, beat: Beat) -> SceneSeen:
    """The scene a beat plays in: where its first event's clause stands, else its first word."""
    lead = next((stretch.lead.start for stretch in beat.stretches if stretch.lead), 0)
    starts = [start_of(source, event) for event in beat.events]
    return source.scene_at(min(starts) if starts else lead)


def together(source: Source, before: Beat, beat: Beat, longest: int = LONG_TELLING) -> Beat:
    """One beat of two; neighbouring pieces of one voice become one piece of at most as many words."""
    stretches = list(before.stretches)
    for stretch in beat.stretches:
        last = stretches[-1]
        words = _length(source, replace(beat, stretches=(last, stretch)))
        if last.voice is stretch.voice and last.lead and stretch.lead and words <= longest:
            stretches[-1] = replace(last, lead=Span(start=last.lead.start, end=stretch.lead.end))
        else:
            stretches.append(stretch)
    return replace(before, stretches=tuple(stretches), events=(*before.events, *beat.events))


def _too_short(source: Source, before: Beat, beat: Beat) -> bool:
    """Whether a beat's few words are better heard over the shot before it."""
    if _length(source, beat) >= SHORT or beat.force >= STRONG or beat.kind == "speech":
        return False
    return before.kind == beat.kind or beat.kind == "telling"
