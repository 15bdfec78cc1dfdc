"""A file of documents, one a line, that is only ever appended to and survives a crash in the middle of a line."""

import os
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from pydantic import ValidationError

from exeget.document import Document, explain
from exeget.errors import WrongUse
from workflows.store import flush

D = TypeVar("D", bound=Document)


class Journal(Generic[D]):
    """JSON lines of one kind of document. A half line that a crash left at the end is cut off by the next append."""

    def __init__(self, path: Path, kind: type[D]) -> None:
        self.path, self.kind = path, kind
        self._lock = Lock()
        self._whole = 0

    def read(self) -> list[D]:
        """Every whole line; WrongUse names one that is no document of the kind."""
        raw = self.path.read_bytes() if self.path.exists() else b""
        self._whole = raw.rfind(b"\n") + 1
        return [self._document(text, number) for number, text in enumerate(raw[: self._whole].splitlines(), 1)]

    def add(self, document: D) -> None:
        """Append a document and wait until it is on the disk; OSError leaves the file as it was."""
        data = document.model_dump_json().encode() + b"\n"
        with self._lock:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                os.truncate(handle, self._whole)
                _write_all(handle, data, self._whole)
                os.fsync(handle)
            finally:
                os.close(handle)
            if not self._whole:
                flush(self.path.parent)
            self._whole += len(data)

    def _document(self, text: bytes, number: int) -> D:
        try:
            return self.kind.model_validate_json(text)
        except ValidationError as error:
            raise WrongUse(
                f"{self.path.name}, line {number} is not what it should be.",
                known=explain(error),
                cure="Restore the file from your version control, or delete that line.",
            ) from error


def _write_all(handle: int, data: bytes, offset: int) -> None:
    """Write every byte, or leave the file as long as it was and raise what the disk said."""
    written = 0
    try:
        while written < len(data):
            written += os.pwrite(handle, data[written:], offset + written)
    except OSError:
        os.truncate(handle, offset)
        raise
