"""What retrieval is told and what it answers.

Kinds: `corpus` turns a timeline's texts into passages, corpus.jsonl; `retrieve` answers a question from them,
retrieved.json.
"""

from typing import Literal

from pydantic import Field

from exeget.document import Document, Part
from exeget.ids import Id, Lang
from exeget.settings import Embed
from exeget.verse import Verse
from exeget.work import Order

PassageKind = Literal["verse", "analysis", "drehbuch", "briefing", "reading", "backstory"]

ANY_LANG = "und"
"""ISO 639's code for a language nobody has said, such as a briefing's."""


class Passage(Document):
    """A stretch of text that can be found; one line of corpus.jsonl."""

    label: Literal["passage/1"] = Field(default="passage/1", alias="schema")
    id: str = Field(min_length=1, max_length=300)
    """Story, timeline, kind and place, such as `jonah/timeline_01/verse/1:4`."""
    kind: PassageKind
    ref: str = Field(min_length=1)
    """As a reader cites it: `Jonah 1:4`, `briefings/briefing.md: Light`."""
    verse: str = ""
    """The key of the verse it belongs to; empty for what belongs to the whole story."""
    text: dict[Lang, str] = Field(min_length=1)
    """The same in each language; `und` where nobody said which it is."""

    def whole(self) -> str:
        """All its languages, as one text."""
        return "\n".join(self.text.values())


class CorpusParams(Part):
    """Inputs, where there are any: analyses, <chapter>-<number>.json, and Drehbücher, drehbuch-<chapter>-<number>.json."""

    story: Id
    timeline: Id
    verses: tuple[Verse, ...] = Field(min_length=1)
    reading: str = ""
    backstory: str = ""
    rules: tuple[str, ...] = ()
    briefing: dict[str, str] = Field(default_factory=dict)
    """Markdown by path."""


class RetrieveParams(Part):
    """Inputs: corpus.jsonl of the same story and timeline."""

    story: Id
    timeline: Id
    query: str = Field(min_length=1, max_length=20_000)
    """In any language of the story, or none of them."""
    verse: str = ""
    """The verse one asks for; its own passages are never its context."""
    neighbours: tuple[str, ...] = ()
    """Verses around it; what belongs to them is marked `near`."""
    k: int = Field(default=8, ge=1, le=100)


class Found(Part):
    """A passage that answers."""

    id: str
    kind: PassageKind
    ref: str
    text: str
    """In all its languages, one a line."""
    score: float = Field(gt=0)
    """At most 1 for its meaning and 0.5 for its words, and a share of what is said elsewhere of its verse; comparable
    inside one answer only."""
    near: bool = False
    """It belongs to a neighbour of the verse."""


class Retrieved(Document):
    """What was found, best first."""

    label: Literal["retrieved/1"] = Field(default="retrieved/1", alias="schema")
    story: Id
    timeline: Id
    query: str
    verse: str = ""
    embedder: str = ""
    """What measured meaning, with its version."""
    passages: tuple[Found, ...]


def retrieval(told: RetrieveParams, corpus: str, embed: Embed) -> Order:
    """The order for an answer from the corpus of a content hash, with the engine that a person chose to measure meaning."""
    return Order("retrieve", told, inputs={"corpus.jsonl": corpus}, backend=embed.backend, model=embed.model)
