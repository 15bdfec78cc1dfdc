"""A small story that is filmed in tests: two verses, made by the real command."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from pydantic import JsonValue

TOML = """schema = "story/1"
id = "tower"
title = "The Tower"
languages = ["en", "de"]
aspect = "16:9"
rate = 24
source = ["source/tower.verses.jsonl"]
licence = "ours"
"""
VERSES = (
    ("A storm rose on the sea, and the ship broke.", "Ein Sturm erhob sich auf dem Meer, und das Schiff zerbrach."),
    ("And the people wept on the shore.", "Und das Volk weinte am Ufer."),
)
VERSE = ("--verses", "1:1", "--tier", "low")


def write_story(stories: Path) -> Path:
    """Put the story into a folder of stories; gives the story's folder."""
    folder = stories / "tower"
    (folder / "source").mkdir(parents=True)
    (folder / "story.toml").write_text(TOML)
    lines = [
        json.dumps({"ref": f"Tower 1:{n}", "chapter": 1, "verse": n, "text": {"en": en, "de": de}}, ensure_ascii=False)
        for n, (en, de) in enumerate(VERSES, 1)
    ]
    (folder / "source" / "tower.verses.jsonl").write_text("\n".join(lines) + "\n")
    return folder


def exeget(stories: Path, *words: str, code: int = 0) -> list[dict[str, JsonValue]]:
    """Run a command in a process of its own; gives its JSON lines. The exit code must be the one expected."""
    done = run(stories, *words, "--json")
    assert done.returncode == code, f"{words} ended with {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    assert "Traceback" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def run(stories: Path, *words: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command and give what it said."""
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "EXEGET_"))}
    command = [sys.executable, "-m", "studio", *words, "--stories", str(stories)]
    return subprocess.run(command, capture_output=True, text=True, env={**keep, **(environment or {})}, cwd=stories.parent)


def copied(film: Path, to: Path) -> Path:
    """A copy of a whole folder of stories, its links still links; gives the folder of stories."""
    shutil.copytree(film, to, symlinks=True)
    return to


def manifest(stories: Path) -> list[dict[str, JsonValue]]:
    """The story's manifest, line by line."""
    return [json.loads(line) for line in (stories / "tower" / "manifest.jsonl").read_text().splitlines()]


def production(stories: Path) -> Path:
    """The folder of the filmed verse."""
    return stories / "tower" / "productions" / "timeline_01" / "1-1"
