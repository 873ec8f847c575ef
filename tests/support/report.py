"""Marks tests by what they need from the machine, and says at the end what was skipped for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

_MARKS = {"browser": "browser", "postgres_server": "postgres"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the marks `browser` and `postgres` on every test that asks for those fixtures."""
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in _MARKS:
                item.add_marker(_MARKS[fixture])


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Say in the last lines how many tests were skipped, and why."""
    yield
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    )
    for reason, count in reasons.items():
        terminalreporter.write_line(f"Skipped {count} tests: {reason}", yellow=True)
