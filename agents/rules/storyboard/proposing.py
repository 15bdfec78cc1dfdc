"""Three worlds and three ways to tell them, made of the idea's own words."""

from collections.abc import Sequence

from agents.rules.storyboard.seeds import Seed, Sort, seeds
from agents.rules.storyboard.terms import TERMS, Weight
from exeget.storyboard import OPTIONS, Lore, Narrative, Storyboard

SHOWN: tuple[Sort, ...] = ("place", "figure", "thing", "sky")


def lores(board: Storyboard) -> tuple[Lore, ...]:
    """The same words three times, each time with something else first, which the shots will dwell on."""
    read, terms = seeds(board.idea, board.lang), TERMS[board.lang]
    found = []
    for turn, weight in enumerate(weights(read)):
        ordered = _ordered(read, weight, turn)
        name = next((chief(seed, weight) for seed in read if chief(seed, weight)), "")
        title = f"{terms[weight]}: {name}" if name else ordered[0].text
        premise = " ".join(f"{seed.text[:1].upper()}{seed.text[1:]}." for seed in ordered)
        found.append(Lore(title=title[:120], premise=premise[:1200], weight=weight))
    return tuple(found)


def weights(read: Sequence[Seed]) -> tuple[Weight, ...]:
    """What a world can be about: the kinds the idea has, the figure first; the others where it has fewer than three."""
    has: dict[Weight, bool] = {
        "figure": any(seed.figures for seed in read), "place": any(seed.place for seed in read),
        "thing": any(chief(seed, "thing") for seed in read),
    }  # fmt: skip
    return tuple(sorted(has, key=lambda weight: not has[weight]))[:OPTIONS]


def chief(seed: Seed, weight: Weight) -> str:
    """The name of the first figure, place or thing of a piece; empty when it has none."""
    names = {
        "figure": [thing.name for thing in seed.figures], "place": [seed.place.name] if seed.place else [],
        "thing": [thing.name for thing in seed.things if not thing.living and not thing.is_place],
    }  # fmt: skip
    return next(iter(names[weight]), "")


def narratives(board: Storyboard) -> tuple[Narrative, ...]:
    """From far to near, from near to far, and alongside the figure."""
    read, terms = seeds(board.idea, board.lang), TERMS[board.lang]
    place, figure, thing = (_first(read, weight) for weight in ("place", "figure", "thing"))
    wide, near = terms["wide"], terms["close"]
    last = f"{terms['again']}: {place or figure or thing}."
    who = next((chief(seed, "figure") for seed in read if seed.figures), "")
    moving = f"{terms['full']}: {figure}." if figure else ""
    return (
        Narrative(
            title=terms["far"], order="from_far", setup=f"{wide}: {place or figure or thing}.", turn=moving, resolve=last
        ),
        Narrative(
            title=terms["near"], order="from_near", setup=f"{near}: {thing or figure or place}.", turn=moving,
            resolve=f"{wide}: {place or figure or thing}.",
        ),
        Narrative(
            title=terms["beside"], order="alongside", setup=f"{terms['full']}: {figure or place or thing}.",
            turn=f"{terms['insert']}: {thing}." if thing else "",
            resolve=f"{wide}: {place or figure}; {who}, {terms['small']}." if who else last,
        ),
    )  # fmt: skip


def _first(read: Sequence[Seed], weight: Weight) -> str:
    """The first piece that has such a thing, as the idea says it."""
    return next((seed.text for seed in read if seed.sort == weight), "") or next(
        (chief(seed, weight) for seed in read if chief(seed, weight)), ""
    )


def _ordered(read: Sequence[Seed], weight: Weight, turn: int) -> list[Seed]:
    """Every piece but the music, those of the weight first; worlds that have no weight of their own begin further on."""
    shown = [seed for seed in read if seed.sort in SHOWN] or list(read)
    if not any(chief(seed, weight) for seed in shown):
        return [*shown[turn % len(shown) :], *shown[: turn % len(shown)]]
    return sorted(shown, key=lambda seed: not chief(seed, weight))
