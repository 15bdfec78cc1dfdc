"""What a deed leaves somebody as: broken, asleep, wet."""

from collections.abc import Iterator

from agents.rules.reading.entities import Entity
from agents.rules.reading.feelings import feeling_words
from agents.rules.reading.pages import Deed
from agents.rules.reading.wordlists import words

DOER = {
    "die": "dead", "perish": "dead", "sleep": "asleep", "wither": "withered", "wake": "awake", "awake": "awake",
    "drown": "drowned",
    "faint": "faint", "weep": "in tears", "fall": "fallen", "kneel": "kneeling", "burn": "burning", "sink": "sunken",
    "bleed": "bleeding",
}  # fmt: skip
RECEIVER = {
    "break": "broken", "kill": "dead", "slay": "dead", "wound": "wounded", "smite": "struck", "burn": "burnt", "tear": "torn",
    "swallow": "swallowed", "crown": "crowned", "bind": "bound", "tie": "bound", "anoint": "anointed", "wash": "washed",
    "destroy": "destroyed", "drown": "drowned", "bury": "buried", "clothe": "clothed", "strip": "stripped", "cut": "cut",
}  # fmt: skip
WET_BY = frozenset({"throw", "fall", "go", "come"})
STATES = words(
    "afraid asleep awake angry wroth glad sad alone dead alive sick weary tired hungry thirsty wet naked drunk blind lame "
    "calm still "
    "silent warm cold bound free full empty barren pregnant wounded faint happy sorry ashamed mad pale broken lost naked bare"
)
"""Adjectives that tell how somebody is for a while, not what he is like."""
IN_A_STATE = frozenset({"be", "rest", "dwell", "feel", "change", "calm"})
CLOTHS = words("sackcloth robe garment armour armor cloak coat veil crown mantle shroud")


def is_state(word: str) -> bool:
    """Whether an adjective passes."""
    return word in STATES or word in feeling_words()


def changes(deed: Deed) -> Iterator[tuple[Entity, str]]:
    """Who is what after a deed that happens."""
    if not deed.happens:
        return
    verb = deed.clause.verb
    for entity in deed.doers:
        yield from ((entity, change) for change in _of_doer(deed, verb, entity))
    for entity in deed.receivers:
        if verb in RECEIVER:
            yield entity, RECEIVER[verb]
        if deed.field == "throw" and _into_water(deed):
            yield entity, "wet"


def _of_doer(deed: Deed, verb: str, entity: Entity) -> Iterator[str]:
    if verb in DOER and (entity.living or entity.sort == "plant"):
        yield DOER[verb]
    if deed.field in IN_A_STATE:
        yield from (state for state in deed.clause.states if is_state(state))
    yield from (state for state in deed.clause.adverbs if state in STATES)
    if deed.field in ("go", "come", "fall") and _into_water(deed):
        yield "wet"
    if verb in ("wear", "put", "cover", "clothe", "wrap"):
        yield from (f"in {word}" for word in deed.clause.words if word in CLOTHS)
    if {"ashes", "ash"} & {*deed.clause.words}:
        yield "in ashes"


def _into_water(deed: Deed) -> bool:
    place, leads = deed.spot
    return leads and place is not None and place.sort == "water" and any(word == "into" for word, _ in deed.spots)
