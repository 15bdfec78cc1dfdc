"""The exegete by rules: a literal reading that says only what the analyses say, with a look that follows."""

from pathlib import Path

import pytest

from agents.backends import BACKENDS
from agents.rules.interpreting.briefings import reading
from agents.rules.interpreting.gist import gist
from agents.rules.interpreting.looks import GROUND, NIGHT, TONES, era, look
from agents.tasks import InterpretParams
from exeget.document import load, write_document
from exeget.timeline import Timeline
from tests.stories_read import BALLAD, PROSE, jonah, read
from tests.workbench import Workbench

STORY = tuple((verse, analysis) for chapter in (1, 2, 3, 4) for verse, analysis in jonah(chapter))


def test_the_tool_gives_a_timeline_and_its_briefing(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, BACKENDS)
    params = InterpretParams(title="Jonah", timeline="timeline_02", verses=tuple(verse for verse, _ in STORY))
    inputs = {f"{verse.folder}.json": write_document(analysis) for verse, analysis in STORY}
    made = bench.order("interpret", params, inputs)
    timeline = load(Timeline, bench.read(made.sha("timeline.json")))
    briefing = bench.read(made.sha("briefing.md")).decode()
    assert (timeline.id, timeline.engine) == ("timeline_02", "rules")
    assert any("LORD" in rule and "never in the picture" in rule for rule in timeline.rules)
    assert "Jonah: " in briefing
    assert briefing == bench.read(bench.order("interpret", params, inputs).sha("briefing.md")).decode()


def test_the_briefing_s_strongest_moments_are_words_of_the_text() -> None:
    sum_of_it = gist([analysis for _, analysis in STORY], [verse for verse, _ in STORY])
    texts = {verse.key: " ".join(verse.text["en"].split()) for verse, _ in STORY}
    assert len(sum_of_it.peaks) == 6
    assert all(peak.words in texts[peak.verse] for peak in sum_of_it.peaks)
    assert "tempest" in " ".join(peak.words for peak in sum_of_it.peaks)


def test_chief_actors_and_places_come_first() -> None:
    sum_of_it = gist([analysis for _, analysis in STORY], [verse for verse, _ in STORY])
    assert [one.title() for one in sum_of_it.actors[:2]] == ["Jonah", "mariners"]
    assert {"ship", "sea", "Nineveh"} <= {one.title() for one in sum_of_it.places}
    assert "Jonah and the mariners" in reading(sum_of_it, "Jonah")


def test_another_story_gets_another_look() -> None:
    stories = (STORY, read(PROSE), read(BALLAD, "de"))
    looks = [look(gist([analysis for _, analysis in pages], [verse for verse, _ in pages])) for pages in stories]
    assert len({one.palette for one in looks}) == 3
    assert looks[1].palette == NIGHT
    assert [one.era for one in looks] == ["antiquity", "long ago", "middle ages, north"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A detective crossed the street and stopped at the car.", "present day"),
        ("The knight rode to the castle.", "middle ages, north"),
        ("The robot walked under the neon.", "future"),
        ("And the LORD spake unto Moses.", "antiquity"),
    ],
)
def test_the_era_follows_the_things_a_story_names(text: str, expected: str) -> None:
    pages = read((text,))
    assert era(gist([analysis for _, analysis in pages], [verse for verse, _ in pages])) == expected


def test_every_mood_and_ground_has_a_tone_and_a_palette() -> None:
    assert len({tone.light for tone in TONES.values()}) == len(TONES)
    assert len(set(GROUND.values())) == len(GROUND)


def test_a_story_of_no_words_for_the_rules_still_gets_an_honest_reading() -> None:
    pages = read(("ወኮነ ቃለ እግዚአብሔር ኀበ ዮናስ",), "gez")
    sum_of_it = gist([analysis for _, analysis in pages], [verse for verse, _ in pages])
    assert (sum_of_it.actors, sum_of_it.places, sum_of_it.peaks) == ((), (), ())
    assert "nothing that the text does not say" in reading(sum_of_it, "Jonah")
