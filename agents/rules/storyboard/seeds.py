"""An idea in its pieces: the place, who is there, what is there, the sky, the music."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from agents.rules.grammar.english import same_word
from agents.rules.reading.english_parse import parse_english
from agents.rules.reading.german_parse import parse_german
from agents.rules.reading.nouns import LIVING, PLACES, noun
from agents.rules.reading.parts import Clause, Parse, Phrase
from agents.rules.reading.sky import LIKE_IT, TIMES, WEATHERS
from agents.rules.reading.wordlists import words
from agents.rules.storyboard.terms import MUSIC
from exeget.ids import Lang
from exeget.terms import TimeOfDay, Weather
from exeget.verse import Span

Sort = Literal["figure", "place", "thing", "sky", "music"]
PARSERS = {"en": parse_english, "de": parse_german}
ARTICLES = re.compile(r"(?:the|an?|eine?[rnms]?|der|die|das|dem|den|des|his|her|their|seine?|ihre?|two|three|some)\b\s*", re.I)
TEMPO = re.compile(r"(\d{2,3})\s*(?:bpm|beats|schläge)", re.I)
BREAKS = re.compile(r"[;\n•|]+|(?<=\w)\.(?=\s|$)")
WORN = words("coat hat cloak mantle dress gown hood veil jacket suit shirt trousers boot shoe scarf uniform armour mask helmet")
"""Things that one is in rather than beside."""
LIKE_MEN = words("robot android cyborg golem puppet scarecrow snowman mannequin")
"""Things that act as people do."""
COMMAS = re.compile(r",")


@dataclass(frozen=True)
class Thing:
    """Something a piece names."""

    name: str
    """As the idea has it, without an article."""
    phrase: Phrase

    @property
    def living(self) -> bool:
        """Whether it acts of itself."""
        return self.phrase.sort in LIVING

    @property
    def is_place(self) -> bool:
        """Whether one can be there."""
        return self.phrase.sort in PLACES


@dataclass(frozen=True)
class Seed:
    """A piece of an idea."""

    sort: Sort
    span: Span
    """In the idea."""
    text: str
    things: tuple[Thing, ...] = ()
    """All it names that can be seen, in their order."""
    verb: str = ""
    """What its first figure does, as an English lemma; empty when it does nothing."""
    at: int = -1
    """Where the verb stands in the piece."""
    adverbs: tuple[str, ...] = ()
    time: TimeOfDay | None = None
    weather: Weather | None = None

    @property
    def figures(self) -> tuple[Thing, ...]:
        """Those of its things that live."""
        return tuple(thing for thing in self.things if thing.living)

    @property
    def place(self) -> Thing | None:
        """Where it plays, if it says so."""
        return next((thing for thing in self.things if thing.is_place), None)


def seeds(idea: str, lang: Lang) -> tuple[Seed, ...]:
    """The pieces of an idea in their order; KeyError for a language without rules."""
    spans = [part for span in _pieces(idea, 0, BREAKS) for part in _parted(idea, span, lang)]
    shown = [_helped(span.of(idea)) for span in spans]
    parses = PARSERS[lang](shown)
    return tuple(
        _seed(span, span.of(idea), parse, len(text) - (span.end - span.start))
        for span, text, parse in zip(spans, shown, parses, strict=True)
    )


def _parted(idea: str, span: Span, lang: Lang) -> list[Span]:
    """A piece at its commas, where each part names something by itself; the commas of a sentence part nothing."""
    parts = list(_pieces(span.of(idea), span.start, COMMAS))
    parses = PARSERS[lang]([part.of(idea) for part in parts])
    named = all(any(phrase.noun and phrase.pronoun == "" for phrase in parse.phrases) for parse in parses)
    alone = not any(phrase.pronoun and phrase.role == "subject" for parse in parses for phrase in parse.phrases)
    return parts if named and alone else [span]


def _pieces(text: str, offset: int, breaks: re.Pattern[str]) -> Iterator[Span]:
    """The stretches between breaks that have a letter or digit, trimmed; `offset` is where the text begins."""
    start = 0
    for end, following in [*((found.start(), found.end()) for found in breaks.finditer(text)), (len(text), len(text))]:
        piece = text[start:end]
        if any(letter.isalnum() for letter in piece):
            left = start + len(piece) - len(piece.lstrip(" \t.,"))
            yield Span(start=offset + left, end=offset + start + len(piece.rstrip(" \t,.")))
        start = following


def _helped(text: str) -> str:
    """A piece that begins with a bare figure, with the article that parsers of prose expect."""
    first = text.split()[0]
    row = noun(first) if first[0].islower() else None
    return f"the {text}" if row is not None and row.sort in LIVING else text


def _seed(span: Span, text: str, parse: Parse, added: int) -> Seed:
    low = {word.strip(".,").lower() for word in text.split()}
    if low & MUSIC or TEMPO.search(text):
        return Seed("music", span, text)
    things = tuple(thing for phrase in parse.phrases if (thing := _thing(text, phrase, added, parse)) is not None)
    if not things and not _sky(parse, text):
        things = (_whole(text, parse),)
    time, weather = _time(parse), _weather(parse)
    clause = _deed(parse, things)
    sort: Sort = "figure" if any(thing.living for thing in things) else "thing" if things else "sky"
    if sort == "thing" and things[0].is_place:
        sort = "place"
    return Seed(
        sort, span, text, things, clause.verb if clause else "", clause.at - added if clause else -1,
        clause.adverbs if clause else (), time, weather,
    )  # fmt: skip


def _thing(text: str, phrase: Phrase, added: int, parse: Parse) -> Thing | None:
    """A phrase that names something one can see; hours, weathers and ideas are none."""
    worn = phrase.noun in WORN and (phrase.preposition == "in" or phrase.role == "joined")
    unseen = worn or phrase.pronoun or phrase.sort in (None, "abstract", "body", "weather", "happening", "sky")
    if unseen or phrase.noun in TIMES or phrase.noun in WEATHERS:
        return None
    phrase = replace(phrase, sort="person") if phrase.noun in LIKE_MEN else phrase
    start = max(0, phrase.span.start - added)
    end = phrase.span.end - added
    name = ARTICLES.sub("", text[start:end], count=1) if ARTICLES.match(text[start:end]) else text[start:end]
    following = re.match(r"\s+([a-zäöüß]+)$", text[end:])
    if parse.lang == "de" and phrase.role == "oblique":
        name = phrase.plain or phrase.head
    if not parse.clauses and start == 0 and following:
        name = f"{name}{text[end:]}"
    return Thing(name.strip() or text, phrase)


def _whole(text: str, parse: Parse) -> Thing:
    """A piece whose words are in no table: a thing of that name."""
    head = text.split()[-1].strip(".,").lower()
    phrase = Phrase(span=Span(start=0, end=len(text)), head=head, noun=head if parse.lang == "en" else "", sort="thing")
    return Thing((ARTICLES.sub("", text, count=1) if ARTICLES.match(text) else "") or text, phrase)


def _sky(parse: Parse, text: str) -> bool:
    return bool(_time(parse) or _weather(parse)) or not text.strip()


def _time(parse: Parse) -> TimeOfDay | None:
    """The hour that is named; night where the moon or the stars are told of."""
    for phrase in parse.phrases:
        if phrase.noun in TIMES:
            return TIMES[phrase.noun]
    return "night" if any(phrase.noun in ("moon", "star") for phrase in parse.phrases) else None


def _weather(parse: Parse) -> Weather | None:
    named: list[Weather] = [WEATHERS[phrase.noun] for phrase in parse.phrases if phrase.noun in WEATHERS]
    like: list[Weather] = [LIKE_IT[trait] for phrase in parse.phrases for trait in phrase.traits if trait in LIKE_IT]
    return named[0] if named else like[0] if like else None


def _deed(parse: Parse, things: tuple[Thing, ...]) -> Clause | None:
    """What the first figure does, or the first thing: the first clause whose verb is none of the names."""
    named = [thing.phrase.noun for thing in things]
    return next(
        (
            clause
            for clause in parse.clauses
            if clause.verb not in ("be", "have") and not any(same_word(clause.verb, name) for name in named if name)
        ),
        None,
    )


def mode_of(text: str) -> Literal["major", "minor", ""]:
    """The mode a piece about music names."""
    low = {word.strip(".,").lower() for word in text.split()}
    return "minor" if low & {"minor", "moll"} else "major" if low & {"major", "dur"} else ""
