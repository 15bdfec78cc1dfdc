"""Which words are spoken, by whom and to whom, in a text without quotation marks: openings, turns and the way back."""

import re
from dataclasses import dataclass

from agents.rules.reading.cast import FELLOWS
from agents.rules.reading.entities import KIN, Entity
from agents.rules.reading.nouns import LIVING
from agents.rules.reading.pages import Piece
from agents.rules.reading.parts import NOBODY, Opening, Parse, Phrase, Stretch
from agents.rules.reading.pronouns import Address, Called, Clue, Turn, speaker_and_hearer
from agents.rules.reading.telling import HOLLOW, Teller
from agents.rules.reading.wordlists import words
from exeget.verse import Span

BACK = words("and but so then now wherefore therefore when nevertheless after thus for as")
"""Words with which the telling comes back after a speech."""
RELATIVE = frozenset({"which", "who", "that", "whom", "where", "whose", "der", "die", "das", "welcher", "welche"})
AGAIN = words("again moreover also furthermore further")
CLUE_REACH = 160
"""Letters of a speech that are asked for clues to its speaker."""
TALKING = 2
"""Verses after which a talk is over."""
CALLING = re.compile(rf"(?:^|, |\? )my ({'|'.join(sorted(KIN))})\s*[,:;?.!]", re.IGNORECASE)
YOU = re.compile(r"\b(thou|thee|thy|thine|ye|you|your|du|dich|dir|dein\w*|ihr|euch|euer\w*)\b", re.IGNORECASE)
OWN = ("i am", "am i", "call me", "call me not", "call ye me", "my name is", "ich bin", "bin ich", "nennt mich", "ich heiße")
"""What stands before one's own name."""


@dataclass(eq=False)
class Open:
    """A speech that is going on."""

    turn: Turn
    verse: int
    start: int
    story: frozenset[str] = frozenset()
    """The nouns of a tale told in the speech: its own people do not end it."""


class Listener:
    """Follows a chapter verse by verse; what is told moves the cast's mind, what is said is given to its speaker."""

    def __init__(self, teller: Teller) -> None:
        self.teller, self.cast = teller, teller.cast
        self.open: Open | None = None

    def read(self, verse: int, parse: Parse) -> list[Piece]:
        """The pieces of a verse in order; the cast's `met` then holds what its phrases mean."""
        self.cast.begin(verse)
        if self.open is not None and self.open.verse < 0:
            self.open.verse, self.open.start = verse, 0
        pieces = []
        for stretch in parse.stretches:
            opening = next((o for o in parse.openings if stretch.span.start <= o.at < stretch.span.end), None)
            if self.open is not None and not self._comes_back(parse, stretch, opening):
                self._hear(parse, stretch)
                pieces.append(Piece(stretch.span, self.open.turn))
                continue
            self._close()
            if opening is None or not self._introduce(verse, parse, stretch, opening):
                self.teller.tell(parse, stretch.span)
            pieces.append(Piece(stretch.span, None))
        return pieces

    def _close(self) -> None:
        if self.open is not None:
            self.cast.mind.fresh = True
        self.open = None
        self.cast.within = None

    # ---- the way back --------------------------------------------------

    def _comes_back(self, parse: Parse, stretch: Stretch, opening: Opening | None) -> bool:
        """Whether the telling takes over from the open speech."""
        if self.open is None or stretch.person:
            return False
        if self.open.verse == self.cast.verse and self.open.start >= stretch.span.start:
            return stretch.span.start == 0 and opening is not None and stretch.first in BACK  # `he prayed,` `And said, ...`
        if opening is not None:
            return self._new_opening(parse, stretch, opening)
        if stretch.voice != "narrative" and self._told_by_the_next(parse, stretch):
            return True
        if stretch.voice != "narrative" or not (stretch.first in BACK or stretch.fresh or self._after_stop(parse, stretch)):
            return False
        if stretch.first in RELATIVE or (stretch.first == "for" and not stretch.fresh):
            return False
        subject = self._subject(parse, stretch)
        return subject is None or not self.open.story or self._outside(subject, stretch)

    def _told_by_the_next(self, parse: Parse, stretch: Stretch) -> bool:
        """A sentence that begins and goes on as telling does is told, whatever its first verb looks like."""
        at = parse.stretches.index(stretch) + 1
        after = parse.stretches[at] if at < len(parse.stretches) else None
        begins = stretch.fresh and stretch.first in BACK
        return begins and after is not None and not after.fresh and not after.person and after.voice == "narrative"

    def _after_stop(self, parse: Parse, stretch: Stretch) -> bool:
        return parse.text[: stretch.span.start].rstrip()[-1:] in (".", ";", "?", "!", "")

    def _new_opening(self, parse: Parse, stretch: Stretch, opening: Opening) -> bool:
        """Whether `... said` begins a new speech or is said within the open one."""
        assert self.open is not None
        said = parse.text[opening.at : opening.at + 8].lower()
        clause = next((c for c in parse.clauses if c.at == opening.at), None)
        if said.startswith(("say ", "speak ")) or (clause is not None and clause.mode != "done"):
            return False
        if "thus" in parse.text[stretch.span.start : opening.at].lower() and said.startswith("saith"):
            return False
        speaker = parse.phrases[opening.speaker] if opening.speaker != NOBODY else None
        if speaker is None or not stretch.span.start <= speaker.span.start:
            return not said.startswith("saying") and stretch.first in BACK
        if self.open.story:
            return self._outside(speaker, stretch)
        if stretch.first not in BACK and not stretch.fresh:
            return bool(speaker.pronoun or speaker.name)
        return True

    def _subject(self, parse: Parse, stretch: Stretch) -> Phrase | None:
        found = (parse.phrases[k] for k in parse.within(stretch.span))
        return next((phrase for phrase in found if phrase.role == "subject"), None)

    def _outside(self, subject: Phrase, stretch: Stretch) -> bool:
        """Whether somebody is not of the tale that the speaker tells."""
        assert self.open is not None
        if subject.noun in self.open.story or (subject.pronoun and not stretch.fresh):
            return False
        return bool(subject.name) or (stretch.fresh and any(subject.noun in e.nouns for e in self.cast.roll.entities))

    # ---- told and heard ------------------------------------------------

    def _hear(self, parse: Parse, stretch: Stretch) -> None:
        """Let what is said pass: it brings its people to mind only a little."""
        assert self.open is not None
        self.cast.within = self.open.turn
        self.cast.mind.bid(parse, stretch.span)
        for k in parse.within(stretch.span):
            self.cast.meet(parse, k)
        if self.open.story:
            nouns = {parse.phrases[k].noun for k in parse.within(stretch.span)} - {""}
            self.open.story |= nouns
        self.cast.within = None

    # ---- openings ------------------------------------------------------

    def _introduce(self, verse: int, parse: Parse, stretch: Stretch, opening: Opening) -> bool:
        """Read an introduction and open its speech; False where I or you speak, who were quoted and do not narrate."""
        speaker = parse.phrases[opening.speaker] if opening.speaker != NOBODY else None
        if speaker is not None and speaker.pronoun in ("I", "you", "we"):
            return False
        continued = self.cast.mind.fresh
        before = speaker.span.start if speaker is not None else opening.at
        if before > stretch.span.start:
            self.teller.tell(parse, Span(start=stretch.span.start, end=max(before, stretch.span.start + 1)))
            self.cast.mind.fresh = continued and not any(stretch.span.start <= p.span.start < before for p in parse.phrases)
        self.cast.tick(0.9)
        turn = self._turn(parse, opening, stretch, continued)
        for k in parse.within(stretch.span):
            self.cast.meet(parse, k)
        mind = self.cast.mind
        for one, role in ((turn.speaker, "speaker"), (turn.addressee, "addressee")):
            if one is not None:
                self.cast.touch(one, role)
        mind.subject = turn.speaker or mind.subject
        mind.turn, mind.fresh, mind.turn_verse, mind.bidden = turn, False, verse, set()
        here = opening.start < len(parse.text)
        self.open = Open(turn, verse if here else -1, opening.start if here else 0, self._tale(parse, opening))
        return True

    def _turn(self, parse: Parse, opening: Opening, stretch: Stretch, continued: bool) -> Turn:
        """Who speaks to whom."""
        speaker = parse.phrases[opening.speaker] if opening.speaker != NOBODY else None
        hearer = parse.phrases[opening.addressee] if opening.addressee != NOBODY else None
        named = hearer is not None and not hearer.pronoun
        to = self.cast.meet(parse, opening.addressee, "addressee") if named else None
        if hearer is not None and hearer.pronoun == "who":
            named, to = True, self.cast.mind.subject  # `the kinsman came by; unto whom he said`
        named, to = (named, to) if to is None or to.living else (False, None)
        if speaker is not None and speaker.pronoun in ("he", "she", "they"):
            words = parse.text[stretch.span.start : opening.start].lower().split()
            told = Address(
                speaker, named, bool({*words} & AGAIN), tuple(self._clues(parse, opening)), self._called(parse, opening)
            )
            hearers = [to] if to is not None else self.cast.able(hearer) if hearer is not None and hearer.pronoun else []
            done_to = [] if to is not None else self.cast.done_to(parse, speaker)
            able = [one for one in self.cast.able(speaker) if one not in done_to and one.sort not in ("animal", "voice")]
            one, other = speaker_and_hearer(self.cast.mind, told, able, hearers)
            rule = "answer" if continued else "pronoun"
        else:
            one, rule = self._named_speaker(parse, opening, speaker)
            other = to
        if opening.speaker != NOBODY:
            self.cast.met[opening.speaker] = one
        if hearer is not None and hearer.noun in FELLOWS:  # every one to his fellow
            return Turn(one, None, f"said by {rule}")
        if hearer is None and not other and self._is_to_nobody(parse, opening):
            return Turn(one, None, f"said by {rule}")
        other = other or self._hearer(hearer, one)
        if hearer is not None:
            self.cast.met[opening.addressee] = other
        return Turn(one, other if other is not one else None, f"said by {rule}")

    def _named_speaker(self, parse: Parse, opening: Opening, speaker: Phrase | None) -> tuple[Entity | None, str]:
        """Who is told to speak by name or noun; `the word of the LORD came, saying` is the LORD's."""
        if speaker is None or speaker.pronoun:
            return self.cast.mind.subject, "last subject"
        entity = self.cast.meet(parse, opening.speaker, "speaker")
        if (entity is None or not entity.living or speaker.noun in HOLLOW) and speaker.owner != NOBODY:
            owner = self.cast.meet(parse, speaker.owner, "speaker")
            if owner is not None and owner.living:
                return owner, "owner"
        if entity is not None and (speaker.noun not in HOLLOW or entity.living):
            entity = self.teller.joined(parse, opening.speaker, entity)
            return entity, "name" if speaker.name else "noun"
        return self.cast.mind.subject, "last subject"

    def _is_to_nobody(self, parse: Parse, opening: Opening) -> bool:
        """A proclamation: nobody is told to hear it, no talk is going on, and no you is in it."""
        mind = self.cast.mind
        talking = mind.fresh or self.cast.verse - mind.turn_verse <= TALKING
        said = parse.text[opening.start :]
        return not talking and bool(said.strip()) and YOU.search(said) is None

    def _hearer(self, hearer: Phrase | None, one: Entity | None) -> Entity | None:
        """Who hears it, where the text names nobody or only `him`."""
        mind = self.cast.mind
        if hearer is not None and hearer.pronoun:
            last = mind.turn.speaker if mind.turn is not None and mind.fresh else None
            able = self.cast.able(hearer)
            if last is not None and last is not one and last in able:
                return last
            return self.cast.pronoun(hearer, exclude=(one,))
        if mind.turn is not None:
            return mind.turn.addressee if mind.turn.speaker is one else mind.turn.speaker
        return mind.object if mind.object is not one else None

    def _called(self, parse: Parse, opening: Opening) -> Called | None:
        """The kinship word that the speech calls its hearer by."""
        found = CALLING.search(parse.text[opening.start : opening.start + CLUE_REACH])
        return Called(found[1].lower(), self.cast.roll.kinship) if found is not None else None

    def _clues(self, parse: Parse, opening: Opening) -> list[Clue]:
        """Names in the first words said, and whether they are the speaker's own or the hearer's."""
        found = []
        for k in parse.within(
            Span(start=opening.start, end=max(opening.start + 1, min(len(parse.text), opening.start + CLUE_REACH)))
        ):
            phrase = parse.phrases[k]
            if not phrase.name or phrase.sort == "deity":
                continue
            bearer = next((e for e in self.cast.roll.entities if phrase.name in e.names), None)
            if bearer is not None:
                before = parse.text[: phrase.span.start].rstrip().lower()
                own = before.endswith(OWN)
                called = phrase.span.start - opening.start <= 2 or before.endswith((" o", ",", "ach"))
                found.append(Clue(bearer, own, called and not own))
        return found

    def _tale(self, parse: Parse, opening: Opening) -> frozenset[str]:
        """The nouns of a speech that begins as a tale: `A certain man had two sons`."""
        first = next((s for s in parse.stretches if s.span.start >= opening.start), None)
        if first is None or first.voice != "narrative" or first.first not in ("a", "there", "two", "the", "ein", "es"):
            return frozenset()
        return frozenset({parse.phrases[k].noun for k in parse.within(first.span) if parse.phrases[k].sort in LIVING} - {""})
