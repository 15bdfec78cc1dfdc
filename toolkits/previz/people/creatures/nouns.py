"""Which kind of animal a noun is shown as, and where a kind only stands in for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkits.previz.people.creatures.beast import beast
from toolkits.previz.people.creatures.beasts import BEASTS
from toolkits.previz.people.creatures.birds import BIRDS, bird
from toolkits.previz.people.creatures.crawlers import CRAWLERS, crawler
from toolkits.previz.people.creatures.kind import Kind
from toolkits.previz.people.creatures.swimmers import SWIMMERS, swimmer

SAME: Mapping[str, str] = {
    "mare": "horse", "stallion": "horse", "steed": "horse", "pony": "horse", "charger": "horse", "ass": "donkey",
    "mule": "donkey", "cow": "ox", "bull": "ox", "cattle": "ox", "herd": "ox", "bullock": "ox", "ewe": "sheep",
    "flock": "sheep", "hound": "dog", "hart": "deer", "stag": "deer", "buck": "deer", "swine": "pig", "boar": "pig",
    "sow": "pig", "dromedary": "camel", "pigeon": "dove", "turtledove": "dove", "crow": "raven", "hawk": "eagle",
    "vulture": "eagle", "falcon": "eagle", "swallow": "sparrow", "seagull": "gull", "rooster": "cock", "hen": "cock",
    "bird": "sparrow", "fowl": "cock", "serpent": "snake", "viper": "snake", "adder": "snake", "asp": "snake",
    "maggot": "worm", "caterpillar": "worm", "earthworm": "worm", "colt": "foal", "puppy": "pup", "heifer": "calf",
    "porpoise": "dolphin", "trout": "fish", "herring": "fish", "carp": "fish",
}  # fmt: skip
"""Nouns that are the kind itself, or near enough that nobody would call it another, by another word."""
NEAREST: Mapping[str, str] = {
    "fox": "wolf", "jackal": "wolf", "hyena": "wolf", "leopard": "lion", "tiger": "lion", "panther": "lion",
    "lioness": "lion", "antelope": "deer", "gazelle": "deer", "elephant": "bear", "beast": "bear", "buffalo": "ox",
    "unicorn": "horse", "zebra": "horse", "leviathan": "whale", "dragon": "snake", "monster": "whale", "ostrich": "cock",
    "owl": "eagle", "stork": "gull", "pelican": "gull", "swan": "gull", "goose": "gull", "duck": "gull", "bat": "raven",
    "eel": "snake", "seal": "dolphin", "lizard": "snake", "crocodile": "snake", "mouse": "cat", "rat": "cat", "hare": "cat",
    "rabbit": "cat", "squirrel": "cat", "locust": "sparrow", "bee": "sparrow", "fly": "sparrow", "moth": "sparrow",
    "snail": "worm", "frog": "worm", "scorpion": "worm",
}  # fmt: skip
"""Nouns that have no build of their own."""
FALLBACK = "dog"
GREAT = frozenset({"great", "big", "huge", "giant", "mighty", "monstrous"})


@dataclass(frozen=True)
class Choice:
    """A kind, and the noun it stands in for, if it does."""

    kind: Kind
    stands_in_for: str | None


def kind_for(noun: str, words: tuple[str, ...] = ()) -> Choice:
    """The kind a noun is shown as; a great fish is a whale, as the old painters have it."""
    low = noun.lower().strip()
    *before, last = low.split() or ["beast"]
    name = SAME.get(last, last)
    if name == "fish" and GREAT & {*before, *words}:
        name = "whale"
    known = _named(name)
    if known is not None:
        return Choice(known, None)
    return Choice(_named(NEAREST.get(last, FALLBACK)) or beast(FALLBACK), last)


def _named(name: str) -> Kind | None:
    """The kind of that very name."""
    for table, make in ((BEASTS, beast), (SWIMMERS, swimmer), (BIRDS, bird), (CRAWLERS, crawler)):
        if name in table:
            return make(name)
    return None
