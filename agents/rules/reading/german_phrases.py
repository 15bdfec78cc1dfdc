"""From tagged German words to participants: noun phrases with case, names, pronouns and whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from agents.rules.reading.german import Word
from agents.rules.reading.german_words import english_adjective, english_noun, german_noun, is_listed
from agents.rules.reading.nouns import LIVING, Noun, Sort, noun
from agents.rules.reading.parts import NOBODY, Phrase, Pronoun
from exeget.verse import Span

GENDER: dict[Pronoun, str] = {"he": "m", "she": "f", "it": "n", "they": "p"}
PRONOUNS: dict[str, tuple[Pronoun, str, str]] = {
    "ich": ("I", "", "n"), "mich": ("I", "", "a"), "mir": ("I", "", "d"), "wir": ("we", "", "n"), "uns": ("we", "", "d"),
    "du": ("you", "", "n"), "dich": ("you", "", "a"), "dir": ("you", "", "d"), "euch": ("you", "", "d"),
    "er": ("he", "m", "n"), "ihn": ("he", "m", "a"), "ihm": ("he", "m", "d"), "sie": ("they", "", "na"),
    "es": ("it", "", "na"), "ihnen": ("they", "", "d"),
}  # fmt: skip
OWNERS: dict[str, tuple[Pronoun, str]] = {
    "mein": ("I", ""),
    "dein": ("you", ""),
    "sein": ("he", "m"),
    "unser": ("we", ""),
    "euer": ("you", ""),
}
PREPOSITIONS = {
    "in": "in", "im": "in", "ins": "into", "auf": "on", "aufs": "onto", "an": "at", "am": "at", "ans": "to", "aus": "out of",
    "von": "from", "vom": "from", "zu": "to", "zum": "to", "zur": "to", "nach": "to", "gen": "to", "durch": "through",
    "durchs": "through", "über": "over", "unter": "under", "vor": "before", "hinter": "behind", "bei": "by", "beim": "by",
    "mit": "with", "um": "around", "gegen": "against", "wider": "against", "zwischen": "between", "neben": "beside",
    "ohne": "without",
    "für": "for", "bis": "until",
}  # fmt: skip
INTO = {"in": "into", "auf": "onto", "an": "to", "über": "over"}
"""What a preposition is with the accusative."""
ENDING_CASE: dict[str, str] = {"m": "n", "f": "na", "n": "na", "p": "na"}
ARTICLE = {
    "der": {"m": "n", "f": "dg", "p": "g", "": "n"}, "die": {"f": "na", "p": "na", "": "na"}, "das": {"n": "na", "": "na"},
    "den": {"m": "a", "p": "d", "": "a"}, "dem": {"m": "d", "n": "d", "": "d"}, "des": {"m": "g", "n": "g", "": "g"},
}  # fmt: skip
EIN = {"": {"m": "n", "n": "na", "": "n"}, "e": {"f": "na", "p": "na", "": "na"}, "en": {"m": "a", "p": "d", "": "a"},
       "em": {"m": "d", "n": "d", "": "d"}, "er": {"f": "dg", "p": "g", "": "dg"}, "es": {"m": "g", "n": "g",
       "": "g"}}  # fmt: skip
STEMS = (
    "kein",
    "mein",
    "dein",
    "sein",
    "unser",
    "euer",
    "ein",
    "ihr",
    "dies",
    "jen",
    "jed",
    "welch",
    "solch",
    "manch",
    "all",
    "beid",
)
WEAK_NOUNS = frozenset(
    {"man", "hero", "count", "prince", "bear", "lord", "fool", "christian", "shepherd", "ox", "soldier", "elephant"}
)
"""English of masculine nouns that take -en in the accusative too."""
NOTHING = frozenset({"kein", "jed", "welch", "jeglich", "irgendein"})


@dataclass(eq=False)
class Chunk:
    """A noun phrase while it is read."""

    words: list[Word] = field(default_factory=list)
    preposition: str = ""
    article: str = ""
    adjectives: list[Word] = field(default_factory=list)
    owner_word: Word | None = None


@dataclass(frozen=True)
class Found:
    """A phrase with what German grammar tells of it."""

    phrase: Phrase
    at: int
    """Index of its head word."""
    case: str
    """Of `n`, `a`, `d`, `g` those it may be."""
    relative: bool = False


def german_phrases(verse: Sequence[Word], names: frozenset[str]) -> list[Found]:
    """The phrases of a verse in order, roles still open."""
    found: list[Found] = []
    chunk = Chunk()
    for k, word in enumerate(verse):
        chunk = _step(verse, k, word, chunk, names, found)
    return found


def _step(verse: Sequence[Word], k: int, word: Word, chunk: Chunk, names: frozenset[str], found: list[Found]) -> Chunk:
    """Take one word into the open phrase, or close it."""
    low = word.norm.lower()
    if word.tag in ("APPR", "APPRART", "APZR") or (low in PREPOSITIONS and word.tag not in ("PTKVZ", "PTKZU")):
        return Chunk(words=[word], preposition=low, article="dem" if low in ("im", "am", "zum", "vom", "beim") else "")
    if low in PRONOUNS and word.tag not in ("PPOSAT",):
        found.append(_pronoun(verse, word, k, chunk))
        return Chunk()
    if word.is_noun:
        phrase = _noun(k, word, chunk, names, found)
        found += phrase
        return _after_noun(verse, k, chunk)
    if word.tag in ("ART", "PPOSAT", "PIAT", "PDAT", "CARD") or _is_determiner(verse, k):
        base = chunk if chunk.preposition and not chunk.article and not chunk.adjectives else Chunk()
        base.words.append(word)
        base.article = low
        if low.startswith((*OWNERS, "ihr")):
            base.owner_word = word
        return base
    if word.tag in ("PRELS", "PDS") or low in ("der", "die", "das"):
        which = Phrase(_span([word]), word.raw, pronoun="who")
        found.append(Found(which, k, ARTICLE.get(low, {}).get("", "na"), word.tag == "PRELS"))
        return Chunk()
    if word.tag.startswith("ADJ") or (word.tag == "VV(PP)" and chunk.words):
        chunk.adjectives.append(word)
        chunk.words.append(word)
        return chunk
    if low in (",", "und") and (chunk.adjectives or (chunk.preposition and not chunk.words)):
        return chunk
    return Chunk() if word.tag not in ("ADV", "PTKNEG") or not chunk.preposition else chunk


def _is_determiner(verse: Sequence[Word], k: int) -> bool:
    low = verse[k].norm.lower()
    after = verse[k + 1] if k + 1 < len(verse) else None
    stem = next((stem for stem in STEMS if low.startswith(stem) and low[len(stem) :] in EIN), "")
    before_noun = after is not None and (after.is_noun or after.tag.startswith("ADJ"))
    return (bool(stem) and before_noun) or (low in ARTICLE and before_noun)


def _after_noun(verse: Sequence[Word], k: int, chunk: Chunk) -> Chunk:
    """`durch Nacht und Wind`: the preposition goes on over `und`."""
    go_on = k + 2 < len(verse) and verse[k + 1].norm.lower() == "und" and verse[k + 2].is_noun
    return Chunk(preposition=chunk.preposition) if go_on else Chunk()


def _pronoun(verse: Sequence[Word], word: Word, k: int, chunk: Chunk) -> Found:
    pronoun, sex, case = PRONOUNS[word.norm.lower()]
    if word.raw == "Sie" and k and verse[k - 1].raw not in ".!?:":  # large inside a sentence: a polite you
        pronoun = "you"
    preposition = PREPOSITIONS.get(chunk.preposition, chunk.preposition)
    many = pronoun in ("we", "they")
    gender = GENDER.get(pronoun, "")
    phrase = Phrase(_span([word]), word.raw, pronoun=pronoun, sex=sex, gender=gender, many=many, preposition=preposition)
    return Found(phrase, k, "" if preposition else case)


def _noun(k: int, word: Word, chunk: Chunk, names: frozenset[str], found: list[Found]) -> list[Found]:
    """The noun's phrase, after that of a possessive before it."""
    deity = _deity(word)
    english, gender = ("", "") if word.norm in names else english_noun(word.norm, word.lemma)
    row = noun(english) if english else None
    named = not deity and (word.norm in names or (row is not None and row.proper))
    if deity:
        english, gender, row = "god", "m", noun("god")
    many = _many(word, gender, chunk, english)
    case = _case(chunk, "p" if many else gender)
    into = chunk.preposition in INTO and "a" in case and "d" not in case
    preposition = INTO[chunk.preposition] if into else PREPOSITIONS.get(chunk.preposition, chunk.preposition)
    before: list[Found] = []
    owner = NOBODY
    if chunk.owner_word is not None:
        before.append(_owner(chunk.owner_word, k))
        owner = len(found)
    sort: Sort | None = "deity" if deity else row.sort if row else None
    nothing = chunk.article.rstrip("enmrs") in NOTHING or chunk.article.startswith(tuple(NOTHING))
    phrase = Phrase(
        _span([*chunk.words, word]),
        word.raw,
        plain=deity or _plain(word, many),
        noun="" if named else english,
        name=_bare(word.norm, names) if named else deity,
        sort=None if nothing else sort,
        sex=_sex(row, gender, chunk.article, named),
        gender="" if many else gender,
        many=many and not deity,
        definite=chunk.article in ARTICLE or chunk.owner_word is not None,
        indefinite=chunk.article.startswith("ein"),
        traits=tuple(english_adjective(adjective.norm, adjective.lemma) for adjective in chunk.adjectives),
        preposition=preposition,
        owner=owner,
    )
    return [*before, Found(phrase, k, "" if preposition else case)]


def _sex(row: Noun | None, gender: str, article: str, named: bool) -> str:
    """The noun's sex; of a trade that of its grammar; of a name that of its article."""
    if row is not None and row.sort in LIVING:
        return row.sex or {"m": "m", "f": "f"}.get(gender, "")
    return {"die": "f", "der": "m"}.get(article, "") if named else ""


def _plain(word: Word, many: bool) -> str:
    """The noun as it is said alone; of a plural only the dative's n is taken off."""
    entry = german_noun(word.norm)
    if many:
        return word.norm.removesuffix("n") if word.norm.endswith("ern") else word.norm
    if is_listed(word.norm):
        return word.norm
    if entry is not None and entry.word != word.norm:
        return entry.word
    ends = word.norm.removeprefix(word.lemma) if word.norm.startswith(word.lemma) else "?"
    return word.lemma if ends in ("", "n", "en", "s", "es", "e") and len(word.lemma) > 3 else word.norm


def _bare(name: str, names: frozenset[str]) -> str:
    """A name without its genitive s, where it stands without it too."""
    return name.removesuffix("s") if name.endswith("s") and name.removesuffix("s") in names else name


def _deity(word: Word) -> str:
    """`HERR` or `Gott`, empty for others; a lord is a deity only where the text writes him all large."""
    low = word.norm.lower()
    if word.norm.isupper() and low.startswith(("herr", "gott")):
        return "HERR" if low.startswith("herr") else "Gott"
    return "Gott" if low in ("gott", "gottes", "gotte") else "Jehova" if low in ("jehova", "jehovas", "jahwe") else ""


def _owner(word: Word, k: int) -> Found:
    low = word.norm.lower()
    they: tuple[Pronoun, str] = ("they", "")
    pronoun, sex = next((meant for stem, meant in OWNERS.items() if low.startswith(stem)), they)
    phrase = Phrase(_span([word]), word.raw, pronoun=pronoun, sex=sex, many=pronoun in ("we", "they"), role="owner")
    return Found(phrase, k, "g")


def _many(word: Word, gender: str, chunk: Chunk, english: str) -> bool:
    """Whether the noun is plural, by its article, its form against its lemma, and its gender."""
    if gender == "p" or english in ("people", "crowd", "army"):
        return True
    article = chunk.article
    if article.startswith("ein") or article in ("das", "des", "dem", "im", "am", "zum", "vom", "beim"):
        return False
    if chunk.adjectives and chunk.adjectives[0].norm.endswith(("em", "es")):
        return False
    entry = german_noun(word.norm)
    base = (entry.word if entry is not None else word.lemma or word.norm).lower()
    if article == "den" and gender == "m":
        return word.norm.endswith("en") and not base.endswith(("e", "en")) and english not in WEAK_NOUNS
    grown = word.norm.lower() != base and not word.norm.lower().endswith("s")
    if article == "die" or article.endswith("e"):
        return gender in ("m", "n") or grown
    return grown and article in ("", "den")


def _case(chunk: Chunk, gender: str) -> str:
    """The cases that the article allows."""
    article = chunk.article
    if article in ARTICLE:
        return ARTICLE[article].get(gender, ARTICLE[article].get("", "nad"))
    stem = next((stem for stem in STEMS if article.startswith(stem) and article[len(stem) :] in EIN), None)
    if stem is not None:
        return EIN[article[len(stem) :]].get(gender, "nad")
    if chunk.adjectives:
        ending = chunk.adjectives[0].norm[-2:]
        return "d" if ending == "em" else "n" if ending == "er" and gender == "m" else "nad"
    return "nad"


def _span(verse: Sequence[Word]) -> Span:
    kept = [word for word in verse if word.tag not in ("APPR",)] or list(verse)
    return Span(start=kept[0].start, end=kept[-1].end)
