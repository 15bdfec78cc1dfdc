"""The screenwriter as a model: three passes, structure, pictures and music, each merged by id."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import Field, JsonValue

from agents.llm.asking import Conversation, Question, offered, rules_first
from agents.llm.building import Built, Slot, Structure, built
from agents.llm.grounding import FREE_WORDS, Carried, carried, vocabulary_of
from agents.llm.inquiring import CORPUS, Answered, inquire, with_answers, written_down
from agents.llm.merging import known, matched
from agents.llm.pages import page
from agents.llm.shape import Choices, ShotChoice, SubjectChoice
from agents.rules.grammar.source import Source
from agents.tasks import Index, Mind, WriteParams
from exeget.analysis import Analysis
from exeget.document import Part, load, part_from, write_document
from exeget.drehbuch import Cue, Drehbuch, Scene, ScriptShot
from exeget.job import Job
from exeget.terms import Mood
from exeget.verse import Spans
from exeget.work import Bench, Made, Offer, Refusal
from rag.tasks import Retrieved


class PictureAnswer(Part):
    """What is in the picture, and why."""

    id: ShotChoice
    action: str = Field(min_length=1, max_length=400)
    intent: str = Field(min_length=1, max_length=400)


class Pictures(Part):
    """The answer to the second pass."""

    shots: tuple[PictureAnswer, ...]


class CueAnswer(Part):
    """A music cue."""

    type: Literal["theme", "tension", "action", "lament", "pastoral", "sting", "silence"]
    mood: Mood
    intensity: float = Field(ge=0, le=1)
    begin: float = Field(ge=0, le=1)
    middle: float = Field(ge=0, le=1)
    end: float = Field(ge=0, le=1)
    first: ShotChoice
    last: ShotChoice
    motif: SubjectChoice | None
    why: str = Field(min_length=1)


class Music(Part):
    """The answer to the third pass."""

    cues: tuple[CueAnswer, ...] = Field(max_length=3)


@dataclass(frozen=True)
class Desk:
    """All that lies before the writer."""

    told: WriteParams
    analysis: Analysis
    draft: Drehbuch
    """By rules."""
    source: Source
    retrieved: Retrieved | None

    def words(self, spans: Spans) -> str:
        """Words of the verse in the language that is read first."""
        span = spans.get(self.source.lang)
        return span.of(self.source.text) if span else ""

    def values(self, **more: object) -> dict[str, object]:
        """What every prompt of the three is filled with."""
        told = self.told
        return {
            "verse": told.verse, "before": told.before, "after": told.after, "reading": told.reading, "cast": told.cast,
            "complaints": told.complaints, "draft": self.draft, "analysis": self.analysis, "words": self.words,
            "passages": self.retrieved.passages if self.retrieved else (), **more,
        }  # fmt: skip

    def choices(self, slots: Sequence[Slot] = ()) -> Choices:
        """The ids an answer may name."""
        return {
            "subjects": [subject.id for subject in self.told.cast],
            "lines": [line.id for line in self.draft.lines],
            "events": [event.id for event in self.analysis.events],
            "scenes": [scene.id for scene in self.draft.scenes],
            "shots": [slot.id for slot in slots],
        }


class Screenwriter:
    """Kind `write`: drehbuch.json.

    Facts: `inquiries`, what it looked up; `coverage`, the share of the verse's events that a shot shows; `unshown`,
    the others; `loose`, words of an action that nothing carries, for the critic.
    """

    def supports(self, job: Job) -> Offer | Refusal:
        """Any verse with an analysis."""
        return offered(job, ("analysis.json",))

    def make(self, job: Job, bench: Bench) -> Made:
        """Let it look things up, then ask three times; ModelFailed when an answer can't be used, even after its one repair."""
        told = part_from(WriteParams, job.params, "write")
        by_rules = rules_first(bench, job, told.model_copy(update={"mind": None, "complaints": (), "index": Index()}))
        desk = _desk(told, bench, load(Drehbuch, bench.open(by_rules.sha("drehbuch.json")), "drehbuch.json"))
        talk = Conversation("screenwriter", job, bench, told.mind or Mind(), told.verse.key)
        answers = _looked_up(talk, desk)
        if desk.retrieved and answers:
            desk = replace(desk, retrieved=with_answers(desk.retrieved, answers))
        plan = talk.ask(structure_question(desk), Structure, lambda answer: built(answer, desk.draft, desk.analysis, told.cast))
        bench.tell(1 / 3)
        carried_shots = talk.ask(pictures_question(desk, plan), Pictures, lambda answer: pictured(desk, plan, answer))
        bench.tell(2 / 3)
        shots = tuple(one.shot for one in carried_shots)
        names = [shot.id for shot in shots]
        cues = talk.ask(music_question(desk, shots), Music, lambda answer: cues_of(answer, names, [s.id for s in told.cast]))
        drehbuch = Drehbuch(
            verse=desk.draft.verse, timeline=desk.draft.timeline, acts=plan.acts, scenes=_used(desk.draft, plan),
            shots=shots, lines=plan.lines, cues=cues,
            retrieved=tuple(passage.id for passage in desk.retrieved.passages) if desk.retrieved else (), engine=talk.engine,
        )  # fmt: skip
        (bench.out / "drehbuch.json").write_bytes(write_document(drehbuch))
        return Made(
            files=("drehbuch.json",),
            facts={"inquiries": written_down(answers), **_coverage(desk, carried_shots), **talk.facts()},
        )


def _desk(told: WriteParams, bench: Bench, draft: Drehbuch) -> Desk:
    papers = {
        name: load(Analysis, bench.inputs[f"{name}.json"].read_bytes(), name)
        for name in ("analysis", "before", "after")
        if f"{name}.json" in bench.inputs
    }
    analysis = papers["analysis"]
    source = Source(told.verse, analysis, told.cast, papers.get("before"), papers.get("after"))
    found = bench.inputs.get("retrieved.json")
    return Desk(told, analysis, draft, source, load(Retrieved, found.read_bytes()) if found else None)


def _looked_up(talk: Conversation, desk: Desk) -> tuple[Answered, ...]:
    """What the writer asked its timeline; nothing where it has no index, or may not ask."""
    if desk.retrieved is None or CORPUS not in talk.job.inputs or not talk.mind.questions:
        return ()
    return inquire(talk, inquiry_question(desk, talk.mind.questions), desk.retrieved, desk.told.index)


def inquiry_question(desk: Desk, most: int) -> Question:
    """What the writer would like to know before the first pass."""
    return Question("inquiry", page("screenwriter_inquiry", desk.values(most=most)))


def structure_question(desk: Desk) -> Question:
    """The first pass."""
    return Question("structure", page("screenwriter_structure", desk.values()), desk.choices())


def pictures_question(desk: Desk, plan: Built) -> Question:
    """The second pass."""
    values = desk.values(
        shots=plan.slots, free=FREE_WORDS, headings={scene.id: scene.heading for scene in desk.draft.scenes},
        titles={subject.id: subject.title() for subject in desk.told.cast}, lines={line.id: line for line in plan.lines},
        events={event.id: event for event in desk.analysis.events},
    )  # fmt: skip
    return Question("pictures", page("screenwriter_visuals", values), desk.choices(plan.slots))


def music_question(desk: Desk, shots: Sequence[ScriptShot]) -> Question:
    """The third pass."""
    choices = {"shots": [shot.id for shot in shots], "subjects": [subject.id for subject in desk.told.cast]}
    return Question("music", page("screenwriter_music", desk.values(shots=shots)), choices)


def pictured(desk: Desk, plan: Built, answer: Pictures) -> list[Carried]:
    """The shots with their pictures; ValueError names a missing, unknown or doubled id, or a shot made of nothing."""
    scenes = {scene.id: scene for scene in desk.draft.scenes}
    vocabulary = vocabulary_of(desk.source, desk.told)
    pictures = matched((slot.id for slot in plan.slots), answer.shots, "shot")
    return [carried(slot, pictures[slot.id].action, pictures[slot.id].intent, vocabulary, scenes) for slot in plan.slots]


def cues_of(music: Music, shots: Sequence[str], cast: Sequence[str]) -> tuple[Cue, ...]:
    """The cues in order; ValueError when one names what is not there, runs backwards or overlaps another."""
    cues, free = [], 0
    for number, cue in enumerate(music.cues, start=1):
        known((cue.first, cue.last), shots, "shot")
        known([cue.motif] if cue.motif else [], cast, "motif")
        first, last = shots.index(cue.first), shots.index(cue.last)
        if not free <= first <= last:
            raise ValueError(f"cue {number} ({cue.first} to {cue.last}) runs backwards or overlaps the one before")
        free = last + 1
        cues.append(
            Cue(
                id=f"m{number}", type=cue.type, mood=cue.mood, intensity=cue.intensity, why=cue.why,
                curve=(cue.begin, cue.middle, cue.end), first=cue.first, last=cue.last, motif=cue.motif,
            )
        )  # fmt: skip
    return tuple(cues)


def _used(draft: Drehbuch, plan: Built) -> tuple[Scene, ...]:
    used = {slot.scene for slot in plan.slots}
    return tuple(scene for scene in draft.scenes if scene.id in used)


def _coverage(desk: Desk, shots: Sequence[Carried]) -> dict[str, JsonValue]:
    wanted = [event for event in desk.analysis.events if not event.told and not event.negated]
    shown = {event for one in shots for event in one.shot.events}
    unshown: list[JsonValue] = [f"{event.id} ({event.verb})" for event in wanted if event.id not in shown]
    loose: dict[str, JsonValue] = {one.shot.id: list(one.loose) for one in shots if one.loose}
    share = round(1 - len(unshown) / len(wanted), 3) if wanted else 1.0
    return {"coverage": share, "unshown": unshown, "loose": loose, "disagreements": _otherwise(desk.draft, shots)}


def _otherwise(draft: Drehbuch, shots: Sequence[Carried]) -> list[JsonValue]:
    """Whom the model shows and the rules do not, and the other way round."""
    by_rules = {subject for shot in draft.shots for subject in shot.on_screen}
    by_model = {subject for one in shots for subject in one.shot.on_screen}
    only_rules: list[JsonValue] = [f"{subject}: shown by the rules only" for subject in sorted(by_rules - by_model)]
    return [*only_rules, *(f"{subject}: shown by the model only" for subject in sorted(by_model - by_rules))]
