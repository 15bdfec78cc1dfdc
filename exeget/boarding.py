"""The steps of a storyboard: what each needs, and the strict models of what it is asked and what it answers.

The models are derived from the fields of `Storyboard` and their descriptions, so that a field is described once.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from types import NoneType
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, create_model

from exeget.document import Part
from exeget.storyboard import BoardShot, ChosenStep, StageShot, Storyboard
from exeget.terms import Phase

StepName = Literal["lore", "narrative", "scenes", "components", "music", "stage_shots", "shots"]
HEAD = ("verse", "lang", "idea")
"""What every step is told."""


@dataclass(frozen=True)
class Step:
    """One step: it fills one field of the storyboard from others."""

    fills: str
    """The field."""
    after: tuple[StepName, ...]
    """The steps it builds on."""
    told: tuple[str, ...]
    """The fields it is told, besides the head."""
    by_scene: bool = False
    """It is done for each scene by itself, all at once."""


STEPS: dict[StepName, Step] = {
    "lore": Step("lores", (), ()),
    "narrative": Step("narratives", ("lore",), ("lore",)),
    "scenes": Step("scenes", ("narrative",), ("lore", "narrative")),
    "components": Step("components", ("scenes",), ("lore", "scenes")),
    "music": Step("music", ("scenes",), ("lore", "scenes")),
    "stage_shots": Step("stage_shots", ("components",), ("lore", "narrative", "scenes", "components"), by_scene=True),
    "shots": Step("shots", ("stage_shots",), ("lore", "narrative", "scenes", "components", "stage_shots"), by_scene=True),
}
CHOSEN: dict[StepName, ChosenStep] = {"lore": "lore", "narrative": "narrative"}
"""Steps that propose, and the field that holds what was taken."""


def waves() -> list[tuple[StepName, ...]]:
    """The steps in the order of the graph; those of one wave do not need each other."""
    graph = TopologicalSorter[StepName]()
    for name, step in STEPS.items():
        graph.add(name, *step.after)
    graph.prepare()
    found: list[tuple[StepName, ...]] = []
    while graph.is_active():
        ready = graph.get_ready()
        found.append(tuple(name for name in STEPS if name in ready))
        graph.done(*ready)
    return found


def in_order() -> tuple[StepName, ...]:
    """All steps, each after those it needs."""
    steps: list[StepName] = []
    for wave in waves():
        steps += wave
    return tuple(steps)


def after(step: StepName) -> frozenset[StepName]:
    """Every step that must be done anew when this one changes, itself among them."""
    found: set[StepName] = {step}
    for name in in_order():
        if found & set(STEPS[name].after):
            found.add(name)
    return frozenset(found)


def told(board: Storyboard, step: StepName, scene: str = "") -> Storyboard:
    """The storyboard with nothing but what a step is told; of one scene where it works by scene."""
    fields = (*HEAD, *STEPS[step].told)
    kept = Storyboard.model_validate({name: getattr(board, name) for name in fields})
    if not scene:
        return kept
    return kept.model_copy(
        update={
            "components": tuple(one for one in kept.components or () if scene in one.scenes),
            "stage_shots": tuple(one for one in kept.stage_shots or () if one.scene == scene) or None,
        }
    )


@cache
def asked(step: StepName) -> type[Part]:
    """The strict model of what a step is told: every field there, none besides."""
    return strict(f"{step}_asked", (*HEAD, *STEPS[step].told))


@cache
def answered(step: StepName) -> type[Part]:
    """The strict model of what a step answers."""
    return strict(f"{step}_answered", (STEPS[step].fills,))


def phases_of(board: Storyboard, scene: str) -> tuple[Phase, ...]:
    """The phases a scene may have: the first opens the film, the last closes it, those between are its turn."""
    ids = [one.id for one in board.scenes or ()]
    if len(ids) == 1:
        return "setup", "turn", "resolve"
    return ("setup", "turn") if scene == ids[0] else ("turn", "resolve") if scene == ids[-1] else ("turn",)


def strict(name: str, fields: Sequence[str]) -> type[Part]:
    """A model of some of the storyboard's fields, each required, with its description and its bounds."""
    definitions: dict[str, Any] = {field: (_bounded(field), _described(field)) for field in fields}
    return create_model(name, __base__=Part, **definitions)


def filled(board: Storyboard, step: StepName, answers: Iterable[Part]) -> Storyboard:
    """The storyboard with a step's answers in it; ValueError when they do not fit what is there.

    Answers by scene come in the order of the scenes; their set-ups and shots are numbered on through the film.
    """
    field = STEPS[step].fills
    values = [getattr(answer, field) for answer in answers]
    value = _numbered(value for part in values for value in part) if STEPS[step].by_scene else values[0]
    return Storyboard.model_validate({**{name: getattr(board, name) for name in Storyboard.model_fields}, field: value})


def _numbered(items: Iterable[StageShot | BoardShot]) -> tuple[StageShot | BoardShot, ...]:
    count = Counter[str]()
    found = []
    for item in items:
        head = f"{item.id.split('.')[0]}." if isinstance(item, BoardShot) else "g"
        count[head] += 1
        found.append(item.model_copy(update={"id": f"{head}{count[head]}"}))
    return tuple(found)


def _bounded(field: str) -> object:
    """The field's type without None, with its bounds."""
    info = Storyboard.model_fields[field]
    kinds = get_args(info.annotation)
    plain = kinds[0] if NoneType in kinds else info.annotation
    return Annotated[plain, *info.metadata] if info.metadata else plain


def _described(field: str) -> object:
    return Field(description=Storyboard.model_fields[field].description)
