"""R-WITH: who else is in a picture than those who act in it: whom the words name beside them, what they have in hand."""

import re
from collections.abc import Iterable, Sequence

from agents.rules.grammar.deeds import living
from agents.rules.grammar.english import content_words, stems, words_of
from agents.rules.grammar.links import ARTICLES, by_pronoun, is_here
from agents.rules.grammar.phrases import Phrase, Word, english_name, listed, with_and
from agents.rules.grammar.source import Source
from agents.rules.script.beats import Beat
from agents.rules.script.events import start_of
from exeget.analysis import Event, Evidence, Mention
from exeget.verse import Span

MOST = 4
"""As many as can be told apart beside the one a shot is about."""
_ABSENT = frozenset({"of", "von", "than", "like", "wie", "without", "ohne", "des", "concerning", "called", "instead", "über"})
"""Words behind which somebody is only meant: whose it is, what it is like, whom it lacks."""
_FELT_OF = frozenset(
    {"name", "glad", "afraid", "fond", "proud", "ashamed", "tired", "full", "one", "two", "three", "four",
    "ten", "some", "many", "part"}
)  # fmt: skip
"""Words behind which `of` brings somebody in: `glad of the gourd`, `two of his men`, `the name of his wife`."""
_JOINED_TO_ABSENT = re.compile(
    r"(?<!two )(?<!some )\b(of|von|like|without|ohne)\s+(?:(?!with\b|mit\b|and\b|und\b)\w+\s+){1,3}(and|und)\s+(\w+\s+){0,2}\Z",
    re.I,
)
"""`left of her two sons and ...`: who is joined to one that is only meant is only meant too."""
_FOR = frozenset({"for", "für"})
_ALONG = frozenset({"with", "mit", "and", "und", "nebst", "samt", ","})
"""Words behind which a thing is carried along, as a place's furniture is not."""
_LAPS = frozenset({"arm", "arms", "lap", "bosom", "knees", "armen", "arme", "schoß", "schoss", "knien"})
_SMALL = frozenset({"two", "three", "four", "five", "ten", "all", "both", "own", "my", "your", "our"})
_BEFORE = re.compile(r"[^\W\d_]+|[,;:.!?]")
_LOOKED_BACK = 5
_PORTABLE = frozenset({"thing", "food", "plant"})
_HELD = frozenset({"hold", "carry", "bear", "embrace", "have", "clasp", "grasp", "lift", "clutch"})
_HANDLED = frozenset({"take", "hold", "eat", "open"})
_TAKING = frozenset({"take", "bring", "lead", "fetch", "gather"})
_RELEASED = frozenset({"throw", "give", "fall", "break", "strike"})
_LAID_OFF = frozenset({"lay", "put", "set", "leave", "drop", "place", "lose", "stretch"})
_GOING = frozenset({"travel", "arrive", "depart", "climb", "rise"})


def company(source: Source, beat: Beat, taken: Sequence[str]) -> tuple[str, ...]:
    """Whom and what the telling of a beat names beside those already in its picture, in the order of the text."""
    spans = _told_in(beat)
    near = (*beat.aims, *(source.caused_by(event) for event in beat.events))
    hidden = [source.span(event.spans) for event in source.analysis.events if event.told and event not in near]
    found = _named_in(source, spans, [span for span in hidden if span])
    return tuple(name for name in found if name not in taken)[:MOST]


def holders(source: Source, beat: Beat) -> tuple[str, ...]:
    """In whose arms or lap something is: `in seinen Armen`."""
    return tuple(
        mention.name
        for mention in source.analysis.subjects
        if bodily(source, mention)
        and any(
            is_here(source, seen) and by_pronoun(seen) and _within(seen, _told_in(beat)) and _in_the_arms_of(source, seen)
            for seen in mention.evidence
        )
    )


def kept(source: Source, events: Sequence[Event]) -> tuple[str, ...]:
    """What the doers of some events still have in their hands or arms from before."""
    doers = {name for event in events for name in event.doers}
    now = min((start_of(source, event) for event in events), default=0)
    earlier = [event for event in source.analysis.events if start_of(source, event) < now]
    before = source.before.events if source.before is not None else ()
    hands = _in_hand(source, (*before, *earlier), doers)
    if any(source.deed(event) in _GOING for event in events):
        hands |= dict.fromkeys((*_in_arms(source, source.analysis.events, doers), *_taken_along(source, earlier, doers)))
    part = {name for event in events for name in (*event.doers, *event.receivers)}
    return tuple(name for name in hands if name not in part and bodily(source, source.mention(name)))


def bodily(source: Source, mention: Mention | None) -> bool:
    """Whether the telling has somebody or something here that a picture can hold."""
    if mention is None or mention.kind not in ("actor", "prop") or source.subject(mention.name) is None:
        return False
    hidden = mention.nature in ("deity", "voice", "happening") or mention.name in source.unproved
    return not hidden and mention.presence in ("on_screen", "off_screen")


def told_with(source: Source, phrases: Sequence[Phrase], names: Sequence[str], things: bool) -> tuple[Phrase, ...]:
    """The sentences, the first of them going on to those it does not name yet: `... with the two daughters`."""
    said = frozenset().union(*(stems(word.text) for phrase in phrases for word in phrase if word.text))
    new = [name for name in names if not all(stems(word) & said for word in content_words(english_name(source, name)))]
    if not new or not phrases:
        return tuple(phrases)
    if things and not any(living(source.mention(name)) for name in new):
        return (with_and(source, phrases[0], new), *phrases[1:])
    return ((*phrases[0], Word("with"), *listed(source, new)), *phrases[1:])


def _told_in(beat: Beat) -> list[Span]:
    return [s.lead for s in beat.stretches if s.lead and s.voice.utterance.kind == "narration"]


def _named_in(source: Source, spans: Sequence[Span], hidden: Sequence[Span]) -> tuple[str, ...]:
    """Whom and what some words name and bring along, in their order; what is told within hidden words is not here."""
    found = [
        (seen.span.start, mention.name)
        for mention in source.analysis.subjects
        if bodily(source, mention)
        for seen in mention.evidence
        if is_here(source, seen) and not by_pronoun(seen) and _within(seen, spans) and not _within(seen, hidden)
        if _is_there(source, mention, seen)
    ]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _within(seen: Evidence, spans: Iterable[Span]) -> bool:
    return any(span.start <= seen.span.start < span.end for span in spans)


def _taken_along(source: Source, events: Iterable[Event], doers: set[str]) -> list[str]:
    """People and beasts that somebody takes with them before they go."""
    taken = [e for e in events if e.verb in _TAKING and set(e.doers) & doers and not (e.told or e.negated)]
    named = (_named_in(source, [span], ()) for event in taken if (span := source.span(event.spans)))
    along = [*(name for event in taken for name in event.receivers), *(name for names in named for name in names)]
    return [name for name in along if living(source.mention(name)) and name not in doers]


def _is_there(source: Source, mention: Mention, seen: Evidence) -> bool:
    """Whether the words bring somebody along, and not only say whose something is or where."""
    text = source.text
    if re.match(r"['’]s?\b|['’](?=\s)", text[seen.span.end :]) or _is_of(source, seen):
        return False
    lead, further = _lead(text, seen.span)
    if _JOINED_TO_ABSENT.search(text[: seen.span.start]):
        return False
    if (lead in _ABSENT and further not in _FELT_OF) or (lead in _FOR and mention.nature != "animal"):
        return False
    if lead == "," and re.match(r"\s+(of|von|aus)\b", text[seen.span.end :]):
        return False  # a people whose sons or daughters have just been named
    return mention.kind == "actor" or lead in _ALONG or (lead in _ABSENT and further in _FELT_OF)


def _in_the_arms_of(source: Source, seen: Evidence) -> bool:
    """Whether a pronoun says in whose arms or lap something is: `in seinen Armen`."""
    before, after = source.text[: seen.span.start].split()[-1:], words_of(source.text[seen.span.end :])[:1]
    limb = bool(after) and after[0].lower() in _LAPS
    return limb and bool(before) and before[0].lower() in ("in", "on", "upon", "auf", "an", "into")


def _is_of(source: Source, seen: Evidence) -> bool:
    """Whether the words themselves begin with whose they are: `of Moab`."""
    return bool(re.match(r"(of|von|des)\b", seen.span.of(source.text), re.I))


def _lead(text: str, span: Span) -> tuple[str, str]:
    """The word or sign that leads to a mention, over articles and numbers, and the one before it."""
    words = [word.lower() for word in _BEFORE.findall(text[max(0, span.start - 60) : span.start])[-_LOOKED_BACK:]]
    while words and words[-1] != "des" and (words[-1] in ARTICLES or words[-1] in _SMALL):
        words.pop()
    before, lead = ["", "", *words][-2:]
    return lead, before


def _in_hand(source: Source, events: Iterable[Event], doers: set[str]) -> dict[str, None]:
    """Things taken and not given up, and those who are held, in their order."""
    hands: dict[str, None] = {}
    for event in events:
        if event.told or event.negated:
            continue
        if source.deed(event) in _RELEASED or event.verb in _LAID_OFF:
            for name in event.receivers:
                hands.pop(name, None)
        elif set(event.doers) & doers:
            hands |= dict.fromkeys(name for name in event.receivers if _can_hold(source, event, name))
    return hands


def _in_arms(source: Source, events: Iterable[Event], doers: set[str]) -> list[str]:
    """Who is held all through a verse by somebody who moves."""
    held = [event for event in events if event.verb in _HELD and set(event.doers) & doers and not (event.told or event.negated)]
    return [name for event in held for name in event.receivers if living(source.mention(name))]


def _can_hold(source: Source, event: Event, name: str) -> bool:
    mention = source.mention(name)
    if mention is None:
        return False
    if living(mention):
        return event.verb in _HELD
    return mention.kind == "prop" and mention.nature in _PORTABLE and source.deed(event) in _HANDLED
