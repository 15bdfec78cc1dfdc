"""What a parser of any language hands on: participants, clauses and openings of speech, in English terms."""

from dataclasses import dataclass
from typing import Literal

from agents.rules.reading.nouns import Sort
from exeget.ids import Lang
from exeget.verse import Span

Pronoun = Literal["", "I", "we", "you", "he", "she", "it", "they", "who"]
Role = Literal["subject", "object", "oblique", "owner", "apposed", "joined", "called", "loose"]
Mode = Literal["done", "willed", "told"]
Voice = Literal["narrative", "spoken", "open"]
NOBODY = -1


@dataclass(frozen=True)
class Phrase:
    """Words that stand for somebody or something."""

    span: Span
    """The phrase without its clauses: `a great fish`."""
    head: str
    """The head word as written."""
    plain: str = ""
    """The head word as it is said alone: `Berg` of `des Berges`; empty where the head word will do."""
    noun: str = ""
    """The English head noun, lower case and singular; empty for pronouns and bare names."""
    name: str = ""
    """Its own name, if it has one: `Jonah`."""
    pronoun: Pronoun = ""
    sort: Sort | None = None
    sex: str = ""
    """`f`, `m` or empty."""
    gender: str = ""
    """Grammatical, of a noun or pronoun where the language has it: `m`, `f`, `n`."""
    many: bool = False
    count: int = 0
    """How many, where a number stands before it."""
    definite: bool = False
    indefinite: bool = False
    traits: tuple[str, ...] = ()
    role: Role = "loose"
    preposition: str = ""
    clause: int = NOBODY
    """Index of the clause it stands in."""
    owner: int = NOBODY
    """Index of the phrase it belongs to: `his` ship, the ship `of Tarshish`."""
    by_of: bool = False
    """The owner is told by `of`."""
    partner: int = NOBODY
    """Index of the phrase that it explains (apposed) or is counted up with (joined)."""


@dataclass(frozen=True)
class Clause:
    """One verb with those it concerns, by their indices."""

    span: Span
    verb: str
    """English lemma."""
    at: int
    """Where the verb stands in the text."""
    subject: int = NOBODY
    inherited: bool = False
    """The subject is that of the clause before."""
    seen: bool = False
    """Somebody sees or hears it done: `he saw him sink`."""
    objects: tuple[int, ...] = ()
    around: tuple[int, ...] = ()
    passive: bool = False
    negated: bool = False
    mode: Mode = "done"
    """`willed` is only wanted or to come, `told` is background: not happening now."""
    adverbs: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    """What somebody is said to be: `afraid`, `asleep`."""
    words: tuple[str, ...] = ()
    """Lower-case lemmas of its words, in order."""


@dataclass(frozen=True)
class Opening:
    """A verb of saying after which somebody's own words begin."""

    verb: str
    at: int
    """Where the verb stands."""
    start: int
    """Where the words begin; the text's length where they begin with the next verse."""
    speaker: int = NOBODY
    addressee: int = NOBODY


@dataclass(frozen=True)
class Stretch:
    """What stands between two strong stops."""

    span: Span
    voice: Voice
    """By its verbs and persons: past of a third person, or somebody's own words; `open` where it shows neither."""
    person: bool
    """It has an I, we or you."""
    first: str
    """Its first word, lower case."""
    fresh: bool
    """It begins a sentence."""


@dataclass(frozen=True)
class Parse:
    """A verse in one language."""

    lang: Lang
    text: str
    phrases: tuple[Phrase, ...]
    clauses: tuple[Clause, ...]
    openings: tuple[Opening, ...]
    stretches: tuple[Stretch, ...]

    def together(self, k: int) -> list[int]:
        """Phrase k and all that are counted up with it: `he, and his wife, and his two sons`."""
        row = [k]
        for j, phrase in enumerate(self.phrases):
            if phrase.role == "joined" and phrase.partner in row:
                row.append(j)
        return row

    def within(self, span: Span) -> list[int]:
        """Indices of the phrases whose head stands inside a span, in the order of the text."""
        return [i for i, phrase in enumerate(self.phrases) if span.start <= phrase.span.start < span.end]
