"""From a subject's noun to something this room can build; what stands in for something else is always named."""

from dataclasses import dataclass

from exeget.terms import Nature
from toolkits.picture import Figure

_PLACES: dict[str, str] = {
    "sea": "sea ocean main billow wave waters flood gulf bay surf strait",
    "shore": "shore coast beach strand bank seaside seashore island isle reef dune_coast landing lorelei",
    "lighthouse": "lighthouse beacon",
    "harbour": "harbour harbor port haven quay dock wharf pier jetty",
    "river": "river stream brook creek lake pond water pool ford bridge rhine canal tarn mere spring fountain waterfall",
    "desert": "desert wilderness waste sand dune steppe sahara wasteland",
    "field": "field acre meadow pasture harvest cornfield farmland vineyard plain threshing_floor barley lea",
    "country": "country land earth region hill valley vale heath moor ground world road path way highway glen dell hillside "
    "battlefield camp countryside landscape east grave cemetery",
    "mountain": "mountain mount peak cliff rock crag ridge summit alp height volcano ravine gorge pass canyon precipice",
    "forest": "forest wood woods grove thicket jungle copse woodland birch_wood glade",
    "garden": "garden orchard park paradise eden bower hedge lawn",
    "village": "village hamlet settlement farm farmstead homestead yard courtyard court well tent encampment threshingfloor",
    "alley": "alley alleyway backstreet passage",
    "street": "street lane market square marketplace bazaar gate crossroads pavement city_street roof rooftop",
    "city": "city town capital metropolis wall fortress castle tower citadel stronghold skyscraper ruin ruins suburb nineveh "
    "skyline",
    "room": "room chamber house home hut cottage cabin kitchen bedroom inn tavern study shop office apartment parlour "
    "attic cell prison dungeon booth shelter stable barn nursery library window hearth door workshop cellar closet",
    "hall": "hall palace temple church cathedral synagogue sanctuary throne court_room ballroom theatre chapel nave shrine "
    "monastery tabernacle mosque station courtroom",
    "cave": "cave cavern grotto tomb den mine tunnel sepulchre crypt hollow burrow lair catacomb vault",
    "belly": "belly stomach fish_belly womb bowels maw",
    "hold": "hold cabin_below bilge below_deck steerage cargo lower_deck sides",
    "deep": "deep deeps depth abyss bottom sea_floor undersea trench underworld sheol hell seabed",
    "heaven": "sky heaven cloud air heavens firmament space void stars",
}
PLACE_OF_NOUN: dict[str, str] = {noun: kind for kind, nouns in _PLACES.items() for noun in nouns.split()}
PLACE_OF_NATURE: dict[Nature, str] = {
    "water": "sea",
    "settlement": "street",
    "building": "room",
    "room": "room",
    "land": "country",
    "sky": "heaven",
    "plant": "garden",
    "vehicle": "sea",
    "weather": "country",
    "happening": "country",
}
SHIPS = frozenset(
    [
        "ship",
        "boat",
        "vessel",
        "bark",
        "galley",
        "deck",
        "ark",
        "ferry",
        "barge",
        "raft",
        "sailboat",
        "caravel",
        "trireme",
        "board",
        "fishing_boat",
    ]
)
UNSEEN: frozenset[Nature] = frozenset({"deity", "spirit", "voice"})
"""Natures that are never a body: light stands for them."""


@dataclass(frozen=True)
class Kind:
    """What is built for a figure, and whether it stands in for something else."""

    name: str
    stands_in: bool


def words_of(figure: Figure) -> list[str]:
    """The noun a builder is looked up by, then its English name's words, last first."""
    named = figure.names.get("en", "").lower().replace("-", " ").split()
    return [word for word in (figure.noun.lower().replace(" ", "_"), *reversed(named)) if word]


def is_ship(figure: Figure | None) -> bool:
    """Whether one can stand on its deck at sea."""
    return figure is not None and any(_singular(word) in SHIPS for word in words_of(figure))


def place_kind(figure: Figure | None, words: str = "") -> Kind:
    """The kind of place a figure is; `words` describe it where there is no figure."""
    asked = words_of(figure) if figure else []
    free = [word.strip(".,;:").lower() for word in reversed(words.split())]
    for word in [*asked, *free]:
        kind = PLACE_OF_NOUN.get(_singular(word))
        if kind:
            return Kind(kind, stands_in=False)
    if figure is None:
        return Kind("country", stands_in=bool(words))
    return Kind(PLACE_OF_NATURE.get(figure.nature, "country"), stands_in=True)


def _singular(word: str) -> str:
    """The word as the tables have it: `woods` stays, `fields` becomes `field`."""
    known = word in PLACE_OF_NOUN or word in SHIPS
    if known or not word.endswith("s"):
        return word
    return word.removesuffix("es") if word.endswith(("shes", "ches", "xes")) else word.removesuffix("s")
