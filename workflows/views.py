"""What a person finds in the story's folders: documents as text, media as links into the store, their own work kept."""

import os
from pathlib import Path

from exeget.approval import Take
from exeget.canon import digest
from exeget.document import Part
from exeget.job import Artifact, Cost, Job, ManifestLine
from workflows.jobs import machine
from workflows.ledger import Ledger
from workflows.store import Store, write_whole

PERSON = "person"


class HandParams(Part):
    """Which file a person wrote."""

    path: str


class Views:
    """The readable side of a story's store; with `writes` off it only looks."""

    def __init__(self, folder: Path, store: Store, ledger: Ledger, writes: bool = True) -> None:
        self.folder, self.store, self.ledger, self.writes = folder, store, ledger, writes

    def by_hand(self, path: Path) -> bytes | None:
        """A file's content when a person wrote it: when no job of ours made what it holds."""
        if not path.is_file() or self._is_ours(path):
            return None
        data = path.read_bytes()
        maker = self.ledger.maker(digest(data))
        return data if maker is None or maker.job.backend == PERSON else None

    def keep_hand(self, path: Path, data: bytes, when: str) -> str:
        """Take a person's file into the store as theirs; gives its content hash. Done once for each content."""
        relative = str(path.relative_to(self.folder))
        blob = self.store.put(data)
        job = Job(
            kind="hand", backend=PERSON, version="1", params=HandParams(path=relative).as_json(), inputs={"file": blob.sha}
        )
        if self.writes and self.ledger.find(job.key) is None:
            take = Take(of=relative, content=blob.sha, by=PERSON, chosen=True)
            artifact = Artifact(key=job.key, files={"file": blob}, facts={"take": take.as_json()})
            cost = Cost(seconds=0, cpu_seconds=0)
            self.ledger.add(ManifestLine(key=job.key, job=job, artifact=artifact, cost=cost, machine=machine(), when=when))
        return blob.sha

    def show_text(self, path: Path, sha: str) -> None:
        """Put a document where a person looks for it; a person's own file is never touched."""
        data = self.store.read(sha)
        if self.writes and self.by_hand(path) is None and (path.is_symlink() or not path.exists() or path.read_bytes() != data):
            write_whole(path, data)

    def show_media(self, path: Path, sha: str) -> bool:
        """Link a file of the store where a person looks for it; False when their own file is there and stays."""
        target = os.path.relpath(self.store.path(sha), path.parent)
        if path.is_symlink() and path.readlink() == Path(target):
            return True
        if path.exists() and not self._is_ours(path) and self.by_hand(path) is not None:
            return False
        if not self.writes:
            return True
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.link")
        temporary.unlink(missing_ok=True)
        temporary.symlink_to(target)
        temporary.replace(path)
        return True

    def clear(self, folder: Path, keep: set[str]) -> None:
        """Remove our links from the subfolders that are not to be kept, such as those of dropped shots."""
        if not self.writes:
            return
        for dropped in (path for path in folder.glob("*") if path.is_dir() and path.name not in keep):
            for path in sorted(dropped.rglob("*"), reverse=True):
                if path.is_symlink() and self._is_ours(path):
                    path.unlink()
                elif path.is_dir() and not any(path.iterdir()):
                    path.rmdir()
            if not any(dropped.iterdir()):
                dropped.rmdir()

    def _is_ours(self, path: Path) -> bool:
        return path.is_symlink() and Path(os.path.normpath(path.parent / path.readlink())).is_relative_to(self.store.root)
