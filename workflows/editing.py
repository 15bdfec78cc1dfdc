"""A director's sentence carried out: understood, shown as a diff, written as a person's documents, taken back."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from langgraph.runtime import Runtime

from agents.rules.directing.understanding import phrases_known
from agents.rules.editing.apply import apply
from agents.tasks import UnderstandParams
from exeget.canon import digest
from exeget.document import Document, write_document
from exeget.drehbuch import Drehbuch
from exeget.edit import SHARED, Change, Direction, Rewritten, Understood
from exeget.errors import WrongUse
from exeget.papers import CannotBe, Papers
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from exeget.subject import Register
from exeget.timeline import Timeline
from exeget.verdict import Verdict, Verdicts
from exeget.verse import Verse
from exeget.work import Order
from workflows.desk import Desk, Wish
from workflows.diffing import differences
from workflows.filming import make_films
from workflows.journal import Journal
from workflows.lease import lease
from workflows.overview import look_at
from workflows.stages import writing
from workflows.stages.minds import mind_of, model_of
from workflows.states import Production
from workflows.store import write_whole
from workflows.workshop import Workshop

JOURNAL = "directions.jsonl"


@dataclass(frozen=True)
class Proposal:
    """What a sentence would do to one verse's documents, before anybody has said yes."""

    desk: Desk
    understood: Understood
    changes: tuple[Change, ...] = ()
    files: Mapping[Path, bytes] = field(default_factory=dict)
    """New content by path."""


def prepared(shop: Workshop, verse: Verse, wish: Wish) -> Production:
    """What is known of a verse up to its sound plan; written first where it is not."""
    known = look_at(shop, verse, wish, "plan_sound").known
    if "sound" not in known:
        make_films(shop, (verse,), wish, "plan_sound")
        known = look_at(shop, verse, wish, "plan_sound").known
    if "sound" not in known:
        raise WrongUse(
            f"Verse {verse.key} is not directed yet.", cure=f"Run exeget film {shop.book.story.id} --verses {verse.key}."
        )
    return known


def propose(
    shop: Workshop, verse: Verse, wish: Wish, said: str, about: tuple[str, ...] = (), shared: bool = True
) -> Proposal:  # fmt: skip
    """Have a sentence understood, and say what it would change; nothing is written but the understanding.

    Without `shared`, edits of the whole timeline are left out, because another verse has them already.
    """
    known, desk = prepared(shop, verse, wish), shop.desk(verse, wish)
    shas = {
        "timeline": known["timeline"], "register": known["register"], "drehbuch": known["drehbuch"],
        "regie": known["regie"], "sound": known["sound"],
    }  # fmt: skip
    params = UnderstandParams(
        said=said, verse=verse, rate=shop.book.story.rate, kept=_kept(desk), about=about, mind=mind_of(desk, "director")
    )
    order = Order(
        "understand", params, inputs={f"{name}.json": sha for name, sha in shas.items()}, backend=desk.engine,
        model=model_of(desk, "director"),
    )  # fmt: skip
    with lease(shop.store):
        made = asyncio.run(desk.run(order, "what the director said"))
    understood = desk.open(made.sha("understood.json"), Understood)
    if not shared:
        own = tuple(edit for edit in understood.edits if not isinstance(edit, SHARED))
        understood = understood.model_copy(update={"edits": own})
    return _proposal(desk, understood, _papers(desk, shas))


def carry_out(shop: Workshop, proposals: tuple[Proposal, ...], who: str) -> Direction:
    """Write an accepted proposal as a person's documents; WrongUse when a file has changed since it was shown."""
    desk = proposals[0].desk
    journal = Journal(shop.book.folder / JOURNAL, Direction)
    when = datetime.now(UTC).isoformat(timespec="seconds")
    with lease(shop.store):
        earlier = journal.read()
        files = [_write(one.desk, path, data, when) for one in proposals for path, data in one.files.items()]
        direction = Direction(
            number=len(earlier) + 1, said=proposals[0].understood.said, timeline=desk.wish.timeline,
            verses=tuple(one.desk.verse.key for one in proposals),
            edits=tuple(edit for one in proposals for edit in one.understood.edits),
            changes=tuple(change for one in proposals for change in one.changes), files=tuple(files),
            engine=proposals[0].understood.engine, who=who, when=when,
        )  # fmt: skip
        journal.add(direction)
    return direction


def undo(shop: Workshop, who: str) -> Direction:
    """Take the last direction back that still stands; WrongUse when there is none, or a file was changed since."""
    journal = Journal(shop.book.folder / JOURNAL, Direction)
    with lease(shop.store):
        lines = journal.read()
        last = _standing(lines)
        if last is None:
            raise WrongUse("There is nothing to take back.", known=f"{JOURNAL} has no direction that still stands.")
        changed = [file.path for file in last.files if _sha(shop.book.folder / file.path) != file.after]
        if changed:
            raise WrongUse(
                f"{last.said!r} can't be taken back: {', '.join(changed)} was changed since.",
                known="Taking it back would lose that change.",
                cure="Change the file by hand, or delete it to have the machine's.",
            )  # fmt: skip
        for file in last.files:
            _restore(shop, shop.book.folder / file.path, file)
        swapped = tuple(change.model_copy(update={"before": change.after, "after": change.before}) for change in last.changes)
        done = last.model_copy(
            update={
                "number": len(lines) + 1, "undoes": last.number, "edits": (), "changes": swapped, "who": who,
                "files": tuple(Rewritten(path=f.path, before=f.after, after=f.before or f.after) for f in last.files),
                "when": datetime.now(UTC).isoformat(timespec="seconds"),
            }
        )  # fmt: skip
        journal.add(done)
    return done


def judged(shop: Workshop, verse: Verse, wish: Wish) -> tuple[Verdict, ...]:
    """The critic's verdicts on the documents as they are now."""
    known = prepared(shop, verse, wish)
    desk = shop.desk(verse, wish)
    with lease(shop.store):
        made = asyncio.run(writing.criticise(cast("writing.Heard", known), Runtime(context=desk)))
    return desk.open(made["critique"], Verdicts).verdicts


def phrases() -> tuple[tuple[str, str, str], ...]:
    """Every kind of sentence the rules understand, with an example in German and English."""
    return phrases_known()


def _proposal(desk: Desk, understood: Understood, papers: Papers) -> Proposal:
    if not understood.edits:
        return Proposal(desk, understood)
    try:
        after = apply(understood.edits, papers)
    except CannotBe as reason:
        return Proposal(desk, understood.model_copy(update={"edits": (), "help": f"{reason}."}))
    paths = _paths(desk)
    files: dict[Path, bytes] = {}
    changes: list[Change] = []
    for name, path in paths.items():
        old, new = _named(papers, name), _named(after, name)
        if old != new:
            files[path] = write_document(new)
            changes += differences(str(path.relative_to(desk.book.folder)), old.as_json(), new.as_json())
    for relative, text in after.briefings.items():
        if papers.briefings.get(relative) != text:
            path = desk.timeline_folder / relative
            files[path] = text.encode()
            before = papers.briefings.get(relative, "")
            added = text.removeprefix(before.rstrip()).strip()
            changes.append(Change(document=str(path.relative_to(desk.book.folder)), path="(end)", before=None, after=added))
    return Proposal(desk, understood, tuple(changes), files)


def _papers(desk: Desk, shas: Mapping[str, str]) -> Papers:
    timeline = desk.open(shas["timeline"], Timeline)
    texts = {name: desk.timeline_folder / name for name in timeline.briefing}
    return Papers(
        verse=desk.verse, timeline=timeline, register=desk.open(shas["register"], Register),
        drehbuch=desk.open(shas["drehbuch"], Drehbuch), regie=desk.open(shas["regie"], Regie),
        sound=desk.open(shas["sound"], SoundPlan), rate=desk.book.story.rate, kept=frozenset(_kept(desk)),
        briefings={name: path.read_text(encoding="utf-8") for name, path in texts.items() if path.is_file()},
    )  # fmt: skip


def _paths(desk: Desk) -> dict[str, Path]:
    verse = {name: desk.folder / f"{name}.json" for name in ("drehbuch", "regie", "sound")}
    return {"timeline": desk.timeline_folder / "timeline.json", "register": desk.subjects_folder / "register.json", **verse}


def _kept(desk: Desk) -> tuple[str, ...]:
    return tuple(name for name, path in _paths(desk).items() if desk.views.by_hand(path) is not None)


def _named(papers: Papers, name: str) -> Document:
    documents: dict[str, Document] = {
        "timeline": papers.timeline, "register": papers.register, "drehbuch": papers.drehbuch, "regie": papers.regie,
        "sound": papers.sound,
    }  # fmt: skip
    return documents[name]


def _write(desk: Desk, path: Path, data: bytes, when: str) -> Rewritten:
    """The old content goes into the store, a person's as theirs; the new one is a person's from now on."""
    before = _keep_old(desk, path, when) if path.is_file() else None
    write_whole(path, data)
    after = desk.views.keep_hand(path, data, when)
    return Rewritten(path=str(path.relative_to(desk.book.folder)), before=before, after=after)


def _keep_old(desk: Desk, path: Path, when: str) -> str:
    own = desk.views.by_hand(path)
    return desk.views.keep_hand(path, own, when) if own is not None else desk.views.store.put(path.read_bytes()).sha


def _restore(shop: Workshop, path: Path, file: Rewritten) -> None:
    """The old content; where the store has lost a machine's, nothing, so that it is made again."""
    if file.before is not None and shop.jobs.store.state(file.before) == "sound":
        write_whole(path, shop.jobs.store.read(file.before))
    else:
        path.unlink()


def _standing(lines: list[Direction]) -> Direction | None:
    """The last direction that was not taken back."""
    undone = {line.undoes for line in lines}
    return next((line for line in reversed(lines) if line.undoes is None and line.number not in undone), None)


def _sha(path: Path) -> str:
    return digest(path.read_bytes()) if path.is_file() else ""
