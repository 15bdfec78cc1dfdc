"""`exeget timelines`: readings proposed, listed and compared."""

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from studio.progress import print_line
from studio.session import story_opened, watched
from workflows import readings
from workflows.comparing import Difference, compare, productions_in_both
from workflows.readings import Listed


def timelines(
    stories: Path | None,
    story: str,
    propose: tuple[int, Sequence[str]],
    diff: tuple[str, str] | None,
    brain: str | None,
    machine: bool,
) -> None:
    """Propose so many readings, or those of some models; or compare two, or list what there is."""
    with story_opened(stories, story, brain) as shop:
        if diff is not None:
            _differences(compare(shop.book, *diff), productions_in_both(shop.book, *diff), diff, machine)
            return
        fits: dict[str, float] = {}
        if propose[0] or propose[1]:
            with watched(shop, machine, list):
                fits = dict(readings.propose(shop, *propose))
        found = readings.listed(shop)
    if machine:
        print_line(json.dumps({"timelines": [_row(one, fits) for one in found]}, ensure_ascii=False))
        return
    _show(story, found, fits)


def _row(one: Listed, fits: dict[str, float]) -> dict[str, object]:
    timeline = one.timeline
    return {
        "id": timeline.id, "title": timeline.title, "reading": timeline.reading, "model": timeline.model, "by": one.by,
        "fit": fits.get(timeline.id), "option": one.option or None, "options": list(one.options), "approved_by": one.decided,
        "verses": list(one.verses),
    }  # fmt: skip


def _show(story: str, found: Sequence[Listed], fits: dict[str, float]) -> None:
    if not found:
        print_line(f"There is no timeline yet. Have some proposed: exeget timelines {story} --propose 3")
        return
    for one in found:
        timeline = one.timeline
        suits = f", suits {fits[timeline.id]:.2f}" if timeline.id in fits else ""
        yours = "yours" if one.by == "person" else f"{timeline.model or 'literal'}, by {one.by}{suits}"
        approved = f", approved by {one.decided}" if one.decided else ""
        print_line(f"{timeline.id}  {timeline.title} ({yours}{approved})")
        print_line(f"    {timeline.reading}")
        look = timeline.look
        print_line(f"    {look.light}; {look.era}; {timeline.sound.music}; palette {' '.join(look.palette)}")
        for number, title in enumerate(one.options, 1):
            print_line(f"    {'*' if number == one.option else ' '} option {number}: {title}")
        if one.verses:
            print_line(f"    begun: {', '.join(one.verses)}")
    print_line(f"Read timelines/*/options/*.md. Take one: exeget approve {story} timelines --timeline ID --option N")
    print_line(f"Then: exeget film {story} --timeline ID. Compare: exeget timelines {story} --diff A B")


def _differences(found: Sequence[Difference], both: Sequence[str], names: tuple[str, str], machine: bool) -> None:
    if machine:
        rows = [{"where": one.where, "what": one.what, names[0]: one.a, names[1]: one.b} for one in found]
        print_line(json.dumps({"differences": rows, "verses": list(both)}, ensure_ascii=False))
        return
    table = Table(box=None, pad_edge=False)
    for column in ("where", "what", *names):
        table.add_column(column, overflow="fold")
    for one in found:
        table.add_row(one.where, one.what, one.a, one.b)
    Console(markup=False).print(table)
    print_line(
        f"{len(found)} differences; compared down to shot and cue: {', '.join(both)}."
        if both
        else f"{len(found)} differences. No verse was directed in both readings yet, so only the readings are compared."
    )
