"""The JSON Schema of an answer, as strict structured output wants it."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field, JsonValue

from exeget.document import Part

Choices = Mapping[str, Sequence[str]]
"""Ids to choose from, by the name of the list."""

DROPPED = frozenset({"title", "default", "minLength", "maxLength", "pattern", "from_list"})
"""Not in every endpoint's strict dialect; what they demand is checked when the answer is read."""


def shape_of(answer: type[Part], choices: Choices) -> dict[str, JsonValue]:
    """Every property required and none besides; a string taken `from_list` is one of the list's ids."""
    schema = _strict(answer.model_json_schema(), choices)
    assert isinstance(schema, dict)
    return schema


def _strict(schema: JsonValue, choices: Choices) -> JsonValue:
    if isinstance(schema, list):
        return [_strict(item, choices) for item in schema]
    if not isinstance(schema, dict):
        return schema
    named = {"properties", "$defs"}
    kept: dict[str, JsonValue] = {}
    for key, value in schema.items():
        if key in named and isinstance(value, dict):
            kept[key] = {name: _strict(item, choices) for name, item in value.items()}
        elif key not in DROPPED:
            kept[key] = _strict(value, choices)
    if isinstance(properties := kept.get("properties"), dict):
        kept["required"] = list(properties)
        kept["additionalProperties"] = False
    ids = choices.get(str(schema.get("from_list", "")), ())
    if ids:
        kept["enum"] = list(ids)
    return kept


ShotChoice = Annotated[str, Field(json_schema_extra={"from_list": "shots"})]
SubjectChoice = Annotated[str, Field(json_schema_extra={"from_list": "subjects"})]
LineChoice = Annotated[str, Field(json_schema_extra={"from_list": "lines"})]
EventChoice = Annotated[str, Field(json_schema_extra={"from_list": "events"})]
SceneChoice = Annotated[str, Field(json_schema_extra={"from_list": "scenes"})]
