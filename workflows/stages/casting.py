"""The parts of the timeline's documents that one verse needs, so that changes elsewhere make nothing again here."""

from agents.rules.storyboard.handing import briefing_of
from agents.tasks import Reading
from exeget.errors import WrongUse
from exeget.storyboard import Storyboard
from exeget.subject import Register, Subject
from exeget.timeline import Timeline
from exeget.verse import Verse
from toolkits.picture import Figure, figure_of
from workflows.desk import Desk

MAX_BRIEFING = 200_000


def cast_for(desk: Desk, register: Register) -> tuple[Subject, ...]:
    """The subjects of the verse and its neighbours, as they are by this verse."""
    keys = [verse.key for verse in around(desk)]
    cast = []
    for subject in register.subjects:
        near = tuple(key for key in subject.occurrences if key in keys)
        if near:
            cast.append(subject.model_copy(update={"occurrences": near, "phases": (subject.phase_at(desk.verse.key),)}))
    return tuple(cast)


def around(desk: Desk) -> tuple[Verse, ...]:
    """The verse before, the verse, the verse after."""
    before, after = desk.book.neighbours(desk.verse)
    return tuple(verse for verse in (before, desk.verse, after) if verse is not None)


def reading_of(desk: Desk, timeline: Timeline, storyboard: str = "") -> Reading:
    """What of a timeline a writer or director may build on, with the text of its briefings and of an idea's storyboard."""
    briefing = {"storyboard.json": briefing_of(desk.open(storyboard, Storyboard))} if storyboard else {}
    for name in timeline.briefing:
        path = desk.timeline_folder / name
        if not path.is_file() or path.stat().st_size > MAX_BRIEFING:
            raise WrongUse(
                f"Timeline {timeline.id} names the briefing {name}, which is missing or larger than {MAX_BRIEFING:,} bytes.",
                cure=f"Write it, or take it out of {timeline.id}/timeline.json.",
            )
        try:
            briefing[name] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise WrongUse(f"The briefing {name} is not UTF-8 text.", cure="Save it as UTF-8.") from error
    return Reading(
        timeline=timeline.id, reading=timeline.reading, backstory=timeline.backstory, rules=timeline.rules, briefing=briefing
    )


def figures_for(register: Register, ids: tuple[str, ...], verse: str) -> tuple[Figure, ...]:
    """The figures of some subjects as they look in a verse; ids the register lacks are a person's mistake."""
    figures = []
    for subject_id in dict.fromkeys(ids):
        subject = register.find(subject_id)
        if subject is None:
            known = ", ".join(subject.id for subject in register.subjects)
            raise WrongUse(f"There is no subject {subject_id!r} in the register.", known=f"It has {known}.")
        figures.append(figure_of(subject, verse))
    return tuple(figures)
