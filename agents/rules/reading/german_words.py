"""The shipped German word list: a German word's English nearest, and its gender; compounds are what their last part is."""

from dataclasses import dataclass
from functools import cache
from itertools import product

from agents.rules.reading.names import given_sex
from agents.rules.reading.nouns import listed, noun, shipped
from agents.rules.reading.wordlists import words

ENDINGS = ("", "e", "s", "es", "n", "en", "er", "ern", "ens", "nen", "se")
UMLAUT = {"ä": "a", "ö": "o", "ü": "u"}
SMALL = ("lein", "chen", "elein")
JOINTS = ("", "s", "es", "n", "en", "er", "e")
SHORTEST = 3
"""Letters of a compound's part."""


@dataclass(frozen=True)
class German:
    """A word of the list."""

    word: str
    english: str
    gender: str
    """`m`, `f`, `n`, `p` for words that are always many; empty for verbs and adjectives."""


@cache
def _list() -> dict[tuple[str, str], German]:
    return {(row[1], _old(row[0])): German(row[0], row[2], row[3] if len(row) > 3 else "") for row in shipped("german.tsv")}


def _old(word: str) -> str:
    """One spelling for old and new: `daß` is `dass`, `roth` is `rot`."""
    return word.lower().replace("ß", "ss").replace("th", "t").replace("ey", "ei")


@cache
def german_noun(form: str) -> German | None:
    """The entry of a noun in any case and number: by its own form, as a diminutive, or by its last part."""
    if given_sex(form) and not is_listed(form):  # Ruth is no Rute
        return None
    low = _old(form)
    found = _inflected("n", low) or (_inflected("n", low[:-1] + "en") if low.endswith("hn") else None)
    if found is not None:
        return found
    for small in SMALL:
        if low.endswith(small) and len(low) > len(small) + 2:
            base = _inflected("n", low.removesuffix(small)) or _inflected("n", low.removesuffix(small) + "e")
            if base is not None:
                return German(form, base.english, "n")
    for cut in range(SHORTEST, len(low) - SHORTEST + 1):
        last = _inflected("n", low[cut:])
        if last is not None and _is_part(low[:cut]):
            return German(form, last.english, last.gender)
    return None


def _is_part(first: str) -> bool:
    """Whether a compound may begin so: a noun, adjective or verb stem with its joint."""
    for joint in JOINTS:
        stem = first.removesuffix(joint) if joint else first
        if len(stem) >= SHORTEST and (_inflected("n", stem) or ("a", stem) in _list() or ("v", stem + "en") in _list()):
            return True
    return False


def _inflected(pos: str, low: str) -> German | None:
    """An entry by a form that may carry an ending and an umlaut."""
    for ending in ENDINGS:
        if ending and not low.endswith(ending):
            continue
        stem = low.removesuffix(ending) if ending else low
        if ending == "n" and not stem.endswith(("e", "el", "er")):
            continue
        for candidate in (stem, stem + "e"):
            if len(candidate) < 2:
                continue
            for plain in _plain(candidate):
                entry = _list().get((pos, plain))
                if entry is not None:
                    return entry
    return None


@cache
def _plain(word: str) -> tuple[str, ...]:
    """The word, and with each umlaut undone."""
    choices = [(letter, UMLAUT[letter]) if letter in UMLAUT else (letter,) for letter in word]
    if sum(len(choice) > 1 for choice in choices) > 2:
        return (word,)
    return tuple("".join(letters) for letters in product(*choices))


def english_noun(form: str, lemma: str) -> tuple[str, str]:
    """The English head noun and the German gender of a noun; empty where the list has nothing and English no such word."""
    entry = german_noun(form) or (german_noun(lemma) if lemma else None)
    if entry is not None:
        return entry.english.rsplit(" ", 1)[-1] if noun(entry.english) is None else entry.english, entry.gender
    for word in (lemma, form):
        row = listed(word.lower()) if word else None
        if row is not None and not row.proper and len(word) > SHORTEST:
            return row.word, ""
    return "", ""


@cache
def english_verb(lemma: str, prefix: str = "") -> str:
    """The English lemma of a verb; of an unknown compound verb that of its base; the German lemma where nothing is known."""
    for word in (prefix + lemma, lemma, lemma.removesuffix("n") + "en", lemma.removesuffix("et") + "en"):
        entry = _list().get(("v", _old(word)))
        if entry is not None:
            return entry.english
    for start in range(2, 6):
        entry = _list().get(("v", _old(lemma[start:])))
        if entry is not None and lemma[:start] in PREFIXES:
            return entry.english
    return lemma


PREFIXES = words(
    "ab an auf aus bei be ein ent er fort ge her hin los mit nach über um unter ver vor weg wieder zer zu hinab herab hinauf "
    "heraus hinaus heim empor"
)


@cache
def english_adjective(form: str, lemma: str = "") -> str:
    """The English of an adjective in any form; the German word where nothing is known."""
    low = _old(form)
    ends = ("e", "n", "en", "em", "er", "es", "ste", "sten", "ster", "stes", "ere", "eren")
    stems = [_old(lemma), low, *(low.removesuffix(end) for end in ends)]
    for stem in [*stems, *(stem.replace("dn", "den") for stem in stems if "dn" in stem), *(stem + "e" for stem in stems)]:
        for plain in _plain(stem):
            entry = _list().get(("a", plain))
            if entry is not None:
                return entry.english
    return _participle(low) or form.lower()


def _participle(low: str) -> str:
    """`ächzend` is groaning, of ächzen."""
    for end in ("", "e", "en", "em", "er", "es"):
        stem = low.removesuffix(end) if end else low
        if stem.endswith("end") and is_german_verb(stem.removesuffix("d")):
            return f"{english_verb(stem.removesuffix('d')).removesuffix('e')}ing"
    return ""


def is_listed(form: str) -> bool:
    """Whether the list has a noun just as it is written."""
    return ("n", _old(form)) in _list()


def is_german_verb(lemma: str) -> bool:
    """Whether the list has it as a verb."""
    return ("v", _old(lemma)) in _list()
