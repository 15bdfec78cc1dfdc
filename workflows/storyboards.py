"""A command's work on a storyboard: make it, or make it anew from a step where a person takes another option."""

from collections.abc import Mapping

from exeget.errors import WrongUse
from exeget.storyboard import ChosenStep
from workflows.choices import Choices
from workflows.desk import Desk
from workflows.stages.boarding import board_for, is_idea, options_made


async def make(desk: Desk, taken: Mapping[ChosenStep, int], who: str) -> str:
    """Content hash of the storyboard; what a person takes is written down first, step by step.

    WrongUse for a story that is a text. Steps that the choice does not touch are found, not made.
    """
    if not is_idea(desk):
        raise WrongUse(
            f"{desk.book.story.id} is a text, or in a language that rules do not read; a storyboard begins from an idea.",
            cure='Begin one with: exeget new STORY --idea "...", or run with --brain llm.',
        )
    choices = Choices(desk.book.folder / "choices.jsonl")
    for step, option in taken.items():
        among = await options_made(desk, desk.verse, step)
        choices.take(step, desk.wish.timeline, desk.verse.key, among, option, who)
    return await board_for(desk, desk.verse)
