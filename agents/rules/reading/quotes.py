"""Who speaks each marked speech: by the verb of saying beside it, by whom it calls, and by turns."""

from collections.abc import Sequence

from agents.rules.reading.entities import KIN, Entity
from agents.rules.reading.pages import Piece
from agents.rules.reading.parts import NOBODY, Clause, Parse, Phrase
from agents.rules.reading.pronouns import Turn
from agents.rules.reading.telling import Teller
from agents.rules.reading.verbs import SAYING
from exeget.verse import Span

NEAR = 90
"""Letters between a speech and the verb of saying that belongs to it."""
LATELY = 3
"""Verses after which a dialogue no longer goes on by turns."""


class QuoteListener:
    """Follows a chapter whose speeches are marked."""

    def __init__(self, teller: Teller, spans: Sequence[Sequence[Span]], two_styles: bool) -> None:
        self.teller, self.cast, self.spans = teller, teller.cast, spans
        self.two_styles = two_styles
        """Marks and dashes in one text: they part those who are there from those only heard."""
        self.pair: list[Entity] = []
        """Those of the dialogue, the last speaker last."""
        self.last_verse = -99
        self.pending: Entity | None = None
        """Whom the verse before lets speak: it ends with `he called:`."""
        self.spoken_to: dict[Entity | None, Entity] = {}
        """To whom each spoke last."""
        self.unseen: Entity | None = None
        """Whose words have the other kind of mark."""

    def read(self, verse: int, parse: Parse) -> list[Piece]:
        """The pieces of a verse in order."""
        self.cast.begin(verse)
        pieces: list[Piece] = []
        at = 0
        spoken = self.spans[verse]
        for k, span in enumerate(spoken):
            if parse.text[at : span.start].strip():
                self.teller.tell(parse, Span(start=at, end=span.start))
                pieces.append(Piece(Span(start=at, end=span.start), None))
            after = Span(start=span.end, end=max(span.end + 1, spoken[k + 1].start if k + 1 < len(spoken) else len(parse.text)))
            before = Span(start=at, end=max(at + 1, span.start))
            turn = self._turn(verse, parse, span, before, after, pieces)
            pieces.append(Piece(span, turn))
            self._hear(parse, span, turn)
            at = span.end
        if parse.text[at:].strip():
            self.teller.tell(parse, Span(start=at, end=len(parse.text)))
            pieces.append(Piece(Span(start=at, end=len(parse.text)), None))
        self.pending = self._announced(parse)
        return pieces

    def _announced(self, parse: Parse) -> Entity | None:
        """Who is to speak with the next verse; his hearer is the one it names beside him."""
        last = parse.clauses[-1] if parse.clauses else None
        if last is None or last.verb not in SAYING or not parse.text.rstrip().endswith(":"):
            return None
        speaker = self.cast.met.get(last.subject)
        hearer = next(
            (one for k in (*last.objects, *last.around) if (one := self.cast.met.get(k)) is not None and one.living), None
        )
        if speaker is not None and hearer is not None:
            self.spoken_to[speaker] = hearer
        return speaker

    def _turn(self, verse: int, parse: Parse, span: Span, before: Span, after: Span, pieces: Sequence[Piece]) -> Turn:
        """Speaker and hearer of one speech, and the rule that found them."""
        same = next((p.turn for p in reversed(pieces) if p.turn is not None), None)
        tag = self._tag(parse, span, after, True) or self._tag(parse, span, before, False)
        called = self._called(parse, span)
        speaker, rule = self._speaker(parse, span, tag, called, same, verse)
        hearer = called if called is not speaker else None
        others = [one for one in reversed(self.pair) if one is not speaker]
        hearer = hearer or self.spoken_to.get(speaker) or (others[0] if others else self._listener(speaker))
        if hearer is not None:
            self.spoken_to[speaker] = hearer
        if speaker is not self.unseen or speaker is None:
            self.pair = [one for one in (hearer, speaker) if one is not None]
            self.last_verse = verse
        return Turn(speaker, hearer, f"said by {rule}")

    def _speaker(
        self, parse: Parse, span: Span, tag: Clause | None, called: Entity | None, same: Turn | None, verse: int
    ) -> tuple[Entity | None, str]:
        if tag is not None:
            who = self.cast.meet(parse, tag.subject, "speaker")
            if who is not None and who.living:
                return who, "the verb beside it"
        if self.pending is not None and span.start <= 1:
            return self.pending, "the verb before it"
        if self._unproved(parse, span):
            self.unseen = self.unseen or self._only_heard()
            if self.unseen is not None:
                return self.unseen, "another kind of mark"
        if called is not None:
            kin = self._kin_of(called, parse, span)
            if kin is not None:
                return kin, "whom it calls"
        if same is not None and not self._dashed(parse, span):
            return same.speaker, "the same line of prose"
        if self.pair and verse - self.last_verse <= LATELY:
            others = [one for one in self.pair if one is not self.pair[-1] and one is not called]
            return (others or self.pair)[-1], "turns"
        subject = self.cast.mind.subject
        return (subject if subject is not None and subject.living else None), "last subject"

    def _tag(self, parse: Parse, span: Span, near: Span, after: bool) -> Clause | None:
        """The clause of saying right beside a speech: `"...", said he`; `he said: "..."`."""
        found = [c for c in parse.clauses if near.start <= c.at < near.end and c.subject != NOBODY]
        if after:
            found = [c for c in found[:1] if c.verb in SAYING and not _stop_between(parse.text, span.end, c.at)]
        else:
            found = [
                c for c in reversed(found) if not _stop_between(parse.text, c.at, span.start) and span.start - c.at <= NEAR
            ]
        return found[0] if found else None

    def _called(self, parse: Parse, span: Span) -> Entity | None:
        """Whom the speech calls: `my son`, `Watson`."""
        for k in parse.within(span):
            phrase = parse.phrases[k]
            mine = phrase.owner != NOBODY and parse.phrases[phrase.owner].pronoun == "I"
            if phrase.role == "called" and (phrase.name or phrase.noun) and phrase.sort != "deity":
                found = self._known(phrase) or (self._known_kin(phrase) if mine else None)
                scolded = found is not None and found.sort == "animal" and not found.names and found not in self.pair
                return None if scolded else found  # `Pig!` is said to a person, unless a pig has spoken
        return None

    def _known(self, phrase: Phrase) -> Entity | None:
        named = [e for e in self.cast.roll.entities if phrase.name and e.answers_to(phrase.name)]
        return named[0] if named else self.cast.roll.find(phrase, "")

    def _known_kin(self, phrase: Phrase) -> Entity | None:
        """`my son` may be called a child before; the young of that sex who is known."""
        return self.cast.roll.young(phrase)

    def _kin_of(self, called: Entity, parse: Parse, span: Span) -> Entity | None:
        """Who calls somebody `my son` is the father; who calls `my father`, the child."""
        for k in parse.within(span):
            phrase = parse.phrases[k]
            if phrase.role == "called" and phrase.noun in KIN:
                able = [
                    e for e in self.cast.roll.entities if {*e.nouns} & {*KIN[phrase.noun]} and e is not called and not e.gone
                ]
                if able:
                    return max(able, key=lambda e: (e.last, e.salience, -e.number))
        return None

    def _dashed(self, parse: Parse, span: Span) -> bool:
        return parse.text[span.start] not in '"“„»«‘‚'

    def _unproved(self, parse: Parse, span: Span) -> bool:
        """Marked otherwise than those who are there."""
        return self.two_styles and not self._dashed(parse, span)

    def _only_heard(self) -> Entity | None:
        """Somebody whom others speak of and whom nobody told: the voice of whoever is not seen."""
        able = [e for e in self.cast.roll.entities if e.living and not e.many and e.owner is None and e.last < 0 <= e.heard]
        return max((e for e in able if not e.gone), key=lambda e: (e.heard, -e.number), default=None)

    def _listener(self, speaker: Entity | None) -> Entity | None:
        able = [e for e in self.cast.roll.entities if e.human and e is not speaker and 0 <= self.cast.verse - e.last <= 2]
        return max(able, key=lambda e: (e.salience, -e.number), default=None)

    def _hear(self, parse: Parse, span: Span, turn: Turn) -> None:
        self.cast.within = turn
        for k in parse.within(span):
            self.cast.meet(parse, k)
        self.cast.within = None
        for one, role in ((turn.speaker, "speaker"), (turn.addressee, "addressee")):
            if one is not None:
                self.cast.touch(one, role) if one.last >= 0 or not self.two_styles else None
        self.cast.mind.turn, self.cast.mind.fresh, self.cast.mind.turn_verse = turn, True, self.cast.verse


def _stop_between(text: str, a: int, b: int) -> bool:
    """Whether a sentence ends between a speech and a verb; the speech's own last mark does not count."""
    between = text[a:b].lstrip('"”“»«’ ')
    return any(mark in between for mark in ".!?;") or "\n\n" in between
