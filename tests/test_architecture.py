"""The house stands as ARCHITECTURE.md says: floors, sizes, and the one door to the tools."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BELOW = {
    "exeget": set(),
    "rag": {"exeget"},
    "toolkits": {"exeget"},
    "agents": {"exeget", "rag"},
    "workflows": {"exeget", "rag", "toolkits", "agents"},
    "studio": {"exeget", "rag", "workflows"},
    "evals": {"exeget", "rag", "toolkits", "agents", "workflows", "studio"},
}
ROOMS = tuple(BELOW)
MAX_FILE, MAX_FUNCTION = 350, 60


def files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imported_rooms(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found & (set(ROOMS) | {"tests"})


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_below(room: str) -> None:
    for path in files(room):
        above = imported_rooms(path) - BELOW[room] - {room}
        assert not above, f"{path.relative_to(ROOT)} imports {above}"


def test_an_import_from_above_would_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text("def f() -> None:\n    from studio import cli\n")
    assert imported_rooms(path) == {"studio"}


def test_every_room_is_ours_wherever_python_starts(tmp_path: Path) -> None:
    code = (
        "import exeget, rag, toolkits, agents, workflows, studio, sys\n"
        "rooms = [exeget, rag, toolkits, agents, workflows, studio]\n"
        f"sys.exit(any({str(ROOT)!r} not in str(room.__file__) for room in rooms))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path)
    assert done.returncode == 0


def test_every_room_says_that_it_is_typed() -> None:
    for room in ("exeget", "rag", "toolkits", "agents", "workflows", "studio"):
        assert (ROOT / room / "py.typed").exists()


def all_files() -> list[Path]:
    return [path for room in (*ROOMS, "tests", "scripts") for path in files(room)]


def test_a_file_is_one_idea() -> None:
    long = {str(p.relative_to(ROOT)): n for p in all_files() if (n := p.read_text(encoding="utf-8").count("\n")) > MAX_FILE}
    assert not long


def test_a_function_fits_on_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in all_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= MAX_FUNCTION
    ]
    assert not long


def test_nobody_catches_everything() -> None:
    broad = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in all_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    assert not broad


def test_only_jobs_calls_a_tool() -> None:
    callers = {
        str(path.relative_to(ROOT))
        for room in ("agents", "rag", "toolkits", "workflows", "studio")
        for path in files(room)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "make"
        and isinstance(node.func.value, ast.Name) and node.func.value.id == "tool"
    }  # fmt: skip
    assert callers == {"workflows/jobs.py"}


def test_every_backend_is_where_its_table_says() -> None:
    from workflows.backends import BACKENDS

    for kind, rows in BACKENDS.items():
        for name, backend in rows.items():
            assert callable(backend.load().make), f"{kind}/{name}"
