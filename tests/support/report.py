"""Marks tests by what they need from the machine, and says at the end what was skipped for it."""

from __future__ import annotations

from collections import Counter

import pytest

_MARKS = {"browser": "browser", "postgres_server": "postgres"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the marks `browser` and `postgres` on every test that asks for those fixtures."""
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in _MARKS:
                item.add_marker(_MARKS[fixture])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in the last lines how many tests were skipped, and why."""
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    )
    for reason, count in reasons.items():
        terminalreporter.write_line(f"SKIPPED {count} tests: {reason}", yellow=True)
