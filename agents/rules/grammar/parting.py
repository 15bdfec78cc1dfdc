"""Where a text may be parted, in any language: at stops, before conjunctions, between words; and never inside a word."""

import re
from collections.abc import Sequence

from exeget.verse import Span

_CONNECTIVES = frozenset(
    {
        "and", "but", "or", "so", "for", "then", "that", "because", "when", "while", "until", "till", "therefore",
        "wherefore", "nevertheless", "yet", "now", "also", "as", "if", "lest", "where", "which", "und", "aber", "oder",
        "denn", "da", "dann", "dass", "daß", "weil", "wenn", "während", "bis", "doch", "darum", "sondern", "damit",
        "als", "ob", "wo",
    }
)  # fmt: skip
_OPENING = "\"'“„‚‘«»‹([{¿¡"
_STOPS = (
    (re.compile(r"[.!?…。！？።]+[\"'”’»«)\]]*\s+|[።。！？]+\s*"), 0),
    (re.compile(r"[;:፤፥]\s*[\"'”’»«)\]]*\s+|[፤፥；：]\s*|\s[-–—]+\s"), 1),
    (re.compile(r"[,፣、，]\s*[\"'”’»«)\]]*\s+|[፣、，]\s*"), 2),
)
_WORD_STARTS = re.compile(r"(?<=\s)\S")
_COST = (0, 5, 14, 30, 60)
"""In letters a border may lie away from where it is wanted: full stop, semicolon, comma, conjunction, any space."""


def borders(text: str, start: int, end: int) -> dict[int, int]:
    """Places inside start..end where a piece may begin, with their rank: 0 after a full stop to 4 between words."""
    found: dict[int, int] = {}
    for match in _WORD_STARTS.finditer(text, start, end):
        at = match.start()
        word = re.match(r"\w+", text[at:])
        found[at] = 3 if word and word.group().lower() in _CONNECTIVES else 4
    for pattern, rank in _STOPS:
        for match in pattern.finditer(text, start, end):
            found[match.end()] = min(rank, found.get(match.end(), rank))
    return {at: rank for at, rank in found.items() if lettered(text, start, at) and lettered(text, at, end)}


def before_connective(text: str, at: int, floor: int) -> int:
    """The place a piece begins whose first stressed word is at `at`: before `and`, `so that`, an opening quotation mark."""
    while match := re.search(r"(\S+)\s+\Z", text[floor:at]):
        word = match.group(1)
        if word.strip(_OPENING).lower() not in _CONNECTIVES:
            break
        at = floor + match.start()
    while at > floor and text[at - 1] in _OPENING and (at - 1 == floor or text[at - 2].isspace()):
        at -= 1
    return at


def nearest_border(text: str, start: int, end: int, wanted: float) -> int | None:
    """The best place to part start..end near a wanted place; None where nothing may be parted."""
    found = borders(text, start, end)
    if not found:
        return None
    return min(found, key=lambda at: (abs(at - wanted) + _COST[found[at]], at))


def even_parts(text: str, span: Span, count: int) -> tuple[Span, ...]:
    """The span in at most `count` parts of about equal length, parted at the best borders."""
    return between(text, span, [span.start + (span.end - span.start) * k / count for k in range(1, count)])


def between(text: str, span: Span, wanted: Sequence[float]) -> tuple[Span, ...]:
    """The span parted near the wanted places, in order; places that cannot be kept apart are left out."""
    cuts: list[int] = []
    for place in wanted:
        floor = cuts[-1] if cuts else span.start
        at = nearest_border(text, floor, span.end, place)
        if at is not None:
            cuts.append(at)
    return cut_at(text, span, cuts)


def cut_at(text: str, span: Span, cuts: Sequence[int]) -> tuple[Span, ...]:
    """The span cut at exact places, each part without the space round it; a cut that leaves no letter is left out."""
    edges = [span.start]
    for cut in sorted(cuts):
        if lettered(text, edges[-1], cut) and lettered(text, cut, span.end):
            edges.append(cut)
    parts = (trimmed(text, start, end) for start, end in zip(edges, [*edges[1:], span.end], strict=True))
    return tuple(part for part in parts if part)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without the space round it; None when nothing is left."""
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    length = len(inner.strip())
    return Span(start=start + left, end=start + left + length) if length else None


def word_count(text: str) -> int:
    """How many words are spoken; a script without spaces counts a word for every two letters."""
    words = re.findall(r"\w+(?:['’]\w+)*", text)
    return sum(max(1, len(word) // 2) if _unspaced(word) else 1 for word in words)


def lettered(text: str, start: int, end: int) -> bool:
    """Whether a stretch has anything to say."""
    return any(letter.isalnum() for letter in text[start:end])


def _unspaced(word: str) -> bool:
    return any("\u3040" <= letter <= "\u9fff" or "\u0e00" <= letter <= "\u0e7f" for letter in word)
