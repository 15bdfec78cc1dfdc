"""The analyst as a model: the rules' analysis is its checklist; what it adds must stand in the verse."""

from dataclasses import dataclass

from pydantic import JsonValue

from agents.llm.asking import Conversation, Question, offered, rules_first
from agents.llm.merging import differences, matched, quoted
from agents.llm.pages import page
from agents.llm.stocktaking import EventFound, Stock, SubjectFound
from agents.tasks import AnalyseParams, Mind
from exeget.analysis import Analysis, Blocking, Event, Evidence, Mention, SceneSeen, Utterance
from exeget.document import load, part_from, write_document
from exeget.errors import WrongUse
from exeget.job import Job
from exeget.verse import Spans, Verse
from exeget.work import Bench, Made, Offer, Refusal

RULE = "model"
BEFORE, AFTER = 3, 1
"""Verses around that the model is shown."""


@dataclass(frozen=True)
class Reviewed:
    """An analysis after the model has been through it, and what it saw otherwise than the rules."""

    analysis: Analysis
    coverage: float
    """Share of the rules' candidates that it kept."""
    disagreements: tuple[str, ...]


class Analyst:
    """Kind `analyse`: one <chapter>-<number>.json for each wanted verse.

    Facts by verse: `coverage` of the rules' candidates, and `disagreements` with them in words.
    """

    def supports(self, job: Job) -> Offer | Refusal:
        """Any chapter."""
        return offered(job)

    def make(self, job: Job, bench: Bench) -> Made:
        """Ask about each wanted verse; WrongUse when an answer can't be used, even after its one repair."""
        told = part_from(AnalyseParams, job.params, "analyse")
        by_rules = rules_first(bench, job, told.model_copy(update={"wanted": (), "mind": None}))
        talk = Conversation("analyst", job, bench, told.mind or Mind())
        verses = {verse.key: verse for verse in told.verses}
        files: list[str] = []
        facts: dict[str, JsonValue] = {}
        for key in told.wanted or tuple(verses):
            if key not in verses:
                raise WrongUse(f"Verse {key} is not in this chapter.", known=f"It has {', '.join(verses)}.")
            name = f"{verses[key].folder}.json"
            reviewed = _review(talk, told, verses[key], load(Analysis, bench.open(by_rules.sha(name)), name))
            (bench.out / name).write_bytes(write_document(reviewed.analysis))
            files.append(name)
            facts[key] = {"coverage": reviewed.coverage, "disagreements": list(reviewed.disagreements)}
            bench.tell(len(files) / max(1, len(told.wanted or verses)))
        return Made(files=tuple(files), facts={"verses": facts, **talk.facts()})


def _review(talk: Conversation, told: AnalyseParams, verse: Verse, rules: Analysis) -> Reviewed:
    question = stock_question(told, verse, rules)
    return talk.ask(question, Stock, lambda stock: review(verse, rules, stock, talk.engine))


def stock_question(told: AnalyseParams, verse: Verse, rules: Analysis) -> Question:
    """What the model is asked about a verse."""
    at = told.verses.index(verse)
    text = verse.text[rules.lead]
    values = {
        "verse": verse, "analysis": rules, "lead": rules.lead,
        "around": (*told.verses[max(0, at - BEFORE) : at], *told.verses[at + 1 : at + 1 + AFTER]),
        "words": lambda spans: spans[rules.lead].of(text) if rules.lead in spans else "",
    }  # fmt: skip
    choices = {
        "subjects": [mention.name for mention in rules.subjects],
        "lines": [utterance.id for utterance in rules.utterances],
        "events": [event.id for event in rules.events],
        "scenes": [scene.id for scene in rules.scenes],
    }
    return Question("stock", page("analyst", values), choices)


def review(verse: Verse, rules: Analysis, stock: Stock, engine: str) -> Reviewed:
    """The analysis that follows from a model's answer; ValueError says what of it can't be."""
    subjects, said = _subjects(verse, rules, stock)
    utterances = _utterances(rules, stock, said)
    events = _events(verse, rules, stock, said)
    scenes = _scenes(rules, stock, said)
    names = {mention.name for mention in subjects}
    analysis = rules.model_copy(
        update={
            "subjects": subjects, "utterances": utterances, "events": events, "scenes": scenes, "mood": stock.mood,
            "blocking": _still_there(rules.blocking, names), "time_of_day": scenes[0].time_of_day,
            "weather": scenes[0].weather, "engine": engine,
        }
    )  # fmt: skip
    checked = Analysis.model_validate_json(analysis.model_dump_json(by_alias=True))
    candidates = len(rules.subjects) + len(rules.events)
    kept = sum(check.keep for check in stock.subjects) + sum(check.keep for check in stock.events)
    return Reviewed(checked, round(kept / candidates, 3) if candidates else 1.0, tuple(said))


def _subjects(verse: Verse, rules: Analysis, stock: Stock) -> tuple[tuple[Mention, ...], list[str]]:
    checks = matched((mention.name for mention in rules.subjects), stock.subjects, "subject")
    fields = ("kind", "nature", "many", "role", "presence", "dynamic")
    kept, said = [], []
    for mention in rules.subjects:
        check = checks[mention.name]
        if not check.keep:
            said.append(f"{mention.name}: no subject ({check.why or 'no reason given'})")
            continue
        said += differences(mention.name, mention, check, fields)
        kept.append(mention.model_copy(update={name: getattr(check, name) for name in fields}))
    taken = {mention.name.casefold() for mention in rules.subjects}
    for found in stock.added_subjects:
        if found.name.casefold() in taken:
            raise ValueError(f"added subject {found.name!r} is on the checklist already")
        taken.add(found.name.casefold())
        said.append(f"{found.name}: a subject the rules missed")
        kept.append(_mention(verse, rules, found))
    return tuple(kept), said


def _mention(verse: Verse, rules: Analysis, found: SubjectFound) -> Mention:
    evidence = Evidence(verse=verse.key, lang=rules.lead, span=quoted(verse, rules.lead, found.words), rule=RULE)
    return Mention(
        name=found.name, names={rules.lead: found.name}, noun=found.noun.lower(), kind=found.kind, nature=found.nature,
        proper=found.proper, many=found.many, role=found.role, presence=found.presence, dynamic=found.dynamic,
        evidence=(evidence,),
    )  # fmt: skip


def _utterances(rules: Analysis, stock: Stock, said: list[str]) -> tuple[Utterance, ...]:
    """The spans stay as they are: whoever speaks, the words are the verse's own."""
    checks = matched((utterance.id for utterance in rules.utterances), stock.utterances, "utterance")
    fields = ("speaker", "addressee", "kind")
    for utterance in rules.utterances:
        check = checks[utterance.id]
        if check.kind == "narration" and check.speaker:
            raise ValueError(f"utterance {check.id}: narration has no speaker, not {check.speaker!r}")
        said += differences(utterance.id, utterance, check, fields)
    return tuple(
        utterance.model_copy(update={name: getattr(checks[utterance.id], name) for name in fields})
        for utterance in rules.utterances
    )


def _events(verse: Verse, rules: Analysis, stock: Stock, said: list[str]) -> tuple[Event, ...]:
    checks = matched((event.id for event in rules.events), stock.events, "event")
    fields = ("doers", "receivers", "place", "toward", "negated", "told")
    kept = []
    for event in rules.events:
        check = checks[event.id]
        if not check.keep:
            said.append(f"{event.id} ({event.verb}): no event")
            continue
        said += differences(f"{event.id} ({event.verb})", event, check, fields)
        kept.append(event.model_copy(update={name: getattr(check, name) for name in (*fields, "force")}))
    last = max((int(event.id[1:]) for event in rules.events), default=0)
    for number, found in enumerate(stock.added_events, start=last + 1):
        said.append(f"e{number} ({found.verb}): an event the rules missed")
        span = quoted(verse, rules.lead, found.words)
        later = (
            at for at, event in enumerate(kept) if rules.lead in event.spans and event.spans[rules.lead].start > span.start
        )
        kept.insert(next(later, len(kept)), _event(number, found, {rules.lead: span}))
    return tuple(kept)


def _event(number: int, found: EventFound, spans: Spans) -> Event:
    return Event(
        id=f"e{number}", verb=found.verb.lower(), doers=found.doers, receivers=found.receivers, place=found.place,
        toward=found.toward, negated=found.negated, told=found.told, force=found.force, spans=spans, rule=RULE,
    )  # fmt: skip


def _scenes(rules: Analysis, stock: Stock, said: list[str]) -> tuple[SceneSeen, ...]:
    checks = matched((scene.id for scene in rules.scenes), stock.scenes, "scene")
    fields = ("place", "inside", "time_of_day", "weather")
    for scene in rules.scenes:
        said += differences(scene.id, scene, checks[scene.id], fields)
    return tuple(scene.model_copy(update={name: getattr(checks[scene.id], name) for name in fields}) for scene in rules.scenes)


def _still_there(blocking: Blocking, names: set[str]) -> Blocking:
    """The rules' blocking without whoever is no subject any more."""
    paths = tuple(path for path in blocking.paths if path.who in names and {path.start, path.end} <= names | {""})
    return Blocking(anchors=tuple(anchor for anchor in blocking.anchors if anchor in names), paths=paths)
