"""The storyboard by rules: each step answered from the idea's own words; and what a film takes from a finished one."""

from agents.rules.storyboard.handing import analysis_of, drehbuch_of
from agents.rules.storyboard.proposing import lores, narratives
from agents.rules.storyboard.scenery import components, music, scenes
from agents.rules.storyboard.seeds import seeds
from agents.rules.storyboard.staging import shots, stage_shots
from agents.rules.storyboard.terms import LANGUAGES
from agents.tasks import AnalyseParams, StoryboardParams, WriteParams
from exeget.boarding import STEPS, StepName, answered
from exeget.document import Part, load, part_from, write_document
from exeget.job import Job
from exeget.storyboard import Storyboard
from exeget.work import Bench, Made, Offer, Refusal

ENGINE = "rules"
MOST_PIECES = 24
"""What two minutes of film can show."""
_SECONDS = 0.1


class Storyboarder:
    """The tool of kind `storyboard`: part.json, a storyboard with the one field that the step fills."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any step of an idea in a language that rules read."""
        board = part_from(StoryboardParams, job.params, "the parameters of storyboard").board
        if board.lang not in LANGUAGES:
            return Refusal(f"Rules read ideas in {' and '.join(LANGUAGES)}, not {board.lang!r}.", "Run with --brain llm.")
        pieces = len(seeds(board.idea, board.lang))
        if pieces > MOST_PIECES:
            return Refusal(
                f"An idea of {pieces} pieces is a text.", f"Use at most {MOST_PIECES}, or begin from a file: --from."
            )
        return Offer(cpu_seconds=_SECONDS)

    def make(self, job: Job, bench: Bench) -> Made:
        """Answer one step."""
        params = part_from(StoryboardParams, job.params, "the parameters of storyboard")
        part = answer(params.board, params.step, params.scene)
        (bench.out / "part.json").write_bytes(write_document(kept(params.board, params.step, part)))
        return Made(files=("part.json",), facts={"step": params.step})


def answer(board: Storyboard, step: StepName, scene: str) -> Part:
    """What the rules make of a step, as its strict model."""
    makers = {"lore": lores, "narrative": narratives, "scenes": scenes, "components": components, "music": music}
    by_scene = {"stage_shots": stage_shots, "shots": shots}
    value = makers[step](board) if step in makers else by_scene[step](board, scene)
    return answered(step).model_validate({STEPS[step].fills: value})


def kept(board: Storyboard, step: StepName, part: Part, engine: str = ENGINE) -> Storyboard:
    """An answer as a document: the idea and the one field."""
    field = STEPS[step].fills
    return Storyboard.model_validate(
        {"verse": board.verse, "lang": board.lang, "idea": board.idea, field: getattr(part, field), "engine": engine}
    )


class Reader:
    """The tool of kind `analyse` for ideas: <chapter>-<number>.json of each verse from its storyboard.json."""

    def supports(self, job: Job) -> Offer | Refusal:
        """One verse with its storyboard."""
        if "storyboard.json" not in job.inputs:
            return Refusal("An idea is read from its storyboard.", "Have the storyboard made first.")
        return Offer(cpu_seconds=_SECONDS)

    def make(self, job: Job, bench: Bench) -> Made:
        """Read it."""
        verse = part_from(AnalyseParams, job.params, "the parameters of analyse").verses[0]
        board = load(Storyboard, bench.inputs["storyboard.json"].read_bytes(), "storyboard.json")
        name = f"{verse.folder}.json"
        (bench.out / name).write_bytes(write_document(analysis_of(board, verse)))
        return Made(files=(name,))


class Writer:
    """The tool of kind `write` for ideas: drehbuch.json from storyboard.json."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any verse with its storyboard."""
        if "storyboard.json" not in job.inputs:
            return Refusal("The Drehbuch of an idea is made from its storyboard.", "Have the storyboard made first.")
        return Offer(cpu_seconds=_SECONDS)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write it."""
        params = part_from(WriteParams, job.params, "the parameters of write")
        board = load(Storyboard, bench.inputs["storyboard.json"].read_bytes(), "storyboard.json")
        drehbuch = drehbuch_of(board, params.verse, params.reading.timeline, params.cast)
        (bench.out / "drehbuch.json").write_bytes(write_document(drehbuch))
        return Made(files=("drehbuch.json",), facts={"shots": len(drehbuch.shots), "lines": 0})
