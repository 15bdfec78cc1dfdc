"""A new place is seen before anybody speaks in it, while the teller still leads up to the first word."""

from collections.abc import Sequence
from dataclasses import replace

from agents.rules.grammar.parting import word_count
from agents.rules.grammar.source import Source
from agents.rules.script.beats import Beat
from agents.rules.script.drafts import Draft
from agents.rules.script.places import place_of
from agents.rules.script.told import place_draft
from exeget.analysis import SceneSeen

_WORDS = 4
"""Fewer words than this are over before a place is seen."""


def with_opening(source: Source, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the place in front where it is new and the first of them is a speech with a lead-in."""
    first, *others = drafts
    lead_in, *speech = first.beat.stretches
    told = lead_in.voice.utterance.kind == "narration" and first.beat.kind == "speech" and speech and lead_in.lead is not None
    if not told or not _is_new(source, first.scene) or not place_of(source, first.scene):
        return list(drafts)
    if lead_in.lead and word_count(lead_in.lead.of(source.text)) < _WORDS:
        return list(drafts)
    place = place_draft(source, Beat("telling", (lead_in,)), first.scene)
    return [place, replace(first, beat=replace(first.beat, stretches=tuple(speech))), *others]


def _is_new(source: Source, scene: SceneSeen) -> bool:
    if source.before is None:
        return True
    last = source.before.scenes[-1]
    subjects = [source.subject(name) for name in (last.place, last.inside, scene.place, scene.inside)]
    return subjects[:2] != subjects[2:]
