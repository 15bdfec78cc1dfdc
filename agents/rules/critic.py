"""The critic by rules: every document held to the text and to the craft, each finding with its evidence."""

from agents.rules.criticism import coverage, grounding, happening, idea, onscreen, regie, script, sound
from agents.rules.grammar.source import Source
from agents.tasks import CriticParams
from exeget.analysis import Analysis
from exeget.document import load, part_from, write_document
from exeget.drehbuch import Drehbuch
from exeget.job import Job
from exeget.regie import Regie
from exeget.soundplan import SoundPlan
from exeget.verdict import Verdict, Verdicts
from exeget.work import Bench, Made, Offer, Refusal

ENGINE = "rules"
STAGE = "regie"
_SECONDS = 0.02
_NEEDS = ("analysis.json", "drehbuch.json", "regie.json", "sound.json")


class Critic:
    """The tool of kind `criticise`."""

    def supports(self, job: Job) -> Offer | Refusal:
        """A verse that is written, directed and planned for the ear."""
        missing = [name for name in _NEEDS if name not in job.inputs]
        if missing:
            return Refusal(f"The critic needs {', '.join(missing)}.", "Have them made first.")
        return Offer(cpu_seconds=_SECONDS)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write verdicts.json."""
        params = part_from(CriticParams, job.params, "the parameters of criticise")
        papers = {name: bench.inputs[name].read_bytes() for name in bench.inputs}
        around = {name: load(Analysis, papers[name], name) for name in ("before.json", "after.json") if name in papers}
        source = Source(
            params.verse, load(Analysis, papers["analysis.json"], "analysis.json"), params.cast,
            around.get("before.json"), around.get("after.json"),
        )  # fmt: skip
        verdicts = criticise(
            params,
            source,
            load(Drehbuch, papers["drehbuch.json"], "drehbuch.json"),
            load(Regie, papers["regie.json"], "regie.json"),
            load(SoundPlan, papers["sound.json"], "sound.json"),
        )
        (bench.out / "verdicts.json").write_bytes(write_document(verdicts))
        return Made(files=("verdicts.json",), facts={"worst": verdicts.worst(), "checks": len(verdicts.verdicts)})


def criticise(params: CriticParams, source: Source, drehbuch: Drehbuch, directed: Regie, plan: SoundPlan) -> Verdicts:
    """All findings, those of the text first, then those of the picture, then those of the ear."""
    around = tuple(verse for verse in (params.before, params.after) if verse is not None)
    vocabulary = grounding.Vocabulary(source, around, params.reading)
    return Verdicts(
        verse=drehbuch.verse,
        stage=STAGE,
        verdicts=(
            *_of_the_text(vocabulary, source, drehbuch),
            *(idea.idea_kept(source, drehbuch) if params.idea else script.voiced_once(source, drehbuch)),
            *_of_the_picture(source, drehbuch, directed, params.rate),
            *_of_the_ear(source, drehbuch, directed, plan),
        ),
        engine=ENGINE,
    )


def _of_the_text(vocabulary: grounding.Vocabulary, source: Source, drehbuch: Drehbuch) -> list[Verdict]:
    return [
        *coverage.covered(source.analysis),
        *grounding.grounding(vocabulary, drehbuch),
        *grounding.claims(vocabulary, drehbuch),
        *grounding.true_deeds(vocabulary, drehbuch),
        *happening.happening(source, drehbuch),
        *onscreen.doers_seen(source, drehbuch),
        *script.known_subjects(source, drehbuch),
        *script.unseen_deities(source, drehbuch),
        *script.all_languages(source, drehbuch),
        *script.true_speakers(source, drehbuch),
        *script.twins(drehbuch),
        *script.filled_acts(drehbuch),
        *script.line_lengths(source, drehbuch),
    ]


def _of_the_picture(source: Source, drehbuch: Drehbuch, directed: Regie, rate: int) -> list[Verdict]:
    return [
        *regie.same_shots(directed, drehbuch),
        *regie.shown_actors(directed, drehbuch, source),
        *regie.size_runs(directed),
        *regie.crossed_lines(directed, drehbuch),
        *onscreen.eyelines(directed, drehbuch),
        *regie.moves_with_cause(directed, source, drehbuch),
        *regie.true_sizes(directed, source.cast),
        *regie.established(directed, drehbuch, source.before, source),
        *regie.room_to_speak(directed, source, drehbuch, rate),
        *regie.slideshow(directed, rate),
        *regie.known_sounds(directed),
    ]


def _of_the_ear(source: Source, drehbuch: Drehbuch, directed: Regie, plan: SoundPlan) -> list[Verdict]:
    return [
        *sound.gaps(plan, directed),
        *sound.own_words(source, drehbuch, plan),
        *sound.cast_voices(plan),
        *sound.planned_sounds(plan),
    ]
