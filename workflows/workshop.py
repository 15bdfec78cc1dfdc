"""A story opened for work: its store, manifest, approvals and tools, for as long as a command runs."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from exeget.job import Artifact
from exeget.settings import Settings
from exeget.verse import Verse
from exeget.work import Order
from workflows.accounts import Accounts, ProductionPurse, Sum
from workflows.approvals import Approvals
from workflows.backends import BACKENDS
from workflows.desk import Desk, Maker, Wish
from workflows.events import Tell
from workflows.jobs import Jobs
from workflows.ledger import Ledger
from workflows.library import Book
from workflows.store import Store
from workflows.views import Views

WHOLE_STORY = "story"
"""In the book of what was spent: work that belongs to no production."""


@dataclass(frozen=True)
class Crew:
    """Answers orders by making what is missing; models are paid from the production's purse."""

    jobs: Jobs
    purse: ProductionPurse

    async def all(self, orders: Mapping[str, Order]) -> dict[str, Artifact]:
        """The artifacts by the same names; the first failure stops those that have not begun."""
        tasks = {name: asyncio.ensure_future(self.jobs.run(order, name, self.purse)) for name, order in orders.items()}
        try:
            await asyncio.gather(*tasks.values())
        finally:
            for task in tasks.values():
                task.cancel()
        return {name: task.result() for name, task in tasks.items()}


@dataclass
class Workshop:
    """What every production of a story shares."""

    book: Book
    settings: Settings
    jobs: Jobs
    accounts: Accounts
    tell: Tell

    def listen(self, tell: Tell) -> None:
        """Have somebody else hear what happens from now on."""
        self.tell = self.jobs.tell = tell

    @property
    def store(self) -> Path:
        """The folder of the store."""
        return self.jobs.store.root

    def spent(self, verses: Sequence[Verse], wish: Wish) -> Sum:
        """What models took for some productions in all their runs."""
        return self.accounts.together(production_name(wish, verse) for verse in verses)

    @property
    def checkpoints(self) -> Path:
        """LangGraph's file."""
        return self.store / "checkpoints.db"

    def desk(self, verse: Verse, wish: Wish, maker: Maker | None = None, writes: bool = True) -> Desk:
        """The desk of one production."""
        purse = ProductionPurse(self.accounts, production_name(wish, verse))
        return Desk(
            book=self.book, verse=verse, wish=wish, settings=self.settings, maker=maker or Crew(self.jobs, purse),
            views=Views(self.book.folder, self.jobs.store, self.jobs.ledger, writes=writes),
            approvals=Approvals(self.book.folder / "approvals.jsonl"), tell=self.tell,
        )  # fmt: skip


def production_name(wish: Wish, verse: Verse) -> str:
    """What a production is called in the book of what was spent: `timeline_01/1-4`."""
    return f"{wish.timeline}/{verse.folder}"


@contextmanager
def workshop(book: Book, settings: Settings, tell: Tell) -> Iterator[Workshop]:
    """Open a story's workshop, and let its threads go at the end."""
    root = (book.folder / "store").resolve()
    accounts = Accounts(book.folder / "spending.jsonl", settings)
    purse = ProductionPurse(accounts, WHOLE_STORY)
    jobs = Jobs(Store(root), Ledger(book.folder / "manifest.jsonl"), BACKENDS, root / "shelf", tell, purse)
    try:
        yield Workshop(book, settings, jobs, accounts, tell)
    finally:
        jobs.close()
