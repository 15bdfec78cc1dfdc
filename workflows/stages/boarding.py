"""Boarding: a bare idea becomes a storyboard, one job a step; what is made is found, so it goes on where it stopped."""

from collections.abc import Mapping

from langgraph.runtime import Runtime

from agents.rules.storyboard.terms import LANGUAGES
from agents.tasks import StoryboardParams
from exeget.boarding import CHOSEN, STEPS, StepName, answered, filled, told, waves
from exeget.document import Part
from exeget.errors import WaitsForPerson, WrongUse
from exeget.job import Artifact
from exeget.storyboard import ChosenStep, Storyboard
from exeget.verse import Verse
from exeget.work import Order
from workflows.approvals import AUTO
from workflows.boardbook import BoundParams
from workflows.choices import Choices
from workflows.desk import Desk
from workflows.stages.minds import mind_of, model_of
from workflows.states import Asked, Boarded


async def storyboard(state: Asked, runtime: Runtime[Desk]) -> Boarded:
    """Have the storyboard made, where the story is an idea; a text has none."""
    del state
    desk = runtime.context
    return {"storyboard": await board_for(desk, desk.verse) if is_idea(desk) else ""}


def is_idea(desk: Desk) -> bool:
    """Whether the story's text is an idea that somebody here can make a storyboard of."""
    return desk.book.story.form == "idea" and (desk.engine == "llm" or desk.verse.lead() in LANGUAGES)


async def board_for(desk: Desk, verse: Verse) -> str:
    """Content hash of a verse's storyboard: a person's own, else what its steps make, wave by wave."""
    path = desk.production_of(verse) / "storyboard.json"
    own = desk.own(path, Storyboard)
    if own is not None:
        return own
    board = _begun(verse)
    for wave in waves():
        made = await _made(desk, board, wave)
        for step in wave:
            board = _with(desk, board, step, made)
    bound = await desk.run(Order("bind_storyboard", BoundParams(board=board)), f"storyboard {verse.key}")
    desk.views.show_text(path, bound.sha("storyboard.json"))
    return bound.sha("storyboard.json")


async def options_made(desk: Desk, verse: Verse, wanted: ChosenStep) -> str:
    """Content hash of the options of a step, with the steps before it done."""
    board = _begun(verse)
    for wave in waves():
        made = await _made(desk, board, wave)
        if wanted in wave:
            return made[wanted].sha("part.json")
        for step in wave:
            board = _with(desk, board, step, made)
    raise AssertionError(wanted)


def _begun(verse: Verse) -> Storyboard:
    return Storyboard(verse=verse.key, lang=verse.lead(), idea=verse.text[verse.lead()])


async def _made(desk: Desk, board: Storyboard, wave: tuple[StepName, ...]) -> dict[str, Artifact]:
    """What the steps of a wave give, all of them at once."""
    return await desk.maker.all({name: order for step in wave for name, order in _orders(desk, board, step).items()})


def _orders(desk: Desk, board: Storyboard, step: StepName) -> dict[str, Order]:
    """The jobs of a step, by name: one, or one for each scene."""
    scenes = [scene.id for scene in board.scenes or ()] if STEPS[step].by_scene else [""]
    return {
        f"{step} {scene}".strip(): Order(
            "storyboard",
            StoryboardParams(step=step, board=told(board, step, scene), scene=scene, mind=mind_of(desk, "screenwriter")),
            backend=desk.engine, model=model_of(desk, "screenwriter"), seed=desk.wish.seed,
        )
        for scene in scenes
    }  # fmt: skip


def _with(desk: Desk, board: Storyboard, step: StepName, made: Mapping[str, Artifact]) -> Storyboard:
    """The storyboard with what a step made; where it proposes, with what was chosen."""
    names = list(_orders(desk, board, step))
    parts = [desk.open(made[name].sha("part.json"), Storyboard) for name in names]
    answers: list[Part] = [answered(step).model_validate({STEPS[step].fills: getattr(p, STEPS[step].fills)}) for p in parts]
    try:
        board = filled(board, step, answers).model_copy(update={"engine": parts[0].engine})
    except ValueError as error:
        raise WrongUse(
            f"The storyboard's {step} do not fit together: {error}", cure="Run again with another --seed."
        ) from error
    if step not in CHOSEN:
        return board
    field = CHOSEN[step]
    option = _option(desk, board, field, made[names[0]].sha("part.json"))
    return board.model_copy(update={field: getattr(board, STEPS[step].fills)[option - 1]})


def _option(desk: Desk, board: Storyboard, field: ChosenStep, among: str) -> int:
    """What a person chose; else the first, which is written down; or wait, when the run is told to ask."""
    choices = Choices(desk.book.folder / "choices.jsonl")
    known = choices.find(field, desk.wish.timeline, board.verse, among)
    if known is not None:
        return known.option
    if desk.wish.approve == "ask":
        story = desk.book.story.id
        raise WaitsForPerson(
            f"The {field} of {story} is to be chosen among three.",
            cure=f"See them with exeget storyboard {story}, then: exeget storyboard {story} --option {field}=N.",
        )
    if desk.views.writes:
        choices.take(field, desk.wish.timeline, board.verse, among, 1, AUTO)
    return 1
