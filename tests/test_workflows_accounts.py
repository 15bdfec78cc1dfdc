"""The book of what models took: written down once, remembered, and never overdrawn by two calls at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exeget.errors import Refused
from exeget.settings import Budget, Price, Settings
from exeget.work import Call, Tokens
from workflows.accounts import Accounts, ProductionPurse, Sum, over

PRICE = Price(input=1.0, output=2.0)
CALL = Call("m", "director", Tokens(1000, 4000))
"""Costs 0.009 at most."""
Open = Callable[..., Accounts]


@pytest.fixture
def book(tmp_path: Path) -> Open:
    """The accounts of one folder, opened as often as one likes."""

    def opened(prices: dict[str, Price] | None = None, **budget: object) -> Accounts:
        settings = Settings(budget=Budget.model_validate(budget), prices={"m": PRICE} if prices is None else prices)
        return Accounts(tmp_path / "spending.jsonl", settings)

    return opened


def paid(purse: ProductionPurse, took: Tokens) -> float | None:
    """A call from beginning to end."""
    purse.reserve(CALL)
    return purse.settle(CALL, took)


def test_what_is_set_aside_for_one_call_is_not_there_for_another_until_it_is_settled(book: Open) -> None:
    purse = ProductionPurse(book(tokens=9000), "p")
    purse.reserve(CALL)
    with pytest.raises(Refused, match="cap of 9,000 tokens"):
        purse.reserve(CALL)
    purse.settle(CALL, Tokens(900, 300))
    purse.reserve(CALL)


def test_every_call_is_remembered_with_its_price_and_one_that_took_nothing_is_not(book: Open) -> None:
    accounts = book()
    purse = ProductionPurse(accounts, "p")
    assert paid(purse, Tokens(1_000_000, 500_000)) == 2.0
    paid(purse, Tokens())
    assert book().spent("p") == accounts.spent("p") == Sum(tokens=1_500_000, money=2.0, calls=1)
    assert book().spent("q") == Sum()
    assert book().together(["p", "q"]) == accounts.spent("p")


def test_a_price_that_is_said_later_counts_for_what_was_spent_before_and_so_does_another_currency(book: Open) -> None:
    paid(ProductionPurse(book(prices={}), "p"), Tokens(1_000_000, 0))
    assert book(prices={}).spent("p") == Sum(tokens=1_000_000, money=0.0, calls=1, unpriced=1)
    assert book().spent("p").money == 1.0
    assert book(currency="USD").spent("p").money == 1.0


def test_another_production_has_a_cap_of_its_own(book: Open) -> None:
    accounts = book(per_production=0.01)
    paid(ProductionPurse(accounts, "p"), Tokens(9_000, 0))
    with pytest.raises(Refused, match=r"cap of 0\.01 EUR"):
        ProductionPurse(accounts, "p").reserve(CALL)
    ProductionPurse(accounts, "q").reserve(CALL)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_call_that_is_allowed_can_t_go_over_the_cap_of_tokens(cap: int, spent: int, read: int, written: int) -> None:
    call = Call("m", "director", Tokens(read, written))
    fault = over(Budget(tokens=cap), Sum(tokens=spent), Sum(), call, 0.0)
    assert bool(fault) == (spent + read + written > cap)


@given(st.floats(0, 10), st.floats(0, 10), st.floats(0, 10))
def test_nor_that_of_money(cap: float, spent: float, most: float) -> None:
    fault = over(Budget(per_production=cap), Sum(money=spent), Sum(), CALL, most)
    assert bool(fault) == (spent + most > cap)
    assert over(Budget(), Sum(money=spent), Sum(), CALL, most) == "", "the control: without a cap anything goes"
