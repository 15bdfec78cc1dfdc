"""What follows an English verb, in the verse's own words: pronouns become names, old words new ones, nothing else changes."""

import re
from dataclasses import replace

from agents.rules.grammar.english import FUNCTION_WORDS, modern, same_word, words_of
from agents.rules.grammar.links import by_pronoun, is_here, seen_in
from agents.rules.grammar.phrases import Phrase, Word, by_verse, named
from agents.rules.grammar.source import Source
from exeget.analysis import Event, Evidence, Mention
from exeget.verse import Span

_LONGEST = 9
"""Words; a longer tail is told by its parts instead."""
_ENDS = re.compile(
    r"\b(that|which|who|whom|whose|because|when|while|until|till|lest|if|wherein|where|saying|so that|as)\b"
    r"|\b(both|all|each|some|many|none) of (them|us|you)\b|[;:.!?]|,\s*(and|but|or)\b",
    re.I,
)
_DROPPED = frozenset(
    {
        "not", "never", "then", "now", "also", "so", "and", "or", "but", "therefore", "wherefore", "nevertheless",
        "yea", "even", "exceeding", "thereof", "therein", "thereon", "thereto", "therewith", "hereof",
    }
)  # fmt: skip
_AUXILIARIES = frozenset(
    {
        "have", "had", "has", "did", "do", "does", "been", "be", "being", "was", "were", "is", "are", "shall", "will",
        "should", "would", "may", "might", "can", "could",
    }
)  # fmt: skip
_OWNS = re.compile(r"['’]s\b")
_BE = frozenset(["be", "been", "being", "am", "is", "are", "was", "were"])


def tail(source: Source, event: Event) -> Phrase | None:
    """The words after the verb; None in other languages, where the verb is not found, or where they are too many."""
    span = source.span(event.spans)
    if source.lang != "en" or span is None:
        return None
    begins = _after_verb(source, event, span)
    if begins is None:
        return None
    ends = _end(source, event, begins, _reach(source, event, span))
    if len(words_of(source.text[begins:ends])) > _LONGEST:
        comma = source.text.find(",", begins, ends)
        if comma < 0 or not 0 < len(words_of(source.text[begins:comma])) <= _LONGEST:
            return None
        ends = comma
    phrase = _walked(source, event, begins, ends)
    while (
        phrase
        and phrase[-1].ground is None
        and phrase[-1].text in ("and", "or", "to", "for", "the", "a", "of", "from", "in", "with")
    ):
        phrase = phrase[:-1]
    return phrase


def _after_verb(source: Source, event: Event, span: Span) -> int | None:
    """Where the verb ends; of `be` the last of its forms that comes in a row."""
    for match in re.finditer(r"[^\W\d_]+", source.text[span.start : span.end]):
        word = match.group()
        if (event.verb == "be" and word.lower() in _BE) or (
            event.verb != "be" and same_word(word, event.verb) and not _is_other(word, event.verb)
        ):
            return span.start + match.end()
    return None


def _is_other(word: str, verb: str) -> bool:
    """An auxiliary that only looks like the verb."""
    return word.lower() in _AUXILIARIES and verb not in ("have", "do", "be")


def _reach(source: Source, event: Event, span: Span) -> int:
    """The clause's end; further where its object stands right behind it."""
    ends = [seen.span.end for name in event.receivers if (seen := seen_in(source, event, name)) is not None]
    return max([span.end, *ends])


def _end(source: Source, event: Event, begins: int, ends: int) -> int:
    """The tail stops before a clause of its own."""
    stop = _ENDS.search(source.text, begins, ends)
    starts = [
        s.start
        for other in source.analysis.events
        if other is not event and (s := source.span(other.spans)) and begins < s.start < ends
    ]
    naming = [seen.span for name in event.receivers if (seen := seen_in(source, event, name)) is not None]
    starts = [start for start in starts if not any(span.start <= start < span.end for span in naming)]
    return min([ends, *([stop.start()] if stop else []), *starts])


def _walked(source: Source, event: Event, begins: int, ends: int) -> Phrase:
    words: list[Word] = []
    at = begins
    for mention, seen in _named_between(source, begins, ends):
        if seen.span.start < at:
            continue
        words += _plain_words(source, source.text[at : seen.span.start])
        words += _mentioned(source, event, mention, seen)
        at = seen.span.end
        if (owner := _OWNS.match(source.text, at, ends)) and words:
            words[-1] = replace(words[-1], text=f"{words[-1].text}'s")
            at = owner.end()
    words += _plain_words(source, source.text[at:ends])
    return tuple(words)


def _named_between(source: Source, begins: int, ends: int) -> list[tuple[Mention, Evidence]]:
    found = [
        (mention, seen)
        for mention in source.analysis.subjects
        for seen in mention.evidence
        if is_here(source, seen) and begins <= seen.span.start and seen.span.end <= ends
    ]
    return sorted(found, key=lambda pair: (pair[1].span.start, -pair[1].span.end))


def _mentioned(source: Source, event: Event, mention: Mention, seen: Evidence) -> Phrase:
    """A mention inside the tail: as it is said, a pronoun by its name, the doer only where it is what the doer is."""
    said = seen.span.of(source.text)
    low, own = said.lower(), mention.name in event.doers
    if not by_pronoun(seen):
        predicate = event.verb == "be" and low.startswith(("a ", "an "))
        itself = own and not predicate and (_calls(mention, said) or _turned(source, event, mention, seen))
        return () if itself else by_verse(_modern(said), source.verse.key)
    if _owns(source, low, seen) or (mention.nature == "deity" and not own):
        return (Word(low),)
    if own:
        return (
            ()
            if low in ("he", "she", "it", "they", "we", "i")
            else (Word("themselves" if len(event.doers) > 1 else _reflexive(source, mention)),)
        )
    return named(source, mention.name)


def _owns(source: Source, low: str, seen: Evidence) -> bool:
    """Whether a pronoun only says whose something is; `her` does so before a noun."""
    following = words_of(source.text[seen.span.end :].split(",")[0].split(":")[0].split(".")[0])[:1]
    if low == "her":
        return bool(following) and following[0].lower() not in (*FUNCTION_WORDS, "upon", "unto")
    return low in ("his", "their", "its", "my", "our")


def _calls(mention: Mention, said: str) -> bool:
    """Whether words call a mention by its name or noun: `their voice` is not the daughters."""
    names = words_of(" ".join((mention.name, mention.noun, *mention.names.values())))
    return any(same_word(word, name) for word in words_of(said) for name in names)


def _turned(source: Source, event: Event, mention: Mention, seen: Evidence) -> bool:
    """Whether the doer only stands behind the verb: `then were the men afraid`."""
    span = source.span(event.spans)
    before = (other for other in mention.evidence if is_here(source, other) and other.span.end <= seen.span.start)
    return event.verb == "be" and span is not None and not any(span.start <= other.span.start for other in before)


def _reflexive(source: Source, mention: Mention) -> str:
    subject = source.subject(mention.name)
    if mention.many:
        return "themselves"
    return {"male": "himself", "female": "herself"}.get(subject.sex if subject else "", "itself")


def _plain_words(source: Source, text: str) -> Phrase:
    words = [word for word in words_of(text) if word.lower() not in _DROPPED]
    return by_verse(re.sub(r"\bout out\b", "out", _modern(" ".join(words))), source.verse.key)


def _modern(text: str) -> str:
    words = []
    for word in text.split():
        new = modern(word)
        low = new.lower()
        words.append(low if low in FUNCTION_WORDS and new != "I" else new)
    return re.sub(r"\ban (?=[^aeiou\s])", "a ", " ".join(words))
