"""What a search found, shown to a person: what it is, where it stands, its text with the words that were asked for."""

import re
from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rag.tasks import Found, Retrieved
from rag.words import asked

KINDS = {
    "verse": "bold", "analysis": "cyan", "drehbuch": "magenta", "briefing": "green", "reading": "green", "backstory": "green",
}  # fmt: skip
PROSE = ("briefing", "reading", "backstory")
LINES = 6
"""Of one passage; an analysis or a briefing says the rest where it stands."""
BAR = 10
WIDEST = 120


def show(found: Retrieved) -> None:
    """Best first; a bar says how near each comes to the best."""
    console = Console(highlight=False)
    console.width = min(console.width, WIDEST)
    if not found.passages:
        console.print(f"Nothing in {found.timeline} comes near that. Other words, or another timeline, may help.")
    best = max((passage.score for passage in found.passages), default=1.0)
    words = frozenset(asked(found.query))
    for passage in found.passages:
        console.print(_title(passage, best))
        for line in _lines(passage):
            console.print(Padding(_marked(line, words), (0, 0, 0, BAR + 2), expand=False))


def _title(passage: Found, best: float) -> Text:
    filled = max(1, round(BAR * passage.score / best))
    near = "  beside the verse" if passage.near else ""
    return Text.assemble(("▇" * filled).ljust(BAR + 2), (passage.ref, KINDS[passage.kind]), (near, "dim"))


def _lines(passage: Found) -> Sequence[str]:
    """Its lines, or its paragraphs where it is prose of several."""
    parts = re.split(r"\n\s*\n", passage.text) if passage.kind in PROSE else passage.text.splitlines()
    lines = [" ".join(part.split()) for part in parts if part.strip()]
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], "..."]


def _marked(line: str, words: frozenset[str]) -> Text:
    """A line with each word underlined that shares its beginning or its whole with a word of the question."""
    text = Text(line)
    for word in re.finditer(r"\w+", line):
        shapes = asked(word[0])
        if shapes and len(word[0]) > 2 and words & set(shapes[:2]):
            text.stylize("underline", word.start(), word.end())
    return text
