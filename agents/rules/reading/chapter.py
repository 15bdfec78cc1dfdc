"""A chapter read from first verse to last: one analysis a verse, everybody the same in all of them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from agents.rules.reading.assemble import Scenery, assemble
from agents.rules.reading.bare import bare
from agents.rules.reading.cast import Cast
from agents.rules.reading.english_parse import parse_english
from agents.rules.reading.entities import Entity
from agents.rules.reading.german_parse import parse_german
from agents.rules.reading.marks import QUOTES, marked
from agents.rules.reading.names import learn_names
from agents.rules.reading.old_words import is_old
from agents.rules.reading.pages import Page, Piece, deeds
from agents.rules.reading.parts import Parse
from agents.rules.reading.places import Stage
from agents.rules.reading.pronouns import Turn
from agents.rules.reading.quotes import QuoteListener
from agents.rules.reading.sky import Sky, look_up
from agents.rules.reading.speech import Listener
from agents.rules.reading.telling import Teller
from agents.rules.reading.titles import give_titles
from agents.rules.reading.twins import keys, names_in
from exeget.analysis import Analysis, Evidence
from exeget.ids import Lang
from exeget.verse import Span, Verse

ENGINE = "rules"
PARSERS: Mapping[Lang, Callable[[Sequence[str]], list[Parse]]] = {"en": parse_english, "de": parse_german}


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
    old = is_old([word for parse in parses for word in parse.text.split()])
    cast = Cast(learn_names(parses), counts, old)
    listener = _listener(cast, [parse.text for parse in parses])
    pages = [_page(verse, parse, listener, i) for i, (verse, parse) in enumerate(zip(verses, parses, strict=True))]
    give_titles(cast.roll.entities, counts, lead)
    return _analyses([_settled(page) for page in pages])


def _listener(cast: Cast, texts: Sequence[str]) -> Listener | QuoteListener:
    """Who follows the speeches: by the marks where the chapter has them, else by its verbs and persons."""
    spans = marked(texts)
    if spans is None:
        return Listener(Teller(cast))
    quoted = [text[span.start] in QUOTES for text, row in zip(texts, spans, strict=True) for span in row]
    dashed = len(quoted) - sum(quoted)
    return QuoteListener(Teller(cast), spans, 0 < sum(quoted) <= dashed)


def _page(verse: Verse, parse: Parse, listener: Listener | QuoteListener, number: int) -> Page:
    pieces = listener.read(number, parse)
    return Page(verse, parse, tuple(_merged(pieces, parse.text)), dict(listener.cast.met))


def _settled(page: Page) -> Page:
    """The page with everybody who was found to be another as that other."""
    pieces = tuple(replace(piece, turn=_real(piece.turn)) for piece in page.pieces)
    return replace(page, pieces=pieces, met={k: one.real if one is not None else None for k, one in page.met.items()})


def _real(turn: Turn | None) -> Turn | None:
    if turn is None:
        return None
    speaker, addressee = turn.speaker, turn.addressee
    return replace(turn, speaker=speaker.real if speaker else None, addressee=addressee.real if addressee else None)


def _merged(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """Neighbouring pieces of one voice as one; a verse without a word for the parser is the narrator's."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].turn is piece.turn:
            found[-1] = Piece(Span(start=found[-1].span.start, end=piece.span.end), piece.turn)
        else:
            found.append(piece)
    return found or [Piece(Span(start=0, end=len(text)), None)]


def _analyses(pages: Sequence[Page]) -> list[Analysis]:
    stage, sky, carried = Stage(), Sky(), dict[Entity, Evidence]()
    others = _others(pages)
    called = {lang: names_in(pages, parses) for lang, parses in others.items()}
    found = []
    for number, page in enumerate(pages):
        done = deeds(page)
        sky = look_up(sky, page, done)
        beside = {lang: keys(parse) for lang, parses in others.items() if (parse := parses[number]) is not None}
        shared = {page.parse.lang: keys(page.parse), **beside}
        scenery = Scenery(page, done, stage.play(page, done), sky, dict(carried), called, shared)
        found.append(assemble(scenery, ENGINE))
        _carry(page, carried)
    return found


def _others(pages: Sequence[Page]) -> dict[Lang, list[Parse | None]]:
    """The verses in their other languages, parsed where there are rules for it."""
    found: dict[Lang, list[Parse | None]] = {}
    for lang, parser in PARSERS.items():
        having = [number for number, page in enumerate(pages) if lang in page.verse.text and lang != page.parse.lang]
        if having:
            read = dict(zip(having, parser([pages[number].verse.text[lang] for number in having]), strict=True))
            found[lang] = [read.get(number) for number in range(len(pages))]
    return found


def _carry(page: Page, carried: dict[Entity, Evidence]) -> None:
    """Remember the words that last named each entity, for verses that only speak as it."""
    for k, phrase in enumerate(page.parse.phrases):
        entity = page.met.get(k)
        for one in entity.each() if entity is not None else ():
            carried[one] = Evidence(verse=page.verse.key, lang=page.parse.lang, span=phrase.span, rule="carried over")
