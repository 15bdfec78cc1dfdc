"""A score: a value, how many things it was measured on, and the bound it is held to."""

from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue


@dataclass(frozen=True)
class Score:
    """One measured number; without a bound it only informs."""

    value: float
    n: int
    bound: float | None = None
    better: Literal["higher", "lower"] = "lower"
    unit: str = ""
    note: str = ""
    """What it leaves out, or the floor beside it."""

    @property
    def passed(self) -> bool:
        """Whether the bound holds; NaN never does."""
        if self.bound is None:
            return True
        return self.value >= self.bound if self.better == "higher" else self.value <= self.bound

    def as_json(self) -> dict[str, JsonValue]:
        """As `exeget eval --json` prints it."""
        return {
            "value": round(self.value, 4), "n": self.n, "bound": self.bound, "better": self.better, "passed": self.passed,
        }  # fmt: skip


def table(scores: dict[str, Score]) -> list[str]:
    """The scores as lines of text."""
    lines = []
    for name, score in scores.items():
        bound = "" if score.bound is None else f"  bound {'>=' if score.better == 'higher' else '<='} {score.bound:g}"
        failed = "" if score.passed else "  FAILED"
        note = f"  ({score.note})" if score.note else ""
        lines.append(f"{name:28} {score.value:10.3f} {score.unit:22} n={score.n}{bound}{failed}{note}")
    return lines
