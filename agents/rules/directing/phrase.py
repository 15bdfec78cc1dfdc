"""A kind of sentence that is understood: what it looks like in German and English, and which edits it means."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from exeget.edit import Edit
from exeget.papers import Papers
from exeget.subject import Subject

V = TypeVar("V", bound=str)


@dataclass(frozen=True)
class Heard:
    """A phrase with whom and what it is about."""

    papers: Papers
    words: re.Match[str]
    shots: tuple[str, ...] = ()
    who: Subject | None = None

    @property
    def person(self) -> Subject:
        """The one it is about; whoever calls has made sure that there is one."""
        assert self.who is not None
        return self.who


Build = Callable[[Heard], tuple[Edit, ...]]
Needs = Literal["nothing", "shots", "scene", "who", "person"]
"""What a phrase must know: nothing; its shots; shots, all of the verse's when none is named; somebody in a shot; somebody."""


@dataclass(frozen=True)
class Phrase:
    """One kind of sentence."""

    kind: str
    german: str
    """An example."""
    english: str
    pattern: re.Pattern[str]
    build: Build
    needs: Needs = "shots"


def phrase(kind: str, german: str, english: str, pattern: str, build: Build, needs: Needs = "shots") -> Phrase:
    """A kind of sentence; the pattern is searched in lower case, between word boundaries."""
    return Phrase(kind, german, english, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), build, needs)


def words_to(values: Mapping[V, tuple[str, ...]]) -> tuple[str, dict[str, V]]:
    """A pattern for all words of a table, longest first, and the value each word stands for."""
    flat = {word: value for value, words in values.items() for word in words}
    pattern = "|".join(re.escape(word) for word in sorted(flat, key=len, reverse=True))
    return pattern, flat
