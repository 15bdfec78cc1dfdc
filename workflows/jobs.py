"""Making things: the one place where a tool is called. What was made is found; what was not is made, once."""

import asyncio
import errno
import os
import platform
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from exeget.canon import digest_file
from exeget.errors import Refused, ToolFailed, WrongUse
from exeget.job import Artifact, Blob, Cost, Job, ManifestLine
from exeget.work import Backend, Bench, Made, OpenPurse, Order, Purse, Refusal, Table, Tool, pick
from workflows.events import Event, Tell
from workflows.ledger import Ledger
from workflows.store import Store

REMOTE_AT_ONCE = 4
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What a disk says that takes no more: no space, no quota, a limit on the size of files."""


class Jobs:
    """A story's workshop: its store, its ledger, and the tools that fill them.

    Tools that compute here work one after the other in one thread, because a GL context belongs to its
    thread and memory is small; those that wait for another machine work beside them.
    """

    def __init__(
        self, store: Store, ledger: Ledger, table: Table, shelf: Path, tell: Tell, purse: Purse | None = None
    ) -> None:  # fmt: skip
        self.store, self.ledger, self.table, self.shelf, self.tell = store, ledger, table, shelf, tell
        self.purse = purse or OpenPurse()
        self._here = ThreadPoolExecutor(1, thread_name_prefix="tools")
        self._away = ThreadPoolExecutor(REMOTE_AT_ONCE, thread_name_prefix="remote")
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._tools: dict[str, Tool] = {}

    def job(self, order: Order) -> tuple[Job, Backend]:
        """The job an order stands for, and the backend that would do it."""
        name, backend = pick(self.table, order.kind, order.backend)
        job = Job(
            kind=order.kind, backend=name, version=backend.version, model=order.model, params=order.params.as_json(),
            inputs=dict(order.inputs), seed=order.seed, tier=order.tier,
        )  # fmt: skip
        return job, backend

    def find(self, key: str) -> Artifact | None:
        """What a job made, when all of it is there and sound; damage is named and then made good by making it again."""
        line = self.ledger.find(key)
        if line is None:
            return None
        states = {name: self.store.state(blob.sha) for name, blob in line.artifact.files.items()}
        for name, state in states.items():
            if state == "damaged":
                sha = line.artifact.sha(name)
                text = f"{name} in the store ({sha[:2]}/{sha[2:12]}...) was damaged; it is set aside and made again."
                self.tell(Event("damaged", kind=line.job.kind, text=text))
        return line.artifact if set(states.values()) == {"sound"} else None

    async def run(self, order: Order, name: str = "", purse: Purse | None = None) -> Artifact:
        """Make what is ordered, or find it made; `name` is for whoever watches, `purse` pays for models."""
        _, backend = pick(self.table, order.kind, order.backend)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._away if backend.remote else self._here, self.make, order, name, purse)

    def make(self, order: Order, name: str = "", purse: Purse | None = None) -> Artifact:
        """The same, waiting for it in this thread."""
        job, backend = self.job(order)
        key = job.key
        with self._guard:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            found = self.find(key)
            if found is not None:
                self.tell(Event("found", kind=job.kind, name=name, key=key))
                return found
            return self._make(job, backend, name, purse or self.purse)

    def again(self, line: ManifestLine) -> dict[str, str]:
        """Make a finished job anew; content hashes by file. What comes out as it was goes into the store if it is gone."""
        job = line.job
        _, backend = pick(self.table, job.kind, job.backend)
        out = self.store.workbench()
        try:
            made = self._work(self._tool(backend), job, self._bench(job, out, "again", self.purse))
            hashes = {file: digest_file(out / file) for file in made.files}
            for file, sha in hashes.items():
                if file in line.artifact.files and line.artifact.sha(file) == sha:
                    self.store.take_in(out / file)
            return hashes
        finally:
            shutil.rmtree(out, ignore_errors=True)

    def close(self) -> None:
        """Let the threads go; what has not begun is not begun any more."""
        self._here.shutdown(cancel_futures=True)
        self._away.shutdown(cancel_futures=True)

    def _make(self, job: Job, backend: Backend, name: str, purse: Purse) -> Artifact:
        tool, key = self._tool(backend), job.key
        offer = tool.supports(job)
        if isinstance(offer, Refusal):
            raise Refused(f"{job.backend} can't do {job.kind} {name}".strip() + f": {offer.reason}", cure=offer.cure)
        self.tell(Event("started", kind=job.kind, name=name, key=key))
        wall, cpu = time.monotonic(), cpu_seconds()
        out = self.store.workbench()
        try:
            made = self._work(tool, job, self._bench(job, out, name, purse))
            files = self._keep(job, made, out)
        finally:
            shutil.rmtree(out, ignore_errors=True)
        cost = Cost(
            seconds=round(time.monotonic() - wall, 3), cpu_seconds=round(cpu_seconds() - cpu, 3), money=made.money,
            currency=purse.currency if made.tokens.total else "", tokens_in=made.tokens.read,
            tokens_out=made.tokens.written,
        )  # fmt: skip
        artifact = Artifact(key=key, files=files, facts=dict(made.facts))
        self._write_down(job, artifact, made, cost)
        self.tell(Event("made", kind=job.kind, name=name, key=key, cpu_seconds=cost.cpu_seconds))
        return artifact

    def _tool(self, backend: Backend) -> Tool:
        if backend.path not in self._tools:
            self._tools[backend.path] = backend.load()
        return self._tools[backend.path]

    def _bench(self, job: Job, out: Path, name: str, purse: Purse) -> Bench:
        missing = [f"{file} ({sha[:12]})" for file, sha in job.inputs.items() if self.store.state(sha) != "sound"]
        if missing:
            raise WrongUse(
                f"{job.kind} {name} needs what is not in the store: {', '.join(missing)}.", cure="Run the same command again."
            )
        inputs = {file: self.store.path(sha) for file, sha in job.inputs.items()}

        def tell(share: float) -> None:
            self.tell(Event("progress", kind=job.kind, name=name, share=share))

        def warn(text: str) -> None:
            self.tell(Event("warning", kind=job.kind, name=name, text=text))

        def ask(order: Order, name: str = name) -> Artifact:
            return self.make(order, name, purse)

        return Bench(
            inputs=inputs, out=out, shelf=self.shelf, ask=ask, open=self.store.read, tell=tell, warn=warn, purse=purse
        )  # fmt: skip

    def _work(self, tool: Tool, job: Job, bench: Bench) -> Made:
        try:
            return tool.make(job, bench)
        except (OSError, RuntimeError, ValueError, MemoryError) as error:
            if is_full(error, self.store.root):
                raise disk_is_full(job.kind, self.store.root) from error
            raise ToolFailed(
                f"{job.backend} broke while making {job.kind}: {type(error).__name__}: {error}",
                cure="Run the same command again; if it breaks again, send us manifest.jsonl and this line.",
            ) from error

    def _keep(self, job: Job, made: Made, out: Path) -> dict[str, Blob]:
        try:
            return {file: self.store.take_in(out / file) for file in made.files}
        except OSError as error:
            if is_full(error, self.store.root):
                raise disk_is_full(job.kind, self.store.root) from error
            raise

    def _write_down(self, job: Job, artifact: Artifact, made: Made, cost: Cost) -> None:
        before = self.ledger.find(artifact.key)
        if before is not None and before.artifact == artifact:
            return
        line = ManifestLine(
            key=artifact.key, job=job, artifact=artifact, cost=cost, tools=dict(made.tools), licence=made.licence,
            scores=dict(made.scores), machine=machine(), when=datetime.now(UTC).isoformat(timespec="seconds"),
        )  # fmt: skip
        try:
            self.ledger.add(line)
        except OSError as error:
            if is_full(error, self.store.root):
                raise disk_is_full(job.kind, self.store.root) from error
            raise


def cpu_seconds() -> float:
    """CPU-seconds of this process and of the children it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def machine() -> str:
    """Where it ran, as far as results may depend on it."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def is_full(error: BaseException, folder: Path) -> bool:
    """Whether a failure comes from a disk that takes no more; libraries that hide it are found out by the space left."""
    number = getattr(error, "errno", None)
    return number in FULL or shutil.disk_usage(folder).free < 2**20


def disk_is_full(what: str, folder: Path) -> WrongUse:
    """What to say then."""
    free = shutil.disk_usage(folder).free // 2**20
    return WrongUse(
        f"The disk takes no more: {what} could not be written.",
        known=f"{free} MB are free; what was finished is kept.",
        cure="Free some space (exeget gc STORY helps) and run the same command again.",
    )
