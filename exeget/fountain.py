"""A Drehbuch as a screenplay in Fountain (fountain.io/syntax): plain text that a person reads and any script program opens."""

import re
from collections.abc import Iterable

from exeget.drehbuch import Cue, Drehbuch, Line, ScriptShot
from exeget.ids import Lang
from exeget.subject import Subject
from exeget.terms import NARRATOR, Phase
from exeget.verse import Verse

_ACTS: dict[Phase, str] = {"setup": "Setup", "turn": "Turn", "resolve": "Resolve"}
_HEADINGS = re.compile(r"(INT|EXT|EST|INT\./EXT|I/E)[. ]")
_FORCED = re.compile(r"[.@!#=>~]|(INT|EXT|EST|I/E)[. ]|[^a-z]*TO:$", re.I)


def fountain(drehbuch: Drehbuch, verse: Verse, cast: Iterable[Subject], title: str, lang: Lang = "") -> str:
    """The screenplay of a verse; `lang` is the language that is spoken in it, the verse's lead language when empty.

    The words of the verse stand as they are; a note behind each shot says its number and why it is there.
    """
    lang = lang if lang in verse.text else verse.lead()
    subjects = {subject.id: subject for subject in cast}
    blocks = [_title_page(drehbuch, verse, title, lang)]
    phase, heading = "", ""
    scenes = {scene.id: scene for scene in drehbuch.scenes}
    for shot in drehbuch.shots:
        if shot.phase != phase:
            phase = shot.phase
            blocks += [f"# {_ACTS[shot.phase]}", *(f"= {act.summary}" for act in drehbuch.acts if act.phase == phase)]
        if scenes[shot.scene].heading != heading:
            heading = scenes[shot.scene].heading
            blocks.append(heading if _HEADINGS.match(heading) else f".{heading}")
        blocks += _shot(drehbuch, verse, shot, subjects, lang)
    return "\n\n".join(blocks) + "\n"


def _title_page(drehbuch: Drehbuch, verse: Verse, title: str, lang: Lang) -> str:
    fields = {
        "Title": f"{title}: {verse.ref}" if not verse.ref.startswith(title) else verse.ref,
        "Credit": f"Drehbuch by {drehbuch.engine}; the words of the verse are unchanged",
        "Source": f"{verse.ref} ({lang})",
        "Notes": f"Timeline {drehbuch.timeline}",
    }
    return "\n".join(f"{name}: {' '.join(value.split())}" for name, value in fields.items())


def _shot(drehbuch: Drehbuch, verse: Verse, shot: ScriptShot, subjects: dict[str, Subject], lang: Lang) -> list[str]:
    lines = {line.id: line for line in drehbuch.lines}
    blocks = [_action(shot.action)]
    blocks += [_music(cue) for cue in drehbuch.cues if cue.first == shot.id]
    for line_id in shot.utterances:
        if lang in lines[line_id].spans:
            blocks.append(_dialogue(lines[line_id], verse, shot, subjects, lang))
    return [*blocks, f"[[{shot.id} {_in_note(shot.intent)}]]"]


def _action(action: str) -> str:
    """An action, forced where its first letters would make it something else."""
    lines = [line.strip() for line in action.splitlines() if line.strip()]
    return "\n".join(f"!{line}" if _FORCED.match(line) or line.isupper() else _escaped(line) for line in lines)


def _dialogue(line: Line, verse: Verse, shot: ScriptShot, subjects: dict[str, Subject], lang: Lang) -> str:
    name = _name(line, subjects, lang)
    spoken = line.spans[lang].of(verse.text[lang]).splitlines()
    words = [_escaped(row.strip()) or "  " for row in spoken]
    manner = [f"({line.delivery})"] if line.delivery != "plain" else []
    return "\n".join([f"{name}{_where(line, shot)}", *manner, *words])


def _name(line: Line, subjects: dict[str, Subject], lang: Lang) -> str:
    """The speaker in capitals; a script without capitals is forced with @."""
    if line.speaker == NARRATOR:
        return NARRATOR
    subject = subjects.get(line.speaker)
    known = (subject.names.get(lang) or subject.title()) if subject else line.speaker.partition("_")[2].replace("_", " ")
    plain = " ".join(known.split()).upper()
    return plain if re.match(r"[A-Z]", plain) and plain.isupper() else f"@{plain}"


def _where(line: Line, shot: ScriptShot) -> str:
    if line.speaker == NARRATOR or line.kind == "monologue":
        return " (V.O.)"
    return "" if line.speaker in shot.on_screen else " (O.S.)"


def _music(cue: Cue) -> str:
    return f"[[MUSIC {cue.id}: {cue.type}, {cue.mood}, {cue.intensity:.2f}. {_in_note(cue.why)}]]"


def _escaped(text: str) -> str:
    """Signs that Fountain would read as emphasis or as a note."""
    return re.sub(r"([*_\\])", r"\\\1", text).replace("[[", r"\[\[")


def _in_note(text: str) -> str:
    return " ".join(text.replace("]]", "] ]").split())
