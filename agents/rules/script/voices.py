"""Who says which letters of the verse, in each language, so that every letter is said exactly once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agents.rules.grammar.parting import between, lettered, trimmed
from exeget.analysis import Analysis, Utterance
from exeget.verse import Span, Spans, Verse


@dataclass(frozen=True)
class Voice:
    """A stretch of the verse said by one voice, after overlaps and gaps of the analysis are settled."""

    utterance: Utterance
    spans: Spans


def voices(verse: Verse, analysis: Analysis) -> tuple[Voice, ...]:
    """The verse's voices in the order of its lead language; together they say every letter of every language once.

    Words that the analysis gives to nobody go to the voice before them; a language in which somebody has no words
    is shared out anew, so that every voice can be heard in every language.
    """
    utterances = _numbered_apart(analysis.utterances) or [_narrator(verse)]
    spans: dict[str, Spans] = {utterance.id: {} for utterance in utterances}
    for lang, text in verse.text.items():
        claimed = _claims(text, lang, utterances)
        if len(claimed) < len(utterances):
            claimed = _shared_out(verse, analysis.lead, lang, utterances)
        for utterance, span in _without_gaps(text, claimed):
            spans[utterance.id][lang] = span
    found = [Voice(utterance, spans[utterance.id]) for utterance in utterances if spans[utterance.id]]
    return tuple(sorted(found, key=lambda voice: _place(voice, verse, analysis.lead)))


def _narrator(verse: Verse) -> Utterance:
    return Utterance(
        id="u1", kind="narration", spans={k: Span(start=0, end=len(t)) for k, t in verse.text.items()}, rule="R-NARRATOR"
    )


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
    """A language shared out among the utterances in their order, by their length in the lead language."""
    text = verse.text[lang]
    lengths = [u.spans[lead].end - u.spans[lead].start if lead in u.spans else 1 for u in utterances]
    places = [len(text) * sum(lengths[:k]) / sum(lengths) for k in range(1, len(lengths))]
    return list(zip(utterances, between(text, Span(start=0, end=len(text)), places), strict=False))


def _without_gaps(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims drawn out to the next one, so that no letter lies between them."""
    starts = [0, *(span.start for _, span in claims[1:]), len(text)]
    drawn = [
        (utterance, trimmed(text, start, end)) for (utterance, _), start, end in zip(claims, starts, starts[1:], strict=False)
    ]
    return [(utterance, span) for utterance, span in drawn if span is not None]


def _place(voice: Voice, verse: Verse, lead: str) -> float:
    """Where a voice begins, as a share of the text; by the lead language when it has words there."""
    lang = lead if lead in voice.spans else next(iter(voice.spans))
    return voice.spans[lang].start / len(verse.text[lang])
