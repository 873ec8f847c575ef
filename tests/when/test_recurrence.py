"""When the occurrences of a repeating task fall."""

from __future__ import annotations

import time
from datetime import date

import pytest

from tests.when.series import ZONES, days, due, series
from todo_chat.when import Moment
from todo_chat.when.recurrence import (
    RuleError,
    check_rule,
    next_due,
    remaining,
)

# ---- rules as text


@pytest.mark.parametrize(
    ("rule", "canonical"),
    [
        ("freq=daily", "FREQ=DAILY"),
        ("RRULE:FREQ=DAILY;INTERVAL=1", "FREQ=DAILY"),
        (
            "DTSTART:20200101T090000Z\nRRULE:BYDAY=TH,MO;WKST=SU;INTERVAL=2;FREQ=WEEKLY;",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=SU",
        ),
        ("COUNT=10;FREQ=MONTHLY;BYDAY=+3FR", "FREQ=MONTHLY;BYDAY=3FR;COUNT=10"),
        (
            "FREQ=MONTHLY;BYSETPOS=-1;BYMONTHDAY=31,28,30,29",
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        ),
        ("FREQ=DAILY;UNTIL=20270305T170000Z", "FREQ=DAILY;UNTIL=20270305T170000Z"),
        ("FREQ=DAILY;UNTIL=20270305", "FREQ=DAILY;UNTIL=20270305"),
        ("FREQ=DAILY;UNTIL=99991231T235959Z", "FREQ=DAILY"),
    ],
)
def test_a_rule_gets_its_canonical_form_and_keeps_it(rule: str, canonical: str) -> None:
    start = due("2026-11-23T09:00")
    assert check_rule(rule, start) == canonical
    assert check_rule(canonical, start) == canonical


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("", "unreadable"),
        ("every day", "unreadable"),
        ("FREQ=DAILY;FREQ=WEEKLY", "unreadable"),
        ("FREQ=DAILY;BYDAY=XX", "unreadable"),
        ("FREQ=DAILY;BYMONTH=13", "unreadable"),
        ("FREQ=DAILY;BYMONTHDAY=0", "unreadable"),
        ("FREQ=DAILY;INTERVAL=0", "unreadable"),
        ("FREQ=DAILY;INTERVAL=-1", "unreadable"),
        ("FREQ=DAILY;INTERVAL=²", "unreadable"),
        ("FREQ=DAILY;COUNT=٣", "unreadable"),
        ("FREQ=DAILY;BYSETPOS=1", "unreadable"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "unreadable"),
        ("FREQ=DAILY;UNTIL=20270230", "unreadable"),
        ("FREQ=WEEKLY;BYDAY=3FR", "unreadable"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "unreadable"),
        ("FREQ=DAILY;X-NAME=1", "unreadable"),
        ("FREQ=DAILY\nFREQ=WEEKLY", "unreadable"),
        ("FREQ=SECONDLY", "unsupported"),
        ("FREQ=MINUTELY;INTERVAL=600", "unsupported"),
        ("FREQ=HOURLY;BYMINUTE=0,30", "unsupported"),
        ("FREQ=DAILY;BYSECOND=0,30", "unsupported"),
        ("FREQ=DAILY;INTERVAL=100000000000000000000", "unsupported"),
        ("FREQ=DAILY;COUNT=1000000000", "unsupported"),
        ("FREQ=DAILY;BYDAY=" + ",".join(["MO"] * 200), "unsupported"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "never"),
        ("FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=30", "never"),
        ("FREQ=HOURLY;BYMONTH=4;BYMONTHDAY=31", "never"),
        ("FREQ=HOURLY;INTERVAL=24;BYHOUR=3", "never"),
        ("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2", "never"),
        ("FREQ=MONTHLY;BYDAY=6FR", "never"),
        ("FREQ=DAILY;UNTIL=20261122", "never"),
        ("FREQ=DAILY;UNTIL=20261123T075959Z", "never"),
        ("FREQ=DAILY;UNTIL=00010101", "never"),
    ],
)
def test_what_is_no_rule_for_a_task_is_refused_quickly(rule: str, reason: str) -> None:
    start = due("2026-11-23T09:00")
    began = time.process_time()
    with pytest.raises(RuleError) as refused:
        check_rule(rule, start)
    assert refused.value.reason == reason
    assert time.process_time() - began < 0.25  # some 30 ms on a quiet machine


def test_every_other_year_from_an_odd_one_has_no_leap_day() -> None:
    rule = "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29"
    assert check_rule(rule, date(2026, 11, 23)) == rule
    with pytest.raises(RuleError, match="never"):
        check_rule(rule, date(2027, 11, 23))


def test_a_day_without_a_time_has_no_hours() -> None:
    for rule in ("FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9"):
        with pytest.raises(RuleError, match="unsupported"):
            check_rule(rule, date(2026, 11, 23))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY",
        "FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=7;BYDAY=MO,FR",
        "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=DAILY;COUNT=1000;BYMONTHDAY=1",
        "FREQ=YEARLY;INTERVAL=1000;COUNT=1000",
    ],
)
def test_five_thousand_years_later_is_answered_at_once(rule: str) -> None:
    began = time.process_time()
    found = next_due(rule, start=due("2026-11-23T09:00"), after=date(7026, 1, 1))
    assert time.process_time() - began < 0.25
    if "COUNT=1000;BYMONTHDAY" in rule:
        assert found is None
    else:
        assert isinstance(found, Moment)
        assert found.local.year >= 7026


# ---- days


@pytest.mark.parametrize(
    ("rule", "start", "found"),
    [
        ("FREQ=DAILY;INTERVAL=3", "2026-11-23", ["2026-11-23", "2026-11-26", "2026-11-29"]),
        (
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            "2026-11-27",
            ["2026-11-27", "2026-11-30", "2026-12-01"],
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
            "2026-11-26",
            ["2026-11-26", "2026-12-07", "2026-12-10", "2026-12-21"],
        ),
        # Where the week begins decides which Sunday belongs to it.
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "1997-08-05", ["1997-08-05", "1997-08-10"]),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
            "1997-08-05",
            ["1997-08-05", "1997-08-17", "1997-08-19"],
        ),
        ("FREQ=MONTHLY;BYDAY=3FR", "2026-11-23", ["2026-12-18", "2027-01-15", "2027-02-19"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-01", ["2027-01-31", "2027-02-28", "2027-03-31"]),
        (
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
            "2028-01-31",
            ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"],
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
            "2027-01-01",
            ["2027-01-30", "2027-02-28", "2027-03-30"],
        ),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1",
            "2026-11-23",
            ["2027-02-28", "2028-02-29", "2029-02-28"],
        ),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2096-02-29", ["2096-02-29", "2104-02-29"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31", ["2027-01-31", "2027-03-31", "2027-05-31"]),
        # What the rule takes from its start is not forgotten on the way.
        (
            "FREQ=MONTHLY",
            "2027-01-31",
            ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"],
        ),
        ("FREQ=YEARLY", "2028-02-29", ["2028-02-29", "2029-02-28", "2030-02-28"]),
        (
            "FREQ=YEARLY;INTERVAL=4",
            "2028-02-29",
            ["2028-02-29", "2032-02-29", "2036-02-29"],
        ),
    ],
)
def test_days_fall_where_a_person_expects_them(rule: str, start: str, found: list[str]) -> None:
    assert days(rule, start, len(found)) == found


def test_leap_days_survive_common_years() -> None:
    assert days("FREQ=YEARLY", "2028-02-29", 5)[-1] == "2032-02-29"


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("FREQ=DAILY;COUNT=3", "2026-11-25"),
        ("FREQ=DAILY;UNTIL=20261125", "2026-11-25"),
        ("FREQ=DAILY;UNTIL=20261125T000000Z", "2026-11-25"),
        ("FREQ=WEEKLY;BYDAY=WE;COUNT=2", "2026-12-02"),
    ],
)
def test_a_series_ends(rule: str, last: str) -> None:
    assert days(rule, "2026-11-23", 10)[-1] == last


def test_an_end_as_a_day_holds_for_the_whole_day_in_the_zone() -> None:
    for zone in ZONES:
        rule = "FREQ=DAILY;UNTIL=20261125"
        assert len(series(rule, due("2026-11-23T23:30", zone), 10)) == 3
        assert len(series(rule, due("2026-11-23T00:00", zone), 10)) == 3


def test_an_end_as_an_instant_is_compared_in_utc() -> None:
    start = due("2026-11-23T17:00", "Asia/Kolkata")  # 11:30 UTC
    assert len(series("FREQ=DAILY;UNTIL=20261125T113000Z", start, 10)) == 3
    assert len(series("FREQ=DAILY;UNTIL=20261125T112959Z", start, 10)) == 2


def test_the_count_goes_down_by_the_occurrences_passed() -> None:
    start = date(2026, 11, 23)
    rule = "FREQ=DAILY;COUNT=10"
    assert remaining(rule, start=start, due=date(2026, 11, 24)) == "FREQ=DAILY;COUNT=9"
    assert remaining(rule, start=start, due=date(2026, 11, 30)) == "FREQ=DAILY;COUNT=3"
    assert next_due(rule, start=start, after=date(2026, 12, 1)) == date(2026, 12, 2)
    assert next_due(rule, start=start, after=date(2026, 12, 2)) is None
