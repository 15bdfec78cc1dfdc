"""What a language model is asked: one question with the shape of its answer. Kind `llm` makes answer.json."""

from pydantic import Field, JsonValue

from exeget.document import Part
from exeget.settings import Effort, Role


class Repair(Part):
    """An answer that did not fit, given back once with what was wrong with it."""

    answer: str
    fault: str = Field(min_length=1)


class ChatParams(Part):
    """A question. Address and key are no part of it; the model is the job's."""

    role: Role
    system: str = Field(min_length=1)
    user: str = Field(min_length=1)
    schema_name: str = Field(pattern=r"^[a-z][a-z0-9_]{0,63}$")
    shape: dict[str, JsonValue] = Field(validation_alias="schema", serialization_alias="schema")
    """The JSON Schema of the answer, as strict structured output wants it: every property required, none besides."""
    effort: Effort = "none"
    temperature: float = Field(default=0.2, ge=0, le=2)
    max_tokens: int = Field(default=8192, ge=1)
    """Of the answer; thinking counts."""
    repair: Repair | None = None
