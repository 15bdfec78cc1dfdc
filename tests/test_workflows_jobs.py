"""A job is made once, whatever happens in between."""

import asyncio
import resource
from pathlib import Path

import pytest

from exeget.errors import Refused, ToolFailed, WrongUse
from exeget.job import Job
from exeget.work import Backend, Order
from tests.smalltools import TABLE, JoinParams, UpperParams
from tests.test_workflows_store import flipped
from workflows.events import Event
from workflows.jobs import Jobs
from workflows.ledger import Ledger
from workflows.replay import replay
from workflows.store import Store

LIGHT = Order("upper", UpperParams(text="light"))


def opened(folder: Path, told: list[Event] | None = None) -> Jobs:
    heard = told if told is not None else []
    return Jobs(Store(folder / "store"), Ledger(folder / "manifest.jsonl"), TABLE, folder / "shelf", heard.append)


def work_done(folder: Path) -> list[str]:
    path = folder / "shelf" / "worked.txt"
    return path.read_text().split("\n")[:-1] if path.exists() else []


def test_what_was_made_is_found_in_another_process(tmp_path: Path) -> None:
    first = opened(tmp_path).make(LIGHT)
    told: list[Event] = []
    second = opened(tmp_path, told).make(LIGHT)
    assert first == second
    assert second.number("letters") == 5
    assert [event.what for event in told] == ["found"]
    assert work_done(tmp_path) == ["light"]
    assert len((tmp_path / "manifest.jsonl").read_text().splitlines()) == 1


def test_only_what_changes_the_result_changes_the_key(tmp_path: Path) -> None:
    jobs = opened(tmp_path)
    key = jobs.job(LIGHT)[0].key
    assert key == jobs.job(Order("upper", UpperParams(text="light"), backend="house"))[0].key
    others = [
        Order("upper", UpperParams(text="lights")),
        Order("upper", UpperParams(text="light"), seed=1),
        Order("upper", UpperParams(text="light"), tier="low"),
        Order("upper", UpperParams(text="light"), model="m"),
        Order("upper", UpperParams(text="light"), inputs={"a": "ab" * 32}),
        Order("upper", UpperParams(text="light"), backend="picky"),
    ]
    keys = {jobs.job(order)[0].key for order in others} | {key}
    assert len(keys) == len(others) + 1
    newer = {"upper": {"house": Backend("tests.smalltools:Upper", "2")}}
    assert Jobs(jobs.store, jobs.ledger, newer, tmp_path, print).job(LIGHT)[0].key not in keys


def test_a_key_is_the_hash_of_canonical_json() -> None:
    job = Job(kind="upper", backend="house", version="1", params={"b": 1.0, "a": "ä"})
    same = Job(kind="upper", backend="house", version="1", params={"a": "ä", "b": 1.0})
    assert job.key == same.key
    with pytest.raises(WrongUse, match="canonical"):
        _ = Job(kind="upper", backend="house", version="1", params={"b": float("nan")}).key


def test_jobs_that_need_other_jobs_find_them_made(tmp_path: Path) -> None:
    jobs = opened(tmp_path)
    jobs.make(LIGHT)
    joined = jobs.make(Order("join", JoinParams(texts=("light", "lamp", "light"))))
    assert jobs.store.read(joined.sha("joined.txt")) == b"LIGHT LAMP LIGHT"
    assert work_done(tmp_path) == ["light", "lamp", "join"]


def test_the_same_order_at_once_is_made_once(tmp_path: Path) -> None:
    jobs = opened(tmp_path)

    async def several() -> None:
        await asyncio.gather(*(jobs.run(LIGHT) for _ in range(8)))

    asyncio.run(several())
    assert work_done(tmp_path) == ["light"]


def test_a_damaged_file_is_named_and_made_again(tmp_path: Path) -> None:
    sha = opened(tmp_path).make(LIGHT).sha("upper.txt")
    flipped(Store(tmp_path / "store").path(sha))
    told: list[Event] = []
    jobs = opened(tmp_path, told)
    assert jobs.store.read(jobs.make(LIGHT).sha("upper.txt")) == b"LIGHT"
    assert "was damaged" in next(event.text for event in told if event.what == "damaged")
    assert work_done(tmp_path) == ["light", "light"]
    assert len((tmp_path / "manifest.jsonl").read_text().splitlines()) == 1


def test_a_refusal_names_reason_and_cure_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"picky can't do upper.*no capitals here.*use house"):
        opened(tmp_path).make(Order("upper", UpperParams(text="x"), backend="picky"))
    assert not (tmp_path / "manifest.jsonl").exists()


def test_an_unknown_backend_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="Known: house, picky"):
        opened(tmp_path).make(Order("upper", UpperParams(text="x"), backend="gpu"))


def test_a_broken_tool_is_named_and_leaves_nothing_behind(tmp_path: Path) -> None:
    jobs = opened(tmp_path)
    with pytest.raises(ToolFailed, match="RuntimeError: snapped"):
        jobs.make(Order("broken", UpperParams(text="x")))
    with pytest.raises(ToolFailed, match="knows what is wrong"):
        jobs.make(Order("broken", UpperParams(text="x"), seed=1))
    assert not list((tmp_path / "store" / "tmp").iterdir())
    assert not (tmp_path / "manifest.jsonl").exists()


def test_a_full_disk_is_said_and_what_was_finished_is_kept(tmp_path: Path) -> None:
    jobs = opened(tmp_path)
    made = jobs.make(LIGHT)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, limits[1]))
    try:
        with pytest.raises(WrongUse, match=r"The disk takes no more: big could not be written.*Free some space"):
            jobs.make(Order("big", UpperParams(text="x")))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert opened(tmp_path).find(made.key) == made
    assert jobs.make(Order("big", UpperParams(text="x"))).files["big.bin"].size == 8 * 2**20


def test_replay_proves_the_manifest_and_sees_a_lie(tmp_path: Path) -> None:
    jobs = opened(tmp_path)
    jobs.make(Order("join", JoinParams(texts=("light", "lamp"))))
    assert [r.result for r in replay(jobs, check=True)] == ["equal", "equal", "equal"]
    path = tmp_path / "manifest.jsonl"
    sha = jobs.make(LIGHT).sha("upper.txt")
    path.write_text(path.read_text().replace(sha, "cd" * 32))
    results = replay(opened(tmp_path), check=True)
    assert [(r.line.job.kind, r.result, r.text) for r in results] == [
        ("upper", "differs", "upper.txt"), ("upper", "equal", ""), ("join", "equal", ""),
    ]  # fmt: skip


def test_replay_brings_back_what_the_store_lost(tmp_path: Path) -> None:
    jobs = opened(tmp_path)
    made = jobs.make(Order("join", JoinParams(texts=("light", "lamp"))))
    for path in (tmp_path / "store").glob("??/*"):
        path.unlink()
    assert [r.result for r in replay(opened(tmp_path), check=False)] == ["equal"] * 3
    assert opened(tmp_path).find(made.key) == made
