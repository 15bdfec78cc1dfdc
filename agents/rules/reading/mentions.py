"""Everybody and everything a verse has, as entries of its analysis, each with its evidence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from agents.rules.reading.changes import changes, is_state
from agents.rules.reading.entities import KIN, VAGUE, Entity
from agents.rules.reading.nouns import KIND, LIVING
from agents.rules.reading.pages import DONE_TO, Deed, Page
from agents.rules.reading.places import Setting
from exeget.analysis import Evidence, Mention
from exeget.ids import Lang
from exeget.terms import Nature

Presence = Literal["on_screen", "off_screen", "unseen", "spoken_of"]
MovingNatures = frozenset({"person", "people", "animal", "spirit", "vehicle", "weather", "water", "light"})
RoleName = Literal["doer", "receiver", "speaker", "addressee", "place", "means", "named"]
RANK: tuple[RoleName, ...] = ("speaker", "doer", "addressee", "receiver", "place", "means", "named")


@dataclass(eq=False)
class Traces:
    """What a verse shows of one entity."""

    evidence: list[Evidence] = field(default_factory=list)
    roles: set[RoleName] = field(default_factory=set)
    shown: bool = False
    told: bool = False
    traits: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    acts: bool = False


def mentions(
    page: Page,
    done: Sequence[Deed],
    settings: Sequence[Setting],
    carried: Mapping[Entity, Evidence],
    called: Mapping[Lang, Mapping[Entity, str]],
) -> tuple[Mention, ...]:
    """The mentions of a verse in the order they come.

    `carried` has evidence of those whom only the verses before name,
    `called` what each is called in other languages.
    """
    traces: dict[Entity, Traces] = defaultdict(Traces)
    _by_phrases(page, traces)
    _by_deeds(done, traces)
    _by_speech(page, traces)
    for setting in settings:
        for entity in (setting.spot.place, setting.spot.inside):
            if entity is not None:
                traces[entity].roles.add("place")
                traces[entity].shown = True
                if not traces[entity].evidence and setting.spot.evidence is not None:
                    traces[entity].evidence.append(setting.spot.evidence)
    for entity, trace in traces.items():
        if not trace.evidence and entity in carried:
            trace.evidence.append(carried[entity])
    return tuple(_mention(page, entity, trace, called) for entity, trace in traces.items() if trace.evidence)


def _by_phrases(page: Page, traces: dict[Entity, Traces]) -> None:
    for k, phrase in enumerate(page.parse.phrases):
        found = page.met.get(k)
        if found is None:
            continue
        rule = f"pronoun {phrase.pronoun}" if phrase.pronoun else "name" if phrase.name else "noun"
        told = _is_told(page, k)
        for entity in found.each():
            trace = traces[entity]
            trace.evidence.append(Evidence(verse=page.verse.key, lang=page.parse.lang, span=phrase.span, rule=rule))
            spoken = page.turn_at(phrase.span.start) is not None
            trace.shown |= not spoken and not told
            trace.told |= not spoken
            trace.roles.add("named")
            trace.traits += phrase.traits


def _is_told(page: Page, k: int) -> bool:
    """Only willed or told as background; or only the owner of something (`Naomi's husband died`)."""
    phrase = page.parse.phrases[k]
    clause = page.parse.clauses[phrase.clause] if phrase.clause >= 0 else None
    background = clause is not None and (clause.mode != "done" or clause.negated)
    owns = phrase.sort in LIVING and any(other.by_of and other.owner == k for other in page.parse.phrases)
    return background or owns or phrase.role == "owner"


def _by_deeds(done: Sequence[Deed], traces: dict[Entity, Traces]) -> None:
    for deed in done:
        for entity, change in changes(deed):
            if entity in traces:
                traces[entity].changes.append(change)
        if deed.spoken:
            continue
        for entity in deed.doers:
            if entity.living or deed.field != "be":
                traces[entity].roles.add("doer")
            traces[entity].acts |= deed.happens and deed.field != "be"
        for entity in deed.receivers:
            traces[entity].roles.add("receiver")
        for word, entity in (*deed.spots, *deed.others):
            traces[entity].roles.add(_role_behind(word, entity))


def _role_behind(word: str, entity: Entity) -> RoleName:
    """The role of what stands behind a preposition."""
    if entity.place:
        return "place"
    return "means" if word in ("with", "by") else "receiver" if word in DONE_TO else "named"


def _by_speech(page: Page, traces: dict[Entity, Traces]) -> None:
    for piece in page.pieces:
        if piece.turn is None:
            continue
        for one, role in ((piece.turn.speaker, "speaker"), (piece.turn.addressee, "addressee")):
            for entity in one.each() if one is not None else ():
                traces[entity].roles.add(cast("RoleName", role))
                traces[entity].shown = True


def _mention(page: Page, entity: Entity, trace: Traces, called: Mapping[Lang, Mapping[Entity, str]]) -> Mention:
    nature = cast("Nature", entity.sort)
    lang = page.parse.lang
    states = tuple(dict.fromkeys(trace.changes))
    return Mention(
        name=entity.title,
        names={lang: entity.title, **{other: names[entity] for other, names in called.items() if entity in names}},
        noun=_noun(entity),
        kind=KIND[nature],
        nature=nature,
        proper=entity.proper,
        many=entity.many,
        traits=tuple(dict.fromkeys(trait for trait in trace.traits if not is_state(trait))),
        changes=states,
        role=next(role for role in RANK if role in trace.roles or role == "named"),
        presence=_presence(entity, trace),
        dynamic=(trace.acts and nature in MovingNatures) or nature in ("person", "people", "animal") or bool(states),
        evidence=tuple(trace.evidence),
    )


def _noun(entity: Entity) -> str:
    """The head noun, of a compound its last part: an elf-king is a king; that a bearer of a name is a son tells nothing."""
    able = [word for word in entity.nouns if not (entity.proper and (word in KIN or word in VAGUE))]
    first = able[0] if able else ""
    return first if first.endswith("-in-law") else first.rsplit("-", 1)[-1]


def _presence(entity: Entity, trace: Traces) -> Presence:
    if entity.sort in ("deity", "voice"):
        return "unseen"
    if trace.shown:
        return "on_screen"
    return "off_screen" if trace.told else "spoken_of"
