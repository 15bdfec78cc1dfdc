"""R-UNSEEN: one who is never in the picture is seen by what happens to others: weather comes, light falls, somebody listens."""

from agents.rules.grammar.deeds import Deed, living
from agents.rules.grammar.english import words_of
from agents.rules.grammar.links import by_pronoun, is_here, seen_in
from agents.rules.grammar.phrases import Phrase, Word, are_many, by_rule, listed, named
from agents.rules.grammar.sentences import as_said, event_phrase, predicate
from agents.rules.grammar.source import Source
from agents.rules.script.beats import Beat
from agents.rules.script.company import company
from agents.rules.script.drafts import Draft, clauses
from agents.rules.script.intents import intent_of
from agents.rules.script.places import place_of, place_phrase, seen_from_outside
from exeget.analysis import Event, SceneSeen

RULE = "R-UNSEEN"
_FROM_THE_DEEP = frozenset({"fish", "whale", "monster", "serpent", "dragon", "leviathan", "shark"})


def effect_draft(source: Source, beat: Beat, scene: SceneSeen, lead: Event, deed: Deed) -> Draft:
    """The picture of a deed whose doer stays outside the frame."""
    place = lead.place if source.visible(lead.place) else ""
    beside = company(source, beat, ()) if deed == "send" else ()
    receivers = source.seen(lead.receivers) or tuple(n for n in beside if not living(source.mention(n)))[:1]
    focus = (receivers or (place,))[0] or place_of(source, scene)
    caused = source.caused_by(lead)
    if caused is not None and source.seen(caused.doers):
        focus = source.seen(caused.doers)[0]
        phrase = event_phrase(source, caused)
    else:
        phrase = _effect(source, scene, lead, focus, deed) if focus else place_phrase(source, scene)
    alone = living(source.mention(focus))
    concerned = tuple(name for name in beside if name != focus) if source.mention(focus) and not alone else ()
    phrase = (*phrase, *(() if caused else _over(source, concerned)))
    aim = next((aim for aim in beat.aims if focus in aim.doers and source.seen(aim.receivers)), None)
    if aim is not None:
        phrase = (*phrase, Word("to"), *predicate(source, aim, base=True))
    people = [focus, *receivers, *concerned, *(() if alone else seen_from_outside(source, scene))]
    on_screen = tuple(dict.fromkeys(n for n in people if n and (source.visible(n) or n in beside)))
    return Draft(beat, scene, clauses(phrase), RULE, intent_of(source, deed, focus), on_screen, focus)


def _effect(source: Source, scene: SceneSeen, lead: Event, focus: str, deed: Deed) -> Phrase:
    """What is seen of it, by the nature of the one it is done to."""
    mention = source.mention(focus)
    thing = _brought_in(source, lead, focus)
    many = are_many(source, (focus,))
    nature = mention.nature if mention else "thing"
    if deed == "call" and living(mention):
        return (*thing, *by_rule("stop and listen" if many else "stops and listens", RULE))
    if nature in ("person", "people"):
        return (*by_rule("light falls on", RULE), *listed(source, (focus,)))
    if nature == "animal" and mention and mention.noun in _FROM_THE_DEEP and scene.place:
        return (*thing, *by_rule("rise from" if many else "rises from", RULE), *named(source, scene.place))
    if nature in ("weather", "animal", "vehicle"):
        down = " down" if nature == "weather" else ""
        return (*thing, *by_rule(("come" if many else "comes") + down, RULE), *_lands(source, lead, focus))
    if nature == "plant":
        return (*thing, *by_rule("grow up" if many else "grows up", RULE))
    if nature in ("thing", "food"):
        return (*thing, *by_rule("lie there" if many else "lies there", RULE))
    return (*by_rule("light falls on", RULE), *named(source, focus))


def _over(source: Source, names: tuple[str, ...]) -> Phrase:
    """`over Jonah`: above whom the text has it come."""
    for name in names:
        mention = source.mention(name)
        for seen in mention.evidence if mention else ():
            before = words_of(source.text[: seen.span.start])[-1:] if is_here(source, seen) else []
            if [word.lower() for word in before] in (["over"], ["above"], ["über"]):
                return (Word("over"), *named(source, name))
    return ()


def _brought_in(source: Source, lead: Event, focus: str) -> Phrase:
    """The one it is done to, as the text says it where it is new: `a great wind`."""
    seen = seen_in(source, lead, focus)
    words = words_of(seen.span.of(source.text)) if seen is not None and not by_pronoun(seen) else []
    if source.lang == "en" and words and words[0].lower() in ("a", "an"):
        return as_said(source, words)
    return named(source, focus, "a" if words and words[0].lower() in ("ein", "eine", "einen") else "")


def _lands(source: Source, lead: Event, focus: str) -> Phrase:
    """`on the sea`: where what is sent comes down."""
    return (Word("on"), *named(source, lead.place)) if lead.place and lead.place != focus and source.subject(lead.place) else ()
