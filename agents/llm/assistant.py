"""The assistant director as a model: any phrasing becomes the same typed edits, tried on the papers first."""

from pydantic import Field

from agents.llm.asking import Conversation, Question, offered
from agents.llm.pages import page
from agents.rules.assistant import NEEDS, papers_on
from agents.rules.editing.apply import apply
from agents.tasks import Mind, UnderstandParams
from exeget.document import Part, part_from, write_document
from exeget.edit import Edit, Understood
from exeget.job import Job
from exeget.papers import Papers
from exeget.shot import Actor, Shot
from exeget.subject import Subject
from exeget.verse import Spans
from exeget.voices import NAMES
from exeget.work import Bench, Made, Offer, Refusal


class Orders(Part):
    """What the assistant writes down: edits, or a question, or what can't be done."""

    edits: tuple[Edit, ...]
    question: str = Field(max_length=400)
    choices: tuple[str, ...]
    unclear: tuple[str, ...]
    help: str = Field(max_length=600)


class AssistantDirector:
    """Kind `understand`: understood.json. Edits that the papers do not allow go back to the model once, with the reason."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any sentence about a verse that is directed."""
        return offered(job, NEEDS)

    def make(self, job: Job, bench: Bench) -> Made:
        """Ask once; ModelFailed when the answer can't be used, even after its one repair."""
        told = part_from(UnderstandParams, job.params, "the parameters of understand")
        papers = papers_on(bench, told)
        talk = Conversation("director", job, bench, told.mind or Mind(), about=f"verse {told.verse.key}")
        orders = talk.ask(orders_question(told, papers), Orders, lambda orders: tried(orders, papers))
        understood = Understood(
            said=told.said, verse=told.verse.key, edits=orders.edits, question=orders.question, choices=orders.choices,
            unclear=orders.unclear, help=orders.help, engine=talk.engine,
        )  # fmt: skip
        (bench.out / "understood.json").write_bytes(write_document(understood))
        return Made(files=("understood.json",), facts={"edits": len(understood.edits), **talk.facts()})


def tried(orders: Orders, papers: Papers) -> Orders:
    """The orders, when they are one thing and the papers allow it; ValueError says what is wrong."""
    others = [name for name in ("question", "unclear") if getattr(orders, name)]
    if orders.edits and others:
        raise ValueError(f"edits and {' and '.join(others)} exclude each other: half of a wish is not what was wanted")
    if not orders.edits and not others:
        raise ValueError("neither edits nor a question nor anything unclear")
    if orders.question and not orders.choices:
        raise ValueError("a question needs choices")
    if orders.edits:
        apply(orders.edits, papers)
    return orders


def orders_question(told: UnderstandParams, papers: Papers) -> Question:
    """What the model is asked about a director's sentence."""
    lang = told.verse.lead()

    def words(spans: Spans) -> str:
        return spans[lang].of(told.verse.text[lang]) if lang in spans else ""

    subjects = _at_hand(papers)
    values = {
        "said": told.said, "about": told.about, "verse": told.verse, "rate": told.rate, "regie": papers.regie,
        "drehbuch": papers.drehbuch, "sound": papers.sound, "timeline": papers.timeline, "subjects": subjects,
        "actions": {shot.id: shot.action for shot in papers.drehbuch.shots}, "voices": NAMES, "words": words,
        "seen": _on_screen,
    }  # fmt: skip
    choices = {
        "shots": [shot.id for shot in papers.regie.shots],
        "lines": [line.id for line in papers.drehbuch.lines],
        "subjects": [subject.id for subject in subjects],
    }
    return Question("orders", page("assistant", values), choices)


def _at_hand(papers: Papers) -> list[Subject]:
    """Whom a director can mean: everybody in this verse, and everybody who can be shown."""
    return [s for s in papers.register.subjects if papers.verse.key in s.occurrences or s.kind in ("actor", "prop")]


def _on_screen(shot: Shot) -> list[Actor]:
    return [actor for actor in shot.actors if actor.presence == "on_screen"]
