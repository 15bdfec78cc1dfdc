"""Sentences of a model, filled with what the story has; one that lacks a name is not said."""

import re
from collections.abc import Iterable, Mapping

from agents.rules.casting.gathering import Gathered
from agents.rules.interpreting.gist import Gist
from agents.rules.interpreting.models import Said, Sentences, Telling, Tongue
from agents.rules.interpreting.roles import Roles
from agents.rules.interpreting.signs import Signs
from agents.rules.reading.german_words import german_noun
from exeget.terms import Mood, Nature

Slots = Mapping[str, str]

_SLOT = re.compile(r"\{(\w+)\}")
_START = re.compile(r"(?:^|(?<=[.!?] ))[a-zäöü]")
_BUILT: tuple[Nature, ...] = ("settlement", "building", "room")
_ARTICLES = {"m": "der", "f": "die", "n": "das", "p": "die"}
FEELINGS: Mapping[Mood, Said] = {
    "calm": Said(en="calm", de="Ruhe"), "joy": Said(en="joy", de="Freude"), "tender": Said(en="tenderness", de="Zärtlichkeit"),
    "hope": Said(en="hope", de="Hoffnung"), "awe": Said(en="awe", de="Ehrfurcht"), "wonder": Said(en="wonder", de="Staunen"),
    "solemn": Said(en="solemnity", de="Ernst"), "mystery": Said(en="mystery", de="Geheimnis"),
    "haste": Said(en="haste", de="Eile"), "fear": Said(en="fear", de="Furcht"), "threat": Said(en="threat", de="Bedrohung"),
    "anger": Said(en="anger", de="Zorn"), "sorrow": Said(en="sorrow", de="Trauer"),
}  # fmt: skip


def tongue_of(gist: Gist) -> Tongue:
    """The language a briefing is written in: German for a German text, English for any other."""
    return "de" if gist.lead == "de" else "en"


def slots_of(gist: Gist, roles: Roles, signs: Signs, title: str) -> dict[str, str]:
    """What the sentences may name, each in the nominative; an empty role has no slot."""
    tongue = tongue_of(gist)
    slots = {"title": title, "verses": str(signs.verses)}
    people = {
        "hero": roles.hero, "other": roles.other, "group": roles.group, "unseen": roles.unseen, "force": roles.force,
        "thing": roles.thing, "silent": roles.silent,
    }  # fmt: skip
    slots |= {role: called(one, tongue) for role, one in people.items() if one is not None}
    if roles.places:
        slots["place"] = called(roles.places[0], tongue)
    if len(roles.places) > 1:
        slots["places"] = listed((called(one, tongue) for one in roles.places), tongue)
        named = [one for one in roles.places[1:] if one.proper or one.nature in _BUILT]
        slots["goal"] = called((named or roles.places)[-1], tongue)
    built = [one for one in roles.places if one.nature in _BUILT]
    if built:
        slots["seat"] = called(min(built, key=lambda one: _BUILT.index(one.nature)), tongue)
    if roles.first_feeling and roles.last_feeling and roles.first_feeling != roles.last_feeling:
        slots["first_feeling"] = FEELINGS[roles.first_feeling].in_(tongue)
        slots["last_feeling"] = FEELINGS[roles.last_feeling].in_(tongue)
    if gist.peaks:
        peak = max(gist.peaks, key=lambda one: one.force)
        slots["strongest"], slots["strongest_at"] = quoted(peak.words, tongue), peak.verse
    asked = [one for one in signs.sightings if one.sign == "question"]
    if asked:
        slots["question"], slots["question_at"] = quoted(asked[-1].words, tongue), asked[-1].verse
    if roles.hero is not None:
        refused = [one for one in signs.sightings if one.sign == "refusal" and one.doers & roles.hero.known_as()]
        slots |= {"refusal_at": refused[0].verse} if refused else {}
    return slots


def called(one: Gathered, tongue: Tongue) -> str:
    """A subject as a sentence names it in the nominative, with its article where the language wants one."""
    name = one.names.get(tongue) or one.title()
    if one.proper and one.nature == "deity" and name.isupper():
        return f"der {name}" if tongue == "de" else f"the {name}"
    if one.proper:
        return name
    if tongue == "en":
        return f"the {name}"
    entry = german_noun(name.split()[0])
    article = "die" if one.many else _ARTICLES.get(entry.gender if entry else "", "")
    return f"{article} {name}".strip()


def told(telling: Telling, slots: Slots, tongue: Tongue) -> str:
    """The paragraph's sentences that can be said of this story; empty when none can."""
    return " ".join(told_each(telling.in_(tongue), slots))


def told_each(sentences: Sentences, slots: Slots) -> list[str]:
    """One sentence for each that has an alternative whose slots are all filled."""
    said = []
    for alternatives in sentences:
        fitting = next((text for text in alternatives if set(_SLOT.findall(text)) <= slots.keys()), "")
        if fitting:
            said.append(filled(fitting, slots))
    return said


def filled(text: str, slots: Slots) -> str:
    """The sentence with its slots filled and a capital wherever one begins."""
    plain = _SLOT.sub(lambda shape: slots[shape[1]], text)
    return _START.sub(lambda start: start[0].upper(), plain)


def quoted(words: str, tongue: Tongue) -> str:
    """Words of the text between the marks of the language."""
    plain = words.strip(' ,;:“”„"»«')
    return f"„{plain}“" if tongue == "de" else f"“{plain}”"


def listed(names: Iterable[str], tongue: Tongue) -> str:
    """Names as a sentence lists them."""
    words = list(names)
    joint = " und " if tongue == "de" else " and "
    return joint.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
