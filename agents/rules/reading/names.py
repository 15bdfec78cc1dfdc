"""What a chapter tells about each name in it: somebody, somewhere or a people; and a woman's or a man's."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from agents.rules.reading.english_words import GENTILE
from agents.rules.reading.nouns import HUMAN, PLACES, Sort, noun, shipped
from agents.rules.reading.parts import NOBODY, Clause, Parse, Phrase
from agents.rules.reading.verbs import SAYING, field
from agents.rules.reading.wordlists import words

OF_PLACES = words(
    "land city country king queen river wilderness gate mount mountain plain town village field valley region coast street "
    "inhabitant garden elder prince man woman people north south east west border brook well"
)
OF_PERSONS = words(
    "son daughter wife husband brother sister father mother house servant child hand seed generation family mouth "
    "name day voice "
    "uncle aunt nephew niece friend"
)
INTO_PLACES = words("in into at from through toward towards out near throughout within beyond by")
TO_PERSONS = frozenset({"say", "pray", "give", "cry", "bear", "send", "make"})


@dataclass(frozen=True)
class Named:
    """What is known of a name."""

    sort: Sort
    sex: str


def given_sex(name: str) -> str:
    """`f` or `m` by what the first name is mostly given to; empty where nobody knows."""
    return _given().get(name.split()[0].rstrip(".").lower(), "")


@cache
def _given() -> dict[str, str]:
    return {row[0].lower(): row[1] for row in shipped("names.tsv")}


def learn_names(parses: Sequence[Parse]) -> dict[str, Named]:
    """All names of a chapter with what its sentences tell of them."""
    weights: dict[str, dict[Sort, float]] = defaultdict(lambda: defaultdict(float))
    sexes: dict[str, Counter[str]] = defaultdict(Counter)
    for parse in parses:
        for phrase in parse.phrases:
            if phrase.name and phrase.sort != "deity":
                for sort, weight in _signs(phrase, parse):
                    weights[phrase.name][sort] += weight
                sexes[phrase.name].update(_sexes(phrase, parse))
    return {name: Named(_best(weight), _sex(name, sexes[name])) for name, weight in weights.items()}


def _best(weight: Mapping[Sort, float]) -> Sort:
    """The likeliest sort; somebody, where nothing is told."""
    person = weight.get("person", 0.0) + 0.1
    place = sum(weight.get(sort, 0.0) for sort in PLACES)
    if weight.get("people", 0.0) > max(person, place):
        return "people"
    if place > person:
        return max((sort for sort in sorted(PLACES) if sort in weight), key=lambda sort: weight[sort])
    return "person"


def _signs(phrase: Phrase, parse: Parse) -> Iterator[tuple[Sort, float]]:
    """Each sign of what a name stands for, with its weight."""
    if phrase.sort in PLACES or phrase.sort in HUMAN:
        yield phrase.sort, 1.5
    if phrase.name.lower().endswith(GENTILE) and (phrase.many or phrase.definite or phrase.indefinite):
        yield "people", 3
    clause = parse.clauses[phrase.clause] if phrase.clause != NOBODY else None
    if phrase.role in ("subject", "joined") and clause is not None and not clause.passive:
        yield (
            "person",
            1.2 if field(clause.verb) in ("say", "bear", "think", "feel", "die", "take") or clause.verb in SAYING else 0.5,
        )
    yield from _told_by_its_name(clause, parse)
    if phrase.role in ("owner", "called"):
        yield "person", 0.7
    if phrase.role == "oblique":
        yield from _behind(phrase, clause, parse)
    for other in parse.phrases:
        if other.partner != NOBODY and parse.phrases[other.partner] is phrase and other.role == "apposed":
            yield from _apposed(other)
    if phrase.role == "apposed" and phrase.partner != NOBODY:
        yield from _apposed(parse.phrases[phrase.partner])


def _told_by_its_name(clause: Clause | None, parse: Parse) -> Iterator[tuple[Sort, float]]:
    """`The name of the second river is Gihon`: what has the name is a river."""
    if clause is None or clause.verb != "be" or clause.subject == NOBODY:
        return
    subject = parse.phrases[clause.subject]
    if subject.noun == "name" and subject.owner != NOBODY:
        yield from _apposed(parse.phrases[subject.owner])


def _behind(phrase: Phrase, clause: Clause | None, parse: Parse) -> Iterator[tuple[Sort, float]]:
    """What a preposition tells: `in X` is a place, `son of X` somebody."""
    word = phrase.preposition
    if word == "of":
        owned = next((p.noun for p in parse.phrases if p.owner != NOBODY and parse.phrases[p.owner] is phrase), "")
        if owned in OF_PLACES:
            yield "settlement" if owned in ("city", "town", "gate", "street") else "land", 1.2
        elif owned in OF_PERSONS:
            yield "person", 1.5
    elif word in INTO_PLACES:
        yield "settlement", 1.5
    elif word in ("to", "unto"):
        said = clause is not None and field(clause.verb) in TO_PERSONS
        yield ("person", 1.0) if said else ("settlement", 1.0)
    elif word in ("with", "after", "before", "against", "upon", "for", "about"):
        yield "person", 0.6


def _apposed(other: Phrase) -> Iterator[tuple[Sort, float]]:
    row = noun(other.noun) if other.noun else None
    if row is not None and (row.sort in PLACES or row.sort in HUMAN):
        yield row.sort, 3


def _sexes(phrase: Phrase, parse: Parse) -> dict[str, int]:
    """What the sentence tells of the sex: `Rebekah his wife`, `she` after a lone subject, who bears and who begets."""
    found: Counter[str] = Counter()
    if phrase.name.endswith("itess"):
        found["f"] += 3
    for other in parse.phrases:
        tied = other.role == "apposed" and other.partner != NOBODY and parse.phrases[other.partner] is phrase
        tied = tied or (phrase.role == "apposed" and phrase.partner != NOBODY and parse.phrases[phrase.partner] is other)
        if tied and other.noun and (row := noun(other.noun)) is not None and row.sex:
            found[row.sex] += 4
    if phrase.role == "subject" and phrase.clause != NOBODY:
        clause = parse.clauses[phrase.clause]
        if clause.verb in ("conceive", "bear") and not clause.passive:
            found["f"] += 4
        if clause.verb in ("father", "beget"):
            found["m"] += 4
        found.update(_pronoun_after(phrase, parse))
    return dict(found)


def _pronoun_after(phrase: Phrase, parse: Parse) -> list[str]:
    """The sex of the next he or she, if no other person stands between."""
    seen = False
    for other in parse.phrases:
        if other is phrase:
            seen = True
        elif seen and other.pronoun in ("he", "she"):
            return [other.sex] * (2 if other.role == "subject" else 1)
        elif seen and (other.name or other.sort in HUMAN):
            return []
    return []


def _sex(name: str, told: Counter[str]) -> str:
    """What the text tells; else what the name is mostly given to; empty where nobody knows."""
    if told["f"] != told["m"]:
        return "f" if told["f"] > told["m"] else "m"
    first = name.split()[0].rstrip(".").lower()
    if first in ("mrs", "miss", "lady", "madam"):
        return "f"
    if first in ("mr", "sir"):
        return "m"
    return given_sex(name)
