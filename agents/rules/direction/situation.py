"""What a director sees in a shot of the Drehbuch before the camera is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from agents.rules.grammar.deeds import Deed
from agents.rules.grammar.source import Source
from agents.rules.script.decks import HOLD
from exeget.analysis import Event
from exeget.drehbuch import Drehbuch, Line, Scene, ScriptShot
from exeget.ids import SubjectId
from exeget.subject import Subject
from exeget.terms import NARRATOR, Pose

_UNSEEN = frozenset({"deity", "voice"})


@dataclass(frozen=True)
class Situation:
    """One shot with its scene, its lines, its events and the subjects it names."""

    source: Source
    drehbuch: Drehbuch
    shot: ScriptShot
    standing: Mapping[SubjectId, Pose] = field(default_factory=dict)
    """How the verses before have left everybody who has not moved since."""

    @cached_property
    def scene(self) -> Scene:
        """Where and when."""
        return next(scene for scene in self.drehbuch.scenes if scene.id == self.shot.scene)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """What is heard over the shot."""
        return tuple(line for line in self.drehbuch.lines if line.id in self.shot.utterances)

    @cached_property
    def subjects(self) -> dict[SubjectId, Subject]:
        """The cast by id."""
        return {subject.id: subject for subject in self.source.cast}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The analysis's events that the shot shows."""
        return tuple(event for event in self.source.analysis.events if event.id in self.shot.events)

    @cached_property
    def lead(self) -> Event | None:
        """The strongest of them."""
        return self.source.chief(self.events)

    @property
    def force(self) -> float:
        """How strong the shot is, from 0 to 1."""
        return self.lead.force if self.lead else 0.2

    @cached_property
    def actors(self) -> tuple[Subject, ...]:
        """Who is seen, the one the shot is about first; never one who must stay unseen."""
        seen = [self.subjects[i] for i in self.shot.on_screen if i in self.subjects]
        actors = [subject for subject in seen if subject.kind == "actor" and subject.nature not in _UNSEEN]
        return tuple(sorted(actors, key=lambda subject: subject.id != self.shot.focus))

    @cached_property
    def focus(self) -> Subject | None:
        """Whom or what the shot is about."""
        subject = self.subjects.get(self.shot.focus) if self.shot.focus else None
        return None if subject is not None and subject.nature in _UNSEEN else subject

    @cached_property
    def speakers(self) -> tuple[SubjectId, ...]:
        """Who speaks over the shot, the narrator left out."""
        return tuple(dict.fromkeys(line.speaker for line in self.lines if line.speaker != NARRATOR))

    @cached_property
    def deed(self) -> Deed | None:
        """The kind of what happens; None where people only talk or nothing is done."""
        if self.lead is None or (self.speakers and self.source.deed(self.lead) in ("speak", "cry", "state")):
            return None
        return self.source.deed(self.lead)

    def events_of(self, subject: Subject) -> tuple[Event, ...]:
        """What somebody does in the shot; an event without a doer is done by the one the shot is about."""
        return tuple(
            event
            for event in self.events
            if any(self.source.subject(name) == subject for name in event.doers)
            or (not event.doers and not event.receivers and subject is self.focus)
        )

    def goes_along(self, subject: Subject) -> bool:
        """Whether somebody is only with those who go, ride or come, and so moves as they do."""
        if self.lead is None or self.deed not in ("travel", "arrive", "depart"):
            return False
        part = {s.id for n in (*self.lead.doers, *self.lead.receivers) if (s := self.source.subject(n)) is not None}
        led = bool(self.source.seen(self.lead.doers)) or self.focus is not subject
        return led and subject.kind == "actor" and subject.id not in part

    @property
    def is_vision(self) -> bool:
        """Whether the place is only spoken of."""
        return "(VISION)" in self.scene.heading

    @cached_property
    def place_is_new(self) -> bool:
        """Whether no verse before has the place one is in."""
        around = self.named(self.scene.inside) or self.named(self.scene.place)
        return (
            around is not None and around.occurrences[:1] == (self.source.verse.key,) and self.scene is self.drehbuch.scenes[0]
        )

    @property
    def below(self) -> bool:
        """Whether the shot is in a ship's hold."""
        return self.scene.heading.startswith(f"INT. {HOLD} ")

    @property
    def afloat(self) -> bool:
        """Whether the shot is about a beast of the water, which is not on the ship that the scene is on."""
        place = self.named(self.scene.place)
        focus = self.focus
        return focus is not None and focus.nature == "animal" and place is not None and place.nature == "water"

    def named(self, subject_id: SubjectId | None) -> Subject | None:
        """The subject of an id."""
        return self.subjects.get(subject_id) if subject_id else None
