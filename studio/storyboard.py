"""`exeget storyboard`: an idea's worlds and ways to tell it, what was chosen, and the shots that follow."""

import asyncio
import getpass
import json
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from exeget.document import load
from exeget.errors import WrongUse
from exeget.storyboard import OPTIONS, ChosenStep, Storyboard
from studio.progress import print_line
from studio.session import story_opened, watched, wish_of
from workflows import storyboards
from workflows.lease import lease

CHOOSABLE: dict[str, ChosenStep] = {"lore": "lore", "narrative": "narrative"}


def storyboard(stories: Path | None, story: str, options: list[str], timeline: str, brain: str | None, machine: bool) -> None:
    """Make the storyboard of an idea, or go on with it, with the options a person takes."""
    taken = _taken(options)
    with story_opened(stories, story, brain) as shop:
        desks = [shop.desk(verse, wish_of(timeline)) for verse in shop.book.verses]
        with watched(shop, machine, list) as tally, lease(shop.store):
            shas = [asyncio.run(storyboards.make(desk, taken, getpass.getuser())) for desk in desks]
        boards = [load(Storyboard, shop.jobs.store.read(sha), "storyboard.json") for sha in shas]
    if machine:
        print_line(json.dumps({"storyboards": [board.as_json() for board in boards], **tally.numbers()}))
        return
    for board in boards:
        _show(board)
    print_line(f"Another: exeget storyboard {story} --option lore=2 --option narrative=3. Then: exeget film {story}")


def _taken(options: list[str]) -> dict[ChosenStep, int]:
    """`lore=2` as a step and a number from 1 to 3."""
    taken: dict[ChosenStep, int] = {}
    for option in options:
        name, _, number = option.partition("=")
        step = CHOOSABLE.get(name.strip())
        if step is None or number.strip() not in {str(n) for n in range(1, OPTIONS + 1)}:
            raise WrongUse(
                f"--option {option!r} is not one I know.", known=f"Steps with options: {', '.join(CHOOSABLE)}.",
                cure=f"Write --option lore=2, with a number from 1 to {OPTIONS}.",
            )  # fmt: skip
        taken[step] = int(number)
    return taken


def _show(board: Storyboard) -> None:
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{escape(board.idea.strip())}[/bold]")
    for title, step in (("Worlds", "lore"), ("Ways to tell it", "narrative")):
        console.print(f"\n[bold]{title}[/bold]")
        for number, (name, text, chosen) in enumerate(_options(board, step), 1):
            console.print(f" {'*' if chosen else ' '} {number}. [bold]{escape(name)}[/bold]  {escape(text)}")
    console.print("\n[bold]Seen in it[/bold]  " + escape(", ".join(one.name for one in board.components or ())))
    if board.music:
        tempo = f", {board.music.bpm} bpm" if board.music.bpm else ""
        words = " ".join(word for word in (board.music.style, board.music.mode, board.music.mood) if word)
        console.print(f"[bold]Music[/bold]  {words}{tempo}")
    table = Table("shot", "size", "camera", "what one sees", box=None, pad_edge=False, header_style="bold")
    for shot in board.shots or ():
        scene = board.scene_of(shot)
        where = f"{scene.place or scene.summary}, {scene.time_of_day}, {scene.weather}"
        table.add_row(shot.id, shot.size.replace("_", " "), shot.move.replace("_", " "), escape(f"{shot.action} ({where})"))
    console.print(table)


def _options(board: Storyboard, step: str) -> list[tuple[str, str, bool]]:
    if step == "lore":
        return [(one.title, one.premise, one == board.lore) for one in board.lores or ()]
    told = ((one, " ".join(part for part in (one.setup, one.turn, one.resolve) if part)) for one in board.narratives or ())
    return [(one.title, text, one == board.narrative) for one, text in told]
