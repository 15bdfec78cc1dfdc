"""What a model is shown: our words, and the story's words fenced off from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exeget.canon import digest

PROMPTS = Path(__file__).parent.parent / "prompts"
PART = "\n---\n"
"""What parts a prompt file into who the model is, what it is to do, and what it is given."""


@dataclass(frozen=True)
class Page:
    """A rendered prompt."""

    system: str
    user: str


def page(name: str, values: Mapping[str, object]) -> Page:
    """The prompt `name` with its values; a missing value is an error.

    Whatever comes from the story or its papers stands in the third part, between two marks that no text can
    know beforehand, under a sentence that says it is material and no instruction.
    """
    source = (PROMPTS / f"{name}.md").read_text(encoding="utf-8")
    system, task, given = (_jinja().from_string(part).render(values).strip() for part in source.split(PART))
    fenced = _jinja().get_template("given.md").render(given=given, mark=digest(given.encode())[:12]).strip()
    return Page(system=system, user=f"{task}\n\n{fenced}")


@cache
def _jinja() -> Environment:
    """Plain text for a model: nothing is escaped, nothing is silently empty."""
    return Environment(  # noqa: S701
        loader=FileSystemLoader(PROMPTS), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
