"""What a story's analyses add up to: who acts, where, under what sky and in what mood, and how it rises and falls."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agents.rules.casting.gathering import Gathered, gather
from exeget.analysis import Analysis, Event, Utterance
from exeget.ids import Lang
from exeget.terms import Mood, TimeOfDay, Weather
from exeget.verse import Verse

CHIEF = 5
"""How many actors and places a briefing names."""
PEAKS = 6
"""How many of the strongest events it tells."""


@dataclass(frozen=True)
class Peak:
    """A strong event and the words that tell it."""

    verse: str
    force: float
    words: str


@dataclass(frozen=True)
class Gist:
    """The sum of a story."""

    subjects: tuple[Gathered, ...]
    """Everybody and everything, those of most verses first."""
    actors: tuple[Gathered, ...]
    """Who is most in it, people and animals, the deity left out."""
    unseen: tuple[Gathered, ...]
    """Who acts and must not be shown."""
    places: tuple[Gathered, ...]
    moods: Counter[Mood]
    feelings: tuple[Mood, ...]
    """The first mood of every verse, in order."""
    weathers: Counter[Weather]
    times: Counter[TimeOfDay]
    peaks: tuple[Peak, ...]
    """The strongest events in the order of the story."""
    spoken: float
    """Share of the letters that somebody speaks."""
    nouns: frozenset[str]
    """Every head noun of the story."""
    lead: Lang
    """The language most verses were read in."""


def gist(analyses: Sequence[Analysis], verses: Sequence[Verse]) -> Gist:
    """Sum up the verses that have an analysis."""
    texts = {verse.key: verse for verse in verses}
    read = [analysis for analysis in analyses if analysis.verse in texts]
    subjects = sorted(gather(read), key=lambda one: -len(one.verses))
    actors = [one for one in subjects if one.kind == "actor"]
    seen = Counter(name for analysis in read for scene in analysis.scenes for name in (scene.place, scene.inside) if name)
    places = [one for one in subjects if one.kind in ("environment", "set_environment") and one.known_as() & _low(seen)]
    return Gist(
        subjects=tuple(subjects),
        actors=tuple(one for one in actors if one.nature not in ("deity", "voice"))[:CHIEF],
        unseen=tuple(one for one in actors if one.nature == "deity" and one.proper),
        places=tuple(places[:CHIEF]),
        moods=Counter(mood for analysis in read for mood in analysis.mood),
        feelings=tuple(analysis.mood[0] for analysis in read),
        weathers=Counter(analysis.weather for analysis in read),
        times=Counter(analysis.time_of_day for analysis in read),
        peaks=tuple(_peaks(read, texts)),
        spoken=_spoken(read, texts),
        lead=Counter(analysis.lead for analysis in read).most_common(1)[0][0] if read else "en",
        nouns=frozenset(noun for one in subjects for noun in one.nouns),
    )


def _low(names: Counter[str]) -> set[str]:
    return {name.lower() for name in names}


def _peaks(read: Sequence[Analysis], texts: dict[str, Verse]) -> list[Peak]:
    """The strongest thing that happens in each verse; of those the strongest, in order."""
    best: list[tuple[float, int, Peak]] = []
    for number, analysis in enumerate(read):
        happening = [event for event in analysis.events if not event.told and not event.negated]
        top = max(happening, key=lambda event: event.force, default=None)
        if top is not None:
            words = _words(top, texts[analysis.verse], analysis.lead)
            best.append((-top.force, number, Peak(analysis.verse, top.force, words)))
    return [peak for _, _, peak in sorted(sorted(best, key=lambda one: one[:2])[:PEAKS], key=lambda one: one[1])]


def _words(event: Event, verse: Verse, lead: str) -> str:
    return " ".join(event.spans[lead].of(verse.text[lead]).split()) if lead in event.spans else event.verb


def _spoken(read: Sequence[Analysis], texts: dict[str, Verse]) -> float:
    total = spoken = 0
    for analysis in read:
        for utterance in analysis.utterances:
            length = _length(utterance, analysis.lead)
            total += length
            spoken += length if utterance.kind != "narration" else 0
    return spoken / total if total and texts else 0.0


def _length(utterance: Utterance, lead: str) -> int:
    span = utterance.spans.get(lead)
    return span.end - span.start if span else 0
