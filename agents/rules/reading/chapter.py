"""A chapter read from first verse to last: one analysis a verse, everybody the same in all of them."""

from collections import Counter
from collections.abc import Sequence

from agents.rules.reading.align import aligned
from agents.rules.reading.bare import bare
from agents.rules.reading.cast import Cast
from agents.rules.reading.english_parse import parse_english
from agents.rules.reading.entities import Entity
from agents.rules.reading.feelings import feelings, mood
from agents.rules.reading.german_parse import parse_german
from agents.rules.reading.heard import heard
from agents.rules.reading.mentions import mentions
from agents.rules.reading.names import learn_names
from agents.rules.reading.pages import Deed, Page, Piece, deeds, force
from agents.rules.reading.parts import Parse
from agents.rules.reading.places import Setting, Stage
from agents.rules.reading.sky import Sky, look_up
from agents.rules.reading.speech import Listener
from agents.rules.reading.titles import give_titles
from exeget.analysis import Analysis, Blocking, Event, Evidence, Path, SceneSeen, Utterance
from exeget.ids import Lang
from exeget.verse import Span, Verse

ENGINE = "rules"


PARSERS = {"en": parse_english, "de": parse_german}


def analyse(verses: Sequence[Verse]) -> list[Analysis]:
    """The analyses of a chapter's verses, in their order; verses of one lead language are read together."""
    found: dict[str, Analysis] = {}
    for lead in dict.fromkeys(verse.lead() for verse in verses):
        own = [verse for verse in verses if verse.lead() == lead]
        read = _read(own, lead) if lead in PARSERS else [bare(verse, ENGINE) for verse in own]
        found |= {analysis.verse: analysis for analysis in read}
    return [found[verse.key] for verse in verses]


def _read(verses: Sequence[Verse], lead: Lang) -> list[Analysis]:
    parses = PARSERS[lead]([verse.text[lead] for verse in verses])
    counts = Counter(phrase.name for parse in parses for phrase in parse.phrases if phrase.name)
    cast = Cast(learn_names(parses), counts)
    listener = Listener(cast)
    pages = [_page(verse, parse, listener, i) for i, (verse, parse) in enumerate(zip(verses, parses, strict=True))]
    give_titles(cast.entities, counts, lead)
    return _analyses(pages)


def _page(verse: Verse, parse: Parse, listener: Listener, number: int) -> Page:
    pieces = listener.read(number, parse)
    return Page(verse, parse, tuple(_merged(pieces)), dict(listener.cast.met))


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbouring pieces of one voice as one."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].turn is piece.turn:
            found[-1] = Piece(Span(start=found[-1].span.start, end=piece.span.end), piece.turn)
        else:
            found.append(piece)
    return found


def _analyses(pages: Sequence[Page]) -> list[Analysis]:
    stage, sky, carried = Stage(), Sky(), dict[Entity, Evidence]()
    found = []
    for page in pages:
        done = deeds(page)
        sky = look_up(sky, page, done)
        settings = stage.play(page, done)
        analysis = _analysis(page, done, settings, sky, carried)
        found.append(analysis)
        _carry(page, carried)
    return found


def _carry(page: Page, carried: dict[Entity, Evidence]) -> None:
    """Remember the words that last named each entity, for verses that only speak as it."""
    for k, phrase in enumerate(page.parse.phrases):
        entity = page.met.get(k)
        for one in entity.each() if entity is not None else ():
            carried[one] = Evidence(verse=page.verse.key, lang=page.parse.lang, span=phrase.span, rule="carried over")


def _analysis(page: Page, done: list[Deed], settings: list[Setting], sky: Sky, carried: dict[Entity, Evidence]) -> Analysis:
    subjects = mentions(page, done, settings, carried)
    known = {mention.name for mention in subjects}
    return Analysis(
        verse=page.verse.key,
        lead=page.parse.lang,
        subjects=subjects,
        utterances=_utterances(page, known),
        events=_events(page, done, known),
        scenes=_scenes(page, settings, sky, known),
        blocking=_blocking(done, settings, known),
        sounds=heard(page, done, settings, sky),
        time_of_day=sky.time,
        weather=sky.weather,
        mood=mood(page, done),
        engine=ENGINE,
    )


def _utterances(page: Page, known: set[str]) -> tuple[Utterance, ...]:
    spans = aligned(
        page.verse,
        page.parse.lang,
        [piece.span for piece in page.pieces],
        [piece.turn is not None for piece in page.pieces],
        {},
    )
    return tuple(
        Utterance(
            id=f"u{number}",
            speaker=_title(piece.turn.speaker if piece.turn else None, known),
            addressee=_title(piece.turn.addressee if piece.turn else None, known),
            kind="dialogue" if piece.turn else "narration",
            spans=span,
            rule=piece.turn.rule if piece.turn else "told",
        )
        for number, (piece, span) in enumerate(zip(page.pieces, spans, strict=True), 1)
    )


def _title(entity: Entity | None, known: set[str]) -> str:
    """The title of a speaker; of a group that is no mention itself, its first member's."""
    if entity is None:
        return ""
    return next((one.title for one in (entity, *entity.each()) if one.title in known), "")


def _events(page: Page, done: list[Deed], known: set[str]) -> tuple[Event, ...]:
    found: list[Event] = []
    for deed in done:
        place, leads = deed.spot
        doers = tuple(one.title for one in deed.doers if one.title in known)
        receivers = [*deed.receivers, *(one for word, one in deed.others if word in ("to", "unto", "upon", "at", "against"))]
        named = tuple(dict.fromkeys(one.title for each in receivers for one in each.each() if one.title in known))
        if deed.field == "be" and not doers:
            continue
        found.append(
            Event(
                id=f"e{len(found) + 1}",
                verb=deed.clause.verb,
                doers=doers,
                receivers=named,
                place=place.title if place is not None and place.title in known else "",
                toward=leads and place is not None and place.title in known,
                negated=deed.clause.negated,
                told=deed.told,
                force=force(deed, sum(feelings(deed.clause.words).values())),
                spans={page.parse.lang: deed.clause.span},
                rule=f"{deed.field} <- {deed.clause.verb}",
            )
        )
    return tuple(found)


def _scenes(page: Page, settings: list[Setting], sky: Sky, known: set[str]) -> tuple[SceneSeen, ...]:
    found: list[SceneSeen] = []
    ends = [*(setting.start for setting in settings[1:]), len(page.parse.text)]
    for number, (setting, end) in enumerate(zip(settings, ends, strict=True), 1):
        spot = setting.spot
        found.append(
            SceneSeen(
                id=f"s{number}",
                place=spot.place.title if spot.place is not None and spot.place.title in known else "",
                inside=spot.inside.title if spot.inside is not None and spot.inside.title in known else "",
                time_of_day=sky.time,
                weather=sky.weather,
                spans={page.parse.lang: Span(start=setting.start, end=end)},
                evidence=(*((spot.evidence,) if spot.evidence else ()), *sky.evidence()),
            )
        )
    return tuple(found)


def _blocking(done: list[Deed], settings: list[Setting], known: set[str]) -> Blocking:
    """Fixed points are places and large things; ways are the motions that happen."""
    anchors = [one for setting in settings for one in (setting.spot.place, setting.spot.inside) if one is not None]
    paths = []
    for deed in done:
        if not deed.happens:
            continue
        end, leads = deed.spot
        start = next((place for word, place in deed.spots if word in ("from", "out of")), None)
        anchors += [place for _, place in deed.spots]
        if not leads and start is None:
            continue
        movers = deed.receivers if deed.field in ("throw", "take", "send", "give", "break") else deed.doers
        names = [one.title for one in movers if one.title in known and one.sort not in ("deity", "water")]
        paths += [Path(who=name, start=start.title if start else "", end=end.title if end and leads else "") for name in names]
    fixed = tuple(dict.fromkeys(anchor.title for anchor in anchors if anchor.title in known))
    return Blocking(anchors=fixed, paths=tuple(dict.fromkeys(paths)))
