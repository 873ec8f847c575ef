"""Words in zones on both sides of the world, and over changes of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from todo_chat.when import Moment
from todo_chat.when.phrases import find_when, read_when

ZONES = [
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Pacific/Tongatapu",
    "Pacific/Auckland",
]
NOW = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES)
def test_a_wall_clock_time_is_the_zones(zone: str) -> None:
    due = read_when("tomorrow at 9", now=NOW, zone=zone).due
    assert isinstance(due, Moment)
    here = NOW.astimezone(due.local.tzinfo)
    assert due.local.date() == here.date() + timedelta(days=1)
    assert (due.local.hour, due.zone) == (9, zone)


@pytest.mark.parametrize("zone", ZONES)
def test_today_is_the_zones(zone: str) -> None:
    late = datetime(2026, 11, 18, 23, 30, tzinfo=UTC)
    expected = date(2026, 11, 18) if zone == "America/Los_Angeles" else date(2026, 11, 19)
    assert read_when("today", now=late, zone=zone).due == expected


@pytest.mark.parametrize("zone", ZONES)
def test_hours_from_now_are_counted_in_utc(zone: str) -> None:
    due = read_when("in 26 hours", now=NOW, zone=zone).due
    assert due == Moment(NOW + timedelta(hours=26), zone)


@pytest.mark.parametrize(
    ("zone", "now", "text", "at"),
    [
        # Put forward from 2:00 to 3:00: a skipped time moves forward by the gap.
        ("America/Los_Angeles", "2027-03-13T20:00", "tomorrow at 2:30am", "2027-03-14T10:30"),
        ("Europe/Berlin", "2027-03-27T12:00", "tomorrow at 02:30", "2027-03-28T01:30"),
        ("Pacific/Auckland", "2027-09-25T00:00", "tomorrow at 2:30am", "2027-09-25T14:30"),
        # Put back: a doubled time is the first of the two.
        ("America/Los_Angeles", "2026-10-31T20:00", "tomorrow at 1:30am", "2026-11-01T08:30"),
        ("Europe/Berlin", "2026-10-24T12:00", "tomorrow at 02:30", "2026-10-25T00:30"),
        ("Pacific/Auckland", "2027-04-03T00:00", "tomorrow at 2:30am", "2027-04-03T13:30"),
        # Hours over a change are hours; days keep the wall clock.
        ("America/Los_Angeles", "2027-03-14T08:00", "in 4 hours", "2027-03-14T12:00"),
        ("America/Los_Angeles", "2027-03-13T17:00", "in 1 day at 9am", "2027-03-14T16:00"),
    ],
)
def test_changes_of_the_clock(zone: str, now: str, text: str, at: str) -> None:
    said = datetime.fromisoformat(now).replace(tzinfo=UTC)
    due = read_when(text, now=said, zone=zone).due
    assert due == Moment(datetime.fromisoformat(at).replace(tzinfo=UTC), zone)


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        find_when("tomorrow", now=NOW, zone="Mars/Olympus")
