"""The exegete by rules: one honest, literal reading, made of what the story's own analyses add up to."""

from agents.rules.casting.inputs import read_analyses
from agents.rules.interpreting.briefings import backstory, briefing, reading, rules
from agents.rules.interpreting.gist import gist
from agents.rules.interpreting.looks import look, sound
from agents.tasks import InterpretParams
from exeget.document import part_from, write_document
from exeget.job import Job
from exeget.timeline import Timeline
from exeget.work import Bench, Made, Offer, Refusal

ENGINE = "rules"
_SECONDS_A_VERSE = 0.002


class Exegete:
    """The tool of kind `interpret`."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any story that was analysed."""
        if not job.inputs:
            return Refusal("A reading by rules is drawn from analyses.", "Give at least one <chapter>-<number>.json.")
        return Offer(cpu_seconds=0.2 + _SECONDS_A_VERSE * len(job.inputs))

    def make(self, job: Job, bench: Bench) -> Made:
        """Write timeline.json and briefing.md."""
        params = part_from(InterpretParams, job.params, "the parameters of interpret")
        sum_of_it = gist(read_analyses(bench.inputs), params.verses)
        timeline = Timeline(
            id=params.timeline,
            title=f"{params.title}: as it stands",
            reading=reading(sum_of_it, params.title),
            briefing=("briefings/briefing.md",),
            backstory=backstory(sum_of_it),
            look=look(sum_of_it),
            sound=sound(sum_of_it),
            rules=rules(sum_of_it),
            engine=ENGINE,
        )
        (bench.out / "timeline.json").write_bytes(write_document(timeline))
        (bench.out / "briefing.md").write_text(briefing(sum_of_it, timeline), encoding="utf-8")
        return Made(files=("timeline.json", "briefing.md"))
