"""The storyboard by a model: each step asked in the strict model that is derived from the storyboard's own fields."""

import json
from functools import partial
from itertools import pairwise

from agents.llm.asking import Conversation, Question, offered
from agents.llm.pages import page
from agents.rules.storyboard.terms import LANGUAGES
from agents.rules.storyboarder import answer as by_rules
from agents.rules.storyboarder import kept
from agents.tasks import Mind, StoryboardParams
from exeget.boarding import HEAD, STEPS, StepName, answered, filled, phases_of
from exeget.document import Part, part_from, write_document
from exeget.job import Job
from exeget.storyboard import Storyboard
from exeget.terms import ACT_OF_PHASE
from exeget.work import Bench, Made, Offer, Refusal


class Storyboarder:
    """The tool of kind `storyboard`: part.json, a storyboard with the one field that the step fills."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any step of any idea."""
        return offered(job)

    def make(self, job: Job, bench: Bench) -> Made:
        """Ask once; ModelFailed when the answer can't be used, even after its one repair."""
        told = part_from(StoryboardParams, job.params, "the parameters of storyboard")
        talk = Conversation("screenwriter", job, bench, told.mind or Mind(), about=f"{told.step} {told.scene}".strip())
        fitting = partial(fitted, told.board, told.step, told.scene)
        part = talk.ask(step_question(told), answered(told.step), fitting)
        (bench.out / "part.json").write_bytes(write_document(kept(told.board, told.step, part, talk.engine)))
        return Made(files=("part.json",), facts={"step": told.step, **talk.facts()})


def step_question(told: StoryboardParams) -> Question:
    """One step, with what it is told and what the rules make of it."""
    board, step = told.board, told.step
    phases = phases_of(board, told.scene) if told.scene else ()
    values = {
        "step": step, "scene": told.scene, "field": STEPS[step].fills, "idea": board.idea, "lang": board.lang,
        "about": Storyboard.model_fields[STEPS[step].fills].description or "", "phases": phases,
        "acts": [ACT_OF_PHASE[phase] for phase in phases],
        "told": {name: _json(board, name) for name in STEPS[step].told if name not in HEAD},
        "candidate": _candidate(told),
    }  # fmt: skip
    return Question(f"storyboard_{step}", page("storyboard", values))


def fitted(board: Storyboard, step: StepName, scene: str, part: Part) -> Part:
    """The answer, when it fits what the step was told; ValueError says where it does not."""
    made = filled(board, step, [part])
    if STEPS[step].by_scene:
        _of_scene(board, step, scene, made)
    return part


def _of_scene(board: Storyboard, step: StepName, scene: str, made: Storyboard) -> None:
    allowed = phases_of(board, scene)
    if step == "stage_shots":
        strange = [stage.id for stage in made.stage_shots or () if stage.scene != scene or stage.phase not in allowed]
        if strange:
            raise ValueError(f"set-ups {', '.join(strange)} are not of scene {scene} in one of {', '.join(allowed)}")
        return
    acts = [int(shot.id.split(".")[0]) for shot in made.shots or ()]
    if not set(acts) <= {ACT_OF_PHASE[phase] for phase in allowed} or any(a > b for a, b in pairwise(acts)):
        raise ValueError(f"the acts of scene {scene} are {', '.join(allowed)}, in this order")


def _candidate(told: StoryboardParams) -> str:
    """What the rules answer; empty in a language they do not read, or where they find nothing to stage."""
    if told.board.lang not in LANGUAGES or STEPS[told.step].by_scene:
        return ""
    return json.dumps(by_rules(told.board, told.step, told.scene).as_json(), ensure_ascii=False, indent=1)


def _json(board: Storyboard, name: str) -> str:
    return json.dumps(board.as_json()[name], ensure_ascii=False, indent=1)
