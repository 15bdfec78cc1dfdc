"""What a person may set about models, and what holds when they set nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exeget.errors import WrongUse
from exeget.settings import Brain, Budget, Price, RoleModel, load_settings
from exeget.spending import price_of, tokens_of
from exeget.work import Tokens

WHOLE = """
[brain]
base_url = "http://127.0.0.1:1/v1"
model = "big"
fallbacks = ["middle", "small"]
retries = 2

[brain.roles.director]
model = "eye"
temperature = 0.7
max_tokens = 900
retries = 0

[brain.roles.critic]
fallbacks = []
effort = "high"

[budget]
currency = "USD"
per_production = 2
tokens = 500_000

[prices."big"]
input = 1.25
output = 10
"""


def test_a_role_has_what_is_set_for_it_and_the_rest_from_the_brain(tmp_path: Path) -> None:
    (tmp_path / "exeget.toml").write_text(WHOLE)
    settings = load_settings(tmp_path, {})
    brain = settings.brain
    assert brain.role("director").models == ("eye", "middle", "small")
    assert (brain.role("director").temperature, brain.role("director").max_tokens, brain.role("director").retries) == (
        0.7,
        900,
        0,
    )
    assert (brain.role("critic").models, brain.role("critic").effort, brain.role("critic").retries) == (("big",), "high", 2)
    assert (settings.budget.currency, settings.budget.per_production, settings.budget.tokens) == ("USD", 2.0, 500_000)
    assert settings.prices["big"] == Price(input=1.25, output=10)


def test_interpretation_and_narrative_think_unless_told_otherwise_also_when_another_role_is_set(tmp_path: Path) -> None:
    (tmp_path / "exeget.toml").write_text(WHOLE)
    brain = load_settings(tmp_path, {}).brain
    efforts = {role: brain.role(role).effort for role in ("exegete", "screenwriter", "director", "analyst")}
    assert efforts == {"exegete": "medium", "screenwriter": "medium", "director": "none", "analyst": "none"}
    assert (brain.role("screenwriter").questions, brain.role("director").questions) == (3, 0)
    assert Brain(model="m", fallbacks=("m", "n")).role("analyst").models == ("m", "n"), "nobody is asked twice"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[brain.roles.director]\nmodell = 'x'", "modell"),
        ("[brain.roles.caterer]\nmodel = 'x'", "caterer"),
        ("[brain.roles.screenwriter]\nquestions = 4", "questions"),
        ("[brain]\nretries = -1", "retries"),
        ("[budget]\ncurrency = 'euro'", "currency"),
        ("[budget]\nper_production = -1", "per_production"),
        ("[prices.big]\ninput = 1", "output"),
    ],
)
def test_a_setting_that_can_t_be_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "exeget.toml").write_text(text)
    with pytest.raises(WrongUse, match=said):
        load_settings(tmp_path, {})


def test_the_page_about_models_has_every_setting_and_all_of_it_is_read(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "models.md").read_text()
    example = page.split("```toml\n")[1].split("```")[0]
    (tmp_path / "exeget.toml").write_text(example)
    settings = load_settings(tmp_path, {})
    assert settings.brain.role("screenwriter").models == ("my-larger-model", "my-model")
    for kind in (Brain, RoleModel, Budget, Price):
        missing = [name for name in kind.model_fields if f"{name} = " not in example and name != "roles"]
        assert missing == []


def test_a_price_is_of_a_million_tokens_and_none_is_not_nothing() -> None:
    assert price_of(Tokens(1_000_000, 500_000), Price(input=2, output=8)) == 6.0
    assert price_of(Tokens(5, 5), Price(input=0, output=0)) == 0.0
    assert price_of(Tokens(5, 5), None) is None


@given(st.text())
def test_a_text_is_never_taken_for_fewer_tokens_than_a_third_of_its_bytes(text: str) -> None:
    assert tokens_of(text) * 3 >= len(text.encode()) > (tokens_of(text) - 1) * 3 - (not text)
