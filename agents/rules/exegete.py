"""The exegete by rules: which readings a story bears, and each of them in three options."""

from agents.rules.casting.inputs import read_analyses
from agents.rules.interpreting.models import model_named
from agents.rules.interpreting.proposals import ENGINE, proposals, story_of
from agents.rules.interpreting.ranking import ranked
from agents.tasks import InterpretParams, Proposed, ProposeParams, Suited
from exeget.document import part_from, write_document
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal

_SECONDS_A_VERSE = 0.002


class Exegete:
    """The tool of kind `interpret`: one reading, drawn from a model."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any story that was analysed."""
        return _offered(job)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write timeline.json and briefing.md, and the other options as timeline_2.json, briefing_2.md and so on."""
        params = part_from(InterpretParams, job.params, "the parameters of interpret")
        story = story_of(read_analyses(bench.inputs), params.verses, params.title)
        files: list[str] = []
        for number, option in enumerate(proposals(story, model_named(params.model), params.timeline), 1):
            end = f"_{number}" if number > 1 else ""
            (bench.out / f"timeline{end}.json").write_bytes(write_document(option.timeline))
            (bench.out / f"briefing{end}.md").write_text(option.briefing, encoding="utf-8")
            files += [f"timeline{end}.json", f"briefing{end}.md"]
        return Made(files=tuple(files))


class Proposer:
    """The tool of kind `propose`: the models by how well they suit a story."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any story that was analysed."""
        return _offered(job)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write proposed.json."""
        params = part_from(ProposeParams, job.params, "the parameters of propose")
        signs = story_of(read_analyses(bench.inputs), params.verses, "").signs
        suited = tuple(
            Suited(model=model.id, fit=fit, found={sign: len(signs.verses_of(sign)) for sign in model.looks_for})
            for model, fit in ranked(signs)
        )
        (bench.out / "proposed.json").write_bytes(write_document(Proposed(suited=suited, verses=signs.verses, engine=ENGINE)))
        return Made(files=("proposed.json",))


def _offered(job: Job) -> Offer | Refusal:
    if not job.inputs:
        return Refusal("A reading by rules is drawn from analyses.", "Give at least one <chapter>-<number>.json.")
    return Offer(cpu_seconds=0.2 + _SECONDS_A_VERSE * len(job.inputs))
