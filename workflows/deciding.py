"""A person's decision: bound to what they were shown, written down, and the work goes on from there."""

import asyncio
from dataclasses import dataclass
from typing import Literal

from exeget.approval import Checkpoint
from exeget.errors import WrongUse
from exeget.verse import Verse
from workflows import film
from workflows.approvals import content_of
from workflows.checkpoints import GATES
from workflows.desk import Wish
from workflows.filming import no_such_question, waiting_verses
from workflows.lease import lease
from workflows.overview import look_at
from workflows.readings import choose
from workflows.workshop import Workshop

Verdict = Literal["approved", "rejected"]


@dataclass(frozen=True)
class Decision:
    """What a person said."""

    checkpoint: Checkpoint
    verdict: Verdict
    who: str
    why: str = ""
    option: int = 1


def decide(shop: Workshop, verses: tuple[Verse, ...], wish: Wish, said: Decision) -> tuple[Verse, ...]:
    """Write a decision down for what is there now, and go on; gives the verses it was taken for.

    Without `verses` it is for the production that waits there. It is refused when what was shown has
    changed since: a decision holds for its content alone. A timeline may be approved before anything waits for it,
    and for the whole story.
    """
    with lease(shop.store):
        asked = waiting_verses(shop, wish.timeline)
        if not verses:
            verses = tuple(shop.book.verse(key) for key, question in asked.items() if question.checkpoint == said.checkpoint)
        if not verses and _is_choice(said):
            choose(shop.desk(shop.book.verses[0], wish), said.option, said.who, said.why)
        elif not verses:
            raise no_such_question(said.checkpoint, asked)
        for verse in verses:
            _decide_one(shop, verse, wish, said, asked.get(verse.key))
    return verses


def _decide_one(shop: Workshop, verse: Verse, wish: Wish, said: Decision, question: film.Question | None) -> None:
    wish = question.wish if question else wish
    known = look_at(shop, verse, wish).known
    try:
        content = content_of(GATES[said.checkpoint].parts(known))
    except KeyError as error:
        raise WrongUse(
            f"{said.checkpoint} of verse {verse.key} can't be decided yet: it is not made, or was changed since.",
            known=f"It waits at {question.checkpoint}." if question else "",
            cure=f"Run exeget film {shop.book.story.id} --verses {verse.key} --approve ask first.",
        ) from error
    if question and question.checkpoint == said.checkpoint and question.content != content:
        raise WrongUse(
            f"{said.checkpoint} of verse {verse.key} has changed since you were asked; a decision would be void.",
            cure=f"Run exeget film {shop.book.story.id} --verses {verse.key} --approve ask and look again.",
        )
    desk = shop.desk(verse, wish)
    if _is_choice(said):
        decided = choose(desk, said.option, said.who, said.why)
    else:
        decided = desk.approvals.decide(
            said.checkpoint, wish.timeline, verse.key, content, said.verdict, said.who, said.why, said.option
        )  # fmt: skip
    if said.verdict == "approved":
        unchanged = (
            question is not None
            and decided.content == content
            and all(known.get(key) == value for key, value in question.known.items() if key in known)
        )
        asyncio.run(film.resume(desk, shop.checkpoints) if unchanged else film.produce(desk, shop.checkpoints))


def _is_choice(said: Decision) -> bool:
    """Whether a reading is approved: one of its options, for all verses."""
    return said.checkpoint == "timelines" and said.verdict == "approved"


def checkpoint_named(name: str) -> Checkpoint:
    """The checkpoint of that name."""
    if name not in GATES:
        raise WrongUse(f"There is no checkpoint {name!r}.", known=f"Checkpoints are {', '.join(GATES)}.")
    return name
