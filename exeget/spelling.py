"""Closed lists of words that forgive spelling: case, hyphens, spaces and known abbreviations."""

import re
from collections.abc import Mapping, Sequence

from pydantic import BeforeValidator, ValidationInfo


def fold(word: str) -> str:
    """`Close-Up`, `close up` and `CLOSE_UP` are one word: `close_up`."""
    return re.sub(r"[\s\-_]+", "_", word.strip().lower())


def forgiving(words: Sequence[str], aliases: Mapping[str, str] | None = None) -> BeforeValidator:
    """A validator that turns a drifted spelling into the listed word and records that it did.

    The record goes to the list `drift` of the validation context, when there is one. A word that is
    not in the list passes unchanged, so that the field's own error names what is known.
    """
    known = {fold(word): word for word in words} | {fold(k): v for k, v in (aliases or {}).items()}

    def straighten(value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str) or value in words:
            return value
        word = known.get(fold(value))
        if word is None:
            return value
        drift = info.context.get("drift") if isinstance(info.context, dict) else None
        if isinstance(drift, list):
            drift.append(f"{info.field_name}: {value!r} read as {word!r}")
        return word

    return BeforeValidator(straighten)
