"""How somebody speaks and listens: the tone of words by their signs, and what bodies do under them."""

import re
from collections.abc import Sequence
from typing import Literal

from agents.rules.grammar.deeds import is_saying
from agents.rules.grammar.english import third_person, words_of
from agents.rules.grammar.phrases import Phrase, Word, by_rule, by_verse, named
from agents.rules.grammar.source import Source
from exeget.analysis import Event

Mode = Literal["question", "command", "plea", "confession", "statement"]
Tone = Mode | Literal["prayer"]
"""A prayer is what is said to one who is never in the picture."""

_PLEA = re.compile(
    r"\b(pray thee|pray you|beseech|please|have mercy|save (me|us)|help (me|us)|let us not|let me not|oh? lord|bitte|ach|hilf|"
    r"erbarm\w*|rette|flehe|laß uns nicht|lass uns nicht)\b",
    re.I,
)
_CONFESSION = re.compile(
    r"^\W*(for |denn |ja )?(I (am|have|fear|know|love|did|was|knew|see)|ich (bin|habe|fürchte|weiß|liebe|seh\w*|war|will))\b",
    re.I,
)
_COMMANDS = """
go come arise rise take give let hear tell cast throw turn look bring do call stay return leave wake stop hold listen get wait
speak say stand make put send kill follow run draw set eat drink depart flee cry proclaim be
geh gehe gehet geht komm kommt kommet steh stehe steht auf nimm nehmt gib gebt lass laß lasst laßt hör höre hört sag sage saget
sagt sei seid bleib bleibe bleibt kehr kehrt kehret werft wirf ruf rufe ruft fürchte mach mache macht zieh ziehet sieh seht
schweig schweigt wach wache wacht
"""
_ORDERS = frozenset(_COMMANDS.split())
_QUESTION_MARKS = ("?", "፧", "？", "؟", ";?")
_ASKS: dict[Tone, tuple[str, str]] = {
    "question": ("ask", ""), "command": ("tell", ""), "plea": ("plead", "with"), "confession": ("speak", "to"),
    "statement": ("speak", "to"), "prayer": ("pray", "to"),
}  # fmt: skip
"""Verb and preposition before the one spoken to."""
_OWN_VERBS = {
    "cry": "to", "answer": "", "call": "to", "whisper": "to", "shout": "to", "beg": "", "command": "", "warn": "", "ask": "",
    "reply": "to",
}  # fmt: skip
"""Verbs of saying that a picture can show."""
LISTENING: dict[Tone, tuple[str, ...]] = {
    "question": ("look up", "do not answer", "look away"),
    "command": ("stand still", "look up", "do not move"),
    "plea": ("look away", "do not move", "look down"),
    "confession": ("stare", "do not move", "look up"),
    "statement": ("listen", "look up", "stand still"),
    "prayer": ("wait", "look up", "do not move"),
}
BUSINESS: dict[Tone, tuple[str, ...]] = {
    "question": ("wait for an answer", "lean closer", "look up"),
    "command": ("point the way", "step closer", "stand still"),
    "plea": ("reach out", "bow down", "step closer"),
    "confession": ("look down", "breathe out", "look away"),
    "statement": ("step closer", "look around", "look up"),
    "prayer": ("look up", "bow down", "reach out"),
}
"""What a body does under words, for one that listens and one that speaks; the verse's number says where one begins."""


def mode_of(words: str) -> Mode:
    """The tone of some words, by their signs and first words, in English and German."""
    first = [word.lower() for word in words_of(words)[:5]]
    if _PLEA.search(words):
        return "plea"
    if any(mark in words for mark in _QUESTION_MARKS):
        return "question"
    if _CONFESSION.match(words):
        return "confession"
    if first[:1] and (first[0] in _ORDERS or ("!" in words and _ORDERS & set(first))):
        return "command"
    return "statement"


def address(source: Source, addressee: str, tone: Tone, answer: bool, events: Sequence[Event], many: bool) -> Phrase:
    """`asks Jonah`: the text's own verb where it is one a picture can show, else the tone's."""
    own = next((event.verb for event in reversed(events) if is_saying(event) and event.verb in _OWN_VERBS), "")
    verb, to = (
        (own, _OWN_VERBS[own]) if own else ("answer", "") if answer and tone in ("statement", "confession") else _ASKS[tone]
    )
    nobody = source.mention(addressee) is None or source.subject(addressee) is None
    if nobody and verb == "tell":
        verb, to = "speak", "to"
    form = verb if many else third_person(verb)
    said = by_verse(form, source.verse.key) if own else by_rule(form, "R-SPEECH")
    if nobody:
        return (*said, *(Word(word) for word in ["to", "one", "another"])) if many and verb == "speak" else said
    return (*said, *((Word(to),) if to else ()), *named(source, addressee))


def business(source: Source, options: Sequence[str], who: Phrase, many: bool, shown: frozenset[str]) -> Phrase:
    """What a body does under words: the first of the options that this verse has not shown yet."""
    turned = source.verse.number % len(options)
    conjugated = [_conjugated(option, many) for option in (*options[turned:], *options[:turned])]
    name = " ".join(word.text.lower() for word in who if word.text)
    return by_rule(next((option for option in conjugated if f"{name} {option}" not in shown), conjugated[-1]), "R-SPEECH")


def _conjugated(option: str, many: bool) -> str:
    verb, _, rest = option.partition(" ")
    return option if many else f"{third_person(verb)} {rest}".strip()
