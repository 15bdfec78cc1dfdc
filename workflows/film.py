"""The graph of a production, read from top to bottom, and how it is run, stopped and continued."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime
from langgraph.types import Command

from exeget.document import write_document
from exeget.errors import WaitsForPerson, WrongUse
from workflows import checkpoints
from workflows.desk import Desk, Wish
from workflows.events import Event
from workflows.stages import boarding, finishing, picturing, reading, reporting, sounding, writing
from workflows.states import Asked, Criticised, Production
from workflows.store import write_whole

Node = Callable[..., Awaitable[Mapping[str, object]]]
"""A stage: from the part of the production it reads to the part it adds."""

STAGES: dict[str, Node] = {
    "storyboard": boarding.storyboard,
    "analyse": reading.analyse,
    "interpret": reading.interpret,
    "approve_timelines": checkpoints.timelines,
    "register": reading.register,
    "approve_subjects": checkpoints.subjects,
    "index": reading.index,
    "write": writing.write,
    "direct": writing.direct,
    "plan_sound": writing.plan_sound,
    "criticise": writing.criticise,
    "approve_regie": checkpoints.regie,
    "speak": sounding.speak,
    "lock": sounding.lock,
    "picture": picturing.picture,
    "approve_start_images": checkpoints.start_images,
    "move": picturing.move,
    "approve_clips": checkpoints.clips,
    "score": sounding.score,
    "mix": sounding.mix,
    "approve_mix": checkpoints.mix,
    "cut": finishing.cut,
    "look": finishing.look,
    "report": reporting.report,
    "approve_film": checkpoints.film,
}

STOPS = {name: name for name in STAGES if not name.startswith("approve_")} | {
    name: f"approve_{name}" for name in checkpoints.GATES if name not in STAGES
}
"""Where a run can be told to stop: after a stage, or after a checkpoint by its own name."""

WISH = "wish.json"
"""Beside a production's documents: what was wanted of it last."""

Graph = CompiledStateGraph[Production, Desk, Asked, Production]


def film_graph() -> StateGraph[Production, Desk, Asked, Production]:
    """The stages one after the other; only the critic may send the work back to the writers."""
    graph = StateGraph(Production, context_schema=Desk, input_schema=Asked, output_schema=Production)
    for name, node in STAGES.items():
        graph.add_node(name, node)
    graph.add_edge(START, next(iter(STAGES)))
    for name, following in pairwise(STAGES):
        if name != "criticise":
            graph.add_edge(name, following)
    graph.add_conditional_edges("criticise", after_critic, ["write", "approve_regie"])
    graph.add_edge(next(reversed(STAGES)), END)
    return graph


def after_critic(state: Criticised, runtime: Runtime[Desk]) -> str:
    """Back to the writers, or on to the people."""
    return "write" if writing.needs_revision(state, runtime.context) else "approve_regie"


async def produce(desk: Desk, checkpoints_file: Path, stop_at: str = "") -> None:
    """Run a production from the beginning; what is made already is found, so only what is missing costs anything.

    Raises WaitsForPerson at a checkpoint that nobody has opened yet.
    """
    stop = stop_stage(stop_at)
    write_whole(desk.folder / WISH, write_document(desk.wish))
    async with _compiled(checkpoints_file) as graph:
        await _forget(graph, desk)
        await _drive(graph, desk, Asked(verse=desk.verse.key), stop)


async def resume(desk: Desk, checkpoints_file: Path) -> None:
    """Go on where a production waits for a person, after the decision was written down."""
    async with _compiled(checkpoints_file) as graph:
        await _drive(graph, desk, Command(resume="decided"), None)


@dataclass(frozen=True)
class Question:
    """What a stopped production asks a person."""

    checkpoint: str
    content: str
    """What the decision would hold for."""
    wish: Wish
    known: Mapping[str, object]
    """All the production knew when it asked."""


async def question(desk: Desk, checkpoints_file: Path) -> Question | None:
    """What a production waits for; None when it does not wait. Of the desk's wish only the timeline matters."""
    async with _compiled(checkpoints_file) as graph:
        snapshot = await graph.aget_state(_config(desk))
        asked = [interrupt.value for task in snapshot.tasks for interrupt in task.interrupts]
    if not asked:
        return None
    wish = Wish(timeline=desk.wish.timeline, tier=asked[0]["tier"], seed=asked[0]["seed"], approve="ask")
    return Question(asked[0]["checkpoint"], asked[0]["content"], wish, snapshot.values)


def stop_stage(stop_at: str) -> str | None:
    """The stage a run is to stop after; WrongUse names the stages there are."""
    if stop_at and stop_at not in STOPS:
        raise WrongUse(f"There is no stage {stop_at!r} to stop at.", known=f"Stages are {', '.join(STOPS)}.")
    return STOPS.get(stop_at)


async def _drive(graph: Graph, desk: Desk, start: Asked | Command[str], stop: str | None) -> None:
    after = [stop] if stop else None
    stream = graph.astream(start, _config(desk), context=desk, stream_mode="tasks", durability="sync", interrupt_after=after)
    questions = []
    async for task in stream:
        if "triggers" in task:
            desk.tell(Event("stage", stage=str(task["name"])))
        questions += [asked["value"] for asked in task.get("interrupts", ())]
    # Only now is the pause itself on the disk.
    if questions:
        raise _waits(desk, questions[0])


def _waits(desk: Desk, asked: Mapping[str, object]) -> WaitsForPerson:
    story, name = desk.book.story.id, asked["checkpoint"]
    faults = asked.get("faults")
    failed = "\n  ".join(["", *faults[:8]]) if isinstance(faults, list) else ""
    return WaitsForPerson(
        f"{name} of verse {desk.verse.key} waits for you: look at {desk.book.folder}/{asked['look_at']}.{failed}",
        cure=f"Then: exeget approve {story} {name} --verses {desk.verse.key}, or exeget reject {story} {name} --why TEXT.",
    )


@asynccontextmanager
async def _compiled(file: Path) -> AsyncIterator[Graph]:
    file.parent.mkdir(parents=True, exist_ok=True)
    async with AsyncSqliteSaver.from_conn_string(str(file)) as saver:
        await saver.setup()
        yield film_graph().compile(checkpointer=saver)


async def _forget(graph: Graph, desk: Desk) -> None:
    """Drop what an earlier run left in the checkpoints: the store is the truth, and documents may have changed."""
    if isinstance(graph.checkpointer, AsyncSqliteSaver):
        await graph.checkpointer.adelete_thread(_thread(desk))


def _thread(desk: Desk) -> str:
    return f"{desk.wish.timeline}/{desk.verse.key}"


def _config(desk: Desk) -> RunnableConfig:
    return {"configurable": {"thread_id": _thread(desk)}}
