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
