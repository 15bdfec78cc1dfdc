"""From an event to a sentence in the present tense, in which nothing stands that the text does not carry."""

import re

from agents.rules.grammar.deeds import is_bodily, is_modal, is_saying, is_transitive, living
from agents.rules.grammar.english import SYNONYMS, gerund, participle, stems, third_person, words_of
from agents.rules.grammar.links import by_pronoun, seen_in
from agents.rules.grammar.phrases import Phrase, Word, are_many, by_rule, by_verse, listed, named
from agents.rules.grammar.slots import complements, place_slot
from agents.rules.grammar.source import Source
from agents.rules.grammar.tails import tail
from exeget.analysis import Event

_NEARLY = {
    "en": re.compile(r"\b((like|likely|about|ready|nigh) (un)?to|almost|nearly|on the point of)\b[^.;:!?]{0,12}$", re.I),
    "de": re.compile(r"\b(beinahe|fast|wollte|würde)\b[^.;:!?]{0,12}$", re.I),
}
_WEATHER_DOES = {
    "wind": "blows", "tempest": "rages", "storm": "rages", "gale": "rages", "hurricane": "rages", "rain": "falls",
    "snow": "falls",
    "hail": "falls", "thunder": "rolls", "lightning": "flashes", "fog": "hangs", "mist": "hangs", "cloud": "hang",
    "flood": "rises",
    "breeze": "blows", "whirlwind": "spins", "earthquake": "shakes", "frost": "lies", "heat": "lies",
}  # fmt: skip
_MOVED = frozenset({"displease", "please", "frighten", "terrify", "astonish", "amaze", "comfort", "trouble"})
"""What somebody is when nobody is said to do it to them: `it displeased him`."""
_EMPTY = frozenset({"do", "have", "let", "cause", "get", "begin"})
"""Verbs that say nothing alone."""


def tell(source: Source, events: tuple[Event, ...], aims: tuple[Event, ...]) -> Phrase:
    """One sentence for one or several events of one doer; what the doer aims at hangs on `to`."""
    phrase = event_phrase(source, events[0])
    for event in events[1:]:
        phrase = (*phrase, Word("and"), *predicate(source, event))
    for aim in aims:
        phrase = (*phrase, Word("to"), *predicate(source, aim, base=True))
    return phrase


def tellable(source: Source, event: Event) -> bool:
    """Whether a sentence can be made of an event: somebody or something that may be seen does or suffers it."""
    doers = source.seen(event.doers)
    if is_modal(event.verb):
        return event.negated and bool(doers)
    if is_saying(event) or event.verb in _EMPTY:
        return bool(doers) and bool(tail(source, event) or (source.lang != "en" and complements(source, event)))
    if is_bodily(event.verb):
        return any(living(source.mention(name)) for name in doers)
    return bool(doers) or (bool(source.seen(event.receivers)) and is_transitive(event.verb))


def event_phrase(source: Source, event: Event) -> Phrase:
    """Subject and predicate; passive where only the receiver can be seen."""
    doers = source.seen(event.doers)
    if doers:
        return (*_subject(source, event, doers), *predicate(source, event))
    receivers = source.seen(event.receivers)
    return (*_subject(source, event, receivers), *_passive(source, event, receivers)) if receivers else ()


def predicate(source: Source, event: Event, base: bool = False) -> Phrase:
    """Verb and all that hangs on it; `base` leaves the verb as it follows `to`."""
    many = are_many(source, source.seen(event.doers) or event.doers)
    doer = source.mention(event.doers[0]) if event.doers else None
    if event.verb == "be" and doer is not None and doer.nature == "weather":
        return (*by_rule(weather_does(doer.noun or doer.name), "R-WEATHER"), *complements(source, event))
    if source.deed(event) == "calm":
        return by_rule("grow calm" if many else "grows calm", "R-CALM")
    if is_modal(event.verb):
        return by_rule("fail" if many else "fails", "R-FAIL")
    if nearly(source, event):
        return (
            Word("are" if many else "is"),
            *by_rule("close to", "R-NEARLY"),
            *by_verse(gerund(event.verb), source.verse.key),
        )
    if event.verb == "be" and source.lang != "en" and (quality := _quality(source, event)):
        return (Word("be" if base else "are" if many else "is"), *by_verse(quality, source.verse.key))
    rest = tail(source, event)
    if event.verb in _MOVED and not event.receivers:
        return (Word("are" if many else "is"), *by_verse(participle(event.verb), source.verse.key), *(rest or ()))
    if source.deed(event) in ("see", "know") and not (rest or complements(source, event)) and not event.negated:
        return _looks(source, event, many, base)
    return (*_verb(source, event, many, base), *(rest if rest is not None else complements(source, event)))


def weather_does(noun: str) -> str:
    """What a weather does when it is simply there: a storm `rages`, fog `hangs`."""
    return next((does for word, does in _WEATHER_DOES.items() if word in stems(noun.split()[-1])), "comes")


def _subject(source: Source, event: Event, names: tuple[str, ...]) -> Phrase:
    """The names; one that the clause brings in as the clause says it: `a great wind`."""
    first = names[0]
    seen = seen_in(source, event, first)
    words = words_of(seen.span.of(source.text)) if seen is not None and not by_pronoun(seen) else []
    new = bool(words) and words[0].lower() in ("a", "an", "ein", "eine", "einen")
    if not new or len(names) > 1:
        return listed(source, names)
    return as_said(source, words) if source.lang == "en" else named(source, first, "a")


def as_said(source: Source, words: list[str]) -> Phrase:
    """A thing as the text brings it in: `a mighty tempest`."""
    return by_verse(" ".join(words), source.verse.key)


def _passive(source: Source, event: Event, receivers: tuple[str, ...]) -> Phrase:
    be = Word("are" if are_many(source, receivers) else "is")
    if event.verb in ("be", "have", "become"):
        return by_rule("stand" if be.text == "are" else "stands", "R-PORTRAIT")
    if nearly(source, event):
        return (be, *by_rule("close to", "R-NEARLY"), *by_verse(gerund(event.verb), source.verse.key))
    negation = (Word("not"),) if event.negated else ()
    return (be, *negation, *by_verse(participle(_plain(source, event)), source.verse.key), *place_slot(source, event))


def _looks(source: Source, event: Event, many: bool, base: bool) -> Phrase:
    """Seeing or knowing of which the clause says no more: a look at whoever else is there."""
    others = (m.name for m in source.analysis.subjects if living(m) and source.visible(m.name) and m.name not in event.doers)
    other = next(others, "")
    if not other:
        return _verb(source, event, many, base)
    return (*by_rule("look" if many or base else "looks", "R-KNOW"), Word("at"), *named(source, other))


def _quality(source: Source, event: Event) -> str:
    """What a text without English words says somebody is: the first change, else the first trait, of the analysis."""
    doer = source.mention(event.doers[0]) if event.doers else None
    if doer is None or event.receivers or event.place:
        return ""
    return next((word for word in (*doer.changes, *doer.traits) if word.isascii()), "")


def nearly(source: Source, event: Event) -> bool:
    """Whether it is only on the point of happening: `like to be broken`."""
    span, close = source.span(event.spans), _NEARLY.get(source.lang)
    if span is None or close is None or event.force < 0.3:
        return False
    verb = next(
        (m.start() for m in re.finditer(r"[^\W\d_]+", source.text[span.start : span.end]) if event.verb in stems(m.group())), 0
    )
    return close.search(source.text[max(0, span.start - 24) : span.start + verb]) is not None


def _verb(source: Source, event: Event, many: bool, base: bool) -> Phrase:
    verb = _plain(source, event)
    if event.negated:
        said = {word.lower() for word in words_of(source.clause(event))}
        helper = "cannot" if said & {"could", "can", "cannot"} else "do not" if many else "does not"
        helper = ("are not" if many else "is not") if verb == "be" else helper
        return (*(Word(word) for word in helper.split()), *(by_verse(verb, source.verse.key) if verb != "be" else ()))
    if verb == "be" and not base:
        return (Word("are" if many else "is"),)
    return by_verse(verb if many or base else third_person(verb), source.verse.key)


def _plain(source: Source, event: Event) -> str:
    """The plain word for a lofty verb; lots are still cast, and wood is still rent."""
    if event.verb == "cast" and re.search(r"\blots?\b", source.clause(event)):
        return event.verb
    return SYNONYMS.get(event.verb, event.verb)
