"""Who of a shot's actors is a body, who rides whom, who is shown by other means, and who is left out."""

from dataclasses import dataclass, field, replace

from exeget.shot import Shot
from toolkits.picture import Figure, Picture
from toolkits.previz.blocking import Blocked, Blocking
from toolkits.previz.framing import NEAR_SIZES
from toolkits.previz.kinds import words_of
from toolkits.previz.people import Detail
from toolkits.previz.players import BODIES, cast, faced
from toolkits.previz.posing import Cast, Company
from toolkits.previz.riding import in_saddle, is_beast, mounted
from toolkits.previz.scene import Lively
from toolkits.previz.world.afloat import BESIDE, overboard

SHARED_BY_PLACE = frozenset({"weather", "water", "sky", "land", "settlement", "happening", "room"})
"""Natures that the set, the light and the weather show already."""
SEA_BEASTS = frozenset({"fish", "great_fish", "whale", "dolphin", "shark", "leviathan", "seal", "monster", "serpent"})
ONE_BACK = 2.0
"""Metres between the marks of two riders who share a beast."""


@dataclass
class Troupe:
    """The actors of a shot, sorted as they are cast."""

    bodies: list[Cast] = field(default_factory=list)
    beasts: list[Lively] = field(default_factory=list)
    others: list[tuple[Blocked, Figure]] = field(default_factory=list)
    """Actors that are no body: things, plants, deities."""
    notes: list[str] = field(default_factory=list)


def assembled(picture: Picture, company: Company, blocking: Blocking) -> Troupe:
    """Cast every on-screen actor, the chief first."""
    figures = {figure.id: figure for figure in picture.figures}
    troupe = Troupe()
    riding = any(blocked.actor.pose == "ride" for blocked in blocking.actors)
    spare = [figure for figure in picture.figures if riding and is_beast(figure)]
    around = {figure.id for figure in (picture.place, picture.inside) if figure}
    for blocked in blocking.actors:
        figure = figures.get(blocked.actor.subject_id)
        if figure is None:
            troupe.notes.append(f"{blocked.actor.subject_id}: the picture names no figure for it")
        elif figure.nature in BODIES:
            if figure not in spare:
                _embody(troupe, company, blocking, blocked, figure, spare[0] if spare else None)
        elif figure.nature in SHARED_BY_PLACE:
            if figure.id not in around:
                troupe.notes.append(f"{figure.id}: a {figure.nature} is no body; place, light and weather stand for it")
        else:
            troupe.others.append((blocked, figure))
    return troupe


def _embody(
    troupe: Troupe, company: Company, blocking: Blocking, blocked: Blocked, figure: Figure, beast: Figure | None
) -> None:
    shot = company.shot
    detail = _detail(shot, len(troupe.bodies))
    turned, note = faced(shot, blocked, first=not troupe.bodies)
    if blocked.actor.pose == "ride" and figure.nature != "animal":
        troupe.bodies.append(_rider(troupe, company, turned, figure, beast, detail))
    elif _swims_beside(figure, turned, company):
        at_sea = replace(company, place=overboard(company.place))
        troupe.bodies.append(cast(at_sea, replace(turned, at=BESIDE), figure, detail, ()))
    else:
        troupe.bodies.append(cast(company, turned, figure, detail, blocking.actors))
    if note:
        troupe.notes.append(note)
    asked = troupe.bodies[-1].player.stands_in_for
    if asked:
        troupe.notes.append(f"{figure.id}: the nearest kin there is stands in for {asked!r}")


def _swims_beside(figure: Figure, blocked: Blocked, company: Company) -> bool:
    """Whether somebody belongs into the water beside a ship, not on its deck."""
    in_water = blocked.actor.pose == "swim" or (figure.nature == "animal" and not SEA_BEASTS.isdisjoint(words_of(figure)))
    return in_water and company.place.heading != 0.0


def _rider(troupe: Troupe, company: Company, blocked: Blocked, figure: Figure, beast: Figure | None, detail: Detail) -> Cast:
    """On the beast of a rider close by, else on one of their own."""
    for other in troupe.bodies:
        if other.mount is not None and _near(other, blocked):
            return in_saddle(company, other.mount, blocked, figure, detail, second=True)
    mount, body = mounted(company, blocked, beast, detail)
    troupe.beasts.append(body)
    return in_saddle(company, mount, blocked, figure, detail, second=False)


def _near(other: Cast, blocked: Blocked) -> bool:
    x, _, z = (other.way.points[0][axis] + (other.way.points[-1][axis] - other.way.points[0][axis]) / 2 for axis in range(3))
    return (blocked.at[0] - x) ** 2 + (blocked.at[2] - z) ** 2 < ONE_BACK**2


def _detail(shot: Shot, index: int) -> Detail:
    if shot.shot_type in NEAR_SIZES or shot.shot_type == "medium":
        return "near" if index == (1 if shot.shot_type == "over_shoulder" else 0) else "middle"
    return "far" if shot.shot_type == "extreme_wide" else "middle"
