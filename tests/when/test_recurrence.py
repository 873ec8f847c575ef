"""When the occurrences of a repeating task fall."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from todo_chat.when import Due, Moment, read_due
from todo_chat.when.recurrence import (
    RuleError,
    check_rule,
    first_due,
    from_completion,
    next_due,
    remaining,
)
from todo_chat.when.zones import zone_of

BERLIN = "Europe/Berlin"
ZONES = ["America/Los_Angeles", "Asia/Kolkata", "Asia/Singapore", "Pacific/Auckland"]


def due(text: str, zone: str = BERLIN) -> Due:
    return read_due(text, zone)


def moment(text: str, zone: str = BERLIN) -> Moment:
    found = read_due(text, zone)
    assert isinstance(found, Moment)
    return found


def series(rule: str, start: Due, count: int) -> list[Due]:
    """The occurrences as the tasks of a list live them: each alone with its own rule and due."""
    found: list[Due] = []
    following = first_due(rule, start)
    while following is not None and len(found) < count:
        found.append(following)
        rule = remaining(rule, start=start, due=following)
        start, following = following, next_due(rule, start=following, after=following)
    return found


def days(rule: str, start: str, count: int = 5) -> list[str]:
    return [str(found) for found in series(rule, date.fromisoformat(start), count)]


def clocks(rule: str, start: str, count: int, zone: str = BERLIN) -> list[str]:
    found = series(rule, due(start, zone), count)
    return [each.local.strftime("%m-%d %H:%M%z") for each in found if isinstance(each, Moment)]


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


# ---- properties

_WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 6))}"]
    some = st.lists(st.sampled_from(_WEEKDAYS), min_size=1, max_size=4, unique=True)
    if draw(st.booleans()):
        names = draw(some)
        if freq in ("YEARLY", "MONTHLY") and draw(st.booleans()):
            names = [f"{draw(st.sampled_from([1, 2, 3, 4, -1, -2]))}{name}" for name in names]
        parts.append(f"BYDAY={','.join(names)}")
    elif freq != "WEEKLY" and draw(st.booleans()):
        numbers = draw(st.lists(st.sampled_from([1, 13, 15, 28, 29, 31, -1, -5]), min_size=1))
        parts.append(f"BYMONTHDAY={','.join(map(str, numbers))}")
    if draw(st.booleans()):
        months = draw(st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True))
        parts.append(f"BYMONTH={','.join(map(str, months))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(_WEEKDAYS))}")
    return ";".join(parts)


# Up to the 28th, so that a rule without days of its own means the same to everybody.
_STARTS = st.builds(
    datetime,
    st.integers(1999, 2040),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 23),
    st.sampled_from([0, 15, 30, 59]),
)


@given(rules(), _STARTS)
def test_a_series_of_days_is_the_one_that_dateutil_expands(rule: str, start: datetime) -> None:
    begun = datetime(start.year, start.month, start.day)
    text = rule if "WKST" in rule else f"{rule};WKST=MO"
    until = begun.replace(year=begun.year + 12)
    whole = rrule.rrulestr(f"{text};UNTIL={until:%Y%m%dT%H%M%S}", dtstart=begun)
    expected = [each.date() for each in islice(whole, 12)]
    found = series(rule, begun.date(), len(expected))
    assert found == expected


@given(rules(), _STARTS, st.sampled_from([*ZONES, BERLIN, "UTC"]))
def test_a_series_of_moments_keeps_its_time_and_moves_on(
    rule: str, start: datetime, zone: str
) -> None:
    begun = moment(start.isoformat(), zone)
    try:
        check_rule(rule, begun)
    except RuleError as refused:
        assert refused.reason == "never"
        return
    found = [each for each in series(rule, begun, 15) if isinstance(each, Moment)]
    assert all(one.at < other.at for one, other in pairwise(found))
    for each in found:
        wall = begun.local.replace(tzinfo=None).time()
        kept = datetime.combine(each.local.date(), wall)
        assert each.at == kept.replace(tzinfo=zone_of(zone)).astimezone(UTC)


@given(rules(), _STARTS, st.integers(0, 5000), st.sampled_from(ZONES))
def test_a_jump_lands_on_the_series(rule: str, start: datetime, ahead: int, zone: str) -> None:
    begun = moment(start.isoformat(), zone)
    after = Moment(begun.at + timedelta(days=ahead), zone)
    found = next_due(rule, start=begun, after=after)
    counted = next_due(f"{rule};COUNT=1000", start=begun, after=after)
    if counted is not None:  # a count is walked from the start, without a jump
        assert found == counted
