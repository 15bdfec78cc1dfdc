"""Who plays a role: fallbacks in their order, never in silence; what is asked of the index is at most three questions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from agents.backends import BACKENDS as AGENTS
from agents.llm.inquiring import Inquiry, allowed
from agents.tasks import AnalyseParams, Mind, Reading, WriteParams
from exeget.analysis import Analysis
from exeget.document import load, write_document
from exeget.drehbuch import Drehbuch
from exeget.errors import ExegetError, Refused, ToolFailed
from exeget.job import Artifact
from exeget.settings import Budget, Price, Settings
from exeget.verse import Verse
from exeget.work import Order
from rag.backends import BACKENDS as RAG
from rag.tasks import CorpusParams, Retrieved, RetrieveParams
from tests import agreeable
from tests.agreeable import at, listed
from tests.loopback import Answer, Asked, Loopback, Reply, completion, fault, says, serving
from tests.readings import cast_of
from toolkits.backends import BACKENDS as TOOLKITS
from workflows.accounts import Accounts, ProductionPurse
from workflows.events import Event
from workflows.jobs import Jobs
from workflows.ledger import Ledger
from workflows.store import Store

VERSES = (
    Verse(ref="Ballade 1", chapter=1, number=1, text={"de": "Der Knabe trug eine rote Mütze und kam aus dem Dorf am Moor."}),
    Verse(ref="Ballade 2", chapter=1, number=2, text={"de": "Der Fährmann rief, und der Knabe stieg in das Boot."}),
    Verse(ref="Ballade 3", chapter=1, number=3, text={"de": "Das Boot zog über den dunklen See."}),
)
ALONE = AnalyseParams(verses=VERSES, wanted=("1:2",))


class Room:
    """A story's workshop whose models are played by a loopback server."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.heard: list[Event] = []
        self.accounts = Accounts(folder / "spending.jsonl", settings)
        purse = ProductionPurse(self.accounts, "timeline_01/1-2")
        table = {**AGENTS, **RAG, **TOOLKITS}
        self.folder = folder
        self.jobs = Jobs(Store(folder / "store"), Ledger(folder / "manifest.jsonl"), table, folder, self.heard.append, purse)

    def analyse(self, *fallbacks: str) -> Artifact:
        """The second verse, by the models."""
        params = ALONE.model_copy(update={"mind": Mind(fallbacks=fallbacks)})
        return self.jobs.make(Order("analyse", params, backend="llm", model="big"), "verse 1:2")

    def rules(self) -> Analysis:
        """The same by rules."""
        made = self.jobs.make(Order("analyse", ALONE.model_copy(update={"wanted": ()}), backend="rules"))
        return load(Analysis, self.jobs.store.read(made.sha("1-2.json")))

    def warnings(self) -> list[str]:
        """What whoever watches was told."""
        return [event.text for event in self.heard if event.what == "warning"]

    def made(self) -> list[str]:
        """What was made, as a person sees it."""
        return [f"{event.kind} {event.name}" for event in self.heard if event.what == "made"]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Room]:
    """Open a room with some settings."""

    def opened(server: Loopback, **more: object) -> Room:
        brain = f"[brain]\nmodel = 'big'\nbase_url = '{server.url}'\nretries = 0\ntimeout_s = 5\n"
        (tmp_path / "exeget.toml").write_text(brain)
        monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
        monkeypatch.chdir(tmp_path)
        return Room(tmp_path, Settings.model_validate(more))

    return opened


def by_model(**answers: Answer) -> Callable[[Asked], Reply]:
    """A server where each model has an answer of its own."""

    def answer(asked: Asked) -> Reply:
        mine = answers[str(asked.body["model"])]
        return mine if isinstance(mine, Reply) else mine(asked)

    return answer


def test_when_a_model_fails_the_next_one_answers_and_document_manifest_and_watcher_know_it(room: Callable[..., Room]) -> None:
    with serving(by_model(big=fault(500, "out of memory"), small=lambda _: says(agreeable.stock(here.rules())))) as server:
        here = room(server)
        made = here.analyse("small")
    assert load(Analysis, here.jobs.store.read(made.sha("1-2.json"))).engine == "llm:small"
    assert made.facts["answered"] == {"stock": "small"}
    assert "answered with HTTP 500. It says: " in str(at(made.facts, "failed", "big"))
    assert [line.job.model for line in here.jobs.ledger.lines() if line.job.kind == "llm"] == ["small"]
    (warning,) = here.warnings()
    assert "big at http://127.0.0.1" in warning
    assert warning.endswith("small takes over.")


def test_a_model_that_failed_is_not_asked_a_second_time_in_the_same_work(room: Callable[..., Room]) -> None:
    with serving(by_model(big=completion({"content": None, "refusal": "no"}), small=says({"surprise": 1}))) as server:
        here = room(server)
        with pytest.raises(ToolFailed, match=r"None of 2 models could play the analyst\..*refused: no.*out of shape") as caught:
            here.analyse("small")
    assert [asked.body["model"] for asked in server.asked] == ["big", "small", "small"]
    assert caught.value.exit_code == 2
    assert "--brain rules" in caught.value.cure
    assert not [line for line in here.jobs.ledger.lines() if line.job.backend != "rules"], "nothing takes their place"


def test_without_fallbacks_nobody_else_is_asked(room: Callable[..., Room]) -> None:
    with serving(fault(500, "out of memory")) as server, pytest.raises(ToolFailed, match="HTTP 500"):
        room(server).analyse()
    assert {str(asked.body["model"]) for asked in server.asked} == {"big"}


def test_a_call_is_shown_by_its_role_verse_and_question_and_counted_in_the_manifest(room: Callable[..., Room]) -> None:
    with serving(lambda _: says(agreeable.stock(here.rules()))) as server:
        here = room(server, prices={"big": Price(input=1.0, output=10.0)}, budget=Budget(currency="EUR", per_production=1.0))
        here.analyse()
    assert here.made()[-2:] == ["llm analyst 1:2 (stock)", "analyse verse 1:2"]
    (line,) = (line for line in here.jobs.ledger.lines() if line.job.kind == "llm")
    assert (line.cost.tokens_in, line.cost.tokens_out, line.cost.currency) == (11, 7, "EUR")
    assert line.cost.money == pytest.approx((11 * 1.0 + 7 * 10.0) / 1e6)


def test_a_cap_stops_before_the_call_and_names_what_was_spent_the_cap_and_the_cure(room: Callable[..., Room]) -> None:
    with serving(says({})) as server:
        here = room(server, prices={"big": Price(input=1.0, output=100.0)}, budget=Budget(per_production=0.5))
        with pytest.raises(Refused, match=r"cap of 0\.50 EUR.*Spent so far: 0\.0000 EUR and 0 tokens.*\[budget\]") as caught:
            here.analyse("small")
    assert caught.value.exit_code == 2
    assert server.asked == [], "and no fallback is asked past the cap"


def test_a_cap_counts_answers_that_were_no_good_also_in_the_next_process(room: Callable[..., Room]) -> None:
    budget = Budget(tokens=20_000)
    with serving(completion({"content": None, "refusal": "no"})) as server:
        here = room(server, budget=budget)
        with pytest.raises(ToolFailed, match="refused"):
            here.analyse()
        assert here.accounts.spent("timeline_01/1-2").tokens == 18
        again = Accounts(here.folder / "spending.jsonl", Settings(budget=budget))
        assert (again.spent("timeline_01/1-2").tokens, again.spent("timeline_01/1-3").tokens) == (18, 0)
        small = room(server, budget=Budget(tokens=100))
        with pytest.raises(Refused, match=r"cap of 100 tokens\..*18 tokens in 1 calls, 1 of them at a price nobody knows"):
            small.analyse()


def test_a_model_without_a_price_can_t_be_asked_under_a_money_cap(room: Callable[..., Room]) -> None:
    with serving(says({})) as server:
        here = room(server, budget=Budget(per_production=100.0))
        with pytest.raises(Refused, match=r'its price is not known.*\[prices\."big"\]'):
            here.analyse()
    assert server.asked == []


def corpus_of(here: Room, shas: dict[str, str], timeline: str = "timeline_01") -> str:
    """The papers of a timeline, ready to be asked."""
    params = CorpusParams(story="ballade", timeline=timeline, verses=VERSES)
    return here.jobs.make(Order("corpus", params, inputs=shas)).sha("corpus.jsonl")


def written(here: Room, server: Loopback, questions: list[str], most: int = 3) -> Artifact:
    """The second verse, by a writer that asks and then agrees with the rules."""
    made = here.jobs.make(Order("analyse", AnalyseParams(verses=VERSES), backend="rules"))
    shas = {name: made.sha(name) for name in ("1-1.json", "1-2.json", "1-3.json")}
    cast = cast_of(*(load(Analysis, here.jobs.store.read(sha)) for sha in shas.values()))
    told = WriteParams(verse=VERSES[1], reading=Reading(timeline="timeline_01", reading="A boy goes over."), cast=cast)
    nothing = write_document(Retrieved(story="ballade", timeline="timeline_01", query="?", verse="1:2", passages=()))
    inputs = {"analysis.json": shas["1-2.json"], "retrieved.json": here.jobs.store.put(nothing).sha}
    draft = load(Drehbuch, here.jobs.store.read(here.jobs.make(Order("write", told, inputs=inputs)).sha("drehbuch.json")))
    server.script += [
        says({"questions": list(questions)}), says(agreeable.structure(draft)), says(agreeable.pictures(draft)),
        says(agreeable.music(draft)),
    ]  # fmt: skip
    asking = told.model_copy(update={"mind": Mind(questions=most)})
    inputs["corpus.jsonl"] = corpus_of(here, shas)
    return here.jobs.make(Order("write", asking, inputs=inputs, backend="llm", model="big"), "Drehbuch")


def test_a_writer_may_ask_its_timeline_and_every_question_is_a_job_of_its_own(room: Callable[..., Room]) -> None:
    with serving() as server:
        here = room(server)
        made = written(here, server, ["Was hat der Knabe an?", "Whose boat is it?"])
    asked = [line for line in here.jobs.ledger.lines() if line.job.kind == "retrieve"]
    assert [line.job.params["query"] for line in asked] == ["Was hat der Knabe an?", "Whose boat is it?"]
    assert {(line.job.params["story"], line.job.params["timeline"]) for line in asked} == {("ballade", "timeline_01")}
    inquiries = listed(made.facts, "inquiries")
    assert [at(one, "job") for one in inquiries] == [line.key for line in asked]
    names = [at(q.body, "response_format", "json_schema", "name") for q in server.asked]
    assert names == ["inquiry", "structure", "pictures", "music"]
    assert all("tools" not in q.body for q in server.asked)
    before, after = (q.messages[1][1] for q in server.asked[:2])
    assert "rote Mütze" not in before, "the control: it was not told before it asked"
    assert "rote Mütze" in after
    found = load(Drehbuch, here.jobs.store.read(made.sha("drehbuch.json")))
    assert found.retrieved[0].startswith("ballade/timeline_01/")


def test_a_writer_that_knows_enough_asks_nothing(room: Callable[..., Room]) -> None:
    with serving() as server:
        here = room(server)
        made = written(here, server, [])
    assert made.facts["inquiries"] == []
    assert not [line for line in here.jobs.ledger.lines() if line.job.kind == "retrieve"]


def test_a_writer_that_asks_too_much_is_told_so_once_and_then_has_failed(room: Callable[..., Room]) -> None:
    with pytest.raises(ValueError, match="3 questions, and at most 2 may be asked"):
        allowed(Inquiry(questions=("who is it", "what is it", "where is it")), 2)
    assert allowed(Inquiry(questions=("who is it", " who is it ")), 1) == ("who is it",)
    with serving() as server:
        here = room(server)
        with pytest.raises(ToolFailed, match="was asked twice for 'inquiry' and answered out of shape"):
            written(here, server, ["one thing", "another thing", "a third", "a fourth"])


def test_the_index_of_another_timeline_does_not_answer(room: Callable[..., Room]) -> None:
    with serving() as server:
        here = room(server)
        made = here.jobs.make(Order("analyse", AnalyseParams(verses=VERSES), backend="rules"))
        other = corpus_of(here, {"1-1.json": made.sha("1-1.json")}, "timeline_02")
        params = RetrieveParams(story="ballade", timeline="timeline_01", query="Was hat der Knabe an?")
        with pytest.raises(ExegetError, match="timeline_0"):
            here.jobs.make(Order("retrieve", params, inputs={"corpus.jsonl": other}))
