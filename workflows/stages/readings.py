"""A timeline's reading in three options: made once, shown beside one another, and the one a person chose is the timeline."""

from collections.abc import Mapping

from agents.rules.interpreting.models import LITERAL, edition
from agents.tasks import InterpretParams
from exeget.canon import digest
from exeget.ids import Id
from exeget.job import Artifact
from exeget.timeline import Timeline
from exeget.work import Order
from workflows.approvals import Approvals
from workflows.desk import Desk
from workflows.ledger import Ledger
from workflows.stages.minds import mind_of, model_of

OPTIONS = 3


async def interpreted(desk: Desk, analyses: Mapping[str, str]) -> str:
    """Content hash of a timeline: a person's own, else the chosen option of the reading it was proposed as."""
    own = desk.own(desk.timeline_folder / "timeline.json", Timeline)
    if own is not None:
        return own
    made = await reading_made(desk, analyses, proposed_as(desk.views.ledger, desk.wish.timeline) or LITERAL)
    return show_reading(desk, made)


async def reading_made(desk: Desk, analyses: Mapping[str, str], model: str) -> Artifact:
    """The three options of a reading; `analyses` are content hashes by file."""
    params = InterpretParams(
        title=desk.book.story.title, timeline=desk.wish.timeline, model=model, edition=edition(model),
        verses=desk.book.verses, mind=mind_of(desk, "exegete"),
    )  # fmt: skip
    order = Order("interpret", params, inputs=analyses, backend=desk.engine, model=model_of(desk, "exegete"))
    return await desk.run(order, f"{model} reading")


def show_reading(desk: Desk, made: Artifact) -> str:
    """Put the options into the timeline's folder, the chosen one as the timeline; gives that one's content hash."""
    folder, chosen = desk.timeline_folder, option_of(desk.approvals, desk.wish.timeline)
    for number in range(1, OPTIONS + 1):
        for kind, end in (("timeline", "json"), ("briefing", "md")):
            desk.views.show_text(folder / "options" / f"{kind}_{number}.{end}", made.sha(file_of(kind, number, end)))
    desk.views.show_text(folder / "briefings" / "briefing.md", made.sha(file_of("briefing", chosen, "md")))
    sha = made.sha(file_of("timeline", chosen, "json"))
    desk.views.show_text(folder / "timeline.json", sha)
    return sha


def file_of(kind: str, option: int, end: str) -> str:
    """The name an option has among the files of its job."""
    return f"{kind}.{end}" if option == 1 else f"{kind}_{option}.{end}"


def option_of(approvals: Approvals, timeline: Id) -> int:
    """The option a person chose for a timeline, whatever it said then; the first where nobody chose."""
    chosen = approvals.last_of_story("timelines", timeline)
    return chosen.option if chosen is not None and chosen.verdict == "approved" and chosen.option <= OPTIONS else 1


def shown_reading(desk: Desk) -> Artifact | None:
    """The options that the timeline in its folder was taken from; None where it is a person's or not there."""
    path = desk.timeline_folder / "timeline.json"
    line = desk.views.ledger.maker(digest(path.read_bytes())) if path.is_file() else None
    return line.artifact if line is not None and line.job.kind == "interpret" else None


def proposed_as(ledger: Ledger, timeline: Id) -> str | None:
    """The model a timeline was last drawn from; None where none was made."""
    drawn = [line.job.params for line in ledger.lines() if line.job.kind == "interpret"]
    models = [str(params.get("model", LITERAL)) for params in drawn if params.get("timeline") == timeline]
    return models[-1] if models else None
