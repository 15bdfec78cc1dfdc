"""Whether an action says only what the verse, its context, the briefing or a named rule carries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from agents.rules.grammar.english import content_words, stems
from agents.rules.grammar.licences import BY_TIME, BY_WEATHER, CLOSED, WORDS
from agents.rules.grammar.source import Source
from agents.rules.reading.nouns import HUMAN, noun
from agents.tasks import Reading
from exeget.analysis import Analysis, Mention
from exeget.drehbuch import Drehbuch, Ground, Scene, ScriptShot
from exeget.verdict import Verdict, judge
from exeget.verse import Verse

GROUNDED = 1.0
NEARLY = 0.9
"""One word in ten may be a writer's slip that a person should see; more is invention."""

Forms = frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """All that an action of this verse may be made of."""

    source: Source
    around: tuple[Verse, ...]
    reading: Reading

    @cached_property
    def verse(self) -> Forms:
        """Words of the verse in any language, and what its analysis calls them."""
        return _forms((*self.source.verse.text.values(), *_analysed(self.source.analysis)))

    @cached_property
    def context(self) -> Forms:
        """Words of the verses around, of their analyses, and names of the cast."""
        names = (word for subject in self.source.cast for word in (*subject.names.values(), *subject.aliases, subject.noun))
        texts = (text for verse in self.around for text in verse.text.values())
        analysed = (text for analysis in self.source.neighbours for text in _analysed(analysis))
        return _forms((*texts, *analysed, *names))

    @cached_property
    def briefing(self) -> Forms:
        """Words of the reading's papers."""
        reading = self.reading
        return _forms((reading.reading, reading.backstory, *reading.rules, *reading.briefing.values()))

    def rules(self, scene: Scene) -> Forms:
        """Words that rules may put in, those of time and weather only as the scene has them."""
        around = {subject.noun for subject in self.source.cast if subject.id in (scene.inside, scene.place)}
        dark = "dark" if around & CLOSED else ""
        return _forms((*WORDS.values(), BY_TIME[scene.time_of_day], BY_WEATHER.get(scene.weather, ""), dark))

    def people(self, shot: ScriptShot) -> Forms:
        """Who may be named in a shot: whom the verse names, and who is on the shot's own list."""
        listed = [subject for subject in self.source.cast if subject.id in shot.on_screen]
        names = (word for subject in listed for word in (*subject.names.values(), *subject.aliases, subject.noun))
        return self.verse | _forms(names)

    def source_of(self, word: str, shot: ScriptShot, scene: Scene) -> str:
        """Where a word comes from: `verse`, `context`, `briefing`, `rule`, or empty when it is invented."""
        forms = stems(word)
        if forms & self.rules(scene):
            return "rule"
        if _is_person(word) and not forms & self.people(shot):
            return ""
        sources = (("verse", self.verse), ("context", self.context), ("briefing", self.briefing))
        return next((name for name, vocabulary in sources if forms & vocabulary), "")


def grounding(vocabulary: Vocabulary, drehbuch: Drehbuch) -> list[Verdict]:
    """A verdict a shot: the share of its content words that can be traced."""
    scenes = {scene.id: scene for scene in drehbuch.scenes}
    found = []
    for shot in drehbuch.shots:
        words = content_words(shot.action)
        loose = [word for word in words if not vocabulary.source_of(word, shot, scenes[shot.scene])]
        share = 1 - len(loose) / len(words) if words else None
        said = f"not carried by anything: {', '.join(loose)}" if loose else f"{len(words)} words, all carried"
        found.append(judge("grounding", shot.id, share, GROUNDED, "higher", said, warn=NEARLY))
    return found


def claims(vocabulary: Vocabulary, drehbuch: Drehbuch) -> list[Verdict]:
    """A verdict a shot: how many of the grounds it claims are not so."""
    scenes = {scene.id: scene for scene in drehbuch.scenes}
    found = []
    for shot in drehbuch.shots:
        false = [ground.word for ground in shot.grounds if not _holds(vocabulary, ground, shot, scenes[shot.scene])]
        said = f"claimed and not so: {', '.join(false)}" if false else f"{len(shot.grounds)} claims hold"
        found.append(judge("grounds_claimed", shot.id, float(len(false)), 0, "lower", said))
    return found


def true_deeds(vocabulary: Vocabulary, drehbuch: Drehbuch) -> list[Verdict]:
    """A verdict a shot: how many deeds it gives to somebody who does not do them; grounded is not yet true."""
    found = []
    for shot in drehbuch.shots:
        wrong = [
            fault
            for sentence in re.split(r"(?<=[.!?;])\s+", shot.action)
            for fault in _wrong_doers(vocabulary.source, sentence)
        ]
        found.append(judge("deeds_true", shot.id, float(len(wrong)), 0, "lower", "; ".join(wrong)))
    return found


def _wrong_doers(source: Source, sentence: str) -> list[str]:
    """Deeds of the verse whose subject in the sentence is somebody who neither does nor suffers them."""
    words = content_words(sentence)
    first = next((found for word in words[:3] if (found := _subjects(source, word))), [])
    actors = [mention for mention in first if mention.kind == "actor"]
    if not actors:
        return []
    wrong = []
    for word in words:
        done = (event for event in source.analysis.events if event.verb in stems(word) and not event.told)
        events = [] if _named(source, word) else list(done)
        parts = [name for event in events for name in (*event.doers, *event.receivers)]
        if events and all(event.doers for event in events) and not any(_takes_part(source, one, parts) for one in actors):
            wrong.append(f"{actors[0].name} does not {events[0].verb}: {' and '.join(events[0].doers)} does")
    return wrong


def _takes_part(source: Source, actor: Mention, names: Iterable[str]) -> bool:
    mine = source.subject(actor.name)
    return any(name == actor.name or (mine is not None and source.subject(name) == mine) for name in names)


def _named(source: Source, word: str) -> list[Mention]:
    """The actors of the verse that a word may name."""
    return [mention for mention in _subjects(source, word) if mention.kind == "actor"]


def _subjects(source: Source, word: str) -> list[Mention]:
    """Whatever of the verse a word may name."""
    forms = stems(word)
    return [m for m in source.analysis.subjects if forms & _forms((" ".join((m.name, *m.names.values(), m.noun)),))]


def _holds(vocabulary: Vocabulary, ground: Ground, shot: ScriptShot, scene: Scene) -> bool:
    forms = stems(ground.word)
    by_source = {
        "verse": vocabulary.verse, "context": vocabulary.context, "briefing": vocabulary.briefing,
        "rule": vocabulary.rules(scene),
    }  # fmt: skip
    named_rule = ground.source == "rule" and ground.word == ground.where == shot.rule
    return named_rule or bool(forms & by_source[ground.source])


def _analysed(analysis: Analysis) -> list[str]:
    mentions = (
        " ".join((m.name, *m.names.values(), m.noun, *m.traits, *m.changes)) for m in analysis.subjects
    )  # fmt: skip
    return [*mentions, *(event.verb for event in analysis.events)]


def _forms(texts: Iterable[str]) -> Forms:
    return frozenset().union(*(stems(word) for text in texts for word in content_words(text)))


def _is_person(word: str) -> bool:
    row = noun(word.lower())
    return row is not None and row.sort in HUMAN and not row.proper
