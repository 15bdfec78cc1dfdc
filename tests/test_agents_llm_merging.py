"""What a model answers is merged by id; whatever does not fit is refused with words it can act on."""

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from pydantic import JsonValue

from agents.llm.analyst import review
from agents.llm.audio_director import Listening, planned
from agents.llm.building import Structure, built
from agents.llm.director import Seen, directed
from agents.llm.exegete import ReadingAnswer, timeline_of, usable
from agents.llm.merging import quoted
from agents.llm.screenwriter import Music, Pictures, cues_of, pictured
from agents.llm.shape import shape_of
from agents.llm.stocktaking import Stock
from agents.rules.criticism.coverage import covered
from exeget.document import Part
from exeget.regie import Regie
from exeget.verse import Verse
from tests import agreeable
from tests.agreeable import Answer, listed, read_as, spoiled
from tests.llm_desk import CAST, DIRECTING, desk, heard
from tests.samples import ANALYSIS, DREHBUCH, EN, REGIE, SOUND, TIMELINE, VERSE

STOCK: Answer = agreeable.stock(ANALYSIS)
BOSUN: Answer = {
    "name": "bosun", "noun": "bosun", "words": "Come in", "kind": "actor", "nature": "person", "proper": False, "many": False,
    "role": "named", "presence": "on_screen", "dynamic": True,
}  # fmt: skip


def test_a_model_that_agrees_changes_only_the_engine() -> None:
    reviewed = review(VERSE, ANALYSIS, read_as(Stock, STOCK), "llm:m")
    assert reviewed == ANALYSIS.model_copy(update={"engine": "llm:m"})
    assert covered(reviewed)[0].value == 1.0


def test_what_a_model_sees_otherwise_is_kept_with_the_verse_s_own_words() -> None:
    answer = spoiled(STOCK, "subjects", 1, "presence", to="off_screen")
    answer = spoiled(answer, "added_subjects", to=[BOSUN])
    answer = spoiled(answer, "utterances", 1, "addressee", to="bosun")
    reviewed = review(VERSE, ANALYSIS, read_as(Stock, answer), "llm:m")
    found = reviewed.mention("bosun")
    assert found is not None
    assert found.evidence[0].span.of(EN) == "Come in"
    assert [one.in_words() for one in reviewed.disagreements] == [
        "lamp, presence: rules says on_screen; llm:m says off_screen",
        "bosun, kept: rules says no; llm:m says yes (“Come in”)",
        "u2, addressee: rules says nothing; llm:m says bosun",
    ]
    assert covered(reviewed)[0].value == 1.0, "what is added takes nothing away"
    assert [u.spans for u in reviewed.utterances] == [u.spans for u in ANALYSIS.utterances]


def test_an_added_event_takes_its_place_in_the_order_of_the_text() -> None:
    said: Answer = {
        "verb": "Say", "words": "and said", "doers": ["keeper"], "receivers": [], "place": "", "toward": False,
        "negated": False, "told": False, "force": 0.1,
    }  # fmt: skip
    early: Answer = {**said, "verb": "be", "words": "The keeper"}
    answer = spoiled(STOCK, "added_events", to=[said, early])
    events = review(VERSE, ANALYSIS, read_as(Stock, answer), "llm:m").events
    assert [(event.id, event.verb) for event in events] == [("e1", "light"), ("e3", "be"), ("e2", "say")]


def test_coverage_falls_when_a_model_leaves_candidates_out_and_the_critic_names_them() -> None:
    answer = spoiled(STOCK, "events", 0, "keep", to=False)
    answer = spoiled(answer, "subjects", 1, "keep", to=False)
    reviewed = review(VERSE, ANALYSIS, read_as(Stock, answer), "llm:m")
    (verdict,) = covered(reviewed)
    assert verdict.value == pytest.approx(1 / 3, abs=0.001)
    assert verdict.result == "FAIL"
    assert "lamp, kept: rules says yes; llm:m says no" in verdict.evidence
    assert reviewed.blocking.anchors == ()
    assert covered(ANALYSIS) == [], "the rules are not measured by themselves"


@pytest.mark.parametrize(
    ("path", "to", "says"),
    [
        (("subjects",), listed(STOCK, "subjects")[:1], "missing subject: lamp"),
        (("subjects",), listed(STOCK, "subjects") + listed(STOCK, "subjects")[:1], "doubled subject: keeper"),
        (("subjects", 0, "name"), "warden", "missing subject: keeper; unknown subject: warden"),
        (("subjects", 0, "keep"), False, "named but not among the subjects: keeper"),
        (("utterances",), listed(STOCK, "utterances")[1:], "missing utterance: u1"),
        (("utterances", 1, "speaker"), "the wind", "named but not among the subjects: the wind"),
        (("utterances", 0, "speaker"), "keeper", "narration has no speaker"),
        (("events", 0, "receivers"), ["oil"], "named but not among the subjects: oil"),
        (("scenes", 0, "place"), "moor", "named but not among the subjects: moor"),
        (("added_subjects",), [{**BOSUN, "words": "Come in, bosun"}], "does not stand in verse 1:2"),
        (("added_subjects",), [{**BOSUN, "words": "Lampe an"}], "does not stand in verse 1:2"),
        (("added_subjects",), [{**BOSUN, "name": "Keeper"}], "is on the checklist already"),
    ],
)  # fmt: skip
def test_a_stock_that_does_not_fit_is_refused(path: tuple[str | int, ...], to: JsonValue, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        review(VERSE, ANALYSIS, read_as(Stock, spoiled(STOCK, *path, to=to)), "llm:m")


def test_words_are_found_letter_by_letter_but_for_case_and_the_outer_space() -> None:
    assert quoted(VERSE, "en", " the LAMP ").of(EN) == "the lamp"
    assert quoted(VERSE, "de", "Wächter").of(VERSE.text["de"]) == "Wächter"
    for words in ("", "   ", "thelamp", "lampp"):
        with pytest.raises(ValueError, match="does not stand"):
            quoted(VERSE, "en", words)
    turkish = Verse(ref="x", chapter=1, number=1, text={"en": "İstanbul and the sea"})
    assert quoted(turkish, "en", "the sea").of(turkish.text["en"]) == "the sea"


STRUCTURE: Answer = agreeable.structure(DREHBUCH)


def test_shots_get_their_ids_from_their_place_and_lines_keep_their_spans() -> None:
    answer = spoiled(STRUCTURE, "lines", 0, "delivery", to="calm")
    plan = built(read_as(Structure, answer), DREHBUCH, ANALYSIS, CAST)
    assert [slot.id for slot in plan.slots] == ["1.1", "2.1"]
    assert [line.spans for line in plan.lines] == [line.spans for line in DREHBUCH.lines]
    assert plan.lines[0].delivery == "calm"


@pytest.mark.parametrize(
    ("path", "to", "says"),
    [
        (("lines",), listed(STRUCTURE, "lines")[:1], "missing line: u2"),
        (("shots", 0, "lines"), [], "missing line: u1"),
        (("shots", 0, "lines"), ["u1", "u2"], "doubled line: u2"),
        (("shots", 0, "lines"), ["u1", "u9"], "unknown line: u9"),
        (("shots", 0, "events"), ["e7"], "unknown event: e7"),
        (("shots", 0, "scene"), "s2", "unknown scene: s2"),
        (("shots", 0, "on_screen"), ["CHAR_GHOST"], "unknown subject: CHAR_GHOST"),
        (("shots", 0, "on_screen"), ["PROP_LAMP", "PROP_LAMP"], "doubled subject on screen"),
        (("shots", 0, "on_screen"), ["PROP_LAMP", "CHAR_GOD"], "never in the picture: CHAR_GOD"),
        (("shots", 1, "focus"), "PROP_LAMP", "unknown focus, which is not on screen"),
        (("acts",), listed(STRUCTURE, "acts")[:1], "every act has a shot and every shot"),
        (("shots", 0, "phase"), "resolve", "from setup over turn to resolve"),
        (("acts",), listed(STRUCTURE, "acts")[:1] * 2, "doubled act"),
    ],
)
def test_a_structure_that_does_not_fit_is_refused(path: tuple[str | int, ...], to: JsonValue, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        built(read_as(Structure, spoiled(STRUCTURE, *path, to=to)), DREHBUCH, ANALYSIS, CAST)


def test_lines_out_of_order_are_refused() -> None:
    swapped = spoiled(spoiled(STRUCTURE, "shots", 0, "lines", to=["u2"]), "shots", 1, "lines", to=["u1"])
    with pytest.raises(ValueError, match="out of order: u2, u1"):
        built(read_as(Structure, swapped), DREHBUCH, ANALYSIS, CAST)


def test_the_grounds_of_an_action_are_looked_up_and_invention_is_found() -> None:
    here = desk()
    plan = built(read_as(Structure, STRUCTURE), DREHBUCH, ANALYSIS, CAST)
    answer = agreeable.pictures(DREHBUCH)
    written = pictured(here, plan, read_as(Pictures, answer))
    assert [one.shot.action for one in written] == [shot.action for shot in DREHBUCH.shots]
    grounds = {ground.word: (ground.source, ground.where) for ground in written[0].shot.grounds}
    assert grounds["lamp"] == ("verse", "1:2")
    assert written[0].loose == ()
    fluent = spoiled(answer, "shots", 1, "action", to="The keeper polishes a golden telescope.")
    assert set(pictured(here, plan, read_as(Pictures, fluent))[1].loose) == {"polishes", "golden", "telescope"}
    nothing = spoiled(answer, "shots", 1, "action", to="A zeppelin explodes.")
    with pytest.raises(ValueError, match=r"shot 2\.1: no word of"):
        pictured(here, plan, read_as(Pictures, nothing))
    with pytest.raises(ValueError, match=r"missing shot: 2\.1; unknown shot: 2\.2"):
        pictured(here, plan, read_as(Pictures, spoiled(answer, "shots", 1, "id", to="2.2")))


@pytest.mark.parametrize(
    ("first", "last", "motif", "says"),
    [
        ("1.1", "3.1", None, "unknown shot: 3.1"),
        ("2.1", "1.1", None, "runs backwards"),
        ("1.1", "1.1", "CHAR_X", "unknown motif"),
    ],
)
def test_a_cue_that_does_not_fit_is_refused(first: str, last: str, motif: str | None, says: str) -> None:
    answer = agreeable.music(DREHBUCH)
    for name, value in {"first": first, "last": last, "motif": motif}.items():
        answer = spoiled(answer, "cues", 0, name, to=value)
    with pytest.raises(ValueError, match=says):
        cues_of(read_as(Music, answer), ("1.1", "2.1"), ("CHAR_KEEPER",))


def test_cues_are_numbered_and_may_not_overlap() -> None:
    music = agreeable.music(DREHBUCH)
    assert cues_of(read_as(Music, music), ("1.1", "2.1"), ("CHAR_KEEPER",)) == DREHBUCH.cues
    twice: Answer = {"cues": listed(music, "cues") * 2}
    with pytest.raises(ValueError, match=r"cue 2 .* overlaps"):
        cues_of(read_as(Music, twice), ("1.1", "2.1"), ("CHAR_KEEPER",))


SHOTS: Answer = agreeable.shots(REGIE)


def test_a_size_brings_its_lens_and_distance_and_a_reframing_its_numbers() -> None:
    answer = spoiled(spoiled(SHOTS, "shots", 1, "shot_type", to="close_up"), "shots", 1, "yaw_deg", to=40.0)
    before, after = (directed(DIRECTING, DREHBUCH, REGIE, read_as(Seen, a), "llm:m")[1] for a in (SHOTS, answer))
    assert after.camera.distance * 20.25 / after.camera.lens_mm == pytest.approx(0.26 * 1.66, abs=0.01), "a quarter of him"
    assert (before.camera.distance, before.camera.lens_mm) != (after.camera.distance, after.camera.lens_mm)
    assert before.start_image.source is not None
    assert after.start_image.source is not None
    assert after.start_image.source.yaw == 40.0 - REGIE.shots[0].camera.yaw_deg
    assert {before.camera.setup, after.camera.setup} == {"B"}
    kept = ("verse_span", "utterances", "duration", "prop_placements", "actor_block", "environment", "transition")
    assert all(getattr(after, name) == getattr(REGIE.shots[1], name) for name in kept)
    assert (after.engine, after.actors[0].position) == ("llm:m", REGIE.shots[1].actors[0].position)
    Regie(verse="1:2", timeline="timeline_01", shots=(REGIE.shots[0], after), engine="llm:m")


def test_a_reframing_out_of_reach_becomes_a_picture_of_its_own() -> None:
    answer = spoiled(SHOTS, "shots", 1, "yaw_deg", to=150.0)
    assert directed(DIRECTING, DREHBUCH, REGIE, read_as(Seen, answer), "llm:m")[1].start_image.source is None


@pytest.mark.parametrize(
    ("path", "to", "says"),
    [
        (("shots",), listed(SHOTS, "shots")[:1], "missing shot: 2.1"),
        (("shots", 1, "hero_moment"), False, "exactly one shot is the hero"),
        (("shots", 0, "hero_moment"), True, "exactly one shot is the hero"),
        (("shots", 1, "actors"), [], "missing actor of shot 2.1: CHAR_KEEPER"),
        (("shots", 1, "pitch_deg"), 60.0, "stands under the ground; at most"),
    ],
)
def test_a_direction_that_does_not_fit_is_refused(path: tuple[str | int, ...], to: JsonValue, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        directed(DIRECTING, DREHBUCH, REGIE, read_as(Seen, spoiled(SHOTS, *path, to=to)), "llm:m")


LISTENING: Answer = agreeable.sound(SOUND)
GULL: Answer = {"name": "Möwen", "shot": "2.1", "at": 0.5, "kind": "detail_fx", "strength": 0.4, "why": "the coast"}


def test_sounds_are_taken_out_and_put_in_and_no_word_changes() -> None:
    answer = spoiled(LISTENING, "added", to=[GULL])
    answer = spoiled(answer, "effects", 0, "keep", to=False)
    plan = planned(read_as(Listening, answer), SOUND, heard(), "llm:m")
    added = [effect for effect in (*plan.foley, *plan.detail_fx) if effect.id == "added1"]
    assert [(effect.name, effect.shot, effect.start) for effect in added] == [("gulls", "2.1", 30)]
    assert len(plan.foley) + len(plan.detail_fx) == len(SOUND.foley) + len(SOUND.detail_fx)
    assert [line.text for line in plan.lines] == [line.text for line in SOUND.lines]


@pytest.mark.parametrize(
    ("path", "to", "says"),
    [
        (("lines",), [], "missing line: u1, u2"),
        (("beds",), [], "missing bed"),
        (("music",), [], "missing cue"),
        (("added",), [{**GULL, "shot": "9.9"}], "unknown shot: 9.9"),
        (("added",), [{**GULL, "name": "gul"}], "no tool makes an effect 'gul'; near it: gulls"),
        (("added",), [{**GULL, "name": "desert"}], "no tool makes an effect 'desert'"),
    ],
)
def test_a_sound_plan_that_does_not_fit_is_refused(path: tuple[str | int, ...], to: JsonValue, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        planned(read_as(Listening, spoiled(LISTENING, *path, to=to)), SOUND, heard(), "llm:m")


def test_a_reading_becomes_a_timeline_that_keeps_its_id_and_voice() -> None:
    timeline = timeline_of(usable(read_as(ReadingAnswer, agreeable.reading()), frozenset()), TIMELINE, "llm:m")
    assert (timeline.id, timeline.sound.narrator, timeline.briefing) == (
        TIMELINE.id,
        TIMELINE.sound.narrator,
        TIMELINE.briefing,
    )
    assert (timeline.look.light, timeline.sound.music, timeline.engine) == ("one lamp", "plucked", "llm:m")
    with pytest.raises(ValueError, match="does not go from dark to light"):
        usable(read_as(ReadingAnswer, spoiled(agreeable.reading(), "dark", to="#ffffff")), frozenset())


def schemas(shape: JsonValue) -> list[Answer]:
    """Every schema inside a schema."""
    if isinstance(shape, list):
        return [found for item in shape for found in schemas(item)]
    if not isinstance(shape, dict):
        return []
    found = [shape]
    for key, part in shape.items():
        items = part.values() if key in ("properties", "$defs") and isinstance(part, dict) else (part,)
        for item in items:
            found += schemas(item)
    return found


@pytest.mark.parametrize("kind", [Stock, Structure, Pictures, Music, Seen, Listening, ReadingAnswer])
def test_a_shape_is_strict_closed_and_lists_the_ids_there_are(kind: type[Part]) -> None:
    lists: dict[str, list[str]] = {
        "shots": ["1.1"],
        "subjects": ["CHAR_KEEPER"],
        "lines": ["u1"],
        "events": ["e1"],
        "scenes": ["s1"],
    }
    shape = shape_of(kind, lists)
    Draft202012Validator.check_schema(shape)
    parts = schemas(shape)
    for part in parts:
        assert set(part).isdisjoint({"title", "default", "pattern", "minLength", "maxLength", "from_list", "prefixItems"})
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            properties = part["properties"]
            assert isinstance(properties, dict)
            assert part["required"] == list(properties)
    listed = [part["enum"] for part in parts if part.get("enum") in lists.values()]
    assert bool(listed) == (kind is not ReadingAnswer), "a reading names no ids"
