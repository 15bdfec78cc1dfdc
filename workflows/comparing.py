"""Two readings side by side: what differs in the timelines themselves, and down to shot and cue where both were made."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import JsonValue

from exeget.document import Document, Part, read_document
from exeget.drehbuch import Drehbuch
from exeget.errors import WrongUse
from exeget.ids import Id
from exeget.regie import Regie
from exeget.shot import Shot
from exeget.soundplan import MusicCue, SoundPlan, SpokenLine
from exeget.subject import Register
from exeget.timeline import Timeline
from exeget.verse import Verse
from workflows.library import Book

D = TypeVar("D", bound=Document)

_BESIDE = ("schema", "id", "briefing", "engine", "casting")
NOWHERE = "-"
"""What stands where one of the two has nothing."""


@dataclass(frozen=True)
class Difference:
    """One thing that differs."""

    where: str
    """`timeline`, `CHAR_JONAH`, `1:4 shot 2.1`, `1:4 cue m1`, ..."""
    what: str
    """The field, such as `look.contrast`."""
    a: str
    b: str


def compare(book: Book, a: Id, b: Id) -> list[Difference]:
    """What differs between two timelines of a story; WrongUse when one is not there."""
    one, other = _timeline(book, a), _timeline(book, b)
    found = list(_fields("timeline", _reading(one), _reading(other)))
    found += _listed("casting", "who", *([part.as_json() for part in reading.casting] for reading in (one, other)))
    registers = [_read(book.folder / "subjects" / t / "register.json", Register) for t in (a, b)]
    if registers[0] and registers[1]:
        found += _cast(registers[0], registers[1])
    for verse in book.verses:
        found += _production(book, verse, a, b)
    return found


def productions_in_both(book: Book, a: Id, b: Id) -> list[str]:
    """Keys of the verses that have a Regie in both timelines."""
    return [
        verse.key
        for verse in book.verses
        if all((book.folder / "productions" / timeline / verse.folder / "regie.json").is_file() for timeline in (a, b))
    ]


def _production(book: Book, verse: Verse, a: Id, b: Id) -> Iterator[Difference]:
    one, other = (book.folder / "productions" / timeline / verse.folder for timeline in (a, b))
    scripts = [_read(folder / "drehbuch.json", Drehbuch) for folder in (one, other)]
    if scripts[0] and scripts[1]:
        yield from _listed(f"{verse.key} script", "id", _script(scripts[0]), _script(scripts[1]))
    plans = [_read(folder / "regie.json", Regie) for folder in (one, other)]
    if plans[0] and plans[1]:
        yield from _listed(f"{verse.key} shot", "id", *([_shot(shot) for shot in plan.shots] for plan in plans if plan))
    sounds = [_read(folder / "sound.json", SoundPlan) for folder in (one, other)]
    if sounds[0] and sounds[1]:
        yield from _listed(f"{verse.key} cue", "id", *([_cue(cue) for cue in plan.music] for plan in sounds if plan))
        yield from _listed(f"{verse.key} line", "id", *([_line(line) for line in plan.lines] for plan in sounds if plan))


def _timeline(book: Book, timeline: Id) -> Timeline:
    path = book.folder / "timelines" / timeline / "timeline.json"
    found = _read(path, Timeline)
    if found is None:
        known = sorted(p.parent.name for p in path.parent.parent.glob("*/timeline.json"))
        raise WrongUse(
            f"There is no timeline {timeline!r} in {book.story.id}.",
            known=f"Known: {', '.join(known)}." if known else "There is none at all.",
            cure=f"Have some proposed: exeget timelines {book.story.id} --propose 3",
        )
    return found


def _reading(timeline: Timeline) -> dict[str, JsonValue]:
    """What two readings may differ in, whoever wrote them."""
    return {name: value for name, value in timeline.as_json().items() if name not in _BESIDE}


def _cast(a: Register, b: Register) -> Iterator[Difference]:
    yield from _listed("", "id", *([_worn(part) for part in register.subjects] for register in (a, b)))


def _worn(subject: Part) -> dict[str, JsonValue]:
    """What of a subject a reading may change: clothes and voice."""
    whole = subject.as_json()
    phases = whole["phases"]
    first = phases[0] if isinstance(phases, list) else None
    wear = first.get("wear") if isinstance(first, dict) else None
    return {"id": whole["id"], "voice": whole["voice"], "wear": wear}


def _script(drehbuch: Drehbuch) -> list[dict[str, JsonValue]]:
    return [{"id": shot.id, "action": shot.action, "intent": shot.intent} for shot in drehbuch.shots]


def _shot(shot: Shot) -> dict[str, JsonValue]:
    """A shot as two readings may tell it apart."""
    camera, light = shot.camera.as_json(), shot.light.as_json()
    return {
        "id": shot.id, "shot_type": shot.shot_type, "camera": camera, "light": light, "palette": shot.palette,
        "director_intent": shot.director_intent, "duration": shot.duration,
    }  # fmt: skip


def _cue(music: MusicCue) -> dict[str, JsonValue]:
    cue = music.cue.as_json()
    return {"id": music.cue.id, "style": music.style, **{name: cue[name] for name in ("type", "mood", "intensity", "motif")}}


def _line(line: SpokenLine) -> dict[str, JsonValue]:
    return {"id": line.id, "voice": line.voice, "delivery": line.delivery}


def _listed(
    where: str, key: str, a: Sequence[Mapping[str, JsonValue]], b: Sequence[Mapping[str, JsonValue]]
) -> Iterator[Difference]:
    """Items with the same id field by field; an item only one of them has is named whole."""
    first, second = ({str(item[key]): item for item in items} for items in (a, b))
    for name in dict.fromkeys([*first, *second]):
        place = f"{where} {name}".strip()
        if name in first and name in second:
            yield from _fields(place, first[name], second[name])
        else:
            yield Difference(place, "", "there" if name in first else NOWHERE, "there" if name in second else NOWHERE)


def _fields(where: str, a: Mapping[str, JsonValue], b: Mapping[str, JsonValue], path: str = "") -> Iterator[Difference]:
    """Every field that differs, those inside a part by their path."""
    for name in dict.fromkeys([*a, *b]):
        one, other, what = a.get(name), b.get(name), f"{path}{name}"
        if isinstance(one, dict) and isinstance(other, dict):
            yield from _fields(where, one, other, f"{what}.")
        elif not _same(one, other):
            yield Difference(where, what, _shown(one), _shown(other))


def _same(one: JsonValue, other: JsonValue) -> bool:
    """Equal, as far as a camera can tell."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, abs_tol=1e-3)
    return one == other


def _shown(value: JsonValue) -> str:
    if value is None or value in ("", [], {}):
        return NOWHERE
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(item)}" for name, item in value.items() if item not in (None, "", []))
    return str(value)


def _read(path: Path, kind: type[D]) -> D | None:
    return read_document(kind, path.read_bytes(), str(path)).document if path.is_file() else None
