"""The screenwriter by rules: the Drehbuch of a verse in three passes, structure, visuals and music, merged by id."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from agents.rules.grammar.phrases import grounds, sentence
from agents.rules.grammar.source import Source
from agents.rules.script.beats import Beat, beats, scene_of
from agents.rules.script.cues import cues
from agents.rules.script.decks import is_below
from agents.rules.script.drafts import Draft
from agents.rules.script.intents import Papers, papers_of
from agents.rules.script.openings import with_opening
from agents.rules.script.silence import is_asked, silenced
from agents.rules.script.spoken import speech_draft
from agents.rules.script.structure import Slot, distinct, structure
from agents.rules.script.told import deed_draft, telling_draft
from agents.rules.script.voices import voices
from agents.tasks import WriteParams
from exeget.analysis import Analysis, SceneSeen
from exeget.document import load, part_from, write_document
from exeget.drehbuch import Drehbuch, ScriptShot, exactly_once
from exeget.ids import SubjectId
from exeget.job import Job
from exeget.work import Bench, Made, Offer, Refusal
from rag.tasks import PassageKind, Retrieved

ENGINE = "rules"
_SECONDS = 0.02
_BELOW = frozenset({"water", "land"})
"""Natures of a place that something can fall to."""

PAPERS: frozenset[PassageKind] = frozenset({"briefing", "reading", "backstory"})
"""What a shot's reason may be quoted from: what the reading says, not what another verse tells."""


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
        source = Source(params.verse, analysis, params.cast, before, after)
        retrieved = load(Retrieved, bench.inputs["retrieved.json"].read_bytes()) if "retrieved.json" in bench.inputs else None
        drehbuch = write(source, params, retrieved)
        (bench.out / "drehbuch.json").write_bytes(write_document(drehbuch))
        return Made(files=("drehbuch.json",), facts={"shots": len(drehbuch.shots), "lines": len(drehbuch.lines)})


def write(source: Source, params: WriteParams, retrieved: Retrieved | None) -> Drehbuch:
    """The Drehbuch of a verse."""
    passages = retrieved.passages if retrieved else ()
    told = [passage.text for passage in passages if passage.kind in PAPERS]
    texts = (*params.reading.rules, *params.reading.briefing.values(), params.reading.backstory, *told)
    papers = papers_of(texts, params.cast)
    drafts = distinct(source, with_opening(source, _drafts(source)))
    plan = structure(source, drafts)
    shots = _visuals(source, plan.slots, papers)
    exactly_once({slot.id for slot in plan.slots}, Counter(shot.id for shot in shots), "shot")
    visuals = {shot.id: shot for shot in shots}
    drehbuch = Drehbuch(
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
    return silenced(source, drehbuch) if is_asked(params.reading.rules) else drehbuch


def _drafts(source: Source) -> list[Draft]:
    drafts: list[Draft] = []
    found = beats(source, voices(source.verse, source.analysis))
    calmed = next((n for n, beat in enumerate(found) if any(source.deed(event) == "calm" for event in beat.events)), 0)
    for number, beat in enumerate(found):
        scene = _before_the_calm(source, scene_of(source, beat)) if number < calmed else scene_of(source, beat)
        scene = _where_it_falls(source, beat, scene)
        if beat.kind == "speech":
            draft = speech_draft(source, beat, scene, drafts)
        elif beat.events:
            draft = deed_draft(source, beat, scene, drafts)
        else:
            draft = telling_draft(source, beat, scene)
        drafts.append(_in_the_hold(draft) if is_below(source, beat) else draft)
    return drafts


def _in_the_hold(draft: Draft) -> Draft:
    """A draft below deck: the ship is round it, and nothing of it is seen from outside."""
    around = {draft.scene.inside, draft.scene.place}
    on_screen = tuple(name for name in draft.on_screen if name not in around)
    return replace(draft, below=True, on_screen=on_screen, focus="" if draft.focus in around else draft.focus)


def _where_it_falls(source: Source, beat: Beat, scene: SceneSeen) -> SceneSeen:
    """The scene; of a thing that falls or sinks, the place it falls to: nobody else is there."""
    lead = source.chief(beat.events)
    place = source.mention(lead.place) if lead is not None and source.deed(lead) == "fall" else None
    if lead is None or place is None or place.nature not in _BELOW or not source.visible(place.name):
        return scene
    things = all((mention := source.mention(name)) is not None and mention.kind == "prop" for name in lead.doers)
    return scene.model_copy(update={"place": place.name, "inside": ""}) if lead.doers and things else scene


def _before_the_calm(source: Source, scene: SceneSeen) -> SceneSeen:
    """The scene under the weather of the verse before, which this verse is about to end."""
    last = source.before.scenes[-1].weather if source.before else scene.weather
    return scene.model_copy(update={"weather": last}) if last in ("storm", "wind", "rain") else scene


def _visuals(source: Source, slots: Sequence[Slot], papers: Papers) -> list[ScriptShot]:
    """The second pass: what is in each picture, and why."""
    shots: list[ScriptShot] = []
    quoted: list[str] = []
    for slot in slots:
        draft = slot.draft
        action = " ".join(sentence(phrase) for phrase in draft.action)
        paper = _reason(source, draft, papers, quoted)
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


def _reason(source: Source, draft: Draft, papers: Papers, quoted: Sequence[str]) -> str:
    """What the reading's papers say of a shot, when they speak of what is in it."""
    events = draft.beat.events
    names = [*draft.on_screen, draft.focus, *(n for event in events for n in (*event.doers, *event.receivers, event.place))]
    mentions = (mention for name in names if (mention := source.mention(name)) is not None)
    things = dict.fromkeys(mention.noun or mention.name for mention in mentions if not mention.proper)
    proper = dict.fromkeys(name for name in names if (m := source.mention(name)) is not None and m.proper)
    return papers.best([*things, *proper], [event.verb for event in events], _present(source, draft), quoted)


def _present(source: Source, draft: Draft) -> tuple[SubjectId, ...]:
    """Everybody who is in a shot, seen or not."""
    heard = (
        name
        for stretch in draft.beat.stretches
        for name in (stretch.voice.utterance.speaker, stretch.voice.utterance.addressee)
    )
    done = (name for event in draft.beat.events for name in (*event.doers, *event.receivers))
    return _ids(source, (*draft.on_screen, *heard, *done))


def _ids(source: Source, names: Iterable[str]) -> tuple[SubjectId, ...]:
    found = (source.subject(name) for name in names)
    return tuple(dict.fromkeys(subject.id for subject in found if subject is not None))


def _analysis(bench: Bench, name: str) -> Analysis | None:
    return load(Analysis, bench.inputs[name].read_bytes(), name) if name in bench.inputs else None
