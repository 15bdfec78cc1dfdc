"""Who is meant: a chapter's phrases become its entities, one by one in the order of the text."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from agents.rules.reading.entities import Entity
from agents.rules.reading.grammar import (
    clause_of,
    equal_to,
    explained_by,
    in_background,
    is_called,
    is_each,
    is_himself,
    is_moved,
    is_nothing,
    is_self,
    is_with_himself,
    names_its_owner,
    needs_life,
    outcome_of,
    whose_name,
)
from agents.rules.reading.names import Named
from agents.rules.reading.nouns import LIVING
from agents.rules.reading.parts import NOBODY, Parse, Phrase, Pronoun
from agents.rules.reading.pronouns import CARRY, Mind, Turn, agrees, antecedent
from agents.rules.reading.roll import Roll
from agents.rules.reading.wordlists import words

WEIGHT = {"subject": 1.0, "speaker": 1.2, "addressee": 0.9, "object": 0.7, "oblique": 0.4, "called": 0.7, "owner": 0.1}
"""How much a mention brings somebody to mind, by its role in the sentence."""
FAME = 0.1
"""What each doubling of a name's count in the chapter adds."""
CENTRAL = 0.2
"""The fame from which somebody may be what a chapter is about: three mentions of the name."""
BACKGROUND = 0.3
"""The share of its weight that a mention in a speech, a wish or a subordinate clause has."""
UNMOVED = frozenset({"water", "land", "sky", "weather", "settlement", "light"})
"""What nobody takes or brings anywhere."""
TALKED = 2
"""Verses for which two who talked may be they."""
REACH = 8
"""Verses over which a pronoun looks back."""
FELLOWS = frozenset({"fellow", "neighbour", "neighbor"})
"""`every one to his fellow` tells of nobody else."""
TOWNS = words("city town village land country river mount mountain island region sea lake")
"""`the city of X` is X itself."""


class Cast:
    """The entities of a chapter and what the reader has in mind at this point."""

    def __init__(self, names: Mapping[str, Named], counts: Counter[str], old: bool = False) -> None:
        self.roll = Roll(names, counts)
        self.old = old
        self.mind = Mind()
        self.within: Turn | None = None
        """The speech being read: its speaker and hearer are I and you."""
        self.met: dict[int, Entity | None] = {}
        """Of the verse being read: phrase index to entity."""
        self.clock = 0
        self.part: tuple[int, str] = (-1, "")
        """When a hand or heart was last spoken of, and its gender: `it` may be that, which is no subject."""

    @property
    def verse(self) -> int:
        """Number of the verse being read."""
        return self.roll.verse

    def begin(self, verse: int) -> None:
        """A new verse: its phrases are not yet met."""
        self.met = {}
        self.roll.verse = self.mind.verse = verse

    def tick(self, factor: float) -> None:
        """Let everybody fade a little from mind, as a clause goes by."""
        for entity in self.roll.entities:
            entity.salience *= factor

    def touch(self, entity: Entity, role: str, share: float = 1) -> None:
        """Bring somebody to mind; who is only in somebody's words is not there to be he or she."""
        entity.heard = self.verse
        if self.within is not None and entity not in (self.within.speaker, self.within.addressee):
            entity.salience = max(entity.salience, BACKGROUND * WEIGHT.get(role, 0.4))
            return
        weight = WEIGHT.get(role, 0.4) * share
        entity.salience = max(entity.salience, weight) + CARRY * min(entity.salience, 1.0)
        entity.last, entity.at = self.verse, self.clock
        for member in entity.members:
            member.salience += 0.5 * weight
            member.last = self.verse
        count = max((self.roll.counts[word] for name in entity.names for word in name.split()), default=0)
        self.mind.fame[entity.number] = FAME * math.log2(1 + count)

    def meet(self, parse: Parse, k: int, role: str = "") -> Entity | None:
        """The entity that phrase k means, made new where the text brings it in; None for what is no subject of a film."""
        if k == NOBODY:
            return None
        if k not in self.met:
            self.met[k] = None  # a phrase that is its own owner's owner means nobody
            self.met[k] = self._meet(parse, k)
        entity = self.met[k]
        if entity is not None:
            entity = self.met[k] = entity.real
            phrase = parse.phrases[k]
            told = self.within is None or not entity.living
            entity.named = self.verse if told and not phrase.pronoun else entity.named
            far = in_background(parse, k) and (phrase.indefinite or not entity.living)
            self.touch(entity, role or phrase.role, BACKGROUND if far else 1)
        return entity

    def _meet(self, parse: Parse, k: int) -> Entity | None:
        phrase = parse.phrases[k]
        self.clock += 1
        if phrase.pronoun:
            return self._somebody(parse, phrase)
        if phrase.sort == "body" and not phrase.many:
            self.part = self.clock, phrase.gender
        hearer = self.within.addressee if self.within is not None else None
        if hearer is not None and phrase.many == hearer.many and is_called(parse, phrase):
            return hearer
        same = self._same(parse, phrase, k)
        if same is not None:
            return same
        owner = self.meet(parse, phrase.owner, "owner")
        explained = self._explained(parse, phrase, owner)
        if explained is not None:
            return explained
        if phrase.sort == "deity" and phrase.name:
            return self._lord(phrase) or self.roll.deity(phrase)
        if phrase.name:
            return self.roll.named(phrase.name)
        return self._common(parse, phrase, owner)

    # ---- nouns ---------------------------------------------------------

    def _same(self, parse: Parse, phrase: Phrase, k: int) -> Entity | None:
        """What somebody is said to be, or to be called, is himself."""
        bearer = self.met.get(whose_name(parse, phrase, k))
        if bearer is not None and not bearer.many:
            return self.roll.gets_name(bearer, phrase)
        one = self.met.get(equal_to(parse, phrase, k))
        if one is None or one.living != (phrase.sort in LIVING) or one.many != phrase.many or one.sort == "deity":
            return None
        self.roll.note(one, phrase, None)
        return one

    def _explained(self, parse: Parse, phrase: Phrase, owner: Entity | None) -> Entity | None:
        """An apposition: `Jonah the son of Amittai`, `his wife Naomi`, `his two sons Mahlon and Chilion`."""
        partner = self.meet(parse, explained_by(parse, phrase))
        if partner is None:
            return None
        if phrase.name and phrase.sort != "deity":
            return self.roll.gets_name(partner, phrase)
        if phrase.many == partner.many and phrase.noun and (partner.living == (phrase.sort in LIVING)):
            self.roll.note(partner, phrase, owner)
            return partner
        return None

    def _lord(self, phrase: Phrase) -> Entity | None:
        """Where no LORD is written, `the Lord` titles the man a chapter is about, and `Lord` calls the hearer."""
        if phrase.head != "Lord" or self.roll.counts["LORD"]:
            return None
        if self.within is not None:
            return self.within.addressee if phrase.role == "called" else None
        if phrase.role != "subject":
            return None
        men = [e for e in self.roll.entities if e.sort == "person" and e.names and not e.many and e.sex in ("m", "")]
        best = max(men, key=lambda e: (self.mind.fame.get(e.number, 0.0), -e.number), default=None)
        return best if best is not None and self.mind.fame.get(best.number, 0.0) >= CENTRAL else None

    def _common(self, parse: Parse, phrase: Phrase, owner: Entity | None) -> Entity | None:
        """The entity of a common noun: its owner, the one it calls back, or a new one."""
        if phrase.sort in (None, "abstract", "body"):
            return None
        if phrase.noun in FELLOWS and owner is not None:
            return None
        if phrase.sort == "voice" and (owner is not None or phrase.many or phrase.role not in ("subject", "object")):
            return owner
        if owner is not None and phrase.by_of and phrase.noun in TOWNS and owner.place:
            self.roll.note(owner, phrase, None)
            return owner
        found = self._kin(phrase, owner)
        if found is None:
            title = _title_of(parse, phrase, owner)
            found = (
                None
                if phrase.indefinite and phrase.sort in LIVING
                else self.roll.find(phrase, title, self.within.speaker if self.within else None)
            )
            if found is None and phrase.sort is not None:
                found = self.roll.new(phrase.sort, phrase)
                found.of, found.owner = title, owner
        if found is not None:
            self.roll.note(found, phrase, owner)
        return found

    def _kin(self, phrase: Phrase, owner: Entity | None) -> Entity | None:
        """`her husband`, where the text has told who that is."""
        if phrase.sort not in LIVING or owner is None or not owner.living:
            return None
        kin = self.roll.kinship.find(owner, phrase.noun, phrase.sex)
        return kin if kin is not None and kin is not owner and kin.many == phrase.many else None

    # ---- pronouns ------------------------------------------------------

    def _somebody(self, parse: Parse, phrase: Phrase) -> Entity | None:
        """Whom a pronoun means in its clause."""
        doer = self.met.get(parse.clauses[phrase.clause].subject) if phrase.clause != NOBODY else None
        if is_self(phrase) or (self.old and self.within is None and is_himself(parse, phrase)):
            return doer
        if is_nothing(parse, phrase):
            return None
        if doer is not None and doer.many and is_each(parse, phrase):
            return doer
        certain = self._certain(parse, phrase)
        if certain is not None:
            return certain
        if doer is not None and is_with_himself(parse, phrase) and agrees(doer, phrase):
            return doer
        out = [doer] if phrase.role in ("object", "oblique") else self.done_to(parse, phrase)
        if is_moved(parse, phrase):
            out += [e for e in self.roll.entities if e.sort in UNMOVED]
        found = self.pronoun(phrase, tuple(out), needs_life(parse, phrase))
        nearer = found is not None and self.part[0] > found.at and phrase.gender == self.part[1]
        return None if phrase.pronoun == "it" and nearer else found

    def _certain(self, parse: Parse, phrase: Phrase) -> Entity | None:
        """Whom the sentence itself singles out: what it was done to, who was bidden to do it, who gets a name."""
        done_to = self.met.get(outcome_of(parse, phrase))
        if done_to is not None:
            return done_to
        clause = clause_of(parse, phrase)
        last = self.mind.turn
        hearer = last.addressee if last is not None and self.within is None and self.verse - self.mind.turn_verse <= 1 else None
        if hearer is not None and phrase.role == "subject" and clause is not None and clause.verb in self.mind.bidden:
            return hearer if agrees(hearer, phrase) and phrase.pronoun in ("he", "she", "they") else None
        if names_its_owner(parse, phrase):
            nameless = [e for e in self.able(phrase) if e.sort == "person" and not e.names]
            return max(nameless, key=lambda e: (e.salience, e.at), default=None)
        return None

    def pronoun(self, phrase: Phrase, exclude: tuple[Entity | None, ...] = (), alive: bool = False) -> Entity | None:
        """Whom a pronoun means here; `alive` for whom something is done that things cannot do."""
        if phrase.pronoun in ("I", "we"):
            return self.within.speaker if self.within else None
        if phrase.pronoun == "you":
            return self.within.addressee if self.within else None
        if phrase.pronoun == "who":
            return None
        out: set[Entity | None] = set(exclude)
        if self.within:
            out |= {self.within.speaker, self.within.addressee, *(e for e in self.roll.entities if e.sort == "animal")}
        able = [e for e in self.able(phrase) if e not in out and not (set(e.members) & out) and (e.living or not alive)]
        if not able and phrase.gender and phrase.pronoun in ("they", "she") and phrase.role != "subject":
            other: Pronoun = "she" if phrase.pronoun == "they" else "they"  # German has one word for both
            phrase = replace(phrase, pronoun=other, sex="f" if other == "she" else "", gender="f" if other == "she" else "p")
            able = [e for e in self.able(phrase) if e not in out]
        if not able and phrase.pronoun == "they":
            return self._both()
        found = antecedent(self.mind, phrase, able)
        if found is not None and len(able) == 1 and found.sort == "person" and not found.sex and not phrase.gender:
            found.sex = phrase.sex
        return found

    def _both(self) -> Entity | None:
        """`they`, where no group was told of: the two who talked last."""
        last = self.mind.turn
        if last is None or self.verse - self.mind.turn_verse > TALKED or self.within is not None:
            return None
        pair = tuple(one for one in (last.speaker, last.addressee) if one is not None and one.human and not one.many)
        return self.roll.group(pair) if len(pair) == 2 else None

    def done_to(self, parse: Parse, phrase: Phrase) -> list[Entity]:
        """`She showed her mother-in-law`: those a noun of the clause tells are done to, so they are not who does it."""
        clause = clause_of(parse, phrase)
        if clause is None or phrase.role != "subject":
            return []
        to = [k for k in clause.around if parse.phrases[k].preposition in ("to", "unto")]
        told = {
            parse.phrases[k].noun
            for k in (*clause.objects, *to)
            if parse.phrases[k].definite or parse.phrases[k].owner != NOBODY
        }
        return [e for e in self.able(phrase) if e.human and {*e.nouns} & (told - {""})]

    def able(self, phrase: Phrase) -> list[Entity]:
        """Who agrees with a pronoun in sex, number and nature, and was spoken of lately."""
        return [e for e in self.roll.living() if self.verse - self._near(e) <= REACH and agrees(e, phrase)]

    def _near(self, entity: Entity) -> int:
        """The last verse that has it: in a speech also those spoken of, in the telling only those told of."""
        return entity.heard if self.within is not None or not entity.living else entity.last


def _title_of(parse: Parse, phrase: Phrase, owner: Entity | None) -> str:
    """What of its `of` belongs to its title: the king of Nineveh, the men of the city; a thing needs none."""
    if not phrase.by_of or phrase.owner == NOBODY or owner is None or phrase.sort not in ("person", "people", "spirit"):
        return ""
    if not (owner.place or (owner.proper and owner.sort in ("people", "deity"))):
        return ""
    return parse.phrases[phrase.owner].name or "the " + parse.phrases[phrase.owner].noun
