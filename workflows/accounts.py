"""What productions spend on language models: a book of every call, and a cap that is looked at before each."""

import threading
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

from exeget.errors import Refused
from exeget.settings import Budget, Settings
from exeget.spending import Spent, price_of
from exeget.work import Call, Tokens
from workflows.journal import Journal


@dataclass
class Sum:
    """What a production has spent so far, or has set aside for calls that are still out."""

    tokens: int = 0
    money: float = 0.0
    calls: int = 0
    unpriced: int = 0
    """Calls whose price nobody knows; they are not in the money."""

    def add(self, tokens: int, money: float | None, calls: int = 1) -> None:
        """Add to it; negative numbers take away."""
        self.tokens += tokens
        self.money += money or 0.0
        self.calls += calls
        self.unpriced += calls if money is None else 0


class Accounts:
    """`spending.jsonl`: one line a call, kept whether its answer was used or not, so that no run forgets another's costs."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.budget, self.prices = settings.budget, settings.prices
        self._journal = Journal(path, Spent)
        self._guard = threading.Lock()
        self._spent: dict[str, Sum] = {}
        self._held: dict[str, Sum] = {}
        for line in self._journal.read():
            self.spent(line.production).add(line.tokens_in + line.tokens_out, self._as_now(line))

    def spent(self, production: str) -> Sum:
        """What a production has spent."""
        return self._of(self._spent, production)

    def together(self, productions: Iterable[str]) -> Sum:
        """What some productions have spent together."""
        sums = [self.spent(production) for production in productions]
        return Sum(*(sum(numbers) for numbers in zip(*map(astuple, sums), strict=True))) if sums else Sum()

    def price(self, model: str, tokens: Tokens) -> float | None:
        """What tokens of a model cost; None when nobody has said."""
        return price_of(tokens, self.prices.get(model))

    def reserve(self, production: str, call: Call) -> None:
        """Set aside what a call can cost at most; Refused when that goes over the cap."""
        most = self.price(call.model, call.most)
        with self._guard:
            held = self._of(self._held, production)
            fault = over(self.budget, self.spent(production), held, call, most)
            if fault:
                raise Refused(
                    f"{call.model} is not asked to play the {call.role}: {fault}",
                    known=said(self.spent(production), self.budget),
                    cure="Raise the cap under [budget] in exeget.toml, give the role a cheaper model or a smaller max_tokens,"
                    " or run with --brain rules. What is made is kept.",
                )
            held.add(call.most.total, most)

    def settle(self, production: str, call: Call, took: Tokens) -> float | None:
        """Write down what a call took; the rest of what was set aside is free again."""
        money = self.price(call.model, took)
        line = Spent(
            production=production, role=call.role, model=call.model, tokens_in=took.read, tokens_out=took.written,
            money=money, currency=self.budget.currency, when=datetime.now(UTC).isoformat(timespec="seconds"),
        )  # fmt: skip
        with self._guard:
            most = self.price(call.model, call.most)
            self._of(self._held, production).add(-call.most.total, None if most is None else -most, -1)
            if took.total:
                self.spent(production).add(took.total, money)
                self._journal.add(line)
        return money

    def _as_now(self, line: Spent) -> float | None:
        """What a call cost, in today's currency; a price that was said later counts for it too."""
        if line.money is not None and line.currency == self.budget.currency:
            return line.money
        return self.price(line.model, Tokens(line.tokens_in, line.tokens_out))

    @staticmethod
    def _of(sums: dict[str, Sum], production: str) -> Sum:
        return sums.setdefault(production, Sum())


@dataclass(frozen=True)
class ProductionPurse:
    """What one production's calls are paid from."""

    accounts: Accounts
    production: str

    @property
    def currency(self) -> str:
        """The budget's."""
        return self.accounts.budget.currency

    def price(self, model: str, tokens: Tokens) -> float | None:
        """What tokens of a model cost."""
        return self.accounts.price(model, tokens)

    def reserve(self, call: Call) -> None:
        """Set aside what the call can cost at most."""
        self.accounts.reserve(self.production, call)

    def settle(self, call: Call, took: Tokens) -> float | None:
        """Write down what it took."""
        return self.accounts.settle(self.production, call, took)


def over(budget: Budget, spent: Sum, held: Sum, call: Call, most: float | None) -> str:
    """Why a call could go over a cap; empty when it can't."""
    tokens = spent.tokens + held.tokens + call.most.total
    if budget.tokens is not None and tokens > budget.tokens:
        return f"with up to {call.most.total:,} tokens more it could go over the production's cap of {budget.tokens:,} tokens."
    if budget.per_production is None:
        return ""
    table = f'[prices."{call.model}"] in exeget.toml'
    cap = f"{budget.per_production:.2f} {budget.currency}"
    if most is None or spent.unpriced:
        return f"its price is not known, so the production's cap of {cap} can't be kept; say it under {table}."
    if spent.money + held.money + most > budget.per_production:
        return f"with up to {most:.4f} {budget.currency} more it could go over the production's cap of {cap}."
    return ""


def said(spent: Sum, budget: Budget) -> str:
    """What was spent, in words."""
    unknown = f", {spent.unpriced} of them at a price nobody knows" if spent.unpriced else ""
    return f"Spent so far: {spent.money:.4f} {budget.currency} and {spent.tokens:,} tokens in {spent.calls} calls{unknown}."
