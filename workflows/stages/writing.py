"""Writing: the Drehbuch from the verse and what is known around it, the Regie from that, the sound plan, the critic."""

from collections.abc import Sequence
from typing import NotRequired

from langgraph.runtime import Runtime

from agents.rules.direction.continuity import MEMORY, as_left
from agents.tasks import CriticParams, DirectParams, HeardShot, Index, PlanSoundParams, WriteParams
from exeget.analysis import Analysis
from exeget.drehbuch import Drehbuch
from exeget.ids import SubjectId
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from exeget.subject import Register, Subject
from exeget.terms import Pose
from exeget.timeline import Timeline
from exeget.verdict import Verdicts
from exeget.work import Order
from rag.tasks import RetrieveParams, retrieval
from workflows.desk import Desk
from workflows.exports import FountainParams
from workflows.stages.casting import around, cast_for, reading_of
from workflows.stages.minds import mind_of, model_of
from workflows.stages.reading import analyses_of
from workflows.states import Analysed, Boarded, Criticised, Directed, Indexed, Interpreted, Planned, Registered, Written

MAX_ATTEMPTS = 3
"""A model may revise its work twice; then a person must look."""


class Known(Boarded, Analysed, Interpreted, Registered, Indexed):
    """What is known before the first word of the Drehbuch."""


class Told(Known):
    """The same, with what the critic said of an earlier try, if there was one."""

    attempt: NotRequired[int]
    complaints: NotRequired[list[str]]


class Scripted(Told, Written):
    """A verse with its Drehbuch."""


class Staged(Scripted, Directed):
    """A verse with its Regie."""


class Heard(Staged, Planned):
    """A verse with its sound plan."""


async def write(state: Told, runtime: Runtime[Desk]) -> Written:
    """Look up what the story says nearby, then have the Drehbuch written."""
    desk = runtime.context
    before, after = desk.book.neighbours(desk.verse)
    query = RetrieveParams(
        story=desk.book.story.id, timeline=desk.wish.timeline, verse=desk.verse.key,
        neighbours=tuple(verse.key for verse in around(desk)), query=desk.verse.text[desk.verse.lead()],
    )  # fmt: skip
    found = await desk.run(retrieval(query, state["corpus"], desk.settings.embed), "what is told elsewhere")
    inputs = {"analysis.json": state["analysis"], "retrieved.json": found.sha("retrieved.json")}
    inputs |= {f"{side}.json": sha for side, sha in (("before", state["before"]), ("after", state["after"])) if sha}
    mind = mind_of(desk, "screenwriter")
    inputs |= {"corpus.jsonl": state["corpus"]} if mind is not None and mind.questions else {}
    params = WriteParams(
        verse=desk.verse, before=before, after=after,
        reading=reading_of(desk, desk.open(state["timeline"], Timeline), state["storyboard"]),
        cast=cast_for(desk, desk.open(state["register"], Register)), complaints=tuple(state.get("complaints", ())),
        index=index_of(desk) if mind is not None and mind.questions else Index(), mind=mind,
    )  # fmt: skip
    order = Order("write", params, inputs=inputs, backend=desk.engine, model=model_of(desk, "screenwriter"))
    if state["storyboard"]:
        order = Order("write", params, inputs={**inputs, "storyboard.json": state["storyboard"]}, backend="storyboard")
    sha = await desk.paper(desk.folder / "drehbuch.json", Drehbuch, order, "drehbuch.json", "Drehbuch")
    play = FountainParams(verse=desk.verse, title=desk.book.story.title, cast=params.cast)
    fountain = await desk.run(Order("fountain", play, inputs={"drehbuch.json": sha}), "screenplay")
    desk.views.show_text(desk.folder / "drehbuch.fountain", fountain.sha("drehbuch.fountain"))
    return {"drehbuch": sha}


async def direct(state: Scripted, runtime: Runtime[Desk]) -> Directed:
    """Have every shot directed: camera, blocking, light, start image."""
    desk = runtime.context
    timeline = desk.open(state["timeline"], Timeline)
    cast = cast_for(desk, desk.open(state["register"], Register))
    params = DirectParams(
        verse=desk.verse, reading=reading_of(desk, timeline, state["storyboard"]),
        cast=cast, standing=await _as_left(desk, cast),
        look=timeline.look, rate=desk.book.story.rate, complaints=tuple(state.get("complaints", ())),
        mind=mind_of(desk, "director"),
    )  # fmt: skip
    inputs = {"drehbuch.json": state["drehbuch"], "analysis.json": state["analysis"]}
    order = Order("direct", params, inputs=inputs, backend=desk.engine, model=model_of(desk, "director"))
    return {"regie": await desk.paper(desk.folder / "regie.json", Regie, order, "regie.json", "Regie")}


async def _as_left(desk: Desk, cast: Sequence[Subject]) -> dict[SubjectId, Pose]:
    """How the chapter's verses before this one have left everybody."""
    keys = [verse.key for verse in desk.book.verses if verse.chapter == desk.verse.chapter]
    shas = await analyses_of(desk)
    before = keys[: keys.index(desk.verse.key)][-MEMORY:]
    return as_left([desk.open(shas[key], Analysis) for key in before], cast)


async def plan_sound(state: Staged, runtime: Runtime[Desk]) -> Planned:
    """Have everything planned that is heard; where the camera stands is not told, so moving it changes no sound."""
    desk = runtime.context
    timeline = desk.open(state["timeline"], Timeline)
    params = PlanSoundParams(
        verse=desk.verse, timeline=timeline.id, cast=cast_for(desk, desk.open(state["register"], Register)),
        shots=heard(desk.open(state["regie"], Regie)), style=timeline.sound, rate=desk.book.story.rate,
        complaints=tuple(state.get("complaints", ())),
        mind=mind_of(desk, "audio_director"),
    )  # fmt: skip
    inputs = {"drehbuch.json": state["drehbuch"]}
    order = Order("plan_sound", params, inputs=inputs, backend=desk.engine, model=model_of(desk, "audio_director"))
    return {"sound": await desk.paper(desk.folder / "sound.json", SoundPlan, order, "sound.json", "sound plan")}


async def criticise(state: Heard, runtime: Runtime[Desk]) -> Criticised:
    """Hold all of it to the text; what failed and the writers can mend goes back to them as complaints."""
    desk = runtime.context
    before, after = desk.book.neighbours(desk.verse)
    params = CriticParams(
        verse=desk.verse, before=before, after=after,
        reading=reading_of(desk, desk.open(state["timeline"], Timeline), state["storyboard"]),
        cast=cast_for(desk, desk.open(state["register"], Register)), idea=bool(state["storyboard"]), rate=desk.book.story.rate,
    )  # fmt: skip
    papers = {"analysis": state["analysis"], "drehbuch": state["drehbuch"], "regie": state["regie"], "sound": state["sound"]}
    inputs = {f"{name}.json": sha for name, sha in papers.items()}
    inputs |= {f"{side}.json": sha for side, sha in (("before", state["before"]), ("after", state["after"])) if sha}
    made = await desk.run(Order("criticise", params, inputs=inputs), "critic")
    verdicts = desk.open(made.sha("verdicts.json"), Verdicts)
    desk.views.show_text(desk.folder / "verdicts.json", made.sha("verdicts.json"))
    faults = [v for v in verdicts.verdicts if v.result == "FAIL" and v.of != "analysis"]
    complaints = [f"{v.of}: {v.metric}: {v.evidence}" for v in faults]
    return {"critique": made.sha("verdicts.json"), "attempt": state.get("attempt", 0) + 1, "complaints": complaints}


def index_of(desk: Desk) -> Index:
    """How the timeline's index is asked by somebody who writes."""
    return Index(backend=desk.settings.embed.backend, model=desk.settings.embed.model)


def needs_revision(state: Criticised, desk: Desk) -> bool:
    """Whether the writers try once more: only a model can do better the second time, and never on a person's papers."""
    papers = (desk.folder / f"{name}.json" for name in ("drehbuch", "regie", "sound"))
    if any(desk.views.by_hand(path) is not None for path in papers):
        return False
    return bool(state["complaints"]) and desk.engine == "llm" and state["attempt"] < MAX_ATTEMPTS


def heard(regie: Regie) -> tuple[HeardShot, ...]:
    """The Regie as the ear needs it."""
    return tuple(
        HeardShot(
            id=shot.id, duration=shot.duration, utterances=shot.utterances, sound=shot.sound, environment=shot.environment,
            weather=shot.light.weather, actors=shot.actors,
        )
        for shot in regie.shots
    )  # fmt: skip
