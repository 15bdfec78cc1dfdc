"""Edits of what is spoken: silent or heard, how, and by which voice."""

from dataclasses import replace

from agents.rules.grammar.parting import word_count
from agents.rules.listening.rooms import room_of
from agents.tasks import HeardShot
from exeget.drehbuch import Line
from exeget.edit import Hush, Recast, Speak
from exeget.papers import CannotBe, Papers
from exeget.shot import Shot
from exeget.soundplan import SpokenLine
from exeget.terms import NARRATOR
from exeget.voices import NAMES, cast_for

_FIRST_BREATH = 10
"""Frames before a line that comes back."""


def words_in(papers: Papers, lines: tuple[str, ...]) -> int:
    """Words to be spoken in the longest language; silent lines have none."""
    heard = [line for line in papers.drehbuch.lines if line.id in lines and not line.silent]
    counts = [
        sum(word_count(line.spans[lang].of(text)) for line in heard if lang in line.spans)
        for lang, text in papers.verse.text.items()
    ]
    return max(counts, default=0)


def hush(edit: Hush, papers: Papers) -> Papers:
    """Lines silent or heard again, in the Drehbuch and in the sound plan."""
    lines = tuple(
        line.model_copy(update={"silent": edit.silent}) if line.id in edit.lines else line for line in papers.drehbuch.lines
    )
    _known(papers, edit.lines)
    papers = replace(papers, drehbuch=papers.drehbuch.model_copy(update={"lines": lines}))
    spoken = {line.id: line for line in papers.sound.lines}
    plan = tuple(
        spoken.get(line.id) or _spoken(papers, shot, line)
        for shot in papers.regie.shots
        for line in _lines_of(papers, shot)
        if not line.silent
    )
    return replace(papers, sound=papers.sound.model_copy(update={"lines": plan}))


def speak(edit: Speak, papers: Papers) -> Papers:
    """Another delivery."""
    _known(papers, edit.lines)
    heard = {line.id for line in papers.sound.lines}
    if silent := [line for line in edit.lines if line not in heard]:
        raise CannotBe(f"line {', '.join(silent)} is silent; let it be heard first")
    plan = tuple(
        line.model_copy(update={"delivery": edit.delivery}) if line.id in edit.lines else line for line in papers.sound.lines
    )
    return replace(papers, sound=papers.sound.model_copy(update={"lines": plan}))


def recast(edit: Recast, papers: Papers) -> Papers:
    """Another voice, in the timeline or register; in the sound plan too where a person wrote it."""
    if edit.voice not in NAMES:
        raise CannotBe(f"there is no voice {edit.voice!r}; voices are {', '.join(NAMES)}")
    if edit.who == NARRATOR:
        style = papers.timeline.sound.model_copy(update={"narrator": edit.voice})
        papers = replace(papers, timeline=papers.timeline.model_copy(update={"sound": style}))
    else:
        who = papers.actor(edit.who)
        if who.voice is None and all(line.speaker != who.id for line in papers.drehbuch.lines):
            raise CannotBe(f"{who.title()} never speaks; nothing is to be cast")
        subjects = tuple(s.model_copy(update={"voice": edit.voice}) if s.id == who.id else s for s in papers.register.subjects)
        papers = replace(papers, register=papers.register.model_copy(update={"subjects": subjects}))
    if "sound" not in papers.kept:
        return papers
    plan = tuple(
        line.model_copy(update={"voice": edit.voice}) if line.speaker == edit.who else line for line in papers.sound.lines
    )
    return replace(papers, sound=papers.sound.model_copy(update={"lines": plan}))


def _known(papers: Papers, lines: tuple[str, ...]) -> None:
    known = [line.id for line in papers.drehbuch.lines]
    if unknown := [line for line in lines if line not in known]:
        raise CannotBe(f"there is no line {', '.join(unknown)}; verse {papers.verse.key} has {', '.join(known)}")


def _lines_of(papers: Papers, shot: Shot) -> list[Line]:
    by_id = {line.id: line for line in papers.drehbuch.lines}
    return [by_id[name] for name in shot.utterances]


def _spoken(papers: Papers, shot: Shot, line: Line) -> SpokenLine:
    """A line that comes back into the plan, as the audio director would write it."""
    cast = {subject.id: subject for subject in papers.register.subjects}
    heard = HeardShot(
        id=shot.id, duration=shot.duration, utterances=shot.utterances, sound=shot.sound, environment=shot.environment,
        weather=shot.light.weather, actors=shot.actors,
    )  # fmt: skip
    who = cast.get(line.speaker)
    voice = papers.timeline.sound.narrator if who is None else who.voice or cast_for(who.sex, who.age, who.nature)
    text = {lang: span.of(papers.verse.text[lang]).strip() for lang, span in line.spans.items()}
    return SpokenLine(
        id=line.id, speaker=line.speaker, voice=voice, kind=line.kind, text=text, delivery=line.delivery, shot=shot.id,
        start=_FIRST_BREATH, room=room_of(heard, line, cast),
    )  # fmt: skip
