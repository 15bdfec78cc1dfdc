"""Typed edits done to the papers: each changes what it says, and afterwards the documents still agree with each other."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.rules.directing.understanding import phrases_known, understand
from agents.rules.editing.apply import apply
from exeget.document import load, write_document
from exeget.edit import Add, Drop, Edit, Hush, Recast, Relight, Reorder, Resize, Retime, Show, Swap
from exeget.papers import CannotBe, Papers
from tests.directed import PAPERS

EVERY = tuple(
    edit for _, german, english in phrases_known() for said in (german, english) for edit in understand(said, PAPERS).edits
)


def agree(papers: Papers) -> None:
    """Every document is valid, and the three of the verse tell of the same shots and lines."""
    for document in (papers.timeline, papers.register, papers.drehbuch, papers.regie, papers.sound):
        assert load(type(document), write_document(document)) == document
    script, regie, sound = papers.drehbuch, papers.regie, papers.sound
    assert [(s.id, s.utterances) for s in script.shots] == [(s.id, s.utterances) for s in regie.shots]
    assert sound.shots == tuple(shot.id for shot in regie.shots)
    assert {line.id for line in sound.lines} == {line.id for line in script.lines if not line.silent}
    assert Counter(line.id for line in sound.lines).most_common(1)[0][1] == 1 if sound.lines else True
    where = {line: shot.id for shot in regie.shots for line in shot.utterances}
    assert all(where[line.id] == line.shot for line in sound.lines)
    assert sum(shot.hero_moment for shot in regie.shots) <= 1


@pytest.mark.parametrize("edit", dict.fromkeys(EVERY), ids=lambda edit: str(edit.do))
def test_documents_agree_after_every_kind_of_edit(edit: Edit) -> None:
    after = apply((edit,), PAPERS)
    assert after != PAPERS
    agree(after)


@given(st.lists(st.sampled_from(EVERY), min_size=1, max_size=6), st.booleans())
def test_documents_agree_after_any_run_of_edits(edits: list[Edit], kept: bool) -> None:
    papers = replace(PAPERS, kept=frozenset({"sound", "regie"}) if kept else frozenset())
    for edit in edits:
        try:
            papers = apply((edit,), papers)
        except CannotBe as reason:
            assert str(reason)
        agree(papers)


def test_a_disagreement_would_be_seen() -> None:
    broken = PAPERS.sound.model_copy(update={"lines": PAPERS.sound.lines[1:]})
    with pytest.raises(AssertionError):
        agree(replace(PAPERS, sound=broken))


def test_nearer_changes_size_distance_lens_and_words_together() -> None:
    shot = apply((Resize(shots=("2.1",), steps=1),), PAPERS).shot("2.1")
    assert shot.shot_type == "medium"
    assert shot.camera.distance * 40 < 3 * shot.camera.lens_mm, "less of the world is in the picture"
    assert "medium shot" in shot.start_image.keywords
    assert shot.start_image.first_frame == "Medium shot: mariners."


def test_a_frame_seen_anew_follows_the_camera_it_is_taken_from() -> None:
    source = apply((Resize(shots=("2.1",), steps=1),), PAPERS).shot("3.1").start_image.source
    assert source is not None
    assert source.distance != 2.6667
    dark = apply((Relight(shots=("2.1",), time_of_day="night"),), PAPERS)
    assert dark.shot("3.1").start_image.source is None, "a day picture is not cut out of a night picture"


def test_night_for_the_whole_scene_is_in_its_heading_and_night_for_one_shot_is_not() -> None:
    whole = apply((Relight(shots=("1.1", "2.1", "3.1"), time_of_day="night"),), PAPERS)
    assert whole.drehbuch.scenes[0].heading.endswith("- NIGHT")
    one = apply((Relight(shots=("2.1",), time_of_day="night"),), PAPERS)
    assert one.drehbuch == PAPERS.drehbuch
    assert one.shot("2.1").light.key == "moon"


def test_weather_changes_what_is_heard_even_where_a_person_wrote_the_sound_plan() -> None:
    rain = (Relight(shots=("2.1",), weather="rain"),)
    assert apply(rain, PAPERS).sound == PAPERS.sound, "the machine plans it again"
    plan = apply(rain, replace(PAPERS, kept=frozenset({"sound"}))).sound
    beds = {bed.name: bed.shots for bed in plan.ambience}
    assert beds["rain"] == ("2.1",)
    assert beds["wind"] == ("1.1", "3.1")


def test_a_dropped_shot_leaves_its_words_to_its_neighbour() -> None:
    after = apply((Drop(shots=("2.1",)),), PAPERS)
    assert after.shot("1.1").utterances == ("u1a", "u1b")
    assert [act.phase for act in after.drehbuch.acts] == ["setup", "resolve"]
    assert after.shot("3.1").camera.parent_shot is None
    first = apply((Drop(shots=("1.1",)),), PAPERS)
    assert first.shot("2.1").utterances == ("u1a", "u1b")
    assert first.shot("2.1").transition == "fade_in"
    assert first.drehbuch.cues[0].first == "2.1"


def test_a_new_shot_has_the_air_and_light_of_the_one_it_follows() -> None:
    after = apply((Add(after="3.1", of="SETENV_SHIP", size="insert"),), PAPERS)
    new = after.shot("3.2")
    assert (new.light, new.sound.ambience) == (PAPERS.shot("3.1").light, PAPERS.shot("3.1").sound.ambience)
    assert after.drehbuch.cues[0].last == "3.2"
    assert new.camera.setup not in {"A", "B", "C", ""}


def test_words_keep_the_order_of_the_text_when_pictures_change_places() -> None:
    after = apply((Reorder(shot="3.1", beside="2.1", before=True),), PAPERS)
    assert [shot.id for shot in after.regie.shots] == ["1.1", "3.1", "2.1"]
    assert [line for shot in after.regie.shots for line in shot.utterances] == ["u1a", "u1b", "u1c"]
    assert after.drehbuch.cues[0].last == "2.1"


def test_a_silent_line_stays_in_the_drehbuch_and_comes_back_as_it_was() -> None:
    silent = apply((Hush(lines=("u1b",), silent=True),), PAPERS)
    assert [line.id for line in silent.drehbuch.lines] == ["u1a", "u1b", "u1c"]
    back = apply((Hush(lines=("u1b",), silent=False),), silent)
    assert [line.text for line in back.sound.lines] == [line.text for line in PAPERS.sound.lines]


def test_a_shot_is_never_cut_below_its_words_but_may_be_when_they_are_silent() -> None:
    with pytest.raises(CannotBe, match="8 words"):
        apply((Retime(shots=("2.1",), seconds=1),), PAPERS)
    short = apply((Hush(lines=("u1b",), silent=True), Retime(shots=("2.1",), seconds=1)), PAPERS)
    assert short.shot("2.1").duration == 24


def test_a_voice_is_recast_where_it_is_decided_and_where_a_person_wrote_it_down() -> None:
    cast = (Recast(voice="narrator_f"),)
    assert apply(cast, PAPERS).timeline.sound.narrator == "narrator_f"
    assert apply(cast, PAPERS).sound == PAPERS.sound
    plan = apply(cast, replace(PAPERS, kept=frozenset({"sound"}))).sound
    assert {line.voice for line in plan.lines} == {"narrator_f"}


def test_people_and_props_change_in_drehbuch_and_regie_alike() -> None:
    there = apply(
        (Show(shots=("2.1",), who="CHAR_JONAH", seen=True), Swap(shots=("2.1",), out="PROP_LOTS", into="PROP_WARES")), PAPERS
    )
    shot = there.shot("2.1")
    assert [actor.subject_id for actor in shot.actors] == ["CHAR_MARINERS", "CHAR_JONAH"]
    assert shot.props == ("PROP_WARES",)
    assert there.drehbuch.shots[1].on_screen == ("CHAR_MARINERS", "PROP_WARES", "CHAR_JONAH")


def test_documents_say_that_a_person_had_a_hand_in_them_and_the_later_ones_are_kept_with_the_drehbuch() -> None:
    assert apply((Resize(shots=("2.1",), steps=1),), PAPERS).regie.engine == "rules+person"
    hushed = apply((Hush(lines=("u1b",), silent=True),), PAPERS)
    assert {hushed.drehbuch.engine, hushed.regie.engine, hushed.sound.engine} == {"rules+person"}
    again = apply((Hush(lines=("u1b",), silent=False),), hushed)
    assert again.regie.engine == "rules+person"


def test_what_is_so_already_is_refused() -> None:
    with pytest.raises(CannotBe, match="nothing would change"):
        apply((Relight(shots=("2.1",), time_of_day="day"),), PAPERS)
