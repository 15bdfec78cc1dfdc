"""The scores of understanding: right reading earns them, wrong reading loses them."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.rules.reading.bare import bare
from agents.rules.reading.chapter import analyse
from evals.scores import Score
from evals.understanding import DATA, FLOORS, measure
from evals.understanding.novels import lea
from evals.understanding.numbering import english
from evals.understanding.speakers import matched
from exeget.analysis import Analysis
from exeget.errors import WrongUse
from exeget.verse import Verse

MEASURED = ("people_f", "places_f", "speaker_accuracy", "litbank_actor_f", "litbank_environment_f", "coreference_f")


def few(folder: Path) -> Path:
    """A little gold: one short book and one chapter of a novel."""
    rows = [row for row in json.loads((DATA / "verses_dev.json").read_bytes()) if row["ref"].startswith("Jonah")]
    (folder / "verses_few.json").write_text(json.dumps(rows), encoding="utf-8")
    for name, sign in (("kjv_dev.jsonl", '"Jonah '), ("speakers_dev.tsv", "JON ")):
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()
        kept = lines[: name.endswith("tsv")] + [line for line in lines if sign in line]
        (folder / name.replace("dev", "few")).write_text("\n".join(kept), encoding="utf-8")
    (folder / "litbank").mkdir()
    for path in (DATA / "litbank").glob("113_*"):
        shutil.copy(path, folder / "litbank")
    return folder


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return few(tmp_path_factory.mktemp("gold"))


@pytest.fixture(scope="module")
def scores(gold: Path) -> dict[str, Score]:
    return measure(gold, analyse)


def read_nothing(verses: Sequence[Verse]) -> list[Analysis]:
    return [bare(verse, "nothing") for verse in verses]


def read_elsewhere(verses: Sequence[Verse]) -> list[Analysis]:
    """Every verse read as the one seven before it."""
    read = analyse(verses)
    keys = [verse.key for verse in verses]
    turned = [*read[-7:], *read[:-7]]
    return [
        one.model_copy(
            update={
                "verse": key,
                "subjects": tuple(
                    m.model_copy(update={"evidence": tuple(e.model_copy(update={"verse": key}) for e in m.evidence)})
                    for m in one.subjects
                ),
            }
        )
        for one, key in zip(turned, keys, strict=True)
    ]


def test_a_reader_of_nothing_earns_nothing(gold: Path) -> None:
    found = measure(gold, read_nothing)
    assert all(found[name].value == 0 for name in MEASURED)


def test_what_is_read_in_another_verse_falls_below_every_floor(gold: Path, scores: dict[str, Score]) -> None:
    found = measure(gold, read_elsewhere)
    for name in MEASURED:
        assert found[name].value < 0.75 * scores[name].value, name


def test_the_rules_read_a_short_book_and_a_chapter(scores: dict[str, Score]) -> None:
    assert scores["people_f"].value > 0.9
    assert scores["speaker_accuracy"].n == 19
    assert scores["speaker_accuracy"].value > 0.8
    assert scores["litbank_actor_recall"].n > 100


def test_every_floor_is_of_a_score_that_is_measured(scores: dict[str, Score]) -> None:
    assert set(FLOORS) <= set(scores)


def test_a_folder_without_gold_is_refused_with_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="There is no gold") as refused:
        measure(tmp_path, analyse)
    assert "verses_" in str(refused.value)


def test_links_of_one_heap_and_of_nobody_are_not_rewarded() -> None:
    gold = {1: "a", 2: "a", 3: "b", 4: "b"}
    assert lea(gold, gold) == (4.0, 4)
    assert lea(gold, dict.fromkeys(gold, "all")) == (4.0, 4)
    kept, weight = lea(dict.fromkeys(gold, "all"), gold)
    assert kept / weight == pytest.approx(1 / 3)
    assert lea(gold, {end: str(end) for end in gold}) == (0.0, 4)


@pytest.mark.parametrize(
    ("hebrew", "kjv"),
    [
        (("JON", 2, 1), (1, 17)),
        (("GEN", 32, 2), (32, 1)),
        (("EXO", 8, 1), (8, 5)),
        (("1SA", 24, 2), (24, 1)),
        (("LUK", 2, 1), (2, 1)),
    ],
)
def test_a_hebrew_verse_is_found_where_english_bibles_have_it(hebrew: tuple[str, int, int], kjv: tuple[int, int]) -> None:
    assert english(*hebrew) == kjv


@given(st.lists(st.lists(st.booleans(), min_size=3, max_size=3), max_size=5))
def test_no_speaker_is_matched_twice(able: list[list[bool]]) -> None:
    paired = matched(able)
    assert len(paired) <= 3
    assert all(any(able[row]) for row in paired)
