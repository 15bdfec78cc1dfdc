"""A verse as it was read: its parse, who says which words, whom each phrase means, and what is done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from agents.rules.reading.entities import Entity
from agents.rules.reading.nouns import LIVING
from agents.rules.reading.parts import NOBODY, Clause, Parse
from agents.rules.reading.pronouns import Turn
from agents.rules.reading.verbs import FORCE, MOTION, Field, field
from agents.rules.reading.wordlists import words
from exeget.verse import Span, Verse

LEADING = frozenset({"to", "unto", "into", "toward", "towards", "onto", "upon", "on", "aboard", "for"})
"""Prepositions that tell where a motion leads."""
STANDING = words("in at on upon within under by near beside before behind through over among between aboard along amid")
DONE_TO = frozenset({"to", "unto", "upon", "at", "against", "for", "with"})
"""Prepositions that lead to somebody it is done to."""
STILLING: frozenset[Field] = frozenset({"be", "change", "rest", "rise", "dwell"})
"""Deeds by which water that is called calm becomes so; a river that flows calmly was calm before."""
STRONG = words("great mighty exceedingly very hard vehement fast fierce violent sore")


@dataclass(frozen=True)
class Piece:
    """Words of a verse in one voice."""

    span: Span
    turn: Turn | None
    """None for the narrator."""


@dataclass(frozen=True)
class Page:
    """One verse, read in its lead language."""

    verse: Verse
    parse: Parse
    pieces: tuple[Piece, ...]
    met: Mapping[int, Entity | None]

    def turn_at(self, place: int) -> Turn | None:
        """The speech that a letter belongs to; None where the narrator has it."""
        return next((piece.turn for piece in self.pieces if piece.span.start <= place < piece.span.end), None)

    def entity(self, k: int) -> Entity | None:
        """Whom phrase k means; a part of somebody, such as a hand, means its owner."""
        if k == NOBODY:
            return None
        found = self.met.get(k)
        phrase = self.parse.phrases[k]
        if found is None and phrase.sort in ("body", "abstract") and phrase.owner != NOBODY:
            return self.met.get(phrase.owner)
        return found

    def together(self, k: int) -> list[Entity]:
        """Whom phrase k means, with all who are counted up with it: `he, and his wife, and his two sons`."""
        if k == NOBODY:
            return []
        return [one for j in self.parse.together(k) if (found := self.entity(j)) is not None for one in found.each()]


@dataclass(frozen=True)
class Deed:
    """A clause with those it concerns."""

    clause: Clause
    field: Field
    doers: tuple[Entity, ...]
    receivers: tuple[Entity, ...]
    spots: tuple[tuple[str, Entity], ...]
    """Places with the prepositions that lead to them."""
    others: tuple[tuple[str, Entity], ...]
    """Everybody and everything else behind a preposition."""
    told: bool
    spoken: bool

    @property
    def happens(self) -> bool:
        """It takes place here and now."""
        return not self.told and not self.clause.negated

    @property
    def spot(self) -> tuple[Entity | None, bool]:
        """The place of it, and whether it leads there; where a motion leads comes before where it begins."""
        moving = self.field in MOTION or self.field in ("throw", "send", "fall", "rise", "take", "break", "give")
        leading = next((entity for word, entity in self.spots if word in LEADING), None)
        passing = {"through", "over", "by", "beside"} if self.field == "come" else set()
        standing = next((entity for word, entity in self.spots if word in STANDING and word not in passing), None)
        if leading is not None and (moving or standing is None):
            return leading, moving
        return standing, False


def deeds(page: Page) -> list[Deed]:
    """What is done in a verse, in the order of the text."""
    return _answered([_deed(page, clause) for clause in page.parse.clauses if not _formula(page, clause)])


def _answered(done: list[Deed]) -> list[Deed]:
    """`Who rides so late? It is the father with his child`: they ride."""
    found = list(done)
    for k, (asked, answer) in enumerate(pairwise(done)):
        if {"who", "wer"} & {*asked.clause.words} and not asked.doers and answer.field == "be" and not answer.spoken:
            beside = [one for word, other in answer.others if word == "with" for one in other.each() if one.living]
            found[k] = replace(asked, doers=tuple(dict.fromkeys((*answer.doers, *beside))))
    return found


def _formula(page: Page, clause: Clause) -> bool:
    """`And it came to pass` tells nothing."""
    subject = page.parse.phrases[clause.subject] if clause.subject != NOBODY else None
    empty = subject is not None and subject.pronoun == "it"
    if clause.verb == "let" and not clause.objects:
        return True
    return empty and (clause.verb == "pass" or (clause.verb == "come" and not clause.around and not clause.objects))


def _deed(page: Page, clause: Clause) -> Deed:
    turn = page.turn_at(clause.at)
    doer = page.entity(clause.subject)
    if doer is None and turn is not None and clause.subject == NOBODY and clause.mode == "willed":
        doer = turn.addressee
    behind = [(page.parse.phrases[k].preposition, page.entity(k)) for k in clause.around]
    known = [(word, entity) for word, entity in behind if entity is not None]
    what = field(clause.verb)
    doers = page.together(clause.subject) or (list(doer.each()) if doer is not None else [])
    receivers = [one for k in clause.objects if (found := page.entity(k)) is not None for one in found.each()]
    if (
        what == "feel"
        and doer is None
        and receivers
        and clause.subject != NOBODY
        and page.parse.phrases[clause.subject].pronoun == "it"
    ):
        doer, receivers = receivers[0], receivers[1:]  # `it grieves me`, `mir graust's`
        doers = [doer]
    if what in MOTION:
        known += [("to", one) for one in receivers if one.place]
    return Deed(
        clause,
        _sharpened(what, clause, doer, receivers),
        tuple(dict.fromkeys(doers)),
        tuple(dict.fromkeys(one for one in receivers if one not in doers)),
        tuple((word, entity) for word, entity in known if entity.place),
        tuple((word, entity) for word, entity in known if not entity.place),
        turn is not None or clause.mode != "done",
        turn is not None,
    )


def _sharpened(what: Field, clause: Clause, doer: Entity | None, receivers: list[Entity]) -> Field:
    """The field, sharpened by who does it and to what: what weather does is weather."""
    sorts = {one.sort for one in receivers} | ({doer.sort} if doer else set())
    wet = doer is not None and doer.sort in ("water", "weather")
    if wet and (what == "stop" or (what in STILLING and {"calm", "still"} & {*clause.states})):
        return "calm"
    if wet and what in ("work", "strike", "rise", "break"):
        return "blow"
    if "weather" in sorts and not (doer is not None and doer.sort in LIVING and what in ("see", "feel", "say", "think")):
        return "blow" if what not in ("be", "shine") or doer is None or doer.sort == "weather" else what
    if what in ("say", "cry") and any(one.sort == "deity" for one in receivers):
        return "pray"
    if what == "be" and {"asleep"} & {*clause.states, *clause.adverbs}:
        return "rest"
    return what


def force(deed: Deed, feelings: int) -> float:
    """How strong a deed is, 0 to 1; feelings are the words of feeling in its clause."""
    strong = 0.1 * bool(STRONG & {*deed.clause.words, *deed.clause.adverbs})
    weak = 0.2 * (deed.told or deed.clause.negated)
    return round(min(1.0, max(0.0, FORCE[deed.field] + 0.1 * feelings + strong - weak)), 2)
