"""What every test shares: no network but loopback, and goldens that a person renews on purpose."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.filmed import VERSE, exeget, write_story

GOLDENS = Path(__file__).parent / "goldens"
LOOPBACK = ("127.", "::1", "localhost")

settings.register_profile("untimed", deadline=None)  # how fast a machine is says nothing about what is right
settings.load_profile("untimed")


def _wall(event: str, args: tuple[object, ...]) -> None:
    if event != "socket.connect":
        return
    address = args[1]
    if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
        raise AssertionError(f"a test reached out to {address}")


sys.addaudithook(_wall)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-goldens` writes what is there instead of comparing."""
    parser.addoption("--update-goldens", action="store_true", help="write goldens instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file under tests/goldens."""

    def compare(name: str, text: str) -> None:
        path = GOLDENS / name
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden {name}: run pytest --update-goldens and look at it"
        assert text == path.read_text(encoding="utf-8"), f"differs from the golden {name}"

    return compare


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of stories with one finished film; tests that change anything work on a copy."""
    stories = tmp_path_factory.mktemp("film") / "stories"
    write_story(stories)
    exeget(stories, "film", "tower", *VERSE)
    return stories
