"""What a writer or director knows of a verse: its words, its analysis and its neighbours', and who is who."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from agents.rules.grammar.deeds import Deed, deed_of
from exeget.analysis import Analysis, Event, Mention, SceneSeen, Utterance
from exeget.subject import Subject
from exeget.verse import Span, Spans, Verse

_CAUSES = frozenset({"make", "let", "cause", "have", "bid"})
_NEXT = 6
"""Letters behind a clause within which what it causes begins."""
_NEVER_SEEN = frozenset({"deity", "voice"})


@dataclass(frozen=True)
class Source:
    """One verse with all that may be used to write it."""

    verse: Verse
    analysis: Analysis
    cast: tuple[Subject, ...]
    before: Analysis | None = None
    after: Analysis | None = None

    @cached_property
    def lang(self) -> str:
        """The language that is read first."""
        return self.analysis.lead if self.analysis.lead in self.verse.text else self.verse.lead()

    @cached_property
    def text(self) -> str:
        """The verse in that language."""
        return self.verse.text[self.lang]

    @cached_property
    def neighbours(self) -> tuple[Analysis, ...]:
        """The analyses before and after, where there are any."""
        return tuple(analysis for analysis in (self.before, self.after) if analysis is not None)

    def mention(self, name: str) -> Mention | None:
        """What the verse says of somebody or something, else what a neighbour says."""
        return self._mentions.get(name)

    def subject(self, name: str) -> Subject | None:
        """The register's entry a mention's name means."""
        known = self._by_name.get(name.lower())
        mention = self._mentions.get(name)
        if known is None and mention is not None:
            known = next(
                (self._by_name[other.lower()] for other in mention.names.values() if other.lower() in self._by_name), None
            )
        return known

    def visible(self, name: str) -> bool:
        """Whether a mention may be in the picture: registered, here, and nothing that must stay unseen."""
        mention = self._mentions.get(name)
        if mention is None or self.subject(name) is None or mention.kind == "scene":
            return False
        hidden = mention.nature in _NEVER_SEEN or mention.nature == "happening" or name in self.unproved
        here = mention.presence == "on_screen" or (mention.presence == "off_screen" and name in self._brought_about)
        return not hidden and here

    @cached_property
    def unproved(self) -> frozenset[str]:
        """Speakers whom only others' words know: the teller never names them, and nobody here answers them."""
        here = (*self.neighbours, self.analysis)
        told, spoken_of = set[str](), set[str]()
        for analysis in here:
            for mention in analysis.subjects:
                for voice in _voices_around(analysis, mention):
                    told |= {mention.name} if voice.kind == "narration" else set()
                    spoken_of |= {mention.name} if voice.kind != "narration" and voice.speaker != mention.name else set()
        answered = {utterance.addressee for analysis in here for utterance in analysis.utterances}
        speakers = {utterance.speaker for utterance in self.analysis.utterances}
        return frozenset((speakers & spoken_of) - told - answered)

    def seen(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of the names that may be in the picture, each once."""
        return tuple(dict.fromkeys(name for name in names if self.visible(name)))

    def deed(self, event: Event) -> Deed:
        """What kind of deed an event is."""
        doer = self.mention(event.doers[0]) if event.doers else None
        receiver = self.mention(event.receivers[0]) if event.receivers else None
        return deed_of(event, doer, receiver)

    def chief(self, events: Iterable[Event]) -> Event | None:
        """What a picture is about: an event that somebody visible takes part in, the strongest, the first of equals."""
        return max(events, key=lambda event: (bool(self.seen((*event.doers, *event.receivers))), event.force), default=None)

    def caused_by(self, event: Event) -> Event | None:
        """What an event has somebody or something do: `made it to come up`; None where it only does something itself."""
        span = self.span(event.spans)
        if event.verb not in _CAUSES or event.receivers or event.told or span is None:
            return None
        for other in self.analysis.events:
            follows = self.span(other.spans)
            if follows and 0 <= follows.start - span.end < _NEXT and other.doers and other.doers != event.doers:
                return other
        return None

    def span(self, spans: Spans) -> Span | None:
        """A stretch in the lead language, cut to the text; None where the text has no such letters."""
        span = spans.get(self.lang)
        if span is None or span.start >= len(self.text):
            return None
        return Span(start=span.start, end=max(span.start + 1, min(span.end, len(self.text))))

    def clause(self, event: Event) -> str:
        """The words that say an event, in the lead language."""
        span = self.span(event.spans)
        return span.of(self.text) if span else ""

    def scene_at(self, place: int) -> SceneSeen:
        """The scene that a letter of the lead language belongs to; the first when none claims it."""
        for scene in self.analysis.scenes:
            span = self.span(scene.spans)
            if span and span.start <= place < span.end:
                return scene
        return self.analysis.scenes[0]

    @cached_property
    def _brought_about(self) -> frozenset[str]:
        """Who does what somebody else has them do."""
        caused = (self.caused_by(event) for event in self.analysis.events)
        return frozenset(name for event in caused if event is not None for name in event.doers)

    @cached_property
    def _mentions(self) -> dict[str, Mention]:
        found: dict[str, Mention] = {}
        for analysis in (*self.neighbours, self.analysis):
            found |= {mention.name: mention for mention in analysis.subjects}
        return found

    @cached_property
    def _by_name(self) -> dict[str, Subject]:
        names = [(word.lower(), subject) for subject in self.cast for word in (*subject.names.values(), *subject.aliases)]
        return dict(reversed(names))


def _voices_around(analysis: Analysis, mention: Mention) -> list[Utterance]:
    """The utterances of an analysis whose words name somebody."""
    at = [seen.span.start for seen in mention.evidence if seen.verse == analysis.verse and seen.lang == analysis.lead]
    spans = [
        (utterance, utterance.spans[analysis.lead]) for utterance in analysis.utterances if analysis.lead in utterance.spans
    ]
    return [utterance for utterance, span in spans if any(span.start <= place < span.end for place in at)]
