"""One command's session: the story opened, its settings read, somebody listening, errors said plainly."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import JsonValue

from exeget.errors import ExegetError, WrongUse
from exeget.ids import checked_id
from exeget.settings import load_settings
from exeget.terms import Tier
from exeget.verse import Verse, pick_verses
from studio.progress import Listener, listener, print_line
from workflows.desk import Wish
from workflows.events import nobody
from workflows.filming import Tally
from workflows.library import open_book, stories_folder
from workflows.planning import Plan
from workflows.workshop import Workshop, workshop

TIERS: tuple[Tier, ...] = ("low", "standard", "high")


@contextmanager
def story_opened(stories: Path | None, story: str, brain: str | None = None) -> Iterator[Workshop]:
    """A story's workshop with nobody listening."""
    settings = load_settings(Path.cwd(), engine=brain)
    with workshop(open_book(stories_folder(stories), story), settings, nobody) as shop:
        yield shop


@contextmanager
def watched(shop: Workshop, machine: bool, plans: Callable[[], list[Plan]]) -> Iterator[Tally]:
    """Somebody listens to what the workshop does, and a tally is kept."""
    ear: Listener = listener(machine, plans)
    tally = Tally(ear)
    shop.listen(tally)
    try:
        yield tally
    finally:
        ear.close()


def verses_of(shop: Workshop, wanted: str) -> tuple[Verse, ...]:
    """The verses a person named; all of them when they named none."""
    return pick_verses(shop.book.verses, wanted) if wanted else shop.book.verses


def wish_of(timeline: str, tier: str = "standard", seed: int = 0, approve: str = "auto") -> Wish:
    """The wish that options make; WrongUse names what an option may be."""
    for name, given, known in (("--tier", tier, TIERS), ("--approve", approve, ("auto", "ask"))):
        if given not in known:
            raise WrongUse(f"{name} {given!r} is not one I know.", known=f"Known: {', '.join(known)}.")
    return Wish.model_validate({"timeline": checked_id(timeline, "timeline"), "tier": tier, "seed": seed, "approve": approve})


def speak_error(error: ExegetError, machine: bool) -> None:
    """Say what went wrong, once, without a traceback."""
    if machine:
        said: dict[str, JsonValue] = {"error": str(error), "asked": error.asked, "known": error.known, "cure": error.cure}
        print_line(json.dumps({**said, "exit_code": error.exit_code}, ensure_ascii=False))
    else:
        sys.stderr.write(f"exeget: {error}\n")


def give_up(code: int) -> None:
    """Leave at once, without waiting for a tool that is in the middle of something: its work is not lost, only undone."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
