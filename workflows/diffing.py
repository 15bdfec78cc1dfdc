"""What differs between two documents, field by field, with things that have an id named by it."""

from collections.abc import Iterator

from pydantic import JsonValue

from exeget.edit import Change

QUIET = ("engine",)
"""Fields that say who made a document, not what is in it."""


def differences(document: str, before: JsonValue, after: JsonValue) -> tuple[Change, ...]:
    """The changes from one JSON value to another, in the order of the fields."""
    return tuple(Change(document=document, path=path, before=old, after=new) for path, old, new in _differ("", before, after))


def _differ(path: str, before: JsonValue, after: JsonValue) -> Iterator[tuple[str, JsonValue, JsonValue]]:
    if before == after or path.rpartition(".")[2] in QUIET:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from _differ(f"{path}.{key}" if path else key, before.get(key), after.get(key))
    elif (old := _by_id(before)) is not None and (new := _by_id(after)) is not None:
        if list(old) != list(new):
            yield f"{path} (order)" if set(old) == set(new) else path, [*old], [*new]
        for name in (name for name in old if name in new):
            yield from _differ(f"{path}[{name}]", old[name], new[name])
    else:
        yield path, before, after


def _by_id(value: JsonValue) -> dict[str, JsonValue] | None:
    """A list of things with ids, by id; None for any other value."""
    if not isinstance(value, list):
        return None
    found: dict[str, JsonValue] = {}
    for item in value:
        name = _id_of(item)
        if name is None or name in found:
            return None
        found[name] = item
    return found


def _id_of(item: JsonValue) -> str | None:
    if not isinstance(item, dict):
        return None
    cue = item.get("cue")
    name = item.get("id") or item.get("subject_id") or item.get("name") or (cue.get("id") if isinstance(cue, dict) else None)
    return name if isinstance(name, str) else None
