"""Where a production is worked on: the verse, the wish, and one way to have things made, found and shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from pydantic import Field

from exeget.document import Document, read_document
from exeget.errors import WrongUse
from exeget.ids import Id
from exeget.job import Artifact
from exeget.settings import Settings
from exeget.terms import Tier
from exeget.verse import Verse
from exeget.work import Order
from workflows.approvals import Approvals
from workflows.events import Event, Tell
from workflows.library import Book
from workflows.views import Views

D = TypeVar("D", bound=Document)


class Wish(Document):
    """What is wanted of a production; kept beside it, so that later commands ask for the same."""

    label: Literal["wish/1"] = Field(default="wish/1", alias="schema")
    timeline: Id
    tier: Tier = "standard"
    seed: int = Field(default=0, ge=0)
    approve: Literal["auto", "ask"] = "auto"


class Maker(Protocol):
    """Whoever answers orders: the workshop makes them, the planner only looks."""

    async def all(self, orders: Mapping[str, Order]) -> dict[str, Artifact]:
        """The artifacts of several orders, by the same names."""
        ...


@dataclass(frozen=True)
class Desk:
    """The context of every stage of one production."""

    book: Book
    verse: Verse
    wish: Wish
    settings: Settings
    maker: Maker
    views: Views
    approvals: Approvals
    tell: Tell

    @property
    def folder(self) -> Path:
        """Where the production's documents and media are shown."""
        return self.production_of(self.verse)

    def production_of(self, verse: Verse) -> Path:
        """Where any verse's production of this timeline is shown."""
        return self.book.folder / "productions" / self.wish.timeline / verse.folder

    @property
    def timeline_folder(self) -> Path:
        """Where the timeline's own documents are."""
        return self.book.folder / "timelines" / self.wish.timeline

    @property
    def subjects_folder(self) -> Path:
        """Where the timeline's register and subject library are."""
        return self.book.folder / "subjects" / self.wish.timeline

    @property
    def engine(self) -> str:
        """The brain's backend: `rules` or `llm`."""
        return self.settings.brain.engine

    async def run(self, order: Order, name: str) -> Artifact:
        """Have one thing made, or found."""
        return (await self.maker.all({name: order}))[name]

    async def paper(self, path: Path, kind: type[Document], order: Order, file: str, name: str) -> str:
        """The content hash of a document: a person's own where there is one, else what is ordered.

        A person's document is checked as it is read; its order is then not even placed, so it costs nothing.
        """
        own = self.own(path, kind)
        if own is not None:
            return own
        sha = (await self.run(order, name)).sha(file)
        self.views.show_text(path, sha)
        return sha

    def own(self, path: Path, kind: type[Document]) -> str | None:
        """The content hash of a document that a person wrote or changed, if one did."""
        data = self.views.by_hand(path)
        if data is None:
            return None
        where = str(path.relative_to(self.book.folder))
        for drift in read_document(kind, data, where).drift:
            self.tell(Event("warning", text=f"{where}: {drift}."))
        self.tell(Event("kept", name=where, text=f"{where} is yours; it is used as it is."))
        return self.views.keep_hand(path, data, datetime.now(UTC).isoformat(timespec="seconds"))

    def open(self, sha: str, kind: type[D]) -> D:
        """A document of the store."""
        return read_document(kind, self.views.store.read(sha), f"{kind.__name__} {sha[:12]}").document

    def made(self, key: str) -> Artifact:
        """What a finished job made, by its key."""
        line = self.views.ledger.find(key)
        if line is None:
            raise WrongUse(f"The manifest has no job {key[:12]}.", cure="Run the same command again.")
        return line.artifact

    def show(self, relative: str, sha: str) -> None:
        """Link a file into the production's folder; says so when a person's own file is there and stays."""
        if not self.views.show_media(self.folder / relative, sha):
            self.tell(Event("kept", name=relative, text=f"{relative} is yours and stays; the film does not use it yet."))
