"""The page is built when it has to be, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from todo_chat import build
from todo_chat.build import BuildError, build_page, page_is_current, write_stamp


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built project of one source file."""
    monkeypatch.chdir(tmp_path)
    for path in (Path("todo_chat/page.py"), build.PAGE):
        path.parent.mkdir(parents=True)
        path.write_text("first")
    write_stamp()
    return tmp_path


def test_a_built_page_is_current(project: Path) -> None:
    assert page_is_current()


@pytest.mark.parametrize("name", ["todo_chat/page.py", "assets/style.css", "reflex.lock/x.json"])
def test_a_changed_source_makes_it_stale(project: Path, name: str) -> None:
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text("second")
    assert not page_is_current()


def test_a_file_that_only_moved_in_time_does_not(project: Path) -> None:
    (project / "todo_chat/page.py").touch()
    (project / "todo_chat/__pycache__").mkdir()
    (project / "todo_chat/__pycache__/page.pyc").write_text("compiled")
    assert page_is_current()


def test_a_page_without_stamp_is_stale(project: Path) -> None:
    build.STAMP.unlink()
    assert not page_is_current()


def test_a_missing_page_is_stale(project: Path) -> None:
    build.PAGE.unlink()
    assert not page_is_current()


def test_missing_node_is_said_in_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build.PAGE.unlink()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.executable", str(project / "python"))
    with pytest.raises(BuildError, match=r"^Node is missing.*requirements\.txt"):
        build_page()


def test_old_node_is_said_in_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build.PAGE.unlink()
    for name in ("node", "npm"):
        (project / name).write_text("#!/bin/sh\necho v18.4.0\n")
        (project / name).chmod(0o755)
    monkeypatch.setattr("sys.executable", str(project / "python"))
    with pytest.raises(BuildError, match=r"^\S+node is Node v18\.4\.0, but 22\.22 or newer"):
        build_page()


def test_a_failed_build_names_its_log(project: Path) -> None:
    build.PAGE.unlink()
    (project / "todo_chat/bundle.py").write_text("raise SystemExit('no such component')")
    with pytest.raises(BuildError) as raised:
        build_page()
    assert str(project / "build.log") in str(raised.value)
    assert "no such component" in (project / "build.log").read_text()
