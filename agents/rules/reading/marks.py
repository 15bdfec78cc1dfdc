"""Which letters of a chapter are marked as spoken: by quotation marks, or, in verse, by the dashes between two voices."""

import re
from collections.abc import Sequence
from itertools import pairwise

from exeget.verse import Span

QUOTES = frozenset('"“„»«‘‚')
"""Marks that open a quotation."""
PAIRS = {"“": "”", "„": "“”", "»": "«", "«": "»", '"': '"', "‘": "’", "‚": "‘’"}
TURN = re.compile(r"(?<=\s)[-–—](?=\s*\n|\s*$)")
PERSON = re.compile(
    r"\b(i|me|my|mine|we|us|our|thou|thee|thy|thine|ye|you|your|ich|mich|mir|mein\w*|wir|uns|unser\w*"
    r"|du|dich|dir|dein\w*|euch)\b",
    re.IGNORECASE,
)


def marked(texts: Sequence[str]) -> list[list[Span]] | None:
    """The spoken spans of each verse; None for a chapter without such marks."""
    quoted = _quoted(texts)
    dashed = sum(len(TURN.findall(text)) for text in texts) >= 2
    if not dashed:
        return quoted if any(quoted) else None
    return [
        sorted([*spans, *_turns(text, spans)], key=lambda span: span.start) for text, spans in zip(texts, quoted, strict=True)
    ]


def _quoted(texts: Sequence[str]) -> list[list[Span]]:
    """Between quotation marks; a quotation that a verse leaves open goes on to the mark that closes it in the next."""
    found: list[list[Span]] = []
    close = ""
    for text in texts:
        spans: list[Span] = []
        start = 0 if close else -1
        for k, letter in enumerate(text):
            if close and letter in close and not _inside_word(text, k):
                spans.append(Span(start=start, end=k + 1))
                close, start = "", -1
            elif not close and letter in PAIRS and _opens(text, k, letter):
                close, start = PAIRS[letter], k
        if close and start >= 0:
            spans.append(Span(start=start, end=len(text)))
            close = close if _goes_on(texts, text) else ""
        found.append(spans)
    return found


def _goes_on(texts: Sequence[str], text: str) -> bool:
    """Whether the next verse closes what this one leaves open, before it opens anything."""
    at = next(k for k, other in enumerate(texts) if other is text)
    following = texts[at + 1] if at + 1 < len(texts) else ""
    marks = [letter for letter in following if letter in '“”„»«"']
    return bool(marks) and (marks[0] in "”" or (len(marks) % 2 == 1 and marks[0] == '"'))


def _opens(text: str, k: int, letter: str) -> bool:
    """A single mark opens only before a word and behind a blank: elsewhere it is an apostrophe."""
    if letter in "‘‚":
        return (k == 0 or text[k - 1].isspace()) and k + 1 < len(text) and text[k + 1].isalpha() and "’" in text[k + 2 :]
    return True


def _inside_word(text: str, k: int) -> bool:
    """`don’t`: the mark is an apostrophe."""
    return text[k] in "’‘" and 0 < k < len(text) - 1 and text[k - 1].isalpha() and text[k + 1].isalpha()


def _turns(text: str, quoted: Sequence[Span]) -> list[Span]:
    """In verse with dashes at line ends: each piece between them that has an I or you is somebody's turn."""
    cuts = sorted({0, len(text), *(m.end() for m in TURN.finditer(text)), *(x for s in quoted for x in (s.start, s.end))})
    found = []
    for a, b in pairwise(cuts):
        piece = text[a:b]
        taken = any(span.start <= a < span.end for span in quoted)
        if not taken and any(letter.isalpha() for letter in piece) and PERSON.search(piece):
            found.append(Span(start=a + len(piece) - len(piece.lstrip()), end=a + len(piece.rstrip())))
    return found
