"""Analyses written by hand, for tests of those who write and direct: built from the verse's own words."""

from collections.abc import Iterable

from exeget.analysis import Analysis, Event, Evidence, Heard, Mention, SceneSeen, Utterance
from exeget.ids import slug
from exeget.subject import Subject, SubjectPhase
from exeget.terms import PREFIX, Mood, Nature, SubjectKind, TimeOfDay, UtteranceKind, Weather
from exeget.verse import Span, Spans, Verse

KINDS: dict[Nature, SubjectKind] = {
    "person": "actor", "people": "actor", "animal": "actor", "deity": "actor", "spirit": "actor", "voice": "actor",
    "vehicle": "set_environment", "building": "set_environment", "room": "set_environment", "settlement": "environment",
    "land": "environment", "water": "environment", "sky": "environment", "weather": "environment", "light": "environment",
    "plant": "prop", "food": "prop", "thing": "prop", "happening": "scene",
}  # fmt: skip


def find(verse: Verse, **words: str) -> Spans:
    """Where words stand in each language of a verse."""
    spans: Spans = {}
    for lang, text in words.items():
        start = verse.text[lang].index(text)
        spans[lang] = Span(start=start, end=start + len(text))
    return spans


def mention(
    verse: Verse, name: str, nature: Nature, noun: str = "", words: str = "", proper: bool = False, many: bool = False,
    presence: str = "on_screen", traits: tuple[str, ...] = (), changes: tuple[str, ...] = (),
    names: dict[str, str] | None = None, lang: str = "",
) -> Mention:  # fmt: skip
    """A mention whose evidence is the first place its words stand in the lead language."""
    lang = lang or verse.lead()
    evidence = Evidence(verse=verse.key, lang=lang, span=find(verse, **{lang: words or name})[lang], rule="by hand")
    return Mention.model_validate(
        {
            "name": name, "names": names or {}, "noun": noun or (name.lower() if not proper else ""), "kind": KINDS[nature],
            "nature": nature, "proper": proper, "many": many, "presence": presence, "traits": traits, "changes": changes,
            "evidence": (evidence,),
        }
    )  # fmt: skip


def utterance(
    verse: Verse, number: int, kind: UtteranceKind, speaker: str = "", addressee: str = "", **words: str
) -> Utterance:
    """Words of the verse and who says them; all of the verse when no words are given."""
    spans = find(verse, **(words or verse.text))
    return Utterance(id=f"u{number}", speaker=speaker, addressee=addressee, kind=kind, spans=spans, rule="by hand")


def event(
    verse: Verse, number: int, verb: str, clause: str, doers: Iterable[str] = (), receivers: Iterable[str] = (),
    place: str = "", force: float = 0.3, toward: bool = False, told: bool = False, negated: bool = False, **others: str,
) -> Event:  # fmt: skip
    """A deed and the clause that says it, in the lead language and any other."""
    spans = find(verse, **{verse.lead(): clause, **others})
    return Event(
        id=f"e{number}", verb=verb, doers=tuple(doers), receivers=tuple(receivers), place=place, toward=toward, negated=negated,
        told=told, force=force, spans=spans, rule="by hand",
    )  # fmt: skip


def scene(
    place: str = "",
    inside: str = "",
    time: TimeOfDay = "day",
    weather: Weather = "clear",
    number: int = 1,
    spans: Spans | None = None,
) -> SceneSeen:
    """A stretch in one place."""
    return SceneSeen(id=f"s{number}", place=place, inside=inside, time_of_day=time, weather=weather, spans=spans or {})


def analysis(
    verse: Verse, subjects: Iterable[Mention], utterances: Iterable[Utterance], events: Iterable[Event],
    scenes: Iterable[SceneSeen], mood: tuple[Mood, ...] = ("calm",), sounds: Iterable[Heard] = (),
) -> Analysis:  # fmt: skip
    """The whole reading of a verse."""
    scenes = tuple(scenes)
    return Analysis(
        verse=verse.key, lead=verse.lead(), subjects=tuple(subjects), utterances=tuple(utterances), events=tuple(events),
        scenes=scenes, sounds=tuple(sounds), time_of_day=scenes[0].time_of_day, weather=scenes[0].weather, mood=mood,
        engine="by hand",
    )  # fmt: skip


def cast_of(*analyses: Analysis) -> tuple[Subject, ...]:
    """A register's subjects for all mentions, one for each name."""
    cast: dict[str, Subject] = {}
    for reading in analyses:
        for seen in reading.subjects:
            name = f"{PREFIX[seen.kind]}_{slug(seen.names.get('en', seen.name), upper=True)}"
            voice = "man" if seen.kind == "actor" else None
            cast.setdefault(
                name,
                Subject(
                    id=name, kind=seen.kind, nature=seen.nature, noun=seen.noun, names={reading.lead: seen.name, **seen.names},
                    many=seen.many, phases=(SubjectPhase(name="as first seen", since=reading.verse),), voice=voice,
                    occurrences=(reading.verse,),
                ),
            )  # fmt: skip
    return tuple(cast.values())
