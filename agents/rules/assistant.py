"""The assistant director by rules: what a director says becomes typed edits, a question, or an honest refusal."""

from agents.rules.directing.understanding import understand
from agents.tasks import UnderstandParams
from exeget.document import load, part_from, write_document
from exeget.drehbuch import Drehbuch
from exeget.job import Job
from exeget.papers import Papers
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from exeget.subject import Register
from exeget.timeline import Timeline
from exeget.work import Bench, Made, Offer, Refusal

NEEDS = ("timeline.json", "register.json", "drehbuch.json", "regie.json", "sound.json")


class AssistantDirector:
    """The tool of kind `understand`."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any sentence about a verse that is directed."""
        missing = [name for name in NEEDS if name not in job.inputs]
        if missing:
            return Refusal(f"nothing can be changed without {' and '.join(missing)}", "Have the verse directed first.")
        return Offer(cpu_seconds=0.05)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write understood.json."""
        told = part_from(UnderstandParams, job.params, "the parameters of understand")
        understood = understand(told.said, papers_on(bench, told), told.about)
        (bench.out / "understood.json").write_bytes(write_document(understood))
        return Made(files=("understood.json",), facts={"edits": len(understood.edits)})


def papers_on(bench: Bench, told: UnderstandParams) -> Papers:
    """The papers that lie on the bench."""
    return Papers(
        verse=told.verse,
        timeline=load(Timeline, bench.inputs["timeline.json"].read_bytes(), "timeline.json"),
        register=load(Register, bench.inputs["register.json"].read_bytes(), "register.json"),
        drehbuch=load(Drehbuch, bench.inputs["drehbuch.json"].read_bytes(), "drehbuch.json"),
        regie=load(Regie, bench.inputs["regie.json"].read_bytes(), "regie.json"),
        sound=load(SoundPlan, bench.inputs["sound.json"].read_bytes(), "sound.json"),
        rate=told.rate,
        kept=frozenset(told.kept),
    )
