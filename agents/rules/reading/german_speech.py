"""Where somebody's own words begin and end in German: after `sprach:`, and by person and tense."""

from collections.abc import Sequence

from agents.rules.reading.german import Word
from agents.rules.reading.german_phrases import Found
from agents.rules.reading.german_tense import is_past
from agents.rules.reading.german_words import english_verb
from agents.rules.reading.parts import NOBODY, Clause, Opening, Stretch, Voice
from agents.rules.reading.verbs import SAYING
from agents.rules.reading.wordlists import words
from exeget.verse import Span

BREAKS = frozenset(".;?!:")
PERSONS = words(
    "ich mich mir mein meine meinen meinem meiner meines wir uns unser unsere unsern du dich dir "
    "dein deine deinen deinem deiner deines euch euer eure euren o ach"
)


def german_openings(text: str, verse: Sequence[Word], found: Sequence[Found], clauses: Sequence[Clause]) -> list[Opening]:
    """The verbs of saying before a colon, or before a comma and a large letter at a verse's end."""
    result = []
    for k, word in enumerate(verse):
        if not word.is_verb or english_verb(word.lemma.lower()) not in SAYING:
            continue
        stop = next((j for j in range(k + 1, min(len(verse), k + 14)) if verse[j].raw in ":.;!?"), None)
        if stop is None or verse[stop].raw != ":":
            continue
        if any(other.is_finite and english_verb(other.lemma.lower()) in SAYING for other in verse[k + 1 : stop]):
            continue
        start = verse[stop + 1].start if stop + 1 < len(verse) else len(text)
        speaker = next((clause.subject for clause in clauses if clause.at == word.start), NOBODY)
        near = [i for i, one in enumerate(found) if abs(one.at - k) <= 8 and one.at < stop and one.phrase.preposition == "to"]
        near += [i for i, one in enumerate(found) if one.case == "d" and k < one.at < stop]
        result.append(Opening(english_verb(word.lemma.lower()), word.start, start, speaker, near[-1] if near else NOBODY))
    return result


def german_stretches(verse: Sequence[Word], openings: Sequence[Opening]) -> list[Stretch]:
    """The stretches between strong stops, each with its voice."""
    cuts = {opening.start for opening in openings}
    found: list[Stretch] = []
    start = 0
    for k in range(1, len(verse) + 1):
        ends = k == len(verse) or verse[k - 1].raw in BREAKS or verse[k].start in cuts
        if not ends:
            continue
        part = verse[start:k]
        if any(word.raw[0].isalpha() for word in part):
            lows = [word.norm.lower() for word in part]
            first = next(low for low in lows if low[0].isalpha())
            fresh = start == 0 or verse[start - 1].raw in ".?!"
            span = Span(start=part[0].start, end=part[-1].end)
            found.append(Stretch(span, _voice(part, lows), bool({*lows} & PERSONS), first, fresh))
            start = k
        elif found:
            found[-1] = Stretch(Span(start=found[-1].span.start, end=part[-1].end), *_rest(found[-1]))
            start = k
    return found


def _rest(stretch: Stretch) -> tuple[Voice, bool, str, bool]:
    return stretch.voice, stretch.person, stretch.first, stretch.fresh


def _voice(verse: Sequence[Word], lows: Sequence[str]) -> Voice:
    """Told in the past of a third person, or spoken: an I or you, a present, a command."""
    if {*lows} & PERSONS:
        return "spoken"
    finite = [word for word in verse if word.is_finite]
    past = [word for word in finite if is_past(word)]
    if past and len(past) == len([word for word in finite if not word.tag.endswith("(IMP)")]):
        return "narrative"
    return "spoken" if finite and not past else "open"
