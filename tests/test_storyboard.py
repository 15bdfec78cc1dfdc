"""A bare idea becomes a storyboard: strict models derived from one document, steps found again, nothing invented by rules."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from typer.testing import CliRunner, Result

from agents.rules.criticism.idea import idea_kept
from agents.rules.grammar.english import FUNCTION_WORDS, stems, words_of
from agents.rules.grammar.source import Source
from agents.rules.storyboard.handing import analysis_of, drehbuch_of
from agents.rules.storyboard.terms import FILM_WORDS
from agents.rules.storyboarder import answer
from exeget.boarding import CHOSEN, HEAD, STEPS, StepName, after, answered, asked, filled, in_order, told, waves
from exeget.document import load
from exeget.errors import WrongUse
from exeget.storyboard import OPTIONS, Storyboard
from exeget.verse import Verse
from studio.cli import app
from tests.readings import cast_of

ALLEY = "misty cyberpunk alley at night; neon kanji; detective walking slowly; rain; lo-fi minor 80 bpm"
GASSE = "Neblige Gasse bei Nacht; ein Detektiv geht langsam; Regen; leise Musik in Moll"
IDEAS = [
    (ALLEY, "en"), (GASSE, "de"), ("an old fisherman mending his net at dawn; a small harbour; harp", "en"),
    ("A wolf howls under the moon, snow, a silent forest", "en"), ("red door, candles, old man and a dog on a bench", "en"),
    ("The queen sits alone in a ruined hall while two guards wait at the door.", "en"), ("rain; sad piano", "en"),
    ("verlassener Bahnhof im Schnee, alte Uhr, Kinder laufen über ein Feld", "de"),
    ("Leuchtturm im Sturm; eine Frau wartet; Streicher in Moll, 60 bpm", "de"),
]  # fmt: skip
GERMAN = frozenset(["ein", "eine", "der", "die", "das", "im", "in", "bei", "und", "über", "mit", "am", "auf", "noch", "einmal"])


def board_of(idea: str, lang: str, lore: int = 1, narrative: int = 1) -> Storyboard:
    """All steps by rules, with the options of these numbers."""
    board, taken = Storyboard(verse="1:1", lang=lang, idea=idea), {"lore": lore, "narrative": narrative}
    for step in in_order():
        scenes = [scene.id for scene in board.scenes or ()] if STEPS[step].by_scene else [""]
        board = filled(board, step, [answer(told(board, step, scene), step, scene) for scene in scenes])
        if step in CHOSEN:
            options = getattr(board, STEPS[step].fills)
            board = board.model_copy(update={CHOSEN[step]: options[taken[step] - 1]})
    return board


def said(board: Storyboard) -> list[str]:
    """Everything that the steps put into words."""
    lores = [text for one in board.lores or () for text in (one.title, one.premise)]
    ways = [text for one in board.narratives or () for text in (one.title, one.setup, one.turn, one.resolve)]
    scenes = [text for one in board.scenes or () for text in (one.place, one.summary)]
    things = [text for one in board.components or () for text in (one.name, one.look)]
    stages = [text for one in board.stage_shots or () for text in (*one.on_screen, one.staging)]
    return [*lores, *ways, *scenes, *things, *stages, *(one.action for one in board.shots or ())]


def invented(board: Storyboard, texts: list[str]) -> set[str]:
    """Words that neither the idea nor the list of film terms has; forms of one word count as one."""
    idea = frozenset().union(*(stems(word) for word in words_of(board.idea)))
    words = {word.lower() for text in texts for word in words_of(text)}
    known = FUNCTION_WORDS | FILM_WORDS | GERMAN
    return {word for word in words if word not in known and not stems(word) & idea}


def test_every_step_comes_after_those_it_builds_on_and_is_told_only_what_they_give() -> None:
    order = in_order()
    assert sorted(order) == sorted(STEPS)
    for step, one in STEPS.items():
        assert all(order.index(need) < order.index(step) for need in one.after)
        made = {STEPS[name].fills for name in order[: order.index(step)]}
        made |= {field for name, field in CHOSEN.items() if name != step}
        assert set(one.told) <= made
    assert ("components", "music") in waves()
    assert after("components") == {"components", "stage_shots", "shots"}
    assert "music" not in after("components")


@pytest.mark.parametrize("step", STEPS)
def test_models_of_a_step_are_the_documents_own_fields_made_strict(step: StepName) -> None:
    for model, fields in ((answered(step), (STEPS[step].fills,)), (asked(step), (*HEAD, *STEPS[step].told))):
        schema = model.model_json_schema()
        assert schema["required"] == list(fields)
        assert schema["additionalProperties"] is False
        for field in fields:
            assert schema["properties"][field]["description"] == Storyboard.model_fields[field].description
            with pytest.raises(ValidationError):
                model.model_validate(dict.fromkeys(fields))


def test_three_options_are_three_and_two_are_refused() -> None:
    lores = [one.as_json() for one in board_of(ALLEY, "en").lores or ()]
    assert len(lores) == OPTIONS
    answered("lore").model_validate_json(json.dumps({"lores": lores}))
    with pytest.raises(ValidationError):
        answered("lore").model_validate_json(json.dumps({"lores": lores[:2]}))


@pytest.mark.parametrize(("idea", "lang"), IDEAS)
def test_rules_say_nothing_that_is_neither_in_the_idea_nor_a_term_of_film(idea: str, lang: str) -> None:
    board = board_of(idea, lang)
    assert invented(board, said(board)) == set()
    assert invented(board, ["A detective with a revolver."]) >= {"revolver"}


@pytest.mark.parametrize(("idea", "lang"), IDEAS)
def test_every_way_of_telling_shows_every_component_that_is_no_light_of_the_sky(idea: str, lang: str) -> None:
    for number in range(1, OPTIONS + 1):
        board = board_of(idea, lang, narrative=number)
        seen = {name for shot in board.shots or () for name in shot.on_screen}
        assert {one.name for one in board.components or () if one.kind in ("actor", "prop")} <= seen


def test_options_lead_to_other_shots() -> None:
    first = [(shot.size, shot.action) for shot in board_of(ALLEY, "en").shots or ()]
    near = [(shot.size, shot.action) for shot in board_of(ALLEY, "en", narrative=2).shots or ()]
    thing = [(shot.size, shot.action) for shot in board_of(ALLEY, "en", lore=3).shots or ()]
    assert first[0][0] == "extreme_wide"
    assert near[0][0] == "insert"
    assert len({tuple(first), tuple(near), tuple(thing)}) == 3


def test_what_the_idea_says_of_its_music_and_hour_is_kept() -> None:
    alley, gasse = board_of(ALLEY, "en"), board_of(GASSE, "de")
    assert alley.music is not None and gasse.music is not None and alley.scenes is not None
    assert (alley.music.bpm, alley.music.mode, alley.music.style) == (80, "minor", "lofi")
    assert (gasse.music.bpm, gasse.music.mode) == (0, "minor")
    assert (alley.scenes[0].time_of_day, alley.scenes[0].weather) == ("night", "rain")


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="abc ABCäß,;.\n0123 ", min_size=1, max_size=60).filter(lambda text: any(c.isalpha() for c in text)))
def test_any_text_is_an_idea(text: str) -> None:
    board = board_of(text, "en")
    verse = Verse(ref="I 1:1", chapter=1, number=1, text={"en": text})
    analysis = analysis_of(board, verse)
    drehbuch = drehbuch_of(board, verse, "timeline_01", cast_of(analysis))
    assert [shot.id for shot in drehbuch.shots] == [shot.id for shot in board.shots or ()]


def test_a_landmark_is_seen_from_outside_and_a_station_from_inside() -> None:
    for idea, lang, head in (("Leuchtturm im Sturm", "de", "EXT."), ("a train station at night", "en", "INT.")):
        board, verse = board_of(idea, lang), Verse(ref="I 1:1", chapter=1, number=1, text={lang: idea})
        drehbuch = drehbuch_of(board, verse, "timeline_01", cast_of(analysis_of(board, verse)))
        assert drehbuch.scenes[0].heading.startswith(head)
        assert (drehbuch.shots[0].size == "extreme_wide") == (head == "EXT.")


def test_an_unfinished_storyboard_is_refused_with_the_missing_steps() -> None:
    board = board_of(ALLEY, "en").model_copy(update={"shots": None})
    with pytest.raises(WrongUse, match="shots"):
        analysis_of(board, Verse(ref="I 1:1", chapter=1, number=1, text={"en": ALLEY}))


def test_the_critic_finds_an_idea_that_lost_its_words() -> None:
    board, verse = board_of(ALLEY, "en"), Verse(ref="I 1:1", chapter=1, number=1, text={"en": ALLEY})
    analysis = analysis_of(board, verse)
    cast = cast_of(analysis)
    whole = drehbuch_of(board, verse, "timeline_01", cast)
    source = Source(verse, analysis, cast)
    assert [verdict.result for verdict in idea_kept(source, whole)] == ["PASS"]
    silent = [cue.model_copy(update={"why": "-"}) for cue in whole.cues]
    bare = [shot.model_copy(update={"action": "Rain.", "intent": "-"}) for shot in whole.shots]
    lost = whole.model_copy(update={"shots": tuple(bare), "cues": tuple(silent)})
    assert [verdict.result for verdict in idea_kept(source, lost)] == ["FAIL"]


class Studio:
    """The command line on a folder of stories."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str) -> Result:
        """A command; what it raised is raised."""
        result = CliRunner().invoke(app, [*words, "--stories", str(self.folder)], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result

    def board(self, *words: str) -> tuple[Storyboard, int, int]:
        """The storyboard, and how many jobs were run and found for it."""
        said = json.loads(self.run("storyboard", "alley", "--brain", "rules", "--json", *words).output.splitlines()[-1])
        board = load(Storyboard, json.dumps(said["storyboards"][0]).encode())
        return board, said["jobs_run"], said["jobs_found"]


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    """A studio with the idea of an alley."""
    here = Studio(tmp_path)
    here.run("new", "alley", "--idea", ALLEY)
    return here


def test_a_storyboard_goes_on_where_it_stopped_and_makes_nothing_twice(studio: Studio) -> None:
    board, run, _ = studio.board()
    manifest = studio.folder / "alley" / "manifest.jsonl"
    lines = manifest.read_bytes().splitlines(keepends=True)
    assert run == len(lines) == len(STEPS) + 1
    assert studio.board() == (board, 0, run)
    (studio.folder / "alley" / "productions" / "timeline_01" / "1-1" / "storyboard.json").unlink()
    manifest.write_bytes(b"".join(lines[:3]) + lines[3][:40])
    again, rerun, found = studio.board()
    assert (again, rerun, found) == (board, run - 3, 3)


def test_a_choice_is_written_down_holds_over_runs_and_only_what_follows_is_made(studio: Studio) -> None:
    studio.board()
    board, run, found = studio.board("--option", "narrative=2")
    assert board.narrative is not None and board.narratives is not None
    assert board.narrative == board.narratives[1]
    assert (run, found) == (4, 4), "what the scenes are is the same, so components and music are found"
    assert studio.board()[0] == board
    choices = [json.loads(line) for line in (studio.folder / "alley" / "choices.jsonl").read_text().splitlines()]
    assert [(choice["step"], choice["option"], choice["who"] == "auto") for choice in choices] == [
        ("lore", 1, True), ("narrative", 1, True), ("narrative", 2, False)
    ]  # fmt: skip
    with pytest.raises(WrongUse, match="lore=2"):
        CliRunner().invoke(
            app, ["storyboard", "alley", "--option", "lore=4", "--stories", str(studio.folder)], catch_exceptions=False
        )


def test_a_storyboard_changed_by_hand_is_what_is_filmed(studio: Studio) -> None:
    board, _, _ = studio.board()
    path = studio.folder / "alley" / "productions" / "timeline_01" / "1-1" / "storyboard.json"
    changed = json.loads(path.read_text())
    changed["shots"][1]["action"] = "The detective, from behind."
    path.write_text(json.dumps(changed))
    kept, _, _ = studio.board()
    assert kept.shots is not None and board.shots is not None
    assert kept.shots[1].action == "The detective, from behind." != board.shots[1].action
    studio.run("film", "alley", "--brain", "rules", "--stop-at", "write")
    assert "The detective, from behind." in (path.parent / "drehbuch.fountain").read_text()


def test_a_text_has_no_storyboard(tmp_path: Path) -> None:
    here = Studio(tmp_path)
    (tmp_path / "tale.txt").write_text("A boy came to the sea.\n")
    here.run("new", "alley", "--from", str(tmp_path / "tale.txt"))
    with pytest.raises(WrongUse, match="is a text"):
        here.board()
