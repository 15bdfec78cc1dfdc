"""What a person finds in the folders: our work linked, their work kept."""

from pathlib import Path

import pytest

from exeget.work import Order
from tests.smalltools import UpperParams
from tests.test_workflows_jobs import LIGHT, opened
from workflows.jobs import Jobs
from workflows.views import Views


@pytest.fixture
def jobs(tmp_path: Path) -> Jobs:
    return opened(tmp_path)


def views_of(jobs: Jobs) -> Views:
    return Views(jobs.store.root.parent, jobs.store, jobs.ledger)


def test_a_document_is_shown_as_text_and_renewed_when_it_changes(jobs: Jobs, tmp_path: Path) -> None:
    path = tmp_path / "productions" / "doc.txt"
    for text in ("light", "lamp"):
        sha = jobs.make(Order("upper", UpperParams(text=text))).sha("upper.txt")
        views_of(jobs).show_text(path, sha)
        assert path.read_text() == text.upper()
        assert views_of(jobs).by_hand(path) is None


def test_a_document_changed_by_hand_is_never_overwritten(jobs: Jobs, tmp_path: Path) -> None:
    path = tmp_path / "doc.txt"
    views_of(jobs).show_text(path, jobs.make(LIGHT).sha("upper.txt"))
    path.write_text("MY LIGHT")
    sha = jobs.make(Order("upper", UpperParams(text="lamp"))).sha("upper.txt")
    views_of(jobs).show_text(path, sha)
    assert path.read_text() == "MY LIGHT"
    assert views_of(jobs).by_hand(path) == b"MY LIGHT"


def test_a_persons_document_stays_theirs_after_it_was_taken_in(jobs: Jobs, tmp_path: Path) -> None:
    path = tmp_path / "doc.txt"
    path.write_text("mine")
    views = views_of(jobs)
    sha = views.keep_hand(path, b"mine", "2026-01-01")
    assert jobs.store.read(sha) == b"mine"
    assert views.keep_hand(path, b"mine", "2026-01-02") == sha
    assert views_of(opened(tmp_path)).by_hand(path) == b"mine"
    assert len(jobs.ledger.lines()) == 1


def test_what_a_person_changes_back_is_ours_again(jobs: Jobs, tmp_path: Path) -> None:
    path = tmp_path / "doc.txt"
    path.write_text("LIGHT")
    jobs.make(LIGHT)
    assert views_of(jobs).by_hand(path) is None


def test_media_are_links_that_move_with_the_story(jobs: Jobs, tmp_path: Path) -> None:
    path = tmp_path / "productions" / "a" / "upper.txt"
    assert views_of(jobs).show_media(path, jobs.make(LIGHT).sha("upper.txt"))
    assert path.is_symlink()
    assert not path.readlink().is_absolute()
    assert path.read_text() == "LIGHT"
    other = jobs.make(Order("upper", UpperParams(text="lamp"))).sha("upper.txt")
    assert views_of(jobs).show_media(path, other)
    assert path.read_text() == "LAMP"


def test_a_persons_picture_is_never_replaced_by_a_link(jobs: Jobs, tmp_path: Path) -> None:
    path = tmp_path / "start_image.png"
    path.write_bytes(b"my picture")
    assert not views_of(jobs).show_media(path, jobs.make(LIGHT).sha("upper.txt"))
    assert path.read_bytes() == b"my picture"


def test_looking_writes_nothing(jobs: Jobs, tmp_path: Path) -> None:
    sha = jobs.make(LIGHT).sha("upper.txt")
    views = Views(tmp_path, jobs.store, jobs.ledger, writes=False)
    views.show_text(tmp_path / "doc.txt", sha)
    assert views.show_media(tmp_path / "doc.png", sha)
    assert not (tmp_path / "doc.txt").exists()
    assert not (tmp_path / "doc.png").exists()


def test_links_to_what_is_gone_are_cleared_and_nothing_else(jobs: Jobs, tmp_path: Path) -> None:
    views, folder = views_of(jobs), tmp_path / "shots"
    sha = jobs.make(LIGHT).sha("upper.txt")
    for name in ("1.1/clip.mp4", "2.1/clip.mp4", "3.1/masks/A.png"):
        views.show_media(folder / name, sha)
    (folder / "2.1" / "note.txt").write_text("mine")
    views.clear(folder, keep={"1.1"})
    assert not (folder / "3.1").exists()
    assert sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if not p.is_dir()) == ["1.1/clip.mp4", "2.1/note.txt"]
