"""The measures of writing and directing: each falls where it should, and finds what was planted."""

from functools import cache

import pytest

from evals.drehbuch import flagged, passes
from evals.lint import FAULTS, Fault
from evals.onscreen import DATA, Clause, Counts, count, f_score, read_gold, seen_in, shuffle
from evals.rehearsal import Rehearsed, rehearse
from exeget.errors import WrongUse
from exeget.reader import read_verses


@cache
def played() -> tuple[Rehearsed, ...]:
    """The Erlkönig and a chapter of Genesis."""
    ballad = rehearse(read_verses(DATA / "erlkoenig.txt", "de", "Erlkönig"))
    return (*ballad, *rehearse(read_verses(DATA / "genesis_22.verses.jsonl", "en", "Genesis")))


def clauses(story: str) -> list[Clause]:
    return [clause for clause in read_gold(DATA / "gold.jsonl") if clause.story == story]


def test_every_clause_of_the_gold_stands_in_its_text_and_both_halves_are_there() -> None:
    gold = read_gold(DATA / "gold.jsonl")
    assert {clause.half for clause in gold} == {"dev", "test"}
    assert len({(clause.story, clause.verse) for clause in gold}) >= 60
    for name in ("ruth", "genesis_8", "genesis_18", "genesis_22", "genesis_24"):
        text = {verse.key: verse.text["en"] for verse in read_verses(DATA / f"{name}.verses.jsonl", "en", "x")}
        assert all(clause.words in text[clause.verse] for clause in gold if clause.story == name)


def test_a_missing_subject_lowers_recall_and_a_wrong_one_precision() -> None:
    clause = Clause("x", "dev", "1:1", "x", (frozenset({"father", "vater"}), frozenset({"child"})), (frozenset({"horse"}),))
    father = next(subject for subject in played()[0].source.cast if subject.id == "CHAR_VATER")
    horse, king = (
        father.model_copy(update={"id": f"CHAR_{name.upper()}", "names": {"en": name}, "aliases": (), "noun": name})
        for name in ("horse", "king")
    )
    assert count(clause, [father, horse]) == Counts(1, ("child",), ())
    assert count(clause, [father, king]).wrong == ("CHAR_KING",)
    assert f_score([Counts(1, ("child",), ("CHAR_KING",))]) == (0.5, 0.5, 0.5)


def test_a_shuffled_script_scores_far_below_the_one_that_was_written() -> None:
    gold, story = clauses("erlkoenig"), played()[:8]
    written = f_score([count(clause, seen_in(clause, story)) for clause in gold])[2]
    shuffled = f_score([count(clause, seen_in(clause, shuffle(played()))) for clause in gold])[2]
    assert written > 0.9 and shuffled < written - 0.3


def test_a_folder_without_gold_is_refused_with_the_layout() -> None:
    with pytest.raises(WrongUse, match=r"no gold\.jsonl"):
        read_gold(DATA.parent / "gold.jsonl")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.metric)
def test_each_rule_of_the_lint_finds_its_fault_and_lets_its_harmless_likeness_pass(fault: Fault) -> None:
    good = [one for one in played() if passes(fault.check, fault.metric, one)]
    bad = [plan for one in good if (plan := fault.plant(one)) is not None]
    fine = [plan for one in good if (plan := fault.harmless(one)) is not None]
    assert all(flagged(fault.check, fault.metric, plan) for plan in bad)
    assert not any(flagged(fault.check, fault.metric, plan) for plan in fine)
    assert bad, "no plan has a place for the fault"
