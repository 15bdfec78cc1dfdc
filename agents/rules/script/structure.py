"""The first pass: which shots there are, in which phase and scene, and which words each carries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.rules.grammar.english import content_words, stems
from agents.rules.grammar.phrases import sentence
from agents.rules.grammar.source import Source
from agents.rules.script.beats import together
from agents.rules.script.decks import HOLD
from agents.rules.script.drafts import Draft
from agents.rules.script.lines import line_ids, pieces_by_voice, spans_of
from agents.rules.script.places import heading
from agents.rules.script.talk import mode_of
from agents.rules.script.voices import Voice
from exeget.drehbuch import Act, Line, Scene
from exeget.errors import WrongUse
from exeget.ids import ShotId
from exeget.terms import ACT_OF_PHASE, NARRATOR, Delivery, Mood, Phase
from exeget.verse import Spans

_TURNS = re.compile(r"^\W*(but|so|then|suddenly|and behold|behold|until|aber|doch|da|plötzlich|siehe|jetzt)\b", re.I)
_NEAR = 0.05
"""A later shot this close in force is the turn rather than an earlier one."""


@dataclass(frozen=True)
class Slot:
    """A shot's place in the verse."""

    id: ShotId
    phase: Phase
    scene: str
    utterances: tuple[str, ...]
    draft: Draft


@dataclass(frozen=True)
class Structure:
    """The result of the pass."""

    acts: tuple[Act, ...]
    scenes: tuple[Scene, ...]
    slots: tuple[Slot, ...]
    lines: tuple[Line, ...]


def distinct(source: Source, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts without twins: words whose picture was there before are heard over the shot that stands."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and any(_twin(draft, other) for other in kept):
            last = kept[-1]
            kept[-1] = replace(last, beat=together(source, last.beat, draft.beat))
        else:
            kept.append(draft)
    return tuple(kept)


def structure(source: Source, drafts: Sequence[Draft]) -> Structure:
    """Phases, scenes, slots and lines for the drafts, in their order."""
    phases = _phases(source, drafts)
    lines, carried = _lines(source, drafts)
    scenes, scene_ids = _scenes(source, drafts)
    slots: list[Slot] = []
    for number, (draft, phase) in enumerate(zip(drafts, phases, strict=True)):
        place = sum(slot.phase == phase for slot in slots) + 1
        slots.append(Slot(f"{ACT_OF_PHASE[phase]}.{place}", phase, scene_ids[number], carried[number], draft))
    return Structure(_acts(slots), scenes, tuple(slots), lines)


def _twin(one: Draft, other: Draft) -> bool:
    """Whether two drafts show the same: in the same words, of the same people, or of one thing that only is there."""
    alone = one.rule in ("R-PORTRAIT", "R-PLACE", "R-VOICE") and bool(one.on_screen) and one.on_screen == other.on_screen
    same = one.focus == other.focus and set(one.on_screen) == set(other.on_screen) and _content(one) == _content(other)
    return one.text == other.text or alone or same


def _content(draft: Draft) -> set[frozenset[str]]:
    return {stems(word) for word in content_words(draft.text)}


def _phases(source: Source, drafts: Sequence[Draft]) -> list[Phase]:
    """Setup before the strongest shot, the turn, and what comes of it; an act no shot belongs to is left out."""
    weights = [_weight(source, draft) + number * 1e-3 for number, draft in enumerate(drafts)]
    turn = max(range(len(drafts)), key=lambda number: weights[number])
    if len(drafts) == 1:
        return ["turn" if drafts[0].beat.force >= 0.5 else "setup"]
    return ["setup" if n < turn else "turn" if n == turn else "resolve" for n in range(len(drafts))]


def _weight(source: Source, draft: Draft) -> float:
    words = next((stretch.lead.of(source.text) for stretch in draft.beat.stretches if stretch.lead), "")
    spoken = 0.1 if draft.beat.kind == "speech" else 0.0
    return draft.beat.force + spoken + (0.15 if _TURNS.match(words) else 0.0)


def _acts(slots: Sequence[Slot]) -> tuple[Act, ...]:
    """Each phase by the strongest shot in it."""
    acts: list[Act] = []
    for phase in ACT_OF_PHASE:
        own = [slot for slot in slots if slot.phase == phase]
        if own:
            chief = max(own, key=lambda slot: slot.draft.beat.force)
            acts.append(Act(phase=phase, summary=" ".join(sentence(phrase) for phrase in chief.draft.action)))
    return tuple(acts)


def _scenes(source: Source, drafts: Sequence[Draft]) -> tuple[tuple[Scene, ...], list[str]]:
    """The scenes in the order they are first seen, and each draft's; a vision is a scene of its own."""
    found: dict[tuple[str, ...], Scene] = {}
    ids: list[str] = []
    for draft in drafts:
        seen = draft.scene
        key = (seen.id, seen.place, seen.inside, draft.vision or draft.below * HOLD, seen.weather)
        if key not in found:
            found[key] = _scene(source, draft, f"s{len(found) + 1}")
        ids.append(found[key].id)
    return tuple(found.values()), ids


def _scene(source: Source, draft: Draft, scene_id: str) -> Scene:
    seen, vision = draft.scene, draft.vision
    if draft.below:
        return Scene(
            id=scene_id, time_of_day=seen.time_of_day, weather="clear", heading=f"INT. {HOLD} - {seen.time_of_day.upper()}"
        )  # fmt: skip
    place, inside = source.subject(vision or seen.place), None if vision else source.subject(seen.inside)
    return Scene(
        id=scene_id,
        place=place.id if place else None,
        inside=inside.id if inside else None,
        time_of_day=seen.time_of_day,
        weather="clear" if vision else seen.weather,
        heading=heading(source, seen, vision),
    )


def _lines(source: Source, drafts: Sequence[Draft]) -> tuple[tuple[Line, ...], list[tuple[str, ...]]]:
    """Every piece of every voice as a line, and the lines each draft carries."""
    by_voice = pieces_by_voice([draft.beat for draft in drafts])
    ids: dict[int, str] = {}
    lines: dict[str, Line] = {}
    for pieces in by_voice.values():
        voice = pieces[0].voice
        found = spans_of(source, pieces)
        for piece, line_id, spans in zip(pieces, line_ids(voice, len(found)), found, strict=False):
            ids[id(piece)] = line_id
            lines[line_id] = _line(source, voice, line_id, spans)
    carried = [tuple(ids[id(piece)] for piece in draft.beat.stretches if id(piece) in ids) for draft in drafts]
    return tuple(lines[name] for names in carried for name in names), carried


def _line(source: Source, voice: Voice, line_id: str, spans: Spans) -> Line:
    utterance = voice.utterance
    speaker = source.subject(utterance.speaker)
    if utterance.kind != "narration" and utterance.speaker and speaker is None:
        raise WrongUse(
            f"{utterance.speaker!r} speaks in verse {source.verse.key} and is not in the cast.",
            known=f"The cast has {', '.join(subject.id for subject in source.cast) or 'nobody'}.",
            cure="Make the register again from this analysis.",
        )
    addressee = source.subject(utterance.addressee)
    words = " ".join(span.of(source.verse.text[lang]) for lang, span in spans.items() if lang == source.lang)
    return Line(
        id=line_id,
        speaker=speaker.id if speaker else NARRATOR,
        addressee=addressee.id if addressee else None,
        kind=utterance.kind,
        delivery=_delivery(source, utterance.kind == "narration", words),
        spans=spans,
    )


_BY_MOOD: dict[Mood, Delivery] = {
    "sorrow": "mourning", "tender": "tender", "calm": "calm", "hope": "calm", "haste": "urgent", "fear": "urgent",
    "threat": "urgent",
}  # fmt: skip


def _delivery(source: Source, narration: bool, words: str) -> Delivery:
    mood = source.analysis.mood[0]
    if narration:
        return _BY_MOOD.get(mood, "plain") if mood in ("sorrow", "calm", "tender") else "plain"
    mode = mode_of(words)
    if mode == "command":
        return "commanding"
    if mode == "plea":
        return "mourning" if mood == "sorrow" else "afraid"
    return _BY_MOOD.get(mood, "plain")
