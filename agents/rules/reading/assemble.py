"""The analysis of one verse, put together from all that was read of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agents.rules.reading.align import Keys, aligned
from agents.rules.reading.entities import Entity
from agents.rules.reading.feelings import feelings, mood
from agents.rules.reading.heard import heard
from agents.rules.reading.mentions import mentions
from agents.rules.reading.pages import DONE_TO, Deed, Page, force
from agents.rules.reading.places import Setting
from agents.rules.reading.sky import Sky
from exeget.analysis import Analysis, Blocking, Event, Evidence, Path, SceneSeen, Utterance
from exeget.ids import Lang
from exeget.verse import Spans

BRINGING = frozenset({"throw", "take", "send", "give", "break"})
"""Deeds that move what they are done to."""


@dataclass(frozen=True)
class Scenery:
    """A verse and everything round it."""

    page: Page
    done: Sequence[Deed]
    settings: Sequence[Setting]
    sky: Sky
    carried: Mapping[Entity, Evidence]
    """The last words that named each, in verses before."""
    called: Mapping[Lang, Mapping[Entity, str]]
    """What each is called in other languages."""
    keys: Mapping[Lang, Keys]

    def spans(self, starts: Sequence[int], speech: Sequence[bool]) -> list[Spans]:
        """The parts that begin at some letters, in every language."""
        return aligned(self.page.verse, self.page.parse.lang, starts, speech, self.keys)


def assemble(scenery: Scenery, engine: str) -> Analysis:
    """The analysis of the verse."""
    page, done, settings, sky = scenery.page, scenery.done, scenery.settings, scenery.sky
    subjects = mentions(page, done, settings, scenery.carried, scenery.called)
    known = frozenset(mention.name for mention in subjects)
    return Analysis(
        verse=page.verse.key,
        lead=page.parse.lang,
        subjects=subjects,
        utterances=_utterances(scenery, known),
        events=_events(scenery, known),
        scenes=_scenes(scenery, known),
        blocking=_blocking(scenery, known),
        sounds=heard(page, done, settings, sky),
        time_of_day=sky.time,
        weather=sky.weather,
        mood=mood(page, done),
        engine=engine,
    )


def _utterances(scenery: Scenery, known: frozenset[str]) -> tuple[Utterance, ...]:
    pieces = scenery.page.pieces
    spans = scenery.spans([piece.span.start for piece in pieces], [piece.turn is not None for piece in pieces])
    return tuple(
        Utterance(
            id=f"u{number}",
            speaker=_title(piece.turn.speaker if piece.turn else None, known),
            addressee=_title(piece.turn.addressee if piece.turn else None, known),
            kind="dialogue" if piece.turn else "narration",
            spans=span,
            rule=piece.turn.rule if piece.turn else "told",
        )
        for number, (piece, span) in enumerate(zip(pieces, spans, strict=True), 1)
    )


def _title(entity: Entity | None, known: frozenset[str]) -> str:
    """The title of a speaker; of a group that is no mention itself, its first member's."""
    if entity is None:
        return ""
    return next((one.title for one in (entity, *entity.each()) if one.title in known), "")


def _events(scenery: Scenery, known: frozenset[str]) -> tuple[Event, ...]:
    told = [deed for deed in scenery.done if _says_something(deed, known)]
    return tuple(_event(scenery, number, deed, known) for number, deed in enumerate(told, 1))


def _says_something(deed: Deed, known: frozenset[str]) -> bool:
    """That something is, without anybody, is no event."""
    return deed.field != "be" or any(one.title in known for one in deed.doers)


def _event(scenery: Scenery, number: int, deed: Deed, known: frozenset[str]) -> Event:
    place, leads = deed.spot
    behind = [other for word, other in deed.others if word in DONE_TO and (word != "with" or other.living)]
    receivers = [*deed.receivers, *(one for other in behind for one in other.each())]
    here = place.title if place is not None and place.title in known else ""
    return Event(
        id=f"e{number}",
        verb=deed.clause.verb,
        doers=tuple(one.title for one in deed.doers if one.title in known),
        receivers=tuple(dict.fromkeys(one.title for one in receivers if one.title in known and one not in deed.doers)),
        place=here,
        toward=leads and bool(here),
        negated=deed.clause.negated,
        told=deed.told,
        force=force(deed, sum(feelings(deed.clause.words).values())),
        spans={scenery.page.parse.lang: deed.clause.span},
        rule=f"{deed.field} <- {deed.clause.verb}",
    )


def _scenes(scenery: Scenery, known: frozenset[str]) -> tuple[SceneSeen, ...]:
    sky = scenery.sky
    spans = scenery.spans([setting.start for setting in scenery.settings], [False] * len(scenery.settings))
    found: list[SceneSeen] = []
    for number, (setting, span) in enumerate(zip(scenery.settings, spans, strict=True), 1):
        spot = setting.spot
        found.append(
            SceneSeen(
                id=f"s{number}",
                place=spot.place.title if spot.place is not None and spot.place.title in known else "",
                inside=spot.inside.title if spot.inside is not None and spot.inside.title in known else "",
                time_of_day=sky.time,
                weather=sky.weather,
                spans=span,
                evidence=(*((spot.evidence,) if spot.evidence else ()), *sky.evidence()),
            )
        )
    return tuple(found)


def _blocking(scenery: Scenery, known: frozenset[str]) -> Blocking:
    """Fixed points are places one can be at; ways are the motions that happen."""
    anchors = [one for s in scenery.settings for one in (s.spot.place, s.spot.inside) if one is not None]
    paths: list[Path] = []
    for deed in scenery.done:
        if not deed.happens:
            continue
        anchors += [place for _, place in deed.spots]
        end, leads = deed.spot
        start = next((place for word, place in deed.spots if word in ("from", "out of")), None)
        if not leads and start is None:
            continue
        movers = deed.receivers if deed.field in BRINGING else deed.doers
        names = [one.title for one in movers if one.title in known and one.sort not in ("deity", "water")]
        paths += [Path(who=name, start=start.title if start else "", end=end.title if end and leads else "") for name in names]
    fixed = tuple(dict.fromkeys(anchor.title for anchor in anchors if anchor.title in known))
    return Blocking(anchors=fixed, paths=tuple(dict.fromkeys(paths)))
