"""A role that looks something up before it answers: at most three questions to its timeline's index, each a job of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, JsonValue, StringConstraints

from agents.llm.asking import Conversation, Question
from agents.tasks import Index
from exeget.document import Part, load
from exeget.work import Order
from rag.tasks import Found, Retrieved, RetrieveParams

CORPUS = "corpus.jsonl"
PASSAGES = 4
"""That an answer brings at most; three answers then hold no more than what was looked up in the first place."""


class Inquiry(Part):
    """What a model wants to know; nothing, when it knows enough."""

    questions: tuple[Annotated[str, StringConstraints(min_length=3, max_length=300)], ...] = Field(max_length=3)


@dataclass(frozen=True)
class Answered:
    """A question, the job that answered it, and the passages it brought."""

    question: str
    key: str
    passages: tuple[Found, ...]


def inquire(talk: Conversation, question: Question, known: Retrieved, index: Index) -> tuple[Answered, ...]:
    """Have the role ask, and its timeline answer; the index is only read, and of no other timeline."""
    asked = talk.ask(question, Inquiry, lambda answer: allowed(answer, talk.mind.questions))
    return tuple(_answered(talk, words, known, index) for words in asked)


def allowed(answer: Inquiry, most: int) -> tuple[str, ...]:
    """The questions, each once; ValueError when they are more than the role may ask."""
    questions = tuple(dict.fromkeys(words.strip() for words in answer.questions))
    if len(questions) > most:
        raise ValueError(f"{len(questions)} questions, and at most {most} may be asked")
    return questions


def with_answers(known: Retrieved, answers: Sequence[Answered]) -> Retrieved:
    """What was looked up before, and after it what the answers bring that is new."""
    passages = {passage.id: passage for passage in known.passages}
    for answer in answers:
        passages |= {passage.id: passage for passage in answer.passages if passage.id not in passages}
    return known.model_copy(update={"passages": tuple(passages.values())})


def written_down(answers: Sequence[Answered]) -> list[JsonValue]:
    """Every question with its job and what it found, as a fact of the role's own job."""
    return [{"question": a.question, "job": a.key, "found": [passage.id for passage in a.passages]} for a in answers]


def _answered(talk: Conversation, words: str, known: Retrieved, index: Index) -> Answered:
    params = RetrieveParams(story=known.story, timeline=known.timeline, query=words, verse=known.verse, k=PASSAGES)
    inputs = {CORPUS: talk.job.inputs[CORPUS]}
    order = Order("retrieve", params, inputs=inputs, backend=index.backend, model=index.model)
    made = talk.bench.ask(order, f"{talk.title} {talk.about} asks: {words[:60]}")
    return Answered(words, made.key, load(Retrieved, talk.bench.open(made.sha("retrieved.json"))).passages)
