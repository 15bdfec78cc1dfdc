"""Why a shot is there, in one strong sentence: by the kind of deed, and by what the reading's own papers say of it."""

import re
from collections.abc import Iterable

from agents.rules.grammar.deeds import Deed
from agents.rules.grammar.english import content_words, stems
from agents.rules.grammar.phrases import named
from agents.rules.grammar.source import Source

_INTENTS: dict[Deed, str] = {
    "weather": "The world acts here, and nobody steers it.",
    "calm": "What raged lies still, and the picture may breathe.",
    "shine": "The light itself is what happens.",
    "call": "A word from outside the frame finds {who}.",
    "send": "Nobody is seen to do it; only what it does is seen.",
    "arrive": "The place receives {who}.",
    "travel": "The way shows what {who} wants.",
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
    "wear": "What {who} puts on says who {who} means to be.",
    "touch": "Skin says it before words can.",
    "see": "We watch somebody see.",
    "find": "It is found by a look, so we find it too.",
    "know": "It happens behind the eyes.",
    "feel": "The feeling comes before its words.",
    "weep": "Hold the face, and do not help.",
    "cry": "The voice breaks out of the body.",
    "pray": "{who} is small under what is called upon.",
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
    "question": "{who} wants an answer.",
    "command": "{who} wants a deed.",
    "plea": "{who} has nothing left but words.",
    "confession": "{who} gives something away.",
    "statement": "{who} tells, and we look whether it is so.",
    "listening": "The words are read on the face they hit.",
    "cutaway": "The words meet the thing they speak of.",
    "vision": "What is not here yet is seen before it is reached.",
    "voice": "A voice without a body: the place must carry it.",
    "prayer": "The one who is called upon is not in the frame.",
}


UNPROVED = "Nobody but the one addressed can know who speaks."


def intent_of(source: Source, deed: Deed, focus: str) -> str:
    """The deed's own sentence, with the name of the one it is about."""
    return filled(source, _INTENTS[deed], focus)


def filled(source: Source, template: str, focus: str) -> str:
    """A sentence about somebody, with a name where it is known."""
    who = " ".join(word.text for word in named(source, focus) if word.text) if source.mention(focus) else "the place"
    text = template.replace("{who}", who)
    return text[:1].upper() + text[1:]


def sentences(texts: Iterable[str]) -> tuple[str, ...]:
    """The sentences of some papers, without Markdown's signs; what is too short or too long to be quoted is left out."""
    found: list[str] = []
    for text in texts:
        lines = [re.sub(r"^[#>*\-\d.\s]+", "", line).strip() for line in text.splitlines() if not line.startswith("#")]
        for sentence in re.split(r"(?<=[.!?])\s+", " ".join(line for line in lines if line)):
            plain = re.sub(r"[*_`]+", "", sentence).strip()
            if 4 <= len(plain.split()) <= 30:
                found.append(plain)
    return tuple(dict.fromkeys(found))


def best_sentence(papers: Iterable[str], words: str, used: Iterable[str]) -> str:
    """The sentence that shares most with a shot's words, at least two of them; empty when none does."""
    wanted = {word.lower(): stems(word) for word in content_words(words)}
    best, most = "", 1
    for sentence in papers:
        if sentence in used:
            continue
        said = frozenset().union(*(stems(word) for word in content_words(sentence)))
        shared = sum(bool(forms & said) for forms in wanted.values())
        if shared > most:
            best, most = sentence, shared
    return best
