"""Reading: what the text says, which reading the timeline stands for, who is in the story, what can be looked up."""

from collections.abc import Iterable

from langgraph.runtime import Runtime

from agents.tasks import AnalyseParams, RegisterParams
from exeget.analysis import Analysis
from exeget.subject import Register
from exeget.timeline import Timeline
from exeget.verse import Verse
from exeget.work import Order
from rag.tasks import CorpusParams
from workflows.desk import Desk
from workflows.stages.boarding import board_for, is_idea
from workflows.stages.casting import reading_of
from workflows.stages.minds import mind_of, model_of
from workflows.stages.readings import interpreted
from workflows.stages.scripts import earlier, scripts_of
from workflows.states import Analysed, Boarded, Indexed, Interpreted, Registered


async def analyse(state: Boarded, runtime: Runtime[Desk]) -> Analysed:
    """Read the verse and its neighbours; everything the text names is kept."""
    del state
    desk = runtime.context
    before, after = desk.book.neighbours(desk.verse)
    shas = await analyses_of(desk)
    return {
        "analysis": await _own_analysis(desk, shas),
        "before": shas[before.key] if before else "",
        "after": shas[after.key] if after else "",
    }


async def interpret(state: Analysed, runtime: Runtime[Desk]) -> Interpreted:
    """Take the timeline a person wrote, or have one proposed from what the whole text says."""
    del state
    desk = runtime.context
    return {"timeline": await interpreted(desk, by_file(desk, await analyses_of(desk)))}


class ReadIn(Analysed, Interpreted):
    """A verse read, and the timeline it is read in."""


async def register(state: ReadIn, runtime: Runtime[Desk]) -> Registered:
    """Merge what all verses name into the timeline's subjects, so that nobody changes their face."""
    desk = runtime.context
    timeline = desk.open(state["timeline"], Timeline)
    shas = {**await analyses_of(desk), desk.verse.key: state["analysis"]}
    params = RegisterParams(
        timeline=timeline.id, era=timeline.look.era, narrator=timeline.sound.narrator, casting=timeline.casting
    )  # fmt: skip
    order = Order("register", params, inputs=by_file(desk, shas))
    path = desk.subjects_folder / "register.json"
    return {"register": await desk.paper(path, Register, order, "register.json", "subjects")}


async def index(state: ReadIn, runtime: Runtime[Desk]) -> Indexed:
    """Gather what may be looked up in this timeline: verses, analyses, briefings, backstory, earlier Drehbücher."""
    return {"corpus": await corpus(runtime.context, state, earlier(runtime.context))}


async def corpus(desk: Desk, state: ReadIn, scripted: Iterable[Verse]) -> str:
    """The content hash of a corpus; `scripted` are the verses whose Drehbücher belong into it, where there are any."""
    shas = {**await analyses_of(desk), desk.verse.key: state["analysis"]}
    reading = reading_of(desk, desk.open(state["timeline"], Timeline))
    params = CorpusParams(
        story=desk.book.story.id, timeline=desk.wish.timeline, verses=desk.book.verses, reading=reading.reading,
        backstory=reading.backstory, rules=reading.rules, briefing=reading.briefing,
    )  # fmt: skip
    inputs = {**by_file(desk, shas), **scripts_of(desk, scripted)}
    return (await desk.run(Order("corpus", params, inputs=inputs), "what can be looked up")).sha("corpus.jsonl")


async def analyses_of(desk: Desk) -> dict[str, str]:
    """Every verse's analysis by key: a person's own, else the rules', which are cheap and the same for every film."""
    if is_idea(desk):
        return await _of_ideas(desk)
    parts = {f"from verse {part[0].key}": part for part in desk.book.parts()}
    made = await desk.maker.all({name: Order("analyse", AnalyseParams(verses=part)) for name, part in parts.items()})
    shas = {}
    for name, part in parts.items():
        for verse in part:
            own = desk.own(desk.production_of(verse) / "analysis.json", Analysis)
            shas[verse.key] = own or made[name].sha(f"{verse.folder}.json")
    return shas


async def _of_ideas(desk: Desk) -> dict[str, str]:
    """The analyses of ideas, by their storyboards."""
    shas = {}
    for verse in desk.book.verses:
        own = desk.own(desk.production_of(verse) / "analysis.json", Analysis)
        inputs = {"storyboard.json": await board_for(desk, verse)}
        order = Order("analyse", AnalyseParams(verses=(verse,)), inputs=inputs, backend="storyboard")
        shas[verse.key] = own or (await desk.run(order, f"verse {verse.key}")).sha(f"{verse.folder}.json")
    return shas


async def _own_analysis(desk: Desk, shas: dict[str, str]) -> str:
    """The analysis of the verse itself: a person's, the model's, or the rules'."""
    path = desk.folder / "analysis.json"
    if desk.engine == "rules" or is_idea(desk):
        desk.views.show_text(path, shas[desk.verse.key])
        return shas[desk.verse.key]
    chapter = tuple(verse for verse in desk.book.verses if verse.chapter == desk.verse.chapter)
    params = AnalyseParams(verses=chapter, wanted=(desk.verse.key,), mind=mind_of(desk, "analyst"))
    order = Order("analyse", params, backend=desk.engine, model=model_of(desk, "analyst"))
    return await desk.paper(path, Analysis, order, f"{desk.verse.folder}.json", f"verse {desk.verse.key}")


def by_file(desk: Desk, shas: dict[str, str]) -> dict[str, str]:
    """Analyses by the names of the files that agents are given."""
    return {f"{verse.folder}.json": shas[verse.key] for verse in desk.book.verses}
