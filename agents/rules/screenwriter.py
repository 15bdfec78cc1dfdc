"""The screenwriter by rules: the Drehbuch of a verse in three passes, structure, visuals and music, merged by id."""

from collections import Counter
from collections.abc import Sequence

from agents.rules.grammar.phrases import grounds, sentence
from agents.rules.grammar.source import Source
from agents.rules.script.beats import beats
from agents.rules.script.cues import cues
from agents.rules.script.drafts import Draft
from agents.rules.script.intents import best_sentence, sentences
from agents.rules.script.openings import with_opening
from agents.rules.script.spoken import speech_draft
from agents.rules.script.structure import Slot, distinct, structure
from agents.rules.script.told import deed_draft, telling_draft
from agents.rules.script.voices import voices
from agents.tasks import WriteParams
from exeget.analysis import Analysis
from exeget.document import load, part_from, write_document
from exeget.drehbuch import Drehbuch, ScriptShot, exactly_once
from exeget.ids import SubjectId
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal
from rag.tasks import Retrieved

ENGINE = "rules"
_SECONDS = 0.02


class Screenwriter:
    """The tool of kind `write`."""

    def supports(self, job: Job) -> Offer | Refusal:
        """Any verse with an analysis."""
        if "analysis.json" not in job.inputs:
            return Refusal("A Drehbuch is written from an analysis.", "Give analysis.json.")
        return Offer(cpu_seconds=_SECONDS)

    def make(self, job: Job, bench: Bench) -> Made:
        """Write drehbuch.json."""
        params = part_from(WriteParams, job.params, "the parameters of write")
        analysis, before, after = (_analysis(bench, f"{name}.json") for name in ("analysis", "before", "after"))
        assert analysis is not None  # supports() asked for it
        source = Source(params.verse, analysis, params.cast, before, after, params.reading.rules)
        retrieved = load(Retrieved, bench.inputs["retrieved.json"].read_bytes()) if "retrieved.json" in bench.inputs else None
        drehbuch = write(source, params, retrieved)
        (bench.out / "drehbuch.json").write_bytes(write_document(drehbuch))
        return Made(files=("drehbuch.json",), facts={"shots": len(drehbuch.shots), "lines": len(drehbuch.lines)})


def write(source: Source, params: WriteParams, retrieved: Retrieved | None) -> Drehbuch:
    """The Drehbuch of a verse."""
    passages = retrieved.passages if retrieved else ()
    papers = sentences((*params.reading.briefing.values(), params.reading.backstory, *(p.text for p in passages)))
    drafts = distinct(with_opening(source, _drafts(source)))
    plan = structure(source, drafts)
    shots = _visuals(source, plan.slots, papers)
    exactly_once({slot.id for slot in plan.slots}, Counter(shot.id for shot in shots), "shot")
    visuals = {shot.id: shot for shot in shots}
    return Drehbuch(
        verse=source.verse.key,
        timeline=params.reading.timeline,
        acts=plan.acts,
        scenes=plan.scenes,
        shots=tuple(visuals[slot.id] for slot in plan.slots),
        lines=plan.lines,
        cues=cues(source, plan.slots),
        retrieved=tuple(passage.id for passage in passages),
        engine=ENGINE,
    )


def _drafts(source: Source) -> list[Draft]:
    drafts: list[Draft] = []
    for beat in beats(source, voices(source.verse, source.analysis)):
        lead = next((stretch.lead for stretch in beat.stretches if stretch.lead), None)
        scene = source.scene_at(lead.start if lead else 0)
        if beat.kind == "speech":
            drafts.append(speech_draft(source, beat, scene, drafts))
        elif beat.events:
            drafts.append(deed_draft(source, beat, scene, drafts))
        else:
            drafts.append(telling_draft(source, beat, scene))
    return drafts


def _visuals(source: Source, slots: Sequence[Slot], papers: Sequence[str]) -> list[ScriptShot]:
    """The second pass: what is in each picture, and why."""
    shots: list[ScriptShot] = []
    quoted: list[str] = []
    for slot in slots:
        draft = slot.draft
        action = " ".join(sentence(phrase) for phrase in draft.action)
        paper = best_sentence(papers, action, quoted)
        quoted.append(paper)
        shots.append(
            ScriptShot(
                id=slot.id,
                phase=slot.phase,
                scene=slot.scene,
                events=tuple(event.id for event in draft.beat.events),
                action=action,
                grounds=grounds(draft.action, draft.rule),
                on_screen=_ids(source, draft.on_screen),
                focus=next(iter(_ids(source, (draft.focus,))), None),
                utterances=slot.utterances,
                intent=f"{draft.intent} {paper}".strip(),
                rule=draft.rule,
            )
        )
    return shots


def _ids(source: Source, names: Sequence[str]) -> tuple[SubjectId, ...]:
    found = (source.subject(name) for name in names)
    return tuple(dict.fromkeys(subject.id for subject in found if subject is not None))


def _analysis(bench: Bench, name: str) -> Analysis | None:
    return load(Analysis, bench.inputs[name].read_bytes(), name) if name in bench.inputs else None
