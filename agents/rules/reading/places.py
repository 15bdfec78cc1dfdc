"""Where it happens: everybody keeps the place he is in until he leaves it; a voyage stays on its ship."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.rules.reading.entities import Entity
from agents.rules.reading.nouns import like
from agents.rules.reading.pages import Deed, Page
from agents.rules.reading.parts import Phrase
from agents.rules.reading.verbs import MOTION, Field
from exeget.analysis import Evidence
from exeget.verse import Span

INSIDES = frozenset({"vehicle", "building", "room"})
AFLOAT = frozenset({"ship", "boat", "raft"})
CARRIED: frozenset[Field] = frozenset({"throw", "break", "take", "send", "give", "eat"})
"""Deeds that bring others to a place rather than the doer."""
FAR: frozenset[Field] = frozenset({"see", "think", "say", "pray", "cry", "feel"})
"""Deeds whose place may be far away: one looks at it or speaks of it."""
DROPS = frozenset({"wave", "billow", "flood", "well", "water", "drop"})
"""Water that is no place of its own for a ship."""
BODILY = frozenset({"person", "people", "animal"})
OUT = frozenset({"out of", "from"})


@dataclass(frozen=True)
class Spot:
    """A place and what one is inside of there."""

    place: Entity | None = None
    inside: Entity | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Setting:
    """A stretch of a verse that plays in one spot."""

    start: int
    """Where it begins in the verse."""
    spot: Spot


class Stage:
    """Follows a story through its places."""

    def __init__(self) -> None:
        self.where: dict[Entity, Spot] = {}
        self.now = Spot()
        self.water: Entity | None = None
        """The water that was last spoken of: a ship is on it."""

    def play(self, page: Page, done: Sequence[Deed]) -> list[Setting]:
        """The settings of a verse in order; at least one, which begins at 0."""
        self._look_for_water(page)
        self._set_by_a_slug(page, done)
        self._together(page)
        settings = [Setting(0, self.now)]
        seen = False
        for deed in done:
            if not deed.happens or deed.field in FAR:
                self._people(deed)
                continue
            spot = self._after(page, deed)
            if spot != self.now or not seen:
                self.now = spot
                between = page.parse.text[settings[-1].start : deed.clause.span.start]
                if seen and _elsewhere(settings[-1].spot, spot) and any(letter.isalpha() for letter in between):
                    settings.append(Setting(deed.clause.span.start, spot))
                else:
                    settings[-1] = replace(settings[-1], spot=spot)
            seen = True
        if self.now.place is None and self.now.inside is None:
            self.now = self._named(page)
            settings[-1] = replace(settings[-1], spot=self.now)
        return settings

    def _together(self, page: Page) -> None:
        """Who speak with each other are in one place."""
        for piece in page.pieces:
            pair = (piece.turn.speaker, piece.turn.addressee) if piece.turn is not None else ()
            alive = [
                each for one in pair if one is not None for each in one.each() if one.sort in ("person", "people", "animal")
            ]
            if len(alive) > 1:
                here = any(self.where.get(one) == self.now for one in alive)
                self.where.update(dict.fromkeys(alive, self.now if here else self.where.get(alive[0], self.now)))

    def _set_by_a_slug(self, page: Page, done: Sequence[Deed]) -> None:
        """`An alley at night; ...`: a place named without a verb, before anybody does anything, is where it plays."""
        first = min((deed.clause.at for deed in done), default=len(page.parse.text))
        for k, phrase in enumerate(page.parse.phrases):
            entity = page.met.get(k)
            bare = phrase.role in ("loose", "called") and not phrase.preposition and phrase.span.start < first
            if bare and entity is not None and entity.place and page.turn_at(phrase.span.start) is None:
                self.now = self._at(page, phrase, entity)
                return

    def _at(self, page: Page, phrase: Phrase, entity: Entity) -> Spot:
        evidence = Evidence(verse=page.verse.key, lang=page.parse.lang, span=phrase.span, rule="place named")
        return Spot(None, entity, evidence) if entity.sort in INSIDES else Spot(entity, None, evidence)

    def _look_for_water(self, page: Page) -> None:
        for k, phrase in enumerate(page.parse.phrases):
            entity = page.met.get(k)
            told = page.turn_at(phrase.span.start) is None
            if entity is not None and entity.sort == "water" and told and not {*entity.nouns} & DROPS:
                self.water = entity

    def _people(self, deed: Deed) -> None:
        """Who does something here is here."""
        for one in deed.doers:
            if one.living and one.sort != "deity" and deed.happens:
                self.where.setdefault(one, self.now)

    def _after(self, page: Page, deed: Deed) -> Spot:
        """Where the deed happens, and everybody put where it leaves him."""
        target, _ = deed.spot
        doers = [one for one in deed.doers if one.living and one.sort not in ("deity", "spirit", "voice")]
        here = next((self.where[one] for one in doers if one in self.where), self.now)
        if deed.field in ("blow", "calm") or not doers:
            return self._of_weather(page, deed, target)
        if deed.field in CARRIED and deed.receivers:
            if target is not None:
                landed = self._spot(page, deed, target, here)
                self.where.update({one: landed for one in deed.receivers if one.living})
            self.where.update({one: here for one in doers if one not in self.where})
            return self._with_water(here)
        if target is not None:
            here = self._spot(page, deed, target, here)
        elif deed.field in MOTION:
            here = self._left(deed, self._met(deed) or here)
        self.where.update(dict.fromkeys(doers, here))
        return here

    def _met(self, deed: Deed) -> Spot | None:
        """Who comes to somebody comes to where he is."""
        return next((self.where[one] for word, one in deed.others if word in ("to", "unto") and one in self.where), None)

    def _left(self, deed: Deed, here: Spot) -> Spot:
        """`out of the house` is outside it; `out of the city` is somewhere nobody told."""
        left = next((entity for word, entity in deed.spots if word in OUT), None)
        if left is None:
            return here
        if left is here.inside or left.sort in INSIDES:
            return replace(here, inside=None)
        return replace(here, inside=None) if left is not here.place else here

    def _of_weather(self, page: Page, deed: Deed, target: Entity | None) -> Spot:
        """Weather and water act where the people are; at sea that is on the ship."""
        doer = next((one for one in deed.doers if one.place), None)
        spot = target or doer
        if spot is None:
            return self.now
        if spot.sort in INSIDES:
            alone = self.now.inside is None and self.now.place is None
            return self._spot(page, deed, spot, self.now) if alone or "weather" not in _sorts(deed) else self.now
        if self.now.inside is not None and self._floats(self.now.inside) and spot.sort == "water":
            self.water = spot
            return self._with_water(self.now)
        if self.now.inside is not None:
            return self.now
        return Spot(spot, None, self._evidence(page, deed, "named place"))

    def _with_water(self, here: Spot) -> Spot:
        if here.inside is not None and self._floats(here.inside) and self.water is not None:
            return replace(here, place=self.water)
        return here

    def _spot(self, page: Page, deed: Deed, target: Entity, here: Spot) -> Spot:
        """Being in a house leaves one in the town; being in another town leaves the house."""
        evidence = self._evidence(page, deed, "named place")
        if target.sort == "water":
            self.water = target
        if target.sort in INSIDES:
            place = self.water if self._floats(target) and self.water is not None else here.place
            return Spot(place, target, evidence)
        if here.inside is not None and self._floats(here.inside) and target.sort == "water":
            return Spot(target, here.inside, evidence)
        return Spot(target, None, evidence)

    def _floats(self, entity: Entity) -> bool:
        return any(like(noun) in AFLOAT for noun in entity.nouns)

    def _named(self, page: Page) -> Spot:
        """Where nobody does anything yet: the first place the narrator names."""
        for k, phrase in enumerate(page.parse.phrases):
            entity = page.met.get(k)
            if entity is not None and entity.place and page.turn_at(phrase.span.start) is None:
                return self._at(page, phrase, entity)
        return Spot()

    def _evidence(self, page: Page, deed: Deed, rule: str) -> Evidence:
        span = Span(start=deed.clause.span.start, end=deed.clause.span.end)
        return Evidence(verse=page.verse.key, lang=page.parse.lang, span=span, rule=rule)


def _elsewhere(before: Spot, after: Spot) -> bool:
    """Another scene: another place, or in and out of a house; the first place that is named is none."""
    known = before.place is not None or before.inside is not None
    return known and (before.place is not after.place or before.inside is not after.inside)


def _sorts(deed: Deed) -> set[str]:
    return {one.sort for one in (*deed.doers, *deed.receivers)}
