"""The director as a model: it sees each shot in its own way; who is in it, what is heard and how long it is stay."""

from pydantic import Field, JsonValue

from agents.llm.asking import Conversation, Question, offered, rules_first
from agents.llm.merging import differences, matched
from agents.llm.pages import page
from agents.llm.seeing import ShotSeen, consistent, seen_anew
from agents.tasks import DirectParams, Mind
from exeget.analysis import Analysis
from exeget.document import Part, load, part_from, write_document
from exeget.drehbuch import Drehbuch
from exeget.job import Job
from exeget.regie import Regie
from exeget.shot import Actor, Shot
from exeget.verse import Spans
from exeget.work import Bench, Made, Offer, Refusal


class Seen(Part):
    """All shots of a verse."""

    shots: tuple[ShotSeen, ...] = Field(min_length=1)


class Director:
    """Kind `direct`: regie.json. Fact `disagreements` says where the model saw a shot otherwise than the rules."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any Drehbuch with its analysis."""
        return offered(job, ("drehbuch.json", "analysis.json"))

    def make(self, job: Job, bench: Bench) -> Made:
        """Ask once for all shots; WrongUse when the answer can't be used, even after its one repair."""
        told = part_from(DirectParams, job.params, "direct")
        drehbuch = load(Drehbuch, bench.inputs["drehbuch.json"].read_bytes(), "drehbuch.json")
        analysis = load(Analysis, bench.inputs["analysis.json"].read_bytes(), "analysis.json")
        by_rules = rules_first(bench, job, told.model_copy(update={"mind": None, "complaints": ()}))
        plan = load(Regie, bench.open(by_rules.sha("regie.json")), "regie.json")
        talk = Conversation("director", job, bench, told.mind or Mind(), told.verse.key)
        shots = talk.ask(
            shots_question(told, drehbuch, analysis, plan), Seen, lambda seen: directed(told, drehbuch, plan, seen, talk.engine)
        )
        regie = Regie(verse=plan.verse, timeline=plan.timeline, shots=shots, engine=talk.engine)
        (bench.out / "regie.json").write_bytes(write_document(regie))
        return Made(files=("regie.json",), facts={"disagreements": _otherwise(plan, regie), **talk.facts()})


def directed(told: DirectParams, drehbuch: Drehbuch, plan: Regie, seen: Seen, engine: str) -> tuple[Shot, ...]:
    """The shots as the model sees them; ValueError names a missing, unknown or doubled id, or what can't be."""
    answers = matched((shot.id for shot in plan.shots), seen.shots, "shot")
    if sum(answer.hero_moment for answer in answers.values()) != 1:
        raise ValueError("exactly one shot is the hero moment")
    focus = {shot.id: shot.focus for shot in drehbuch.shots}
    cast = {subject.id: subject for subject in told.cast}
    return consistent(
        [
            seen_anew(shot, answers[shot.id], cast.get(focus.get(shot.id) or ""), told.look.lens_habit, engine)
            for shot in plan.shots
        ]
    )


def shots_question(told: DirectParams, drehbuch: Drehbuch, analysis: Analysis, plan: Regie) -> Question:
    """What the model is asked about the shots of a verse."""
    lang = analysis.lead if analysis.lead in told.verse.text else told.verse.lead()

    def words(spans: Spans) -> str:
        return spans[lang].of(told.verse.text[lang]) if lang in spans else ""

    values = {
        "verse": told.verse, "reading": told.reading, "look": told.look, "complaints": told.complaints,
        "drehbuch": drehbuch, "plans": {shot.id: shot for shot in plan.shots}, "words": words, "seen": _on_screen,
        "headings": {scene.id: scene.heading for scene in drehbuch.scenes},
        "lines": {line.id: line for line in drehbuch.lines},
        "titles": {subject.id: subject.title() for subject in told.cast},
    }  # fmt: skip
    choices = {"shots": [shot.id for shot in plan.shots], "subjects": [subject.id for subject in told.cast]}
    return Question("shots", page("director", values), choices)


def _on_screen(shot: Shot) -> list[Actor]:
    return [actor for actor in shot.actors if actor.presence == "on_screen"]


def _otherwise(plan: Regie, regie: Regie) -> list[JsonValue]:
    said: list[JsonValue] = []
    for before, after in zip(plan.shots, regie.shots, strict=True):
        said += differences(before.id, before, after, ("shot_type", "hero_moment"))
        said += differences(before.id, before.camera, after.camera, ("yaw_deg", "pitch_deg"))
        said += differences(before.id, before.camera.move, after.camera.move, ("type",))
        said += differences(before.id, before.light, after.light, ("key",))
    return said
