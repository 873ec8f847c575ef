"""Reading and writing what a task is due at."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from todo_chat.when import Due, Moment, format_due, read_due
from todo_chat.when.due import day_bounds

BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("text", "due", "written"),
    [
        ("2026-11-23", date(2026, 11, 23), "2026-11-23"),
        (
            "2026-11-23T17:00",
            Moment(datetime(2026, 11, 23, 16, tzinfo=UTC), BERLIN),
            "2026-11-23T17:00:00+01:00",
        ),
        (
            "2026-11-23T17:00:00-05:00",
            Moment(datetime(2026, 11, 23, 22, tzinfo=UTC), BERLIN),
            "2026-11-23T23:00:00+01:00",
        ),
        # The clock is put forward at 2:00 and back at 3:00.
        (
            "2026-03-29T02:30",
            Moment(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), BERLIN),
            "2026-03-29T03:30:00+02:00",
        ),
        (
            "2026-10-25T02:30",
            Moment(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), BERLIN),
            "2026-10-25T02:30:00+02:00",
        ),
    ],
)
def test_a_day_stays_a_day_and_a_moment_keeps_its_zone(text: str, due: Due, written: str) -> None:
    assert read_due(text, BERLIN) == due
    assert format_due(due) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "2026-02-30",
        "2026-13-01",
        "20261123",
        "2026-11-23T",
        "2026-11-23T25:00",
        "0001-01-01",
        "0001-01-01T00:00",
        "9999-12-31T23:59",
        "2026-W48-1T10:00",
    ],
)
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_due(text, BERLIN)


def test_a_day_begins_at_the_persons_midnight_whatever_the_clock_does() -> None:
    start, end = day_bounds(datetime(2026, 3, 29, 12, tzinfo=UTC), BERLIN)
    assert (end - start).days == 1
    assert (end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() == 23 * 3600
