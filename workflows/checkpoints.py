"""Checkpoints: where a person looks and decides, and what exactly their decision holds for."""

from collections.abc import Callable
from dataclasses import dataclass

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from exeget.approval import Approval, Checkpoint
from exeget.errors import GateClosed, WaitsForPerson
from exeget.verdict import Verdicts
from workflows.approvals import AUTO, content_of
from workflows.desk import Desk
from workflows.states import Passed, Production

Parts = dict[str, str]


@dataclass(frozen=True)
class Gate:
    """One checkpoint."""

    name: Checkpoint
    parts: Callable[[Production], Parts]
    """What the decision holds for: content hashes or job keys by name."""
    look_at: str
    """Where a person finds it, inside the story's folder."""
    verdicts: Callable[[Production], str] | None = None
    """The content hash of verdicts that must not fail for the run to approve by itself."""


GATES: dict[Checkpoint, Gate] = {
    gate.name: gate
    for gate in (
        Gate("timelines", lambda s: {"timeline": s["timeline"]}, "timelines/{timeline}"),
        Gate("subjects", lambda s: {"register": s["register"]}, "subjects/{timeline}/register.json"),
        Gate(
            "regie",
            lambda s: {"drehbuch": s["drehbuch"], "regie": s["regie"], "sound": s["sound"]},
            "productions/{timeline}/{verse}/drehbuch.fountain",
            lambda s: s["critique"],
        ),
        Gate("start_images", lambda s: s["images"], "productions/{timeline}/{verse}/shots/*/start_image.png"),
        Gate("clips", lambda s: s["clips"], "productions/{timeline}/{verse}/shots/*/clip.mp4"),
        Gate("mix", lambda s: s["mixes"], "productions/{timeline}/{verse}/stems/mix.*.flac"),
        Gate("film", lambda s: {"film": s["film"]}, "productions/{timeline}/{verse}/film.mp4", lambda s: s["looks"]),
    )
}


async def timelines(state: Production, runtime: Runtime[Desk]) -> Passed:
    """The reading itself."""
    return _pass(GATES["timelines"], state, runtime.context)


async def subjects(state: Production, runtime: Runtime[Desk]) -> Passed:
    """Who is in the story, and what they look and sound like."""
    return _pass(GATES["subjects"], state, runtime.context)


async def regie(state: Production, runtime: Runtime[Desk]) -> Passed:
    """What is on paper, before any picture is paid for."""
    return _pass(GATES["regie"], state, runtime.context)


async def start_images(state: Production, runtime: Runtime[Desk]) -> Passed:
    """The first frame of every shot."""
    return _pass(GATES["start_images"], state, runtime.context)


async def clips(state: Production, runtime: Runtime[Desk]) -> Passed:
    """The moving pictures."""
    return _pass(GATES["clips"], state, runtime.context)


async def mix(state: Production, runtime: Runtime[Desk]) -> Passed:
    """The sound in every language."""
    return _pass(GATES["mix"], state, runtime.context)


async def film(state: Production, runtime: Runtime[Desk]) -> Passed:
    """The film."""
    return _pass(GATES["film"], state, runtime.context)


def decision(gate: Gate, state: Production, desk: Desk) -> Approval | None:
    """What was decided about exactly this content, if anything was."""
    content = content_of(gate.parts(state))
    return desk.approvals.find(gate.name, desk.wish.timeline, desk.verse.key, content)


def faults(gate: Gate, state: Production, desk: Desk) -> list[str]:
    """The failed verdicts a decision should know of."""
    if gate.verdicts is None:
        return []
    verdicts = desk.open(gate.verdicts(state), Verdicts).verdicts
    return [f"{v.of}: {v.metric} is {v.value}, bound {v.bound}. {v.evidence}".strip() for v in verdicts if v.result == "FAIL"]


def _pass(gate: Gate, state: Production, desk: Desk) -> Passed:
    """Go on when this content was approved; else approve by itself if told so and nothing failed; else wait."""
    made = decision(gate, state, desk)
    if made is None and desk.wish.approve == "auto":
        made = _approve_alone(gate, state, desk)
    if made is None:
        look_at = gate.look_at.format(timeline=desk.wish.timeline, verse=desk.verse.folder)
        content = content_of(gate.parts(state))
        wish = {"tier": desk.wish.tier, "seed": desk.wish.seed}
        interrupt(wish | {"checkpoint": gate.name, "content": content, "look_at": look_at, "faults": faults(gate, state, desk)})
        made = decision(gate, state, desk)
    if made is None:
        raise WaitsForPerson(f"{gate.name} of verse {desk.verse.key} waits for a decision.")
    if made.verdict == "rejected":
        raise GateClosed(
            f"{gate.name} of verse {desk.verse.key} was rejected by {made.who}{f': {made.why}' if made.why else ''}.",
            cure="Change what it shows (a document, a setting, the seed) and run again; or approve it after all.",
        )
    return {"passed": gate.name}


def _approve_alone(gate: Gate, state: Production, desk: Desk) -> Approval:
    failed = faults(gate, state, desk)
    if failed:
        raise GateClosed(
            f"{gate.name} of verse {desk.verse.key} did not pass:\n  " + "\n  ".join(failed[:8]) + "\n",
            known=f"All verdicts are in productions/{desk.wish.timeline}/{desk.verse.folder}/verdicts.json.",
            cure=f"Change the document they name, or overrule them with: exeget approve {desk.book.story.id} {gate.name}.",
        )
    content = content_of(gate.parts(state))
    return desk.approvals.decide(gate.name, desk.wish.timeline, desk.verse.key, content, "approved", AUTO)
