"""Those whom a chapter speaks of: each kept once, with its names, nouns, kin and how much it is in mind."""

from dataclasses import dataclass, field

from agents.rules.reading.nouns import HUMAN, LIVING, PLACES, Sort
from agents.rules.reading.wordlists import words

KIN: dict[str, tuple[str, ...]] = {
    "father": ("son", "daughter", "child"), "mother": ("son", "daughter", "child"), "son": ("father", "mother"),
    "daughter": ("father", "mother"), "child": ("father", "mother"), "husband": ("wife",), "wife": ("husband",),
    "brother": ("brother", "sister"), "sister": ("brother", "sister"), "uncle": ("nephew", "niece"),
    "nephew": ("uncle", "aunt"),
    "niece": ("uncle", "aunt"), "aunt": ("nephew", "niece"), "master": ("servant", "maid", "handmaid"),
    "mistress": ("maid", "handmaid", "servant"), "servant": ("master", "mistress"), "maid": ("mistress", "master"),
    "handmaid": ("mistress", "master"), "mother-in-law": ("daughter-in-law", "son-in-law"),
    "father-in-law": ("son-in-law", "daughter-in-law"), "daughter-in-law": ("mother-in-law", "father-in-law"),
    "son-in-law": ("father-in-law", "mother-in-law"), "grandfather": ("grandson", "granddaughter"),
    "grandmother": ("grandson", "granddaughter"), "grandson": ("grandfather", "grandmother"),
    "granddaughter": ("grandfather", "grandmother"),
}  # fmt: skip
"""A kinship noun and what the other one is in return."""
VAGUE: dict[str, str] = {"man": "m", "woman": "f", "damsel": "f", "lad": "m", "fellow": "m", "lady": "f", "gentleman": "m"}
"""Nouns that may call anybody of that sex who is already known."""


YOUNG = frozenset({"child", "boy", "son", "lad", "youth", "girl", "daughter", "maiden", "damsel", "maid", "baby", "infant"})
"""Nouns any of which may call back a young person whom another of them has told."""


@dataclass(eq=False)
class Entity:
    """Somebody or something, as far as the text has told."""

    number: int
    sort: Sort
    names: list[str] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)
    sex: str = ""
    gender: str = ""
    """Of its nouns in a language that has it: `m`, `n`, or `nm` where it was called by both."""
    many: bool = False
    proper: bool = False
    members: tuple["Entity", ...] = ()
    count: int = 0
    """How many they are, where the text counts them."""
    called: list[str] = field(default_factory=list)
    """Its nouns as the text writes them: `mariners`."""
    of: str = ""
    """What follows `of` in its title: `Nineveh`."""
    owner: "Entity | None" = None
    traits: list[str] = field(default_factory=list)
    salience: float = 0.0
    last: int = -99
    """Number of the last verse whose telling has it."""
    at: int = -1
    """Number of the last phrase that meant it, counted through the chapter."""
    named: int = -99
    """Number of the last verse whose telling names it by a noun or name."""
    heard: int = -99
    """Number of the last verse that has it at all, if only in somebody's words."""
    gone: bool = False
    """It was found to be another: its one member."""
    title: str = ""
    """What it is called in the analysis; set when the chapter is read."""

    @property
    def living(self) -> bool:
        """It acts of itself."""
        return self.sort in LIVING

    @property
    def human(self) -> bool:
        """A person or people."""
        return self.sort in HUMAN

    @property
    def place(self) -> bool:
        """One can be there."""
        return self.sort in PLACES

    @property
    def real(self) -> "Entity":
        """Itself, or whom it was found to be."""
        return self.members[0].real if self.gone else self

    def answers_to(self, name: str) -> bool:
        """It is known by that name, or by a part of it that is more than a title."""
        return any(name == own or (set(name.split()) & set(own.split())) - TITLE_WORDS for own in self.names)

    def each(self) -> tuple["Entity", ...]:
        """The members of a group by name; itself where it has none, or where only some of them were named."""
        if self.called and not self.gone and len(self.members) != self.count:
            return (self,)
        return tuple(one for member in self.members for one in member.each()) or (self,)


TITLE_WORDS = words("Mr. Mrs. Miss Mr Mrs Dr. Dr St. St Sir Lady Madam the of")


@dataclass(eq=False)
class Kinship:
    """Whose father, wife or servant somebody is, as the text told it."""

    facts: list[tuple[Entity, str, Entity]] = field(default_factory=list)

    def tell(self, owner: Entity, noun: str, one: Entity) -> None:
        """Note that one is the owner's `noun`."""
        if owner is not one and (owner, noun, one) not in self.facts:
            self.facts.append((owner, noun, one))

    def tells(self, owner: Entity, noun: str, one: Entity) -> bool:
        """Whether one is known as the owner's `noun`, or the owner as what answers to it."""
        back = KIN.get(noun, ())
        return any(
            (who is owner and what == noun and whom is one) or (who is one and what in back and whom is owner)
            for who, what, whom in self.facts
        )

    def find(self, owner: Entity, noun: str, sex: str) -> Entity | None:
        """The owner's `noun`: told before, or the other way round (her daughter-in-law's mother-in-law)."""
        for other, known, one in reversed(self.facts):
            if known == noun and (other is owner or owner in other.members):
                return one
        for other, known, one in reversed(self.facts):
            likely = one.many and not one.members and owner.proper and not owner.many and other is not owner
            if known in KIN.get(noun, ()) and (one is owner or owner in one.members or likely) and other.sex in (sex, ""):
                return other
        return None
