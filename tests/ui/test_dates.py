"""Days and dues in words, seen from a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from todo_chat.ui.dates import (
    day_heading,
    due_date,
    due_label,
    due_time,
    due_tone,
    greeting,
    long_date,
)
from todo_chat.when import Moment

# Monday evening in Berlin, Tuesday morning in Auckland.
NOW = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "label", "tone"),
    [
        (date(2026, 11, 22), "Yesterday", "late"),
        (date(2026, 11, 23), "Today", "today"),
        (date(2026, 11, 24), "Tomorrow", ""),
        (date(2026, 11, 27), "Friday", ""),
        (date(2026, 11, 30), "30 Nov", ""),
        (date(2026, 3, 1), "1 Mar", "late"),
        (date(2027, 1, 2), "2 Jan 2027", ""),
        (Moment(datetime(2026, 11, 23, 16, tzinfo=UTC), "Europe/Berlin"), "Today, 17:00", "late"),
        (Moment(datetime(2026, 11, 23, 22, tzinfo=UTC), "Europe/Berlin"), "Today, 23:00", "today"),
        (Moment(datetime(2026, 11, 24, 8, tzinfo=UTC), "Europe/Berlin"), "Tomorrow, 9:00", ""),
    ],
)
def test_dues(due: date | Moment, label: str, tone: str) -> None:
    assert due_label(due, now=NOW, timezone="Europe/Berlin") == label
    assert due_tone(due, now=NOW, timezone="Europe/Berlin") == tone


def test_today_depends_on_where_one_is() -> None:
    assert due_label(date(2026, 11, 24), now=NOW, timezone="Pacific/Auckland") == "Today"
    assert long_date(NOW, "Europe/Berlin") == "Monday, 23 November"
    assert long_date(NOW, "Pacific/Auckland") == "Tuesday, 24 November"


def test_a_moment_is_shown_and_edited_on_ones_own_clock() -> None:
    due = Moment(datetime(2026, 11, 24, 2, tzinfo=UTC), "Asia/Tokyo")
    assert due_label(due, now=NOW, timezone="Europe/Berlin") == "Tomorrow, 3:00"
    berlin = "Europe/Berlin"
    assert (due_date(due, berlin), due_time(due, berlin)) == ("2026-11-24", "03:00")
    day = date(2026, 1, 2)
    assert (due_date(day, berlin), due_time(day, berlin)) == ("2026-01-02", "")


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "Good evening"), (5, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_greetings(hour: int, words: str) -> None:
    assert greeting(NOW.replace(hour=hour), "UTC") == words


@pytest.mark.parametrize(
    ("day", "heading"),
    [(23, "Today"), (22, "Yesterday"), (21, "This week"), (17, "This week"), (16, "Earlier")],
)
def test_headings(day: int, heading: str) -> None:
    assert day_heading(NOW.replace(day=day), now=NOW, timezone="Europe/Berlin") == heading
