"""The lines of the Drehbuch: each voice's words in the pieces that the shots need, in all languages alike."""

from collections.abc import Sequence

from agents.rules.grammar.parting import before_connective, cut_at, even_parts, nearest_border
from agents.rules.grammar.source import Source
from agents.rules.script.beats import Beat, Stretch
from agents.rules.script.voices import Voice
from exeget.verse import Span, Spans

MAX_PIECES = 26
"""A line's id carries a letter for each piece."""


def spans_of(source: Source, pieces: Sequence[Stretch]) -> tuple[Spans, ...]:
    """The spans of one voice's pieces, language by language.

    There are as many as the language with the fewest parts can give; then the last holds all that is left, so that
    every line can be spoken in every language.
    """
    voice = pieces[0].voice
    by_lang = {lang: _parts(source, lang, span, pieces) for lang, span in voice.spans.items()}
    count = min(MAX_PIECES, *(len(parts) for parts in by_lang.values()))
    found: list[Spans] = [{} for _ in range(count)]
    for lang, parts in by_lang.items():
        for number in range(count):
            end = parts[-1].end if number == count - 1 else parts[number].end
            found[number][lang] = Span(start=parts[number].start, end=end)
    return tuple(found)


def line_ids(voice: Voice, count: int) -> tuple[str, ...]:
    """`u3` for a voice that is whole, `u3a`, `u3b` for one in pieces."""
    own = voice.utterance.id
    return (own,) if count == 1 else tuple(f"{own}{chr(97 + number)}" for number in range(count))


def pieces_by_voice(beats: Sequence[Beat]) -> dict[str, list[Stretch]]:
    """Each voice's pieces in order, by its utterance's id."""
    found: dict[str, list[Stretch]] = {}
    for beat in beats:
        for stretch in beat.stretches:
            found.setdefault(stretch.voice.utterance.id, []).append(stretch)
    return found


def _parts(source: Source, lang: str, span: Span, pieces: Sequence[Stretch]) -> tuple[Span, ...]:
    return tuple(piece.lead for piece in pieces if piece.lead) if lang == source.lang else _other(source, lang, span, pieces)


def _other(source: Source, lang: str, span: Span, pieces: Sequence[Stretch]) -> tuple[Span, ...]:
    """Another language's words cut where its own clauses of the same events begin, else at the same share of the letters."""
    text, lead = source.verse.text[lang], source.span(pieces[0].voice.spans)
    if lead is None:
        return even_parts(text, span, len(pieces))
    scale = (span.end - span.start) / (lead.end - lead.start)
    cuts: list[int] = []
    for piece in pieces[1:]:
        floor = cuts[-1] if cuts else span.start
        own = piece.event.spans.get(lang) if piece.event else None
        if own is not None and floor < own.start < span.end:
            cuts.append(before_connective(text, own.start, floor))
            continue
        begins = piece.lead.start if piece.lead else lead.end
        at = nearest_border(text, floor, span.end, span.start + (begins - lead.start) * scale)
        if at is not None:
            cuts.append(at)
    return cut_at(text, span, cuts)
