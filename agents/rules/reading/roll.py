"""The roll of a chapter: its entities, found again by name, noun or kin, and joined where two turn out to be one."""

from collections import Counter
from collections.abc import Mapping

from agents.rules.reading.entities import VAGUE, YOUNG, Entity, Kinship
from agents.rules.reading.names import Named
from agents.rules.reading.nouns import LIVING, Sort
from agents.rules.reading.parts import Phrase

REMEMBERED = 40
"""Verses after which a bare noun no longer calls back the one it called before."""
NEAR = 6
"""Verses within which `the man` or `the boy` may mean anybody of that sex who is known."""
NAMELESS = 12
"""Verses within which a noun rather calls back who has no name."""
TOWN_NEAR = 20


class Roll:
    """Everybody and everything a chapter has told of so far."""

    def __init__(self, names: Mapping[str, Named], counts: Counter[str]) -> None:
        self.names, self.counts = names, counts
        self.entities: list[Entity] = []
        self.kinship = Kinship()
        self.verse = 0

    def new(self, sort: Sort, phrase: Phrase | None = None) -> Entity:
        """One more entity, with what its first phrase tells of it."""
        entity = Entity(len(self.entities), sort)
        if phrase is not None:
            entity.sex, entity.many = phrase.sex, phrase.many
        self.entities.append(entity)
        return entity

    def living(self) -> list[Entity]:
        """All that were not found to be another's double."""
        return [entity for entity in self.entities if not entity.gone]

    # ---- names ---------------------------------------------------------

    def named(self, name: str) -> Entity:
        """The bearer of a name; a part of a longer name is enough."""
        for entity in self.entities:
            if name in entity.names:
                return entity
        for entity in self.entities:
            if entity.answers_to(name) and not _family(entity, name):
                entity.names.append(name)
                return entity
        known = self.names.get(name, Named("person", ""))
        entity = self.new(known.sort)
        entity.names, entity.sex, entity.proper, entity.many = [name], known.sex, True, known.sort == "people"
        return entity

    def deity(self, phrase: Phrase) -> Entity:
        """The one deity of a text that speaks of it by a large letter."""
        for entity in self.entities:
            if entity.sort == "deity" and entity.proper:
                if phrase.name not in entity.names:
                    entity.names.append(phrase.name)
                return entity
        entity = self.new("deity")
        entity.names, entity.nouns, entity.called = [phrase.name], ["god"], [phrase.plain or phrase.head]
        entity.sex, entity.proper = "m", True
        return entity

    def gets_name(self, partner: Entity, phrase: Phrase) -> Entity:
        """Somebody known by a noun gets a name; a group gets a member; the bearer of the name may be known already."""
        bearer = next((entity for entity in self.entities if phrase.name in entity.names), None)
        if partner.many or partner.names:
            one = bearer or self.named(phrase.name)
            if partner.many and not partner.proper:
                partner.members = (*partner.members, one) if one not in partner.members else partner.members
                one.sex = one.sex or partner.sex
            return one
        if bearer is not None and {bearer.sex, partner.sex} == {"m", "f"}:
            return bearer
        if bearer is not None and bearer is not partner:
            self._join(partner, bearer)
            return bearer
        known = self.names.get(phrase.name)
        partner.names.append(phrase.name)
        partner.proper = True
        partner.sex = partner.sex or (known.sex if known else "")
        return partner

    def _join(self, old: Entity, new: Entity) -> None:
        """What was thought two is one."""
        fresh = [k for k, noun in enumerate(old.nouns) if noun not in new.nouns]
        new.nouns += [old.nouns[k] for k in fresh]
        new.called += [old.called[k] for k in fresh]
        new.sex = old.sex or new.sex
        self.kinship.facts = [(new if o is old else o, noun, new if e is old else e) for o, noun, e in self.kinship.facts]
        old.last, old.salience, old.gone, old.members = -99, 0.0, True, (new,)

    def group(self, members: tuple[Entity, ...]) -> Entity:
        """Those who are told together: `Naomi and Ruth`."""
        for entity in self.entities:
            if entity.members and set(entity.members) == set(members):
                return entity
        entity = self.new("people")
        entity.many, entity.members = True, members
        return entity

    # ---- nouns ---------------------------------------------------------

    def note(self, entity: Entity, phrase: Phrase, owner: Entity | None) -> None:
        """Remember what a phrase tells of an entity: its noun, traits, and whose it is."""
        if phrase.noun not in entity.nouns:
            entity.nouns.append(phrase.noun)
            entity.called.append(phrase.plain or phrase.head)
        entity.sex = entity.sex or phrase.sex
        entity.count = entity.count or phrase.count
        entity.gender += phrase.gender if phrase.gender not in entity.gender else ""
        entity.traits += [trait for trait in phrase.traits if trait not in entity.traits]
        if owner is not None and phrase.sort in LIVING:
            self.kinship.tell(owner, phrase.noun, entity)

    def find(self, phrase: Phrase, of: str, speaker: Entity | None = None) -> Entity | None:
        """The latest that the noun can call back; who speaks does not call himself the man."""
        if phrase.noun in VAGUE and not phrase.many and not phrase.definite and not of:
            return None  # `let man and beast be covered`

        def nearness(one: Entity) -> tuple[bool, int, int]:
            return not one.names and self.verse - one.heard <= NAMELESS, one.heard, one.number

        for entity in sorted(self.living(), key=nearness, reverse=True):
            if self.verse - entity.heard > REMEMBERED or (entity.sort == "deity" and entity.proper):
                continue
            same_number = entity.many == phrase.many or phrase.sort not in LIVING
            alike = entity.living == (phrase.sort in LIVING)
            if alike and phrase.noun in entity.nouns and (not of or of == entity.of) and same_number:
                return entity
        if of or not phrase.definite:
            return None
        if phrase.noun in VAGUE and phrase.sort == "person":
            return self._vague(phrase, speaker)
        if phrase.noun in YOUNG:
            return self.young(phrase)
        return self._town() if phrase.sort == "settlement" and not phrase.many else None

    def _vague(self, phrase: Phrase, speaker: Entity | None) -> Entity | None:
        """`the men`, `the woman`: the likeliest of that number and sex who is known."""
        sex, near = VAGUE[phrase.noun], NEAR - 2 * phrase.many
        able = [e for e in self.living() if e.human and e.many == phrase.many and self.verse - e.last < near]
        able = [e for e in able if e.sex in (sex, "") and e is not speaker]
        return max(able, key=lambda e: (e.sex == "f" == sex, e.salience, e.number), default=None)

    def young(self, phrase: Phrase) -> Entity | None:
        """`the boy`: the child who is known."""
        able = [e for e in self.living() if {*e.nouns} & YOUNG and e.many == phrase.many and self.verse - e.heard < NEAR]
        able = [e for e in able if not (e.sex and phrase.sex and e.sex != phrase.sex)]
        return max(able, key=lambda e: (e.salience, e.number), default=None)

    def _town(self) -> Entity | None:
        """`the city`: the town one is told to be in."""
        towns = [e for e in self.living() if e.sort == "settlement" and e.names and self.verse - e.last < TOWN_NEAR]
        return max(towns, key=lambda e: (e.last, e.salience), default=None)


def _family(entity: Entity, name: str) -> bool:
    """Two full names that share only the last part are two people of one family."""
    words = name.split()
    return any(len(words) > 1 and len(own.split()) > 1 and own != name for own in entity.names)
