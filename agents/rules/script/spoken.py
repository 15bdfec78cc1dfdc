"""Pictures of somebody speaking: the speaker, the listener, the thing spoken of; never the same face twice in one way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.rules.grammar.deeds import living
from agents.rules.grammar.links import is_here
from agents.rules.grammar.phrases import are_many, named
from agents.rules.grammar.source import Source
from agents.rules.script.beats import Beat
from agents.rules.script.drafts import Draft
from agents.rules.script.intents import SPEECH_INTENTS, UNPROVED, filled
from agents.rules.script.places import place_of, place_phrase, stands
from agents.rules.script.talk import BUSINESS, LISTENING, Mode, Tone, address, business, mode_of
from exeget.analysis import Mention, SceneSeen, Utterance

_FAR = frozenset({"settlement", "land", "building", "water"})
_MASTERS = 2
"""Shots that hold both speakers before each is seen alone."""


@dataclass(frozen=True)
class Talk:
    """One part of a speech: who to whom, in which tone, and what was shown of the verse before."""

    beat: Beat
    scene: SceneSeen
    speaker: str
    addressee: str
    mode: Mode
    answer: bool
    """The one spoken to has just asked."""
    earlier: tuple[Draft, ...]

    @property
    def shown(self) -> frozenset[str]:
        """What earlier shots already said."""
        return frozenset(draft.text for draft in self.earlier)


def speech_draft(source: Source, beat: Beat, scene: SceneSeen, earlier: Sequence[Draft]) -> Draft:
    """The picture of one part of a speech."""
    talk = _talk(source, beat, scene, tuple(earlier))
    addressee = source.mention(talk.addressee)
    alone = beat.part % 2 == 1 and addressee is not None and addressee.nature == "deity"
    place = _spoken_place(source, talk, anywhere=alone)
    if place and (alone or not source.visible(talk.speaker) or (beat.parts > 2 and beat.part > 0)):
        return _vision(source, talk, place)
    if not source.visible(talk.speaker):
        return _without_speaker(source, talk)
    if beat.part % 2 == 1 and source.visible(talk.addressee):
        return _listener(source, talk)
    if beat.part % 2 == 1 and (thing := _thing_spoken_of(source, talk)):
        phrase = (*named(source, thing), *stands(source, thing, "R-CUTAWAY"))
        return Draft(beat, scene, (phrase,), "R-CUTAWAY", SPEECH_INTENTS["cutaway"], (thing,), thing)
    return _speaker(source, talk)


def _talk(source: Source, beat: Beat, scene: SceneSeen, earlier: tuple[Draft, ...]) -> Talk:
    spoken = [stretch for stretch in beat.stretches if stretch.voice.utterance.kind != "narration"] or list(beat.stretches)
    utterance = spoken[0].voice.utterance
    words = " ".join(stretch.lead.of(source.text) for stretch in spoken if stretch.lead)
    asked = earlier[-1].asks if earlier else ""
    addressee = utterance.addressee if living(source.mention(utterance.addressee)) or _prayed_to(source, utterance) else ""
    answer = bool(asked) and asked == addressee
    return Talk(beat, scene, utterance.speaker, addressee, mode_of(words), answer, earlier)


def _prayed_to(source: Source, utterance: Utterance) -> bool:
    mention = source.mention(utterance.addressee)
    return mention is not None and mention.nature == "deity"


def _speaker(source: Source, talk: Talk) -> Draft:
    """The one who speaks; both in the picture while the first words fall, each alone when the two are known."""
    who, many = named(source, talk.speaker), are_many(source, (talk.speaker,))
    addressee = source.mention(talk.addressee)
    tone: Tone = "prayer" if addressee is not None and addressee.nature == "deity" else talk.mode
    said: Tone = "plea" if talk.mode == "plea" else tone
    action = (*who, *address(source, talk.addressee, said, talk.answer, talk.beat.events, many))
    if talk.beat.part > 0 or " ".join(word.text.lower() for word in action if word.text) in talk.shown:
        action = (*who, *business(source, BUSINESS[tone], who, many, talk.shown))
    pair = {talk.speaker, talk.addressee}
    masters = sum(set(draft.on_screen) >= pair for draft in talk.earlier)
    both = talk.beat.part == 0 and source.visible(talk.addressee) and masters < _MASTERS and len(pair) > 1
    return Draft(
        talk.beat,
        talk.scene,
        (action,),
        f"R-SPEECH/{tone}",
        filled(source, SPEECH_INTENTS[tone], talk.speaker),
        (talk.speaker, talk.addressee) if both else (talk.speaker,),
        talk.speaker,
        asks=talk.speaker if talk.mode == "question" else "",
    )


def _listener(source: Source, talk: Talk) -> Draft:
    who = named(source, talk.addressee)
    action = (*who, *business(source, LISTENING[talk.mode], who, are_many(source, (talk.addressee,)), talk.shown))
    return Draft(
        talk.beat,
        talk.scene,
        (action,),
        "R-REACTION",
        SPEECH_INTENTS["listening"],
        (talk.addressee,),
        talk.addressee,
        asks=talk.speaker if talk.mode == "question" else "",
    )


def _without_speaker(source: Source, talk: Talk) -> Draft:
    """A voice that has no body in the picture: the one it speaks to, else the place it fills."""
    if source.visible(talk.addressee):
        draft = _listener(source, talk)
        return replace(draft, rule="R-UNPROVED", intent=UNPROVED) if talk.speaker in source.unproved else draft
    place = place_of(source, talk.scene)
    on_screen = (place,) if place and source.visible(place) else ()
    action = (place_phrase(source, talk.scene),)
    return Draft(talk.beat, talk.scene, action, "R-VOICE", SPEECH_INTENTS["voice"], on_screen, place)


def _vision(source: Source, talk: Talk, place: str) -> Draft:
    clear = talk.scene.model_copy(update={"place": place, "inside": "", "weather": "clear", "evidence": ()})
    phrase = place_phrase(source, clear, place)
    return Draft(talk.beat, talk.scene, (phrase,), "R-VISION", SPEECH_INTENTS["vision"], (), place, vision=place)


def _spoken_place(source: Source, talk: Talk, anywhere: bool) -> str:
    """A place that the words name, that is not here, and that the verse has not shown yet.

    One with a name of its own, or with `anywhere` any at all: who prays sees before them what they pray about.
    """
    shown = {draft.vision for draft in talk.earlier} | {talk.scene.place, talk.scene.inside}
    for mention in source.analysis.subjects:
        elsewhere = mention.presence == "spoken_of" and mention.name not in shown
        shape = mention.nature in _FAR and (mention.proper or anywhere)
        if elsewhere and shape and source.subject(mention.name) is not None and _said(source, talk.beat, mention):
            return mention.name
    return ""


def _thing_spoken_of(source: Source, talk: Talk) -> str:
    """Something in the picture's reach that the words name: the sea, the ship, the cup."""
    for mention in source.analysis.subjects:
        inanimate = not living(mention) and mention.nature not in ("happening", "deity", "voice")
        if inanimate and source.visible(mention.name) and _said(source, talk.beat, mention):
            return mention.name
    return ""


def _said(source: Source, beat: Beat, mention: Mention) -> bool:
    """Whether somebody's own words in a beat name it."""
    spans = [stretch.lead for stretch in beat.stretches if stretch.lead and stretch.voice.utterance.kind != "narration"]
    here = [seen.span.start for seen in mention.evidence if is_here(source, seen)]
    return any(span.start <= at < span.end for at in here for span in spans)
