"""Why a shot is there, in one strong sentence: by the kind of deed, and by what the reading's own papers say of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agents.rules.grammar.deeds import Deed
from agents.rules.grammar.english import content_words, stems, words_of
from agents.rules.grammar.phrases import named
from agents.rules.grammar.source import Source
from exeget.subject import Subject

_INTENTS: dict[Deed, str] = {
    "weather": "The world acts here, and nobody steers it.",
    "calm": "What raged lies still, and the picture may breathe.",
    "shine": "The light itself is what happens.",
    "call": "A word from outside the frame finds {who}.",
    "send": "Nobody is seen to do it; only what it does is seen.",
    "arrive": "The place receives {who}.",
    "travel": "The way shows the will behind it.",
    "depart": "The distance grows, and the shot lets it grow.",
    "rise": "The body decides before the mouth does.",
    "climb": "Every step up costs {who} something.",
    "fall": "Follow it down to where it stops.",
    "turn": "One turn of the body says yes or no.",
    "throw": "After this there is no way back.",
    "take": "Hands decide.",
    "hold": "What {who} holds must not be let go.",
    "give": "What changes hands has to be seen.",
    "strike": "The blow is near enough to hurt.",
    "break": "It gives way, near enough to count the splinters.",
    "open": "What was covered is seen, or what was seen is covered.",
    "labour": "The effort can be counted in arms and backs.",
    "make": "The work of hands, and what comes of it.",
    "eat": "A meal tells who belongs to whom.",
    "wear": "Clothes say who somebody means to be.",
    "touch": "Skin says it before words can.",
    "see": "We watch somebody see.",
    "find": "It is found by a look, so we find it too.",
    "know": "It happens behind the eyes.",
    "feel": "The feeling comes before its words.",
    "weep": "Hold the face, and do not help.",
    "cry": "The voice breaks out of the body.",
    "pray": "Small, under what is called upon.",
    "rite": "Order, after fear.",
    "rest": "Stillness, against all that moves around it.",
    "die": "The frame gives the body back.",
    "loss": "The empty part of the frame is the loss.",
    "speak": "Two, and the air between them.",
    "sing": "The voice carries further than the body.",
    "play": "For a moment nothing is at stake.",
    "gather": "Out of many comes one crowd.",
    "rule": "Power is who may sit while others stand.",
    "bear": "A new face in the line.",
    "swallow": "Scale is the horror.",
    "stop": "It ends; hold the end.",
    "fail": "The will meets its limit.",
    "state": "So it is: look at it.",
    "exist": "Where we are, before anything is done here.",
    "act": "It is done in front of us.",
}
SPEECH_INTENTS: dict[str, str] = {
    "question": "The question stands until somebody answers it.",
    "command": "Words that want a deed.",
    "plea": "Nothing is left but words.",
    "confession": "Something is given away that cannot be taken back.",
    "statement": "It is told, and we look whether it is so.",
    "listening": "The words are read on the face they hit.",
    "cutaway": "The words meet the thing they speak of.",
    "vision": "What is not here yet is seen before it is reached.",
    "voice": "A voice without a body: the place must carry it.",
    "prayer": "The one who is called upon is not in the frame.",
}


_QUOTABLE = (4, 24)
"""Words of a sentence that can stand as a reason."""
_POINTS_BACK = re.compile(r"(it|he|she|they|this|that|these|those|there|his|her|their|its|him|them)\b", re.I)
_COMMON = frozenset(
    {"go", "come", "say", "speak", "tell", "make", "look", "see", "stand", "be", "have", "do", "take", "give", "call", "ask",
     "answer", "hear", "know", "bring", "find", "get", "put", "turn", "keep", "stay"}
)  # fmt: skip
"""Verbs that two texts share by chance."""
UNPROVED = "Nobody but the one addressed can know who speaks."


def intent_of(source: Source, deed: Deed, focus: str) -> str:
    """The deed's own sentence, with the name of the one it is about."""
    return filled(source, _INTENTS[deed], focus)


def filled(source: Source, template: str, focus: str) -> str:
    """A sentence about somebody, with a name where it is known."""
    who = " ".join(word.text for word in named(source, focus) if word.text) if source.mention(focus) else "the place"
    text = template.replace("{who}", who)
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Papers:
    """Sentences of a reading's own papers that a shot may be given as its reason."""

    sentences: tuple[str, ...]
    names: Mapping[str, frozenset[str]]
    """Word forms of each actor's names, by subject id."""

    def best(self, things: Iterable[str], verbs: Iterable[str], present: Iterable[str], used: Iterable[str]) -> str:
        """The sentence that says most of a shot's things and deeds, two at least; it names nobody who is not there.

        Empty when none fits.
        """
        absent = frozenset().union(*(forms for who, forms in self.names.items() if who not in set(present)))
        named_here = {stems(word) for thing in things for word in content_words(thing)}
        done = {stems(verb) for verb in verbs if not stems(verb) & _COMMON}
        best, most = "", 1.0
        for sentence in self.sentences:
            said = frozenset().union(*(stems(word) for word in content_words(sentence)))
            shared = sum(bool(forms & said) for forms in named_here), sum(bool(forms & said) for forms in done)
            score = sum(shared) - 0.01 * len(sentence.split())
            if shared[0] and sum(shared) > 1 and score > most and sentence not in used and not said & absent:
                best, most = sentence, score
        return best


def papers_of(texts: Iterable[str], cast: Iterable[Subject]) -> Papers:
    """What may be quoted from some texts: whole sentences without Markdown's signs; no lists, none that points back."""
    found: list[str] = []
    for text in texts:
        lines = [re.sub(r"^[>*\-\d.\s]+", "", line).strip() for line in text.splitlines() if not line.startswith("#")]
        for sentence in re.split(r"(?<=[.!?])\s+", " ".join(line for line in lines if line)):
            plain = re.sub(r"[*_`]+", "", sentence).strip()
            if _QUOTABLE[0] <= len(plain.split()) <= _QUOTABLE[1] and plain.count(",") < 4 and not _POINTS_BACK.match(plain):
                found.append(plain)
    names = {
        subject.id: frozenset().union(*(stems(word) for name in subject.names.values() for word in words_of(name)))
        for subject in cast
        if subject.kind == "actor"
    }
    return Papers(tuple(dict.fromkeys(found)), names)
