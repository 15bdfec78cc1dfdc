"""A check of what was made of an idea: nobody speaks it, so its words must be seen or heard otherwise."""

from agents.rules.grammar.english import content_words, stems
from agents.rules.grammar.source import Source
from exeget.drehbuch import Drehbuch
from exeget.verdict import Verdict, judge

ALL, MOST = 1.0, 0.7
"""A writer may say a word otherwise than the idea does; one who leaves out a third of it has another idea."""


def idea_kept(source: Source, drehbuch: Drehbuch) -> list[Verdict]:
    """The share of the idea's words that an action, a heading or the music has."""
    told = [text for shot in drehbuch.shots for text in (shot.action, shot.intent)]
    told += [scene.heading for scene in drehbuch.scenes] + [cue.why for cue in drehbuch.cues]
    told += [f"{scene.weather} {scene.time_of_day}" for scene in drehbuch.scenes]
    has = frozenset().union(*(stems(word) for text in told for word in content_words(text)))
    words = list(dict.fromkeys(word.lower() for word in content_words(source.text)))
    lost = [word for word in words if not stems(word) & has]
    share = 1 - len(lost) / len(words) if words else None
    return [
        judge("idea_kept", "drehbuch", share, ALL, "higher", f"not in the film: {', '.join(lost)}" if lost else "", warn=MOST)
    ]
