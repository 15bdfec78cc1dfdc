"""Typed edits done to the papers: one pure function for each kind, then everything that follows from them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch
from typing import TypeVar

from pydantic import JsonValue

from agents.rules.editing import camera, lines, picture, presence, reading, shots, sounds
from agents.rules.editing.wording import settled
from exeget.document import Document, Part, load, write_document
from exeget.edit import Edit
from exeget.errors import WrongUse
from exeget.papers import CannotBe, Papers

D = TypeVar("D", bound=Document)

BY_HAND = "+person"
"""Added to a document's engine when a person has changed what a machine wrote."""


@singledispatch
def done(edit: Part, papers: Papers) -> Papers:
    """The papers after one edit; CannotBe says why it can't be done."""
    del papers
    raise TypeError(f"{type(edit).__name__} is no edit")


for doer in (
    camera.resize, camera.turn, camera.refocus, camera.move,
    picture.retime, picture.relight, picture.join, picture.feel, picture.crown, picture.act,
    presence.aim, presence.show, presence.swap,
    shots.drop, shots.add, shots.reorder,
    lines.hush, lines.speak, lines.recast,
    sounds.score, sounds.level, sounds.sound,
    reading.grade, reading.rule, reading.brief, reading.dress,
):  # fmt: skip
    done.register(doer)


def apply(edits: Sequence[Edit], papers: Papers) -> Papers:
    """The papers after all edits, valid and saying in words what they say in numbers; CannotBe names the first that fails."""
    before = papers
    for edit in edits:
        after = done(edit, papers)
        if after == papers:
            raise CannotBe(f"nothing would change: {said(edit)} is so already")
        papers = after
    papers = replace(papers, regie=settled(before.regie, papers.regie))
    if "sound" in papers.kept:
        papers = sounds.air_follows(papers, before.regie.shots)
    return _valid(_signed(before, papers))


def said(edit: Edit) -> str:
    """An edit in a few words, as `light night (2.1)`."""
    told = edit.as_json()
    where = told.pop("shots", None) or told.pop("lines", None)
    told.pop("do")
    idle: tuple[JsonValue, ...] = (None, 0, 1, False, "")
    words = [f"{key.replace('_', ' ')} {value}" for key, value in told.items() if value not in idle]
    place = f" of {', '.join(str(one) for one in where)}" if isinstance(where, list) else ""
    return f"{edit.do}{place}{': ' if words else ''}{', '.join(words)}"


def _signed(before: Papers, after: Papers) -> Papers:
    """Changed documents say that a person had a hand in them; what is written from a changed Drehbuch is kept with it."""
    script = after.drehbuch != before.drehbuch
    return replace(
        after,
        drehbuch=_by_hand(after.drehbuch) if script else after.drehbuch,
        regie=_by_hand(after.regie) if script or after.regie != before.regie else after.regie,
        sound=_by_hand(after.sound) if script or after.sound != before.sound else after.sound,
        timeline=_by_hand(after.timeline) if after.timeline != before.timeline else after.timeline,
        register=_by_hand(after.register) if after.register != before.register else after.register,
    )


def _by_hand(document: D) -> D:
    engine = str(getattr(document, "engine", ""))
    signed = engine if engine.endswith(BY_HAND) or engine == "person" else engine + BY_HAND
    return document.model_copy(update={"engine": signed})


def _valid(papers: Papers) -> Papers:
    """The same papers, read again from their own text; a document that hangs together no more is refused."""
    try:
        for document in (papers.timeline, papers.register, papers.drehbuch, papers.regie, papers.sound):
            load(type(document), write_document(document), f"the changed {type(document).__name__}")
    except WrongUse as error:
        raise CannotBe(str(error)) from error
    return papers
