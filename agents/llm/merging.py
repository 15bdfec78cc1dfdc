"""Merging by id: every id that was asked for comes back exactly once, and no other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from exeget.analysis import Disagreement
from exeget.drehbuch import exactly_once
from exeget.ids import Lang
from exeget.verse import Span, Verse


class HasId(Protocol):
    """An item of an answer that says which thing it is about."""

    @property
    def id(self) -> str:
        """Of the thing."""
        ...


T = TypeVar("T", bound=HasId)


def matched(wanted: Iterable[str], items: Sequence[T], what: str) -> dict[str, T]:
    """The items by id, in the order that was asked for; ValueError names a missing, unknown or doubled one."""
    order = list(wanted)
    exactly_once(set(order), Counter(item.id for item in items), what)
    by_id = {item.id: item for item in items}
    return {name: by_id[name] for name in order}


def known(names: Iterable[str], allowed: Iterable[str], what: str) -> None:
    """ValueError when a name is not among those allowed."""
    strange = sorted(set(names) - set(allowed))
    if strange:
        raise ValueError(f"unknown {what}: {', '.join(strange)}")


def quoted(verse: Verse, lang: Lang, words: str) -> Span:
    """Where words stand in the verse's text; ValueError when they do not, letter by letter but for case."""
    sought, text = words.strip(), verse.text[lang]
    for candidate in (text, text.lower()):
        start = candidate.find(sought if candidate is text else sought.lower())
        if sought and start >= 0 and len(candidate) == len(text):
            return Span(start=start, end=start + len(sought))
    raise ValueError(f"{words!r} does not stand in verse {verse.key} ({lang}): copy its words exactly")


def differences(what: str, before: object, after: object, fields: Iterable[str]) -> list[str]:
    """Where a model saw something otherwise than the rules: `Jonah: role doer, not receiver`."""
    return [
        f"{what}: {name} {_plain(getattr(after, name))}, not {_plain(getattr(before, name))}"
        for name in fields
        if getattr(before, name) != getattr(after, name)
    ]


def disagreements(what: str, before: object, after: object, fields: Iterable[str], engine: str) -> list[Disagreement]:
    """The same, kept with who said what."""
    return [
        Disagreement(of=what, what=name, said={"rules": _plain(getattr(before, name)), engine: _plain(getattr(after, name))})
        for name in fields
        if getattr(before, name) != getattr(after, name)
    ]


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "nothing"
    return str(value) if value not in ("", None) else "nothing"
