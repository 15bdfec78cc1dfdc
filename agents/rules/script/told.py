"""Pictures of what is told: a draft for a beat of deeds, for words that tell of no deed, for a place alone."""

from collections.abc import Sequence
from dataclasses import replace

from agents.rules.grammar.deeds import Deed, is_saying, living
from agents.rules.grammar.links import is_here
from agents.rules.grammar.phrases import Phrase, are_many, by_rule, listed, named
from agents.rules.grammar.sentences import event_phrase, tell, tellable
from agents.rules.grammar.source import Source
from agents.rules.script.beats import Beat
from agents.rules.script.company import MOST, company, holders, kept, told_with
from agents.rules.script.drafts import Draft, clauses
from agents.rules.script.intents import intent_of
from agents.rules.script.places import crew_of, place_of, place_phrase, seen_from_outside, stands
from agents.rules.script.talk import address
from agents.rules.script.unseen import effect_draft
from exeget.analysis import Event, SceneSeen

_ELEMENTS: frozenset[Deed] = frozenset({"weather", "break", "swallow"})
_OUTSIDE: frozenset[Deed] = frozenset({"weather", "swallow", "calm", "send", "shine", "exist"})
_ON_A_FACE: frozenset[Deed] = frozenset({"see", "know", "feel", "weep", "cry"})
_CREW = "R-CREW"


def deed_draft(source: Source, beat: Beat, scene: SceneSeen, earlier: Sequence[Draft]) -> Draft:
    """The picture of a beat of deeds: its strongest event leads, what cannot be seen is shown by what it does."""
    lead = source.chief(beat.events)
    assert lead is not None  # a beat of deeds has events
    deed = source.deed(lead)
    if lead.doers and not source.seen(lead.doers) and deed in ("send", "call"):
        return effect_draft(source, beat, scene, lead, deed)
    phrases = _sentences(source, beat, lead) or _speaking(source, lead)
    if not phrases:
        return _abstract(source, beat, scene, lead)
    people = source.seen(name for event in beat.events for name in _taking_part(event, deed))
    outside = seen_from_outside(source, scene) if deed in _OUTSIDE else ()
    on_screen = tuple(dict.fromkeys((*source.seen(_taking_part(lead, deed)), *people, *outside)))
    others = () if deed in _ON_A_FACE or deed == "find" else _others(source, beat, on_screen)
    phrases = told_with(source, phrases, others, things=bool(lead.receivers))
    others = (*others, *(name for name in holders(source, beat) if name not in (*on_screen, *others)))
    on_screen = (*on_screen, *others)
    crew = _crew_phrase(source, scene, lead, deed, earlier)
    focus = _focus(source, lead, people)
    return Draft(beat, scene, clauses(*phrases, crew), f"R-{deed.upper()}", intent_of(source, deed, focus), on_screen, focus)


def _others(source: Source, beat: Beat, taken: Sequence[str]) -> tuple[str, ...]:
    """Whom the words name beside the doers, and what these have in hand."""
    beside = (*company(source, beat, taken), *kept(source, beat.events))
    return tuple(dict.fromkeys(name for name in beside if name not in taken))[:MOST]


def telling_draft(source: Source, beat: Beat, scene: SceneSeen) -> Draft:
    """The picture under words that tell of no event: whom or what they name, else the place."""
    spans = [stretch.lead for stretch in beat.stretches if stretch.lead]
    names = [
        mention.name
        for mention in source.analysis.subjects
        if source.visible(mention.name)
        and any(is_here(source, seen) and s.start <= seen.span.start < s.end for seen in mention.evidence for s in spans)
    ]
    people = [name for name in names if living(source.mention(name))]
    focus = (people or [name for name in names if name not in (scene.place, scene.inside)] or [""])[0]
    if not focus:
        return place_draft(source, beat, scene)
    others = company(source, beat, (focus,)) if focus in people else ()
    if others:
        phrase = (*listed(source, (focus, *others)), *by_rule("stand", "R-PORTRAIT"))
    else:
        phrase = (*named(source, focus), *stands(source, focus, "R-PORTRAIT"))
    return Draft(beat, scene, (phrase,), "R-PORTRAIT", intent_of(source, "state", focus), (focus, *others), focus)


def place_draft(source: Source, beat: Beat, scene: SceneSeen) -> Draft:
    """The picture of the place alone."""
    place = place_of(source, scene)
    on_screen = tuple(name for name in (place, *crew_of(source, scene)) if name and source.visible(name))
    return Draft(beat, scene, (place_phrase(source, scene),), "R-PLACE", intent_of(source, "exist", place), on_screen, place)


def _sentences(source: Source, beat: Beat, lead: Event) -> tuple[Phrase, ...]:
    """At most two events are told, in their order; the rest is heard."""
    ranked = sorted(beat.events, key=lambda event: (event is not lead, -event.force))[:2]
    told = tuple(e for e in beat.events if e in ranked and (tellable(source, e) or source.caused_by(e)))
    if not told:
        return ()
    aims = tuple(aim for aim in beat.aims[:1] if aim.doers == told[-1].doers)
    if len(told) == 1 and (caused := source.caused_by(told[0])) is not None:
        return clauses(event_phrase(source, caused))
    if len(told) == 2 and told[0].doers != told[1].doers:
        return (tell(source, told[:1], ()), tell(source, told[1:], aims))
    return (tell(source, told, aims),)


def _speaking(source: Source, lead: Event) -> tuple[Phrase, ...]:
    """Somebody is said to speak, and no words of theirs follow."""
    doers = source.seen(lead.doers)
    if not is_saying(lead) or not doers:
        return ()
    addressee = next((name for name in source.seen(lead.receivers) if living(source.mention(name))), "")
    many = are_many(source, doers)
    return ((*listed(source, doers), *address(source, addressee, "statement", False, (lead,), many)),)


def _taking_part(event: Event, deed: Deed) -> tuple[str, ...]:
    """Who and what a picture of an event holds; a look, a thought or a tear only the face it shows on."""
    if deed in _ON_A_FACE and event.doers:
        return event.doers
    if deed == "find" and event.receivers:
        return event.receivers  # what is found is seen through the finder's eyes
    return (*event.doers, *event.receivers, event.place)


def _abstract(source: Source, beat: Beat, scene: SceneSeen, lead: Event) -> Draft:
    """What has no shape lies on the place, as famine lies on a land."""
    doer = source.mention(lead.doers[0]) if lead.doers else None
    place = lead.place if source.subject(lead.place) else place_of(source, scene)
    if doer is None or doer.nature != "happening" or not place:
        return telling_draft(source, replace(beat, events=()), scene)
    bare = named(source, doer.name, " ")
    phrase = (*bare, *by_rule("lies on", "R-HAPPENING"), *named(source, place))
    on_screen = (place,) if source.visible(place) else ()
    return Draft(beat, scene, (phrase,), "R-HAPPENING", intent_of(source, "exist", place), on_screen, place)


def _crew_phrase(source: Source, scene: SceneSeen, lead: Event, deed: Deed, earlier: Sequence[Draft]) -> Phrase:
    """When the elements act on a ship, those who sail it are seen to hold on; once a verse."""
    crew = crew_of(source, scene)
    done = any(word.ground and word.ground.where == _CREW for draft in earlier for phrase in draft.action for word in phrase)
    if deed not in _ELEMENTS or not crew or done or set(crew) & {*lead.doers, *lead.receivers}:
        return ()
    return (*listed(source, crew), *by_rule("hold on" if are_many(source, crew) else "holds on", _CREW))


def _focus(source: Source, lead: Event, people: tuple[str, ...]) -> str:
    """The doer; the thing where the deed is all about it."""
    receivers = source.seen(lead.receivers)
    if source.deed(lead) in ("give", "break", "fall", "find") and receivers and not living(source.mention(receivers[0])):
        return receivers[0]
    return next((name for name in (*source.seen(lead.doers), *receivers, *people)), "")
