"""From a parsed English verse to its participants: noun phrases, names, pronouns and whose they are."""

from dataclasses import replace

from spacy.tokens import Token

from agents.rules.reading.capitals import Vocabulary, is_name
from agents.rules.reading.english import Reading
from agents.rules.reading.english_words import (
    ANSWERING,
    DEITY,
    DEMONSTRATIVE,
    EVERYBODY,
    GENTILE,
    HONORIFICS,
    INDEFINITE,
    MEASURES,
    NO_NAMES,
    NUMBERS,
    PLURAL_WORDS,
    PRONOUNS,
    SOME,
    UNREAL,
)
from agents.rules.reading.entities import KIN
from agents.rules.reading.grammar import LIVELY
from agents.rules.reading.nouns import HUMAN, Sort, is_plain_word, noun, singular
from agents.rules.reading.parts import NOBODY, Phrase, Role
from agents.rules.reading.verbs import field, is_verb
from exeget.verse import Span

ROLES: dict[str, Role] = {
    "nsubj": "subject", "nsubjpass": "subject", "csubj": "subject", "dobj": "object", "attr": "object", "oprd": "object",
    "dative": "object", "pobj": "oblique", "poss": "owner", "appos": "apposed", "conj": "joined",
}  # fmt: skip


WHOSE = frozenset({"his", "her", "my", "your", "our", "their"})


def english_phrases(reading: Reading, words: Vocabulary) -> tuple[list[Phrase], dict[int, int]]:
    """The phrases of a verse in order, and the index of the phrase each head token has."""
    heads = [token for token in reading.doc if _is_head(token, reading, words)]
    index = {token.i: k for k, token in enumerate(heads)}
    plain = [_phrase(token, reading, words) for token in heads]
    tied = [_tied(plain[k], token, index, plain) for k, token in enumerate(heads)]
    return _bearers(tied, heads, index, reading), index


def _bearers(phrases: list[Phrase], heads: list[Token], index: dict[int, int], reading: Reading) -> list[Phrase]:
    """`Ruth the Moabitess said`, `Elimelech Naomi's husband died`: the name does it, the noun behind it explains the name."""
    found = list(phrases)
    for k, token in enumerate(heads):
        name = _bearer(token, index, reading)
        if name is None or not found[name].name or not found[k].noun:
            continue
        if found[k].noun not in KIN and reading.source[token.i - 1].lower() != "the":
            continue
        role = found[k].role if found[name].role in ("loose", "called") else found[name].role
        found[name] = replace(found[name], role=role, preposition=found[name].preposition or found[k].preposition)
        found[k] = replace(found[k], role="apposed", partner=name)
        index[token.i] = name
    return found


def _bearer(token: Token, index: dict[int, int], reading: Reading) -> int | None:
    """The phrase right before `the ...`, before somebody's `...`, or before `his eldest ...`."""
    before = reading.source[token.i - 1].lower() if token.i else ""
    if before == "the":
        return index.get(token.i - 2)
    if before in ("'s", "’s"):
        return index.get(token.i - 3)
    own = next((child for child in token.lefts if child.dep_ == "poss" and child.lower_ in WHOSE), None)
    return index.get(own.i - 1) if own is not None and token.i - own.i <= 2 else None


def _is_head(token: Token, reading: Reading, words: Vocabulary) -> bool:
    low = token.lower_
    if low in PRONOUNS:
        return reading.word(token).lower() not in ("art",) and not (low in ("that", "which") and token.dep_ == "det")
    if is_name(token, reading, words):
        after = reading.doc[token.i + 1] if token.i + 1 < len(reading.doc) else None
        return after is None or (reading.word(token), reading.word(after)) not in words.pairs
    if low in EVERYBODY or is_somebody(token):
        return True
    if low in ANSWERING:
        return False
    if low in NO_NAMES or (not token.is_alpha and "-" not in low):
        return False
    if (token.pos_ not in ("NOUN", "PROPN") and not _nominal(token) and not _in_its_place(token)) or _unreal(token):
        return False
    part = token.dep_ in ("compound", "nmod") and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")
    return not part or token.head.lower_ in ANSWERING


def _unreal(token: Token) -> bool:
    """`no man`, `what people`, `every one`: words that name nobody who is there."""
    return any(child.lower_ in UNREAL and child.dep_ in ("det", "predet") for child in token.lefts)


def _nominal(token: Token) -> bool:
    """`the dead`, `the greatest of them`: an adjective that stands for those who are so."""
    return (
        token.pos_ == "ADJ"
        and token.tag_ == "JJ"
        and token.dep_ in ("nsubj", "dobj", "pobj", "nsubjpass")
        and any(child.lower_ == "the" for child in token.lefts)
    )


def _in_its_place(token: Token) -> bool:
    """A noun that the parser takes for an adjective (`prepared a gourd`), though an article stands before it."""
    row = noun(token.text) if token.pos_ == "ADJ" and token.text.islower() and not is_plain_word(token.text) else None
    articled = any(child.dep_ in ("det", "poss") for child in token.lefts)
    return row is not None and articled and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")


def name_start(token: Token, reading: Reading, words: Vocabulary) -> int:
    """The first token of the name that ends with this one: `Mary` in `Mary Lennox`."""
    first = token.i
    while first > 0 and (reading.source[first - 1], reading.source[first]) in words.pairs:
        first -= 1
    titled = first > 0 and reading.source[first - 1].rstrip(".") in HONORIFICS
    return first - 1 if titled else first


def _is_own_name(token: Token, reading: Reading, words: Vocabulary) -> bool:
    """A name; `an Hebrew`, `the Moabites` and `Ruth the Moabitess` are what somebody is."""
    articles = {child.lower_ for child in token.lefts if child.dep_ == "det"}
    gentile = bool(articles) and reading.word(token).lower().endswith(GENTILE)
    plural = "the" in articles and token.tag_ == "NNPS"
    return is_name(token, reading, words) and not (articles & {"a", "an"}) and not gentile and not plural


def _phrase(token: Token, reading: Reading, words: Vocabulary) -> Phrase:
    word, low = reading.word(token), token.lower_
    role = _role(token)
    preposition = _preposition(token, reading) if role == "oblique" else ""
    if low in PRONOUNS:
        pronoun, sex = PRONOUNS[low]
        span = Span(start=reading.start(token), end=reading.end(token))
        return Phrase(span, word, pronoun=pronoun, sex=sex, many=pronoun in ("they", "we"), role=role, preposition=preposition)
    if low in EVERYBODY:
        span = Span(start=reading.start(token), end=reading.end(token))
        return Phrase(span, word, noun="people", sort="people", many=True, role=role, preposition=preposition)
    if is_somebody(token):
        return replace(_somebody(token, reading), role=role, preposition=preposition)
    named = _is_own_name(token, reading, words)
    first = name_start(token, reading, words) if named else _first(token)
    span = Span(start=reading.offset[min(first, token.i)], end=reading.end(token))
    row = noun(word)
    deity = low in DEITY and (word[0].isupper())
    one = _with_law(token, singular(word)) if not named else ""
    many = not deity and _is_many(token, word, one)
    gentile = not named and word[0].isupper() and is_name(token, reading, words)
    sort: Sort | None = "deity" if deity else row.sort if row else None
    if sort == "settlement" and not named and any(child.lower_ == "all" for child in token.lefts) and role == "subject":
        sort, many = "people", True
    sort = ("people" if many else "person") if gentile else "people" if _nominal(token) and sort in (None, "abstract") else sort
    if sort is None and not named and _is_unheard_of(token, word):
        sort = "thing"
    return Phrase(
        span,
        word,
        noun="" if named else one,
        name=reading.text[span.start : span.end] if named else word if deity else "",
        sort=sort,
        sex=row.sex if row else "f" if word[0].isupper() and word.endswith("ess") else "",
        many=many,
        count=next((NUMBERS[child.lower_] for child in token.lefts if child.lower_ in NUMBERS), 0),
        definite=any(child.lower_ in DEMONSTRATIVE or child.dep_ == "poss" for child in token.lefts),
        indefinite=any(child.lower_ in INDEFINITE for child in token.lefts),
        traits=traits(token, reading),
        role=role,
        preposition=preposition,
    )


def is_somebody(token: Token) -> bool:
    """`one of the company said`, `another said`, `some one had died`: a word for people of whom nothing else is told."""
    low = token.lower_
    if low not in SOME or _unreal(token) or any(child.tag_ == "MD" or child.dep_ == "neg" for child in token.head.lefts):
        return False
    if low in ("someone", "somebody") or (low == "one" and token.i and token.nbor(-1).lower_ == "some"):
        return True
    if token.dep_ not in ("nsubj", "nsubjpass") or token.head.pos_ not in ("VERB", "AUX"):
        return False
    whole = _whole(token)
    if whole is None:
        return field(token.head.lemma_.lower()) in LIVELY
    row = noun(whole.text)
    return whole.lower_ in PRONOUNS or (row is not None and row.sort in HUMAN) or whole.tag_ == "NNPS"


def _whole(token: Token) -> Token | None:
    """Of whom somebody is one: the company, the Pharisees, them."""
    preps = (child for child in token.children if child.lower_ == "of")
    return next((x for prep in preps for x in prep.children if x.dep_ == "pobj"), None)


def _somebody(token: Token, reading: Reading) -> Phrase:
    """Some of a group are that group; one of it is a new member."""
    span = Span(start=reading.start(token), end=reading.end(token))
    many = token.lower_ in ("some", "certain", "others", "many")
    whole = _whole(token)
    if whole is None or whole.lower_ in PRONOUNS or whole.tag_ == "NN":
        return Phrase(span, reading.word(token).lower(), noun="person", sort="person", many=many, indefinite=True)
    word = singular(whole.text)
    plain = whole.text if many else word
    return Phrase(span, reading.word(token), plain, noun=word, sort="person", many=many, definite=many, indefinite=not many)


def _is_unheard_of(token: Token, word: str) -> bool:
    """A small word that the parser takes for a noun and no table knows at all: a thing of the story's own, such as kanji."""
    known = word != token.text or is_verb(word) or is_plain_word(word) or word.endswith(("est", "eth"))
    return token.pos_ == "NOUN" and word.islower() and len(word) > 3 and not known


def _with_law(token: Token, plain: str) -> str:
    """`mother in law` is one noun."""
    after = token.doc[token.i + 1 : token.i + 3].text.lower()
    return f"{plain}-in-law" if after == "in law" else plain


def _is_many(token: Token, word: str, one: str) -> bool:
    return (
        token.tag_ in ("NNS", "NNPS")
        or word.lower() in PLURAL_WORDS
        or _nominal(token)
        or (bool(one) and one.removesuffix("-in-law") != word.lower())
    )


def _preposition(token: Token, reading: Reading) -> str:
    """The word that leads to it: `into`, `out of`."""
    head = token.head
    if head.pos_ not in ("ADP", "SCONJ", "ADV", "PART"):
        return ""
    word = reading.word(head).lower()
    return "out of" if word == "of" and head.i and head.nbor(-1).lower_ == "out" else word


def _first(token: Token) -> int:
    """The first token of a common noun's own phrase, its article and adjectives included."""
    first = token.i
    for child in token.lefts:
        if child.dep_ in ("det", "amod", "compound", "nummod", "nmod", "poss", "advmod"):
            first = min(first, child.left_edge.i)
    return first


def traits(token: Token, reading: Reading) -> tuple[str, ...]:
    """The adjectives and classifying nouns before a noun: `great`, `east` (wind)."""
    found = []
    for child in token.lefts:
        if child.dep_ in ("amod", "compound", "nmod") and child.is_alpha and not (child.i and child.text[0].isupper()):
            found.append(reading.word(child).lower())
            found += [reading.word(more).lower() for more in child.conjuncts if more.i > child.i and more.pos_ == "ADJ"]
    return tuple(dict.fromkeys(word for word in found if word not in ("certain", "same", "own", "such", "other", "very")))


def _role(token: Token) -> Role:
    if token.dep_ == "npadvmod" and token.lemma_ not in MEASURES:
        return "called"
    return ROLES.get(token.dep_, "loose")


def _also(token: Token) -> Token | None:
    """The subject that a later he takes up: `a man went to Moab, he, and his wife`; None for any other word."""
    if token.lower_ not in ("he", "she", "they") or token.dep_ not in ("conj", "npadvmod", "appos", "dep"):
        return None
    if token.head.dep_ in ("nsubj", "nsubjpass") or not token.i or token.nbor(-1).text != ",":
        return None
    above = (child for verb in token.ancestors for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass"))
    return next(above, None)


def _tied(phrase: Phrase, token: Token, index: dict[int, int], plain: list[Phrase]) -> Phrase:
    """The phrase with its owner and partner, now that all are numbered."""
    owner, by_of = NOBODY, False
    for child in token.children:
        if child.dep_ == "poss" and child.i in index:
            owner = index[child.i]
        elif child.lower_ == "of" and child.i > token.i and owner == NOBODY:
            owner = next((index[x.i] for x in child.children if x.dep_ == "pobj" and x.i in index), NOBODY)
            by_of = owner != NOBODY
    also = _also(token)
    if also is not None:
        return replace(phrase, role="joined", partner=index.get(also.i, NOBODY))
    partner = index.get(token.head.i, NOBODY) if phrase.role in ("apposed", "joined") else NOBODY
    if phrase.role == "joined" and partner != NOBODY:
        lead = plain[partner]
        phrase = replace(phrase, preposition=phrase.preposition or lead.preposition)
    return replace(phrase, owner=owner, by_of=by_of, partner=partner)
