"""The store and the manifest survive what disks and people do to them."""

import os
from pathlib import Path

import pytest

from exeget.approval import Approval
from exeget.canon import digest
from exeget.errors import WrongUse
from workflows.journal import Journal
from workflows.lease import is_leased, lease
from workflows.store import Store, write_whole


def flipped(path: Path) -> None:
    """Flip one bit of a file."""
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_content_is_found_by_its_hash(tmp_path: Path) -> None:
    store = Store(tmp_path)
    blob = store.put(b"light")
    assert blob.sha == digest(b"light")
    assert store.path(blob.sha) == tmp_path / blob.sha[:2] / blob.sha[2:]
    assert Store(tmp_path).read(blob.sha) == b"light"


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    file = tmp_path / "made.bin"
    file.write_bytes(b"light")
    assert store.put(b"light") == store.take_in(file)
    assert not file.exists()
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 1


def test_a_flipped_bit_is_found_and_the_file_set_aside(tmp_path: Path) -> None:
    sha = Store(tmp_path).put(b"light" * 100).sha
    flipped(Store(tmp_path).path(sha))
    store = Store(tmp_path)
    assert store.state(sha) == "damaged"
    assert store.state(sha) == "missing"
    assert (tmp_path / "damaged" / sha).exists()
    with pytest.raises(WrongUse, match=f"{sha[:12]} is missing"):
        store.read(sha)
    assert store.put(b"light" * 100).sha == sha
    assert store.state(sha) == "sound"


def test_stored_content_cannot_be_written_to_by_accident(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.path(store.put(b"x").sha).stat().st_mode & 0o222 == 0


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "doc.json"
    write_whole(path, b"old")
    folder = tmp_path / "doc.json.d"
    folder.mkdir()
    (folder / "x").write_text("")
    with pytest.raises(OSError, match="doc"):
        write_whole(folder, b"new")
    assert path.read_bytes() == b"old"
    assert {p.name for p in tmp_path.iterdir()} == {"doc.json", "doc.json.d"}


def approval(who: str) -> Approval:
    return Approval(
        checkpoint="film",
        timeline="timeline_01",
        verse="1:1",
        content="ab" * 32,
        verdict="approved",
        who=who,
        when="2026-01-01",
    )


def test_a_journal_reads_what_was_added(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "a.jsonl", Approval)
    for who in ("Mara", "Jón"):
        journal.add(approval(who))
    assert [a.who for a in Journal(tmp_path / "a.jsonl", Approval).read()] == ["Mara", "Jón"]


@pytest.mark.parametrize("cut", [1, 5, 40])
def test_a_half_written_line_is_cut_off_by_the_next_one(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.jsonl"
    journal = Journal(path, Approval)
    journal.add(approval("Mara"))
    journal.add(approval("Noor"))
    os.truncate(path, path.stat().st_size - cut)
    again = Journal(path, Approval)
    assert [a.who for a in again.read()] == ["Mara"]
    again.add(approval("Ines"))
    assert [a.who for a in Journal(path, Approval).read()] == ["Mara", "Ines"]


def test_a_broken_line_in_the_middle_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    Journal(path, Approval).add(approval("Mara"))
    whole = path.read_bytes()
    path.write_bytes(b"{nonsense}\n" + whole)
    with pytest.raises(WrongUse, match=r"a\.jsonl, line 1"):
        Journal(path, Approval).read()
    assert path.read_bytes() == b"{nonsense}\n" + whole


def test_a_second_process_is_told_that_somebody_is_at_work(tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert not is_leased(store)
    with lease(store):
        (store / "tmp").mkdir()
        assert is_leased(store)
        with pytest.raises(WrongUse, match="Another exeget is at work"), lease(store):
            pass
    assert not is_leased(store)
    with lease(store):
        assert not (store / "tmp").exists()
