"""Who plays a role, and how hard they think: what a job says of its model."""

from agents.tasks import Mind
from exeget.settings import Role
from workflows.desk import Desk


def model_of(desk: Desk, role: Role) -> str:
    """The model that plays a role; empty where rules do."""
    brain = desk.settings.brain
    return brain.role(role).models[0] if brain.engine == "llm" else ""


def mind_of(desk: Desk, role: Role) -> Mind | None:
    """How hard the model of a role thinks; None where rules do."""
    if desk.settings.brain.engine != "llm":
        return None
    cast = desk.settings.brain.role(role)
    return Mind(
        effort=cast.effort, temperature=cast.temperature, max_tokens=cast.max_tokens, fallbacks=cast.models[1:],
        questions=cast.questions,
    )  # fmt: skip
