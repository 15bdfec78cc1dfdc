"""The analyst by rules reads scripture, prose, ballads and bare ideas: who, where, what is done, who speaks."""

import subprocess
import sys
from pathlib import Path

import pytest

from agents.backends import BACKENDS
from agents.rules.reading.chapter import analyse
from agents.tasks import AnalyseParams
from exeget.analysis import Analysis
from exeget.document import load
from exeget.verse import Verse
from tests.stories_read import BALLAD, PROSE, RUTH, as_json, jonah, read, spoken, uncovered, verses, who
from tests.workbench import Workbench


def test_the_tool_gives_one_document_a_verse(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, BACKENDS)
    made = bench.order("analyse", AnalyseParams(verses=verses(PROSE)))
    assert list(made.files) == ["1-1.json", "1-2.json", "1-3.json", "1-4.json", "1-5.json"]
    first = load(Analysis, bench.read(made.sha("1-1.json")))
    assert (first.verse, first.lead, first.engine) == ("1:1", "en", "rules")


def test_the_same_chapter_gives_the_same_bytes_twice_and_in_another_process() -> None:
    code = "from tests.stories_read import *; print(as_json(PROSE, 'en')); print(as_json(BALLAD, 'de'))"
    ours = f"{as_json(PROSE, 'en')}\n{as_json(BALLAD, 'de')}\n"
    again = f"{as_json(PROSE, 'en')}\n{as_json(BALLAD, 'de')}\n"
    root = Path(__file__).parents[1]
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert ours == again == other.stdout


@pytest.mark.parametrize("chapter", [1, 2, 3, 4])
def test_every_letter_of_both_languages_is_said_exactly_once(chapter: int) -> None:
    for verse, analysis in jonah(chapter):
        assert uncovered(verse, analysis) == {"en": "", "de": ""}, verse.ref
        assert all(set(utterance.spans) == {"en", "de"} for utterance in analysis.utterances), verse.ref


def test_speeches_of_two_languages_are_cut_at_the_same_words() -> None:
    by_key = {verse.key: (verse, analysis) for verse, analysis in jonah(1)}
    verse, analysis = by_key["1:10"]
    german = [utterance.spans["de"].of(verse.text["de"]) for utterance in analysis.utterances]
    assert german == [
        "Da fürchteten sich die Leute sehr und sprachen zu ihm:",
        "Warum hast du denn solches getan?",
        "denn sie wußten, daß er vor dem HERRN floh; denn er hatte es ihnen gesagt.",
    ]


@pytest.mark.parametrize("chapter", [1, 2, 3, 4])
def test_evidence_holds_words_of_its_verse(chapter: int) -> None:
    texts = {verse.key: verse for verse, _ in jonah(chapter)}
    for _, analysis in jonah(chapter):
        for mention in analysis.subjects:
            for evidence in mention.evidence:
                words = evidence.span.of(texts[evidence.verse].text[evidence.lang])
                assert words.strip() == words != "", (analysis.verse, mention.name)
                if evidence.rule == "name" and mention.nature != "deity":
                    assert mention.name.split()[-1] in words or mention.name.split()[0] in words


def test_a_storm_at_sea_has_its_ship_wind_and_water() -> None:
    analyses = {verse.key: analysis for verse, analysis in jonah(1)}
    storm = analyses["1:4"]
    assert (who(storm, "ship").nature, who(storm, "ship").kind) == ("vehicle", "set_environment")
    assert (who(storm, "wind").nature, who(storm, "wind").traits) == ("weather", ("great",))
    assert who(storm, "LORD").presence == "unseen"
    assert (storm.weather, storm.scenes[0].place, storm.scenes[0].inside) == ("storm", "sea", "ship")
    assert {"storm_wind", "storm_sea", "creaking_wood"} <= {sound.name for sound in storm.sounds}
    assert max(event.force for event in storm.events) >= 0.7
    assert "broken" not in who(storm, "ship").changes  # it was only like to be


def test_a_voyage_stays_on_its_ship_until_somebody_leaves_it() -> None:
    analyses = {verse.key: analysis for verse, analysis in jonah(1)}
    assert [analyses[f"1:{number}"].scenes[-1].inside for number in (5, 6, 9, 13)] == ["ship"] * 4
    assert analyses["1:17"].scenes[-1].inside == "belly"
    assert [analyses[f"1:{number}"].weather for number in (6, 13, 15, 16)] == ["storm", "storm", "clear", "clear"]


def test_pronouns_are_never_doers() -> None:
    for chapter in (1, 2, 3, 4):
        for _, analysis in jonah(chapter):
            names = {name.lower() for event in analysis.events for name in (*event.doers, *event.receivers)}
            assert not names & {"he", "she", "it", "they", "him", "them", "i", "thou", "er", "sie"}


def test_who_speaks_to_whom_in_scripture_without_marks() -> None:
    heard = {verse.key: spoken(verse, analysis) for verse, analysis in jonah(1)}
    assert [speech[:2] for speech in heard["1:2"]] == [("LORD", "Jonah")]
    assert [speech[:2] for speech in heard["1:6"]] == [("shipmaster", "Jonah")]
    assert [speech[:2] for speech in heard["1:9"]] == [("Jonah", "mariners")]
    assert [speech[:2] for speech in heard["1:14"]] == [("mariners", "LORD")]
    assert heard["1:5"] == []


def test_another_book_is_read_too() -> None:
    found = [spoken(verse, analysis) for verse, analysis in read(RUTH)]
    assert [speech[0] for speech in found[0]] == ["Boaz", "reapers"]
    assert found[1][0][:2] == ("Boaz", "servant")
    assert found[2][0][:2] == ("servant", "Boaz")


def test_prose_with_quotation_marks_gives_each_line_to_its_speaker() -> None:
    pages = read(PROSE)
    speakers = [[speech[0] for speech in spoken(verse, analysis)] for verse, analysis in pages]
    assert speakers == [[], ["watchman", "watchman"], ["Clara"], ["watchman", "watchman"], ["Clara"]]
    assert {(page.time_of_day, page.weather) for _, page in pages} == {("night", "rain")}
    assert who(pages[0][1], "dog").nature == "animal"


def test_a_german_ballad_is_read_without_english() -> None:
    (_, first), (verse, second) = read(BALLAD, "de")
    assert first.lead == "de"
    assert (who(first, "Fährmann").noun, who(first, "Fährmann").traits) == ("ferryman", ("old",))
    assert (who(first, "Fluss").nature, who(first, "Kahn").nature, who(first, "Wald").nature) == ("water", "vehicle", "land")
    assert first.weather == "fog"
    assert spoken(verse, second)[0][:2] == ("Mädchen", "Fährmann")
    assert [event.verb for event in second.events if not event.told] == ["take", "sing"]
    assert "Fährmann" in next(event for event in second.events if event.verb == "take").doers


def test_a_bare_idea_gives_place_hour_and_weather() -> None:
    idea = "Misty alley at night. Neon kanji. A detective walks slowly through the rain."
    ((_, analysis),) = read((idea,))
    assert (analysis.scenes[0].place, analysis.time_of_day, analysis.weather) == ("alley", "night", "rain")
    assert who(analysis, "detective").role == "doer"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("he", "וַיְהִי דְּבַר־יְהוָה אֶל־יוֹנָה בֶן־אֲמִתַּי לֵאמֹר"), ("gez", "ወኮነ ቃለ እግዚአብሔር ኀበ ዮናስ"), ("la", "Et factum est verbum Domini.")],
)
def test_a_language_without_rules_is_said_whole_and_nothing_is_invented(lang: str, text: str) -> None:
    ((verse, analysis),) = read((text,), lang)
    assert uncovered(verse, analysis) == {lang: ""}
    assert (analysis.subjects, analysis.events, len(analysis.utterances), len(analysis.scenes)) == ((), (), 1, 1)


def test_a_second_language_without_rules_is_still_covered() -> None:
    text = {"en": "And he said unto them, Take me up.", "la": "Et dixit ad eos: Tollite me."}
    own = (Verse(ref="T 1:1", chapter=1, number=1, text=text),)
    (analysis,) = analyse(own)
    assert uncovered(own[0], analysis) == {"en": "", "la": ""}
    assert [utterance.spans["la"].of(text["la"]) for utterance in analysis.utterances] == ["Et dixit ad eos:", "Tollite me."]
