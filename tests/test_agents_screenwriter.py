"""The screenwriter by rules: pictures for what happens, every letter voiced once, nothing invented, nothing filled in."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from agents.rules.grammar.english import gerund, participle, same_word, third_person
from agents.rules.screenwriter import Screenwriter, write
from agents.rules.script.talk import mode_of
from agents.tasks import Reading
from exeget.document import load, write_document
from exeget.drehbuch import Drehbuch
from exeget.errors import WrongUse
from exeget.job import Job
from exeget.terms import Nature
from exeget.verse import Span, Verse
from rag.tasks import Found, Retrieved
from tests.production import bench, produced, source_of, write_params
from tests.readings import (
    CASES,
    Case,
    analysis,
    ballad,
    bare,
    event,
    find,
    mention,
    scene,
    storm,
    talk,
    utterance,
)  # fmt: skip

PAPER = "# Light\n\nThe ship breaks like a promise. Bread is dear in this town."


def written(case: Case) -> Drehbuch:
    return write(source_of(case), write_params(case), None)


def words(drehbuch: Drehbuch, case: Case, shot: int, lang: str) -> str:
    lines = {line.id: line for line in drehbuch.lines}
    spans = (lines[name].spans[lang] for name in drehbuch.shots[shot].utterances)
    return " ".join(span.of(case.verse.text[lang]) for span in spans)


def test_each_event_of_the_storm_is_one_picture_under_its_own_words_in_both_languages() -> None:
    case = storm()
    drehbuch = written(case)
    assert [shot.action for shot in drehbuch.shots] == [
        "A great wind comes down on the sea.",
        "A mighty tempest rages on the sea. The mariners hold on.",
        "The ship is close to breaking.",
    ]
    assert words(drehbuch, case, 0, "en") == "But the LORD sent out a great wind into the sea,"
    assert words(drehbuch, case, 1, "de") == "und es erhob sich ein großes Ungewitter auf dem Meer,"
    assert words(drehbuch, case, 2, "de") == "daß man meinte, das Schiff würde zerbrechen."
    assert drehbuch.scenes[0].heading == "EXT. SHIP ON THE SEA - DAY"


def test_a_deity_is_never_on_the_list_of_a_shot() -> None:
    drehbuch = written(storm())
    assert not any("LORD" in name for shot in drehbuch.shots for name in shot.on_screen)
    assert drehbuch.shots[0].rule == "R-UNSEEN"


def test_a_ship_under_way_has_its_crew_only_when_a_neighbour_names_it() -> None:
    assert "CHAR_MARINERS" in written(storm()).shots[0].on_screen
    alone = written(replace(storm(), after=None))
    assert not any("MARINERS" in name for shot in alone.shots for name in shot.on_screen)
    assert "hold on" not in " ".join(shot.action for shot in alone.shots)


@pytest.mark.parametrize(
    ("text", "place", "nature", "heading"),
    [
        ("The ship lay at Joppa.", "Joppa", "settlement", "EXT. SHIP AT JOPPA - DAY"),
        ("The ship lay by the shore.", "shore", "land", "EXT. SHIP AT THE SHORE - DAY"),
        ("The ship lay on the sea.", "sea", "water", "EXT. SHIP ON THE SEA - DAY"),
    ],
)
def test_a_ship_is_on_water_and_at_a_town(text: str, place: str, nature: Nature, heading: str) -> None:
    verse = Verse(ref="x", chapter=1, number=1, text={"en": text})
    subjects = [mention(verse, "ship", "vehicle"), mention(verse, place, nature, proper=place.istitle())]
    lay = event(verse, 1, "lie", text[:-1], ["ship"], place=place)
    case = Case(verse, analysis(verse, subjects, [utterance(verse, 1, "narration")], [lay], [scene(place, "ship")]))
    assert written(case).scenes[0].heading == heading


def test_a_speech_is_parted_at_clauses_and_read_on_the_face_that_hears_it() -> None:
    case = talk()
    drehbuch = written(case)
    assert [shot.rule for shot in drehbuch.shots] == ["R-PLACE", "R-SPEECH/question", "R-SPEECH/statement", "R-REACTION"]
    assert words(drehbuch, case, 2, "en").endswith("it was only the wind,")
    assert words(drehbuch, case, 3, "de").startswith("denn er rüttelt am Haus")
    assert drehbuch.shots[3].on_screen == ("CHAR_SMITH",)
    speakers = [line.speaker for line in drehbuch.lines]
    assert speakers == ["NARRATOR", "CHAR_SMITH", "NARRATOR", "CHAR_DAUGHTER", "CHAR_DAUGHTER"]


def test_a_new_place_is_seen_while_the_teller_leads_up_to_the_first_word() -> None:
    case = talk()
    assert written(case).shots[0].action == "The house waits in the dark."
    known = replace(case, before=case.analysis)
    assert written(known).shots[0].rule == "R-SPEECH/question"


def test_a_german_stanza_is_written_in_english_pictures_with_german_words() -> None:
    case = ballad()
    drehbuch = written(case)
    assert drehbuch.shots[0].action == "The ferryman rows."
    assert words(drehbuch, case, 0, "de") == "Der Fährmann rudert durch Nebel und Nacht,"
    assert "The boy calls to the ferryman." in [shot.action for shot in drehbuch.shots]


def test_a_verse_nobody_can_read_is_one_honest_place() -> None:
    drehbuch = written(bare())
    assert [shot.action for shot in drehbuch.shots] == ["The place lies in the daylight."]
    assert drehbuch.shots[0].on_screen == ()
    assert drehbuch.lines[0].spans["gez"] == Span(start=0, end=len(bare().verse.text["gez"]))


def test_one_event_is_one_shot_and_no_filler_is_added() -> None:
    verse = Verse(ref="x", chapter=1, number=1, text={"en": "The old smith slept."})
    smith = mention(verse, "smith", "person", words="The old smith")
    told = utterance(verse, 1, "narration")
    drehbuch = written(
        Case(verse, analysis(verse, [smith], [told], [event(verse, 1, "sleep", "The old smith slept", ["smith"])], [scene()]))
    )
    assert [shot.action for shot in drehbuch.shots] == ["The smith sleeps."]
    assert [act.phase for act in drehbuch.acts] == ["setup"]


@pytest.mark.parametrize(
    ("text", "called", "verb", "clause", "action"),
    [
        ("Then were the men sore afraid.", "the men", "be", "Then were the men sore afraid", "The mariners are sore afraid."),
        ("The mariners died both of them.", "The mariners", "die", "The mariners died both of them", "The mariners die."),
    ],
)
def test_a_doer_is_not_said_twice_where_the_verse_turns_or_counts(
    text: str, called: str, verb: str, clause: str, action: str
) -> None:
    verse = Verse(ref="x", chapter=1, number=1, text={"en": text})
    mariners = mention(verse, "mariners", "people", noun="mariner", words=called, many=True)
    did = event(verse, 1, verb, clause, ["mariners"])
    drehbuch = written(Case(verse, analysis(verse, [mariners], [utterance(verse, 1, "narration")], [did], [scene()])))
    assert drehbuch.shots[0].action == action


def test_what_is_only_willed_is_the_aim_of_a_deed_and_no_picture_of_its_own() -> None:
    verse = Verse(ref="x", chapter=1, number=1, text={"en": "Hanna rose to flee to the city."})
    subjects = [mention(verse, "Hanna", "person", proper=True), mention(verse, "city", "settlement", words="the city")]
    events = [
        event(verse, 1, "rise", "Hanna rose", ["Hanna"]),
        event(verse, 2, "flee", "to flee to the city", ["Hanna"], place="city", toward=True, told=True),
    ]
    drehbuch = written(Case(verse, analysis(verse, subjects, [utterance(verse, 1, "narration")], events, [scene()])))
    assert [shot.action for shot in drehbuch.shots] == ["Hanna rises to flee to the city."]


def test_a_speaker_whom_only_others_words_know_stays_a_voice() -> None:
    verse = Verse(ref="x", chapter=1, number=1, text={"en": '"Father, do you not hear the goblin?" "Come with me, child."'})
    subjects = [mention(verse, name, "person", words=name) for name in ("child", "goblin")]
    said = [
        utterance(verse, 1, "dialogue", "child", en='"Father, do you not hear the goblin?"'),
        utterance(verse, 2, "dialogue", "goblin", "child", en='"Come with me, child."'),
    ]
    drehbuch = written(Case(verse, analysis(verse, subjects, said, [], [scene()])))
    assert drehbuch.shots[-1].rule == "R-UNPROVED"
    assert "CHAR_GOBLIN" not in [name for shot in drehbuch.shots for name in shot.on_screen]
    assert drehbuch.lines[-1].speaker == "CHAR_GOBLIN"


def test_an_unseen_speaker_who_names_a_far_place_is_heard_over_its_vision() -> None:
    verse = Verse(ref="x", chapter=1, number=1, text={"en": "Go to Nineveh, that great city, and cry against it."})
    subjects = [
        mention(verse, "LORD", "deity", "god", "it", proper=True, presence="unseen"),
        mention(verse, "Nineveh", "settlement", "city", proper=True, presence="spoken_of"),
    ]
    drehbuch = written(Case(verse, analysis(verse, subjects, [utterance(verse, 1, "dialogue", "LORD")], [], [scene()])))
    assert drehbuch.scenes[0].heading == "EXT. NINEVEH (VISION) - DAY"
    assert drehbuch.shots[0].action == "Nineveh lies in the daylight."


def test_no_two_shots_say_the_same() -> None:
    verse = Verse(
        ref="x", chapter=1, number=1, text={"en": "The smith came home. And when the smith came home, the smith wept."}
    )
    smith = mention(verse, "smith", "person", words="The smith")
    events = [
        event(verse, 1, "come", "The smith came home", ["smith"]),
        event(verse, 2, "come", "the smith came home", ["smith"]),
        event(verse, 3, "weep", "the smith wept", ["smith"], force=0.7),
    ]
    drehbuch = written(Case(verse, analysis(verse, [smith], [utterance(verse, 1, "narration")], events, [scene()])))
    assert [shot.action for shot in drehbuch.shots] == ["The smith comes home.", "The smith weeps."]


def test_the_readings_own_sentence_is_quoted_where_it_speaks_of_the_shot_and_nowhere_else() -> None:
    fitting = Reading(
        timeline="timeline_01", reading="x", briefing={"briefings/a.md": PAPER}
    )  # fmt: skip
    drehbuch = write(source_of(storm()), write_params(storm(), fitting), None)
    assert drehbuch.shots[2].intent.endswith("The ship breaks like a promise.")
    assert not any("Bread" in shot.intent for shot in drehbuch.shots)


def test_what_was_retrieved_is_named_and_may_be_quoted() -> None:
    passage = Found(id="s/t/briefing/1", kind="briefing", ref="b", text="Never let the ship break before our eyes.", score=0.1)
    retrieved = Retrieved(story="s", timeline="timeline_01", query="q", passages=(passage,))
    drehbuch = write(source_of(storm()), write_params(storm()), retrieved)
    assert drehbuch.retrieved == ("s/t/briefing/1",)
    assert drehbuch.shots[2].intent.endswith("Never let the ship break before our eyes.")


def test_another_verse_that_was_retrieved_is_no_reason_for_a_shot() -> None:
    passage = Found(
        id="s/t/verse/9:9", kind="verse", ref="Test 9:9", text="Never let the ship break before our eyes.", score=0.9
    )
    retrieved = Retrieved(story="s", timeline="timeline_01", query="q", passages=(passage,))
    drehbuch = write(source_of(storm()), write_params(storm()), retrieved)
    assert drehbuch.retrieved == ("s/t/verse/9:9",)
    assert not any("before our eyes" in shot.intent for shot in drehbuch.shots)


def test_a_speaker_who_is_not_in_the_cast_is_named_with_the_cure() -> None:
    params = write_params(talk()).model_copy(update={"cast": ()})
    source = replace(source_of(talk()), cast=())
    with pytest.raises(WrongUse, match=r"'smith' speaks in verse 1:2 and is not in the cast.*register again"):
        write(source, params, None)


def test_a_storm_lasts_until_the_verse_says_that_it_ends() -> None:
    verse = Verse(ref="x", chapter=1, number=5, text={"en": "The sailors prayed; and the sea ceased."})
    subjects = [
        mention(verse, "sailors", "people", "sailor", "The sailors", many=True),
        mention(verse, "sea", "water", words="the sea"),
    ]
    events = [event(verse, 1, "pray", "The sailors prayed", ["sailors"]), event(verse, 2, "cease", "the sea ceased", ["sea"])]
    now = analysis(verse, subjects, [utterance(verse, 1, "narration")], events, [scene("sea")])
    drehbuch = written(Case(verse, now, before=storm().analysis))
    assert [s.weather for s in drehbuch.scenes] == ["storm", "clear"]
    assert drehbuch.shots[1].action == "The sea grows calm."
    assert [cue.mood for cue in drehbuch.cues] == ["threat", "calm"]


@pytest.mark.parametrize(
    ("said", "mode"),
    [
        ("Who are you?", "question"), ("Arise, go to the city.", "command"), ("We beseech thee, O king!", "plea"),
        ("I am an Hebrew;", "confession"), ("The bread is on the table.", "statement"), ("O Vater, kehr um!", "command"),
        ("Ach, hilf uns!", "plea"), ("Ich fürchte den Sturm.", "confession"), ("Was willst du?", "question"),
    ],
)  # fmt: skip
def test_the_tone_of_words_is_read_from_their_signs(said: str, mode: str) -> None:
    assert mode_of(said) == mode


def test_english_forms_are_right_where_rules_alone_would_fail() -> None:
    assert [third_person(verb) for verb in ("go", "cry", "be", "wash", "obey")] == ["goes", "cries", "is", "washes", "obeys"]
    assert [gerund(verb) for verb in ("break", "run", "die", "make", "open")] == [
        "breaking",
        "running",
        "dying",
        "making",
        "opening",
    ]
    assert [participle(verb) for verb in ("break", "carry", "wrap", "hope")] == ["broken", "carried", "wrapped", "hoped"]
    assert same_word("cometh", "come") and same_word("men", "man") and same_word("cast", "throw")
    assert not same_word("shore", "short")


def test_the_tool_writes_the_same_bytes_every_time(tmp_path: Path) -> None:
    case = storm()
    job = Job(
        kind="write", backend="rules", version="1", params=write_params(case).as_json(), inputs={"analysis.json": "0" * 64}
    )
    papers = {"analysis": write_document(case.analysis), "after": write_document(case.analysis)}
    outs = []
    for name in ("one", "two"):
        place = bench(tmp_path / name, **papers)
        assert Screenwriter().make(job, place).files == ("drehbuch.json",)
        outs.append((place.out / "drehbuch.json").read_bytes())
    assert outs[0] == outs[1]
    assert load(Drehbuch, outs[0]).engine == "rules"


def test_a_verse_of_a_thousand_words_still_has_ids_for_all_its_lines() -> None:
    text = " ".join(f"The smith struck the anvil {n} times, and the iron rang." for n in range(160))
    verse = Verse(ref="x", chapter=1, number=1, text={"en": text, "de": text.replace("The smith", "Der Schmied")})
    smith = mention(verse, "smith", "person", words="The smith")
    starts = [found.start() for found in re.finditer("The smith", text)]
    struck = event(verse, 1, "strike", "The smith struck", ["smith"])
    spans = [{"en": Span(start=at, end=at + 16)} for at in starts]
    events = [struck.model_copy(update={"id": f"e{n}", "spans": span}) for n, span in enumerate(spans, 1)]
    production = produced(Case(verse, analysis(verse, [smith], [utterance(verse, 1, "narration")], events, [scene()])))
    assert {verdict.result for verdict in production.found("letters_voiced")} == {"PASS"}


@pytest.mark.parametrize("make", CASES)
def test_the_critic_finds_no_fault_in_what_rules_write(make: type[Case]) -> None:
    production = produced(make())  # type: ignore[call-arg]  # CASES are functions without arguments
    assert production.verdicts.worst() != "FAIL", [v for v in production.verdicts.verdicts if v.result == "FAIL"]


def test_words_that_no_utterance_claims_are_still_voiced() -> None:
    case = storm()
    short = utterance(case.verse, 1, "narration", en="But the LORD sent out a great wind into the sea,")
    gap = case.analysis.model_copy(update={"utterances": (short,)})
    production = produced(replace(case, analysis=gap))
    assert {verdict.result for verdict in production.found("letters_voiced")} == {"PASS"}
    assert find(case.verse, en="But")
