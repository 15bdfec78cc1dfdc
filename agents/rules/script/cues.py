"""The third pass: music cues, from the moods of the verse and the strength of its shots."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from agents.rules.grammar.deeds import Deed
from agents.rules.grammar.source import Source
from agents.rules.script.structure import Slot
from exeget.drehbuch import Cue
from exeget.ids import SubjectId
from exeget.terms import Mood

CueType = Literal["theme", "tension", "action", "lament", "pastoral", "sting", "silence"]
_BY_MOOD: dict[Mood, CueType] = {
    "calm": "pastoral", "joy": "pastoral", "tender": "theme", "hope": "theme", "awe": "theme", "wonder": "theme",
    "solemn": "theme",
    "mystery": "tension", "haste": "action", "fear": "tension", "threat": "tension", "anger": "tension", "sorrow": "lament",
}  # fmt: skip
_ACTION = 0.7
_QUIET: dict[Deed, Mood] = {"calm": "calm", "die": "sorrow", "weep": "sorrow", "rest": "calm"}
"""Deeds that change the music from where they happen."""


def cues(source: Source, slots: Sequence[Slot]) -> tuple[Cue, ...]:
    """One cue over the verse, or two where a deed turns its mood."""
    turn = next((number for number, slot in enumerate(slots) if number and _turned(source, slot)), None)
    mood = _under_the_sky(source.analysis.mood[0], slots)
    if turn is None:
        return (_cue(source, 1, mood, slots),)
    new = _turned(source, slots[turn])
    assert new is not None  # the turn was chosen by it
    others: list[Mood] = [m for m in source.analysis.mood if m != new]
    old = _under_the_sky(others[0] if others else mood, slots[:turn])
    if new == old:
        return (_cue(source, 1, mood, slots),)
    return (_cue(source, 1, old, slots[:turn]), _cue(source, 2, new, slots[turn:]))


def _under_the_sky(mood: Mood, slots: Sequence[Slot]) -> Mood:
    """The mood, but nobody is calm under a storm."""
    stormy = any(slot.draft.scene.weather == "storm" for slot in slots)
    return "threat" if stormy and mood in ("calm", "joy") else mood


def _turned(source: Source, slot: Slot) -> Mood | None:
    return next((_QUIET[deed] for event in slot.draft.beat.events if (deed := source.deed(event)) in _QUIET), None)


def _cue(source: Source, number: int, mood: Mood, slots: Sequence[Slot]) -> Cue:
    forces = [slot.draft.beat.force for slot in slots]
    peak = max(forces)
    kind = _BY_MOOD[mood]
    if kind == "tension" and peak >= _ACTION:
        kind = "action"
    strongest = max(slots, key=lambda slot: slot.draft.beat.force)
    return Cue(
        id=f"m{number}",
        type=kind,
        mood=mood,
        intensity=round(min(1.0, 0.25 + 0.7 * peak), 2),
        curve=_curve(forces),
        first=slots[0].id,
        last=slots[-1].id,
        motif=_motif(source, slots),
        why=f"The verse's mood is {mood}; its strongest shot is {strongest.id} ({strongest.draft.rule}, force {peak:.2f}).",
    )


def _curve(forces: Sequence[float]) -> tuple[float, float, float]:
    """Beginning, middle and end; the middle is the strongest of what lies inside."""
    inside = forces[1:-1] or forces
    first, middle, last = (round(min(1.0, 0.2 + 0.75 * force), 2) for force in (forces[0], max(inside), forces[-1]))
    return first, middle, last


def _motif(source: Source, slots: Sequence[Slot]) -> SubjectId | None:
    """Whoever is seen in most shots; a single one before a group."""
    seen = Counter(
        subject.id
        for slot in slots
        for name in slot.draft.on_screen
        if (subject := source.subject(name)) is not None and subject.kind == "actor" and not subject.many
    )
    return min(seen, key=lambda who: (-seen[who], who)) if seen else None
