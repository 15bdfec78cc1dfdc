"""The director by rules: sizes that are what they are called, a line that is not crossed, moves and light with a cause."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from agents.rules.direction.frame import ORDER, SENSOR_HEIGHT, frame, picture_height
from agents.rules.direction.pictures import colour_word
from agents.rules.director import Director, direct
from exeget.document import load, write_document
from exeget.job import Job
from exeget.regie import Regie
from exeget.shot import ShotSize
from exeget.subject import Subject, SubjectPhase
from exeget.timeline import Look
from exeget.verse import Verse
from exeget.work import Refusal
from tests.production import bench, direct_params, produced
from tests.readings import CASES, Case, analysis, ballad, bare, event, mention, scene, storm, talk, utterance

MAN = Subject(
    id="CHAR_SMITH", kind="actor", nature="person", noun="smith", names={"en": "smith"}, occurrences=("1:1",),
    phases=(SubjectPhase(name="first", since="1:1"),),
)  # fmt: skip


@pytest.mark.parametrize("size", ORDER)
@pytest.mark.parametrize("habit", ["wide", "normal", "long"])
def test_lens_and_distance_give_the_height_that_the_size_names(size: ShotSize, habit: str) -> None:
    for subject in (MAN, None):
        made = frame(size, subject, habit)  # type: ignore[arg-type]  # the three words are the habit's own
        seen = 2 * made.distance * (SENSOR_HEIGHT / 2) / made.lens_mm
        assert seen == pytest.approx(picture_height(size, subject), rel=0.02)


def test_nearer_sizes_show_less_and_a_long_lens_stands_further_away() -> None:
    heights = [picture_height(size, MAN) for size in ("extreme_wide", "wide", "full", "medium", "close_up")]
    assert heights == sorted(heights, reverse=True)
    assert frame("medium", MAN, "long").distance > frame("medium", MAN, "wide").distance


def test_no_two_shots_in_a_row_have_one_size() -> None:
    for make in CASES:
        sizes = [shot.shot_type for shot in produced(make()).regie.shots]
        assert all(a != b for a, b in pairwise(sizes)), sizes


def test_two_who_talk_keep_their_sides_and_are_seen_from_the_near_side_of_their_line() -> None:
    shots = produced(talk()).regie.shots
    smith = {a.position.offset[0] for s in shots for a in s.actors if a.subject_id == "CHAR_SMITH" and a.position}
    daughter = {a.position.offset[0] for s in shots for a in s.actors if a.subject_id == "CHAR_DAUGHTER" and a.position}
    assert len(smith) == len(daughter) == 1
    assert min(smith) < 0 < max(daughter)
    assert all(abs(shot.camera.yaw_deg) < 90 for shot in shots)
    yaw = {shot.actors[0].subject_id: shot.camera.yaw_deg for shot in shots if shot.shot_type == "medium_close_up"}
    assert yaw["CHAR_SMITH"] > 0


def test_a_speaker_who_is_only_heard_is_in_the_shot_as_one_off_screen() -> None:
    reaction = produced(talk()).regie.shots[3]
    heard = {actor.subject_id: actor.presence for actor in reaction.actors}
    assert heard == {"CHAR_SMITH": "on_screen", "CHAR_DAUGHTER": "off_screen"}


def test_a_cut_inside_the_scene_sees_its_parents_frame_anew() -> None:
    shots = produced(talk()).regie.shots
    reaction = shots[3]
    assert reaction.camera.parent_shot == shots[2].id
    source = reaction.start_image.source
    assert source is not None and source.shot == shots[2].id and source.frame == shots[2].duration - 1
    assert source.yaw == pytest.approx(reaction.camera.yaw_deg - shots[2].camera.yaw_deg)
    assert source.distance == pytest.approx(reaction.camera.distance / shots[2].camera.distance, rel=1e-3)
    assert reaction.camera.missing_info is None


def test_what_a_parents_frame_does_not_show_is_named_and_the_frame_not_used() -> None:
    shots = produced(storm()).regie.shots
    assert shots[1].camera.parent_shot == shots[0].id
    assert shots[1].camera.missing_info == "tempest, sea not in 1.1"
    assert shots[1].start_image.source is None


def test_the_storm_is_dark_shaken_and_the_ship_is_the_set() -> None:
    first, second, third = produced(storm()).regie.shots
    assert (first.shot_type, first.light.key, first.light.weather) == ("extreme_wide", "low_key", "storm")
    assert second.camera.move.type == "handheld" and second.camera.move.amount > 0.8
    assert {shot.inside for shot in (first, second, third)} == {"SETENV_SHIP"}
    assert {shot.environment for shot in (first, second, third)} == {"ENV_SEA"}
    assert [actor.pose for actor in second.actors] == ["brace"]
    assert third.sound.foley == ("wood_crack",)
    assert all(actor.focus == "secondary" for actor in first.actors)


def test_a_pose_goes_on_until_somebody_does_something_else() -> None:
    shots = produced(ballad()).regie.shots
    poses = [actor.pose for shot in shots for actor in shot.actors if actor.subject_id == "CHAR_FAHRMANN"]
    assert poses[0] == "row" and poses[1] == "row"


def test_a_lamp_lights_a_house_at_night_and_the_moon_the_open_shore() -> None:
    assert {shot.light.key for shot in produced(talk()).regie.shots} == {"lamp"}
    assert {shot.light.key for shot in produced(ballad()).regie.shots} == {"moon"}


def test_shot_lengths_follow_the_words_of_the_slower_language() -> None:
    case = talk()
    for shot in produced(case).regie.shots:
        assert shot.duration >= 24 * shot.voice_words_max / 2 * 0.9 or not shot.utterances
    assert produced(bare()).regie.shots[0].duration >= 24 * 3


def test_the_film_fades_in_and_out_and_cuts_between() -> None:
    assert [shot.transition for shot in produced(storm()).regie.shots] == ["fade_in", "cut", "fade_out"]
    assert [shot.transition for shot in produced(bare()).regie.shots] == ["fade_in"]


def test_who_walks_has_a_path_a_target_and_a_camera_that_goes_along() -> None:
    verse = Verse(ref="x", chapter=1, number=1, text={"en": "The smith walked to the city."})
    subjects = [mention(verse, "smith", "person", words="The smith"), mention(verse, "city", "settlement", words="the city")]
    walk = event(verse, 1, "walk", "The smith walked to the city", ["smith"], place="city", toward=True)
    case = Case(verse, analysis(verse, subjects, [utterance(verse, 1, "narration")], [walk], [scene("city")]))
    shot = produced(case).regie.shots[0]
    actor = shot.actors[0]
    assert actor.pose == "walk" and actor.position is not None and len(actor.path) == 1
    assert actor.path[0].offset[0] > actor.position.offset[0]
    assert shot.actor_block is not None and shot.actor_block.approach_target == "ENV_CITY"
    assert shot.camera.move.type == "track"
    assert shot.sound.foley == ("footsteps_stone",)


def test_who_touches_somebody_stands_within_reach() -> None:
    verse = Verse(ref="x", chapter=1, number=1, text={"en": "The smith kissed his daughter."})
    subjects = [
        mention(verse, "smith", "person", words="The smith"),
        mention(verse, "daughter", "person", words="his daughter"),
    ]
    kiss = event(verse, 1, "kiss", "The smith kissed his daughter", ["smith"], ["daughter"], force=0.6)
    case = Case(verse, analysis(verse, subjects, [utterance(verse, 1, "narration")], [kiss], [scene()]))
    shot = produced(case).regie.shots[0]
    places = [actor.position.offset[0] for actor in shot.actors if actor.position]
    assert shot.shot_type == "medium" and abs(places[0] - places[1]) <= 0.6, "near, and wide enough for both"


def test_the_prompt_names_subject_wardrobe_place_light_and_camera_in_that_order() -> None:
    prompt = produced(talk()).regie.shots[1].start_image.prompt
    order = [prompt.index(words) for words in ("smith", "at house", "one warm lamp", "two-shot, 40 mm lens")]
    assert order == sorted(order)


def test_a_colour_has_the_tailors_word() -> None:
    assert (colour_word("#7a6248"), colour_word("#f0ece0"), colour_word("#1e2846")) == ("brown", "white", "dark blue")


def test_the_look_of_the_timeline_reaches_lens_and_palette() -> None:
    case = storm()
    near = produced(case).drehbuch
    wide = direct(direct_params(case, Look(lens_habit="wide", light="one warm light")), near, case.analysis)
    normal = direct(direct_params(case), near, case.analysis)
    assert wide.shots[0].camera.lens_mm < normal.shots[0].camera.lens_mm
    assert "one warm light" in wide.shots[0].palette and "one warm light" in wide.shots[0].start_image.prompt


def test_a_drehbuch_by_another_hand_is_directed_too() -> None:
    case = storm()
    script = produced(case).drehbuch
    shots = tuple(shot.model_copy(update={"rule": "", "events": (), "action": "The mariners row."}) for shot in script.shots)
    shots = tuple(s.model_copy(update={"focus": "CHAR_MARINERS", "on_screen": ("CHAR_MARINERS",)}) for s in shots)
    regie = direct(direct_params(case), script.model_copy(update={"shots": shots, "engine": "person"}), case.analysis)
    assert regie.shots[0].actors[0].pose == "row" and regie.shots[0].subject == "actor"


def test_without_a_drehbuch_the_director_refuses_with_the_cure() -> None:
    refusal = Director().supports(Job(kind="direct", backend="rules", version="1"))
    assert isinstance(refusal, Refusal) and "Drehbuch first" in refusal.cure


def test_the_tool_writes_the_same_bytes_every_time(tmp_path: Path) -> None:
    case = talk()
    inputs = {"drehbuch.json": "0" * 64, "analysis.json": "1" * 64}
    job = Job(kind="direct", backend="rules", version="1", params=direct_params(case).as_json(), inputs=inputs)
    papers = {"drehbuch": write_document(produced(case).drehbuch), "analysis": write_document(case.analysis)}
    outs = []
    for name in ("one", "two"):
        place = bench(tmp_path / name, **papers)
        Director().make(job, place)
        outs.append((place.out / "regie.json").read_bytes())
    assert outs[0] == outs[1]
    assert load(Regie, outs[0]) == produced(case).regie


def test_a_second_scene_has_its_own_floor_and_says_that_the_place_changes() -> None:
    case = storm()
    places = [
        scene("sea", "ship", weather="storm"),
        scene("sea", weather="storm", number=2, spans={"en": case.analysis.events[2].spans["en"]}),
    ]
    first = places[0].model_copy(update={"spans": {"en": case.analysis.events[0].spans["en"]}})
    moved = replace(case, analysis=case.analysis.model_copy(update={"scenes": (first, places[1])}))
    changes = [shot.env_change for shot in produced(moved).regie.shots]
    assert changes[0] is None and changes[-1] == "EXT. SHIP ON THE SEA - DAY to EXT. SEA - DAY"
