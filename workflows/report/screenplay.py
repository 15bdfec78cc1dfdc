"""The Drehbuch as a screenplay: headings, what is seen, and who says which words of the verse."""

from collections.abc import Iterator
from dataclasses import dataclass

from exeget.drehbuch import Line
from exeget.ids import Lang
from exeget.terms import NARRATOR
from workflows.report.data import ReportData


@dataclass(frozen=True)
class Block:
    """One paragraph of the screenplay."""

    kind: str
    """`act`, `heading`, `action` or `speech`."""
    text: str = ""
    shot: str = ""
    speaker: str = ""
    manner: str = ""
    """How it is said, where that is not plain."""
    said: tuple[tuple[Lang, str], ...] = ()
    """The words in each language."""


_PLACES = {"narration": "V.O.", "message": "message", "monologue": "inner voice"}


def blocks(data: ReportData) -> Iterator[Block]:
    """The screenplay in the order of its shots."""
    drehbuch, lines = data.drehbuch, {line.id: line for line in data.drehbuch.lines}
    acts, scenes = {act.phase: act for act in drehbuch.acts}, {scene.id: scene for scene in drehbuch.scenes}
    phase, scene = "", ""
    for shot in drehbuch.shots:
        if shot.phase != phase:
            phase = shot.phase
            act = acts.get(shot.phase)
            yield Block("act", act.summary if act else "", speaker=phase)
        if shot.scene != scene:
            scene = shot.scene
            yield Block("heading", scenes[scene].heading)
        yield Block("action", shot.action, shot=shot.id)
        for line in shot.utterances:
            yield _speech(data, lines[line])


def _speech(data: ReportData, line: Line) -> Block:
    speaker = "Narrator" if line.speaker == NARRATOR else data.name(line.speaker)
    manner = [_PLACES.get(line.kind, ""), "" if line.delivery == "plain" else line.delivery]
    said = tuple((lang, line.spans[lang].of(text).strip()) for lang, text in data.verse.text.items() if lang in line.spans)
    return Block("speech", speaker=speaker, manner=", ".join(filter(None, manner)), said=said)
