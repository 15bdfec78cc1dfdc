"""The register of a timeline: subjects with stable ids, phases, wear and voices."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from agents.rules.casting.gathering import Gathered, calling, gather
from agents.rules.casting.parts import dressed, part_for
from agents.rules.casting.people import age, sex
from agents.rules.casting.voicing import voice_for
from agents.rules.casting.wardrobe import Person, changed, first_wear
from agents.tasks import RegisterParams
from exeget.analysis import Analysis
from exeget.ids import SubjectId, slug
from exeget.subject import Register, Subject, SubjectPhase, Wear
from exeget.terms import PREFIX

ENGINE = "rules"
DRESSED = frozenset({"person", "people", "spirit"})
LASTING = frozenset({"broken", "burnt", "withered", "torn", "dead", "wounded", "destroyed", "fallen", "crowned"})
"""Changes that leave another look on what wears nothing, or stay for good."""
DRYING = frozenset({"wet", "drowned"})
"""Looks that are over with the chapter."""
MOST_TRAITS = 8


@dataclass(eq=False)
class Wardrobe:
    """What has been given away so far, in the order of entry."""

    ids: list[SubjectId] = field(default_factory=list)
    worn: list[Wear] = field(default_factory=list)
    voices: list[str] = field(default_factory=list)


def register(analyses: Sequence[Analysis], params: RegisterParams) -> Register:
    """All subjects in the order they enter; who enters later changes nothing for those before."""
    stock = Wardrobe()
    subjects = tuple(_subject(one, params, stock) for one in gather(analyses))
    return Register(timeline=params.timeline, subjects=subjects, engine=ENGINE)


def _subject(one: Gathered, params: RegisterParams, stock: Wardrobe) -> Subject:
    subject_id = _new_id(one, stock)
    part = part_for(one.known_as(), params.casting)
    wear = None
    if one.nature in DRESSED:
        person = Person(subject_id, calling(one), sex(one), age(one), one.nature)
        own_wear = first_wear(person, params.era, stock.worn)
        stock.worn.append(own_wear)
        wear = dressed(own_wear, part)
    voice = None
    if one.speaks:
        own = part.voice if part else None
        voice = own or voice_for(sex(one), age(one), one.nature if not one.many else "people", stock.voices, params.narrator)
        stock.voices.append(voice)
    return Subject(
        id=subject_id,
        kind=one.kind,
        nature=one.nature,
        noun=one.nouns[0] if one.nouns else "",
        names=one.names,
        aliases=tuple(one.aliases),
        many=one.many,
        dynamic=one.dynamic,
        sex=sex(one),
        age=age(one),
        traits=tuple(one.traits[:MOST_TRAITS]),
        phases=tuple(_phases(one, wear)),
        voice=voice,
        occurrences=tuple(one.verses),
    )


def _new_id(one: Gathered, stock: Wardrobe) -> SubjectId:
    """`CHAR_JONAH`; a second of the same name is `CHAR_JONAH_2`."""
    word = "GOD" if one.nature == "deity" and one.proper else slug(one.title(), upper=True)
    base = f"{PREFIX[one.kind]}_{word}"
    names = [base, *(f"{base}_{number}" for number in range(2, len(stock.ids) + 3))]
    new = next(name for name in names if name not in stock.ids)
    stock.ids.append(new)
    return new


def _phases(one: Gathered, wear: Wear | None) -> list[SubjectPhase]:
    """The first look, and each later one that shows."""
    phases = [SubjectPhase(name="at first", since=one.verses[0], wear=wear)]
    for verse, change in one.changes:
        if phases[-1].name in DRYING and not _same_chapter(phases[-1].since, verse):
            phases.append(_dry_again(one, phases[-1].since, wear))
        since = _begins(one, verse)
        shown = changed(wear, change) if wear is not None else None
        if (shown is not None or change in LASTING) and phases[-1].name != change and since != phases[-1].since:
            phases.append(SubjectPhase(name=change, since=since, wear=shown or phases[-1].wear, changes=(change,)))
    if phases[-1].name in DRYING and not _same_chapter(phases[-1].since, one.verses[-1]):
        phases.append(_dry_again(one, phases[-1].since, wear))
    return phases


def _begins(one: Gathered, verse: str) -> str:
    """The verse of the change; who changes in the verse he enters with is first seen as he was."""
    return one.verses[1] if verse == one.verses[0] and len(one.verses) > 1 else verse


def _dry_again(one: Gathered, since: str, wear: Wear | None) -> SubjectPhase:
    later = next(verse for verse in one.verses if _place(verse) > _place(since) and not _same_chapter(since, verse))
    return SubjectPhase(name="as before", since=later, wear=wear)


def _same_chapter(a: str, b: str) -> bool:
    return _place(a)[0] == _place(b)[0]


def _place(verse: str) -> tuple[int, int]:
    chapter, _, number = verse.partition(":")
    return int(chapter), int(number)
