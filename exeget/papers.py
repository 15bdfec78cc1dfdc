"""Everything a director can change about a verse, as it lies on the table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from exeget.drehbuch import Drehbuch
from exeget.regie import Regie
from exeget.shot import Shot
from exeget.soundplan import SoundPlan
from exeget.subject import Register, Subject
from exeget.timeline import Timeline
from exeget.verse import Verse


class CannotBe(ValueError):
    """An edit that the papers do not allow; the message says why, and what could be asked instead."""


@dataclass(frozen=True)
class Papers:
    """The documents of one verse in one timeline."""

    verse: Verse
    timeline: Timeline
    register: Register
    drehbuch: Drehbuch
    regie: Regie
    sound: SoundPlan
    briefings: Mapping[str, str] = field(default_factory=dict)
    """Text by path beside the timeline, in its order."""
    rate: int = 24
    kept: frozenset[str] = frozenset()
    """Documents a person wrote or changed, by name, such as `sound`; no machine writes these anew."""

    def shot(self, shot_id: str) -> Shot:
        """The shot of that id; CannotBe names the shots there are."""
        for shot in self.regie.shots:
            if shot.id == shot_id:
                return shot
        raise CannotBe(f"there is no shot {shot_id}; verse {self.verse.key} has {', '.join(s.id for s in self.regie.shots)}")

    def with_shots(self, shots: Iterable[Shot]) -> "Papers":
        """The papers with these shots in place of those of the same ids."""
        new = {shot.id: shot for shot in shots}
        changed = tuple(new.get(shot.id, shot) for shot in self.regie.shots)
        return replace(self, regie=self.regie.model_copy(update={"shots": changed}))

    def subject(self, subject_id: str | None) -> Subject | None:
        """A subject of the register."""
        return self.register.find(subject_id) if subject_id else None

    def actor(self, subject_id: str) -> Subject:
        """Somebody or something of the register; CannotBe when there is nothing of that id."""
        found = self.subject(subject_id)
        if found is None:
            raise CannotBe(f"there is no {subject_id} in the register")
        return found

    def indoors(self, shot_id: str) -> bool:
        """Whether a shot's scene is an interior."""
        scenes = {scene.id: scene for scene in self.drehbuch.scenes}
        script = next((shot for shot in self.drehbuch.shots if shot.id == shot_id), None)
        return script is not None and scenes[script.scene].heading.startswith("INT")

    def focus(self, shot_id: str) -> Subject | None:
        """Whom or what a shot is about; None for a place."""
        script = next((shot for shot in self.drehbuch.shots if shot.id == shot_id), None)
        about = self.subject(script.focus) if script else None
        return None if about is not None and about.kind == "environment" else about
