"""What the words of a model's action rest on: looked up, never taken at its word."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from agents.llm.building import Slot
from agents.rules.criticism.grounding import Vocabulary
from agents.rules.grammar.english import content_words, stems, words_of
from agents.rules.grammar.licences import WORDS
from agents.rules.grammar.source import Source
from agents.tasks import WriteParams
from exeget.drehbuch import Ground, Scene, ScriptShot

FREE = ("R-BUSINESS", "R-SPEECH", "R-PORTRAIT")
"""Rules whose words any writer may use."""

FREE_WORDS = ", ".join(sorted({word for rule in FREE for word in content_words(WORDS[rule])}))


@dataclass(frozen=True)
class Carried:
    """A shot with the grounds of its words, and the words that nothing carries."""

    shot: ScriptShot
    loose: tuple[str, ...]


def vocabulary_of(source: Source, told: WriteParams) -> Vocabulary:
    """All that an action may be made of."""
    around = tuple(verse for verse in (told.before, told.after) if verse is not None)
    return Vocabulary(source, around, told.reading)


def carried(slot: Slot, action: str, intent: str, vocabulary: Vocabulary, scenes: Mapping[str, Scene]) -> Carried:
    """The shot; ValueError when not a single word of its action rests on anything."""
    shot = ScriptShot(
        id=slot.id, phase=slot.phase, scene=slot.scene, events=slot.events, action=action, intent=intent,
        grounds=(Ground(word="-", source="rule", where="-"),), on_screen=slot.on_screen, focus=slot.focus,
        utterances=slot.utterances,
    )  # fmt: skip
    found, loose = [], []
    for word in dict.fromkeys(content_words(action)):
        source = vocabulary.source_of(word, shot, scenes[slot.scene])
        if ground := _ground(word, source, vocabulary):
            found.append(ground)
        else:
            loose.append(word)
    if not found:
        raise ValueError(f"shot {slot.id}: no word of {action!r} comes from the verse or its papers")
    return Carried(shot.model_copy(update={"grounds": tuple(found)}), tuple(loose))


def _ground(word: str, source: str, vocabulary: Vocabulary) -> Ground | None:
    sources: dict[str, Literal["verse", "context", "briefing", "rule"]] = {
        "verse": "verse", "context": "context", "briefing": "briefing", "rule": "rule",
    }  # fmt: skip
    if source not in sources:
        return None
    return Ground(word=word, source=sources[source], where=_where(word, source, vocabulary))


def _where(word: str, source: str, vocabulary: Vocabulary) -> str:
    """The verse's key, the briefing's path or the rule's name; the cast, where only a name carries it."""
    forms = stems(word)
    texts: dict[str, str] = {}
    match source:
        case "verse":
            return vocabulary.source.verse.key
        case "context":
            texts = {verse.key: " ".join(verse.text.values()) for verse in vocabulary.around}
        case "briefing":
            texts = dict(vocabulary.reading.briefing)
        case _:
            texts = WORDS
    holds = (name for name, text in texts.items() if any(forms & stems(other) for other in words_of(text)))
    return next(holds, {"context": "cast", "briefing": "reading"}.get(source, "scene"))
