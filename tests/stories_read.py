"""Texts that the reading tests share, and how they are read."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from agents.rules.reading.chapter import analyse
from exeget.analysis import Analysis, Mention
from exeget.reader import read_verses
from exeget.verse import Verse

JONAH = Path(__file__).parents[1] / "stories" / "jonah" / "source" / "jonah.verses.jsonl"
BALLAD = (
    """Der Fährmann stand am dunklen Fluss,
Der Nebel lag auf seinem Kahn;
Da kam ein Mädchen durch den Wald
Und rief den alten Fährmann an:""",
    """»Mein Vater, fahre mich hinüber,
Die Mutter wartet an dem Tor!«
Er nahm das Ruder in die Hand,
Und leise sang der Wind im Rohr.""",
)
PROSE = (
    "It was past midnight when Clara reached the harbour. Rain fell on the quay, and an old watchman sat there with a dog.",
    '"You are late," said the watchman. "The ship has gone."',
    '"Then I shall wait," Clara answered, and she put down her bag. He looked at her for a long time.',
    '"Nobody waits here," he said. "Not in this weather."',
    'She took out a letter. "My brother wrote that you would know him," she whispered. The watchman read it by the lamp.',
)
RUTH = (
    "And, behold, Boaz came, and said unto the reapers, The LORD be with you. And they answered him, The LORD bless thee.",
    "Then said Boaz unto his servant that was set over the reapers, Whose damsel is this?",
    "And the servant that was set over the reapers answered and said, It is the Moabitish damsel that came back with Naomi:",
)


def verses(texts: Sequence[str], lang: str = "en", chapter: int = 1) -> tuple[Verse, ...]:
    """Texts as the verses of a chapter."""
    return tuple(
        Verse(ref=f"Test {chapter}:{number}", chapter=chapter, number=number, text={lang: text})
        for number, text in enumerate(texts, 1)
    )


@cache
def jonah(chapter: int) -> tuple[tuple[Verse, Analysis], ...]:
    """A chapter of Jonah with its analyses."""
    own = tuple(verse for verse in read_verses(JONAH, "en", "Jonah") if verse.chapter == chapter)
    return tuple(zip(own, analyse(own), strict=True))


@cache
def read(texts: tuple[str, ...], lang: str = "en") -> tuple[tuple[Verse, Analysis], ...]:
    """Any texts with their analyses."""
    own = verses(texts, lang)
    return tuple(zip(own, analyse(own), strict=True))


def who(analysis: Analysis, name: str) -> Mention:
    """The mention of that name; the message of a failure says who there is."""
    found = analysis.mention(name)
    assert found is not None, f"no {name!r} in {analysis.verse}: {[mention.name for mention in analysis.subjects]}"
    return found


def spoken(verse: Verse, analysis: Analysis) -> list[tuple[str, str, str]]:
    """Speaker, addressee and words of every speech, in the lead language."""
    return [
        (utterance.speaker, utterance.addressee, utterance.spans[analysis.lead].of(verse.text[analysis.lead]))
        for utterance in analysis.utterances
        if utterance.kind != "narration"
    ]


def uncovered(verse: Verse, analysis: Analysis) -> dict[str, str]:
    """Letters that no utterance has, or more than one, in each language; all empty when each has exactly one."""
    wrong = {}
    for lang, text in verse.text.items():
        times = [0] * len(text)
        for utterance in analysis.utterances:
            span = utterance.spans.get(lang)
            for place in range(span.start, span.end) if span else ():
                times[place] += 1
        wrong[lang] = "".join(letter for letter, count in zip(text, times, strict=True) if letter.isalnum() and count != 1)
    return wrong


def as_json(texts: Sequence[str], lang: str) -> str:
    """The analyses of some texts as one text, to be compared letter by letter."""
    return json.dumps([analysis.as_json() for analysis in analyse(verses(texts, lang))], ensure_ascii=False)
