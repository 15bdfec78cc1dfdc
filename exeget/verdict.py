"""What a check found: a metric, its value, its bound, and whether it passed; unscored is not passed."""

from typing import Literal

from pydantic import Field

from exeget.document import Document, Part

Result = Literal["PASS", "WARN", "FAIL"]


class Verdict(Part):
    """One check of one thing."""

    metric: str = Field(min_length=1)
    """Such as `grounding` or `gap_seconds`."""
    of: str = Field(min_length=1)
    """What was checked: a shot's id, `mix.de`, `film`."""
    value: float | None
    """None when it could not be measured; then the result is FAIL."""
    bound: float
    better: Literal["higher", "lower"]
    result: Result
    evidence: str = ""


class Verdicts(Document):
    """All checks of one stage of a production."""

    label: Literal["verdicts/1"] = Field(default="verdicts/1", alias="schema")
    verse: str
    stage: str
    verdicts: tuple[Verdict, ...]
    engine: str

    def worst(self) -> Result:
        """FAIL, WARN or PASS; nothing checked is FAIL."""
        found = {verdict.result for verdict in self.verdicts}
        if "FAIL" in found or not found:
            return "FAIL"
        return "WARN" if "WARN" in found else "PASS"


def judge(
    metric: str,
    of: str,
    value: float | None,
    bound: float,
    better: Literal["higher", "lower"],
    evidence: str = "",
    warn: float | None = None,
) -> Verdict:
    """A verdict against a bound; between `bound` and the laxer `warn` it is a warning, unmeasured it fails."""
    result: Result = "FAIL"
    if value is not None:
        inside = value >= bound if better == "higher" else value <= bound
        near = warn is not None and (value >= warn if better == "higher" else value <= warn)
        result = "PASS" if inside else "WARN" if near else "FAIL"
    return Verdict(metric=metric, of=of, value=value, bound=bound, better=better, result=result, evidence=evidence)
