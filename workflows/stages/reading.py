"""Reading: what the text says, which reading the timeline stands for, who is in the story, what can be looked up."""

from langgraph.runtime import Runtime

from agents.tasks import AnalyseParams, InterpretParams, Mind, RegisterParams
from exeget.analysis import Analysis
from exeget.settings import Role
from exeget.subject import Register
from exeget.timeline import Timeline
from exeget.work import Order
from rag.tasks import CorpusParams
from workflows.desk import Desk
from workflows.stages.casting import reading_of
from workflows.states import Analysed, Asked, Indexed, Interpreted, Registered


async def analyse(state: Asked, runtime: Runtime[Desk]) -> Analysed:
    """Read the verse and its neighbours; everything the text names is kept."""
    del state
    desk = runtime.context
    before, after = desk.book.neighbours(desk.verse)
    shas = await _analyses(desk)
    return {
        "analysis": await _own_analysis(desk, shas),
        "before": shas[before.key] if before else "",
        "after": shas[after.key] if after else "",
    }


async def interpret(state: Analysed, runtime: Runtime[Desk]) -> Interpreted:
    """Take the timeline a person wrote, or have one proposed from what the whole text says."""
    del state
    desk = runtime.context
    path = desk.timeline_folder / "timeline.json"
    own = desk.own(path, Timeline)
    if own is not None:
        return {"timeline": own}
    shas = await _analyses(desk)
    params = InterpretParams(
        title=desk.book.story.title, timeline=desk.wish.timeline, verses=desk.book.verses, mind=mind_of(desk, "exegete")
    )
    order = Order("interpret", params, inputs=_by_file(desk, shas), backend=desk.engine, model=model_of(desk, "exegete"))
    made = await desk.run(order, "timeline")
    desk.views.show_text(path, made.sha("timeline.json"))
    desk.views.show_text(desk.timeline_folder / "briefings" / "briefing.md", made.sha("briefing.md"))
    return {"timeline": made.sha("timeline.json")}


class ReadIn(Analysed, Interpreted):
    """A verse read, and the timeline it is read in."""


async def register(state: ReadIn, runtime: Runtime[Desk]) -> Registered:
    """Merge what all verses name into the timeline's subjects, so that nobody changes their face."""
    desk = runtime.context
    timeline = desk.open(state["timeline"], Timeline)
    shas = {**await _analyses(desk), desk.verse.key: state["analysis"]}
    params = RegisterParams(
        timeline=timeline.id, era=timeline.look.era, narrator=timeline.sound.narrator, casting=timeline.casting
    )  # fmt: skip
    order = Order("register", params, inputs=_by_file(desk, shas))
    path = desk.subjects_folder / "register.json"
    return {"register": await desk.paper(path, Register, order, "register.json", "subjects")}


async def index(state: ReadIn, runtime: Runtime[Desk]) -> Indexed:
    """Gather what may be looked up in this timeline: verses, analyses, briefings, backstory."""
    desk = runtime.context
    shas = {**await _analyses(desk), desk.verse.key: state["analysis"]}
    reading = reading_of(desk, desk.open(state["timeline"], Timeline))
    params = CorpusParams(
        story=desk.book.story.id, timeline=desk.wish.timeline, verses=desk.book.verses, reading=reading.reading,
        backstory=reading.backstory, rules=reading.rules, briefing=reading.briefing,
    )  # fmt: skip
    made = await desk.run(Order("corpus", params, inputs=_by_file(desk, shas)), "what can be looked up")
    return {"corpus": made.sha("corpus.jsonl")}


def model_of(desk: Desk, role: Role) -> str:
    """The model that plays a role; empty where rules do."""
    brain = desk.settings.brain
    return brain.role(role).models[0] if brain.engine == "llm" else ""


def mind_of(desk: Desk, role: Role) -> Mind | None:
    """How hard the model of a role thinks; None where rules do."""
    if desk.settings.brain.engine != "llm":
        return None
    cast = desk.settings.brain.role(role)
    return Mind(
        effort=cast.effort, temperature=cast.temperature, max_tokens=cast.max_tokens, fallbacks=cast.models[1:],
        questions=cast.questions,
    )  # fmt: skip


async def _analyses(desk: Desk) -> dict[str, str]:
    """Every verse's analysis by key: a person's own, else the rules', which are cheap and the same for every film."""
    parts = {f"from verse {part[0].key}": part for part in desk.book.parts()}
    made = await desk.maker.all({name: Order("analyse", AnalyseParams(verses=part)) for name, part in parts.items()})
    shas = {}
    for name, part in parts.items():
        for verse in part:
            own = desk.own(desk.production_of(verse) / "analysis.json", Analysis)
            shas[verse.key] = own or made[name].sha(f"{verse.folder}.json")
    return shas


async def _own_analysis(desk: Desk, shas: dict[str, str]) -> str:
    """The analysis of the verse itself: a person's, the model's, or the rules'."""
    path = desk.folder / "analysis.json"
    if desk.engine == "rules":
        desk.views.show_text(path, shas[desk.verse.key])
        return shas[desk.verse.key]
    chapter = tuple(verse for verse in desk.book.verses if verse.chapter == desk.verse.chapter)
    params = AnalyseParams(verses=chapter, wanted=(desk.verse.key,), mind=mind_of(desk, "analyst"))
    order = Order("analyse", params, backend=desk.engine, model=model_of(desk, "analyst"))
    return await desk.paper(path, Analysis, order, f"{desk.verse.folder}.json", f"verse {desk.verse.key}")


def _by_file(desk: Desk, shas: dict[str, str]) -> dict[str, str]:
    return {f"{verse.folder}.json": shas[verse.key] for verse in desk.book.verses}
