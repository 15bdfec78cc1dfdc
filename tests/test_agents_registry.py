"""The registry by rules: who is one, with an id that stays, clothes that differ and a voice of his own."""

from pathlib import Path

from agents.backends import BACKENDS
from agents.rules.casting.register import register
from agents.rules.casting.wardrobe import Person, changed, first_wear
from agents.rules.registry import Registry
from agents.tasks import RegisterParams
from exeget.analysis import Analysis
from exeget.document import load, write_document
from exeget.job import Job
from exeget.subject import Register, Subject, Wear
from exeget.voices import NAMES
from exeget.work import Refusal
from tests.stories_read import BALLAD, PROSE, jonah, read
from tests.workbench import Workbench

PARAMS = RegisterParams(timeline="timeline_01")


def _analyses(last: int) -> list[Analysis]:
    return [analysis for chapter in range(1, last + 1) for _, analysis in jonah(chapter)]


def _subject(found: Register, subject_id: str) -> Subject:
    subject = found.find(subject_id)
    assert subject is not None, f"no {subject_id} in {[one.id for one in found.subjects]}"
    return subject


def test_the_tool_gives_the_register_of_its_analyses_in_the_story_s_order(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, BACKENDS)
    inputs = {f"{verse.folder}.json": write_document(analysis) for verse, analysis in reversed(jonah(1))}
    made = bench.order("register", PARAMS, inputs)
    found = load(Register, bench.read(made.sha("register.json")))
    assert found == register(_analyses(1), PARAMS)
    assert found.subjects[0].occurrences[0] == "1:1"


def test_who_is_one_in_all_verses_is_one_subject() -> None:
    found = register(_analyses(4), PARAMS)
    jona = _subject(found, "CHAR_JONAH")
    assert jona.names == {"en": "Jonah", "de": "Jona"}
    assert {"1:3", "2:1", "3:3", "4:8"} <= set(jona.occurrences)
    assert _subject(found, "CHAR_GOD").aliases != ()  # LORD and God are one
    assert _subject(found, "SETENV_SHIP").names["de"] == "Schiff"
    assert _subject(found, "ENV_SEA").nature == "water"
    assert len([one for one in found.subjects if one.noun == "fish"]) == 1


def test_the_city_is_the_city_that_has_a_name() -> None:
    found = register(_analyses(4), PARAMS)
    assert "4:5" in _subject(found, "ENV_NINEVEH").occurrences
    assert found.find("ENV_CITY") is None


def test_ids_clothes_and_voices_stay_when_verses_are_added() -> None:
    early, late = register(_analyses(1), PARAMS), register(_analyses(4), PARAMS)
    for one in early.subjects:
        later = _subject(late, one.id)
        assert (later.voice or one.voice) == (one.voice or later.voice)
        assert later.phases[0] == one.phases[0]
    assert len(late.subjects) > len(early.subjects)


def test_the_same_analyses_give_the_same_register() -> None:
    assert write_document(register(_analyses(4), PARAMS)) == write_document(register(_analyses(4), PARAMS))


def test_two_speakers_have_two_voices_and_nobody_has_the_narrator_s() -> None:
    found = register(_analyses(4), PARAMS)
    voices = [one.voice for one in found.subjects if one.voice is not None]
    assert len(voices) >= 4
    assert len(set(voices)) == len(voices)
    assert PARAMS.narrator not in voices
    assert set(voices) <= set(NAMES)


def test_who_never_speaks_has_no_voice() -> None:
    found = register(_analyses(1), PARAMS)
    assert _subject(found, "SETENV_SHIP").voice is None
    assert _subject(found, "CHAR_AMITTAI").voice is None


def test_a_deity_wears_nothing_and_a_king_his_crown() -> None:
    found = register(_analyses(4), PARAMS)
    assert all(phase.wear is None for phase in _subject(found, "CHAR_GOD").phases)
    king = _subject(found, "CHAR_KING_OF_NINEVEH")
    assert king.phases[0].wear is not None
    assert king.phases[0].wear.head == "crown"


def test_people_can_be_told_apart_by_what_they_wear() -> None:
    found = register(_analyses(4), PARAMS)
    wears = [phase.wear for one in found.subjects if (phase := one.phases[0]).wear is not None]
    looks = {(wear.garment, wear.head, wear.colours[0]) for wear in wears if wear is not None}
    assert len(looks) == len(wears)


def test_what_happens_to_somebody_shows_from_then_on() -> None:
    found = register(_analyses(4), PARAMS)
    jona = _subject(found, "CHAR_JONAH")
    dry, wet, after = (jona.phase_at(verse).wear for verse in ("1:3", "1:15", "4:1"))
    assert dry is not None and wet is not None
    assert wet.colours != dry.colours
    assert after == dry
    king = _subject(found, "CHAR_KING_OF_NINEVEH").phases[-1].wear
    assert king is not None
    assert king.head == "bare"


def test_women_children_and_the_old_are_seen_to_be() -> None:
    found = register([analysis for _, analysis in read(PROSE)], PARAMS)
    clara, watchman = _subject(found, "CHAR_CLARA"), _subject(found, "CHAR_WATCHMAN")
    assert (clara.sex, watchman.sex, watchman.age) == ("female", "male", "old")
    assert _wear(clara).garment == "gown"
    assert _wear(watchman).beard == "full"
    assert clara.voice is not None and watchman.voice is not None
    assert clara.voice.startswith("woman")
    assert watchman.voice.startswith("man")


def test_a_german_story_has_german_names_and_english_nouns() -> None:
    found = register([analysis for _, analysis in read(BALLAD, "de")], PARAMS)
    ferryman = _subject(found, "CHAR_FAHRMANN")
    assert (ferryman.names, ferryman.noun) == ({"de": "Fährmann"}, "ferryman")
    assert _subject(found, "CHAR_MADCHEN").age == "child"


def test_an_era_changes_clothes_and_not_people() -> None:
    person = Person("CHAR_ANNA", "", "female", "adult", "person")
    old, new = first_wear(person, "antiquity", []), first_wear(person, "present day", [])
    assert old.hair == new.hair
    assert new.head in ("bare", "hat")


def test_only_what_shows_changes_a_look() -> None:
    wear = Wear()
    assert changed(wear, "afraid") is None
    assert changed(wear, "in ashes") != wear


def _wear(subject: Subject) -> Wear:
    wear = subject.phases[0].wear
    assert wear is not None
    return wear


def test_without_analyses_the_registry_refuses_with_a_cure() -> None:
    answer = Registry().supports(Job(kind="register", backend="rules", version="1", params=PARAMS.as_json()))
    assert isinstance(answer, Refusal)
    assert "json" in answer.cure
