"""Where the parts of a verse stand in its other languages: cuts at stops, in order, by length, stops and shared words."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from exeget.ids import Lang
from exeget.verse import Span, Spans, Verse

Keys = Callable[[int, int], frozenset[str]]
"""The words between two letters of a text in a form that two languages share: names and English lemmas."""

STOP = re.compile(r"[.,:;?!–—-]+[\"“”„»«’')\]]*(?=\s|$)|[\"“”»«]+(?=\s|$)")
BLANK = re.compile(r"\s+")
LENGTH = 6.0
"""What a shift over the whole verse costs."""
SHARED = 0.5
"""What a word that both have in a part is worth."""
WRONG_STOP = {":": 0.0, ",": 0.6, ".": 0.9, ";": 0.9, "?": 0.9, "!": 0.9}
"""Of a cut before somebody's words, by the stop it follows."""
WRONG_END = {".": 0.0, "!": 0.0, "?": 0.0, ";": 0.1, ":": 0.4, ",": 0.3}
"""Of any other cut."""
WINDOW = 24
"""Places that are tried for a cut."""
NO_STOP = 1.5
"""Of a cut between two words without a stop."""


def aligned(verse: Verse, lead: Lang, starts: Sequence[int], speech: Sequence[bool], keys: Mapping[Lang, Keys]) -> list[Spans]:
    """The span of each part in every language of the verse; a language's spans hold all its letters, each once.

    `starts` are the parts' first letters in the lead language, `speech` tells which are somebody's words. A part
    that finds no word of a language has no span there.
    """
    whole = closed(verse.text[lead], starts)
    parts: list[Spans] = [{lead: span} for span in whole]
    for lang, text in verse.text.items():
        if lang == lead:
            continue
        cuts = _cuts(verse.text[lead], text, whole, speech, (keys.get(lead, no_keys), keys.get(lang, no_keys)))
        for part, span in zip(parts, closed(text, [0, *cuts]), strict=False):
            part[lang] = span
    return parts


def no_keys(_start: int, _end: int) -> frozenset[str]:
    """Of a language nobody here can read."""
    return frozenset()


def closed(text: str, starts: Sequence[int]) -> list[Span]:
    """Spans from each start to the next, blanks at the ends left out; the first begins with the text's first letter."""
    found = []
    for a, b in pairwise([0, *starts[1:], len(text)]):
        piece = text[a:b]
        found.append(Span(start=a + len(piece) - len(piece.lstrip()), end=a + len(piece.rstrip())))
    return found


def candidates(text: str) -> dict[int, str]:
    """Places where a part may begin, each with the stop before it; empty where there is only a blank."""
    found = {match.end(): "" for match in BLANK.finditer(text)}
    for match in STOP.finditer(text):
        after = BLANK.match(text, match.end())
        found[after.end() if after else match.end()] = match.group()[0]
    lettered = [k for k, letter in enumerate(text) if letter.isalpha()]
    return {at: stop for at, stop in found.items() if lettered and lettered[0] < at <= lettered[-1]}


def _cuts(lead: str, text: str, spans: Sequence[Span], speech: Sequence[bool], keys: tuple[Keys, Keys]) -> list[int]:
    """The best places in another language for the cuts between the parts; fewer where there are not words enough."""
    stops = candidates(text)
    places = [0, *sorted(at for at, stop in stops.items() if stop)]
    if len(places) < len(spans):
        places = [0, *sorted(stops)]
    wanted = min(len(spans), len(places))
    words = [keys[0](span.start, span.end) for span in spans]
    shares = [span.start / max(1, len(lead)) for span in spans]

    @cache
    def shared(part: int, a: int, b: int) -> float:
        return SHARED * len(words[part] & keys[1](a, b))

    def cost(part: int, at: int) -> float:
        table = WRONG_STOP if speech[part] and not speech[part - 1] else WRONG_END
        wrong = table.get(stops[at], 0.6) if stops[at] else NO_STOP
        return wrong + LENGTH * abs(shares[part] - at / len(text))

    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for part in range(1, wanted):
        near = _nearest(places[part:], shares[part] * len(text))
        best = _step(part, near, best, cost, shared) or _step(part, places[part:], best, cost, shared)
    ends = [(value - shared(wanted - 1, last, len(text)), cuts) for last, (value, cuts) in best.items()]
    return min(ends)[1]


def _nearest(places: Sequence[int], middle: float) -> list[int]:
    """The few places nearest to where a cut should be, in order; in a short verse all."""
    return sorted(sorted(places, key=lambda at: abs(at - middle))[:WINDOW])


def _step(
    part: int,
    places: Sequence[int],
    best: Mapping[int, tuple[float, list[int]]],
    cost: Callable[[int, int], float],
    shared: Callable[[int, int, int], float],
) -> dict[int, tuple[float, list[int]]]:
    """The cheapest way to begin a part at each place, from the ways to begin the part before it."""
    step: dict[int, tuple[float, list[int]]] = {}
    for at in places:
        ways = [
            (value + cost(part, at) - shared(part - 1, last, at), cuts) for last, (value, cuts) in best.items() if last < at
        ]
        if ways:
            value, cuts = min(ways)
            step[at] = value, [*cuts, at]
    return step
