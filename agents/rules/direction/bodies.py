"""What bodies do: a pose for a verb, a feeling for a verb, read from the sentence that stands in the Drehbuch."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from agents.rules.grammar.deeds import Deed
from agents.rules.grammar.english import stems, words_of
from exeget.analysis import Event
from exeget.subject import Subject
from exeget.terms import Mood, Pose

_POSES: dict[Pose, str] = {
    "walk": "walk go come travel arrive follow pass return wander depart step move enter approach march leave cross "
    "proceed lead",
    "run": "run flee hurry chase escape rush haste",
    "sit": "sit", "kneel": "kneel", "bow": "bow", "lie": "lie rest die perish faint", "sleep": "sleep slumber doze",
    "crouch": "crouch stoop hide cower", "brace": "brace", "row": "row", "climb": "climb board mount", "swim": "swim drown",
    "ride": "ride gallop", "raise_arms": "praise rejoice worship cheer", "point": "point", "reach": "reach lay put set place",
    "hold": "hold carry keep bring bear", "throw": "throw cast hurl fling toss", "pull": "pull drag draw haul",
    "pray": "pray vow sacrifice beg plead beseech fast", "cry_out": "cry shout scream call roar",
    "speak": "speak say tell ask answer",
    "look": "look see watch behold gaze stare listen hear search find read", "cover_face": "weep mourn sob lament",
    "embrace": "embrace kiss hug cling", "fall": "fall stumble collapse sink",
    "work": "work glean reap dig toil make build cook wash cut",
    "stand": "stand wait rise wake remain stop",
}  # fmt: skip
_SIGNS: dict[str, Pose] = {
    "asleep": "sleep", "lots": "crouch", "vow": "pray", "vows": "pray", "sacrifice": "pray", "hold on": "brace",
    "holds on": "brace",
}  # fmt: skip
"""Words that say more of a body than the verb does."""
_IDIOMS: dict[str, Pose] = {
    "listens": "look", "listen": "look", "look up": "look", "looks up": "look", "takes hold": "hold", "lift up": "hold",
    "lifts up": "hold", "takes": "reach", "take": "reach", "gives": "reach", "give": "reach", "lifts": "hold", "lift": "hold",
    "reaches out": "reach",
}  # fmt: skip
_BY_DEED: dict[Deed, Pose] = {
    "weather": "brace", "break": "brace", "call": "look", "arrive": "walk", "travel": "walk", "depart": "walk", "rise": "stand",
    "climb": "climb", "fall": "fall", "throw": "throw", "take": "reach", "hold": "hold", "give": "reach", "strike": "throw",
    "labour": "work", "make": "work", "touch": "embrace", "see": "look", "weep": "cover_face", "cry": "cry_out", "pray": "pray",
    "rite": "pray", "rest": "sit", "die": "lie", "speak": "speak", "eat": "sit", "turn": "bow",
}  # fmt: skip
_FEELINGS: dict[Mood, str] = {
    "fear": "fear dread tremble afraid terrify shudder frighten flee scream", "anger": "anger rage hate angry wroth curse",
    "sorrow": "weep mourn sob lament grieve sigh die perish bury", "joy": "rejoice laugh smile sing dance glad praise",
    "tender": "kiss embrace love cling comfort caress pity", "wonder": "marvel wonder amaze astonish", "awe": "worship bow",
    "haste": "hurry haste run", "hope": "hope trust", "solemn": "vow sacrifice swear bless",
}  # fmt: skip
_CARRIED: frozenset[Mood] = frozenset({"fear", "sorrow", "joy", "anger", "tender", "awe", "wonder", "threat"})


CARRIED_ON: frozenset[Pose] = frozenset({"row", "ride", "sit", "lie", "sleep", "kneel", "hold", "swim", "crouch", "work"})
"""Poses that go on until somebody does something else."""
SEATS: frozenset[Pose] = frozenset({"ride", "row", "sit", "swim"})
UPPER_BODY: frozenset[Pose] = frozenset({"speak", "look", "hold", "stand", "point"})
"""What one does without getting up from a seat: the seat is what is seen."""


def pose_of(subject: Subject, action: str, lead: Event | None, deed: Deed | None, speaking: bool, idle: Pose) -> Pose:
    """The pose of somebody in a shot: what the action's sentence about them says, else what the deed asks.

    `lead` and `deed` are what they chiefly do, None for those who do nothing; `idle` is how they were before, or what
    the place makes of them.
    """
    said = sentence_about(subject, action)
    verbs = [lead.verb] if lead else []
    return (
        _by_words(_SIGNS, said)
        or _by_verbs(verbs)
        or _by_words(_IDIOMS, said)
        or _by_verbs(words_of(said))
        or _by_deed(deed, speaking, idle)
    )


def _by_words(table: Mapping[str, Pose], said: str) -> Pose | None:
    return next((pose for words, pose in table.items() if re.search(rf"\b{words}\b", said)), None)


def _by_verbs(words: Iterable[str]) -> Pose | None:
    return next((_poses()[form] for word in words for form in sorted(stems(word)) if form in _poses()), None)


def _by_deed(deed: Deed | None, speaking: bool, idle: Pose) -> Pose:
    if deed is not None and deed in _BY_DEED:
        return _BY_DEED[deed]
    return "speak" if speaking and idle == "stand" else idle


def pose_of_verb(verb: str) -> Pose | None:
    """The pose of a verb's lemma; None where it says nothing of a body."""
    return _poses().get(verb)


def feeling_of(subject: Subject, action: str, events: tuple[Event, ...], mood: Mood) -> Mood | None:
    """What somebody feels: by the words about them, else the verse's mood where it is one that faces carry."""
    forms = frozenset().union(
        *(stems(word) for word in words_of(sentence_about(subject, action))), {event.verb for event in events}
    )
    found: list[Mood] = [feeling for feeling, words in _FEELINGS.items() if forms & set(words.split())]
    if found:
        return found[0]
    if mood == "threat":
        return "fear"
    return mood if mood in _CARRIED else None


def sentence_about(subject: Subject, action: str) -> str:
    """The action's sentence that begins with somebody, without the name; empty when none does."""
    names = sorted((*subject.names.values(), *subject.aliases, subject.noun), key=len, reverse=True)
    for sentence in re.split(r"(?<=[.!?])\s+", action):
        for name in names:
            found = re.match(rf"(?:the |a |an )?(?:\w+ )?{re.escape(name)}s?\b(.*)", sentence, re.I) if name else None
            if found:
                return found.group(1)
    return ""


@cache
def _poses() -> dict[str, Pose]:
    return {verb: pose for pose, verbs in _POSES.items() for verb in verbs.split()}
