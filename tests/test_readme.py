"""The README shows the house as it stands and commands that are understood."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from studio.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"^exeget [^#\n]*[^#\s]", README, re.MULTILINE)))


def test_the_tree_names_every_folder_and_no_other() -> None:
    named = set(re.findall(r"^(\w+)/ {2,}", README, re.MULTILINE))
    kept = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert named == {path.split("/")[0] for path in kept if "/" in path and not path.startswith(".")}


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def understood(line: str) -> bool:
    """Whether the command line is known in all its words; it is parsed, not run."""
    return CliRunner().invoke(app, [*shlex.split(line)[1:], "--help"]).exit_code == 0


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_shown_is_understood(line: str) -> None:
    assert understood(line)


@pytest.mark.parametrize("line", ["exeget film jonah --faster", "exeget flim jonah"])
def test_a_command_that_is_not_ours_would_be_seen(line: str) -> None:
    assert not understood(line)
