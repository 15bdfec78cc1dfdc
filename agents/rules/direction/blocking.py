"""Who stands where: two face each other across one line for the whole scene, motion runs one way, groups stand behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.rules.direction.situation import Situation
from agents.rules.grammar.deeds import WORN, Deed
from exeget.ids import SubjectId
from exeget.shot import ActorBlock, Mark, PropPlacement
from exeget.subject import Subject

_SIDE = 0.65
"""Metres left and right of the middle: two people at arm's length."""
_BEHIND = -1.4
_REACH = 0.5
_AT_REACH: frozenset[Deed] = frozenset({"touch", "strike", "give", "take"})
_HANDLING: frozenset[Deed] = frozenset({"take", "hold", "give", "throw", "open", "eat", "make", "break", "touch", "travel"})
_OVER = (-1.5, 0.0, -0.7)
"""From the spot beside somebody to right behind them, where a plant stands that grows over them."""
_ASIDE = 0.1
_ACROSS = 2.6
_NARROW = frozenset({"alley", "alleyway", "lane", "corridor", "tunnel", "passage", "bridge", "gorge", "trench"})
_STRIDE_BEHIND = 0.7
"""Metres that each goes behind the one before them, so that all are seen."""


@dataclass(frozen=True)
class Floor:
    """The marks of one scene; whoever has one keeps it in every shot, so that the line between two is never crossed."""

    anchor: str
    marks: dict[SubjectId, Mark]


def floor_of(situations: Sequence[Situation]) -> Floor:
    """The floor of one scene, from all its shots: one alone stands in the middle, two face each other, others behind."""
    inside = situations[0].named(situations[0].scene.inside)
    anchor = "deck" if inside is not None and inside.nature == "vehicle" else "centre"
    actors = list(dict.fromkeys(actor.id for situation in situations for actor in situation.actors))
    many = {actor.id for situation in situations for actor in situation.actors if actor.many}
    if len(actors) == 1:
        return Floor(anchor, {actors[0]: Mark(anchor=anchor, facing_deg=15.0)})
    return Floor(anchor, {actor: _mark(anchor, number, actor in many) for number, actor in enumerate(actors)})


def _mark(anchor: str, number: int, many: bool) -> Mark:
    if number == 0:
        return Mark(anchor=anchor, offset=(-_SIDE, 0.0, 0.0), facing_deg=50.0)
    if number == 1:
        return Mark(anchor=anchor, offset=(_SIDE * (2.0 if many else 1.0), 0.0, 0.0), facing_deg=-50.0)
    side = -1.0 if number % 2 else 1.0
    return Mark(anchor=anchor, offset=(side * 0.5 * (number - 1), 0.0, _BEHIND), facing_deg=0.0)


def side_of(floor: Floor, subject: Subject | None) -> int:
    """-1 for who stands left and looks right, 1 for the other; their close shots are taken from the opposite side."""
    mark = floor.marks.get(subject.id) if subject else None
    return -1 if mark is None or mark.offset[0] <= 0 else 1


def near_mark(situation: Situation, floor: Floor, actor: Subject) -> Mark:
    """The actor's mark; who touches or strikes somebody stands before them, at the reach of an arm."""
    mark, lead = floor.marks[actor.id], situation.lead
    if situation.afloat and actor is situation.focus:
        return Mark(facing_deg=60.0)
    if situation.deed not in _AT_REACH or lead is None or not situation.events_of(actor):
        return mark
    other = next((s for name in lead.receivers if (s := situation.source.subject(name)) and s.id in floor.marks), None)
    if other is None or other.id == actor.id:
        return mark
    x, y, z = floor.marks[other.id].offset
    return mark.model_copy(update={"offset": (x + (_REACH if mark.offset[0] > x else -_REACH), y, z)})


def path_of(situation: Situation, actor: Subject, mark: Mark, rides: bool = False) -> tuple[Mark, tuple[Mark, ...]]:
    """Where somebody begins and the marks they walk to; motion crosses from left to right and leaves into the depth."""
    moving = situation.events_of(actor) or situation.goes_along(actor)
    if not moving or situation.deed not in ("travel", "arrive", "depart"):
        return mark, ()
    if rides and actor.age == "child" and actor is not situation.actors[0]:  # carried by the beast of the other
        return mark.model_copy(update={"offset": (0.0, 0.0, 0.0), "facing_deg": 90.0}), ()
    back = _STRIDE_BEHIND * max(0, situation.actors.index(actor)) if actor in situation.actors else 0.0
    if situation.deed == "travel" and _is_narrow(situation):
        begin, end = (0.3 - 0.2 * back, 0.0, -_ACROSS - back), (0.1, 0.0, _ACROSS - 0.6 - back)
        start = mark.model_copy(update={"offset": begin, "facing_deg": 0.0})
        return start, (mark.model_copy(update={"offset": end, "facing_deg": 0.0}),)
    if situation.deed == "travel":
        begin, end = (-_ACROSS - back, 0.0, -0.5 * back), (_ACROSS - back, 0.0, -0.5 * back)
    elif situation.deed == "arrive":
        begin, end = (-_ACROSS - back, 0.0, -_ACROSS), mark.offset
    else:
        begin, end = mark.offset, (_ACROSS - back, 0.0, -3 * _ACROSS)
    facing = {"travel": 90.0, "arrive": 45.0, "depart": 150.0}[situation.deed]
    start = mark.model_copy(update={"offset": begin, "facing_deg": facing})
    return start, (mark.model_copy(update={"offset": end, "facing_deg": facing}),)


def _is_narrow(situation: Situation) -> bool:
    """Whether there is no room to go across, only along, towards whoever looks."""
    place = situation.named(situation.scene.inside) or situation.named(situation.scene.place)
    return place is not None and place.noun in _NARROW


def approach(situation: Situation, floor: Floor) -> ActorBlock | None:
    """The chief actor's way to a person or place, when the shot has one."""
    lead = situation.lead
    if lead is None or situation.deed not in ("travel", "arrive", "depart", "climb") or not situation.actors:
        return None
    other = situation.source.subject(lead.receivers[0]) if lead.receivers else None
    place = situation.source.subject(lead.place)
    target = other or place
    if target is None or target.id == situation.actors[0].id:
        return None
    return ActorBlock(anchor=floor.anchor, approach_target=target.id, stop_offset=1.2 if other else 0.0)


def placements(situation: Situation, props: tuple[Subject, ...]) -> tuple[PropPlacement, ...]:
    """A prop in the hands of the one who deals with it; what is laid off or only there lies beside them, a plant behind."""
    holder = next((actor for actor in situation.actors if situation.events_of(actor)), None)
    hands = iter(("right_hand", "left_hand"))
    found: list[PropPlacement] = []
    for number, prop in enumerate(props):
        hand = next(hands, "") if holder is not None and _in_hand(situation, prop) else ""
        if holder is not None and hand:
            found.append(PropPlacement(id=prop.id, mode="attach", anchor=f"{holder.id}:{hand}"))
        elif situation.actors:
            offset = _OVER if prop.nature == "plant" else (0.4 * number, 0.0, _ASIDE)
            found.append(PropPlacement(id=prop.id, anchor=(holder or situation.actors[0]).id, offset=offset))
        else:
            found.append(PropPlacement(id=prop.id, offset=(0.4 * number, 0.0, 0.3)))
    return tuple(found)


def _in_hand(situation: Situation, prop: Subject) -> bool:
    """Whether somebody has a prop in hand: they deal with it now, or took it before; never what they take off."""
    if prop.nature not in ("thing", "food") or (situation.deed == "wear" and prop.noun in WORN):
        return False
    dealt = [s for event in situation.events for n in event.receivers if (s := situation.source.subject(n)) is not None]
    return situation.deed in _HANDLING or prop not in dealt
