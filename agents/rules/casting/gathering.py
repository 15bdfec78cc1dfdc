"""Which mentions of many verses are one subject: by name in any language, by deity, by noun."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from agents.rules.reading.nouns import listed, noun
from exeget.analysis import Analysis, Mention
from exeget.ids import Lang
from exeget.terms import Nature, SubjectKind

NEAR = 12
"""Verses over which `the city` means the one that was named."""


@dataclass(eq=False)
class Gathered:
    """One subject while its mentions are gathered."""

    kind: SubjectKind
    nature: Nature
    proper: bool
    many: bool
    names: dict[Lang, str] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)
    traits: list[str] = field(default_factory=list)
    changes: list[tuple[str, str]] = field(default_factory=list)
    """Verse and what happens to it there."""
    verses: list[str] = field(default_factory=list)
    dynamic: bool = False
    pronouns: Counter[str] = field(default_factory=Counter)
    speaks: int = 0
    last: int = -1
    """Number of the last verse that has it, counted through the story."""

    def known_as(self) -> set[str]:
        """Every name and alias, lower case."""
        return {word.lower() for word in (*self.names.values(), *self.aliases)}

    def title(self) -> str:
        """The name in English, else in the first language there is."""
        return self.names.get("en") or next(iter(self.names.values()))


def gather(analyses: Sequence[Analysis]) -> list[Gathered]:
    """The subjects of a story in the order they enter it."""
    found: list[Gathered] = []
    for number, analysis in enumerate(analyses):
        for mention in analysis.subjects:
            one = _town(found, mention, number) or next((each for each in found if _same(each, mention)), None)
            if one is None:
                one = Gathered(mention.kind, mention.nature, mention.proper, mention.many)
                found.append(one)
            _add(one, mention, analysis)
            one.last = number
    return found


def _town(found: Sequence[Gathered], mention: Mention, number: int) -> Gathered | None:
    """`the city` is the city with a name that was told of last, if that is not long ago."""
    if mention.proper or mention.many or mention.nature != "settlement":
        return None
    named = [one for one in found if one.proper and one.nature == "settlement" and mention.noun in one.nouns]
    near = [one for one in named if number - one.last <= NEAR]
    return max(near, key=lambda one: one.last, default=None)


def _same(one: Gathered, mention: Mention) -> bool:
    """Whether a mention means a subject that is already known."""
    if one.nature == "deity" or mention.nature == "deity":
        return one.nature == mention.nature and one.proper == mention.proper
    words = {word.lower() for word in (mention.name, *mention.names.values())}
    if one.known_as() & words and one.many == mention.many:
        return True
    if one.kind != mention.kind or one.many != mention.many:
        return False
    if one.proper and mention.proper:
        return _part_of(one.title(), mention.name)
    if one.proper or mention.proper:
        return False
    return _same_noun(one, mention)


def _part_of(one: str, other: str) -> bool:
    """`Mary` is Mary Lennox; two full names are two people."""
    short, full = sorted((one.split(), other.split()), key=len)
    return len(short) == 1 and len(full) > 1 and short[0] in full and not short[0].endswith(".")


def _same_noun(one: Gathered, mention: Mention) -> bool:
    """`the king` is the king of Nineveh; two that are told apart by more than the noun are two."""
    if not mention.noun or mention.noun not in one.nouns:
        return False
    plain = {one.title().lower(), mention.name.lower()}
    return mention.kind != "actor" or any(_is_plain(title, mention) for title in plain)


def _is_plain(title: str, mention: Mention) -> bool:
    """The bare noun, in whatever number or language."""
    row = noun(title)
    return title == mention.noun or (row is not None and row.word == mention.noun) or " " not in title


def _add(one: Gathered, mention: Mention, analysis: Analysis) -> None:
    for lang, name in (mention.names or {analysis.lead: mention.name}).items():
        if lang not in one.names:
            one.names[lang] = name
        elif name.lower() not in one.known_as():
            one.aliases.append(name)
    if mention.name.lower() not in one.known_as():
        one.aliases.append(mention.name)
    if mention.noun and mention.noun not in one.nouns:
        one.nouns.append(mention.noun)
    one.traits += [trait for trait in mention.traits if trait not in one.traits]
    one.changes += [(analysis.verse, change) for change in mention.changes]
    one.dynamic |= mention.dynamic
    one.pronouns.update(
        evidence.rule.removeprefix("pronoun ") for evidence in mention.evidence if evidence.rule.startswith("pronoun ")
    )
    one.speaks += sum(utterance.speaker == mention.name for utterance in analysis.utterances)
    if not one.verses or one.verses[-1] != analysis.verse:
        one.verses.append(analysis.verse)


def calling(one: Gathered) -> str:
    """What somebody is by trade or station, as a tailor may know it: of his nouns, else of his own name."""
    rows = [row for word in one.nouns if (row := noun(word)) is not None]
    named = listed(one.title()) if one.proper else None
    liked = [row.like or row.word for row in rows] + ([named.like] if named is not None and named.like else [])
    return next((like for like in liked if like not in ("man", "woman", "child", "")), liked[0] if liked else "")
