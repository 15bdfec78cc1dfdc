"""The analysis of a text whose language has no rules here: its words, all of them, and nothing invented."""

from exeget.analysis import Analysis, SceneSeen, Utterance
from exeget.verse import Span, Spans, Verse


def bare(verse: Verse, engine: str) -> Analysis:
    """One narration over the whole text, one scene without a place."""
    spans: Spans = {lang: _whole(text) for lang, text in verse.text.items()}
    return Analysis(
        verse=verse.key,
        lead=verse.lead(),
        subjects=(),
        utterances=(Utterance(id="u1", kind="narration", spans=spans, rule="language without rules"),),
        events=(),
        scenes=(SceneSeen(id="s1", time_of_day="day", weather="clear", spans=spans),),
        time_of_day="day",
        weather="clear",
        mood=("calm",),
        engine=engine,
    )


def _whole(text: str) -> Span:
    return Span(start=len(text) - len(text.lstrip()), end=len(text.rstrip()))
