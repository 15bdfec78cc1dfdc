"""One way to write a value as bytes, so that equal things have equal hashes (RFC 8785, SHA-256)."""

import hashlib
from pathlib import Path

import rfc8785
from pydantic import JsonValue

from exeget.errors import WrongUse


def canonical(value: JsonValue) -> bytes:
    """The RFC 8785 form of a JSON value; NaN, infinities and integers beyond 2**53 are refused."""
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        raise WrongUse(f"This value has no canonical JSON form: {error}.", cure="Use finite numbers.") from error


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_value(value: JsonValue) -> str:
    """The SHA-256 of a value's canonical JSON."""
    return digest(canonical(value))


def digest_file(path: Path) -> str:
    """The SHA-256 of a file's content, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
