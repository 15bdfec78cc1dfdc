"""Counting what was found, what was right and what was missed, so that a score and its worst errors come from one place."""

from collections import Counter
from dataclasses import dataclass, field

from evals.scores import Score

WORST = 10


@dataclass
class Tally:
    """Hits and misses of one question asked many times."""

    wanted: int = 0
    """Entries of the gold."""
    hit: int = 0
    """Entries of the gold that were found."""
    found: int = 0
    """Entries that the reader gave."""
    right: int = 0
    """Entries of the reader that the gold has."""
    errors: Counter[str] = field(default_factory=Counter)
    """What went wrong, in words, and how often."""
    where: dict[str, str] = field(default_factory=dict)
    """A place where each error stands."""

    def wrong(self, what: str, where: str) -> None:
        """Note an error."""
        self.errors[what] += 1
        self.where.setdefault(what, where)

    @property
    def recall(self) -> float:
        """Share of the gold that was found; NaN where there is no gold."""
        return self.hit / self.wanted if self.wanted else float("nan")

    @property
    def precision(self) -> float:
        """Share of what was found that the gold has; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def f(self) -> float:
        """Their harmonic mean."""
        return harmonic(self.recall, self.precision)

    def worst(self) -> list[str]:
        """The commonest errors, each with a place."""
        return [f"{count:4d} x {what} (as in {self.where[what]})" for what, count in self.errors.most_common(WORST)]

    def scores(self, name: str, note: str) -> dict[str, Score]:
        """F, recall and precision, without bounds."""
        return {
            f"{name}_f": Score(self.f, self.wanted, better="higher", note=note),
            f"{name}_recall": Score(self.recall, self.wanted, better="higher"),
            f"{name}_precision": Score(self.precision, self.found, better="higher"),
        }


def harmonic(recall: float, precision: float) -> float:
    """F1; 0 where both are."""
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0
