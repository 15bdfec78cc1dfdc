"""How results are shown: short tables for people, JSON for machines."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypedDict

from pydantic import JsonValue
from rich.console import Console
from rich.table import Table

from exeget.analysis import Analysis
from exeget.verse import Verse
from rag.tasks import Retrieved
from studio import answers
from studio.progress import print_line
from workflows.accounts import Sum
from workflows.health import Finding
from workflows.overview import Status
from workflows.planning import Plan
from workflows.replay import Replayed


class ForModels(TypedDict):
    """What a plan leaves to models."""

    tokens: int
    money: float | None


def films(made: Sequence[Mapping[str, JsonValue]], numbers: Mapping[str, JsonValue]) -> None:
    """Where the films are, how they were judged, and what it took."""
    for one in made:
        verdicts = one["verdicts"]
        judged = ", ".join(f"{n} {result}" for result, n in verdicts.items() if n) if isinstance(verdicts, dict) else ""
        print_line(f"verse {one['verse']}: {judged or 'not judged yet'}")
        for name in ("film", "otio", "report"):
            if one[name]:
                print_line(f"  {name:6} {one[name]}")
    print_line(f"{numbers['jobs_run']} jobs run, {numbers['jobs_found']} found, {numbers['cpu_seconds']} CPU-seconds.")


def plans(found: Mapping[str, Plan], machine: bool, currency: str) -> None:
    """What would be found and made, by stage, and what models would take for it."""
    if machine:
        rows = [
            {
                "verse": verse,
                "stage": u.stage,
                "kind": u.kind,
                "name": u.name,
                "state": u.state,
                "cpu_seconds": u.cpu_seconds,
                "tokens": u.tokens.total,
                "money": u.money,
            }
            for verse, plan in found.items()
            for u in plan.units
        ]
        total = sum(plan.cpu_seconds for plan in found.values())
        print_line(json.dumps({"units": rows, "cpu_seconds": round(total, 1), **_for_models(found)}, ensure_ascii=False))
        return
    table = _table("verse", "stage", "done", "missing", "blocked", "waiting", "CPU-s", "tokens")
    for verse, plan in found.items():
        for stage in dict.fromkeys(unit.stage for unit in plan.units):
            units = [unit for unit in plan.units if unit.stage == stage]
            states = Counter(unit.state for unit in units)
            cost = sum(unit.cpu_seconds for unit in units)
            counts = [str(states[state] or "") for state in ("done", "missing", "blocked", "waiting")]
            tokens = sum(unit.tokens.total for unit in units)
            table.add_row(verse, stage, *counts, f"{cost:.1f}" if cost else "", f"{tokens:,}" if tokens else "")
    _print(table)
    models = _for_models(found)
    words = f", and {_models(models['tokens'], models['money'], currency)} for models" if models["tokens"] else ""
    print_line(f"To do: about {sum(plan.cpu_seconds for plan in found.values()):.0f} CPU-seconds{words}.")


def spent(total: Sum, currency: str) -> None:
    """What models took for the productions so far, answers that were no good included; nothing where none was asked."""
    if total.calls:
        money = None if total.unpriced else total.money
        print_line(f"Models took {_models(total.tokens, money, currency)} in {total.calls} calls so far.")


def _models(tokens: int | float, money: float | None, currency: str) -> str:
    return f"{tokens:,.0f} tokens ({f'{money:.4f} {currency}' if money is not None else 'at a price that is not known'})"


def _for_models(found: Mapping[str, Plan]) -> ForModels:
    prices = [plan.money for plan in found.values() if plan.money is not None]
    money = round(sum(prices), 6) if len(prices) == len(found) else None
    return {"tokens": sum(plan.tokens.total for plan in found.values()), "money": money}


def states(found: Sequence[Status], machine: bool) -> None:
    """Every production and its state."""
    if machine:
        rows = [
            {"verse": s.verse.key, "timeline": s.wish.timeline, "tier": s.wish.tier, "state": s.state,
             "missing": len(s.plan.by_state("missing")), "done": len(s.plan.by_state("done"))}
            for s in found
        ]  # fmt: skip
        print_line(json.dumps({"productions": rows}))
        return
    if not found:
        print_line("Nothing was asked for yet. Begin with: exeget film STORY --verses 1:1")
        return
    table = _table("verse", "timeline", "tier", "state", "done", "missing")
    for s in found:
        done, missing = len(s.plan.by_state("done")), len(s.plan.by_state("missing"))
        table.add_row(s.verse.key, s.wish.timeline, s.wish.tier, s.state, str(done), str(missing or ""))
    _print(table)


def analysis(verse: Verse, read: Analysis) -> None:
    """What a verse says."""
    print_line(f"{verse.ref}: {verse.text[read.lead]}")
    print_line(f"  {read.time_of_day}, {read.weather}, {', '.join(read.mood)} ({read.engine})")
    for mention in read.subjects:
        traits = f" ({', '.join(mention.traits)})" if mention.traits else ""
        print_line(f"  {mention.kind:16} {mention.name}{traits}: {mention.role}, {mention.presence}")
    for line in read.utterances:
        words = line.spans[read.lead].of(verse.text[read.lead]) if read.lead in line.spans else ""
        print_line(f"  {line.kind:16} {line.speaker or 'narrator'}: {words}")
    for one in read.disagreements:
        print_line(f"  {'otherwise':16} {one.in_words()}")


def passages(found: Retrieved, machine: bool) -> None:
    """What was found, best first."""
    if machine:
        print_line(found.model_dump_json())
        return
    answers.show(found)


def replayed(results: Sequence[Replayed], machine: bool) -> None:
    """What came out equal, what differs, what could not be made again."""
    counts = Counter(result.result for result in results)
    if machine:
        rows = [{"key": r.line.key, "kind": r.line.job.kind, "result": r.result, "text": r.text} for r in results]
        print_line(json.dumps({"replayed": dict(counts), "jobs": rows}))
        return
    for result in results:
        if result.result != "equal":
            print_line(f"  {result.result}: {result.line.job.kind} {result.line.key[:12]} {result.text}")
    print_line(f"{counts['equal']} equal, {counts['differs']} different, {counts['skipped']} skipped.")


def findings(found: Sequence[Finding]) -> None:
    """What the machine can do."""
    for finding in found:
        print_line(f"{'ok  ' if finding.good else 'LACK'} {finding.what}: {finding.text}")
        if finding.cure:
            print_line(f"     {finding.cure}")


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column)
    return table


def _print(table: Table) -> None:
    Console().print(table)
