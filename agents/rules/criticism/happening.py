"""Whether a picture shows as done what the text only tells, wills, fears or denies: a ship like to be broken is whole."""

import re

from agents.rules.grammar.english import content_words, stems
from agents.rules.grammar.source import Source
from exeget.drehbuch import Drehbuch
from exeget.verdict import Verdict, judge

STRONG = 0.6
"""An event's force from a throw upwards; of what is weaker a reader can't be sure enough whether it happens."""
HEDGED = re.compile(
    r"\b(?:not?|never|nobody|nothing|without|(?:like|close|going|about) to|as if|would|almost|nearly|wants? to)\b|n't\b", re.I
)
"""Words with which a sentence says itself that it does not happen."""


def happening(source: Source, drehbuch: Drehbuch) -> list[Verdict]:
    """A verdict a shot: how many strong deeds it shows that do not happen in the verse."""
    events = source.analysis.events
    real = {event.verb for event in events if not event.told and not event.negated}
    strong = [event for event in events if event.force >= STRONG and (event.told or event.negated)]
    unreal = {event.verb: "denied" if event.negated else "only told" for event in strong}
    found = []
    for shot in drehbuch.shots:
        wrong = [
            f"{verb} is {unreal[verb]}: {sentence}"
            for sentence in re.split(r"(?<=[.!?;])\s+", shot.action)
            if not HEDGED.search(sentence)
            for verb in unreal
            if verb not in real and any(verb in stems(word) for word in content_words(sentence))
        ]
        found.append(judge("deeds_happen", shot.id, float(len(wrong)), 0, "lower", "; ".join(wrong)))
    return found
