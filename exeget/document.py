"""What every stored document is: strict, frozen, labelled with its schema and version, stable as text."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from exeget.errors import WrongUse

Upgrade = Callable[[dict[str, JsonValue]], dict[str, JsonValue]]


class Part(BaseModel):
    """A piece of a document: no unknown field, no silent conversion, no change after it is made."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True, validate_by_alias=True
    )

    def as_json(self) -> dict[str, JsonValue]:
        """The part as plain JSON values, ready to be hashed or put into a job."""
        value: dict[str, JsonValue] = self.model_dump(mode="json")
        return value


class Document(Part):
    """A part that stands alone in a file; each subclass has a field `label`, written as `schema`."""

    UPGRADES: ClassVar[Mapping[str, Upgrade]] = {}
    """From an older label to a function that turns its JSON into the next version's."""


P = TypeVar("P", bound=Part)
D = TypeVar("D", bound=Document)


@dataclass(frozen=True)
class Read(Generic[D]):
    """A document as it was read, with the spellings that had to be straightened."""

    document: D
    drift: tuple[str, ...]


def label_of(kind: type[Document]) -> str:
    """The schema label of a document class, such as `regie/1`."""
    return str(kind.model_fields["label"].default)


def read_document(kind: type[D], raw: bytes, where: str) -> Read[D]:
    """Read a document from JSON text, upgrading older versions; `where` names it in messages."""
    value = _parse(raw, where)
    if not isinstance(value, dict):
        raise WrongUse(f"{where} holds {type(value).__name__}, not an object.", cure=f"Write a {label_of(kind)} object.")
    value = _upgraded(kind, value, where)
    drift: list[str] = []
    try:
        document = kind.model_validate_json(json.dumps(value), context={"drift": drift})
    except ValidationError as error:
        raise WrongUse(
            f"{where} is not a valid {label_of(kind)}.", known=explain(error), cure="Mend the named fields."
        ) from error
    return Read(document, tuple(drift))


def load(kind: type[D], raw: bytes, where: str = "document") -> D:
    """Read a document whose drift does not matter, because a machine of ours wrote it."""
    return read_document(kind, raw, where).document


def part_from(kind: type[P], value: JsonValue, where: str) -> P:
    """Build a part from JSON values, such as a job's parameters."""
    try:
        return kind.model_validate_json(json.dumps(value))
    except ValidationError as error:
        raise WrongUse(f"{where} does not fit {kind.__name__}.", known=explain(error)) from error


def write_document(document: Document) -> bytes:
    """The document as a person reads it in a file: fields in their order, two spaces, one final newline."""
    return (json.dumps(document.as_json(), ensure_ascii=False, indent=2) + "\n").encode()


def explain(error: ValidationError) -> str:
    """The first five faults of a validation, each as `field: what is wrong`."""
    faults = [f"{'.'.join(str(step) for step in fault['loc']) or 'document'}: {fault['msg']}" for fault in error.errors()]
    more = f" (and {len(faults) - 5} more)" if len(faults) > 5 else ""
    return "; ".join(faults[:5]) + more + "."


def _parse(raw: bytes, where: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(raw)
    except UnicodeDecodeError as error:
        raise WrongUse(f"{where} is not UTF-8 text (byte {error.start}).", cure="Save it as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise WrongUse(f"{where} is not JSON: line {error.lineno}, {error.msg}.", cure="Mend that line.") from error
    return value


def _upgraded(kind: type[Document], value: dict[str, JsonValue], where: str) -> dict[str, JsonValue]:
    label = value.get("schema", label_of(kind))
    while label != label_of(kind):
        step = kind.UPGRADES.get(str(label))
        if step is None:
            known = ", ".join([*kind.UPGRADES, label_of(kind)])
            raise WrongUse(f"{where} says schema {label!r}.", known=f"Known here: {known}.", cure="Use a newer exeget.")
        value = step(value)
        label = value.get("schema")
    return value
