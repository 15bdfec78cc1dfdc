"""One process at a time works on a story: a second would pay twice for the same things."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from exeget.errors import WrongUse


@contextmanager
def lease(store: Path) -> Iterator[None]:
    """Hold a story's store; WrongUse when another process does. What a killed process left half made is cleared."""
    store.mkdir(parents=True, exist_ok=True)
    lock = FileLock(store / "lease.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise WrongUse(
            f"Another exeget is at work in {store.parent}.", cure="Wait until it is done, or stop it; its work is kept."
        ) from error
    try:
        shutil.rmtree(store / "tmp", ignore_errors=True)
        yield
    finally:
        lock.release()


def is_leased(store: Path) -> bool:
    """Whether some process is at work there now."""
    if not (store / "lease.lock").exists():
        return False
    lock = FileLock(store / "lease.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False
