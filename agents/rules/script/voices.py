"""Who says which letters of the verse, in each language, so that every letter is said exactly once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agents.rules.grammar.parting import between, lettered, trimmed
from exeget.analysis import Analysis, Utterance
from exeget.verse import Span, Spans, Verse

UNCLAIMED = "R-UNCLAIMED"
"""Words that the analysis gives to nobody are the narrator's."""


@dataclass(frozen=True)
class Voice:
    """A stretch of the verse said by one voice, after overlaps and gaps of the analysis are settled."""

    utterance: Utterance
    spans: Spans


def voices(verse: Verse, analysis: Analysis) -> tuple[Voice, ...]:
    """The verse's voices in the order of its lead language; together they say every letter of every language once."""
    utterances = _numbered_apart(analysis.utterances)
    spans: dict[str, Spans] = {utterance.id: {} for utterance in utterances}
    for lang in verse.text:
        claimed = _claims(verse.text[lang], lang, utterances)
        if not claimed and utterances:
            claimed = _shared_out(verse, analysis.lead, lang, utterances)
        for utterance, span in _tiled(verse.text[lang], lang, claimed, utterances):
            spans.setdefault(utterance.id, {})[lang] = span
    found = [Voice(utterance, spans[utterance.id]) for utterance in utterances if spans[utterance.id]]
    return tuple(sorted(found, key=lambda voice: _place(voice, verse, analysis.lead)))


Claim = tuple[Utterance, Span]


def _numbered_apart(utterances: Sequence[Utterance]) -> list[Utterance]:
    """The utterances, where one whose id is taken gets a number of its own."""
    taken = {utterance.id for utterance in utterances}
    apart: list[Utterance] = []
    for utterance in utterances:
        if any(other.id == utterance.id for other in apart):
            apart.append(utterance.model_copy(update={"id": _free_id(taken)}))
            taken.add(apart[-1].id)
        else:
            apart.append(utterance)
    return apart


def _free_id(taken: Iterable[str]) -> str:
    return f"u{max((int(name[1:]) for name in taken), default=0) + 1}"


def _claims(text: str, lang: str, utterances: Sequence[Utterance]) -> list[Claim]:
    """What each utterance claims of a text, cut where an earlier one already has it."""
    claims: list[Claim] = []
    cursor = 0
    for utterance in sorted((u for u in utterances if lang in u.spans), key=lambda u: (u.spans[lang].start, u.spans[lang].end)):
        start, end = max(cursor, utterance.spans[lang].start), min(len(text), utterance.spans[lang].end)
        if start < end and lettered(text, start, end):
            claims.append((utterance, Span(start=start, end=end)))
            cursor = end
    return claims


def _shared_out(verse: Verse, lead: str, lang: str, utterances: Sequence[Utterance]) -> list[Claim]:
    """A language that no utterance claims, shared out by the length of the utterances in the lead language."""
    text = verse.text[lang]
    lengths = [u.spans[lead].end - u.spans[lead].start if lead in u.spans else 1 for u in utterances]
    whole = Span(start=0, end=len(text))
    places = [len(text) * sum(lengths[:k]) / sum(lengths) for k in range(1, len(lengths))]
    parts = between(text, whole, places)
    return list(zip(utterances, parts, strict=False))


def _tiled(text: str, lang: str, claims: Sequence[Claim], utterances: list[Utterance]) -> list[Claim]:
    """The claims with the gaps between them filled: a narrator who stands beside a gap says it, else a new narrator."""
    tiles: list[Claim] = []
    cursor = 0
    for utterance, span in [*claims, (None, Span(start=len(text), end=len(text) + 1))]:
        if lettered(text, cursor, span.start):
            _fill(text, lang, Span(start=cursor, end=span.start), tiles, utterances)
        if utterance is not None:
            trim = trimmed(text, span.start, span.end)
            assert trim is not None  # a claim has letters
            tiles.append((utterance, trim))
        cursor = span.end
    return tiles


def _fill(text: str, lang: str, gap: Span, tiles: list[Claim], utterances: list[Utterance]) -> None:
    trim = trimmed(text, gap.start, gap.end)
    assert trim is not None  # a gap is only filled when it has letters
    if tiles and tiles[-1][0].kind == "narration":
        tiles[-1] = (tiles[-1][0], Span(start=tiles[-1][1].start, end=trim.end))
        return
    narrator = Utterance(id=_free_id(u.id for u in utterances), kind="narration", spans={lang: trim}, rule=UNCLAIMED)
    utterances.append(narrator)
    tiles.append((narrator, trim))


def _place(voice: Voice, verse: Verse, lead: str) -> float:
    """Where a voice begins, as a share of the text; by the lead language when it has words there."""
    lang = lead if lead in voice.spans else next(iter(voice.spans))
    return voice.spans[lang].start / len(verse.text[lang])
