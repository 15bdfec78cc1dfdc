"""What a phrase's own clause tells of it before anybody is asked who it is."""

import re

from agents.rules.reading.nouns import LIVING
from agents.rules.reading.parts import NOBODY, Clause, Parse, Phrase
from agents.rules.reading.verbs import field
from agents.rules.reading.wordlists import words

REFLEXIVE = words("cover clothe gird array sit turn lay get hide refresh make haste dress")
"""Verbs whose `him` is himself in old texts."""
OWN_USE = words("make take get build choose buy")
FOR_HIM = re.compile(r"\w+ (?:him|her|them) (?:a|an|two|three|wives|men|great|many)\b")
CAME_TO_PASS = re.compile(r"it (?:came|cometh|come|shall come|had come) to pass|it shall be,? (?:when|if|that)", re.IGNORECASE)
JUDGED = words("better good best meet late early well true time enough hard easy possible")
"""What `it` is said to be that is nothing."""
IMPERSONAL = words("dread displease grieve please seem rain snow pass repent shudder darken")
"""Verbs whose `it` is nothing."""
UNDERGONE = words("wither die perish break burn fall sink melt crack burst shatter collapse rot fade dry")
BESIDE = frozenset({"with", "behind", "before", "about", "around", "from", "after", "beside"})
TAKING = words("take bring carry lead lay put have look see gather draw call keep leave pull")
LIVELY = frozenset({"say", "cry", "weep", "pray", "think", "feel", "see", "take", "give", "eat", "dwell", "find"})
EACH = frozenset({"every", "each", "jeder", "jeglicher"})
CALLING = re.compile(r"\bO\s+$")


def clause_of(parse: Parse, phrase: Phrase) -> Clause | None:
    """The clause a phrase stands in."""
    return parse.clauses[phrase.clause] if phrase.clause != NOBODY else None


def is_himself(parse: Parse, phrase: Phrase) -> bool:
    """In old texts `he covered him with sackcloth` is himself, and so is `there he made him a booth`."""
    clause = clause_of(parse, phrase)
    if clause is None or phrase.pronoun not in ("he", "she", "they"):
        return False
    given = phrase.span.start > clause.at and clause.verb in OWN_USE and FOR_HIM.match(parse.text, clause.at) is not None
    return given or (phrase.role == "object" and clause.verb in REFLEXIVE)


def is_self(phrase: Phrase) -> bool:
    """`herself`, `himself`: the one who does it."""
    return phrase.head.lower().endswith(("self", "selves")) and phrase.role in ("object", "oblique")


def is_with_himself(parse: Parse, phrase: Phrase) -> bool:
    """`he took two men with him`, `he looked behind him`: the one who does it."""
    clause = clause_of(parse, phrase)
    beside = phrase.role == "oblique" and phrase.preposition in BESIDE and phrase.pronoun in ("he", "she", "they")
    return beside and clause is not None and clause.verb in TAKING


def is_moved(parse: Parse, phrase: Phrase) -> bool:
    """Whether it is taken, brought or laid somewhere."""
    clause = clause_of(parse, phrase)
    return phrase.role == "object" and phrase.pronoun == "it" and clause is not None and clause.verb in TAKING


def needs_life(parse: Parse, phrase: Phrase) -> bool:
    """Whether the phrase is the subject of what only the living do: to speak, weep, think, look."""
    clause = clause_of(parse, phrase)
    return phrase.role == "subject" and clause is not None and field(clause.verb) in LIVELY


def is_nothing(parse: Parse, phrase: Phrase) -> bool:
    """`it is better`, `it was late`, `it grieves me`: the subject of a judgement, of the hour, of a feeling."""
    clause = clause_of(parse, phrase)
    if clause is None or phrase.pronoun != "it" or phrase.role != "subject":
        return False
    if CAME_TO_PASS.match(parse.text, phrase.span.start):
        return True
    if clause.verb == "be" and any(parse.phrases[k].sort in LIVING for k in clause.objects):
        return True  # `it is the damsel that came back`
    judged = clause.verb == "be" and bool({*clause.states, *clause.adverbs} & JUDGED)
    return judged or clause.verb in IMPERSONAL


def is_each(parse: Parse, phrase: Phrase) -> bool:
    """`they cried every man unto his god`: his is theirs."""
    clause = clause_of(parse, phrase)
    return clause is not None and phrase.pronoun == "he" and bool(EACH & {*clause.words})


def outcome_of(parse: Parse, phrase: Phrase) -> int:
    """`it smote the gourd that it withered`: what breaks or dies by itself is what something was done to just before."""
    clause = clause_of(parse, phrase)
    if clause is None or phrase.pronoun != "it" or phrase.role != "subject" or clause.verb not in UNDERGONE or clause.objects:
        return NOBODY
    before = [c for c in parse.clauses if c.at < clause.at and c.objects]
    done_to = before[-1].objects[-1] if before else NOBODY
    return done_to if done_to != NOBODY and parse.phrases[done_to].sort not in LIVING else NOBODY


def names_its_owner(parse: Parse, phrase: Phrase) -> bool:
    """`and his name was Boaz`: his, who has had no name so far."""
    owned = next((p for p in parse.phrases if p.owner != NOBODY and parse.phrases[p.owner] is phrase), None)
    clause = clause_of(parse, owned) if owned is not None and owned.noun == "name" else None
    return clause is not None and clause.verb == "be" and any(parse.phrases[k].name for k in clause.objects)


def is_called(parse: Parse, phrase: Phrase) -> bool:
    """`O sleeper`, `my son,`: a noun that calls somebody."""
    if phrase.name or phrase.sort not in LIVING:
        return False
    return phrase.role == "called" or CALLING.search(parse.text[: phrase.span.end - len(phrase.head)]) is not None


def equal_to(parse: Parse, phrase: Phrase, k: int) -> int:
    """`I am an Hebrew`, `he was a mighty man`: the subject, who is what phrase k says."""
    clause = clause_of(parse, phrase)
    if clause is None or clause.verb != "be" or clause.negated or k not in clause.objects or phrase.name or not phrase.noun:
        return NOBODY
    return clause.subject


def whose_name(parse: Parse, phrase: Phrase, k: int) -> int:
    """`The name of the man was Elimelech`: the man."""
    clause = clause_of(parse, phrase)
    if clause is None or clause.verb != "be" or k not in clause.objects or not phrase.name or clause.subject == NOBODY:
        return NOBODY
    subject = parse.phrases[clause.subject]
    return subject.owner if subject.noun == "name" else NOBODY


def explained_by(parse: Parse, phrase: Phrase) -> int:
    """The phrase that this one explains, itself or as a further name of a list (`his sons Mahlon and Chilion`)."""
    if phrase.role == "joined" and phrase.name and not phrase.many and phrase.partner != NOBODY:
        first = parse.phrases[phrase.partner]
        named = first.role == "apposed" and first.name and first.partner != NOBODY
        return first.partner if named and parse.phrases[first.partner].many else NOBODY
    return phrase.partner if phrase.role == "apposed" else NOBODY


def in_background(parse: Parse, k: int) -> bool:
    """Whether a phrase stands only in what is wished or told as background."""
    clause = clause_of(parse, parse.phrases[k])
    return clause is not None and (clause.mode != "done" or clause.negated)
