"""The first pass of a screenplay: acts, shots, who is in them and which words are heard over them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import Field

from agents.llm.merging import known, matched
from agents.llm.shape import EventChoice, LineChoice, SceneChoice, SubjectChoice
from exeget.analysis import Analysis
from exeget.document import Part
from exeget.drehbuch import Act, Drehbuch, Line, exactly_once, unique
from exeget.ids import ShotId, SubjectId
from exeget.subject import Subject
from exeget.terms import ACT_OF_PHASE, Delivery, Phase

NEVER_SEEN = frozenset({"deity", "voice"})


class ActAnswer(Part):
    """A phase that the verse has."""

    phase: Phase
    summary: str = Field(min_length=1)


class ShotAnswer(Part):
    """A shot before it has a picture; its id follows from its place."""

    phase: Phase
    scene: SceneChoice
    lines: tuple[LineChoice, ...]
    events: tuple[EventChoice, ...]
    on_screen: tuple[SubjectChoice, ...]
    focus: SubjectChoice | None


class LineAnswer(Part):
    """How a line is spoken."""

    id: LineChoice
    delivery: Delivery


class Structure(Part):
    """The answer to the first pass."""

    acts: tuple[ActAnswer, ...] = Field(min_length=1, max_length=3)
    shots: tuple[ShotAnswer, ...] = Field(min_length=1)
    lines: tuple[LineAnswer, ...]


@dataclass(frozen=True)
class Slot:
    """A shot that has its place, its people and its words, but no picture yet."""

    id: ShotId
    phase: Phase
    scene: str
    events: tuple[str, ...]
    on_screen: tuple[SubjectId, ...]
    focus: SubjectId | None
    utterances: tuple[str, ...]


@dataclass(frozen=True)
class Built:
    """The answer, merged with what no model may change: spans, speakers and scenes."""

    acts: tuple[Act, ...]
    slots: tuple[Slot, ...]
    lines: tuple[Line, ...]


def built(structure: Structure, draft: Drehbuch, analysis: Analysis, cast: Sequence[Subject]) -> Built:
    """Merge by id; ValueError names what is missing, unknown, doubled or out of order."""
    deliveries = matched((line.id for line in draft.lines), structure.lines, "line")
    placed = [line for shot in structure.shots for line in shot.lines]
    exactly_once({line.id for line in draft.lines}, Counter(placed), "line")
    if placed != [line.id for line in draft.lines]:
        raise ValueError(f"the lines are out of order: {', '.join(placed)}")
    _acts_and_shots_agree(structure)
    for shot in structure.shots:
        _possible(shot, draft, analysis, cast)
    return Built(
        acts=tuple(Act(phase=act.phase, summary=act.summary) for act in structure.acts),
        slots=tuple(_slots(structure.shots)),
        lines=tuple(line.model_copy(update={"delivery": deliveries[line.id].delivery}) for line in draft.lines),
    )


def _acts_and_shots_agree(structure: Structure) -> None:
    acts = [ACT_OF_PHASE[act.phase] for act in structure.acts]
    shots = [ACT_OF_PHASE[shot.phase] for shot in structure.shots]
    unique((act.phase for act in structure.acts), "act")
    if acts != sorted(acts) or shots != sorted(shots):
        raise ValueError("acts and shots go from setup over turn to resolve")
    if set(acts) != set(shots):
        raise ValueError("every act has a shot and every shot is in one of the acts")


def _possible(shot: ShotAnswer, draft: Drehbuch, analysis: Analysis, cast: Sequence[Subject]) -> None:
    known([shot.scene], (scene.id for scene in draft.scenes), "scene")
    known(shot.events, (event.id for event in analysis.events), "event")
    known(shot.on_screen, (subject.id for subject in cast), "subject")
    unique(shot.on_screen, "subject on screen")
    if shot.focus is not None:
        known([shot.focus], shot.on_screen, "focus, which is not on screen,")
    unseen = [subject.id for subject in cast if subject.id in shot.on_screen and subject.nature in NEVER_SEEN]
    if unseen:
        raise ValueError(f"never in the picture: {', '.join(unseen)}")


def _slots(answers: Sequence[ShotAnswer]) -> Iterator[Slot]:
    numbers: Counter[Phase] = Counter()
    for answer in answers:
        numbers[answer.phase] += 1
        name = f"{ACT_OF_PHASE[answer.phase]}.{numbers[answer.phase]}"
        yield Slot(name, answer.phase, answer.scene, answer.events, answer.on_screen, answer.focus, answer.lines)
