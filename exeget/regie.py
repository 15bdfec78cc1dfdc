"""REGIE_JSON: the direction of one verse, as a document and as lines of text."""

import json
from typing import Literal

from pydantic import Field, ValidationError, model_validator

from exeget.document import Document, explain
from exeget.drehbuch import unique
from exeget.errors import WrongUse
from exeget.ids import Id
from exeget.shot import Shot

LINE = "REGIE_JSON:"


class Regie(Document):
    """The direction of one verse in one timeline."""

    label: Literal["regie/1"] = Field(default="regie/1", alias="schema")
    verse: str
    timeline: Id
    shots: tuple[Shot, ...] = Field(min_length=1)
    engine: str

    @model_validator(mode="after")
    def _hangs_together(self) -> "Regie":
        shots = unique((shot.id for shot in self.shots), "shot")
        unique((line for shot in self.shots for line in shot.utterances), "utterance")
        for shot in self.shots:
            source = shot.start_image.source
            wanted = {shot.camera.parent_shot, source.shot if source else None} - {None}
            if shot.id in wanted or not wanted <= shots:
                raise ValueError(f"shot {shot.id} is derived from a shot that is not another of this verse")
        return self

    def shot(self, shot_id: str) -> Shot:
        """The shot of that id."""
        for shot in self.shots:
            if shot.id == shot_id:
                return shot
        known = ", ".join(shot.id for shot in self.shots)
        raise WrongUse(f"No shot {shot_id!r} in verse {self.verse}.", known=f"It has {known}.")


def shot_line(shot: Shot) -> str:
    """A shot as one line of the dialect: `REGIE_JSON: {...}`, every field written."""
    return f"{LINE} {json.dumps(shot.as_json(), ensure_ascii=False)}"


def shot_from_line(line: str, drift: list[str] | None = None) -> Shot:
    """The shot of a `REGIE_JSON: {...}` line; straightened spellings are added to `drift`."""
    head, mark, body = line.strip().partition(LINE)
    if not mark or head:
        raise WrongUse(f"This line does not begin with {LINE}", known=f"It begins {line.strip()[:40]!r}.")
    try:
        return Shot.model_validate_json(body, context={"drift": drift if drift is not None else []})
    except ValidationError as error:
        raise WrongUse("This REGIE_JSON line is not a shot.", known=explain(error)) from error
