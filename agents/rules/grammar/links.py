"""How a mention hangs on its clause: the preposition and article in front of it, read from the text, in today's English."""

import re
from dataclasses import dataclass

from agents.rules.grammar.english import modern, same_word, words_of
from agents.rules.grammar.source import Source
from exeget.analysis import Event, Evidence, Mention
from exeget.terms import Nature

PREPOSITIONS = frozenset(
    {
        "to", "into", "onto", "in", "on", "at", "by", "with", "for", "from", "of", "through", "across", "along", "over",
        "under", "around", "round", "about", "towards", "against", "between", "among", "behind", "before", "after",
        "above", "below", "beside", "near", "within", "without", "upon", "out",
    }
)  # fmt: skip
_GERMAN = {
    "in": "in", "im": "in", "ins": "into", "auf": "on", "aufs": "on", "an": "at", "am": "at", "ans": "to", "aus": "out of",
    "von": "from",
    "vom": "from", "zu": "to", "zum": "to", "zur": "to", "nach": "to", "durch": "through", "durchs": "through", "über": "over",
    "übers": "over", "unter": "under", "vor": "before", "hinter": "behind", "bei": "at", "beim": "at", "mit": "with",
    "um": "around",
    "gegen": "against", "zwischen": "between", "entlang": "along", "neben": "beside", "gen": "towards", "wider": "against",
}  # fmt: skip
ARTICLES = {
    "a": "a", "an": "a", "the": "the", "his": "his", "her": "her", "their": "their", "its": "its", "this": "the", "that": "the",
    "ein": "a", "eine": "a", "einen": "a", "einem": "a", "einer": "a", "eines": "a", "der": "the", "die": "the", "das": "the",
    "den": "the", "dem": "the", "des": "the", "sein": "his", "seine": "his", "seinen": "his", "seinem": "his", "seiner": "his",
    "ihr": "the", "ihre": "the", "ihren": "the", "ihrem": "the", "ihrer": "the", "dies": "the", "dieses": "the",
    "diesem": "the",
}  # fmt: skip
_STOPS = frozenset(
    {
        "and", "or", "but", "that", "who", "which", "when", "as", "if", "so", "up", "down", "off", "away", "forth",
        "back", "together", "he", "she", "it", "they", "him", "them", "i", "we", "you",
    }
)  # fmt: skip
_REACH = 6
"""Words that are looked back over; a preposition further away belongs to something else."""
_BEYOND = 24
"""Letters behind a clause within which its last object may stand, when a clause of its own explains it."""
_BY_VERB = {
    "cry": "to", "pray": "to", "speak": "to", "say": "to", "call": "to", "talk": "to", "look": "at", "gaze": "at",
    "stare": "at",
    "listen": "to", "hearken": "to", "come": "to", "go": "to", "cling": "to", "cleave": "to", "vow": "to", "sacrifice": "to",
    "bow": "before", "kneel": "before", "return": "to", "run": "to", "point": "at", "laugh": "at", "arrive": "at",
    "smile": "at",
    "sit": "with", "stand": "before", "sleep": "with", "live": "with", "dwell": "with", "wait": "for",
    "travel": "to", "walk": "to", "ride": "to", "flee": "to", "turn": "to", "weep": "over", "belong": "to", "sail": "to",
    "sing": "to",
}  # fmt: skip
_DIRECT = frozenset({"reach", "enter", "leave", "approach", "cross", "see", "find", "visit"})
_INTO: frozenset[Nature] = frozenset({"water", "building", "room", "vehicle", "plant"})


@dataclass(frozen=True)
class Link:
    """What stands in front of a mention: `into`, `the`, and words between that belong to it (`the sides of`)."""

    preposition: str = ""
    article: str = ""
    inner: str = ""


def link(source: Source, event: Event, name: str) -> Link | None:
    """How the clause leads to a mention; None when the clause does not name it by a word of its own."""
    span, seen = source.span(event.spans), seen_in(source, event, name)
    if seen is None or span is None:
        return None
    before = re.split(r"[,;:.!?\"“”„»«—]", source.text[span.start : seen.span.start])[-1]
    words = words_of(before)
    own = words_of(seen.span.of(source.text))
    if own and own[0].lower() in ARTICLES:
        words.append(own[0])
    return _walked_back(words, event, source.lang)


def seen_in(source: Source, event: Event, name: str) -> Evidence | None:
    """The words by which a clause names a mention: inside it, else right behind it."""
    mention, span = source.mention(name), source.span(event.spans)
    if mention is None or span is None:
        return None
    here = [seen for seen in mention.evidence if is_here(source, seen)]
    inside = (seen for seen in here if span.start <= seen.span.start < span.end)
    behind = (seen for seen in here if span.end <= seen.span.start < span.end + _BEYOND)
    return next(inside, None) or next(behind, None)


def is_here(source: Source, seen: Evidence) -> bool:
    """Whether a piece of evidence lies in the verse's own text, in the lead language."""
    return seen.verse == source.verse.key and seen.lang == source.lang and seen.span.end <= len(source.text)


def by_pronoun(seen: Evidence) -> bool:
    """Whether the words only point at somebody."""
    return "pronoun" in seen.rule


def needs_preposition(event: Event) -> bool:
    """Whether the verb takes nobody without one: one looks at somebody, and sits with them."""
    return event.verb in _BY_VERB


def default_preposition(event: Event, mention: Mention | None, is_place: bool) -> str:
    """The preposition that an event asks for when the clause has none: by the verb, else by the nature of the place."""
    if event.verb in _DIRECT:
        return ""
    if not is_place:
        return _BY_VERB.get(event.verb, "")
    if event.toward:
        return "into" if mention and mention.nature in _INTO else "to"
    return "on" if mention and mention.nature == "vehicle" else "in"


def _walked_back(words: list[str], event: Event, lang: str) -> Link:
    """From the word before the mention back to the preposition that leads to it."""
    article, inner = "", list[str]()
    for word in reversed(words[-_REACH:]):
        low = modern(word).lower()
        if lang == "de" and word[0].isupper() and low not in ARTICLES and low not in _GERMAN:
            break  # a noun: what stands before it leads there
        preposition = _preposition(low, lang)
        if preposition and preposition != "of":
            return Link(preposition, article, " ".join(inner) if _belongs(inner) else "")
        if low in _STOPS or (lang == "en" and same_word(low, event.verb)):
            break
        if low in ARTICLES and "of" not in inner:
            article = article or ARTICLES[low]
        else:
            inner.insert(0, low)
    return Link("", article)


def _belongs(inner: list[str]) -> bool:
    """`the sides of` is part of the thing; `the old` is said by its own traits; a whole clause is neither."""
    return "of" in inner and len(inner) <= 4


def _preposition(low: str, lang: str) -> str:
    if lang == "de":
        return _GERMAN.get(low, "")
    return low if low in PREPOSITIONS else ""
