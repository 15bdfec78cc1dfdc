"""Fluent, valid, wrong: what two small models made of seven verses of Jonah must not get past the critic.

`small_model_shots.jsonl` holds the shots that SmolLM2-135M-Instruct and Qwen2.5-Coder-0.5B-Instruct (both Apache-2.0)
wrote at temperature 0 under an enforced schema, each answer valid; `lang` is the language of the text they were given.
"""

import json
from functools import cache
from pathlib import Path

import pytest
from pydantic import JsonValue

from exeget.drehbuch import Drehbuch
from tests.production import Production, judged, produced
from tests.readings import Case
from tests.stories_read import jonah

ANSWERS = [json.loads(line) for line in (Path(__file__).parent / "small_model_shots.jsonl").read_text().splitlines()]
METRICS = ("grounding", "deeds_true", "deeds_happen", "twin_shots")


@cache
def case(key: str) -> Case:
    """A verse of the first chapter between its neighbours."""
    chapter = jonah(1)
    at = next(number for number, (verse, _) in enumerate(chapter) if verse.key == key)
    after = chapter[at + 1][1] if at + 1 < len(chapter) else None
    return Case(*chapter[at], chapter[at - 1][1], after)


@cache
def by_rules(key: str) -> Production:
    """What the rules make of it."""
    return produced(case(key))


def told(drehbuch: Drehbuch, actions: list[str]) -> Drehbuch:
    """The same Drehbuch with other actions in its first shots."""
    pairs = zip(drehbuch.shots, [*actions, *[""] * len(drehbuch.shots)], strict=False)
    return drehbuch.model_copy(
        update={"shots": tuple(shot.model_copy(update={"action": action}) if action else shot for shot, action in pairs)}
    )


def faults(key: str, actions: list[str]) -> list[str]:
    """What the critic says against actions in a verse, in whole films of which everything else is good."""
    good = by_rules(key)
    bad = judged(case(key), told(good.drehbuch, actions), good.regie, good.sound)
    return [f"{v.metric}: {v.evidence}" for metric in METRICS for v in bad.found(metric) if v.result == "FAIL"]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: f"{a['model']}-{a['verse']}-{a['lang']}")
def test_no_plan_of_a_small_model_gets_past_the_critic(answer: dict[str, JsonValue]) -> None:
    actions = answer["actions"]
    assert isinstance(actions, list)
    assert faults(str(answer["verse"]), [str(action) for action in actions])


@pytest.mark.parametrize("key", sorted({str(answer["verse"]) for answer in ANSWERS}))
def test_the_same_verses_by_rules_get_past_it(key: str) -> None:
    assert faults(key, []) == [], "the control: it does not reject everything"


def test_nine_in_ten_of_their_actions_are_rejected_each_for_itself() -> None:
    each = sorted({(str(answer["verse"]), str(action)) for answer in ANSWERS for action in answer["actions"]})
    caught = [one for one in each if faults(one[0], [one[1]])]
    assert len(caught) / len(each) >= 0.9, sorted(set(each) - set(caught))


@pytest.mark.parametrize(
    ("action", "fault"),
    [
        ("The ship breaks.", "break is only told"),
        ("The ship is broken in the sea.", "break is only told"),
        ("The ship is like to be broken.", ""),
        ("The ship is not broken.", ""),
        ("A great wind comes down on the ship.", ""),
    ],
)
def test_what_is_only_feared_may_be_said_as_feared_and_not_shown_as_done(action: str, fault: str) -> None:
    assert faults("1:4", [action])[:1] == ([f"deeds_happen: {fault}: {action}"] if fault else [])
