"""Props by their noun: what is built for it, what stands in for what has no builder."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from exeget.terms import Nature
from toolkits.picture import Figure
from toolkits.previz.kinds import words_of
from toolkits.previz.mesh import Layer
from toolkits.previz.shapes import BROWN, box
from toolkits.previz.world import handheld, standing, things
from toolkits.previz.world.alley import neon_sign

Builder = Callable[[np.random.Generator], tuple[Layer, ...]]


@dataclass(frozen=True)
class Prop:
    """A built prop."""

    layers: tuple[Layer, ...]
    stands_in: str | None
    """The word for what was built in its place; None where it is the thing itself."""
    held: bool
    """Small enough for a hand, and then turned as a hand holds it."""
    burns: tuple[float, float] | None
    """Height above its foot where a flame stands, and the flame's own height, metres; None where nothing burns."""


@dataclass(frozen=True)
class _Kind:
    nouns: str
    build: Builder
    held: bool = False
    burns: tuple[float, float] | None = None


_KINDS: dict[str, _Kind] = {
    "jar": _Kind("jar vessel pot pitcher urn vase flask bottle jug oil ointment wine water", handheld.jar, held=True),
    "cup": _Kind("cup goblet chalice glass beaker becher", handheld.cup, held=True),
    "bowl": _Kind("bowl dish plate basin pan", handheld.bowl, held=True),
    "scroll": _Kind("scroll letter writing parchment paper tablet map decree word message", handheld.scroll, held=True),
    "book": _Kind("book bible volume diary", handheld.book, held=True),
    "bread": _Kind("bread loaf food meal cake corn meat barley", handheld.bread),
    "fruit": _Kind("fruit apple fig grape olive pomegranate berry nut", handheld.fruit),
    "sword": _Kind("sword blade sabre weapon", handheld.sword, held=True),
    "knife": _Kind("knife dagger", handheld.knife, held=True),
    "staff": _Kind("staff rod stick sceptre scepter wand cane pole club", handheld.staff, held=True),
    "crook": _Kind("crook", handheld.crook, held=True),
    "spear": _Kind("spear lance arrow javelin trident pitchfork", handheld.spear, held=True),
    "torch": _Kind("torch brand firebrand", handheld.torch, held=True, burns=(0.58, 0.3)),
    "lantern": _Kind("lantern lamp light", handheld.lantern, held=True, burns=(0.06, 0.09)),
    "candle": _Kind("candle taper", handheld.candle, held=True, burns=(0.17, 0.06)),
    "fire": _Kind("fire campfire flame hearth bonfire ember ash ashes stove smoke", standing.hearth, burns=(0.12, 0.75)),
    "chest": _Kind("chest box ark coffin casket trunk case treasure", standing.chest),
    "coins": _Kind("coin money silver gold fare penny price wage riches", handheld.coins),
    "pebbles": _Kind("lot die dice counter token bead", handheld.pebbles, held=True),
    "clock": _Kind("clock watch hourglass sundial compass", handheld.clock, held=True),
    "neon": _Kind("neon sign signboard billboard hologram", neon_sign),
    "banner": _Kind("banner flag standard pennant", standing.banner),
    "umbrella": _Kind("umbrella parasol", handheld.umbrella, held=True),
    "key": _Kind("key", handheld.key, held=True),
    "bell": _Kind("bell", handheld.bell, held=True),
    "mirror": _Kind("mirror looking_glass", handheld.mirror, held=True),
    "ring": _Kind("ring jewel earring bracelet necklace", handheld.ring, held=True),
    "crown": _Kind("crown diadem wreath garland", handheld.crown, held=True),
    "rope": _Kind("rope cord line chain thread", handheld.rope),
    "net": _Kind("net snare trap web", handheld.net),
    "anchor": _Kind("anchor", standing.anchor),
    "altar": _Kind("altar pillar monument tombstone gravestone slab", standing.altar),
    "idol": _Kind("idol statue image god figure", standing.idol),
    "cart": _Kind("cart wagon chariot carriage wheel car", standing.cart),
    "boat": _Kind("boat skiff canoe raft rowboat dinghy ship vessel_ship", standing.boat),
    "tent": _Kind("tent booth tabernacle shelter hut", standing.tent),
    "cloth": _Kind(
        "cloth garment cloak sackcloth robe blanket sheet clothes raiment shirt linen veil", handheld.folded, held=True
    ),
    "bundle": _Kind(
        "bundle sack bag purse burden wares cargo goods load luggage pack parcel gift offering sacrifice vow",
        handheld.bundle,
        held=True,
    ),
    "basket": _Kind("basket nest", handheld.basket, held=True),
    "cross": _Kind("cross gallows", standing.cross),
    "harp": _Kind("harp lyre lute instrument violin", handheld.harp, held=True),
    "gourd": _Kind("gourd vine plant ivy weed booth_plant", standing.gourd),
    "flower": _Kind("flower rose lily röslein blossom heather", handheld.flower),
    "tree": _Kind("tree leaf foliage oak fig_tree willow olive_tree cedar branch", standing.tree),
    "house": _Kind("house building tower temple castle", standing.house),
    "rock": _Kind("rock stone boulder pebble hill", standing.rock),
    "table": _Kind("table desk counter", lambda _r: handheld.one("wood", things.table())),
    "chair": _Kind("chair seat throne stool", lambda _r: handheld.one("wood", things.chair())),
    "bed": _Kind("bed couch mat bier cradle", lambda _r: things.bed()),
    "bench": _Kind("bench pew", lambda _r: handheld.one("wood", things.bench())),
    "barrel": _Kind("barrel cask tub bucket", lambda _r: handheld.one("wood", things.barrel())),
    "well": _Kind("well fountain cistern", things.well),
    "door": _Kind(
        "door gate window board plank oar mast wood log",
        lambda _r: handheld.one("wood", box((-0.5, 0, -0.05), (0.5, 2.0, 0.05), BROWN)),
    ),
}
KIND_OF_NOUN: dict[str, str] = {noun: name for name, kind in _KINDS.items() for noun in kind.nouns.split()}
KIND_OF_NATURE: dict[Nature, str] = {
    "food": "bread",
    "plant": "gourd",
    "vehicle": "cart",
    "building": "house",
    "settlement": "house",
    "light": "lantern",
    "room": "house",
    "land": "rock",
}


def prop_of(figure: Figure, roll: np.random.Generator) -> Prop:
    """The prop a figure is; what has no builder becomes the nearest by nature, and says so."""
    for word in words_of(figure):
        name = KIND_OF_NOUN.get(word) or KIND_OF_NOUN.get(word.removesuffix("s"))
        if name:
            kind = _KINDS[name]
            return Prop(kind.build(roll), None, kind.held, kind.burns)
    name = KIND_OF_NATURE.get(figure.nature, "bundle")
    kind = _KINDS[name]
    return Prop(kind.build(roll), name, kind.held, kind.burns)
