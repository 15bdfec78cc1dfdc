"""A story: what it is called, its languages and picture, and where its words come from."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from exeget.document import Document
from exeget.ids import Id, Lang

Aspect = Literal["16:9", "9:16"]
Form = Literal["text", "idea"]
SourcePath = Annotated[str, StringConstraints(pattern=r"^source/[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]


class Story(Document):
    """The head of `story.toml`; the verses stand in the source files."""

    label: Literal["story/1"] = Field(default="story/1", alias="schema")
    id: Id
    title: str = Field(min_length=1, max_length=200)
    form: Form = "text"
    """An idea is no text to be filmed word by word: it becomes a storyboard first."""
    languages: tuple[Lang, ...] = Field(min_length=1, max_length=8)
    """In the order the film offers them; the first is the one a plain text is taken to be in."""
    aspect: Aspect = "16:9"
    rate: int = Field(default=24, ge=12, le=60)
    """Frames per second."""
    source: tuple[SourcePath, ...] = Field(min_length=1)
    """Paths inside the story's folder."""
    licence: str = ""
    """Of the text: who may use it, and whose translation it is."""
