"""A Drehbuch as a Fountain screenplay: readable, in the chosen language, and nothing in it means what it should not."""

from pathlib import Path

import pytest

from exeget.drehbuch import Drehbuch
from exeget.fountain import fountain
from exeget.verse import Verse
from tests.production import produced
from tests.readings import Case, bare, storm, talk

GOLDENS = Path(__file__).parent / "goldens"


def screenplay(case: Case, lang: str = "", drehbuch: Drehbuch | None = None) -> str:
    return fountain(drehbuch or produced(case).drehbuch, case.verse, case.cast, case.verse.ref.rsplit(" ", 1)[0], lang)


@pytest.mark.parametrize(("name", "case", "lang"), [("storm.en", storm(), "en"), ("forge.de", talk(), "de")])
def test_the_screenplay_reads_as_it_did(name: str, case: Case, lang: str) -> None:
    golden = GOLDENS / f"screenplay.{name}.fountain"
    assert screenplay(case, lang) == golden.read_text(encoding="utf-8")


def test_an_unknown_language_falls_back_to_the_lead_of_the_verse() -> None:
    assert screenplay(storm(), "fr") == screenplay(storm(), "en")


def test_a_voice_out_of_the_picture_is_marked() -> None:
    text = screenplay(talk(), "en")
    assert "\nNARRATOR (V.O.)\n" in text and "\nSMITH\nWho stood" in text
    assert "\nDAUGHTER (O.S.)\nfor it has shaken" in text


def test_a_name_without_capitals_and_a_text_of_any_script_pass() -> None:
    case = bare()
    script = produced(case).drehbuch
    line = script.lines[0].model_copy(update={"speaker": "CHAR_X", "kind": "dialogue"})
    named = case.cast
    text = fountain(script.model_copy(update={"lines": (line,)}), case.verse, named, "x")
    assert "\nX (O.S.)\n" in text and case.verse.text["gez"] in text


def test_signs_of_the_text_that_fountain_would_read_are_escaped() -> None:
    verse = Verse(ref="x", chapter=1, number=1, text={"en": "A *star* and a [[note]] and snake_case\n\nafter a gap."})
    case = bare()
    odd = Case(verse, case.analysis.model_copy(update={"lead": "en", "utterances": ()}))
    text = screenplay(odd)
    assert r"\*star\*" in text and r"\[\[note]]" in text and r"snake\_case" in text
    assert "\n  \nafter a gap." in text


def test_an_action_that_would_be_a_heading_is_forced() -> None:
    script = produced(storm()).drehbuch
    shots = (script.shots[0].model_copy(update={"action": "INT. is not a heading here."}), *script.shots[1:])
    assert "\n!INT. is not a heading here.\n" in screenplay(storm(), "en", script.model_copy(update={"shots": shots}))
