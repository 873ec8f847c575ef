"""The files that others rely on say what the code says."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_names_no_registry(name: str) -> None:
    text = (PROJECT / name).read_text()
    requirements = [
        line for line in text.splitlines() if line and not line.lstrip().startswith("#")
    ]
    assert [line for line in requirements if not re.match(r"[\w.\[\]-]+==\d", line)] == []
    assert "://" not in text


def test_tests_run_on_the_versions_that_people_run() -> None:
    running, testing = (
        set(re.findall(r"^[\w.\[\]-]+==\S+", (PROJECT / name).read_text(), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert running <= testing


def imported_by(sources: list[Path]) -> Iterator[str]:
    """The top-level names that the sources import, anywhere in them."""
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.split(".")[0]


def spelled_one_way(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def test_every_package_that_is_imported_is_asked_for() -> None:
    sources = [*(PROJECT / "todo_chat").rglob("*.py"), PROJECT / "rxconfig.py"]
    names = set(imported_by(sources)) - sys.stdlib_module_names - {"todo_chat"}
    text = (PROJECT / "requirements.in").read_text()
    asked = {spelled_one_way(name) for name in re.findall(r"^[\w.-]+", text, re.MULTILINE)}
    family = tuple(f"{package}-" for package in asked)  # pydantic-core comes with pydantic
    brought = importlib.metadata.packages_distributions()
    missing = {
        name
        for name in names
        for package in map(spelled_one_way, brought[name])
        if package not in asked and not package.startswith(family)
    }
    assert missing == set()


def test_npm_lock_names_no_registry() -> None:
    lock = json.loads((PROJECT / "reflex.lock/package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []


def test_ci_script_can_be_run() -> None:
    assert os.access(PROJECT / ".ci/run", os.X_OK)
