"""From a parsed English verse to its clauses: who does what to whom, where, and whether it really happens."""

from spacy.tokens import Token

from agents.rules.reading.english import Reading
from agents.rules.reading.nouns import noun
from agents.rules.reading.parts import NOBODY, Clause, Mode
from agents.rules.reading.verbs import is_verb
from agents.rules.reading.wordlists import words
from exeget.verse import Span

SKIPPED = frozenset({"aux", "auxpass", "amod", "compound"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "attr", "dative", "oprd"})
STATES = frozenset({"acomp", "oprd", "attr", "advmod"})
BACKGROUND = frozenset({"because", "if", "though", "although", "lest", "except", "unless", "that"})
WILLING = frozenset({"want", "wish", "will", "would", "desire", "seek", "mean", "hope", "think", "try", "like", "may"})
NEVER = frozenset({"not", "never", "n't", "neither", "nor", "no"})
MODALS = words("shall should will would may might must can could let")

ITSELF = words("go come rise arise fall depart grow return become pass sit stand flee")
"""Verbs whose `is risen`, `was come` is no passive."""
APPEARING = words("be come go arise rise stand fall appear live happen remain lie")
"""Verbs that tell of what is there: `there was a famine`."""


def english_clauses(reading: Reading, index: dict[int, int]) -> list[Clause]:
    """The clauses in the order of their verbs."""
    verbs = [token for token in reading.doc if _is_verb(token) and token.i not in index]
    heads = {token.i for token in verbs}
    found: dict[int, Clause] = {}
    for verb in verbs:
        found[verb.i] = _clause(verb, heads, reading, index, found)
    return list(found.values())


def _is_verb(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in SKIPPED:
        return False
    misread = not is_verb(token.lemma_.lower()) and (token.lower_ == "ought" or noun(token.text) is not None)
    return not misread and (token.lower_ not in MODALS or token.lower_ == "let")


def _clause(verb: Token, heads: set[int], reading: Reading, index: dict[int, int], before: dict[int, Clause]) -> Clause:
    tokens = _own(verb, heads)
    subject, inherited = _subject(verb, index, before)
    objects = [index[x.i] for child in _objects(verb) for x in _chain(child) if x.i in index]
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    passive = passive and verb.lemma_ not in ITSELF
    agents = [index[x.i] for child in verb.children if child.dep_ == "agent" for x in child.children if x.i in index]
    if passive and subject != NOBODY:
        objects = [subject, *objects]
        subject = agents[0] if agents else NOBODY
    lemma = _lemma(verb)
    return Clause(
        span=_span(tokens, reading),
        verb=lemma,
        at=reading.start(verb),
        subject=subject,
        inherited=inherited,
        objects=tuple(dict.fromkeys(o for o in objects if o != subject)),
        around=tuple(_around(verb, index)),
        passive=passive,
        negated=any(token.lower_ in NEVER and token.head.i == verb.i for token in tokens),
        mode=_mode(verb),
        adverbs=tuple(reading.word(child).lower() for child in verb.children if child.dep_ in ("advmod", "prt", "npadvmod")),
        states=_states(verb, reading),
        words=tuple(token.lemma_.lower() for token in tokens if token.is_alpha),
    )


def _objects(verb: Token) -> list[Token]:
    """Its objects; of `found a ship going` the ship, though the parser hangs it on `going`; of `made him a booth` the booth."""
    found = [child for child in verb.children if child.dep_ in OBJECTS or (child.dep_ == "ccomp" and child.pos_ == "NOUN")]
    if verb.lemma_ in ("find", "see", "hear", "watch", "meet"):
        found += [x for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VBG" for x in c.lefts if x.dep_ == "nsubj"]
    return found


def _states(verb: Token, reading: Reading) -> tuple[str, ...]:
    """The adjectives that are said of the subject."""
    said = [x for child in verb.children if child.dep_ in STATES for x in _chain(child)]
    return tuple(reading.word(x).lower() for x in said if x.pos_ == "ADJ")


def _lemma(verb: Token) -> str:
    """The lemma; `lay` without an object is `lie`, `left` in the passive stays `leave`."""
    if verb.lower_ == "lay" and not any(child.dep_ == "dobj" for child in verb.children):
        return "lie"
    return verb.lemma_.lower()


def _own(verb: Token, heads: set[int]) -> list[Token]:
    """The verb's words without those of the clauses below it."""
    own, row = [verb], [verb]
    while row:
        row = [child for token in row for child in token.children if child.i not in heads]
        own += row
    return sorted(own, key=lambda token: token.i)


def _span(tokens: list[Token], reading: Reading) -> Span:
    """From the first to the last word, commas and conjunctions at the ends left out."""
    kept = list(tokens)
    while len(kept) > 1 and (kept[0].is_punct or kept[0].dep_ == "cc"):
        kept = kept[1:]
    while len(kept) > 1 and (kept[-1].is_punct or kept[-1].dep_ == "cc"):
        kept = kept[:-1]
    return Span(start=reading.start(kept[0]), end=reading.end(kept[-1]))


def _subject(verb: Token, index: dict[int, int], before: dict[int, Clause]) -> tuple[int, bool]:
    """The verb's own subject, or that of the verb it is joined to; a relative clause's is the noun it explains."""
    beside = [child for child in verb.children if child.dep_ in SUBJECTS]
    own = next((child for child in reversed(beside) if child.i < verb.i), beside[0] if beside else None)
    if own is not None and own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return index.get(verb.head.i, NOBODY), False
    if own is not None:
        return index.get(own.i, NOBODY), False
    if verb.lemma_ in APPEARING and any(child.dep_ == "expl" for child in verb.children):
        return next((index[c.i] for c in verb.children if c.dep_ in ("attr", "dobj") and c.i in index), NOBODY), False
    if verb.dep_ in ("acl", "relcl"):
        return index.get(verb.head.i, NOBODY), False
    above = _above(verb, before)
    if above is None or verb.dep_ not in ("conj", "xcomp", "advcl", "dep", "ccomp"):
        return NOBODY, False
    if verb.tag_ == "VB":
        return (NOBODY, False) if verb.dep_ in ("dep", "ccomp") else (_willed_subject(verb, index, above), True)
    return above.subject, True


def _above(verb: Token, before: dict[int, Clause]) -> Clause | None:
    """The nearest clause that the verb hangs on, through an adjective if need be (`like to be broken`)."""
    head = verb.head
    while head.i not in before and head.head.i != head.i:
        head = head.head
    return before.get(head.i)


def _willed_subject(verb: Token, index: dict[int, int], above: Clause) -> int:
    """Of `he made it to come up`: it; of `he rose to flee`: he."""
    made = [child for child in verb.head.children if child.dep_ == "dobj" and child.i in index and child.i < verb.i]
    if made and above.verb in ("make", "cause", "let", "bid", "tell", "command", "ask", "send", "bring", "see", "hear"):
        return index[made[0].i]
    return above.subject


def _chain(token: Token) -> list[Token]:
    """A noun and those counted up with it."""
    return [token, *(other for other in token.conjuncts if other.i > token.i)]


def _around(verb: Token, index: dict[int, int]) -> list[int]:
    """The phrases behind prepositions that hang on the verb or on its objects."""
    found = []
    row = [child for child in verb.children if child.dep_ in ("prep", "agent", "advmod", "prt", "dative")]
    row += [
        c for child in verb.children if child.dep_ in ("dobj", "attr", "nsubj", "acomp") for c in child.children if _free(c)
    ]
    while row:
        prep = row.pop(0)
        for child in prep.children:
            if child.dep_ == "pobj" and child.i in index:
                found += [index[x.i] for x in _chain(child) if x.i in index]
                row += [c for c in child.children if _free(c)]
            elif child.dep_ in ("prep", "pcomp") and child.pos_ == "ADP":
                row.append(child)
    return sorted(set(found))


def _free(token: Token) -> bool:
    return token.dep_ == "prep" and token.lower_ not in ("of", "with", "like", "as")


def _misread(verb: Token) -> bool:
    """`: and the sea ceased`: a verb the parser took for an attribute, because its noun stands like a further member of a "
    "list.
    """
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.head.dep_ != "conj":
        return False
    first = verb.head.left_edge.i
    before = [token for token in verb.doc[max(0, first - 2) : first] if token.dep_ != "cc"]
    return bool(before) and before[-1].text in (":", ";", ".")


_BEFALLS = frozenset({"come", "pass", "happen", "befall", "chance"})
"""What `it came to pass` that somebody did, they did."""


def _mode(verb: Token) -> Mode:
    """Whether it is done, only willed, or told as background."""
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    mark = next((child.lower_ for child in verb.children if child.dep_ == "mark"), "")
    if verb.tag_ in ("VB", "VBG", "VBN") and verb.dep_ in ("xcomp", "advcl", "acl", "pcomp", "ccomp") and "to" in auxiliaries:
        return "willed"
    if any(word in MODALS for word in auxiliaries) or (verb.tag_ == "VB" and "did" not in auxiliaries and verb.dep_ != "conj"):
        return "willed"
    if (
        verb.tag_ == "VBG"
        and not auxiliaries
        and verb.lemma_ not in ("say", "answer", "cry")
        and verb.dep_ in ("ccomp", "xcomp", "advcl")
    ):
        return "told"
    if _misread(verb):
        return "done"
    if verb.dep_ == "relcl" and any(child.lower_ in ("when", "where") for child in verb.children):
        return "done"
    if verb.dep_ in ("relcl", "acl", "pcomp") or mark in BACKGROUND or ("had" in auxiliaries and verb.dep_ != "ROOT"):
        return "told"
    if verb.dep_ == "ccomp" and verb.head.i < verb.i and verb.head.pos_ == "VERB" and mark and verb.head.lemma_ not in _BEFALLS:
        return "told"
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and verb.i > verb.head.i and verb.tag_ in ("VB", "VBN"):
        return _mode(verb.head)
    return "done"
