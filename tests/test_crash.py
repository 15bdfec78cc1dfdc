"""Kill it anywhere, as often as you like: nothing finished is made twice, and the film is the same."""

import random
import signal
import subprocess
import sys
from pathlib import Path

from tests.filmed import VERSE, exeget, manifest, production, write_story

KILLS = 24


def finished(stories: Path) -> list[str]:
    if not (stories / "tower" / "manifest.jsonl").exists():
        return []
    return [str(line["key"]) for line in manifest(stories)]


def kill_after(stories: Path, touches: int) -> int:
    command = [sys.executable, "-m", "tests.killed", str(touches), "film", "tower", *VERSE, "--json"]
    done = subprocess.run([*command, "--stories", str(stories)], stdout=subprocess.DEVNULL, cwd=Path(__file__).parent.parent)
    return done.returncode


def test_a_film_killed_two_dozen_times_is_made_once_and_is_the_same_film(film: Path, tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    write_story(stories)
    seed = random.Random(7)
    kept: list[str] = []
    kills = 0
    while kills < KILLS:
        code = kill_after(stories, seed.randint(2, 30))
        if code == 0:
            break
        assert code == -signal.SIGKILL
        kills += 1
        now = finished(stories)
        assert now[: len(kept)] == kept, "a finished job's line is gone or was written again"
        kept = now
    exeget(stories, "film", "tower", *VERSE)
    keys = finished(stories)
    assert kills >= 20
    assert keys[: len(kept)] == kept
    assert len(keys) == len(set(keys))
    assert (production(stories) / "film.mp4").read_bytes() == (production(film) / "film.mp4").read_bytes()
    assert exeget(stories, "film", "tower", *VERSE)[-1]["jobs_run"] == 0
