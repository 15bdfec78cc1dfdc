"""The weights by which a pronoun finds whom it means, and a speech its speaker and hearer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from agents.rules.reading.entities import Entity, Kinship
from agents.rules.reading.parts import NOBODY, Clause, Parse, Phrase
from agents.rules.reading.verbs import is_verb
from exeget.verse import Span

SUBJECT = 1.2
"""For the last clause's subject, who is spoken of most."""
DECAY = 0.7
"""Of what is in mind, what a clause leaves."""
CARRY = 0.25
"""What an earlier mention adds to a new one."""
DEITY = 0.25
"""Against the deity, who is named rather than called he."""
DEITY_DONE_TO = 0.8
"""Against the deity as a he outside of talk."""
HERE = 0.8
"""For whom the verse itself has named already."""
REPLY = 1.6
"""For the last hearer to answer."""
SWITCH = 1.5
"""For the last speaker to go on, where a new hearer is named."""
PAIR = 0.1
"""For the last pair to speak on after something was told."""
OBJECT = 0.6
"""For whom the last clause was done to, to be spoken to."""
OWN_NAME = 1.2
"""Against a speaker who says his own name as another's; twice that for `I am X`."""
OF_KIN = 1.5
"""For a speaker whose hearer is to him what he calls him, and against one who is that to the hearer."""
THERE = 0.5
"""For a ship or house, where `it` stands behind `into` and the like."""
UNSURE = 0.6
"""Against somebody of untold sex, for `she`: the unmarked noun of old texts is mostly a man."""
FADED = 0.1
"""A thing less in mind than this is no longer `it`."""
EXPLETIVE = 0.6
"""German `es` as a subject mostly means nothing; what is less in mind than this it does not mean."""
LIFELESS = 0.8
"""Against a thing, where grammar would let it be he or she."""
INSIDES = frozenset({"vehicle", "building", "room"})
WHERE = frozenset({"into", "in", "out", "from", "to", "unto", "upon", "on", "against"})


@dataclass(frozen=True)
class Turn:
    """A speech: who speaks to whom, and the rule that says so."""

    speaker: Entity | None
    addressee: Entity | None
    rule: str


@dataclass(eq=False)
class Mind:
    """What a reader has in mind between two clauses."""

    subject: Entity | None = None
    object: Entity | None = None
    turn: Turn | None = None
    """The last speech."""
    turn_verse: int = -99
    fresh: bool = False
    """Nothing was told since that speech."""
    bidden: set[str] = field(default_factory=set)
    """What its hearer was told to do."""
    verse: int = 0
    fame: dict[int, float] = field(default_factory=dict)
    """By entity's number: how much the chapter is about it."""

    def bid(self, parse: Parse, span: Span) -> None:
        """Remember what is commanded in the words of a span."""
        first = parse.text[span.start : span.end].split(maxsplit=1)[0].strip(",;.!").lower()
        self.bidden |= {c.verb for c in parse.clauses if span.start <= c.at < span.end and _commands(parse, c)}
        self.bidden |= {first} if is_verb(first) else set()

    def worth(self, entity: Entity) -> float:
        """How near somebody is to mind, before the sentence itself is asked."""
        here = entity.named == self.verse or all(one.named == self.verse for one in entity.members or (entity,))
        return entity.salience + self.fame.get(entity.number, 0.0) + HERE * here


def _commands(parse: Parse, clause: Clause) -> bool:
    you = clause.subject == NOBODY or parse.phrases[clause.subject].pronoun == "you"
    return clause.mode == "willed" and not clause.negated and you and clause.verb not in ("be", "let", "have")


@dataclass(frozen=True)
class Clue:
    """A name or kinship word in a speech that tells who may speak it."""

    entity: Entity
    own: bool = False
    """`I am X`."""
    called: bool = False
    """`X, come`."""


@dataclass(frozen=True)
class Called:
    """A kinship word that calls the hearer: `my son,`."""

    noun: str
    kinship: Kinship


def agrees(entity: Entity, phrase: Phrase) -> bool:
    """Whether a pronoun of the third person may mean the entity, by number, sex or gender, and nature."""
    if phrase.gender and phrase.pronoun != "they" and (entity.gender or phrase.pronoun == "it"):
        return not entity.many and phrase.gender in entity.gender
    if phrase.pronoun == "they":
        return entity.many and entity.living
    if phrase.pronoun == "it":
        return not entity.many and (entity.sort == "animal" or not entity.living)
    return entity.living and not entity.many and entity.sex in (phrase.sex, "")


def antecedent(mind: Mind, phrase: Phrase, able: Sequence[Entity]) -> Entity | None:
    """The likeliest of those who agree; the clause's subject first for `his`."""
    if phrase.role == "owner" and mind.subject is not None and mind.subject in able:
        return mind.subject

    def score(entity: Entity) -> tuple[float, int]:
        value = (
            mind.worth(entity)
            + SUBJECT * (entity is mind.subject)
            - DEITY_DONE_TO * (entity.sort == "deity" and phrase.role != "owner")
        )
        if phrase.gender and not entity.living and phrase.role == "subject":
            value -= LIFELESS
        if phrase.pronoun in ("he", "she") and entity.sort == "animal":
            value -= LIFELESS
        if phrase.pronoun == "she" and not entity.sex:
            value -= UNSURE
        if phrase.pronoun == "it":
            value += THERE * (entity.sort in INSIDES and phrase.preposition in WHERE)
        return value, entity.last

    if phrase.pronoun == "it":
        least = EXPLETIVE if phrase.gender and phrase.role == "subject" else FADED
        able = [entity for entity in able if entity.salience >= least or entity.sort == "vehicle"]
    return max(able, key=score, default=None)


@dataclass(frozen=True)
class Address:
    """What an introduction tells of a speech besides its verb."""

    word: Phrase
    """The pronoun that speaks."""
    named: bool
    """The hearer is named, not only `him`."""
    again: bool
    """`And he said again`."""
    clues: tuple[Clue, ...] = ()
    called: Called | None = None


def speaker_and_hearer(
    mind: Mind, told: Address, speakers: Sequence[Entity], hearers: Sequence[Entity]
) -> tuple[Entity | None, Entity | None]:
    """Speaker and hearer chosen together, where the speaker is only he, she or they."""
    best: tuple[Entity | None, Entity | None] = (None, hearers[0] if told.named and hearers else None)
    top = float("-inf")
    others: Sequence[Entity | None] = hearers or [None]
    for one in speakers:
        for other in others:
            if one is other or (other is not None and (one in other.members or other in one.members)):
                continue
            value = mind.worth(one) + SUBJECT * (one is mind.subject and not mind.fresh)
            value += (
                _content(one, other, told.clues)
                + _kin(one, other or _partner(mind, one), told.called)
                + _dialogue(mind, told, one, other)
            )
            if other is not None:
                value += 0.3 * other.salience + OBJECT * (other is mind.object and not mind.fresh)
                value -= DEITY * (other.sort == "deity")
            if value > top:
                best, top = (one, other), value
    return best


def _dialogue(mind: Mind, told: Address, one: Entity, other: Entity | None) -> float:
    """What the last turn tells of this one."""
    last = mind.turn
    if last is None:
        return 0
    if not mind.fresh:
        pair = (last.speaker, last.addressee)
        return PAIR * ((one in pair) + 0.7 * (other is not None and other in pair)) - DEITY * (one.sort == "deity")
    value = 0.0
    if last.addressee is None or not agrees(last.addressee, told.word):
        value += REPLY * (one is last.speaker)
    reply = (one is last.addressee) - 0.5 * (one is last.speaker) + 0.4 * (other is not None and other is last.speaker)
    value += (-1 if told.again else 1) * REPLY * reply
    if told.named and other is not last.speaker:
        value += SWITCH * ((one is last.speaker) - (one is last.addressee))
    return value


def _partner(mind: Mind, one: Entity) -> Entity | None:
    """Who is likely to hear somebody whose hearer is not told: the other of the last two."""
    if mind.turn is None or not mind.fresh:
        return None
    return mind.turn.addressee if one is mind.turn.speaker else mind.turn.speaker


def _kin(one: Entity, other: Entity | None, called: Called | None) -> float:
    """`My son` is said by a father to his son, not by the son to the father."""
    if called is None or other is None:
        return 0.0
    return OF_KIN * (called.kinship.tells(one, called.noun, other) - called.kinship.tells(other, called.noun, one))


def _content(one: Entity, other: Entity | None, clues: Sequence[Clue]) -> float:
    """What the spoken words tell of who says them."""
    value = 0.0
    for clue in clues:
        if clue.entity is one:
            value += 2 * OWN_NAME if clue.own else -OWN_NAME
        if other is not None and clue.entity is other and clue.called:
            value += 1
    return value
