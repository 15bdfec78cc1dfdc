"""The analyst as a model: the rules' analysis is its checklist; what it adds must stand in the verse."""

from pydantic import JsonValue

from agents.llm.asking import Conversation, Question, offered, rules_first
from agents.llm.merging import disagreements, matched, quoted
from agents.llm.pages import page
from agents.llm.stocktaking import EventFound, Stock, SubjectFound
from agents.tasks import AnalyseParams, Mind
from exeget.analysis import Analysis, Blocking, Disagreement, Event, Evidence, Mention, SceneSeen, Utterance
from exeget.document import load, part_from, write_document
from exeget.errors import WrongUse
from exeget.job import Job
from exeget.verse import Spans, Verse
from exeget.work import Bench, Made, Offer, Refusal

RULE = "model"
KEPT = "kept"
BEFORE, AFTER = 3, 1
"""Verses around that the model is shown."""


class Analyst:
    """Kind `analyse`: one <chapter>-<number>.json for each wanted verse.

    What the model saw otherwise stands in the analysis, with who said what; fact `disagreements` counts it by verse.
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
        counted: dict[str, JsonValue] = {}
        for key in told.wanted or tuple(verses):
            if key not in verses:
                raise WrongUse(f"Verse {key} is not in this chapter.", known=f"It has {', '.join(verses)}.")
            name = f"{verses[key].folder}.json"
            talk.about = key
            analysis = _review(talk, told, verses[key], load(Analysis, bench.open(by_rules.sha(name)), name))
            (bench.out / name).write_bytes(write_document(analysis))
            files.append(name)
            counted[key] = len(analysis.disagreements)
            bench.tell(len(files) / max(1, len(told.wanted or verses)))
        return Made(files=tuple(files), facts={"disagreements": counted, **talk.facts()})


def _review(talk: Conversation, told: AnalyseParams, verse: Verse, rules: Analysis) -> Analysis:
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


def review(verse: Verse, rules: Analysis, stock: Stock, engine: str) -> Analysis:
    """The analysis that follows from a model's answer; ValueError says what of it can't be."""
    said: list[Disagreement] = []
    subjects = _subjects(verse, rules, stock, engine, said)
    utterances = _utterances(rules, stock, engine, said)
    events = _events(verse, rules, stock, engine, said)
    scenes = _scenes(rules, stock, engine, said)
    names = {mention.name for mention in subjects}
    analysis = rules.model_copy(
        update={
            "subjects": subjects, "utterances": utterances, "events": events, "scenes": scenes, "mood": stock.mood,
            "blocking": _still_there(rules.blocking, names), "time_of_day": scenes[0].time_of_day,
            "weather": scenes[0].weather, "disagreements": tuple(said), "engine": engine,
        }
    )  # fmt: skip
    return Analysis.model_validate_json(analysis.model_dump_json(by_alias=True))


def _dropped(of: str, engine: str, why: str) -> Disagreement:
    return Disagreement(of=of, what=KEPT, said={"rules": "yes", engine: "no"}, why=why)


def _missed(of: str, engine: str, words: str) -> Disagreement:
    return Disagreement(of=of, what=KEPT, said={"rules": "no", engine: "yes"}, why=f"“{words}”")


def _subjects(verse: Verse, rules: Analysis, stock: Stock, engine: str, said: list[Disagreement]) -> tuple[Mention, ...]:
    checks = matched((mention.name for mention in rules.subjects), stock.subjects, "subject")
    fields = ("kind", "nature", "many", "role", "presence", "dynamic")
    kept = []
    for mention in rules.subjects:
        check = checks[mention.name]
        if not check.keep:
            said.append(_dropped(mention.name, engine, check.why or "no reason given"))
            continue
        said += disagreements(mention.name, mention, check, fields, engine)
        kept.append(mention.model_copy(update={name: getattr(check, name) for name in fields}))
    taken = {mention.name.casefold() for mention in rules.subjects}
    for found in stock.added_subjects:
        if found.name.casefold() in taken:
            raise ValueError(f"added subject {found.name!r} is on the checklist already")
        taken.add(found.name.casefold())
        said.append(_missed(found.name, engine, found.words))
        kept.append(_mention(verse, rules, found))
    return tuple(kept)


def _mention(verse: Verse, rules: Analysis, found: SubjectFound) -> Mention:
    evidence = Evidence(verse=verse.key, lang=rules.lead, span=quoted(verse, rules.lead, found.words), rule=RULE)
    return Mention(
        name=found.name, names={rules.lead: found.name}, noun=found.noun.lower(), kind=found.kind, nature=found.nature,
        proper=found.proper, many=found.many, role=found.role, presence=found.presence, dynamic=found.dynamic,
        evidence=(evidence,),
    )  # fmt: skip


def _utterances(rules: Analysis, stock: Stock, engine: str, said: list[Disagreement]) -> tuple[Utterance, ...]:
    """The spans stay as they are: whoever speaks, the words are the verse's own."""
    checks = matched((utterance.id for utterance in rules.utterances), stock.utterances, "utterance")
    fields = ("speaker", "addressee", "kind")
    for utterance in rules.utterances:
        check = checks[utterance.id]
        if check.kind == "narration" and check.speaker:
            raise ValueError(f"utterance {check.id}: narration has no speaker, not {check.speaker!r}")
        said += disagreements(utterance.id, utterance, check, fields, engine)
    return tuple(
        utterance.model_copy(update={name: getattr(checks[utterance.id], name) for name in fields})
        for utterance in rules.utterances
    )


def _events(verse: Verse, rules: Analysis, stock: Stock, engine: str, said: list[Disagreement]) -> tuple[Event, ...]:
    checks = matched((event.id for event in rules.events), stock.events, "event")
    fields = ("doers", "receivers", "place", "toward", "negated", "told")
    kept = []
    for event in rules.events:
        check = checks[event.id]
        if not check.keep:
            said.append(_dropped(f"{event.id} ({event.verb})", engine, "no event"))
            continue
        said += disagreements(f"{event.id} ({event.verb})", event, check, fields, engine)
        kept.append(event.model_copy(update={name: getattr(check, name) for name in (*fields, "force")}))
    last = max((int(event.id[1:]) for event in rules.events), default=0)
    for number, found in enumerate(stock.added_events, start=last + 1):
        said.append(_missed(f"e{number} ({found.verb})", engine, found.words))
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


def _scenes(rules: Analysis, stock: Stock, engine: str, said: list[Disagreement]) -> tuple[SceneSeen, ...]:
    checks = matched((scene.id for scene in rules.scenes), stock.scenes, "scene")
    fields = ("place", "inside", "time_of_day", "weather")
    for scene in rules.scenes:
        said += disagreements(scene.id, scene, checks[scene.id], fields, engine)
    return tuple(scene.model_copy(update={name: getattr(checks[scene.id], name) for name in fields}) for scene in rules.scenes)


def _still_there(blocking: Blocking, names: set[str]) -> Blocking:
    """The rules' blocking without whoever is no subject any more."""
    paths = tuple(path for path in blocking.paths if path.who in names and {path.start, path.end} <= names | {""})
    return Blocking(anchors=tuple(anchor for anchor in blocking.anchors if anchor in names), paths=paths)
