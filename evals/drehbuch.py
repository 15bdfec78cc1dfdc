"""Every verse of Jonah and of Ruth written and directed, what the critic finds by rule, and how well its rules find faults."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.lint import FAULTS, Check, Fault
from evals.onscreen import DATA
from evals.rehearsal import Rehearsed, rehearse
from evals.scores import Score
from exeget.reader import read_verses
from exeget.verdict import Verdict

JONAH = Path(__file__).parent.parent / "stories" / "jonah" / "source" / "jonah.verses.jsonl"
MOST_FAILS, MOST_WARNS = 0, 20
PRECISION, RECALL = 0.95, 0.95


def drehbuch(data: Path | None) -> dict[str, Score]:
    """Verdicts by rule over whole books, then precision and recall of the lint on faults planted into those that pass."""
    paths = sorted(data.glob("*.jsonl")) if data else [JONAH, DATA / "ruth.verses.jsonl"]
    played = [one for path in paths for one in rehearse(read_verses(path, "en", path.stem))]
    found = [(one, verdict) for one in played for verdict in one.verdicts().verdicts]
    _say_fails(found)
    results = {result: sum(v.result == result for _, v in found) for result in ("FAIL", "WARN")}
    return {
        "verses": Score(len(played), len(played)),
        "fails": Score(results["FAIL"], len(found), MOST_FAILS, unit="verdicts"),
        "warnings": Score(results["WARN"], len(found), MOST_WARNS, unit="verdicts"),
        **_by_rule([verdict for _, verdict in found]),
        **_lint(played),
    }


def _by_rule(verdicts: Sequence[Verdict]) -> dict[str, Score]:
    """How often each rule passes, with the counts of all three results."""
    scores = {}
    for metric in dict.fromkeys(verdict.metric for verdict in verdicts):
        count = Counter(verdict.result for verdict in verdicts if verdict.metric == metric)
        n, told = sum(count.values()), f"{count['PASS']} pass, {count['WARN']} warn, {count['FAIL']} fail"
        scores[f"rule.{metric}"] = Score(count["PASS"] / n, n, unit="share passed", note=told)
    return scores


def _lint(played: Sequence[Rehearsed]) -> dict[str, Score]:
    """Of each rule: the share of planted faults it finds, and of its findings the share that are faults."""
    scores: dict[str, Score] = {}
    for fault in FAULTS:
        good = [one for one in played if passes(fault.check, fault.metric, one)]
        bad = _tried(fault, (fault.plant(one) for one in good))
        fine = _tried(fault, (fault.harmless(one) for one in good))
        hits, false = sum(bad), sum(fine)
        name = f"lint.{fault.metric}"
        scores[f"{name}.recall"] = Score(hits / max(1, len(bad)), len(bad), RECALL, "higher", "faults found")
        scores[f"{name}.precision"] = Score(hits / max(1, hits + false), len(fine), PRECISION, "higher", "findings true")
    return scores


def _tried(fault: Fault, plans: Iterable[Rehearsed | None]) -> list[bool]:
    return [flagged(fault.check, fault.metric, plan) for plan in plans if plan is not None]


def passes(check: Check, metric: str, plan: Rehearsed) -> bool:
    """Whether a rule has a say about a plan and finds it good."""
    results = [verdict.result for verdict in check(plan) if verdict.metric == metric]
    return bool(results) and set(results) == {"PASS"}


def flagged(check: Check, metric: str, plan: Rehearsed) -> bool:
    """Whether a rule warns of a plan or refuses it."""
    return any(verdict.result != "PASS" for verdict in check(plan) if verdict.metric == metric)


def _say_fails(found: Iterable[tuple[Rehearsed, Verdict]]) -> None:
    for played, verdict in found:
        if verdict.result == "FAIL":
            sys.stderr.write(f"{played.source.verse.ref}: {verdict.metric} of {verdict.of}: {verdict.evidence}\n")
