"""The plan: the same stages walked with eyes only, so that it says what a run would find and make."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal, cast, get_type_hints

from langgraph.runtime import Runtime

from exeget.approval import Checkpoint
from exeget.job import Artifact
from exeget.work import Order, Tokens
from workflows.checkpoints import GATES, decision
from workflows.desk import Desk
from workflows.estimate import TOKENS, estimate, estimate_tokens, usual
from workflows.film import STAGES, stop_stage
from workflows.jobs import Jobs
from workflows.states import Production

UnitState = Literal["done", "missing", "blocked", "waiting"]
GATE = "approve_"


@dataclass(frozen=True)
class Unit:
    """One thing a run would find or make, or a person would decide."""

    stage: str
    kind: str
    name: str
    state: UnitState
    cpu_seconds: float = 0.0
    tokens: Tokens = field(default_factory=Tokens)
    """That a model would take for it."""
    money: float | None = 0.0
    """For them; None where the price is not known."""


class NotMadeError(Exception):
    """Something a stage needs is not there yet."""


@dataclass
class Looker:
    """Answers orders from the store alone, and notes every unit it was asked for."""

    jobs: Jobs
    stage: str = ""
    units: list[Unit] = field(default_factory=list)
    found: set[str] = field(default_factory=set)
    """Content hashes of everything it found."""

    async def all(self, orders: Mapping[str, Order]) -> dict[str, Artifact]:
        """The artifacts, when all of them are made; NotMadeError otherwise."""
        found: dict[str, Artifact] = {}
        for name, order in orders.items():
            job, _ = self.jobs.job(order)
            artifact = self.jobs.find(job.key)
            self.units.append(Unit(self.stage, order.kind, name, "done") if artifact else self._missing(order, name))
            if artifact is not None:
                found[name] = artifact
                self.found |= {blob.sha for blob in artifact.files.values()}
        if len(found) < len(orders):
            raise NotMadeError
        return found

    def blocked(self, desk: Desk, stage: str) -> Unit:
        """A stage whose units can't be counted yet, by what such a stage usually takes."""
        tokens = TOKENS.get(stage, Tokens()) if desk.engine == "llm" else Tokens()
        price = self._price(desk.settings.brain.model, tokens)
        return Unit(stage, stage, "", "blocked", usual(stage, desk.verse, desk.wish.tier), tokens, price)

    def _missing(self, order: Order, name: str) -> Unit:
        tokens = estimate_tokens(order, self.jobs.ledger)
        cost = estimate(order, self.jobs.ledger)
        return Unit(self.stage, order.kind, name, "missing", cost, tokens, self._price(order.model, tokens))

    def _price(self, model: str, tokens: Tokens) -> float | None:
        return self.jobs.purse.price(model, tokens) if tokens.total else 0.0


@dataclass(frozen=True)
class Plan:
    """What a run would do, and all that is known of the production without running anything."""

    units: tuple[Unit, ...]
    known: Production
    """Only the keys that could be found out."""

    @property
    def cpu_seconds(self) -> float:
        """About what is still to be computed; what can't be counted yet goes in by what such a stage usually takes."""
        return sum(unit.cpu_seconds for unit in self.units)

    @property
    def tokens(self) -> Tokens:
        """About what models would still take."""
        return sum((unit.tokens for unit in self.units), Tokens())

    @property
    def money(self) -> float | None:
        """For these; None where the price of one is not known."""
        prices = [unit.money for unit in self.units if unit.money is not None]
        return sum(prices) if len(prices) == len(self.units) else None

    def by_state(self, state: UnitState) -> tuple[Unit, ...]:
        """The units in one state."""
        return tuple(unit for unit in self.units if unit.state == state)


async def plan(desk: Desk, looker: Looker, stop_at: str = "") -> Plan:
    """Walk every stage whose needs are known; the desk's maker must be the looker."""
    known: dict[str, object] = {"verse": desk.verse.key}
    stop = stop_stage(stop_at)
    for name, node in STAGES.items():
        looker.stage = name
        if name.startswith(GATE):
            looker.units += _gate(name, known, desk)
        elif get_type_hints(node)["state"].__required_keys__ <= known.keys():
            with suppress(NotMadeError):
                known |= await node(known, Runtime(context=desk))
        else:
            looker.units.append(looker.blocked(desk, name))
        if name == stop:
            break
    return Plan(tuple(looker.units), cast("Production", known))


def _gate(name: str, known: dict[str, object], desk: Desk) -> list[Unit]:
    """A checkpoint that a person has to open, when the run is told to ask."""
    gate = GATES[cast("Checkpoint", name.removeprefix(GATE))]
    if desk.wish.approve == "auto":
        return []
    try:
        made = decision(gate, cast("Production", known), desk)
    except KeyError:
        return [Unit(name, "approval", gate.name, "blocked")]
    if made is not None and made.verdict == "approved":
        return [Unit(name, "approval", gate.name, "done")]
    return [Unit(name, "approval", gate.name, "waiting")]
