"""The exegete by rules: readings that differ in substance, each drawn from a model and the story's own analysis."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.backends import BACKENDS
from agents.rules.casting.register import register
from agents.rules.interpreting.briefings import witnesses
from agents.rules.interpreting.looks import GROUND, NIGHT, TONES, era, look
from agents.rules.interpreting.models import LITERAL, model_named, models
from agents.rules.interpreting.proposals import OPTIONS, Story, proposals, story_of
from agents.rules.interpreting.ranking import alike, fit, ranked
from agents.rules.interpreting.signs import Sighting, Signs
from agents.rules.interpreting.telling import filled, told_each
from agents.tasks import InterpretParams, Proposed, ProposeParams, RegisterParams
from exeget.analysis import Analysis
from exeget.document import load, write_document
from exeget.errors import WrongUse
from exeget.timeline import Timeline
from exeget.verse import Verse
from tests.readings import ballad, storm
from tests.stories_read import BALLAD, PROSE, RUTH, jonah, read
from tests.workbench import Workbench

Pages = tuple[tuple[Verse, Analysis], ...]
JONAH: Pages = tuple(page for chapter in (1, 2, 3, 4) for page in jonah(chapter))
IDEA = ("Misty alley at night. A robot walks slowly. Rain.",)


def story(pages: Pages, title: str = "It") -> Story:
    return story_of([analysis for _, analysis in pages], [verse for verse, _ in pages], title)


STORIES = {
    "a Bible book": story(JONAH, "Jonah"),
    "a German ballad": story(read(BALLAD, "de"), "Der Fährmann"),
    "prose": story(read(PROSE)),
    "a chapter of talk": story(read(RUTH)),
    "an idea": story(read(IDEA)),
    "a text nobody here can read": story(read(("ወኮነ ቃለ እግዚአብሔር ኀበ ዮናስ",), "gez")),
}


def test_the_tool_gives_three_options_with_their_briefings_and_the_same_ones_again(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, BACKENDS)
    params = InterpretParams(title="Jonah", timeline="timeline_02", model="political", verses=tuple(v for v, _ in JONAH))
    inputs = {f"{verse.folder}.json": write_document(analysis) for verse, analysis in JONAH}
    made = bench.order("interpret", params, inputs)
    options = [load(Timeline, bench.read(made.sha(f"timeline{end}.json"))) for end in ("", "_2", "_3")]
    assert {(one.id, one.model, one.engine) for one in options} == {("timeline_02", "political", "rules")}
    assert len({one.title for one in options}) == len({(one.look.closeness, one.look.height) for one in options}) == OPTIONS
    again = bench.order("interpret", params, inputs)
    assert made.files == again.files


def test_the_proposer_says_how_well_each_model_suits_and_what_it_found(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, BACKENDS)
    inputs = {f"{verse.folder}.json": write_document(analysis) for verse, analysis in JONAH}
    made = bench.order("propose", ProposeParams(verses=tuple(v for v, _ in JONAH)), inputs)
    found = load(Proposed, bench.read(made.sha("proposed.json")))
    assert (found.verses, len(found.suited)) == (48, len(models()))
    assert found.suited[0].model == LITERAL
    best = {one.model: one for one in found.suited}["mystical"]
    assert best.found["unseen"] > 20
    assert best.fit > 0.6


def test_a_model_nobody_knows_is_refused_with_those_there_are() -> None:
    with pytest.raises(WrongUse, match=r"no interpretation model 'astrological'.*literal"):
        model_named("astrological")


@pytest.mark.parametrize("name", STORIES)
def test_every_reading_of_a_story_is_whole_and_no_slot_is_left_open(name: str) -> None:
    for model in models().values():
        for option in proposals(STORIES[name], model, "timeline_01"):
            words = f"{option.briefing} {option.timeline.reading} {option.timeline.backstory} {option.timeline.rules}"
            assert "{" not in words, model.id
            assert option.timeline.reading in option.briefing
            assert option.briefing.count("\n## ") >= 6
            luma = [sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour in option.timeline.look.palette]
            assert luma == sorted(luma)


@pytest.mark.parametrize("name", STORIES)
def test_what_a_reading_rests_on_stands_in_the_text_word_for_word(name: str) -> None:
    told = STORIES[name]
    pages = {"a Bible book": JONAH, "a German ballad": read(BALLAD, "de"), "prose": read(PROSE)}.get(name, ())
    texts = {verse.key: " ".join(verse.text[analysis.lead].split()) for verse, analysis in pages}
    for model in models().values() if texts else ():
        for one in witnesses(model, told.signs):
            assert one.words in texts[one.verse]


def test_what_the_text_does_not_say_is_marked_as_supposed() -> None:
    for model in models().values():
        (first, *_) = proposals(STORIES["a Bible book"], model, "timeline_01")
        if first.timeline.backstory:
            assert f"The text does not say this; the reading supposes it: {first.timeline.backstory}" in first.briefing
    assert not proposals(STORIES["a Bible book"], model_named(LITERAL), "timeline_01")[0].timeline.backstory


def test_a_german_text_is_briefed_in_german() -> None:
    (first, *_) = proposals(STORIES["a German ballad"], model_named("psychological"), "timeline_01")
    assert "## Worauf sie sich stützt" in first.briefing
    assert "der Fährmann" in first.briefing
    told, _, sources = first.briefing.partition("## Woher der Gedanke kommt")
    assert not any(word in told.split() for word in ("the", "and", "who"))
    assert "Freud" in sources


def test_the_same_model_says_other_things_of_another_story() -> None:
    said = {name: proposals(one, model_named("political"), "t")[0].timeline.reading for name, one in STORIES.items()}
    assert "Jonah" in said["a Bible book"]
    assert len(set(said.values())) >= 5


def test_readings_of_one_story_differ_in_look_sound_and_words() -> None:
    drawn = [proposals(STORIES["a Bible book"], model, "t")[0].timeline for model in models().values()]
    assert len({one.look.palette for one in drawn}) == len(drawn)
    assert len({one.reading for one in drawn}) == len(drawn)
    assert len({(one.look.key, one.look.movement, one.look.style, one.look.warmth) for one in drawn}) >= len(drawn) - 1
    assert len({(one.sound.music, one.sound.weight, tuple(one.sound.moods.items())) for one in drawn}) == len(drawn)


def test_a_deity_stays_unseen_in_every_reading() -> None:
    for model in models().values():
        for option in proposals(STORIES["a Bible book"], model, "t"):
            assert sum("LORD is never in the picture" in rule for rule in option.timeline.rules) == 1, model.id


@pytest.mark.parametrize(("name", "model"), [("storm", "political"), ("ballad", "psychological")])
def test_a_briefing_reads_as_it_did(name: str, model: str, golden: Callable[[str, str], None]) -> None:
    case = {"storm": storm, "ballad": ballad}[name]()
    (first, *_) = proposals(story_of([case.analysis], [case.verse], name.title()), model_named(model), "timeline_02")
    golden(f"briefing.{name}.{model}.md", first.briefing)


def test_a_story_gets_the_models_it_has_signs_of() -> None:
    unseen = Signs(tuple(Sighting("unseen", f"1:{n}", "the LORD spake", 0.5) for n in range(1, 5)), 4)
    order = [model.id for model, _ in ranked(unseen)]
    assert order[:2] == [LITERAL, "mystical"]
    assert fit(model_named("mystical"), unseen) > 0.4
    assert fit(model_named("elemental"), unseen) == 0, "the control: nothing of what it looks for is there"


def test_models_that_look_for_the_same_are_not_proposed_side_by_side() -> None:
    assert alike(model_named("tragic"), model_named("tragic")) == pytest.approx(1)
    assert alike(model_named("bond"), model_named("elemental")) < 0.2


def test_whom_a_reading_casts_is_dressed_by_it_and_nobody_else() -> None:
    analyses = [analysis for _, analysis in JONAH]
    (option, *_) = proposals(STORIES["a Bible book"], model_named("political"), "t")
    casting = option.timeline.casting
    plain = register(analyses, RegisterParams(timeline="t"))
    cast = register(analyses, RegisterParams(timeline="t", casting=casting))
    worn = {
        one.title(): (one.phases[0].wear, two.phases[0].wear) for one, two in zip(plain.subjects, cast.subjects, strict=True)
    }
    changed = {name for name, (before, after) in worn.items() if before != after}
    assert {"Jonah", "mariners"} <= changed == {part.who for part in casting}
    mariners = worn["mariners"][1]
    assert mariners is not None
    assert (mariners.garment, mariners.colours[0]) == ("rags", "#6a5d4a")


def test_clothes_of_old_are_given_to_nobody_of_today() -> None:
    (first, *_) = proposals(STORIES["an idea"], model_named("political"), "t")
    assert first.timeline.look.era == "future"
    assert all(part.garment in (None, "coat", "rags") for part in first.timeline.casting)
    (old, *_) = proposals(STORIES["a Bible book"], model_named("political"), "t")
    assert "robe" in {part.garment for part in old.timeline.casting}, "the control"


def test_no_sun_is_promised_to_a_story_told_by_night() -> None:
    political = model_named("political")
    by_day, by_night = (look(STORIES[name].gist, political) for name in ("a Bible book", "prose"))
    assert "sun" in by_day.light
    assert "sun" not in by_night.light


def test_a_sentence_whose_names_the_story_lacks_is_not_said() -> None:
    sentences = (("{hero} and {other} meet.", "{hero} waits."), ("{group} sing.",))
    assert told_each(sentences, {"hero": "the boy"}) == ["The boy waits."]
    assert told_each(sentences, {}) == []


@given(st.text(max_size=30), st.text(max_size=30))
def test_names_with_braces_fill_a_slot_like_any_other(hero: str, group: str) -> None:
    assert filled("1 {hero}|{group}", {"hero": hero, "group": group}).lower() == f"1 {hero}|{group}".lower()


def test_another_story_gets_another_literal_look() -> None:
    looks = [look(STORIES[name].gist, model_named(LITERAL)) for name in ("a Bible book", "prose", "a German ballad")]
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
    assert era(story(read((text,))).gist) == expected


def test_every_mood_and_ground_has_a_tone_and_a_palette() -> None:
    assert len({tone.light.en for tone in TONES.values()}) == len(TONES)
    assert len(set(GROUND.values())) == len(GROUND)
