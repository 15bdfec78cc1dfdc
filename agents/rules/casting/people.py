"""How old somebody is and of which sex, as far as the text tells."""

from agents.rules.casting.gathering import Gathered
from agents.rules.reading.names import given_sex
from agents.rules.reading.nouns import noun
from exeget.terms import Age, Sex

AGES: dict[Age, frozenset[str]] = {
    "child": frozenset({"child", "boy", "girl", "baby", "infant", "lad", "little"}),
    "young": frozenset(
        {"youth", "maiden", "damsel", "young", "apprentice", "page", "squire", "bride", "maid", "pupil", "student"}
    ),
    "old": frozenset(
        {"old", "elder", "grandfather", "grandmother", "ancestor", "aged", "ancient", "great-grandmother", "hermit"}
    ),
}
UNMARKED = frozenset(
    {"child", "person", "baby", "infant", "servant", "guest", "friend", "lover", "neighbour", "parent", "orphan"}
)
"""Nouns that tell nothing of the sex."""
SEXES: dict[str, Sex] = {"f": "female", "m": "male"}


def age(one: Gathered) -> Age:
    """By noun or trait; of a grown person nobody says more."""
    words = {*one.nouns, *one.traits}
    for years, signs in AGES.items():
        if words & signs:
            return years
    return "adult"


def sex(one: Gathered) -> Sex:
    """By noun, by the pronouns that stand for him or her, by the given name; the bare noun of a trade is a man's in old "
    "texts.
    """
    if one.nature in ("people", "animal") or one.kind != "actor":
        return "unknown"
    if one.many:  # daughters are women; what else a group is made of, its noun does not say
        words = (word for word in one.nouns if word not in UNMARKED and word != "person")
        rows = (noun(part) for word in words for part in (word, word.partition("-")[0]))
        known: list[Sex] = [SEXES[row.sex] for row in rows if row is not None and row.sex]
        return known[0] if known else "unknown"
    if one.nature == "deity":
        return "male" if one.proper else "unknown"
    told = [row.sex for word in one.nouns if (row := noun(word)) is not None and row.sex]
    if told:
        return SEXES[told[0]]
    he, she = one.pronouns["he"], one.pronouns["she"]
    if he != she:
        return "male" if he > she else "female"
    if one.nouns and one.nature == "person" and not {*one.nouns} & UNMARKED:
        return "male"
    return SEXES.get(given_sex(one.title()), "unknown")
