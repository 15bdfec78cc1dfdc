"""Pictures of what happens: one draft for a beat of deeds."""

from agents.rules.grammar.deeds import Deed, living
from agents.rules.grammar.links import link
from agents.rules.grammar.phrases import Phrase, Word, are_many, by_rule, listed, named
from agents.rules.grammar.sentences import predicate, tell, tellable
from agents.rules.grammar.source import Source
from agents.rules.script.beats import Beat
from agents.rules.script.drafts import Draft, clauses
from agents.rules.script.intents import intent_of
from agents.rules.script.places import crew_of, place_of, place_phrase, stands
from exeget.analysis import Event, SceneSeen

_ELEMENTS: frozenset[Deed] = frozenset({"weather", "break", "swallow"})
_OUTSIDE: frozenset[Deed] = frozenset({"weather", "break", "swallow", "calm", "send", "shine", "exist"})
_FROM_THE_DEEP = frozenset({"fish", "whale", "monster", "serpent", "dragon", "leviathan", "shark"})


def deed_draft(source: Source, beat: Beat, scene: SceneSeen, shown: frozenset[str]) -> Draft:
    """The picture of a beat of deeds: its strongest event leads, what cannot be seen is shown by what it does.

    `shown` holds the sentences that earlier shots of the verse already say.
    """
    lead = source.chief(beat.events)
    assert lead is not None  # a beat of deeds has events
    deed = source.deed(lead)
    unseen = bool(lead.doers) and not source.seen(lead.doers) and deed in ("send", "call")
    if unseen:
        return _by_effect(source, beat, scene, lead, deed)
    people = source.seen(name for event in beat.events for name in (*event.doers, *event.receivers, event.place))
    phrases = _sentences(source, beat, lead) if people else ()
    if not phrases:
        return _abstract(source, beat, scene, lead)
    crew = _crew_phrase(source, scene, lead, deed, shown)
    on_screen = tuple(dict.fromkeys((*_chief_first(source, lead, people), *_set(source, scene, deed))))
    focus = _focus(source, lead, people)
    return Draft(
        beat, scene, clauses(*phrases, crew), f"R-{deed.upper()}", intent_of(source, deed, focus, scene), on_screen, focus
    )


def telling_draft(source: Source, beat: Beat, scene: SceneSeen) -> Draft:
    """The picture under words that tell of no event: whom or what they name, else the place."""
    spans = [stretch.lead for stretch in beat.stretches if stretch.lead]
    names = [
        mention.name
        for mention in source.analysis.subjects
        if source.visible(mention.name)
        and any(
            seen.verse == source.verse.key and seen.lang == source.lang and span.start <= seen.span.start < span.end
            for seen in mention.evidence
            for span in spans
        )
    ]
    people = [name for name in names if living(source.mention(name))]
    focus = (people or [name for name in names if name not in (scene.place, scene.inside)] or [""])[0]
    if not focus:
        return place_draft(source, beat, scene)
    phrase = (*named(source, focus), *stands(source, focus, "R-PORTRAIT"), *_in_place(source, scene, focus))
    return Draft(beat, scene, (phrase,), "R-PORTRAIT", intent_of(source, "state", focus, scene), (focus,), focus)


def place_draft(source: Source, beat: Beat, scene: SceneSeen) -> Draft:
    """The picture of the place alone."""
    place = place_of(source, scene)
    on_screen = tuple(name for name in (place, *crew_of(source, scene)) if name and source.visible(name))
    return Draft(
        beat, scene, (place_phrase(source, scene),), "R-PLACE", intent_of(source, "exist", place, scene), on_screen, place
    )


def _sentences(source: Source, beat: Beat, lead: Event) -> tuple[Phrase, ...]:
    """At most two events are told, in their order; the rest is heard."""
    ranked = sorted(beat.events, key=lambda event: (event is not lead, -event.force))[:2]
    told = tuple(event for event in beat.events if event in ranked and tellable(source, event))
    if not told:
        return ()
    aims = tuple(aim for aim in beat.aims[:1] if aim.doers == told[-1].doers)
    if len(told) == 2 and told[0].doers != told[1].doers:
        return (tell(source, told[:1]), tell(source, (told[1], *aims)))
    return (tell(source, (*told, *aims)),)


def _by_effect(source: Source, beat: Beat, scene: SceneSeen, lead: Event, deed: Deed) -> Draft:
    """What a doer who is never shown does is seen by what it does to others."""
    rule = "R-UNSEEN"
    receivers = source.seen(lead.receivers)
    place = lead.place if source.visible(lead.place) else ""
    focus = (receivers or (place,))[0] or place_of(source, scene)
    phrase = _effect(source, scene, lead, focus, deed) if focus else place_phrase(source, scene)
    aim = next((aim for aim in beat.aims if focus in aim.doers), None)
    phrase = (*phrase, Word("to"), *predicate(source, aim, base=True)) if aim and source.seen(aim.receivers) else phrase
    people = [focus, *receivers, *(_set(source, scene, deed) if not _is_human(source, focus) else ())]
    on_screen = tuple(dict.fromkeys(name for name in people if name and source.visible(name)))
    return Draft(beat, scene, clauses(phrase), rule, intent_of(source, deed, focus, scene), on_screen, focus)


def _effect(source: Source, scene: SceneSeen, lead: Event, focus: str, deed: Deed) -> Phrase:
    mention = source.mention(focus)
    rule = "R-UNSEEN"
    found = link(source, lead, focus)
    thing = named(source, focus, found.article if found else "")
    many = are_many(source, (focus,))
    nature = mention.nature if mention else "thing"
    where = _lands(source, lead, focus)
    if deed == "call" and living(mention):
        return (*thing, *by_rule("stop and listen" if many else "stops and listens", rule))
    if nature in ("person", "people"):
        return (*by_rule("light falls on", rule), *listed(source, (focus,)))
    if nature == "weather":
        return (*thing, *by_rule("come down" if many else "comes down", rule), *where)
    if nature == "animal" and mention and mention.noun in _FROM_THE_DEEP and scene.place:
        return (*thing, *by_rule("rises from", rule), *named(source, scene.place))
    if nature in ("animal", "vehicle"):
        return (*thing, *by_rule("come" if many else "comes", rule), *where)
    if nature == "plant":
        return (*thing, *by_rule("grow up" if many else "grows up", rule))
    if nature in ("thing", "food"):
        return (*thing, *by_rule("lie there" if many else "lies there", rule))
    return (*by_rule("light falls on", rule), *named(source, focus))


def _lands(source: Source, lead: Event, focus: str) -> Phrase:
    """`on the sea`: where what is sent comes down."""
    return (Word("on"), *named(source, lead.place)) if lead.place and lead.place != focus and source.subject(lead.place) else ()


def _abstract(source: Source, beat: Beat, scene: SceneSeen, lead: Event) -> Draft:
    """What has no shape lies on the place, as famine lies on a land."""
    doer = source.mention(lead.doers[0]) if lead.doers else None
    place = lead.place if source.subject(lead.place) else place_of(source, scene)
    if doer is None or doer.nature != "happening" or not place:
        return place_draft(source, beat, scene)
    bare = named(source, doer.name, " ")
    phrase = (*bare, *by_rule("lies on", "R-HAPPENING"), *named(source, place))
    on_screen = (place,) if source.visible(place) else ()
    return Draft(beat, scene, (phrase,), "R-HAPPENING", intent_of(source, "exist", place, scene), on_screen, place)


def _crew_phrase(source: Source, scene: SceneSeen, lead: Event, deed: Deed, shown: frozenset[str]) -> Phrase:
    """When the elements act on a ship, those who sail it are seen to hold on; once a verse."""
    crew = crew_of(source, scene)
    if (
        deed not in _ELEMENTS
        or not crew
        or set(crew) & {*lead.doers, *lead.receivers}
        or any("hold" in text.split() for text in shown)
    ):
        return ()
    return (*listed(source, crew), *by_rule("hold on" if are_many(source, crew) else "holds on", "R-CREW"))


def _set(source: Source, scene: SceneSeen, deed: Deed) -> tuple[str, ...]:
    """The ship on the sea is seen whenever the elements act, and with it those who sail it."""
    if deed not in _OUTSIDE or not source.visible(scene.inside):
        return ()
    return (scene.inside, *crew_of(source, scene))


def _chief_first(source: Source, lead: Event, people: tuple[str, ...]) -> tuple[str, ...]:
    first = source.seen((*lead.doers, *lead.receivers))
    return (*first, *(name for name in people if name not in first))


def _focus(source: Source, lead: Event, people: tuple[str, ...]) -> str:
    """The doer; the thing where the deed is all about it."""
    deed = source.deed(lead)
    receivers = source.seen(lead.receivers)
    if deed in ("give", "break", "fall") and receivers and not living(source.mention(receivers[0])):
        return receivers[0]
    return next((name for name in (*source.seen(lead.doers), *receivers, *people)), "")


def _is_human(source: Source, name: str) -> bool:
    mention = source.mention(name)
    return mention is not None and mention.nature in ("person", "people")


def _in_place(source: Source, scene: SceneSeen, focus: str) -> Phrase:
    place = scene.inside or scene.place
    mention = source.mention(place)
    if mention is None or place == focus or source.subject(place) is None:
        return ()
    return (Word("on" if mention.nature in ("vehicle", "water") else "in"), *named(source, place))
