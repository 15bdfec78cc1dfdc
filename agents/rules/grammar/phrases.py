"""Phrases whose every word knows what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from agents.rules.grammar.english import FUNCTION_WORDS, plural, words_of
from agents.rules.grammar.source import Source
from exeget.analysis import Mention
from exeget.drehbuch import Ground


@dataclass(frozen=True)
class Word:
    """A word of an action; function words rest on nothing."""

    text: str
    ground: Ground | None = None


Phrase = tuple[Word, ...]


def rested(text: str, source: Literal["verse", "context", "briefing", "rule"], where: str) -> Phrase:
    """The words of a text, each content word resting on the same."""
    return tuple(Word(piece, _ground(piece, source, where)) for piece in text.split())


def by_rule(text: str, rule: str) -> Phrase:
    """Words that a named rule puts in."""
    return rested(text, "rule", rule)


def by_verse(text: str, key: str) -> Phrase:
    """Words of the verse itself."""
    return rested(text, "verse", key)


def sentence(phrase: Phrase) -> str:
    """The phrase as a sentence."""
    text = " ".join(word.text for word in phrase if word.text).replace(" ,", ",").strip(" ,")
    return text[:1].upper() + text[1:] + "."


def grounds(phrases: Iterable[Phrase], fallback: str) -> tuple[Ground, ...]:
    """What the words of some phrases rest on, each word once; `fallback` is the rule when no word needs a ground."""
    found = dict.fromkeys(word.ground for phrase in phrases for word in phrase if word.ground)
    return tuple(found) or (Ground(word=fallback, source="rule", where=fallback),)


def english_name(source: Source, name: str) -> str:
    """What an English screenplay calls a mention, without its article."""
    mention, subject = source.mention(name), source.subject(name)
    if mention is None:
        return name
    if english := mention.names.get("en") or (subject.names.get("en") if subject else None):
        return english
    if source.lang == "en" or mention.proper or not mention.noun:
        return mention.name
    return plural(mention.noun) if mention.many else mention.noun


def named(source: Source, name: str, article: str = "") -> Phrase:
    """A mention with its article: `Jonah`, `the mariners`, `a great fish`; `article` as the clause has it."""
    text = english_name(source, name)
    mention = source.mention(name)
    first = mention.evidence[0] if mention else None
    where = first.verse if first else source.verse.key
    traits = _trait(mention, text) if mention else ""
    words = rested(f"{traits} {text}", "verse" if where == source.verse.key else "context", where)
    proper = mention is not None and mention.proper
    det = article if article and not proper else default_article(mention, text)
    if det in ("a", "an"):
        det = "" if mention and mention.many else "an" if words[0].text[:1].lower() in "aeiou" else "a"
    return (Word(det), *words) if det else words


def default_article(mention: Mention | None, text: str) -> str:
    """`the` before common nouns, nothing before a proper name; titles in capitals are names that take one."""
    if mention is None or text.split()[0].lower() in ("the", "a", "an", "his", "her", "their"):
        return ""
    if mention.proper:
        return "the" if (text.isupper() and len(text) > 1) or mention.nature == "water" else ""
    return "the"


def listed(source: Source, names: Iterable[str]) -> Phrase:
    """Several mentions: `Naomi, Orpah and Ruth`."""
    parts = [named(source, name) for name in names]
    words: list[Word] = []
    for number, part in enumerate(parts):
        if number:
            words.append(Word("and" if number == len(parts) - 1 else ","))
        words.extend(part)
    return tuple(words)


def with_and(source: Source, phrase: Phrase, names: Iterable[str]) -> Phrase:
    """A sentence whose last object others join: `takes butter` and `the milk`."""
    return (*phrase, Word("and"), *listed(source, names))


def are_many(source: Source, names: tuple[str, ...]) -> bool:
    """Whether a verb after the names is plural."""
    first = source.mention(names[0]) if names else None
    return len(names) > 1 or (first is not None and first.many)


def _trait(mention: Mention, text: str) -> str:
    """One quality that the text gives it and its name has not: `great`."""
    if mention.proper:
        return ""
    here = {word.lower() for word in words_of(text)}
    return next((trait for trait in mention.traits if trait.isascii() and " " not in trait and trait.lower() not in here), "")


def _ground(piece: str, source: Literal["verse", "context", "briefing", "rule"], where: str) -> Ground | None:
    bare = "".join(words_of(piece)[:1])
    if not bare or bare.lower() in FUNCTION_WORDS:
        return None
    return Ground(word=bare, source=source, where=where)
