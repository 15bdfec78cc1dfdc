"""Edits of the whole timeline: look, rules, briefing; and of what somebody wears."""

from collections.abc import Mapping
from dataclasses import replace

from exeget.edit import Brief, Dress, Grade, Palette, Rule
from exeget.papers import CannotBe, Papers
from exeget.subject import Colour

BRIEFING = "briefings/briefing.md"

Ramp = tuple[Colour, Colour, Colour, Colour]
PALETTES: Mapping[Palette, Ramp] = {
    "warm": ("#170e08", "#5a3a24", "#b08a58", "#f6dcae"),
    "cold": ("#080f18", "#28425a", "#8499a8", "#e2ecf2"),
    "earth": ("#12100b", "#4a4028", "#94835c", "#e6d6b0"),
    "night": ("#04070f", "#142440", "#4c6484", "#b8c8dc"),
    "pale": ("#26282a", "#6c7478", "#b4bab8", "#f4f2ea"),
    "ember": ("#0c0706", "#43201a", "#a4553a", "#f2b878"),
}
"""Dark, low, middle, light."""


def grade(edit: Grade, papers: Papers) -> Papers:
    """The look, by steps; a number that has reached its end is said so."""
    look = papers.timeline.look
    numbers = {
        "grain": (look.grain, edit.grain_by, 1.0), "contrast": (look.contrast, edit.contrast_by, 1.0),
        "saturation": (look.saturation, edit.saturation_by, 1.5),
    }  # fmt: skip
    update: dict[str, object] = {}
    for name, (value, by, top) in numbers.items():
        update[name] = round(max(0.0, min(top, value + by)), 2)
        if by and update[name] == value:
            raise CannotBe(f"{name} is at {value:g} already, the {'most' if by > 0 else 'least'} there is")
    if edit.palette is not None:
        update["palette"] = PALETTES[edit.palette]
    update |= {name: value for name in ("style", "lens_habit") if (value := getattr(edit, name)) is not None}
    return replace(papers, timeline=papers.timeline.model_copy(update={"look": look.model_copy(update=update)}))


def rule(edit: Rule, papers: Papers) -> Papers:
    """A rule more, or less; one is dropped by its words or by its number."""
    rules = papers.timeline.rules
    if edit.holds:
        if edit.text in rules:
            raise CannotBe("this rule holds already")
        changed = (*rules, edit.text)
    else:
        gone = _meant(edit.text, rules)
        changed = tuple(one for one in rules if one != gone)
    return replace(papers, timeline=papers.timeline.model_copy(update={"rules": changed}))


def brief(edit: Brief, papers: Papers) -> Papers:
    """A paragraph at the end of the first briefing, or of the backstory."""
    if edit.backstory:
        told = f"{papers.timeline.backstory} {edit.text}".strip()
        return replace(papers, timeline=papers.timeline.model_copy(update={"backstory": told}))
    path = next(iter(papers.timeline.briefing), BRIEFING)
    text = papers.briefings.get(path, "")
    new = f"{text.rstrip()}\n\n{edit.text}\n" if text.strip() else f"{edit.text}\n"
    timeline = papers.timeline
    if path not in timeline.briefing:
        timeline = timeline.model_copy(update={"briefing": (path,)})
    return replace(papers, timeline=timeline, briefings={**papers.briefings, path: new})


def dress(edit: Dress, papers: Papers) -> Papers:
    """Clothes and hair, in the phase this verse is in."""
    who = papers.actor(edit.who)
    phase = who.phase_at(papers.verse.key)
    if phase.wear is None:
        raise CannotBe(f"{who.title()} wears nothing that could be changed")
    new = phase.model_copy(update={"wear": edit.changes(phase.wear)})
    dressed = who.model_copy(update={"phases": tuple(new if one is phase else one for one in who.phases)})
    subjects = tuple(dressed if subject is who else subject for subject in papers.register.subjects)
    return replace(papers, register=papers.register.model_copy(update={"subjects": subjects}))


def _meant(text: str, rules: tuple[str, ...]) -> str:
    """The rule that is meant: by number, or by words that only one rule has."""
    numbered = {str(number): one for number, one in enumerate(rules, 1)}
    found = [numbered[text.strip()]] if text.strip() in numbered else [r for r in rules if text.lower() in r.lower()]
    if len(found) == 1:
        return found[0]
    known = "; ".join(f"{number}. {one}" for number, one in numbered.items()) or "there are none"
    how = "no rule says" if not found else "several rules say"
    raise CannotBe(f"{how} {text!r}; rules: {known}")
