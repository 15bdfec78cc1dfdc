"""From tagged German words to clauses: one for each finite verb, its subject by case, its mode by auxiliary and conjunction."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from agents.rules.reading.german import Word
from agents.rules.reading.german_phrases import Found
from agents.rules.reading.german_tense import present_shapes
from agents.rules.reading.german_words import english_adjective, english_verb
from agents.rules.reading.nouns import LIVING
from agents.rules.reading.parts import NOBODY, Clause, Mode, Phrase, Role
from exeget.verse import Span

STOPS = frozenset(',;:.!?-–—"„“”»«')
AND = frozenset({"und", "oder", "aber", "denn", "doch", "sondern"})
WILLING = frozenset({"wollen", "sollen", "mögen", "müssen", "können", "dürfen", "werden"})
WEAK = frozenset({"haben", "sein", "werden", "lassen", *WILLING})
UNREAL = frozenset({"dass", "daß", "wenn", "ob", "weil", "damit", "falls", "obgleich", "denn"})
PERCEIVING = frozenset({"see", "hear", "feel", "watch", "find"})
NEVER = frozenset({"nicht", "nie", "nimmer", "niemals", "kein", "keine", "keinen", "nirgends"})
BEHIND = {
    "heraus": "out",
    "hinaus": "out",
    "hinab": "down",
    "herab": "down",
    "hinunter": "down",
    "hinauf": "up",
    "fort": "away",
    "weg": "away",
}


def german_clauses(words: Sequence[Word], found: Sequence[Found]) -> tuple[list[Clause], list[Phrase]]:
    """The clauses of a verse, and its phrases with their roles."""
    phrases = [one.phrase for one in found]
    clauses: list[Clause] = []
    for segment in _segments(words):
        inside = [k for k, one in enumerate(found) if one.at in segment]
        part = [words[k] for k in segment]
        main = _main(part)
        if main is None:
            continue
        clause, roles = _clause(part, main, inside, found, clauses)
        for k, role in roles.items():
            phrases[k] = _she_or_they(part, replace(phrases[k], role=role))
        clauses.append(clause)
        phrases = _set(phrases, dict.fromkeys(inside, len(clauses) - 1))
    return clauses, _genitives(found, _joined(words, found, phrases))


def _she_or_they(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """`sie` is she where it is the subject of a verb in the singular, or somebody it is done to."""
    if phrase.head.lower() != "sie":
        return phrase
    verb = next((word.norm.lower() for word in words if word.is_finite), "n")
    if phrase.role == "subject" and verb.endswith("n"):
        return phrase
    return replace(phrase, pronoun="she", sex="f", gender="f", many=False)


def _set(phrases: list[Phrase], clause: dict[int, int]) -> list[Phrase]:
    return [replace(phrase, clause=clause.get(k, phrase.clause)) for k, phrase in enumerate(phrases)]


def _segments(words: Sequence[Word]) -> list[list[int]]:
    """Word indices with about one finite verb each: parted by stops, and by `und` between two verbs.

    A part without a verb goes to the part before it in its sentence, over a relative clause to the one it interrupts.
    """
    found: list[list[int]] = []
    start = fresh = 0
    for k in range(len(words) + 1):
        if k < len(words) and words[k].raw not in STOPS:
            continue
        for a, b in _parted(words, start, k):
            part = list(range(a, b))
            if part and not any(words[i].is_verb for i in part) and len(found) > fresh:
                home = -2 if words[found[-1][0]].tag == "PRELS" and len(found) - fresh > 1 else -1
                found[home] = [*found[home], *part]
            elif part:
                found.append(part)
        start = k + 1
        if k < len(words) and words[k].raw in ".!?;:":
            fresh = len(found)
    return found


def _parted(words: Sequence[Word], a: int, b: int) -> list[tuple[int, int]]:
    verbs = [k for k in range(a, b) if words[k].is_finite]
    for first, second in pairwise(verbs):
        between = [k for k in range(first + 1, second) if words[k].norm.lower() in AND]
        if between:
            return [(a, between[-1]), *_parted(words, between[-1], b)]
    return [(a, b)]


def _main(words: Sequence[Word]) -> int | None:
    """The verb that tells what is done: the last full verb of the segment, a participle before its auxiliary."""
    verbs = [k for k, word in enumerate(words) if word.is_verb]
    if not verbs:
        return None
    full = [k for k in verbs if words[k].lemma not in WEAK and words[k].lemma.endswith("n")]
    finite = [k for k in verbs if words[k].is_finite]
    if full and (not finite or words[finite[0]].lemma in WEAK):
        return full[-1]
    return (finite or verbs)[0]


def _clause(
    words: Sequence[Word], main: int, inside: list[int], found: Sequence[Found], before: list[Clause]
) -> tuple[Clause, dict[int, Role]]:
    verb = words[main]
    prefix = next((word.norm.lower() for word in words[main + 1 :] if word.tag == "PTKVZ"), "")
    lows = [word.norm.lower() for word in words]
    subject, inherited = _subject(words, inside, found, before)
    passive = any(word.lemma == "werden" for word in words) and verb.tag == "VV(PP)"
    objects = [
        k for k in inside if k != subject and not found[k].phrase.preposition and found[k].case != "g" and not found[k].relative
    ]
    if passive and subject != NOBODY:
        objects, subject = [subject, *objects], NOBODY
    roles: dict[int, Role] = {k: "oblique" for k in inside if found[k].phrase.preposition}
    roles |= dict.fromkeys(objects, "object")
    if subject in inside:
        roles[subject] = "subject"
    inherited = inherited and subject != NOBODY
    clause = Clause(
        span=Span(start=words[0].start if lows[0] not in AND or len(words) < 2 else words[1].start, end=words[-1].end),
        verb=english_verb(verb.lemma.lower(), prefix),
        at=verb.start,
        subject=subject,
        inherited=inherited,
        seen=_seen(words, found, before) != NOBODY,
        objects=tuple(objects),
        around=tuple(_behind(inside, [one.phrase for one in found])),
        passive=passive,
        negated=any(low in NEVER for low in lows),
        mode=_mode(words, lows, _commands(words, inside, found)),
        adverbs=tuple(BEHIND.get(word.norm.lower(), word.norm.lower()) for word in words if word.tag in ("ADV", "PTKVZ")),
        states=tuple(english_adjective(word.norm, word.lemma) for word in words if word.tag == "ADJ(D)"),
        words=tuple(_lemma(word) for word in words if word.raw[0].isalpha()),
    )
    return clause, roles


def _is_yours(verb: Word) -> bool:
    """A form of du: `willst`, `siehst`."""
    low = verb.norm.lower()
    return low.endswith("st") and low not in ("ist",) and not verb.lemma.lower().endswith(("sten", "ssen", "sen"))


def is_command(word: Word) -> bool:
    """`komm`, `bleibe`, `sei`, `nimm`: the bare stem of a verb, when it opens a clause without a subject."""
    stem = word.lemma.lower().removesuffix("en").removesuffix("n")
    bare = word.norm.lower().removesuffix("e")
    return word.is_verb and (word.norm.lower() == "sei" or bare in present_shapes(stem)) and not word.norm.lower().endswith("t")


def _is_object(one: Found) -> bool:
    return not one.phrase.preposition and one.case != "g" and not one.relative


def _lemma(word: Word) -> str:
    if word.is_verb:
        return english_verb(word.lemma.lower())
    if word.tag.startswith("ADJ"):
        return english_adjective(word.norm, word.lemma)
    return word.norm.lower()


def _behind(inside: list[int], phrases: Sequence[Phrase]) -> list[int]:
    return [k for k in inside if phrases[k].preposition]


def _subject(words: Sequence[Word], inside: list[int], found: Sequence[Found], before: list[Clause]) -> tuple[int, bool]:
    """By case and number: a nominative pronoun, a clear nominative, else the first that may be one; else the subject before."""
    lows = [word.norm.lower() for word in words]
    if "man" in lows or "wer" in lows or _commands(words, inside, found):
        return NOBODY, False
    able = [k for k in inside if "n" in found[k].case and found[k].phrase.role != "owner" and _agrees(words, found, k)]
    nouns = [k for k in able if not found[k].phrase.pronoun]
    verb = next((word.start for word in words if word.is_finite), 0)
    ahead = [k for k in nouns if found[k].phrase.span.start < verb]
    seen = _seen(words, found, before)
    if seen != NOBODY:
        return seen, True
    relative = [k for k in inside if found[k].relative and "n" in found[k].case]
    explained = [k for k, one in enumerate(found) if relative and one.at < found[relative[0]].at and not one.phrase.pronoun][
        -1:
    ]
    goes_on = words[0].is_verb or (lows[0] in AND and len(words) > 1 and words[1].is_verb)
    choices = (
        [k for k in able if found[k].phrase.pronoun in ("I", "we", "you", "he")],
        [k for k in nouns if found[k].case == "n"],
        explained,
        [k for k in able if found[k].phrase.pronoun == "they"],
        ahead,
        [before[-1].subject] if before and goes_on else [],
        [k for k in nouns if found[k].phrase.sort in LIVING or found[k].phrase.name],
        [*nouns, *(k for k in able if found[k].phrase.pronoun == "it")],
        [k for k in ([before[-1].subject] if before else []) if k == NOBODY or _agrees(words, found, k)],
    )
    chosen = next((choice[0] for choice in choices if choice), NOBODY)
    return chosen, chosen not in inside


def _seen(words: Sequence[Word], found: Sequence[Found], before: list[Clause]) -> int:
    """Who does what one sees or hears done: `er sah ihn stürzen, trinken und sinken`; the next verb stands bare."""
    bare = words[min(1, len(words) - 1)] if words[0].norm.lower() in AND else words[0]
    last = before[-1] if before else None
    if last is None or not bare.is_verb or bare.norm.lower() != bare.lemma.lower() or last.subject == NOBODY:
        return NOBODY
    if last.seen:
        return last.subject
    one = not found[last.subject].phrase.many and last.verb in PERCEIVING
    return last.objects[0] if one and last.objects else NOBODY


def _agrees(words: Sequence[Word], found: Sequence[Found], k: int) -> bool:
    """Whether somebody and the finite verb are both one or both many; those told with `und` are many."""
    verb = next((word for word in words if word.is_finite), None)
    phrase = found[k].phrase
    if verb is None or phrase.pronoun in ("we", "they", "you"):
        return True
    if _is_yours(verb):
        return False
    forms = verb.norm.lower()
    many = forms.endswith("n") and forms not in ("bin",)
    told_with = [word.norm.lower() for word in words if found[k].phrase.span.end <= word.start][:2]
    joined = told_with[:1] == ["und"] and k + 1 < len(found) and not found[k + 1].phrase.pronoun
    return phrase.many == many or (many and joined) or (phrase.sort == "people" and not many)


def _commands(words: Sequence[Word], inside: list[int], found: Sequence[Found]) -> bool:
    """Whether the clause is a command: it opens with a bare verb and nobody does it."""
    firm = any(found[k].case == "n" and found[k].phrase.role != "owner" for k in inside)
    opening = next((word for word in words if word.norm.lower() not in AND), words[0])
    return not firm and (any(word.tag.endswith("(IMP)") for word in words) or is_command(opening))


def _mode(words: Sequence[Word], lows: list[str], command: bool) -> Mode:
    modal = any(word.is_finite and word.lemma in WILLING and word.lemma != "werden" for word in words)
    to_come = any(word.lemma == "werden" and word.is_finite for word in words) and any(
        word.tag.endswith("(INF)") for word in words
    )
    if modal or to_come or command or not any(word.is_finite for word in words):
        return "willed"
    if lows[0] in UNREAL or any(word.tag == "PRELS" for word in words[:2]):
        return "told"
    return "done"


def _joined(words: Sequence[Word], found: Sequence[Found], phrases: list[Phrase]) -> list[Phrase]:
    """`Jona und Petrus`: the second is joined to the first; a name after a noun explains it."""
    result = list(phrases)
    for k in range(1, len(found)):
        gap = [word.norm.lower() for word in words[found[k - 1].at + 1 : _first(words, found[k])]]
        same = phrases[k - 1].preposition == phrases[k].preposition or gap == ["und"]
        if gap == ["und"] and same and not phrases[k].pronoun:
            result[k] = replace(result[k], role="joined", partner=k - 1, clause=result[k - 1].clause)
        elif _beside(gap, phrases[k]) and _explains(phrases[k - 1], phrases[k]):
            result[k] = replace(result[k], role="apposed", partner=k - 1, clause=result[k - 1].clause)
    return result


def _beside(gap: list[str], second: Phrase) -> bool:
    """A bare name right after a noun, or a noun with its article after a comma."""
    return (gap == [] and not second.definite and not second.indefinite) or gap == [","]


def _first(words: Sequence[Word], one: Found) -> int:
    return next(k for k, word in enumerate(words) if word.end > one.phrase.span.start)


def _explains(first: Phrase, second: Phrase) -> bool:
    """`König Saul`, `Jona, dem Sohn`, `die Stadt Ninive`: a noun beside a name."""
    plain = second if first.name else first
    return (
        bool(first.name) != bool(second.name)
        and not first.pronoun
        and not second.pronoun
        and plain.sort not in (None, "abstract", "body")
        and not plain.many
    )


def _genitives(found: Sequence[Found], phrases: list[Phrase]) -> list[Phrase]:
    """`der Gipfel des Berges`, `Erlkönigs Töchter`: whose it is."""
    result = list(phrases)
    for k in range(1, len(found)):
        near = found[k].at - found[k - 1].at <= 4
        genitive = found[k].case in ("g", "dg") and not found[k].phrase.pronoun and not found[k].phrase.preposition
        of_place = found[k].phrase.preposition == "from" and found[k].phrase.name and phrases[k - 1].noun
        if near and (genitive or of_place) and phrases[k - 1].noun and phrases[k].partner == NOBODY:
            result[k - 1] = replace(result[k - 1], owner=k, by_of=True)
            result[k] = replace(result[k], role="oblique", preposition=result[k].preposition or "of")
    for k in range(len(found) - 1):
        head = found[k].phrase
        beside = found[k + 1].at == found[k].at + 1 and found[k + 1].phrase.noun and not found[k + 1].phrase.definite
        if beside and head.head.endswith("s") and (head.name or head.sort in LIVING) and not head.pronoun:
            result[k] = replace(result[k], role="owner")
            result[k + 1] = replace(
                result[k + 1], owner=k, role=phrases[k].role if phrases[k].role != "loose" else phrases[k + 1].role
            )
    return result
