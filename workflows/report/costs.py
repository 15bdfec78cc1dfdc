"""What the production cost: CPU time of each stage, and of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from workflows.report.data import JobRow


@dataclass(frozen=True)
class StageCost:
    """One stage."""

    stage: str
    jobs: int
    seconds: float
    cpu_seconds: float
    share: float
    """Of the dearest stage, 0 to 1."""


@dataclass(frozen=True)
class ModelCost:
    """What one model took."""

    model: str
    calls: int
    tokens_in: int
    tokens_out: int
    money: str
    """With its currency; says so where the price is not known."""


def model_costs(jobs: Sequence[JobRow]) -> tuple[ModelCost, ...]:
    """The language models whose answers the production stands on, in the order they were asked."""
    calls = [job for job in jobs if job.kind == "llm"]
    return tuple(
        _of_model(model, [call for call in calls if call.model == model]) for model in dict.fromkeys(c.model for c in calls)
    )


def _of_model(model: str, calls: Sequence[JobRow]) -> ModelCost:
    prices = [call.money for call in calls if call.money is not None]
    known = len(prices) == len(calls)
    return ModelCost(
        model=model,
        calls=len(calls),
        tokens_in=sum(call.tokens_in for call in calls),
        tokens_out=sum(call.tokens_out for call in calls),
        money=f"{sum(prices):.4f} {calls[0].currency}".strip() if known else "price not known",
    )


def stage_costs(jobs: Sequence[JobRow]) -> tuple[StageCost, ...]:
    """The stages in the order in which they first made something."""
    stages = tuple(dict.fromkeys(job.stage for job in jobs))
    cpu = {stage: sum(job.cpu_seconds for job in jobs if job.stage == stage) for stage in stages}
    dearest = max(cpu.values(), default=0.0) or 1.0
    return tuple(
        StageCost(
            stage=stage,
            jobs=sum(job.stage == stage for job in jobs),
            seconds=sum(job.seconds for job in jobs if job.stage == stage),
            cpu_seconds=cpu[stage],
            share=cpu[stage] / dearest,
        )
        for stage in stages
    )
