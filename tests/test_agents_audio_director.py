"""The audio director by rules: the verse's own words, a voice for each, no instant without sound, effects at a moment."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from agents.rules.audio_director import AudioDirector, plan_sound
from agents.tasks import HeardShot
from exeget.document import load, write_document
from exeget.errors import WrongUse
from exeget.job import Job
from exeget.shot import ShotSound
from exeget.soundplan import SoundPlan
from exeget.sounds import SOUNDS
from exeget.timeline import SoundStyle
from exeget.work import Refusal
from tests.production import bench, produced, sound_params
from tests.readings import CASES, Case, bare, storm, talk


def planned(case: Case, **changes: object) -> SoundPlan:
    production = produced(case)
    params = sound_params(case, production.regie).model_copy(update=changes)
    return plan_sound(params, production.drehbuch)


def test_every_line_says_the_verses_own_words_in_both_languages() -> None:
    case = storm()
    lines = planned(case).lines
    for lang, text in case.verse.text.items():
        assert " ".join(line.text[lang] for line in lines) == text


def test_the_narrator_is_dry_and_who_speaks_stands_in_the_room() -> None:
    rooms = {line.speaker: line.room for line in planned(talk()).lines}
    assert rooms == {"NARRATOR": "open", "CHAR_SMITH": "room", "CHAR_DAUGHTER": "room"}


def test_the_narrators_voice_is_the_timelines_and_a_speakers_the_registers() -> None:
    voices = {line.speaker: line.voice for line in planned(talk(), style=SoundStyle(narrator="narrator_f")).lines}
    assert voices["NARRATOR"] == "narrator_f" and voices["CHAR_SMITH"] == "man"


def test_a_speaker_without_a_voice_is_cast_with_one_that_nobody_has() -> None:
    case = talk()
    cast = tuple(s.model_copy(update={"voice": None, "sex": "female"}) if "DAUGHTER" in s.id else s for s in case.cast)
    voices = {line.speaker: line.voice for line in planned(case, cast=cast).lines}
    assert voices["CHAR_DAUGHTER"] == "woman"


def test_every_shot_has_a_bed_and_a_run_of_shots_one_bed() -> None:
    for make in CASES:
        plan = planned(make())
        assert {shot for bed in plan.ambience for shot in bed.shots} == set(plan.shots)
    assert [bed.shots for bed in planned(storm()).ambience] == [("1.1", "1.2", "2.1")] * 3


def test_a_shot_whose_sounds_nobody_knows_lies_in_open_air() -> None:
    production = produced(bare())
    shot = production.regie.shots[0]
    strange = HeardShot(
        id=shot.id, duration=48, utterances=shot.utterances, sound=ShotSound(ambience=("a hum of stars",)), environment="x",
        weather="clear",
    )  # fmt: skip
    params = sound_params(bare(), production.regie).model_copy(update={"shots": (strange,)})
    assert [bed.name for bed in plan_sound(params, production.drehbuch).ambience] == ["open_air"]


def test_a_plan_with_a_silent_shot_cannot_even_be_written_down() -> None:
    plan = planned(storm())
    with pytest.raises(ValidationError, match=r"no ambience under shot 2\.1"):
        SoundPlan.model_validate(
            {**plan.model_dump(), "ambience": tuple(b.model_copy(update={"shots": ("1.1", "1.2")}) for b in plan.ambience)}
        )


def test_a_storm_is_louder_and_stronger_than_fair_weather() -> None:
    stormy = planned(storm()).ambience[0]
    production = produced(storm())
    calm = [shot.model_copy(update={"weather": "clear"}) for shot in sound_params(storm(), production.regie).shots]
    fair = planned(storm(), shots=tuple(calm)).ambience[0]
    assert stormy.level_db > fair.level_db and stormy.strength > fair.strength


def test_effects_happen_inside_their_shot_and_are_known_sounds() -> None:
    plan = planned(storm())
    lengths = {shot.id: shot.duration for shot in produced(storm()).regie.shots}
    effects = (*plan.foley, *plan.detail_fx)
    assert {effect.name for effect in effects} == {"wood_crack", "thunder"}
    for effect in effects:
        assert 0 <= effect.start < lengths[effect.shot] and SOUNDS[effect.name].effect


def test_a_pause_parts_two_speakers_and_hardly_one_voice_from_itself() -> None:
    lines = {line.id: line for line in planned(talk()).lines}
    first, own = lines["u2"], [line for name, line in lines.items() if name.startswith("u4")]
    assert first.start > 0
    assert own[0].start > 0


def test_a_cue_comes_with_prompts_for_both_kinds_of_models() -> None:
    cue = planned(storm(), style=SoundStyle(music="choir", words="breath before music")).music[0]
    assert "wordless choir" in cue.prompts["musicgen"] and "breath before music" in cue.prompts["musicgen"]
    assert "bpm" in cue.prompts["magnet"] and len(cue.prompts["magnet"]) < len(cue.prompts["musicgen"])


def test_a_line_the_drehbuch_lacks_is_named() -> None:
    production = produced(storm())
    shots = sound_params(storm(), production.regie).shots
    wrong = (shots[0].model_copy(update={"utterances": ("u9",)}), *shots[1:])
    with pytest.raises(WrongUse, match=r"Shot 1.1 voices 'u9'.*u1a, u1b, u1c"):
        planned(storm(), shots=wrong)


def test_the_tool_refuses_without_a_drehbuch_and_else_writes_the_same_bytes(tmp_path: Path) -> None:
    tool = AudioDirector()
    assert isinstance(tool.supports(Job(kind="plan_sound", backend="rules", version="1")), Refusal)
    production = produced(talk())
    params = sound_params(talk(), production.regie).as_json()
    job = Job(kind="plan_sound", backend="rules", version="1", params=params, inputs={"drehbuch.json": "0" * 64})
    outs = []
    for name in ("one", "two"):
        place = bench(tmp_path / name, drehbuch=write_document(production.drehbuch))
        tool.make(job, place)
        outs.append((place.out / "sound.json").read_bytes())
    assert outs[0] == outs[1] and load(SoundPlan, outs[0]) == production.sound
