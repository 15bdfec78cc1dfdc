"""What hangs on a verb, from the event's slots: objects, then what a preposition leads to, then the place."""

from agents.rules.grammar.english import same_word, words_of
from agents.rules.grammar.links import ARTICLES, PREPOSITIONS, default_preposition, link, needs_preposition, seen_in
from agents.rules.grammar.phrases import Phrase, Word, by_rule, by_verse, named
from agents.rules.grammar.source import Source
from exeget.analysis import Event, Evidence
from exeget.terms import Nature

_PARTICLES = {
    "up": "up",
    "down": "down",
    "out": "out",
    "forth": "out",
    "away": "away",
    "off": "off",
    "back": "back",
    "aside": "aside",
}
_GERMAN_MANNER = {
    "schnell": "fast", "geschwind": "fast", "leise": "softly", "langsam": "slowly", "laut": "aloud", "allein": "alone",
    "wieder": "again",
    "plötzlich": "suddenly", "zusammen": "together", "ruhig": "calmly", "eilig": "hastily", "still": "silently",
    "sicher": "safely",
    "warm": "warm", "fest": "firmly", "weit": "far",
}  # fmt: skip
_GERMAN_PARTICLES = {"hinauf": "up", "hinab": "down", "hinunter": "down", "heraus": "out", "hinaus": "out", "herab": "down"}
_LIES_ON: frozenset[Nature] = frozenset({"weather", "light"})


def complements(source: Source, event: Event) -> Phrase:
    """Objects first, then what hangs on a preposition, then the place, then how."""
    bare: list[Word] = []
    hung: list[Word] = []
    for name in event.receivers:
        if name in event.doers or source.mention(name) is None:
            continue
        phrase = _slot(source, event, name, is_place=False)
        if phrase[0].text in PREPOSITIONS:
            hung.extend(phrase)
        else:
            bare.extend((Word("and"), *phrase) if bare and source.deed(event) != "give" else phrase)
    particle = _particle(source, event)
    return (*bare, *((Word(particle),) if particle else ()), *hung, *place_slot(source, event), *_manner(source, event))


def place_slot(source: Source, event: Event) -> Phrase:
    """Where it happens or leads, with its preposition."""
    if not event.place or event.place in (*event.receivers, *event.doers):
        return ()
    return _slot(source, event, event.place, is_place=True)


def _slot(source: Source, event: Event, name: str, is_place: bool) -> Phrase:
    found, mention = link(source, event, name), source.mention(name)
    preposition = found.preposition if found else ""
    if not preposition and (found is None or is_place or needs_preposition(event)):
        preposition = default_preposition(event, mention, is_place)
    if is_place and preposition == "in":
        preposition = _in(source, event)
    if preposition == "on" and mention and mention.nature in ("building", "room", "settlement"):
        preposition = "in"
    inner = by_verse(found.inner, source.verse.key) if found and found.inner else ()
    thing = named(source, name, found.article if found and not found.inner else "")
    return (*(Word(word) for word in preposition.split()), *inner, *thing, *_of(source, event, name))


def _in(source: Source, event: Event) -> str:
    """`into` where it leads, `on` where weather lies over water, else `in`."""
    doer, place = (source.mention(event.doers[0]) if event.doers else None), source.mention(event.place)
    if event.toward:
        return "into"
    return "on" if doer and doer.nature in _LIES_ON and place and place.nature == "water" else "in"


def _of(source: Source, event: Event, name: str) -> Phrase:
    """`of the fish` behind `the belly`, when the text goes on so."""
    seen = seen_in(source, event, name)
    if seen is None or source.lang != "en":
        return ()
    for other in source.analysis.subjects:
        for next_seen in other.evidence:
            if _follows_of(source, seen, next_seen) and other.nature != "deity" and other.name != name:
                return (Word("of"), *named(source, other.name))
    return ()


def _follows_of(source: Source, first: Evidence, second: Evidence) -> bool:
    between = source.text[first.span.end : second.span.start].lower().split()
    same = second.verse == source.verse.key and second.lang == source.lang
    return (
        same and between[:1] == ["of"] and all(word in ARTICLES for word in between[1:]) and first.span.end < second.span.start
    )


def _particle(source: Source, event: Event) -> str:
    """`up` of `took up`, `out` of `cast him forth`: it stands within three words of the verb and leads to nothing."""
    words = [word.lower() for word in words_of(source.clause(event))]
    if source.lang == "de":
        return next((plain for word, plain in _GERMAN_PARTICLES.items() if word in words), "")
    at = next((i for i, word in enumerate(words) if same_word(word, event.verb)), None)
    if source.lang != "en" or at is None:
        return ""
    after = words[at + 1 : at + 4]
    found = next((word for word in after if word in _PARTICLES), "")
    follows = after[after.index(found) + 1] if found and after.index(found) + 1 < len(after) else ""
    return "" if follows == "of" else _PARTICLES.get(found, "")


def _manner(source: Source, event: Event) -> Phrase:
    """How it is done, in German; English says it in its own words."""
    if source.lang != "de":
        return ()
    words = {word.lower() for word in words_of(source.clause(event))}
    found = next((plain for word, plain in _GERMAN_MANNER.items() if word in words), "")
    return by_rule(found, "R-MANNER") if found else ()
