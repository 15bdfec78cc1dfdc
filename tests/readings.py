"""Analyses written by hand, for tests of those who write and direct: built from the verse's own words."""

from collections.abc import Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Case:
    """A verse with its analysis, its neighbours' and everybody in them."""

    verse: Verse
    analysis: Analysis
    before: Analysis | None = None
    after: Analysis | None = None

    @property
    def cast(self) -> tuple[Subject, ...]:
        """The subjects of the verse and its neighbours."""
        return cast_of(*(reading for reading in (self.before, self.analysis, self.after) if reading is not None))


def storm() -> Case:
    """Scripture: a deity sends weather; a ship, and a crew that only the next verse names."""
    verse = Verse(
        ref="Jonah 1:4", chapter=1, number=4,
        text={
            "en": "But the LORD sent out a great wind into the sea, and there was a mighty tempest in the sea, "
            "so that the ship was like to be broken.",
            "de": "Da ließ der HERR einen großen Wind aufs Meer kommen, und es erhob sich ein großes Ungewitter auf dem Meer, "
            "daß man meinte, das Schiff würde zerbrechen.",
        },
    )  # fmt: skip
    mentions = (
        mention(verse, "LORD", "deity", "god", "the LORD", proper=True, presence="unseen"),
        mention(verse, "wind", "weather", words="a great wind", traits=("great",)),
        mention(verse, "sea", "water", words="the sea"),
        mention(verse, "tempest", "weather", words="a mighty tempest", traits=("mighty",)),
        mention(verse, "ship", "vehicle", words="the ship", changes=("broken",)),
    )
    events = (
        event(verse, 1, "send", "the LORD sent out a great wind into the sea", ["LORD"], ["wind"], "sea", 0.8, toward=True),
        event(verse, 2, "be", "there was a mighty tempest in the sea", ["tempest"], place="sea", force=1.0),
        event(verse, 3, "break", "to be broken", receivers=["ship"], force=0.9),
    )
    following = Verse(ref="Jonah 1:5", chapter=1, number=5, text={"en": "Then the mariners were afraid."})
    crew = mention(following, "mariners", "person", "mariner", "the mariners", many=True)
    after = analysis(following, [crew], [utterance(following, 1, "narration")], [], [scene("", "")])
    whole = [scene("sea", "ship", weather="storm", spans=find(verse, **verse.text))]
    return Case(verse, analysis(verse, mentions, [utterance(verse, 1, "narration")], events, whole, ("threat",)), None, after)


def talk() -> Case:
    """Two people in a house, in two languages; a long answer to a short question."""
    verse = Verse(
        ref="The Forge 1:2", chapter=1, number=2,
        text={
            "en": "And the smith asked his daughter, Who stood at the door? And she answered him, Nobody stood there, father; "
            "it was only the wind, for it has shaken the house since the evening, and the old dog has not barked at all.",
            "de": "Und der Schmied fragte seine Tochter: Wer stand an der Tür? Und sie antwortete ihm: Niemand stand dort, "
            "Vater; es war nur der Wind, denn er rüttelt am Haus seit dem Abend, und der alte Hund hat gar nicht gebellt.",
        },
    )  # fmt: skip
    mentions = (
        mention(verse, "smith", "person", words="the smith", names={"de": "Schmied"}),
        mention(verse, "daughter", "person", words="his daughter", names={"de": "Tochter"}),
        mention(verse, "house", "building", words="the house"),
    )
    question, told = "Who stood at the door?", "And she answered him,"
    answer = verse.text["en"][verse.text["en"].index("Nobody") :]
    antwort = verse.text["de"][verse.text["de"].index("Niemand") :]
    utterances = (
        utterance(verse, 1, "narration", en="And the smith asked his daughter,", de="Und der Schmied fragte seine Tochter:"),
        utterance(verse, 2, "dialogue", "smith", "daughter", en=question, de="Wer stand an der Tür?"),
        utterance(verse, 3, "narration", en=told, de="Und sie antwortete ihm:"),
        utterance(verse, 4, "dialogue", "daughter", "smith", en=answer, de=antwort),
    )
    events = (
        event(verse, 1, "ask", "the smith asked his daughter", ["smith"], ["daughter"], force=0.3),
        event(verse, 2, "answer", "she answered him", ["daughter"], ["smith"], force=0.3),
        event(verse, 3, "stand", "Nobody stood there", place="house", told=True),
    )
    return Case(verse, analysis(verse, mentions, utterances, events, [scene("", "house", "night", "wind")], ("mystery",)))


def ballad() -> Case:
    """A German stanza: the analysis knows English verbs and nouns, the screenplay has no English word to lean on."""
    verse = Verse(
        ref="Der Fährmann 1:1", chapter=1, number=1,
        text={
            "de": "Der Fährmann rudert durch Nebel und Nacht,\nSein Knabe hält am Ufer die Wacht;\n"
            "Der Knabe ruft laut: „O Vater, kehr um!“\nDer Fährmann hört ihn, doch er bleibt stumm."
        },
    )  # fmt: skip
    mentions = (
        mention(verse, "Fährmann", "person", "ferryman", "Der Fährmann"),
        mention(verse, "Knabe", "person", "boy", "Sein Knabe"),
        mention(verse, "Ufer", "land", "shore", "Ufer"),
    )
    words = verse.text["de"]
    spoken = "„O Vater, kehr um!“"
    first, last = words[: words.index(spoken)].rstrip(), words[words.index(spoken) + len(spoken) :].strip()
    utterances = (
        utterance(verse, 1, "narration", de=first),
        utterance(verse, 2, "dialogue", "Knabe", "Fährmann", de=spoken),
        utterance(verse, 3, "narration", de=last),
    )
    events = (
        event(verse, 1, "row", "Der Fährmann rudert durch Nebel und Nacht", ["Fährmann"], force=0.5),
        event(verse, 2, "keep", "Sein Knabe hält am Ufer die Wacht", ["Knabe"], place="Ufer", force=0.2),
        event(verse, 3, "call", "Der Knabe ruft laut", ["Knabe"], force=0.5),
        event(verse, 4, "hear", "Der Fährmann hört ihn", ["Fährmann"], ["Knabe"], force=0.3),
    )
    where = [scene("Ufer", time="night", weather="fog", spans=find(verse, **verse.text))]
    return Case(verse, analysis(verse, mentions, utterances, events, where, ("mystery",)))


def bare() -> Case:
    """A verse in a language without rules: one voice, one scene, nobody known."""
    verse = Verse(ref="Jonah 1:1", chapter=1, number=1, text={"gez": "ወኮነ ቃለ እግዚአብሔር ላዕለ ዮናስ ወልደ አማቴ እንዘ ይብል ።"})
    return Case(verse, analysis(verse, [], [utterance(verse, 1, "narration")], [], [scene()]))


CASES = (storm, talk, ballad, bare)
