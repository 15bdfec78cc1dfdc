"""A reading's own casting: whoever it names wears and sounds as it says, everybody else as the register has them."""

from collections.abc import Collection, Sequence

from exeget.subject import Wear
from exeget.timeline import Casting


def part_for(names: Collection[str], casting: Sequence[Casting]) -> Casting | None:
    """What a reading wants of somebody known by these names, given in lower case; None when it wants nothing."""
    return next((part for part in casting if part.who.lower() in names), None)


def dressed(wear: Wear, part: Casting | None) -> Wear:
    """The clothes with what the reading changes of them."""
    if part is None:
        return wear
    wanted = {"garment": part.garment, "head": part.head, "colours": part.colours or None}
    return wear.model_copy(update={name: value for name, value in wanted.items() if value is not None})
