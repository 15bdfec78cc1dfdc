"""A real browser for tests: what a page becomes in it, what it says on its console, and what it looks like."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass(frozen=True)
class Opened:
    """A page after it was loaded."""

    dom: str
    console: list[str]


def chromium() -> str:
    """The browser's path; without one the test is skipped, but on a CI machine it fails."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("CI needs Chromium: apt-get install chromium")
    if found is None:
        pytest.skip("no Chromium here")
    return found


def opened(page: Path, folder: Path) -> Opened:
    """Load a page from its file and give what it became."""
    ran = _run(page, folder, "--dump-dom")
    return Opened(ran.stdout, [line for line in ran.stderr.splitlines() if "CONSOLE" in line])


def screenshot(page: Path, folder: Path, size: tuple[int, int]) -> Path:
    """A picture of the page's upper left, in pixels."""
    picture = folder / "page.png"
    _run(page, folder, f"--screenshot={picture}", f"--window-size={size[0]},{size[1]}", "--hide-scrollbars")
    return picture


def _run(page: Path, folder: Path, *wishes: str) -> subprocess.CompletedProcess[str]:
    profile = f"--user-data-dir={folder / 'profile'}"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=4000", profile]
    command = [chromium(), *flags, *wishes, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=90, check=True)
