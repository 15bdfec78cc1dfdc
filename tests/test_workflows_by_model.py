"""A verse played by models from the text to the critic, as a person runs it: over real HTTP, in processes of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from exeget.analysis import Analysis
from exeget.document import Document, load
from exeget.drehbuch import Drehbuch
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from tests import agreeable
from tests.agreeable import at
from tests.filmed import VERSE, exeget, manifest, production, run, write_story
from tests.loopback import Asked, Reply, fault, says, serving

D = TypeVar("D", bound=Document)
UNTIL = (*VERSE, "--stop-at", "criticise")
SETTINGS = """
[brain]
base_url = "{url}"
model = "big"
fallbacks = ["small"]
retries = 0
[budget]
per_production = 3
[prices.big]
input = 2
output = 8
[prices.small]
input = 1
output = 1
"""


def document(stories: Path, kind: type[D], name: str) -> D:
    """A document of the production."""
    return load(kind, (production(stories) / f"{name}.json").read_bytes())


def asked_for(question: Asked) -> str:
    """Which of a role's questions it is."""
    return str(at(question.body, "response_format", "json_schema", "name"))


def agreeing(stories: Path) -> Callable[[Asked], Reply]:
    """A server that says what the rules have said; the big model can't direct."""
    drehbuch = document(stories, Drehbuch, "drehbuch")
    answers: dict[str, agreeable.Answer] = {
        "stock": agreeable.stock(document(stories, Analysis, "analysis")),
        "reading": agreeable.reading(),
        "inquiry": {"questions": ["Who weeps on the shore?"]},
        "structure": agreeable.structure(drehbuch),
        "pictures": agreeable.pictures(drehbuch),
        "music": agreeable.music(drehbuch),
        "shots": agreeable.shots(document(stories, Regie, "regie")),
        "sound": agreeable.sound(document(stories, SoundPlan, "sound")),
    }

    def answer(question: Asked) -> Reply:
        name = asked_for(question)
        return fault(500, "out of memory") if (name, question.body["model"]) == ("shots", "big") else says(answers[name])

    return answer


def test_a_verse_goes_through_all_roles_and_each_document_says_who_made_it(tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    write_story(stories)
    exeget(stories, "film", "tower", *UNTIL, "--brain", "rules")
    with serving(agreeing(stories)) as server:
        (tmp_path / "exeget.toml").write_text(SETTINGS.format(url=server.url))
        done = run(stories, "film", "tower", *UNTIL)
        again = exeget(stories, "film", "tower", *UNTIL)[-1]
    assert done.returncode == 0, done.stdout + done.stderr
    names = [(asked_for(question), question.body["model"]) for question in server.asked]
    writing = [(name, "big") for name in ("stock", "reading", "inquiry", "structure", "pictures", "music", "shots")]
    assert names == [*writing, ("shots", "small"), ("sound", "big")], "and nobody is asked again in the second run"
    assert document(stories, Analysis, "analysis").engine == document(stories, SoundPlan, "sound").engine == "llm:big"
    assert document(stories, Regie, "regie").engine == "llm:small"
    for line in (
        "made llm analyst 1:1 (stock)", "screenwriter 1:1 asks: Who weeps on the shore?", "made llm audio director 1:1 (sound)",
        "as the director, answered with HTTP 500. small takes over.", "Models took 144 tokens (0.0006 EUR) in 8 calls so far.",
    ):  # fmt: skip
        assert line in done.stdout
    assert (again["jobs_run"], again["tokens"]) == (0, 144)
    costs = [line["cost"] for line in manifest(stories) if at(line, "job", "kind") == "llm"]
    money = [float(str(cost["money"])) for cost in costs if isinstance(cost, dict)]
    assert sum(money) == pytest.approx(7 * (11 * 2 + 7 * 8) / 1e6 + 18 / 1e6)
