"""A storyboard: what a bare idea becomes before it is a screenplay; one document, filled in step by step."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field, model_validator

from exeget.document import Document, Part
from exeget.drehbuch import unique
from exeget.ids import Lang, Sha, ShotId
from exeget.shot import MoveType, ShotSize
from exeget.terms import Mood, Nature, Phase, SubjectKind, TimeOfDay, Weather

OPTIONS = 3
"""How many are proposed where somebody chooses."""


class Lore(Part):
    """One way to see the idea's world."""

    title: str = Field(min_length=1, max_length=120, description="Two to six words.")
    premise: str = Field(min_length=1, max_length=1200, description="Where we are, when, who and what is there.")
    weight: Literal["place", "figure", "thing"] = Field(description="What this world is chiefly about.")


class Narrative(Part):
    """One way to tell it in pictures."""

    title: str = Field(min_length=1, max_length=120, description="Two to six words.")
    order: Literal["from_far", "from_near", "alongside"] = Field(
        description="from_far: from the whole place in to a detail. from_near: from a detail out to the place. "
        "alongside: with the figure all the way."
    )
    setup: str = Field(min_length=1, max_length=600, description="What is shown first, in one sentence.")
    turn: str = Field(max_length=600, description="What it leads to; empty when nothing happens.")
    resolve: str = Field(max_length=600, description="The last picture; empty when the turn is the last.")


class BoardScene(Part):
    """One place at one time."""

    id: str = Field(pattern=r"^s[1-9]$", description="s1, s2 and so on, in the order of the film.")
    place: str = Field(
        max_length=120, description="What the place is called, without an article; empty when nothing says where."
    )
    time_of_day: TimeOfDay
    weather: Weather
    mood: Mood
    summary: str = Field(min_length=1, max_length=600, description="What is there and what happens, in one sentence.")


class Component(Part):
    """Somebody or something that is seen: a figure, a thing, a place."""

    name: str = Field(min_length=1, max_length=120, description="What it is called, without an article.")
    kind: SubjectKind
    nature: Nature
    noun: str = Field(max_length=60, description="Its English head noun in the singular, such as alley.")
    traits: tuple[str, ...] = Field(max_length=8, description="What it is like, in English adjectives: misty, old.")
    many: bool = Field(description="True for a group.")
    scenes: tuple[str, ...] = Field(min_length=1, description="Ids of the scenes that have it.")
    look: str = Field(max_length=600, description="What a picture of it must show.")


class StageShot(Part):
    """A set-up that is staged once and shot from several sides."""

    id: str = Field(pattern=r"^g[1-9][0-9]?$", description="g1, g2 and so on through the whole film.")
    scene: str = Field(description="The id of its scene.")
    phase: Phase
    on_screen: tuple[str, ...] = Field(min_length=1, description="Names of the components in it, the chief one first.")
    staging: str = Field(min_length=1, max_length=600, description="Who and what is where, and what goes on.")


class BoardShot(Part):
    """One shot of the film."""

    id: ShotId = Field(description="Act and shot: 1.1, 1.2 are setup, 2.1 and on turn, 3.1 and on resolve.")
    stage: str = Field(description="The id of the set-up it is taken in.")
    size: ShotSize
    move: MoveType
    on_screen: tuple[str, ...] = Field(min_length=1, description="Names of the components one sees, the chief one first.")
    doer: str = Field(max_length=120, description="The component that does something; empty when nothing is done.")
    deed: str = Field(
        max_length=40, description="What it does, as an English infinitive such as walk; empty when nothing is done."
    )
    action: str = Field(min_length=1, max_length=600, description="What one sees, in the present tense, one or two sentences.")
    intent: str = Field(min_length=1, max_length=400, description="Why the shot is there, in one sentence.")


class BoardMusic(Part):
    """The music the idea asks for."""

    style: Literal["strings", "choir", "plucked", "percussion", "ambient", "lofi", ""] = Field(
        description="The family of players; empty when the idea leaves it open."
    )
    mode: Literal["major", "minor", ""] = Field(description="Empty when the idea leaves it open.")
    bpm: int = Field(ge=0, le=240, description="Beats a minute, 30 to 240; 0 when the idea leaves it open.")
    mood: Mood
    words: str = Field(max_length=200, description="The idea's own words for it; empty when it has none.")


class Storyboard(Document):
    """All of it; a field is empty until its step is done. What steps ask and answer is derived from these fields."""

    label: Literal["storyboard/1"] = Field(default="storyboard/1", alias="schema")
    verse: str = Field(description="The key of the idea in its story.")
    lang: Lang = Field(description="The language of the idea.")
    idea: str = Field(min_length=1, description="The idea itself, word for word.")
    lores: tuple[Lore, ...] | None = Field(
        default=None, min_length=OPTIONS, max_length=OPTIONS, description="Three worlds to choose from, different in substance."
    )
    lore: Lore | None = Field(default=None, description="The world that was chosen.")
    narratives: tuple[Narrative, ...] | None = Field(
        default=None, min_length=OPTIONS, max_length=OPTIONS, description="Three ways to tell it, each in another order."
    )
    narrative: Narrative | None = Field(default=None, description="The way that was chosen.")
    scenes: tuple[BoardScene, ...] | None = Field(default=None, min_length=1, max_length=9, description="The scenes.")
    components: tuple[Component, ...] | None = Field(
        default=None, min_length=1, max_length=40, description="Everybody and everything that is seen, places too."
    )
    music: BoardMusic | None = Field(default=None, description="The music.")
    stage_shots: tuple[StageShot, ...] | None = Field(
        default=None, min_length=1, max_length=60, description="The set-ups, in the order of the film."
    )
    shots: tuple[BoardShot, ...] | None = Field(default=None, min_length=1, max_length=90, description="The shots, in order.")
    engine: str = "person"

    @model_validator(mode="after")
    def _hangs_together(self) -> "Storyboard":
        scenes = unique((scene.id for scene in self.scenes or ()), "scene")
        names = unique((one.name for one in self.components or ()), "component")
        stages = unique((stage.id for stage in self.stage_shots or ()), "set-up")
        unique((shot.id for shot in self.shots or ()), "shot")
        if self.scenes:
            _known((s for one in self.components or () for s in one.scenes), scenes, "scene")
            _known((stage.scene for stage in self.stage_shots or ()), scenes, "scene")
        if self.components:
            _known((scene.place for scene in self.scenes or () if scene.place), names, "place")
            _known((name for stage in self.stage_shots or () for name in stage.on_screen), names, "component")
            seen = (name for shot in self.shots or () for name in (*shot.on_screen, *((shot.doer,) if shot.doer else ())))
            _known(seen, names, "component")
        if self.stage_shots:
            _known((shot.stage for shot in self.shots or ()), stages, "set-up")
        return self

    def component(self, name: str) -> Component | None:
        """The component of that name."""
        return next((one for one in self.components or () if one.name == name), None)

    def scene_of(self, shot: BoardShot) -> BoardScene:
        """The scene a shot plays in; KeyError before the set-ups are there."""
        stage = {stage.id: stage for stage in self.stage_shots or ()}[shot.stage]
        return {scene.id: scene for scene in self.scenes or ()}[stage.scene]


ChosenStep = Literal["lore", "narrative"]
"""Steps that propose options."""


class Choice(Document):
    """Which option was taken; it holds for exactly the options it was made among."""

    label: Literal["choice/1"] = Field(default="choice/1", alias="schema")
    step: ChosenStep
    timeline: str
    verse: str
    among: Sha
    """Content hash of the options."""
    option: int = Field(ge=1, le=OPTIONS)
    who: str
    """A person's name, or `auto`."""
    when: str
    """ISO 8601, UTC."""


def _known(used: Iterable[str], known: set[str], what: str) -> None:
    strange = sorted(set(used) - known)
    if strange:
        raise ValueError(f"unknown {what}: {', '.join(strange)}")
