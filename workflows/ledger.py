"""The manifest: one line for each job that was made. A job is finished when its line stands and its content is sound."""

from pathlib import Path

from exeget.job import ManifestLine
from workflows.journal import Journal


class Ledger:
    """`manifest.jsonl`, looked up by job and by content; the last line of a key is the one that holds."""

    def __init__(self, path: Path) -> None:
        self._journal = Journal(path, ManifestLine)
        self._by_key: dict[str, ManifestLine] = {}
        self._by_content: dict[str, ManifestLine] = {}
        for line in self._journal.read():
            self._learn(line)

    def find(self, key: str) -> ManifestLine | None:
        """The line of a job, if it was made."""
        return self._by_key.get(key)

    def maker(self, sha: str) -> ManifestLine | None:
        """The line that made this content, if a job did."""
        return self._by_content.get(sha)

    def lines(self) -> tuple[ManifestLine, ...]:
        """Every job's last line, in the order they were first made."""
        return tuple(self._by_key.values())

    def add(self, line: ManifestLine) -> None:
        """Append a line."""
        self._journal.add(line)
        self._learn(line)

    def _learn(self, line: ManifestLine) -> None:
        self._by_key[line.key] = line
        for blob in line.artifact.files.values():
            self._by_content[blob.sha] = line
