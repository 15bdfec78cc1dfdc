"""Who speaks each quotation of a text without quotation marks.

A verse's rows and its spoken utterances are matched one to one, as many as can be. A speaker is right by name where a word
of his name equals one of the gold's (or its bracketed alias), and by label where the table calls that speaker so in that
book and nobody else.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agents.rules.reading.nouns import singular
from evals.understanding.gold import Quotation
from evals.understanding.tally import Tally
from evals.understanding.verses import Reader
from exeget.analysis import Analysis, Mention
from exeget.verse import Verse

SMALL = frozenset({"the", "of", "s", "and", "a", "in", "to"})
DEITY = frozenset({"god", "lord", "yahweh"})


@dataclass(frozen=True)
class Labels:
    """What the table of a book calls its speakers."""

    of: Mapping[str, frozenset[str]]
    """A speaker's labels."""
    first_names: frozenset[str]
    """First words of all proper names: such a label tells only of its bearer."""


def score_speakers(books: Mapping[str, Sequence[Verse]], rows: Sequence[Quotation], read: Reader) -> dict[str, Tally]:
    """A tally for each book; `hit` of `wanted` is the accuracy."""
    tallies = {}
    for book, verses in books.items():
        own = [row for row in rows if row.book == book]
        if own:
            tallies[book] = _score_book(book, verses, own, read(verses))
    return tallies


def _score_book(book: str, verses: Sequence[Verse], rows: Sequence[Quotation], analyses: Sequence[Analysis]) -> Tally:
    tally, labels, called = Tally(), labels_of(rows), called_in(verses, analyses)
    wanted: dict[str, list[Quotation]] = defaultdict(list)
    for row in rows:
        wanted[f"{row.chapter}:{row.number}"].append(row)
    for verse, analysis in zip(verses, analyses, strict=True):
        said = speakers_of(analysis)
        golds = wanted.get(verse.key, [])
        paired = matched([[is_he(one, gold, labels, called) for one in said] for gold in golds])
        tally.found += len(said) if golds else 0
        for number, gold in enumerate(golds):
            tally.wanted += 1
            tally.hit += number in paired
            if number not in paired:
                got = ", ".join(one.name if one else "nobody" for one in said) or "no speech"
                tally.wrong(f"{got} for {gold.speaker}", f"{book} {verse.key}")
    tally.right = tally.hit
    return tally


def labels_of(rows: Sequence[Quotation]) -> Labels:
    """The labels of a book's speakers."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row.speaker] |= set(row.labels)
    first = {word for row in rows if row.speaker[:1].isupper() for word in stems(row.speaker.split()[0])} - DEITY
    return Labels({name: frozenset(labels) for name, labels in found.items()}, frozenset(first))


def called_in(verses: Sequence[Verse], analyses: Sequence[Analysis]) -> dict[str, set[str]]:
    """By a mention's name: the words of the names that mean it anywhere in the book, or of its nouns where it has no name."""
    found: dict[str, set[str]] = defaultdict(set)
    for verse, analysis in zip(verses, analyses, strict=True):
        for mention in analysis.subjects:
            rule = "name" if mention.proper else "noun"
            spans = [
                each.span.of(verse.text["en"]) for each in mention.evidence if each.rule == rule and each.verse == verse.key
            ]
            found[mention.name] |= stems(mention.name).union(*(stems(words) for words in spans))
    return found


def speakers_of(analysis: Analysis) -> list[Mention | None]:
    """The speaker of each spoken utterance, in order; None where nobody was found."""
    spoken = [utterance for utterance in analysis.utterances if utterance.kind != "narration"]
    return [analysis.mention(utterance.speaker) for utterance in spoken]


def stems(text: str) -> set[str]:
    """The words of a name or label, small and singular, without the little ones."""
    return {singular(word) for word in re.findall(r"[a-z]+", text.lower())} - SMALL


def is_he(one: Mention | None, gold: Quotation, labels: Labels, names: Mapping[str, set[str]]) -> bool:
    """Whether a mention is the gold's speaker, by name or by a label of that speaker."""
    if one is None:
        return False
    called = names[one.name]
    main = stems(re.split(r"[,(]| on | at | in | of ", gold.speaker)[0])
    alias = stems(" ".join(re.findall(r"\((.*?)\)", gold.speaker)))
    if gold.speaker == "God":
        return (one.nature == "deity" and one.proper) or bool(called & DEITY)
    if called & (main | alias) and not re.match(r"\w+'s ", gold.speaker):
        return True
    words = called | ({one.noun} if one.noun and not one.proper else set())
    if not one.proper and words & main:
        return True
    for label in labels.of[gold.speaker]:
        told = stems(label.replace(".", " "))
        if told & words and not (told & labels.first_names and not told & stems(gold.speaker)):
            return True
    return False


def matched(able: Sequence[Sequence[bool]]) -> set[int]:
    """The rows of the largest one-to-one matching; able[row][column] says whether the two fit."""
    taken: dict[int, int] = {}

    def place(row: int, tried: set[int]) -> bool:
        for column, fits in enumerate(able[row]):
            if fits and column not in tried:
                tried.add(column)
                if column not in taken or place(taken[column], tried):
                    taken[column] = row
                    return True
        return False

    for row in range(len(able)):
        place(row, set())
    return set(taken.values())
