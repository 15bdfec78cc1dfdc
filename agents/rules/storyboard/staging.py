"""Set-ups and shots of a scene, in the order the narrative asks for, with the idea's own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from agents.rules.reading.old_words import third_person
from agents.rules.reading.verbs import MOTION, field
from agents.rules.storyboard.scenery import groups, is_inside
from agents.rules.storyboard.seeds import ARTICLES, Seed, Thing, seeds
from agents.rules.storyboard.terms import TERMS, Key
from exeget.boarding import phases_of
from exeget.shot import MoveType, ShotSize
from exeget.storyboard import BoardShot, StageShot, Storyboard
from exeget.terms import ACT_OF_PHASE, Phase

MOST_THINGS = 2
"""Things that the wide picture of a place has in it."""


@dataclass(frozen=True)
class Plan:
    """A shot before it has its number."""

    stage: StageShot
    size: ShotSize
    move: MoveType
    on_screen: tuple[str, ...]
    action: str
    intent: Key
    doer: str = ""
    deed: str = ""


def stage_shots(board: Storyboard, scene: str) -> tuple[StageShot, ...]:
    """The place with what stands in it, then each piece with figures, then each thing by itself."""
    group, phases = _group(board, scene), phases_of(board, scene)
    place = next((one.place for one in board.scenes or () if one.id == scene), "")
    things = tuple(_name(board, seed.things[0]) for seed in group if seed.sort == "thing")
    found: list[tuple[tuple[str, ...], str]] = []
    if place:
        text = next((seed.text for seed in group if seed.sort == "place" and seed.place), place)
        found.append(((_known(board, place), *things[:MOST_THINGS]), text))
    found += [
        (tuple(dict.fromkeys(_name(board, thing) for thing in _seen(seed))), present(seed, board.lang))
        for seed in group
        if seed.figures
    ]
    found += [((_name(board, seed.things[0]),), seed.text) for seed in group if seed.sort == "thing"]
    if not found:
        found += [((one.name,), one.look) for one in board.components or ()][:1]
    return tuple(
        StageShot(id=f"g{number}", scene=scene, phase=phases[0 if number == 1 else -1], on_screen=names, staging=text[:600])
        for number, (names, text) in enumerate(found, 1)
    )


def shots(board: Storyboard, scene: str) -> tuple[BoardShot, ...]:
    """The scene's shots in the order of the narrative; the first opens it, the last closes it, the rest is its turn."""
    plans = list(_ordered(board, scene))
    phases = phases_of(board, scene)
    found: list[BoardShot] = []
    for number, plan in enumerate(plans):
        phase = _phase(number, len(plans), phases)
        before = sum(1 for shot in found if shot.id.startswith(f"{ACT_OF_PHASE[phase]}."))
        found.append(
            BoardShot(
                id=f"{ACT_OF_PHASE[phase]}.{before + 1}", stage=plan.stage.id, size=plan.size, move=plan.move,
                on_screen=plan.on_screen, doer=plan.doer, deed=plan.deed, action=plan.action[:600],
                intent=TERMS[board.lang][plan.intent],
            )
        )  # fmt: skip
    return tuple(found)


def present(seed: Seed, lang: str) -> str:
    """A piece with a figure as a sentence of a screenplay: `detective walking slowly` becomes `A detective walks slowly`."""
    text = seed.text
    if lang == "en" and seed.verb and seed.at > 0:
        word = text[seed.at :].split()[0]
        if word.endswith("ing"):
            verb = seed.verb if seed.figures[0].phrase.many else third_person(seed.verb)
            text = f"{text[: seed.at]}{verb}{text[seed.at + len(word) :]}"
        if not ARTICLES.match(text) and not seed.figures[0].phrase.many and text[0].islower():
            text = f"{'an' if text[0] in 'aeiou' else 'a'} {text}"
    return text


def _ordered(board: Storyboard, scene: str) -> Iterator[Plan]:
    """Opening, middle and end, each from the set-ups the scene has."""
    order = board.narrative.order if board.narrative else "from_far"
    weight = board.lore.weight if board.lore else "figure"
    stages = [stage for stage in board.stage_shots or () if stage.scene == scene]
    places = [stage for stage in stages if _kind(board, stage) == "place"]
    figures = [stage for stage in stages if _kind(board, stage) == "figure"]
    things = [stage for stage in stages if _kind(board, stage) == "thing"]
    wide = [_place(board, stage, scene) for stage in places]
    whole = [_figure(board, stage, "follow" if order == "alongside" else "track") for stage in figures]
    near = [_near(board, stage) for stage in figures[:1]] if weight == "figure" or order == "from_near" else []
    inserts = [_thing(board, stage) for stage in things]
    again = [_last(board, stage, figures) for stage in places] if whole or inserts or weight == "place" else []
    if order == "from_near":
        last = [replace(plan, size=_widest(board, plan.stage)) for plan in again] or wide
        plans = [*inserts, *near, *whole, *last]
    elif order == "alongside":
        plans = [*whole[:1], *inserts, *near, *whole[1:], *(again or wide)]
    else:
        inner = [*inserts, *whole, *near] if weight == "thing" else [*whole, *near, *inserts]
        plans = [*wide, *inner, *again]
    yield from _apart(plans or [_thing(board, stage) for stage in stages])


def _apart(plans: Sequence[Plan]) -> list[Plan]:
    """No two neighbours of one size and one set-up: the second is seen nearer."""
    nearer: dict[ShotSize, ShotSize] = {"extreme_wide": "wide", "wide": "full", "full": "medium", "insert": "close_up"}
    found = list(plans[:1])
    for before, plan in pairwise(plans):
        same = before.size == plan.size
        found.append(replace(plan, size=nearer.get(plan.size, "medium")) if same else plan)
    return found


def _kind(board: Storyboard, stage: StageShot) -> str:
    chief = board.component(stage.on_screen[0])
    kind = chief.kind if chief else "prop"
    return {"actor": "figure", "environment": "place", "set_environment": "place"}.get(kind, "thing")


def _place(board: Storyboard, stage: StageShot, scene: str) -> Plan:
    sky = [seed.text for seed in _group(board, scene) if seed.sort == "sky"]
    return Plan(stage, _widest(board, stage), "push_in", stage.on_screen, _sentences(stage.staging, *sky), "intent_place")


def _widest(board: Storyboard, stage: StageShot) -> ShotSize:
    """A room has walls that a camera cannot stand behind."""
    place = board.component(stage.on_screen[0])
    return "wide" if place is not None and is_inside(place) else "extreme_wide"


def _figure(board: Storyboard, stage: StageShot, moving: MoveType) -> Plan:
    doer, deed = _deed(board, stage)
    move: MoveType = moving if deed and field(deed) in MOTION else "static"
    return Plan(stage, "full", move, stage.on_screen, _sentences(stage.staging), "intent_figure", doer, deed)


def _near(board: Storyboard, stage: StageShot) -> Plan:
    doer, deed = _deed(board, stage)
    text = f"{TERMS[board.lang]['close']}: {_the(board, stage.on_screen[0])}"
    return Plan(stage, "medium_close_up", "push_in", stage.on_screen[:1], _sentences(text), "intent_near", doer, deed)


def _thing(board: Storyboard, stage: StageShot) -> Plan:
    text = f"{TERMS[board.lang]['insert']}: {stage.staging}"
    return Plan(stage, "insert", "push_in", stage.on_screen, _sentences(text), "intent_thing")


def _last(board: Storyboard, stage: StageShot, figures: Sequence[StageShot]) -> Plan:
    terms = TERMS[board.lang]
    first = board.narrative is not None and board.narrative.order != "from_far"
    sky = [seed.text for seed in _group(board, stage.scene) if seed.sort == "sky"] if first else []
    text = f"{terms['wide' if first else 'again']}: {', '.join((stage.staging, *sky))}"
    if not figures:
        return Plan(stage, "wide", "pull_out", stage.on_screen, _sentences(text), "intent_last")
    doer, deed = _deed(board, figures[0])
    who = figures[0].on_screen[0]
    text = f"{text}; {_the(board, who)}, {terms['small']}"
    return Plan(stage, "wide", "pull_out", (stage.on_screen[0], who), _sentences(text), "intent_last", doer, deed)


def _deed(board: Storyboard, stage: StageShot) -> tuple[str, str]:
    """Who does what in a set-up, by the piece it was made of."""
    for seed in seeds(board.idea, board.lang):
        if seed.figures and seed.verb and present(seed, board.lang) == stage.staging:
            return stage.on_screen[0], seed.verb
    return "", ""


def _phase(number: int, count: int, phases: Sequence[Phase]) -> Phase:
    """The first shot opens where the scene may open, the last closes where it may close, the rest turns."""
    if number == 0 or count == 1:
        return phases[0]
    if number == count - 1:
        return phases[-1]
    return "turn"


def _group(board: Storyboard, scene: str) -> tuple[Seed, ...]:
    parted = groups(seeds(board.idea, board.lang))
    return parted[min(int(scene[1:]), len(parted)) - 1]


def _seen(seed: Seed) -> tuple[Thing, ...]:
    """The figures of a piece, then its things; its place is told by the scene."""
    return (*seed.figures, *(thing for thing in seed.things if not thing.living and not thing.is_place))


def _name(board: Storyboard, thing: Thing) -> str:
    """What a thing is called among the components."""
    exact = board.component(thing.name)
    same = [one for one in board.components or () if one.noun and one.noun == thing.phrase.noun]
    return same[0].name if exact is None and same else thing.name


def _known(board: Storyboard, place: str) -> str:
    names = [one.name for one in board.components or ()]
    return place if place in names else names[0]


def _the(board: Storyboard, name: str) -> str:
    return f"the {name}" if board.lang == "en" and name[:1].islower() else name


def _sentences(*texts: str) -> str:
    return " ".join(f"{text[:1].upper()}{text[1:].rstrip('.')}." for text in texts)
