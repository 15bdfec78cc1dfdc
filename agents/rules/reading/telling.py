"""What the narrator tells moves the reader's mind: who is met, who is the subject, to whom it is done."""

from agents.rules.reading.cast import Cast
from agents.rules.reading.entities import Entity
from agents.rules.reading.parts import NOBODY, Clause, Parse, Phrase
from agents.rules.reading.pronouns import DECAY
from exeget.verse import Span

HOLLOW = frozenset({"word", "voice", "spirit", "hand", "presence", "mouth", "glory", "anger", "heart", "commandment"})
"""What comes from somebody and is not he."""


class Teller:
    """Lets the told stretches of a chapter pass."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def tell(self, parse: Parse, span: Span) -> None:
        """Meet everybody in a stretch, clause by clause."""
        last, did = NOBODY, False
        for k in parse.within(span):
            phrase = parse.phrases[k]
            if phrase.clause != last:
                self.cast.tick(DECAY)
                last = phrase.clause
            self._remember(parse, k, phrase, self.cast.meet(parse, k))
            did = True
        if did:
            self.cast.mind.fresh = False

    def _remember(self, parse: Parse, k: int, phrase: Phrase, entity: Entity | None) -> None:
        if entity is None or not entity.living:
            return
        clause = parse.clauses[phrase.clause] if phrase.clause != NOBODY else None
        if phrase.role == "subject" and not (clause is not None and clause.mode == "told"):
            self.cast.mind.subject = self.joined(parse, k, entity)
        elif (
            phrase.role in ("object", "oblique")
            and not (clause is not None and clause.mode != "done")
            and entity is not self.cast.mind.subject
        ):
            self.cast.mind.object = entity
            if clause is not None and clause.verb == "come" and self._is_word(parse, clause):
                self.cast.mind.subject = entity  # `the word of the king came unto Jonah`: he acts upon it

    def _is_word(self, parse: Parse, clause: Clause) -> bool:
        return clause.subject != NOBODY and parse.phrases[clause.subject].noun in HOLLOW

    def joined(self, parse: Parse, k: int, entity: Entity) -> Entity:
        """The subject with those who do it too: `Naomi and Ruth`."""
        more = [self.cast.meet(parse, j) for j in parse.together(k)[1:]]
        members = [entity, *(one for one in more if one is not None and one.living and one is not entity)]
        if len(members) < 2:
            return entity
        group = self.cast.roll.group(tuple(dict.fromkeys(members)))
        group.last, group.salience = self.cast.verse, max(group.salience, entity.salience)
        return group
