"""Who answers best: meaning and words weighed together, and what is said of one verse counted together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rag.tasks import Passage

WORDS = 0.5
"""What the best match in words weighs beside the best match in meaning. This and `KIN` were chosen on the questions of
`evals/data/retrieval/questions_dev.jsonl`; places alone (reciprocal rank fusion) lose how much nearer the first one is."""
KIN = 0.5
"""What the second best passage of a verse adds to its best one; a third adds nothing, or a verse with a film would win."""

NEARLY = 0.5
"""Of the best passage's score; a verse's own words that reach it stand for the verse."""


def weigh(meaning: Mapping[str, float], words: Mapping[str, float]) -> dict[str, float]:
    """Scores by id: each measure as a share of its own best, words at half the weight."""
    scores: dict[str, float] = defaultdict(float)
    for measure, weight in ((meaning, 1.0), (words, WORDS)):
        best = max(measure.values(), default=0.0)
        for name, score in measure.items():
            scores[name] += weight * score / best
    return dict(scores)


def once_a_verse(scores: Mapping[str, float], passages: Mapping[str, Passage]) -> dict[str, float]:
    """One passage for each verse: its verse, analysis and Drehbuch say one thing, so the second makes the first surer.

    It is the verse's own words where they answer nearly as well as the best.
    """
    kin: dict[str, list[str]] = defaultdict(list)
    for name in in_order(scores):
        kin[passages[name].verse or name].append(name)
    chosen = {}
    for best, *others in kin.values():
        own = [name for name in (best, *others) if passages[name].kind == "verse" and scores[name] >= NEARLY * scores[best]]
        chosen[own[0] if own else best] = scores[best] + KIN * sum(scores[name] for name in others[:1])
    return chosen


def surer(scores: Mapping[str, float], measure: Mapping[str, float]) -> dict[str, float]:
    """Scores with one more measure of the best among them, as a share of its own best; the rest stay behind them."""
    best = max(measure.values(), default=0.0)
    return {name: score + measure.get(name, 0.0) / best if best else score for name, score in scores.items()}


def in_order(scores: Mapping[str, float]) -> Sequence[str]:
    """Ids, best first; equals by id, so that the order never depends on chance."""
    return sorted(scores, key=lambda name: (-scores[name], name))
