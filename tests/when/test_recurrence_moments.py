"""Repeating tasks at a time of day: clock changes, zones, and counting from completion."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.when.series import BERLIN, ZONES, clocks, due, series
from todo_chat.when import Moment
from todo_chat.when.recurrence import (
    first_due,
    from_completion,
    next_due,
    remaining,
)
from todo_chat.when.zones import zone_of

# ---- moments


@pytest.mark.parametrize("zone", ["America/Los_Angeles", BERLIN, "Pacific/Auckland"])
@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"])
def test_nine_stays_nine_over_clock_changes(zone: str, rule: str) -> None:
    found = series(rule, due("2026-01-05T09:00", zone), 400)
    assert {each.local.strftime("%H:%M") for each in found if isinstance(each, Moment)} == {"09:00"}
    offsets = {each.local.utcoffset() for each in found if isinstance(each, Moment)}
    assert len(offsets) == (1 if rule == "FREQ=YEARLY" else 2)


def test_a_skipped_hour_moves_forward_by_the_gap_on_that_day_alone() -> None:
    assert clocks("FREQ=DAILY", "2026-03-27T02:30", 5) == [
        "03-27 02:30+0100",
        "03-28 02:30+0100",
        "03-29 03:30+0200",
        "03-30 02:30+0200",
        "03-31 02:30+0200",
    ]
    assert clocks("FREQ=DAILY", "2026-03-07T02:30", 3, "America/Los_Angeles") == [
        "03-07 02:30-0800",
        "03-08 03:30-0700",
        "03-09 02:30-0700",
    ]


def test_a_doubled_hour_is_the_first_of_the_two() -> None:
    assert clocks("FREQ=DAILY", "2026-10-24T02:30", 3) == [
        "10-24 02:30+0200",
        "10-25 02:30+0200",
        "10-26 02:30+0100",
    ]


def test_a_series_may_begin_in_the_second_of_two_equal_hours() -> None:
    start = due("2026-10-25T02:30+01:00")
    assert clocks("FREQ=DAILY", "2026-10-25T02:30+01:00", 2) == [
        "10-25 02:30+0100",
        "10-26 02:30+0100",
    ]
    assert first_due("FREQ=DAILY", start) == start


def test_hours_are_counted_in_utc() -> None:
    assert clocks("FREQ=HOURLY;INTERVAL=12", "2026-03-28T19:00", 3) == [
        "03-28 19:00+0100",
        "03-29 08:00+0200",
        "03-29 20:00+0200",
    ]
    assert clocks("FREQ=HOURLY", "2026-10-25T01:00", 4) == [
        "10-25 01:00+0200",
        "10-25 02:00+0200",
        "10-25 02:00+0100",
        "10-25 03:00+0100",
    ]


def test_hours_of_the_clock_run_on_the_clock() -> None:
    rule = "FREQ=HOURLY;BYHOUR=9,17;BYDAY=MO,TU,WE,TH,FR"
    assert clocks(rule, "2026-03-27T09:00", 3) == [
        "03-27 09:00+0100",
        "03-27 17:00+0100",
        "03-30 09:00+0200",
    ]


@pytest.mark.parametrize("zone", ZONES)
def test_the_weekday_is_the_one_of_the_zone(zone: str) -> None:
    for start in ("2026-11-23T00:30", "2026-11-23T23:30"):
        found = series("FREQ=WEEKLY;BYDAY=MO", due(start, zone), 60)
        assert {each.local.weekday() for each in found if isinstance(each, Moment)} == {0}
        assert len(found) == 60


def test_a_day_to_search_after_is_the_whole_day() -> None:
    start = due("2026-11-23T09:00")
    assert next_due("FREQ=DAILY", start=start, after=date(2026, 11, 25)) == due("2026-11-26T09:00")
    late = due("2026-11-25T23:30", "America/Los_Angeles")
    found = next_due("FREQ=DAILY", start=date(2026, 11, 23), after=late)
    assert found == date(2026, 11, 26)


# ---- from completion


@pytest.mark.parametrize("zone", ZONES)
def test_days_count_from_the_day_on_which_it_was_done(zone: str) -> None:
    done = datetime(2026, 11, 30, 23, 30, tzinfo=zone_of(zone))
    following = from_completion(
        "FREQ=DAILY;INTERVAL=3", due=date(2026, 11, 23), completed_at=done, zone=zone
    )
    assert following == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("rule", "start", "following"),
    [
        ("FREQ=DAILY;INTERVAL=3", "2026-11-23T09:00", "2026-12-03T09:00"),
        ("FREQ=WEEKLY", "2026-11-23", "2026-12-07"),
        ("FREQ=WEEKLY;BYDAY=TU", "2026-11-23", "2026-12-01"),
        ("FREQ=MONTHLY", "2026-11-23", "2026-12-30"),
        ("FREQ=MONTHLY;INTERVAL=3", "2026-11-23", "2027-02-28"),
        ("FREQ=HOURLY;INTERVAL=6", "2026-11-23T09:00", "2026-11-30T17:15"),
        ("FREQ=DAILY;UNTIL=20261130", "2026-11-23", None),
        ("FREQ=DAILY;COUNT=1", "2026-11-23", None),
        ("FREQ=DAILY;COUNT=2", "2026-11-23", "2026-12-01"),
    ],
)
def test_the_next_one_counts_from_completion(rule: str, start: str, following: str | None) -> None:
    done = datetime(2026, 11, 30, 11, 15, 42, tzinfo=zone_of(BERLIN))
    found = from_completion(rule, due=due(start), completed_at=done, zone=BERLIN)
    assert found == (due(following) if following else None)


def test_a_completion_takes_one_off_the_count() -> None:
    start, following = date(2026, 11, 23), date(2026, 12, 30)
    rule = "FREQ=DAILY;COUNT=5"
    left = remaining(rule, start=start, due=following, from_completion=True)
    assert left == "FREQ=DAILY;COUNT=4"
