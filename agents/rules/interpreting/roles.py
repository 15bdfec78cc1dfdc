"""Who plays which part in a reading: the hero, the other, the group, what is never seen, what acts without a will."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agents.rules.casting.gathering import Gathered
from agents.rules.interpreting.gist import Gist
from agents.rules.interpreting.models import Role
from exeget.analysis import Analysis
from exeget.terms import Mood, Nature

_FORCES: frozenset[Nature] = frozenset({"weather", "water", "light", "sky", "plant", "animal"})
_PEOPLE: frozenset[Nature] = frozenset({"person", "people"})
_LIVING: tuple[Nature, ...] = ("person", "spirit", "animal")
MOST_PLACES = 4


@dataclass(frozen=True)
class Roles:
    """The parts a story fills; None where it has nobody for one."""

    hero: Gathered | None
    """The single one of most verses, a person before an animal."""
    other: Gathered | None
    """The single person who shares most verses with the hero, two at least."""
    group: Gathered | None
    """The many who are in most verses."""
    unseen: Gathered | None
    """The deity that acts."""
    force: Gathered | None
    """What of nature does most, and most often."""
    thing: Gathered | None
    """A thing of two verses or more."""
    silent: Gathered | None
    """Of the single persons in two verses or more, the one of most verses who never speaks."""
    places: tuple[Gathered, ...]
    """In the order they are reached, each once."""
    first_feeling: Mood | None
    last_feeling: Mood | None
    """What the first and the last third mostly feel like; None for a story of less than three verses."""

    def cast(self) -> Mapping[Role, Gathered | None]:
        """The roles a model may cast."""
        return {"hero": self.hero, "other": self.other, "group": self.group, "unseen": self.unseen}


def roles_of(gist: Gist, analyses: Sequence[Analysis]) -> Roles:
    """Fill the parts from what the story has."""
    there = _there(gist, analyses)
    singles = [one for one in there if not one.many and one.nature in _LIVING]
    persons = [one for one in singles if one.nature != "animal"]
    hero = min(singles, key=lambda one: (_LIVING.index(one.nature), -len(one.verses)), default=None)
    groups = [one for one in there if one.many and one.nature in _PEOPLE]
    things = [one for one in gist.subjects if one.kind == "prop" and len(one.verses) > 1 and not one.many]
    feelings = gist.feelings
    third = len(feelings) // 3
    return Roles(
        hero=hero,
        other=_beside(hero, persons),
        group=groups[0] if groups else None,
        unseen=gist.unseen[0] if gist.unseen else None,
        force=_strongest_force(gist, analyses),
        thing=things[0] if things else None,
        silent=next((one for one in persons if one is not hero and not one.speaks and len(one.verses) > 1), None),
        places=_way(gist, analyses),
        first_feeling=_prevailing(feelings[:third]) if third else None,
        last_feeling=_prevailing(feelings[-third:]) if third else None,
    )


def _there(gist: Gist, analyses: Sequence[Analysis]) -> list[Gathered]:
    """The actors who are there in person, not only spoken of, in two verses or in all of a very short text."""
    seen: Counter[str] = Counter()
    for analysis in analyses:
        seen.update({mention.name.lower() for mention in analysis.subjects if mention.presence != "spoken_of"})
    enough = min(2, len(analyses))
    actors = [one for one in gist.subjects if one.kind == "actor"]
    return [one for one in actors if sum(seen[name] for name in one.known_as()) >= enough]


def _beside(hero: Gathered | None, singles: Sequence[Gathered]) -> Gathered | None:
    if hero is None:
        return None
    shared = {one.title(): len(set(one.verses) & set(hero.verses)) for one in singles if one is not hero}
    best = max(shared, key=lambda name: shared[name], default="")
    return next(one for one in singles if one.title() == best) if best and shared[best] > 1 else None


def _strongest_force(gist: Gist, analyses: Sequence[Analysis]) -> Gathered | None:
    """By the force of what it does, all of it together, times the verses that have it."""
    done: Counter[str] = Counter()
    for analysis in analyses:
        for event in analysis.events:
            if not event.told:
                for name in event.doers:
                    done[name.lower()] += round(100 * event.force)
    forces = [one for one in gist.subjects if one.nature in _FORCES and not one.many]
    weights = {one.title(): len(one.verses) * sum(done[name] for name in one.known_as()) for one in forces}
    best = max(forces, key=lambda one: weights[one.title()], default=None)
    return best if best is not None and weights[best.title()] else None


def _way(gist: Gist, analyses: Sequence[Analysis]) -> tuple[Gathered, ...]:
    """Where the scenes are, in order; the chief ones where there are too many to say."""
    known = {name: one for one in gist.places for name in one.known_as()}
    names = (name for analysis in analyses for scene in analysis.scenes for name in (scene.inside or scene.place,) if name)
    found = dict.fromkeys(known[name.lower()].title() for name in names if name.lower() in known)
    chief = {one.title(): one for one in gist.places[:MOST_PLACES]}
    return tuple(chief[title] for title in found if title in chief)


def _prevailing(moods: Sequence[Mood]) -> Mood:
    """The commonest; calm only where nothing else is told."""
    counted = Counter(moods)
    return min(counted, key=lambda mood: (mood == "calm", -counted[mood], mood))
