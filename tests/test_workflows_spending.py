"""What models take: planned before, counted in the manifest, summed at the end, and never over the production's cap."""

from pathlib import Path

import pytest

from exeget.analysis import Analysis
from exeget.document import load
from tests import agreeable
from tests.filmed import VERSE, copied, exeget, manifest, production, run, write_story
from tests.loopback import Loopback, says, serving

BRAIN = "[brain]\nbase_url = '{url}'\nmodel = 'small'\nretries = 0\n"
PRICED = BRAIN + "[budget]\ncurrency = 'USD'\nper_production = {cap}\n[prices.small]\ninput = 1000\noutput = 1000\n"
UNTIL = (*VERSE, "--stop-at", "analyse")


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of two verses, analysed by rules."""
    stories = tmp_path_factory.mktemp("analysed") / "stories"
    write_story(stories)
    exeget(stories, "film", "tower", *UNTIL, "--brain", "rules")
    return stories


@pytest.fixture
def stories(analysed: Path, tmp_path: Path) -> Path:
    """A copy of it, to be worked on."""
    return copied(analysed, tmp_path / "stories")


def agreeing(stories: Path) -> agreeable.Answer:
    """What a model says that sees the first verse as the rules do."""
    return agreeable.stock(load(Analysis, (production(stories) / "analysis.json").read_bytes()))


def settings(stories: Path, text: str, server: Loopback, cap: float = 0.0) -> None:
    """Write exeget.toml."""
    (stories.parent / "exeget.toml").write_text(text.format(url=server.url, cap=cap))


def total(stories: Path, name: str) -> float:
    """The sum of a cost over the calls in the manifest."""
    costs = [line["cost"] for line in manifest(stories)]
    return sum(float(str(cost[name])) for cost in costs if isinstance(cost, dict) and cost["tokens_in"])


def test_a_plan_says_what_models_would_take_and_a_film_what_they_took(stories: Path) -> None:
    with serving(says(agreeing(stories))) as server:
        settings(stories, PRICED, server, cap=50.0)
        planned = exeget(stories, "plan", "tower", *UNTIL)[-1]
        assert isinstance(planned["tokens"], int)
        assert planned["tokens"] > 1000
        assert planned["money"] == pytest.approx(planned["tokens"] / 1000)
        done = exeget(stories, "film", "tower", *UNTIL)[-1]
        again = exeget(stories, "film", "tower", *UNTIL)[-1]
    assert done["tokens"] == again["tokens"] == 18
    assert (total(stories, "tokens_in"), total(stories, "tokens_out")) == (11, 7)
    assert total(stories, "money") == pytest.approx(0.018)
    assert len(server.asked) == 1, "the second run found everything"


def test_a_person_reads_what_models_took_and_that_a_price_is_not_known(stories: Path) -> None:
    with serving(says(agreeing(stories))) as server:
        settings(stories, BRAIN, server)
        planned = run(stories, "plan", "tower", *UNTIL).stdout
        done = run(stories, "film", "tower", *UNTIL).stdout
    assert "tokens (at a price that is not known) for models." in planned
    assert "made llm analyst 1:1 (stock)" in done
    assert "Models took 18 tokens (at a price that is not known) in 1 calls so far." in done


def test_at_the_cap_the_command_ends_as_refused_before_the_call_and_what_was_made_stays(stories: Path) -> None:
    before = (stories / "tower" / "manifest.jsonl").read_bytes()
    with serving(says(agreeing(stories))) as server:
        settings(stories, PRICED, server, cap=5.0)
        (*_, said) = exeget(stories, "film", "tower", *UNTIL, code=2)
    assert server.asked == []
    assert "cap of 5.00 USD" in str(said["error"])
    assert "Spent so far: 0.0000 USD" in str(said["known"])
    assert "[budget]" in str(said["cure"])
    assert (stories / "tower" / "manifest.jsonl").read_bytes().startswith(before)
