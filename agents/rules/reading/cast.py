"""Who is meant: a chapter's phrases become its entities, one by one in the order of the text."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from agents.rules.reading.entities import VAGUE, YOUNG, Entity, Kinship
from agents.rules.reading.names import Named
from agents.rules.reading.nouns import LIVING, Sort
from agents.rules.reading.parts import NOBODY, Parse, Phrase, Pronoun
from agents.rules.reading.pronouns import CARRY, Mind, Turn, agrees, antecedent

WEIGHT = {"subject": 1.0, "speaker": 1.2, "addressee": 0.9, "object": 0.7, "oblique": 0.4, "called": 0.7, "owner": 0.1}
"""How much a mention brings somebody to mind, by its role in the sentence."""
FAME = 0.1
"""What each doubling of a name's count in the chapter adds."""
BACKGROUND = 0.3
"""The share of that which a mention in a speech, a wish or a subordinate clause has."""
UNSEEN_NOUNS = frozenset({"one", "other", "another", "thing", "place", "way", "name"})
FELLOWS = frozenset({"fellow", "neighbour", "neighbor"})
"""`every one to his fellow` tells of nobody else."""
TOWNS = frozenset(
    {"city", "town", "village", "land", "country", "river", "mount", "mountain", "island", "region", "sea", "lake"}
)
"""`the city of X` is X itself."""
IMPERSONAL = frozenset(
    {"dread", "displease", "grieve", "please", "seem", "rain", "snow", "pass", "repent", "shudder", "darken"}
)
"""Verbs whose `it` is nothing."""
CALLING = re.compile(r"\bO\s+$")
CENTRAL = 0.2
"""The fame from which somebody may be what a chapter is about: three mentions of the name."""
REMEMBERED = 40
"""Verses after which a bare noun no longer calls back the one it called before."""


class Cast:
    """The entities of a chapter and what the reader has in mind at this point."""

    def __init__(self, names: Mapping[str, Named], counts: Counter[str]) -> None:
        self.names, self.counts = names, counts
        self.entities: list[Entity] = []
        self.kinship = Kinship()
        self.verse = 0
        self.mind = Mind()
        self.within: Turn | None = None
        """The speech being read: its speaker and hearer are I and you."""
        self.met: dict[int, Entity | None] = {}
        """Of the verse being read: phrase index to entity."""

    def begin(self, verse: int) -> None:
        """A new verse: its phrases are not yet met."""
        self.verse, self.met = verse, {}
        self.mind.verse = verse

    def tick(self, factor: float) -> None:
        """Let everybody fade a little from mind, as a clause goes by."""
        for entity in self.entities:
            entity.salience *= factor

    def touch(self, entity: Entity, role: str, share: float = 1) -> None:
        """Bring somebody to mind; who is only in somebody's words is not there to be he or she."""
        entity.heard = self.verse
        if self.within is not None and entity not in (self.within.speaker, self.within.addressee):
            entity.salience = max(entity.salience, BACKGROUND * WEIGHT.get(role, 0.4))
            return
        weight = WEIGHT.get(role, 0.4) * share
        entity.salience = max(entity.salience, weight) + CARRY * min(entity.salience, 1.0)
        entity.last = self.verse
        entity.count += 1
        for member in entity.members:
            member.salience += 0.5 * weight
            member.last = self.verse
        count = max((self.counts[word] for name in entity.names for word in name.split()), default=0)
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
            entity.named = self.verse if self.within is None and not parse.phrases[k].pronoun else entity.named
            self.touch(
                entity, role or parse.phrases[k].role, BACKGROUND if not entity.living and _in_background(parse, k) else 1
            )
        return entity

    def _meet(self, parse: Parse, k: int) -> Entity | None:
        phrase = parse.phrases[k]
        if phrase.pronoun:
            return self._everybody(parse, phrase) or self.pronoun(phrase, (self._doer(parse, phrase),), _verb(parse, phrase))
        if self._is_called(parse, phrase):
            return self.within.addressee if self.within else None
        same = self._equal(parse, phrase, k)
        if same is not None:
            return same
        owner = self.meet(parse, phrase.owner, "owner") if phrase.owner != NOBODY else None
        if phrase.role == "apposed" and phrase.partner != NOBODY:
            found = self._explained(parse, phrase, owner)
            if found is not None:
                return found
        if phrase.sort == "deity" and phrase.name:
            return self._lord(phrase) or self.deity(phrase)
        if phrase.name:
            return self.named(phrase.name)
        if phrase.sort in ("abstract", "body", None) and phrase.noun in UNSEEN_NOUNS | {phrase.noun if phrase.sort else ""}:
            return None
        return self._common(parse, phrase, owner)

    def _doer(self, parse: Parse, phrase: Phrase) -> Entity | None:
        """The subject of the phrase's clause, which `him` and `them` beside it do not mean."""
        if phrase.role not in ("object", "oblique") or phrase.clause == NOBODY:
            return None
        return self.met.get(parse.clauses[phrase.clause].subject)

    def _everybody(self, parse: Parse, phrase: Phrase) -> Entity | None:
        """`they cried every man unto his god`: his is theirs."""
        clause = parse.clauses[phrase.clause] if phrase.clause != NOBODY else None
        if clause is None or phrase.pronoun != "he" or not {"every", "each", "jeder", "jeglicher"} & {*clause.words}:
            return None
        doer = self.met.get(clause.subject)
        return doer if doer is not None and doer.many else None

    def _is_called(self, parse: Parse, phrase: Phrase) -> bool:
        """`O sleeper`: who is called is who is spoken to, unless it is a name."""
        if self.within is None or self.within.addressee is None or phrase.name or phrase.sort not in LIVING:
            return False
        called = phrase.role == "called" or CALLING.search(parse.text[: phrase.span.end - len(phrase.head)]) is not None
        return called and phrase.many == self.within.addressee.many

    def _equal(self, parse: Parse, phrase: Phrase, k: int) -> Entity | None:
        """`I am an Hebrew`, `he was a mighty man`: what somebody is said to be is himself."""
        clause = parse.clauses[phrase.clause] if phrase.clause != NOBODY else None
        if clause is None or clause.verb != "be" or clause.negated or k not in clause.objects or phrase.name or not phrase.noun:
            return None
        one = self.met.get(clause.subject)
        if one is None or one.living != (phrase.sort in LIVING) or one.many != phrase.many or one.sort == "deity":
            return None
        self._is(one, phrase, None)
        return one

    # ---- names ---------------------------------------------------------

    def named(self, name: str) -> Entity:
        """The bearer of a name; a part of a longer name is enough."""
        for entity in self.entities:
            if name in entity.names:
                return entity
        for entity in self.entities:
            if entity.answers_to(name) and not self._family(entity, name):
                entity.names.append(name)
                return entity
        known = self.names.get(name, Named("person", ""))
        return self._new(known.sort, names=[name], sex=known.sex, proper=True, many=known.sort == "people")

    def _family(self, entity: Entity, name: str) -> bool:
        """Two full names that share only the last part are two people of one family."""
        words = name.split()
        return any(len(words) > 1 and len(own.split()) > 1 and own != name for own in entity.names)

    def _lord(self, phrase: Phrase) -> Entity | None:
        """Where no LORD is written, `the Lord` titles the man a chapter is about, and `Lord` calls the hearer."""
        if phrase.head != "Lord" or self.counts["LORD"]:
            return None
        if self.within is not None:
            return self.within.addressee if phrase.role == "called" else None
        men = [e for e in self.entities if e.sort == "person" and e.names and not e.many and e.sex in ("m", "")]
        best = max(men, key=lambda e: (self.mind.fame.get(e.number, 0.0), -e.number), default=None)
        return best if best is not None and self.mind.fame.get(best.number, 0.0) >= CENTRAL else None

    def deity(self, phrase: Phrase) -> Entity:
        """The one deity of a text that speaks of it by a large letter."""
        for entity in self.entities:
            if entity.sort == "deity" and entity.proper:
                if phrase.name not in entity.names:
                    entity.names.append(phrase.name)
                return entity
        return self._new(
            "deity", names=[phrase.name], nouns=["god"], called=[phrase.plain or phrase.head], sex="m", proper=True
        )

    def _new(self, sort: Sort, **told: object) -> Entity:
        entity = Entity(len(self.entities), sort)
        for key, value in told.items():
            setattr(entity, key, value)
        self.entities.append(entity)
        return entity

    def group(self, members: tuple[Entity, ...]) -> Entity:
        """Those who are told together: `Naomi and Ruth`."""
        for entity in self.entities:
            if entity.members and set(entity.members) == set(members):
                return entity
        return self._new("people", many=True, members=members)

    # ---- nouns ---------------------------------------------------------

    def _explained(self, parse: Parse, phrase: Phrase, owner: Entity | None) -> Entity | None:
        """An apposition: `Jonah the son of Amittai`, `his wife Naomi`, `his two sons Mahlon and Chilion`."""
        partner = self.meet(parse, phrase.partner)
        if partner is None:
            return None
        if phrase.name and phrase.sort != "deity":
            return self._gets_name(partner, phrase)
        if phrase.many == partner.many and phrase.noun and (partner.living == (phrase.sort in LIVING)):
            self._is(partner, phrase, owner)
            return partner
        return None

    def _gets_name(self, partner: Entity, phrase: Phrase) -> Entity:
        bearer = next((entity for entity in self.entities if phrase.name in entity.names), None)
        if partner.many or partner.names:
            one = bearer or self.named(phrase.name)
            if partner.many and not partner.proper:
                partner.members = (*partner.members, one) if one not in partner.members else partner.members
                one.sex = one.sex or partner.sex
            return one
        if bearer is not None and bearer is not partner:
            fresh = [k for k, noun in enumerate(partner.nouns) if noun not in bearer.nouns]
            bearer.nouns += [partner.nouns[k] for k in fresh]
            bearer.called += [partner.called[k] for k in fresh]
            bearer.sex = partner.sex or bearer.sex
            self._replace(partner, bearer)
            return bearer
        known = self.names.get(phrase.name)
        partner.names.append(phrase.name)
        partner.proper = True
        partner.sex = partner.sex or (known.sex if known else "")
        return partner

    def _replace(self, old: Entity, new: Entity) -> None:
        """What was thought two is one."""
        self.met = {k: new if entity is old else entity for k, entity in self.met.items()}
        self.kinship.facts = [(new if o is old else o, noun, new if e is old else e) for o, noun, e in self.kinship.facts]
        self.mind.subject = new if self.mind.subject is old else self.mind.subject
        old.last, old.salience, old.title = -99, 0.0, "="
        old.members = (new,)

    def _is(self, entity: Entity, phrase: Phrase, owner: Entity | None) -> None:
        if phrase.noun not in entity.nouns:
            entity.nouns.append(phrase.noun)
            entity.called.append(phrase.plain or phrase.head)
        entity.sex = entity.sex or phrase.sex
        entity.gender += phrase.gender if phrase.gender not in entity.gender else ""
        entity.traits += [trait for trait in phrase.traits if trait not in entity.traits]
        if owner is not None and phrase.sort in LIVING:
            self.kinship.tell(owner, phrase.noun, entity)

    def _common(self, parse: Parse, phrase: Phrase, owner: Entity | None) -> Entity | None:
        """The entity of a common noun: the one it calls back, or a new one."""
        if phrase.sort is None or (phrase.noun in FELLOWS and owner is not None):
            return None
        if phrase.sort == "voice" and (owner is not None or phrase.many or phrase.role not in ("subject", "object")):
            return owner
        if owner is not None and phrase.by_of and phrase.noun in TOWNS and owner.place:
            self._is(owner, phrase, None)
            return owner
        if phrase.sort in LIVING and owner is not None and owner.living:
            kin = self.kinship.find(owner, phrase.noun, phrase.sex)
            if kin is not None and kin is not owner and kin.many == phrase.many:
                self._is(kin, phrase, owner)
                return kin
        title = self._of(parse, phrase, owner)
        found = None if phrase.indefinite and phrase.sort in LIVING else self.find(phrase, title)
        if found is None:
            found = self._new(phrase.sort, sex=phrase.sex, many=phrase.many, of=title, owner=owner)
        self._is(found, phrase, owner)
        return found

    def _of(self, parse: Parse, phrase: Phrase, owner: Entity | None) -> str:
        """What of its `of` belongs to its title: the king of Nineveh, the men of the city; a thing needs none."""
        if not phrase.by_of or phrase.owner == NOBODY or owner is None:
            return ""
        if phrase.sort in ("person", "people", "spirit") and (
            owner.place or (owner.proper and owner.sort in ("people", "deity"))
        ):
            return parse.phrases[phrase.owner].name or "the " + parse.phrases[phrase.owner].noun
        return ""

    def find(self, phrase: Phrase, of: str) -> Entity | None:
        """The latest that the noun can call back."""
        for entity in sorted(self.entities, key=lambda one: (one.heard, one.number), reverse=True):
            if entity.title == "=" or self.verse - entity.heard > REMEMBERED or (entity.members and not entity.nouns):
                continue
            if entity.sort == "deity" and entity.proper:
                continue
            if phrase.noun in entity.nouns and (not of or of == entity.of) and self._same_number(entity, phrase):
                return entity
        if of:
            return None
        if phrase.noun in VAGUE and phrase.sort == "person":
            return self._vague(phrase)
        if phrase.noun in YOUNG and phrase.definite:
            return self.young(phrase)
        if phrase.sort == "settlement" and phrase.definite and not phrase.many:
            towns = [e for e in self.entities if e.sort == "settlement" and e.names and self.verse - e.heard < 8]
            return max(towns, key=lambda e: (e.heard, e.salience), default=None)
        return None

    def _same_number(self, entity: Entity, phrase: Phrase) -> bool:
        return entity.many == phrase.many or phrase.sort not in LIVING

    def _vague(self, phrase: Phrase) -> Entity | None:
        """`the men`, `the woman`: the likeliest of that number and sex who is known."""
        if not phrase.definite:
            return None
        sex, near = VAGUE[phrase.noun], 4 if phrase.many else 6
        able = [
            e for e in self.entities if e.human and e.many == phrase.many and self.verse - e.last < near and e.sex in (sex, "")
        ]
        able = [e for e in able if e.title != "="]
        return max(able, key=lambda e: (e.salience, e.number), default=None)

    def young(self, phrase: Phrase) -> Entity | None:
        """`the boy`: the child who is known."""
        able = [e for e in self.entities if {*e.nouns} & YOUNG and e.many == phrase.many and e.title != "="]
        able = [e for e in able if not (e.sex and phrase.sex and e.sex != phrase.sex) and self.verse - e.heard < 6]
        return max(able, key=lambda e: (e.salience, e.number), default=None)

    # ---- pronouns ------------------------------------------------------

    def pronoun(self, phrase: Phrase, exclude: tuple[Entity | None, ...] = (), verb: str = "") -> Entity | None:
        """Whom a pronoun means here."""
        if phrase.pronoun in ("I", "we"):
            return self.within.speaker if self.within else None
        if phrase.pronoun == "you":
            return self.within.addressee if self.within else None
        if phrase.pronoun == "who" or (phrase.pronoun == "it" and verb in IMPERSONAL):
            return None
        out: set[Entity | None] = set(exclude)
        if self.within:
            out |= {self.within.speaker, self.within.addressee}
        able = [e for e in self.able(phrase) if e not in out and not (set(e.members) & out)]
        if not able and phrase.gender and phrase.pronoun in ("they", "she"):  # German has one word for both
            other: Pronoun = "she" if phrase.pronoun == "they" else "they"
            phrase = replace(phrase, pronoun=other, sex="f" if other == "she" else "", gender="f" if other == "she" else "p")
            able = [e for e in self.able(phrase) if e not in out]
        found = antecedent(self.mind, phrase, able)
        if found is not None and len(able) == 1 and found.sort == "person" and not found.sex and not phrase.gender:
            found.sex = phrase.sex
        return found

    def able(self, phrase: Phrase, reach: int = 8) -> list[Entity]:
        """Who agrees with a pronoun in sex, number and nature, and was spoken of lately."""
        return [e for e in self.entities if e.title != "=" and self.verse - self._near(e) <= reach and agrees(e, phrase)]

    def _near(self, entity: Entity) -> int:
        """The last verse that has it: in a speech also those spoken of, in the telling only those told of."""
        return entity.heard if self.within is not None or not entity.living else entity.last


def _in_background(parse: Parse, k: int) -> bool:
    """Whether a phrase stands only in what is wished or told as background."""
    clause = parse.phrases[k].clause
    return clause != NOBODY and parse.clauses[clause].mode != "done"


def _verb(parse: Parse, phrase: Phrase) -> str:
    """The verb of which a phrase is the subject."""
    return parse.clauses[phrase.clause].verb if phrase.role == "subject" and phrase.clause != NOBODY else ""
