"""Direction by chat: a sentence is shown as changes, accepted or not, carried out, taken back."""

import getpass
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import typer
from pydantic import JsonValue

from exeget.edit import Change, Direction
from exeget.errors import ExegetError, WaitsForPerson, WrongUse
from exeget.verdict import Verdict
from exeget.verse import Verse
from studio import showing
from studio.progress import print_line
from studio.session import speak_error, story_opened, verses_of, watched, wish_of
from workflows import overview
from workflows.desk import Wish
from workflows.editing import Proposal, carry_out, judged, phrases, propose, undo
from workflows.filming import make_films
from workflows.workshop import Workshop

_VERSE = re.compile(r"(?<![\w:])(\d{1,3}:\d{1,3})(?![\w:])")
_YES = frozenset({"y", "yes", "j", "ja", "ok"})
_UNDO = frozenset({"undo", "rückgängig", "zurück", "take it back", "nimm das zurück"})
_GO = frozenset({"film", "go", "los", "film ab", "make it", "mach den film"})
_HELP = frozenset({"help", "hilfe", "?", "phrases"})
_END = frozenset({"quit", "exit", "ende", "fertig", "done", "bye"})
_WIDE = 60
"""Letters of a value that are shown."""


@dataclass(frozen=True)
class Told:
    """The words and options of the command."""

    said: str
    verses: str
    timeline: str
    brain: str | None
    yes: bool
    go: bool
    undo: bool
    phrases: bool
    machine: bool


def direct(stories: Path | None, story: str, told: Told) -> None:
    """Carry out one sentence, take one back, or talk."""
    if told.phrases:
        _list_phrases(told.machine)
        return
    with story_opened(stories, story, told.brain) as shop:
        with watched(shop, told.machine, list):
            if told.undo:
                _show_direction(undo(shop, getpass.getuser()), (), told.machine)
            elif told.said:
                _one_sentence(shop, told)
            else:
                _Talk(shop, told).run(input)
        if told.go and not told.undo and told.said:
            _film(shop, told, _verses(shop, told.said, told))


def _one_sentence(shop: Workshop, told: Told) -> None:
    verses = _verses(shop, told.said, told)
    proposals = _proposals(shop, verses, told, told.said, ())
    _refuse_unclear(proposals, told)
    if not told.machine:
        _show_changes([change for one in proposals for change in one.changes])
    if not told.yes and not _asked(told):
        print_line("Nothing was changed.")
        return
    direction = carry_out(shop, proposals, getpass.getuser())
    _show_direction(direction, _judged(shop, verses, told), told.machine)
    if not told.machine and not told.go:
        print_line(
            f"Now: exeget film {shop.book.story.id} --verses {','.join(v.key for v in verses)}, or --undo to take it back."
        )


def _asked(told: Told) -> bool:
    """A person's yes; a machine has to say --yes."""
    if told.machine or not sys.stdin.isatty():
        raise WaitsForPerson("These changes wait for your word; nothing was changed.", cure="Say the same with --yes.")
    return typer.confirm("Shall it be so?")


def _refuse_unclear(proposals: tuple[Proposal, ...], told: Told) -> None:
    """WrongUse with what was not understood, or what is asked back."""
    for one in proposals:
        said = one.understood
        if said.question:
            raise WrongUse(said.question, known=f"It can be {'; '.join(said.choices)}.", cure="Say it again and name one.")
        if said.unclear:
            raise WrongUse(f"I don't understand {', '.join(repr(word) for word in said.unclear)}.", cure=said.help)
        if not said.edits and said.help:
            raise WrongUse(f"{told.said!r} can't be done.", known=said.help)
    if not any(one.changes for one in proposals):
        raise WrongUse(f"{told.said!r} would change nothing.")


def _proposals(
    shop: Workshop, verses: tuple[Verse, ...], told: Told, said: str, about: tuple[str, ...]
) -> tuple[Proposal, ...]:
    return tuple(
        propose(shop, verse, _wish(shop, verse, told), said, about, shared=number == 0) for number, verse in enumerate(verses)
    )


def _wish(shop: Workshop, verse: Verse, told: Told) -> Wish:
    """The production's own last wish, so that the size and seed stay as they were."""
    own = {(v.key, w.timeline): w for v, w in overview.productions(shop)}
    return own.get((verse.key, told.timeline)) or wish_of(told.timeline)


def _verses(shop: Workshop, said: str, told: Told) -> tuple[Verse, ...]:
    """The verses that were named, in an option or in the sentence; else the only one there is a production of."""
    if told.verses:
        return verses_of(shop, told.verses)
    if named := _VERSE.findall(said):
        return verses_of(shop, ",".join(named))
    begun = [verse for verse, wish in overview.productions(shop) if wish.timeline == told.timeline]
    if len(begun) == 1:
        return (begun[0],)
    known = f"Productions of {told.timeline}: {', '.join(v.key for v in begun)}." if begun else "There is no production yet."
    raise WrongUse("Which verse do you mean?", known=known, cure="Name it with --verses.")


def _judged(shop: Workshop, verses: tuple[Verse, ...], told: Told) -> tuple[Verdict, ...]:
    return tuple(verdict for verse in verses for verdict in judged(shop, verse, _wish(shop, verse, told)))


def _film(shop: Workshop, told: Told, verses: tuple[Verse, ...]) -> None:
    """Make again what has become stale, as it was wished for last."""
    wishes = {verse.key: _wish(shop, verse, told) for verse in verses}
    with watched(shop, told.machine, lambda: [overview.look_at(shop, v, wishes[v.key]) for v in verses]) as tally:
        made = [one for verse in verses for one in make_films(shop, (verse,), wishes[verse.key], "")]
    if told.machine:
        print_line(json.dumps({**made[-1], **tally.numbers(), "productions": made}))
    else:
        showing.films(made, tally.numbers())


class _Talk:
    """A conversation at the prompt: what was said last is remembered, so that `a bit closer still` has a shot."""

    def __init__(self, shop: Workshop, told: Told) -> None:
        self.shop, self.told = shop, told
        self.about: tuple[str, ...] = ()
        self.asked_back = ""
        self.verses: tuple[Verse, ...] = ()

    def run(self, hear: Callable[[str], str]) -> None:
        """Listen until somebody says that it is enough."""
        print_line("Say what is to change, in German or English; undo, film, help, done.")
        while True:
            try:
                said = hear("> ").strip()
            except EOFError:
                return
            if said.lower() in _END:
                return
            if said:
                try:
                    self.answer(said, hear)
                except ExegetError as error:
                    speak_error(error, self.told.machine)

    def answer(self, said: str, hear: Callable[[str], str]) -> None:
        """One turn."""
        word = said.lower().rstrip(".!")
        if word in _HELP:
            _list_phrases(self.told.machine)
        elif word in _UNDO:
            _show_direction(undo(self.shop, getpass.getuser()), (), self.told.machine)
        elif word in _GO:
            _film(self.shop, self.told, self.verses or _verses(self.shop, said, self.told))
        else:
            self._directed(f"{self.asked_back}, {said}" if self.asked_back else said, hear)

    def _directed(self, said: str, hear: Callable[[str], str]) -> None:
        self.verses = _verses(self.shop, said, self.told) if not self.verses or _VERSE.search(said) else self.verses
        proposals = _proposals(self.shop, self.verses, self.told, said, self.about)
        self.asked_back = said if any(one.understood.question for one in proposals) else ""
        if self.asked_back:
            asked = next(one.understood for one in proposals if one.understood.question)
            print_line(f"{asked.question} {'; '.join(asked.choices)}")
            return
        _refuse_unclear(proposals, self.told)
        _show_changes([change for one in proposals for change in one.changes])
        self.about = tuple(dict.fromkeys(s for one in proposals for e in one.understood.edits for s in getattr(e, "shots", ())))
        if self.told.yes or hear("Shall it be so? [y/n] ").strip().lower() in _YES:
            direction = carry_out(self.shop, proposals, getpass.getuser())
            _show_direction(direction, _judged(self.shop, self.verses, self.told), self.told.machine)
        else:
            print_line("Nothing was changed.")


def _show_changes(changes: list[Change]) -> None:
    """The changes by document: path, before, after."""
    for document in dict.fromkeys(change.document for change in changes):
        print_line(document)
        for change in (one for one in changes if one.document == document):
            print_line(f"  {change.path}: {_short(change.before)} -> {_short(change.after)}")


def _show_direction(direction: Direction, verdicts: tuple[Verdict, ...], machine: bool) -> None:
    """What was done, and what the critic thinks of it."""
    if machine:
        rows: list[JsonValue] = [verdict.as_json() for verdict in verdicts if verdict.result != "PASS"]
        print_line(json.dumps({"direction": direction.as_json(), "not_passed": rows}, ensure_ascii=False))
        return
    if direction.undoes is not None:
        print_line(f"Taken back: {direction.said}")
        _show_changes(list(direction.changes))
        return
    print_line(f"Done, as direction {direction.number}: {', '.join(sorted({Path(f.path).name for f in direction.files}))}.")
    faults = [verdict for verdict in verdicts if verdict.result != "PASS"]
    print_line(
        f"The critic: {len(verdicts) - len(faults)} PASS{''.join(f', {v.result} {v.metric} of {v.of}' for v in faults)}."
    )
    for verdict in (v for v in faults if v.evidence):
        print_line(f"  {verdict.result} {verdict.metric} of {verdict.of}: {verdict.evidence}")


def _list_phrases(machine: bool) -> None:
    """Everything the rules understand, with an example in each language."""
    for kind, german, english in phrases():
        print_line(
            json.dumps({"kind": kind, "de": german, "en": english}, ensure_ascii=False)
            if machine
            else f"{kind:18} {german:52} {english}"
        )


def _short(value: JsonValue) -> str:
    """A value as a person reads it in a line."""
    text = "nothing" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDE else f"{text[: _WIDE - 3]}..."
