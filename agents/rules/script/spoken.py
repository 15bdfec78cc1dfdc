"""Pictures of somebody speaking: the speaker, the listener, the thing spoken of; never the same face twice in one way."""

import re
from dataclasses import dataclass
from typing import Literal

from agents.rules.grammar.deeds import is_saying, living
from agents.rules.grammar.english import third_person
from agents.rules.grammar.phrases import Phrase, Word, are_many, by_rule, by_verse, named
from agents.rules.grammar.source import Source
from agents.rules.script.beats import Beat
from agents.rules.script.drafts import Draft
from agents.rules.script.intents import SPEECH_INTENTS, filled
from agents.rules.script.places import place_of, place_phrase, stands
from exeget.analysis import Mention, SceneSeen, Utterance
from exeget.verse import Span

Mode = Literal["question", "command", "plea", "confession", "statement"]
Tone = Mode | Literal["prayer"]
"""A prayer is what is said to one who is never in the picture."""
_PLEA = re.compile(
    r"\b(pray thee|pray you|beseech|please|have mercy|save (me|us)|help (me|us)|let us not|let me not|oh? lord|bitte|ach|hilf|"
    r"erbarm\w*|rette|flehe|laß uns nicht|lass uns nicht)\b",
    re.I,
)
_CONFESSION = re.compile(
    r"^\W*(for |denn |ja )?(I (am|have|fear|know|love|did|was|knew|see)|ich (bin|habe|fürchte|weiß|liebe|seh\w*|war|will))\b",
    re.I,
)
_COMMANDS = frozenset(
    {
        "go", "come", "arise", "rise", "take", "give", "let", "hear", "tell", "cast", "throw", "turn", "look", "bring",
        "do", "call", "stay", "return", "leave", "wake", "stop", "hold", "listen", "get", "wait", "speak", "say",
        "stand", "make", "put", "send", "kill", "follow", "run", "draw", "set", "eat", "drink", "depart", "flee", "cry",
        "proclaim", "geh", "gehe", "gehet", "geht", "komm", "kommt", "kommet", "steh", "stehe", "steht", "auf", "nimm",
        "nehmt", "gib", "gebt", "lass", "laß", "lasst", "laßt", "hör", "höre", "hört", "sag", "sage", "saget", "sagt",
        "sei", "seid", "bleib", "bleibe", "bleibt", "kehr", "kehrt", "kehret", "werft", "wirf", "ruf", "rufe", "ruft",
        "fürchte", "mach", "mache", "macht", "zieh", "ziehet", "sieh", "seht", "schweig",
    }
)  # fmt: skip
_ASKS: dict[Mode, tuple[str, str]] = {
    "question": ("ask", ""), "command": ("tell", ""), "plea": ("plead", "with"), "confession": ("speak", "to"),
    "statement": ("speak", "to"),
}  # fmt: skip
"""Verb and preposition before the one spoken to."""
_OWN_VERBS = {
    "cry": "to",
    "answer": "",
    "call": "to",
    "whisper": "to",
    "shout": "to",
    "beg": "",
    "command": "",
    "warn": "",
    "ask": "",
}
_LISTENING: dict[Tone, tuple[str, ...]] = {
    "question": ("look up", "do not answer"), "command": ("stand still", "look up"), "plea": ("look away", "do not move"),
    "confession": ("stare", "do not move"), "statement": ("listen", "look up"),
}  # fmt: skip
_BUSINESS: dict[Tone, tuple[str, ...]] = {
    "prayer": ("look up", "bow down", "reach out"),
    "question": ("wait for an answer", "lean closer"), "command": ("point the way", "step closer"),
    "plea": ("reach out", "bow down"),
    "confession": ("look down", "breathe out"), "statement": ("step closer", "look around"),
}  # fmt: skip


@dataclass(frozen=True)
class Talk:
    """One part of a speech: who to whom, in which tone, and which words."""

    speaker: str
    addressee: str
    mode: Mode
    words: str
    part: int
    parts: int
    answer: bool = False
    """The one spoken to has just asked."""


def mode_of(words: str) -> Mode:
    """The tone of some words, by their signs and first word, in English and German."""
    first = re.search(r"[^\W\d_]+", words)
    if _PLEA.search(words):
        return "plea"
    if "?" in words or "፧" in words or "？" in words:
        return "question"
    if _CONFESSION.match(words):
        return "confession"
    if first and first.group().lower() in _COMMANDS:
        return "command"
    return "statement"


def speech_draft(source: Source, beat: Beat, scene: SceneSeen, answer: bool, shown: frozenset[str]) -> Draft:
    """The picture of one part of a speech; `shown` holds what earlier shots of the verse already said."""
    talk = _talk(source, beat, answer)
    speaker, addressee = source.visible(talk.speaker), source.visible(talk.addressee)
    place = _spoken_place(source, beat, scene)
    if place and (not speaker or (talk.parts > 2 and talk.part > 0)) and f"vision {place}" not in shown:
        return _vision(source, beat, scene, place)
    if not speaker:
        return _without_speaker(source, beat, scene, talk, shown)
    if talk.part % 2 == 1 and addressee:
        return _listener(source, beat, scene, talk, shown)
    if talk.part % 2 == 1 and (thing := _thing_spoken_of(source, beat, talk)):
        phrase = (*named(source, thing), *stands(source, thing, "R-CUTAWAY"))
        return Draft(beat, scene, (phrase,), "R-CUTAWAY", SPEECH_INTENTS["cutaway"], (thing,), thing)
    return _speaker(source, beat, scene, talk, shown)


def _talk(source: Source, beat: Beat, answer: bool) -> Talk:
    spoken = [stretch for stretch in beat.stretches if stretch.voice.utterance.kind != "narration"] or list(beat.stretches)
    utterance = spoken[0].voice.utterance
    words = " ".join(stretch.lead.of(source.text) for stretch in spoken if stretch.lead)
    return Talk(_of(source, utterance.speaker), utterance.addressee, mode_of(words), words, beat.part, beat.parts, answer)


def _of(source: Source, name: str) -> str:
    return name if source.mention(name) else ""


def _speaker(source: Source, beat: Beat, scene: SceneSeen, talk: Talk, shown: frozenset[str]) -> Draft:
    """The one who speaks; both in the picture while the first words fall."""
    who = named(source, talk.speaker)
    many = are_many(source, (talk.speaker,))
    addressee = source.mention(talk.addressee)
    tone: Tone = "prayer" if addressee is not None and addressee.nature == "deity" else talk.mode
    if talk.part == 0:
        phrase = (*who, *_address(source, beat, talk, many))
        both = (talk.speaker, talk.addressee) if source.visible(talk.addressee) else (talk.speaker,)
    else:
        phrase = (*who, *_business(tone, _BUSINESS, who, many, shown))
        both = (talk.speaker,)
    return Draft(
        beat, scene, (phrase,), f"R-SPEECH/{tone}", filled(source, SPEECH_INTENTS[tone], talk.speaker), both, talk.speaker
    )


def _listener(source: Source, beat: Beat, scene: SceneSeen, talk: Talk, shown: frozenset[str]) -> Draft:
    who = named(source, talk.addressee)
    phrase = (*who, *_business(talk.mode, _LISTENING, who, are_many(source, (talk.addressee,)), shown))
    return Draft(beat, scene, (phrase,), "R-REACTION", SPEECH_INTENTS["listening"], (talk.addressee,), talk.addressee)


def _without_speaker(source: Source, beat: Beat, scene: SceneSeen, talk: Talk, shown: frozenset[str]) -> Draft:
    """A voice that has no body in the picture: the one it speaks to, else the place it fills."""
    if source.visible(talk.addressee) and living(source.mention(talk.addressee)):
        return _listener(source, beat, scene, talk, shown)
    place = place_of(source, scene)
    on_screen = (place,) if place and source.visible(place) else ()
    return Draft(beat, scene, (place_phrase(source, scene),), "R-VOICE", SPEECH_INTENTS["voice"], on_screen, place)


def _vision(source: Source, beat: Beat, scene: SceneSeen, place: str) -> Draft:
    clear = scene.model_copy(update={"place": place, "inside": "", "weather": "clear", "evidence": ()})
    phrase = place_phrase(source, clear, place)
    return Draft(beat, scene, (phrase,), "R-VISION", SPEECH_INTENTS["vision"], (), place, vision=place)


def _address(source: Source, beat: Beat, talk: Talk, many: bool) -> Phrase:
    """`asks Jonah`: the text's own verb where it is one a picture can show, else the tone's."""
    own = next((event.verb for event in reversed(beat.events) if is_saying(event) and event.verb in _OWN_VERBS), "")
    if talk.answer and not own:
        verb, to = by_rule("answer" if many else "answers", "R-SPEECH"), ""
    elif own:
        verb, to = by_verse(own if many else third_person(own), source.verse.key), _OWN_VERBS[own]
    else:
        word, to = _ASKS[talk.mode]
        verb = by_rule(word if many else third_person(word), "R-SPEECH")
    if not source.mention(talk.addressee) or source.subject(talk.addressee) is None or talk.addressee == talk.speaker:
        return verb
    return (*verb, *((Word(to),) if to else ()), *named(source, talk.addressee))


def _business(mode: Tone, table: dict[Tone, tuple[str, ...]], who: Phrase, many: bool, shown: frozenset[str]) -> Phrase:
    """What a body does under words; the first of the tone's that this verse has not shown yet."""
    options = [_conjugated(option, many) for option in table[mode]]
    name = " ".join(word.text.lower() for word in who if word.text)
    fresh = next((option for option in options if f"{name} {option}" not in shown), options[-1])
    return by_rule(fresh, "R-SPEECH")


def _conjugated(option: str, many: bool) -> str:
    verb, _, rest = option.partition(" ")
    return option if many else f"{third_person(verb)} {rest}".strip()


def _spoken_place(source: Source, beat: Beat, scene: SceneSeen) -> str:
    """A place that the words name and that is not here."""
    for mention in source.analysis.subjects:
        elsewhere = mention.presence == "spoken_of" and mention.name not in (scene.place, scene.inside)
        shape = mention.nature in ("settlement", "land", "building") and mention.proper
        if elsewhere and shape and source.subject(mention.name) is not None and _said(source, beat, mention):
            return mention.name
    return ""


def _thing_spoken_of(source: Source, beat: Beat, talk: Talk) -> str:
    """Something in the picture's reach that the words name: the sea, the ship, the cup."""
    for mention in source.analysis.subjects:
        inanimate = not living(mention) and mention.nature not in ("happening", "deity", "voice")
        if inanimate and source.visible(mention.name) and _said(source, beat, mention) and mention.name != talk.addressee:
            return mention.name
    return ""


def _said(source: Source, beat: Beat, mention: Mention) -> bool:
    spans: list[Span] = [stretch.lead for stretch in beat.stretches if stretch.lead and _speaks(stretch.voice.utterance)]
    return any(
        seen.verse == source.verse.key and seen.lang == source.lang and span.start <= seen.span.start < span.end
        for seen in mention.evidence
        for span in spans
    )


def _speaks(utterance: Utterance) -> bool:
    return utterance.kind != "narration"
