"""Readings side by side: proposing several, listing them, and choosing among the options of one."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from agents.rules.interpreting.models import edition, model_named
from agents.tasks import Proposed, ProposeParams
from exeget.approval import Approval
from exeget.canon import digest
from exeget.document import load, read_document
from exeget.errors import WrongUse
from exeget.ids import Id
from exeget.job import Artifact
from exeget.timeline import Timeline
from exeget.work import Order
from workflows.approvals import EVERY_VERSE, content_of
from workflows.desk import Desk, Wish
from workflows.film import WISH
from workflows.lease import lease
from workflows.stages.reading import analyses_of, by_file
from workflows.stages.readings import OPTIONS, file_of, option_of, proposed_as, reading_made, show_reading, shown_reading
from workflows.workshop import Workshop

FEWEST, MOST = 2, 9
"""How many readings may be proposed at once."""
DEFAULT: Id = "timeline_01"


@dataclass(frozen=True)
class Listed:
    """One reading of a story, as a list shows it."""

    timeline: Timeline
    by: str
    """`person`, or the engine that drew it."""
    option: int
    """The one that is taken."""
    options: tuple[str, ...]
    """Titles; none where a person wrote the timeline without any being proposed."""
    decided: str
    """Who approved exactly this content for the whole story; empty when nobody did."""
    verses: tuple[str, ...]
    """Keys of the verses that were filmed or begun in it."""


def propose(shop: Workshop, count: int, wanted: Sequence[str] = ()) -> list[tuple[Id, float]]:
    """Have readings made that differ in substance, the best suited first; gives their timelines and how well each suits.

    `wanted` names models to draw them from instead. What a person wrote stays; a model keeps the timeline it had.
    Raises WrongUse for a count out of bounds or a model nobody knows.
    """
    wanted = [model_named(name).id for name in wanted]
    if not wanted and not FEWEST <= count <= MOST:
        raise WrongUse(f"--propose {count} is not a number of readings I can offer.", known=f"From {FEWEST} to {MOST}.")
    with lease(shop.store):
        return asyncio.run(_propose(shop, count, wanted))


def timelines_of(shop: Workshop) -> list[Id]:
    """The timelines that stand in the story's folder."""
    return sorted(path.parent.name for path in (shop.book.folder / "timelines").glob("*/timeline.json"))


def listed(shop: Workshop) -> list[Listed]:
    """Every reading of the story."""
    return [_listed(_desk(shop, timeline)) for timeline in timelines_of(shop)]


def choose(desk: Desk, option: int, who: str, why: str) -> Approval:
    """Approve an option of a timeline for the whole story and make it the timeline.

    Raises WrongUse when there is no such option, or when a person wrote the timeline and there is nothing to choose.
    """
    timeline, approvals = desk.wish.timeline, desk.approvals
    own = desk.own(desk.timeline_folder / "timeline.json", Timeline)
    made = shown_reading(desk)
    if own is not None and option > 1:
        raise WrongUse(
            f"The timeline {timeline} is a person's own; it has no option {option}.",
            cure=f"Approve it as it is, or delete timelines/{timeline}/timeline.json to have the proposed one again.",
        )
    if own is None and (made is None or option > OPTIONS):
        raise WrongUse(
            f"There is no option {option} of {timeline}." if made else f"There is no timeline {timeline}.",
            known=f"A proposed timeline has {OPTIONS} options.",
            cure=f"See them with: exeget timelines {desk.book.story.id}",
        )
    sha = own or (made.sha(file_of("timeline", option, "json")) if made else "")
    decided = approvals.decide(
        "timelines", timeline, EVERY_VERSE, content_of({"timeline": sha}), "approved", who, why, option
    )  # fmt: skip
    if own is None and made is not None:
        show_reading(desk, made)
    return decided


async def _propose(shop: Workshop, count: int, wanted: Sequence[str]) -> list[tuple[Id, float]]:
    first = _desk(shop, DEFAULT)
    inputs = by_file(first, await analyses_of(first))
    made = await first.run(
        Order("propose", ProposeParams(verses=shop.book.verses, edition=edition()), inputs=inputs), "which readings suit"
    )
    suited = load(Proposed, first.views.store.read(made.sha("proposed.json"))).suited
    suited = tuple(one for one in suited if not wanted or one.model in wanted)
    offered: list[tuple[Id, float]] = []
    for one in suited if wanted else suited[:count]:
        desk = _desk(shop, _timeline_for(shop, one.model, [timeline for timeline, _ in offered]))
        reading = await reading_made(desk, by_file(desk, await analyses_of(desk)), one.model)
        show_reading(desk, reading)
        offered.append((desk.wish.timeline, one.fit))
    return offered


def _timeline_for(shop: Workshop, model: str, taken: list[Id]) -> Id:
    """The timeline a model has, else the first that is neither a person's nor another model's."""
    names = [f"timeline_{number:02}" for number in range(1, 100)]
    models = {name: proposed_as(shop.jobs.ledger, name) for name in names}
    kept = next((name for name in names if models[name] == model), None)
    if kept is not None:
        return kept
    free = (name for name in names if models[name] is None and name not in taken)
    return next(name for name in free if not (_desk(shop, name).timeline_folder / "timeline.json").exists())


def _desk(shop: Workshop, timeline: Id) -> Desk:
    return shop.desk(shop.book.verses[0], Wish(timeline=timeline))


def _listed(desk: Desk) -> Listed:
    path = desk.timeline_folder / "timeline.json"
    raw = path.read_bytes()
    timeline = read_document(Timeline, raw, str(path)).document
    made = shown_reading(desk)
    own = made is None
    titles = _titles(desk, made) if made is not None else ()
    decided = desk.approvals.find("timelines", desk.wish.timeline, EVERY_VERSE, content_of({"timeline": digest(raw)}))
    productions = desk.book.folder / "productions" / desk.wish.timeline
    verses = tuple(verse.key for verse in desk.book.verses if (productions / verse.folder / WISH).exists())
    return Listed(
        timeline, "person" if own else timeline.engine, 0 if own else option_of(desk.approvals, desk.wish.timeline), titles,
        decided.who if decided is not None and decided.verdict == "approved" else "", verses,
    )  # fmt: skip


def _titles(desk: Desk, made: Artifact) -> tuple[str, ...]:
    files = (file_of("timeline", number, "json") for number in range(1, OPTIONS + 1))
    return tuple(load(Timeline, desk.views.store.read(made.sha(name))).title for name in files if name in made.files)
