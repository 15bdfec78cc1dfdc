"""Content by its hash: written once, whole or not at all, and checked whenever it is read."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Literal

from exeget.canon import digest, digest_file
from exeget.errors import WrongUse
from exeget.job import Blob

State = Literal["sound", "missing", "damaged"]


class Store:
    """Files under `root/ab/cdef...`, named by the SHA-256 of what they hold."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._checked: set[str] = set()

    def path(self, sha: str) -> Path:
        """Where the content of a hash is, or would be."""
        return self.root / sha[:2] / sha[2:]

    def put(self, data: bytes) -> Blob:
        """Keep bytes; costs nothing when they are there already."""
        sha = digest(data)
        if self.state(sha) != "sound":
            temporary = self._temporary()
            temporary.write_bytes(data)
            self._settle(temporary, sha)
        return Blob(sha=sha, size=len(data))

    def take_in(self, file: Path) -> Blob:
        """Keep a file of the same disk by moving it in."""
        sha, size = digest_file(file), file.stat().st_size
        if self.state(sha) == "sound":
            file.unlink()
        else:
            self._settle(file, sha)
        return Blob(sha=sha, size=size)

    def state(self, sha: str) -> State:
        """Whether the content is there and is what its name says; a damaged file is set aside, never served.

        Content found sound once is not read again by this process.
        """
        if sha in self._checked:
            return "sound"
        path = self.path(sha)
        if not path.is_file():
            return "missing"
        if digest_file(path) == sha:
            self._checked.add(sha)
            return "sound"
        aside = self.root / "damaged" / sha
        aside.parent.mkdir(parents=True, exist_ok=True)
        path.replace(aside)
        return "damaged"

    def read(self, sha: str) -> bytes:
        """The content of a hash; WrongUse when it is missing or damaged."""
        state = self.state(sha)
        if state != "sound":
            raise WrongUse(
                f"The store's file {sha[:12]} is {state}.", cure="Run the same command again: what can be made is made again."
            )
        return self.path(sha).read_bytes()

    def workbench(self) -> Path:
        """An empty folder on the store's disk, for a tool to write into."""
        base = self.root / "tmp"
        base.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=base))

    def _temporary(self) -> Path:
        base = self.root / "tmp"
        base.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=base)
        os.close(handle)
        return Path(name)

    def _settle(self, file: Path, sha: str) -> None:
        """Make a complete file the content of a hash: flushed to the disk first, then renamed."""
        target = self.path(sha)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.chmod(0o444)
        flush(file)
        file.replace(target)
        flush(target.parent)
        self._checked.add(sha)


def flush(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        # Some file systems can't flush a folder; the rename is still atomic there.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old content or the new, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o644)
        flush(temporary)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
