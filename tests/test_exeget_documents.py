"""Documents are strict, labelled, and the same text every time."""

import json
from collections.abc import Callable, Mapping
from typing import ClassVar, Literal

import pytest
from pydantic import Field, ValidationError

from exeget.document import Document, Upgrade, label_of, load, read_document, write_document
from exeget.errors import WrongUse
from tests.samples import ANALYSIS, CUTLIST, DOCUMENTS, DREHBUCH, REGIE, SOUND
from workflows.schemas import DOCUMENTS as STORED

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: label_of(type(d)))


@each_document
def test_a_document_reads_as_its_golden(document: Document, golden: Callable[[str, str], None]) -> None:
    text = write_document(document).decode()
    golden(f"documents/{label_of(type(document)).replace('/', '.')}.json", text)
    assert load(type(document), text.encode()) == document


@each_document
def test_an_unknown_field_is_named(document: Document) -> None:
    raw = json.dumps({**document.as_json(), "surprise": 1}).encode()
    with pytest.raises(WrongUse, match="surprise"):
        load(type(document), raw, "thing.json")


@each_document
def test_a_document_of_another_version_is_refused_with_what_is_known(document: Document) -> None:
    raw = json.dumps({**document.as_json(), "schema": "story/99"}).encode()
    with pytest.raises(WrongUse, match=f"Known here: {label_of(type(document))}"):
        load(type(document), raw)


def test_every_stored_document_has_a_sample_and_a_schema() -> None:
    assert {type(document) for document in DOCUMENTS} == set(STORED)
    for kind in STORED:
        assert kind.model_json_schema(by_alias=True)["properties"]["schema"]["const"] == label_of(kind)


class Lamp(Document):
    """A document in its third version."""

    UPGRADES: ClassVar[Mapping[str, Upgrade]] = {
        "lamp/1": lambda old: {"schema": "lamp/2", "light": old["lumen"]},
        "lamp/2": lambda old: {"schema": "lamp/3", "lumens": old["light"]},
    }
    label: Literal["lamp/3"] = Field(default="lamp/3", alias="schema")
    lumens: int


def test_an_older_version_is_upgraded_step_by_step() -> None:
    assert load(Lamp, b'{"schema": "lamp/1", "lumen": 5}') == Lamp(lumens=5)
    assert load(Lamp, b'{"schema": "lamp/2", "light": 5}') == Lamp(lumens=5)


def test_broken_json_is_named_by_line() -> None:
    with pytest.raises(WrongUse, match=r"regie\.json is not JSON: line 2"):
        load(type(REGIE), b'{\n"schema": }', "regie.json")


def test_drifted_spelling_is_straightened_and_recorded() -> None:
    raw = write_document(REGIE).decode().replace('"medium_close_up"', '"Medium Close-Up"').replace('"push_in"', '"dolly-in"')
    found = read_document(type(REGIE), raw.encode(), "regie.json")
    assert found.document == REGIE
    assert found.drift == (
        "shot_type: 'Medium Close-Up' read as 'medium_close_up'",
        "type: 'dolly-in' read as 'push_in'",
    )


def test_a_word_that_is_no_drift_is_refused_with_the_words_there_are() -> None:
    raw = write_document(REGIE).decode().replace('"medium_close_up"', '"from the moon"')
    with pytest.raises(WrongUse, match="extreme_wide"):
        load(type(REGIE), raw.encode(), "regie.json")


@pytest.mark.parametrize(
    ("document", "wrong", "said"),
    [
        (DREHBUCH, {"shots": [{**DREHBUCH.shots[0].as_json()}]}, "missing line: u2"),
        (DREHBUCH, {"shots": [DREHBUCH.shots[0].as_json()] * 2}, "doubled shot: 1.1"),
        (DREHBUCH, {"lines": [DREHBUCH.lines[0].as_json()]}, "unknown line: u2"),
        (REGIE, {"shots": [REGIE.shots[1].as_json()]}, "derived from a shot"),
        (SOUND, {"ambience": [{**SOUND.ambience[0].as_json(), "shots": ["1.1"]}]}, "no ambience under shot 2.1"),
        (CUTLIST, {"shots": [CUTLIST.shots[1].as_json()]}, "begins at frame 72"),
        (ANALYSIS, {"subjects": [ANALYSIS.subjects[0].as_json()]}, "named but not among the subjects: lamp"),
    ],
)
def test_documents_that_do_not_hang_together_are_refused(document: Document, wrong: dict[str, object], said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        load(type(document), json.dumps({**document.as_json(), **wrong}).encode())


def test_a_document_cannot_be_changed_behind_its_back() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        REGIE.verse = "1:3"  # type: ignore[misc]  # that is what must fail
