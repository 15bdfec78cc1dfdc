"""The critic by rules: each check passes a good plan and fails one with that fault in it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from agents.rules.critic import Critic
from agents.tasks import CriticParams, Reading
from exeget.document import load, write_document
from exeget.drehbuch import Act, Drehbuch, Ground, ScriptShot
from exeget.job import Job
from exeget.regie import Regie
from exeget.shot import Actor, Camera, Mark, Move, Shot, ShotSound
from exeget.soundplan import Bed, SoundPlan
from exeget.verdict import Result, Verdicts
from exeget.verse import Span
from exeget.work import Refusal
from tests.production import READING, Production, bench, judged, produced
from tests.readings import CASES, ballad, storm, talk

INVENTED = (
    "A woman bends down in a barley field at dusk, gathering ears.",
    "Her hands beat the grain out on the threshing floor.",
    "A woman stands on the edge of a cliff, her eyes fixed on the sky.",
    "A woman bends down in a large wind on the Meer, gathering ears.",
    "A man stands on the shore, looking at the sea.",
    "A woman stands on the edge of the water, her eyes fixed on the sea.",
    "Lightning splits the mast above a screaming child.",
    "A great wind comes down on the forest.",
)
"""What small language models answered for the verse of the storm, and two of the same kind: fluent, valid, wrong."""


def act(drehbuch: Drehbuch, shot: int, **changes: object) -> Drehbuch:
    shots = list(drehbuch.shots)
    shots[shot] = shots[shot].model_copy(update=changes)
    return drehbuch.model_copy(update={"shots": tuple(shots)})


def film(regie: Regie, shot: int, **changes: object) -> Regie:
    shots = list(regie.shots)
    shots[shot] = shots[shot].model_copy(update=changes)
    return regie.model_copy(update={"shots": tuple(shots)})


def worst(production: Production, metric: str) -> Result:
    results = [verdict.result for verdict in production.found(metric)]
    assert results, f"{metric} was not judged"
    return "FAIL" if "FAIL" in results else "WARN" if "WARN" in results else "PASS"


@pytest.mark.parametrize("action", INVENTED)
def test_a_fluent_invention_fails_the_grounding_and_its_words_are_named(action: str) -> None:
    good = produced(storm())
    bad = judged(storm(), act(good.drehbuch, 0, action=action), good.regie, good.sound)
    verdict = bad.found("grounding")[0]
    assert verdict.result == "FAIL" and "not carried by anything" in verdict.evidence


@pytest.mark.parametrize("make", CASES)
def test_what_the_verse_its_neighbours_or_a_rule_carry_passes(make: Callable[[], object]) -> None:
    production = produced(make())  # type: ignore[arg-type]  # every case is a Case
    assert worst(production, "grounding") == "PASS" and worst(production, "deeds_true") == "PASS"


def test_a_word_of_the_briefing_is_carried_and_without_the_briefing_it_is_not() -> None:
    good = produced(storm())
    script = act(good.drehbuch, 0, action="A great wind comes down on the darkened sea.")
    briefed = Reading(timeline="timeline_01", reading="x", briefing={"briefings/b.md": "The sea is darkened before the storm."})
    assert judged(storm(), script, good.regie, good.sound, briefed).found("grounding")[0].result == "PASS"
    assert judged(storm(), script, good.regie, good.sound, READING).found("grounding")[0].result == "FAIL"


def test_light_and_weather_are_only_carried_as_the_scene_has_them() -> None:
    good = produced(talk())
    night = judged(talk(), act(good.drehbuch, 0, action="The house waits in the dark."), good.regie, good.sound)
    noon = judged(talk(), act(good.drehbuch, 0, action="The house waits under the high sun."), good.regie, good.sound)
    assert night.found("grounding")[0].result == "PASS" and noon.found("grounding")[0].result == "FAIL"


def test_a_deed_given_to_the_wrong_one_fails_though_each_word_is_grounded() -> None:
    good = produced(ballad())
    wrong = judged(ballad(), act(good.drehbuch, 0, action="The boy rows."), good.regie, good.sound)
    assert wrong.found("grounding")[0].result == "PASS"
    assert wrong.found("deeds_true")[0].result == "FAIL"
    assert "Knabe does not row: Fährmann does" in wrong.found("deeds_true")[0].evidence


def test_a_false_claim_of_what_a_word_rests_on_is_found() -> None:
    good = produced(storm())
    lie = (Ground(word="forest", source="verse", where="1:4"),)
    assert worst(good, "grounds_claimed") == "PASS"
    assert worst(judged(storm(), act(good.drehbuch, 0, grounds=lie), good.regie, good.sound), "grounds_claimed") == "FAIL"


def nobody(script: Drehbuch) -> Drehbuch:
    return act(script, 0, on_screen=("CHAR_NOBODY",))


def deity(script: Drehbuch) -> Drehbuch:
    return act(script, 0, on_screen=("CHAR_LORD",))


def swallowed(script: Drehbuch) -> Drehbuch:
    short = script.lines[0].model_copy(update={"spans": {**script.lines[0].spans, "en": Span(start=0, end=3)}})
    return script.model_copy(update={"lines": (short, *script.lines[1:])})


def doubled(script: Drehbuch) -> Drehbuch:
    long = script.lines[0].model_copy(update={"spans": {**script.lines[0].spans, "en": Span(start=0, end=80)}})
    return script.model_copy(update={"lines": (long, *script.lines[1:])})


def one_tongue(script: Drehbuch) -> Drehbuch:
    mute = script.lines[0].model_copy(update={"spans": {"en": script.lines[0].spans["en"]}})
    return script.model_copy(update={"lines": (mute, *script.lines[1:])})


def other_mouth(script: Drehbuch) -> Drehbuch:
    line = script.lines[0].model_copy(update={"speaker": "CHAR_MARINERS"})
    return script.model_copy(update={"lines": (line, *script.lines[1:])})


def twin(script: Drehbuch) -> Drehbuch:
    same = {"action": script.shots[0].action, "on_screen": script.shots[0].on_screen, "focus": script.shots[0].focus}
    return act(script, 1, **same)


def empty_act(script: Drehbuch) -> Drehbuch:
    return script.model_copy(update={"acts": (*script.acts, Act(phase="resolve", summary="Nothing."))})


def long_line(script: Drehbuch) -> Drehbuch:
    whole = script.lines[0].model_copy(update={"spans": {"en": Span(start=0, end=128), "de": script.lines[0].spans["de"]}})
    return script.model_copy(update={"lines": (whole,)})


@pytest.mark.parametrize(
    ("metric", "spoil", "result"),
    [
        ("subjects_known", nobody, "FAIL"), ("deity_unseen", deity, "FAIL"), ("letters_voiced", swallowed, "FAIL"),
        ("letters_voiced", doubled, "FAIL"), ("lines_translated", one_tongue, "FAIL"), ("speakers_true", other_mouth, "FAIL"),
        ("twin_shots", twin, "FAIL"), ("acts_filled", empty_act, "FAIL"),
    ],
)  # fmt: skip
def test_each_fault_of_a_drehbuch_is_found(metric: str, spoil: Callable[[Drehbuch], Drehbuch], result: Result) -> None:
    good = produced(storm())
    assert worst(good, metric) == "PASS"
    assert worst(judged(storm(), spoil(good.drehbuch), good.regie, good.sound), metric) == result


def test_a_line_of_half_a_minute_fails_and_one_of_fifteen_seconds_is_a_warning() -> None:
    case = storm()
    good = produced(case)
    assert worst(good, "longest_line_words") == "PASS"
    words = " ".join(["wind"] * 40)
    verse = case.verse.model_copy(update={"text": {"en": words, "de": words}})
    for count, result in ((40, "WARN"), (90, "FAIL")):
        text = " ".join(["wind"] * count)
        verse = case.verse.model_copy(update={"text": {"en": text, "de": text}})
        line = good.drehbuch.lines[0].model_copy(update={"spans": {k: Span(start=0, end=len(text)) for k in ("en", "de")}})
        script = good.drehbuch.model_copy(update={"lines": (line,)})
        spoilt = judged(replace(case, verse=verse), script, good.regie, good.sound)
        assert worst(spoilt, "longest_line_words") == result


MARKS = (Mark(offset=(-1.0, 0.0, 0.0)), Mark(offset=(1.0, 0.0, 0.0)))


def two_shots(yaw: float) -> tuple[Shot, Shot]:
    """Two pictures of the same two people, the second from another side."""
    actors = tuple(
        Actor(subject_id=who, position=mark) for who, mark in zip(("CHAR_SMITH", "CHAR_DAUGHTER"), MARKS, strict=True)
    )
    first = Shot(id="1.1", act="setup", subject="actor", shot_type="two_shot", actors=actors)
    return first, first.model_copy(update={"id": "1.2", "camera": Camera(yaw_deg=yaw)})


def crossing(good: Regie, yaw: float) -> Regie:
    a, b = two_shots(yaw)
    shots = list(good.shots)
    shots[1] = shots[1].model_copy(update={"actors": a.actors, "camera": a.camera})
    shots[2] = shots[2].model_copy(update={"actors": b.actors, "camera": b.camera})
    return good.model_copy(update={"shots": tuple(shots)})


def test_a_cut_over_the_line_is_found_and_one_on_this_side_is_not() -> None:
    good = produced(talk())
    near = judged(talk(), good.drehbuch, crossing(good.regie, 60), good.sound)
    far = judged(talk(), good.drehbuch, crossing(good.regie, 150), good.sound)
    assert worst(near, "line_crossed") == "PASS" and worst(far, "line_crossed") == "FAIL"


def test_one_size_twice_in_a_row_is_a_warning_and_three_times_a_fault() -> None:
    good = produced(storm())
    assert worst(good, "size_run") == "PASS"
    twice = film(good.regie, 1, shot_type=good.regie.shots[0].shot_type)
    thrice = film(twice, 2, shot_type=good.regie.shots[0].shot_type)
    assert worst(judged(storm(), good.drehbuch, twice, good.sound), "size_run") == "WARN"
    assert worst(judged(storm(), good.drehbuch, thrice, good.sound), "size_run") == "FAIL"


def flat(regie: Regie, distance: float) -> Regie:
    return film(regie, 3, camera=regie.shots[3].camera.model_copy(update={"distance": distance}))


def test_a_close_picture_from_far_away_is_not_what_it_is_called() -> None:
    good = produced(talk())
    assert good.regie.shots[3].shot_type == "medium_close_up" and worst(good, "size_untrue") == "PASS"
    far = judged(talk(), good.drehbuch, flat(good.regie, good.regie.shots[3].camera.distance * 20), good.sound)
    assert worst(far, "size_untrue") == "FAIL"


def still(shot: Shot) -> Shot:
    actors = tuple(actor.model_copy(update={"pose": "stand", "path": ()}) for actor in shot.actors)
    light = shot.light.model_copy(update={"weather": "clear"})
    camera = shot.camera.model_copy(update={"move": Move()})
    return shot.model_copy(update={"camera": camera, "light": light, "actors": actors, "duration": 600})


def test_a_minute_without_any_motion_is_a_slideshow() -> None:
    good = produced(storm())
    dead = good.regie.model_copy(update={"shots": tuple(still(shot) for shot in good.regie.shots)})
    assert worst(good, "still_seconds") == "PASS"
    assert worst(judged(storm(), good.drehbuch, dead, good.sound), "still_seconds") == "FAIL"


@pytest.mark.parametrize(
    ("metric", "shot", "changes"),
    [
        ("moves_unmotivated", 0, {"camera": Camera(move=Move(type="track", amount=0.5))}),
        ("subjects_lost", 1, {"actors": ()}),
        ("deity_unseen", 1, {"actors": (Actor(subject_id="CHAR_LORD"),)}),
        ("shots_kept", 1, {"utterances": ()}),
        ("sounds_known", 1, {"sound": ShotSound(ambience=("a hum of stars",))}),
        ("words_a_second", 1, {"duration": 12}),
    ],
)
def test_each_fault_of_a_regie_is_found(metric: str, shot: int, changes: dict[str, object]) -> None:
    good = produced(storm())
    assert worst(good, metric) == "PASS"
    assert worst(judged(storm(), good.drehbuch, film(good.regie, shot, **changes), good.sound), metric) == "FAIL"


def test_a_new_place_that_is_never_seen_whole_is_a_warning() -> None:
    good = produced(storm())
    close = film(film(good.regie, 0, shot_type="close_up"), 1, shot_type="medium")
    assert worst(good, "established") == "PASS"
    assert worst(judged(storm(), good.drehbuch, close, good.sound), "established") == "WARN"
    known = replace(storm(), before=storm().analysis)
    assert not produced(known).found("established")


def gap(plan: SoundPlan) -> SoundPlan:
    bare = tuple(Bed(id=bed.id, name=bed.name, shots=bed.shots[:-1]) for bed in plan.ambience)
    return SoundPlan.model_construct(**{**dict(plan), "ambience": bare})


def rewritten(plan: SoundPlan) -> SoundPlan:
    line = plan.lines[0].model_copy(update={"text": {**plan.lines[0].text, "en": "But the Lord sent a wind,"}})
    return plan.model_copy(update={"lines": (line, *plan.lines[1:])})


def silent(plan: SoundPlan) -> SoundPlan:
    return plan.model_copy(update={"lines": plan.lines[1:]})


def strange_voice(plan: SoundPlan) -> SoundPlan:
    return plan.model_copy(update={"lines": (plan.lines[0].model_copy(update={"voice": "robot_9"}), *plan.lines[1:])})


def strange_sound(plan: SoundPlan) -> SoundPlan:
    return plan.model_copy(
        update={"ambience": (plan.ambience[0].model_copy(update={"name": "a hum of stars"}), *plan.ambience[1:])}
    )


@pytest.mark.parametrize(
    ("metric", "spoil"),
    [
        ("gap_frames", gap), ("words_kept", rewritten), ("words_kept", silent), ("voices_known", strange_voice),
        ("sounds_known", strange_sound),
    ],
)  # fmt: skip
def test_each_fault_of_a_sound_plan_is_found(metric: str, spoil: Callable[[SoundPlan], SoundPlan]) -> None:
    good = produced(storm())
    assert worst(good, metric) == "PASS"
    assert worst(judged(storm(), good.drehbuch, good.regie, spoil(good.sound)), metric) == "FAIL"


def test_two_speakers_with_one_voice_are_a_warning() -> None:
    production = produced(talk())
    assert worst(production, "voices_shared") == "WARN"
    lines = tuple(
        line.model_copy(update={"voice": "woman"}) if line.speaker == "CHAR_DAUGHTER" else line
        for line in production.sound.lines
    )
    apart = production.sound.model_copy(update={"lines": lines})
    assert worst(judged(talk(), production.drehbuch, production.regie, apart), "voices_shared") == "PASS"


def test_a_shot_of_another_hand_is_held_to_the_same_bar() -> None:
    good = produced(storm())
    own = ScriptShot(
        id="1.1", phase="setup", scene="s1", action="The ship breaks in the tempest.", intent="x", on_screen=("SETENV_SHIP",),
        grounds=(Ground(word="ship", source="verse", where="1:4"),), utterances=("u1a",), focus="SETENV_SHIP",
    )  # fmt: skip
    script = good.drehbuch.model_copy(update={"shots": (own, *good.drehbuch.shots[1:]), "engine": "person"})
    assert judged(storm(), script, good.regie, good.sound).found("grounding")[0].result == "PASS"


def test_the_tool_asks_for_all_four_papers_and_writes_the_same_bytes(tmp_path: Path) -> None:
    tool = Critic()
    refusal = tool.supports(Job(kind="criticise", backend="rules", version="1", inputs={"analysis.json": "0" * 64}))
    assert isinstance(refusal, Refusal) and "drehbuch.json" in refusal.reason
    made = produced(storm())
    params = CriticParams(verse=made.case.verse, reading=READING, cast=made.case.cast).as_json()
    job = Job(kind="criticise", backend="rules", version="1", params=params)
    assert made.case.after is not None
    papers = {
        "analysis": write_document(made.case.analysis), "after": write_document(made.case.after),
        "drehbuch": write_document(made.drehbuch), "regie": write_document(made.regie), "sound": write_document(made.sound),
    }  # fmt: skip
    outs = []
    for name in ("one", "two"):
        place = bench(tmp_path / name, **papers)
        assert tool.make(job, place).facts["worst"] == "PASS"
        outs.append((place.out / "verdicts.json").read_bytes())
    assert outs[0] == outs[1] and load(Verdicts, outs[0]).worst() == "PASS"
