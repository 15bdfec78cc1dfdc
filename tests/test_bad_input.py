"""Bad input: one clear message, exit 2, no traceback, and nothing that was there is harmed."""

import json
import resource
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.filmed import VERSE, copied, exeget, production, run, write_story
from tests.loopback import Reply, completion, serving


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """A folder of stories with one that is not filmed yet."""
    write_story(tmp_path / "stories")
    return tmp_path / "stories"


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and "store" not in p.parts}


def refused(stories: Path, *words: str, **environment: str) -> str:
    """What a command says that must be refused and must harm nothing."""
    before = snapshot(stories)
    done = run(stories, *words, environment=environment)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("exeget: ")
    after = snapshot(stories)
    assert {name: after[name] for name in before} == before
    return done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("film", "babel"), "There is no story 'babel'"),
        (("film", "../../etc"), "'../../etc' is not a story id"),
        (("film", "tower", "--verses", "9:9"), "Verse 9:9 is not in this story. It has chapter 1 to 1:2."),
        (("film", "tower", "--verses", "all"), "'all' names no verses"),
        (("film", "tower", "--tier", "gigantic"), "Known: low, standard, high"),
        (("film", "tower", "--timeline", "../x"), "'../x' is not a timeline id"),
        (("film", "tower", "--stop-at", "lunch"), "Stages are storyboard"),
        (("plan", "tower", "--approve", "maybe"), "Known: auto, ask"),
        (("export", "tower", "--verses", "1:1", "--to", "otio"), "has no film.otio yet"),
        (("export", "tower", "--verses", "1:1", "--to", "vhs"), "Known: fountain, otio, regie"),
        (("film", "tower", "--brain", "llm"), "needs an address and a model"),
    ],
)
def test_a_wrong_word_is_named_with_what_is_known(stories: Path, words: tuple[str, ...], said: str) -> None:
    assert said in refused(stories, *words)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
        ("half.jsonl", b'{"chapter": 1, "verse": 1, "text": "A."}\n{"chapter": 1, "ve', "line 2 is not JSON"),
        ("long.txt", b"word " * 2_000_000, "a verse of 9,999,999 characters"),
        ("emoji.txt", "😀🎬".encode(), "has no letters"),
    ],
)
def test_a_bad_text_begins_no_story(stories: Path, tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert said in refused(stories, "new", "fresh", "--from", str(tmp_path / name))
    assert not (stories / "fresh").exists()


def test_a_source_that_breaks_later_is_named(stories: Path) -> None:
    source = stories / "tower" / "source" / "tower.verses.jsonl"
    source.write_bytes(source.read_bytes()[:-20])
    assert "tower.verses.jsonl, line 2 is not JSON" in refused(stories, "film", "tower", *VERSE)


def test_a_broken_head_is_named(stories: Path) -> None:
    head = stories / "tower" / "story.toml"
    head.write_text(head.read_text() + 'colour = "red"\n')
    assert "colour: Extra inputs are not permitted" in refused(stories, "film", "tower")


def test_without_egl_the_pictures_are_refused_with_the_packages_to_install(film: Path, tmp_path: Path) -> None:
    stories = copied(film, tmp_path / "stories")
    (stories / "tower" / "manifest.jsonl").unlink()
    said = refused(stories, "film", "tower", *VERSE, GLCONTEXT_LINUX_LIBEGL="/nowhere/libEGL.so")
    assert "previz can't do image" in said
    assert "apt-get install" in said


@pytest.mark.parametrize(("share", "what"), [(0.95, "clip"), (0.3, "checkpoints.db")])
def test_a_full_disk_in_the_middle_of_the_work_harms_nothing(film: Path, tmp_path: Path, share: float, what: str) -> None:
    """A small disk breaks the large clip, a very small one already the notes of where the run stands."""
    stories = copied(film, tmp_path / "stories")
    clip = next((production(stories) / "shots").glob("*/clip.mp4"))
    limit = round(clip.stat().st_size * share)
    kept = clip.read_bytes()
    clip.resolve().unlink()

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "studio", "film", "tower", *VERSE, "--stories", str(stories)]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=small_disk)
    assert done.returncode == 2, done.stdout + done.stderr
    assert f"The disk takes no more: {what} could not be written." in done.stderr
    assert "Traceback" not in done.stderr
    assert exeget(stories, "film", "tower", *VERSE)[-1]["jobs_run"] == 1
    assert clip.read_bytes() == kept


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def asking(stories: Path, url: str) -> str:
    return refused(
        stories,
        "film",
        "tower",
        *VERSE,
        "--stop-at",
        "write",
        OPENAI_BASE_URL=url,
        EXEGET_MODEL="m",
        OPENAI_API_KEY="sk-canary",
    )


def test_an_endpoint_that_refuses_the_connection_is_named(stories: Path) -> None:
    said = asking(stories, f"http://127.0.0.1:{unused_port()}/v1")
    assert "127.0.0.1" in said
    assert "sk-canary" not in said


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (lambda: completion({"content": "{half a thought"}), "JSON"),
        (lambda: Reply(b"<html>", 200), "endpoint"),
        (lambda: completion({"content": '{"surprise": 1}'}), "shape"),
    ],
)
def test_an_endpoint_that_answers_nonsense_is_named_and_nothing_of_ours_takes_over(
    stories: Path, reply: Callable[[], Reply], said: str
) -> None:
    with serving(reply()) as server:
        words = asking(stories, server.url)
    assert said in words
    assert not (production(stories) / "drehbuch.json").exists()


def test_an_endpoint_that_sleeps_is_given_up_on(stories: Path) -> None:
    (stories.parent / "exeget.toml").write_text("[brain]\ntimeout_s = 0.5\n")
    with serving(Reply(b"{}", wait_s=5.0)) as server:
        assert "0.5" in asking(stories, server.url)


def test_errors_are_json_for_machines(stories: Path) -> None:
    (said,) = exeget(stories, "film", "babel", code=2)
    assert said["exit_code"] == 2
    assert {"error", "asked", "known", "cure"} <= said.keys()
    assert json.dumps(said)
