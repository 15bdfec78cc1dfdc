"""Whether a model's analysis still has what the rules saw, so that nothing of the text is lost without a word."""

from exeget.analysis import Analysis
from exeget.verdict import Verdict, judge

COVERED = 0.7
"""Of what the rules name on unseen text about three in ten are wrong: a good reader throws out as many, hardly more."""
DOUBTFUL = 0.5
"""Below it one of the two has not understood the verse, and a person should look."""
MODEL = "model"
"""The rule that a model's own finds go by."""


def covered(analysis: Analysis) -> list[Verdict]:
    """One verdict on a model's analysis: the share of the rules' subjects and events that it kept; none on the rules' own."""
    if analysis.engine == "rules":
        return []
    dropped = [one for one in analysis.disagreements if one.what == "kept" and one.said.get("rules") == "yes"]
    subjects = sum(any(evidence.rule != MODEL for evidence in mention.evidence) for mention in analysis.subjects)
    events = sum(event.rule != MODEL for event in analysis.events)
    candidates = subjects + events + len(dropped)
    share = 1 - len(dropped) / candidates if candidates else 1.0
    said = "; ".join(one.in_words() for one in dropped) or f"all {candidates} of the rules' candidates are kept"
    return [judge("coverage", "analysis", round(share, 3), COVERED, "higher", said, warn=DOUBTFUL)]
