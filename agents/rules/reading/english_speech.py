"""Where somebody's own words begin in English without quotation marks, and how each stretch of the text sounds."""

from collections.abc import Iterator

from spacy.tokens import Token

from agents.rules.reading.capitals import Vocabulary, is_name
from agents.rules.reading.english import Reading
from agents.rules.reading.english_phrases import is_somebody
from agents.rules.reading.english_words import ANSWERING, DEITY, PRONOUNS
from agents.rules.reading.nouns import LIVING, noun
from agents.rules.reading.parts import NOBODY, Opening, Stretch, Voice
from agents.rules.reading.wordlists import words
from exeget.verse import Span

STOPS = frozenset(".;?!")
BREAKS = STOPS | {":"}
SAYING = words(
    "said saith saying say spake speak cried answered asked vowed sware prayed commanded blessed sang replied quoth exclaimed "
    "told sayings besought called charged proclaimed prophesied lifted"
)
MAIN = words("said saith saying answered cried quoth spake asked prayed vowed sware")
FIRST = words("i me my mine we us our ours myself")
SECOND = words("thou thee thy thine ye you your yours thyself yourselves")
SAME_FORM = words("cast let put set")
LEADS = words("and but so then now wherefore therefore when nevertheless after thus for as because")
REACH = 32
"""Tokens from the verb of saying to the first word said."""


def stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Token ranges between strong stops."""
    start = 0
    for token in reading.doc:
        if token.text in BREAKS:
            yield start, token.i + 1
            start = token.i + 1
    if start < len(reading.doc):
        yield start, len(reading.doc)


def english_openings(reading: Reading, words: Vocabulary, index: dict[int, int]) -> list[Opening]:
    """The verbs of saying that let somebody speak, in order."""
    found = []
    for token in reading.doc:
        if reading.word(token).lower() not in SAYING or (
            token.i and token.nbor(-1).lower_ in ("to", "not") and token.lower_ == "say"
        ):
            continue
        start = _start(token, reading, words, False)
        if start in (None, len(reading.doc)) and reading.word(token).lower() in MAIN:
            named = _start(token, reading, words, True)
            start = start if named is None else named
        if start is None:
            continue
        speaker = _speaker(reading, token)
        addressee = _addressee(reading, token, start)
        at = reading.offset[start] if start < len(reading.doc) else len(reading.text)
        found.append(
            Opening(
                token.lemma_.lower(),
                reading.start(token),
                at,
                index.get(speaker.i, NOBODY) if speaker is not None else NOBODY,
                index.get(addressee.i, NOBODY) if addressee is not None else NOBODY,
            )
        )
    return found


def _start(verb: Token, reading: Reading, words: Vocabulary, even_names: bool) -> int | None:
    """The token that the spoken words begin with; the doc's length where they begin with the next verse.

    `even_names` takes a name for the first word said where nothing else can be.
    """
    doc, word = reading.doc, reading.word(verb).lower()
    if word == "called":
        named = _naming(verb, reading)
        if named is not None:
            return named
    for j in range(verb.i + 1, min(len(doc), verb.i + REACH)):
        token = doc[j]
        if reading.word(token).lower() in SAYING and token.text[0].islower() and doc[j - 1].lower_ not in ("had", "has"):
            return None
        if token.text in ".?!" and not (token.text == "." and j - verb.i <= 4 and j + 1 < len(doc)):
            return None
        if token.text not in (",", ":", ";", "."):
            continue
        if j + 1 >= len(doc):
            return len(doc) if token.text in ",:;" and _close(verb, j, word) else None
        if _begins(doc[j + 1], token, verb, reading, words, even_names):
            return j + 1 if word in MAIN or j - verb.i < 14 else None
        if token.text in ":;" and word not in ("saying", "said"):
            return None
    return None


def _close(verb: Token, stop: int, word: str) -> bool:
    return word in MAIN or (word in ("called", "told", "commanded") and stop - verb.i <= 6)


def _begins(first: Token, stop: Token, verb: Token, reading: Reading, words: Vocabulary, even_names: bool) -> bool:
    """Whether the word after a comma or colon is the first that is said: it is large though no sentence begins."""
    if not reading.word(first)[0].isupper():
        return False
    if is_name(first, reading, words) or first.lower_ in DEITY:
        beside = stop.i - verb.i <= 1 or reading.doc[stop.i - 1].lower_ in PRONOUNS or stop.text == ":"
        return even_names or beside or not (first.dep_ in ("appos", "conj") and first.head.i < first.i)
    return reading.word(verb).lower() not in ("blessed", "told", "lifted", "called") or stop.i - verb.i <= 6


def _naming(verb: Token, reading: Reading) -> int | None:
    """`called his name Reuben: for she said` gives the reason as somebody's words; where they begin."""
    window = reading.doc[verb.i : verb.i + 12]
    words = [token.lower_ for token in window]
    if "name" not in words or ":" not in words:
        return None
    after = verb.i + words.index(":") + 1
    rest = [reading.word(token).lower() for token in reading.doc[after:]]
    reason = rest[:1] == ["for"] or rest[:1] == ["because"]
    if reason and {*rest} & (FIRST | {"hath"}) and "said" not in rest[:4]:
        return after
    return None


def _speaker(reading: Reading, verb: Token) -> Token | None:
    """Who says it: the verb's subject, the noun right after it (`said Boaz`), or the nearest somebody before it."""
    own = _told_before(_left_subject(verb))
    if own is not None and own.dep_ != "expl":
        return _who(own)
    after = _noun_after(verb)
    if after is not None and reading.word(verb).lower() not in ("saying", "commanded", "told", "besought", "called", "charged"):
        return after
    head, steps = verb, 0
    while head.head.i != head.i and steps < 5:
        head, steps = head.head, steps + 1
        if head.i > verb.i:
            continue
        above = _left_subject(head) or (_noun_after(head) if head.lemma_ in ("say", "answer", "speak") else None)
        if above is not None and above.lower_ == "it":
            continue
        if above is not None:
            return _who(above)
        if head.pos_ in ("NOUN", "PROPN") and head.dep_ in ("nsubj", "nsubjpass"):
            return head
    return next(
        (t for t in reversed(list(reading.doc[: verb.i])) if t.dep_ in ("nsubj", "nsubjpass") and _somebody(t, reading)), None
    )


def _left_subject(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)


def _told_before(own: Token | None) -> Token | None:
    """Of `Jesus answering them said` Jesus, whom the parser does not take for the subject of `said`."""
    objective = own is not None and own.lower_ in ("him", "her", "them", "us", "me")
    if own is None or not objective or not own.i or own.nbor(-1).lower_ not in ANSWERING:
        return own
    return _left_subject(own.nbor(-1)) or own


def _noun_after(verb: Token) -> Token | None:
    """The head of the noun phrase right after the verb."""
    doc, j = verb.doc, verb.i + 1
    if j < len(doc) and doc[j].lower_ in ("he", "she", "they", "i", "we", "you"):
        return doc[j]
    while j < len(doc) and doc[j].tag_ in ("DT", "JJ", "PRP$", "CD", "NN", "NNP", "NNS", "POS", "NNPS"):
        j += 1
    last = doc[j - 1] if j > verb.i + 1 else None
    return last if last is not None and last.tag_.startswith("NN") else None


def _who(token: Token) -> Token:
    """A relative pronoun stands for its noun; `Jesus answering` is Jesus."""
    if token.lower_ in ("who", "which", "that", "whom") and token.head.dep_ in ("relcl", "acl"):
        return token.head.head
    if token.text.endswith("ing") and token.i and (token.nbor(-1).tag_ == "NNP" or token.lower_ in ANSWERING):
        return token.nbor(-1)
    return token


def _somebody(token: Token, reading: Reading) -> bool:
    row = noun(token.text)
    return (
        token.lower_ in PRONOUNS
        or is_somebody(token)
        or reading.word(token)[0].isupper()
        or (row is not None and row.sort in LIVING)
    )


def _addressee(reading: Reading, verb: Token, start: int) -> Token | None:
    """Who is told it: behind `unto` after the verb, or else before it in the same sentence."""
    doc = reading.doc
    after = range(verb.i + 1, min(start, len(doc)))
    before = range(verb.i - 1, -1, -1)
    for places, limit in ((after, start), (before, verb.i)):
        for j in places:
            if doc[j].text in STOPS and places is before:
                break
            direct = doc[j].lower_ in ("answered", "asked", "told", "besought", "commanded", "charged", "called") and j < verb.i
            if reading.word(doc[j]).lower() in ("unto", "to") or direct:
                found = _phrase_at(doc[j], limit)
                if found is not None:
                    return found
        if places is after and verb.lemma_ in ("answer", "ask", "tell", "command", "beseech", "charge", "call", "bless"):
            found = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < start and c.pos_ != "ADP"), None)
            if found is not None:
                return found
    return None


def _phrase_at(token: Token, limit: int) -> Token | None:
    """The head of the noun phrase that begins right after a token, if it ends before the limit."""
    doc, j = token.doc, token.i + 1
    if j < min(len(doc), limit) and doc[j].lower_ in PRONOUNS and doc[j].tag_ != "PRP$":
        return doc[j]
    while j < min(len(doc), limit) and doc[j].tag_ in ("DT", "JJ", "PRP$", "CD", "NN", "NNP", "NNS", "POS", "NNPS"):
        if doc[j].tag_ in ("DT", "PRP$") and doc[j - 1].tag_.startswith("NN"):
            break
        j += 1
    last = doc[j - 1] if j > token.i + 1 else None
    return last if last is not None and last.tag_.startswith("NN") else None


def english_stretches(reading: Reading, openings: list[Opening]) -> list[Stretch]:
    """The stretches of a verse, each with its voice; what opens a speech and what is said are parted."""
    found = []
    for a, b in _parted(reading, openings):
        words = [reading.word(token).lower() for token in reading.doc[a:b]]
        first = next((word for word in words if word[0].isalpha()), "")
        span = Span(start=reading.offset[a], end=reading.end(reading.doc[b - 1]))
        fresh = a == 0 or reading.doc[a - 1].text in ".?!"
        found.append(Stretch(span, voice(reading, a, b), bool({*words} & (FIRST | SECOND)), first, fresh))
    return found


def _parted(reading: Reading, openings: list[Opening]) -> Iterator[tuple[int, int]]:
    cuts = {opening.start for opening in openings}
    cuts |= {cut for opening in openings if (cut := _introduction(reading, opening)) is not None}
    for a, b in stretches(reading):
        inner = [i for i in range(a + 1, b) if reading.offset[i] in cuts]
        yield from zip([a, *inner], [*inner, b], strict=True)


def _introduction(reading: Reading, opening: Opening) -> int | None:
    """Where `, and she said` begins, if it begins after a comma."""
    verb = next(token for token in reading.doc if reading.start(token) == opening.at)
    subject = _left_subject(verb)
    first = subject.left_edge.i if subject is not None else verb.i
    while first > 0 and reading.doc[first - 1].lower_ in LEADS:
        first -= 1
    after_comma = first > 0 and reading.doc[first - 1].text == "," and reading.doc[first].lower_ in LEADS
    return reading.offset[first] if after_comma else None


def voice(reading: Reading, a: int, b: int) -> Voice:
    """Told in the past of a third person, or spoken: an I or you, a present, a command."""
    words = [reading.word(token).lower() for token in reading.doc[a:b]]
    if {*words} & (FIRST | SECOND) or "o" in words:
        return "spoken"
    tokens = list(reading.doc[a:b])
    past = any(_is_past(token) for token in tokens)
    now = any(_is_present(token) for token in tokens)
    if past and not now and any(_has_subject(token) for token in tokens):
        return "narrative"
    if (now and not past) or (tokens[0].tag_ in ("VB", "MD", "VBP", "WP", "WRB", "WDT") and not past):
        return "spoken"
    return "open"


def _has_subject(token: Token) -> bool:
    """A subject, or a noun whose verb the parser took for its attribute (`the sea ceased`)."""
    return token.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") or (token.dep_ == "acl" and token.tag_ == "VBN")


def _is_past(token: Token) -> bool:
    if token.tag_ == "VBN" and token.dep_ in ("ROOT", "conj", "ccomp", "acl"):
        return not any(child.dep_ in ("aux", "auxpass") for child in token.children)
    return token.tag_ == "VBD" and token.lower_ not in SAME_FORM


def _is_present(token: Token) -> bool:
    if token.tag_ == "MD":
        return token.lower_ not in ("might", "would", "could", "should")
    if token.tag_ == "VBZ" or token.lower_ in ("is", "are", "has", "shall", "will", "let", "am", "be"):
        return True
    return token.tag_ == "VBP" and token.lower_ not in ("come", "bore", "lay")
