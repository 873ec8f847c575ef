"""Repeats from words, said on Wednesday 18 November 2026 at 13:00 in Berlin."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from dateutil.rrule import rrulestr

from tests.when.test_points import NOW, ZONE, read, shown
from todo_chat.when.phrases import find_when

DAYS = "MO,TU,WE,TH,FR"


@pytest.mark.parametrize(
    ("text", "rule", "due"),
    [
        ("every day", "FREQ=DAILY", "2026-11-18"),
        ("each weekday", f"FREQ=WEEKLY;BYDAY={DAYS}", "2026-11-18"),
        ("every weekend", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-11-21"),
        ("every hour", "FREQ=HOURLY", "2026-11-18 14:00"),
        ("every 4 days", "FREQ=DAILY;INTERVAL=4", "2026-11-18"),
        ("every other week", "FREQ=WEEKLY;INTERVAL=2", "2026-11-18"),
        ("every third month", "FREQ=MONTHLY;INTERVAL=3", "2026-11-18"),
        ("daily", "FREQ=DAILY", "2026-11-18"),
        ("weekly", "FREQ=WEEKLY", "2026-11-18"),
        ("fortnightly", "FREQ=WEEKLY;INTERVAL=2", "2026-11-18"),
        ("monthly", "FREQ=MONTHLY", "2026-11-18"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3", "2026-11-18"),
        ("yearly", "FREQ=YEARLY", "2026-11-18"),
        ("biannually", "FREQ=MONTHLY;INTERVAL=6", "2026-11-18"),
        ("biennially", "FREQ=YEARLY;INTERVAL=2", "2026-11-18"),
        ("twice a week", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-19"),
        ("twice a year", "FREQ=MONTHLY;INTERVAL=6", "2026-11-18"),
        ("every morning", "FREQ=DAILY", "2026-11-19 09:00"),
        ("every evening at 8", "FREQ=DAILY", "2026-11-18 20:00"),
    ],
)
def test_units(text: str, rule: str, due: str) -> None:
    when = read(text)
    assert (when.recurrence, shown(when)) == (rule, due)


@pytest.mark.parametrize(
    ("text", "rule", "due"),
    [
        ("every monday", "FREQ=WEEKLY;BYDAY=MO", "2026-11-23"),
        ("every wednesday", "FREQ=WEEKLY;BYDAY=WE", "2026-11-18"),
        ("every wednesday at noon", "FREQ=WEEKLY;BYDAY=WE", "2026-11-25 12:00"),
        ("every mon, wed and fri", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-18"),
        ("every tue to thu", "FREQ=WEEKLY;BYDAY=TU,WE,TH", "2026-11-18"),
        ("tuesdays at 9", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 09:00"),
        ("every other monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-23"),
        (
            "every other monday starting next week",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
            "2026-11-23",
        ),
        ("every weekday at 7:30", f"FREQ=WEEKLY;BYDAY={DAYS}", "2026-11-19 07:30"),
        ("weekly on friday", "FREQ=WEEKLY;BYDAY=FR", "2026-11-20"),
        ("every thursday night", "FREQ=WEEKLY;BYDAY=TH", "2026-11-19 20:00"),
    ],
)
def test_weekdays(text: str, rule: str, due: str) -> None:
    when = read(text)
    assert (when.recurrence, shown(when)) == (rule, due)


@pytest.mark.parametrize(
    ("text", "rule", "due"),
    [
        ("every 3rd friday", "FREQ=MONTHLY;BYDAY=3FR", "2026-11-20"),
        ("the last friday of every month", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"),
        ("every last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"),
        ("every 15th", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-12-15"),
        ("the 1st of each month", "FREQ=MONTHLY;BYMONTHDAY=1", "2026-12-01"),
        ("every 1st and 15th", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-01"),
        ("every 3 months on the 1st", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "2026-12-01"),
        ("every 29th", "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1", "2026-11-29"),
        ("every 31st", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2026-11-30"),
        ("every jan 27", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27", "2027-01-27"),
        ("every 29 february", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "2027-02-28"),
        (
            "yearly on the 4th thursday of november",
            "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
            "2026-11-26",
        ),
        (
            "every last business day of the month",
            f"FREQ=MONTHLY;BYDAY={DAYS};BYSETPOS=-1",
            "2026-11-30",
        ),
    ],
)
def test_months_and_years(text: str, rule: str, due: str) -> None:
    when = read(text)
    assert (when.recurrence, shown(when)) == (rule, due)


@pytest.mark.parametrize(
    ("text", "rule", "due"),
    [
        ("every 12 hours starting at 7pm", "FREQ=HOURLY;INTERVAL=12", "2026-11-18 19:00"),
        ("every day until 5 march", "FREQ=DAILY;UNTIL=20270305", "2026-11-18"),
        ("every day at 9 until 5 march", "FREQ=DAILY;UNTIL=20270305T225959Z", "2026-11-19 09:00"),
        ("every monday for 10 times", "FREQ=WEEKLY;BYDAY=MO;COUNT=10", "2026-11-23"),
        ("daily for 2 weeks", "FREQ=DAILY;UNTIL=20261201", "2026-11-18"),
        ("every friday from 1 may to 1 july", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270701", "2027-05-07"),
        ("starting tomorrow every 2 days", "FREQ=DAILY;INTERVAL=2", "2026-11-19"),
    ],
)
def test_ends_of_a_series(text: str, rule: str, due: str) -> None:
    when = read(text)
    assert (when.recurrence, shown(when)) == (rule, due)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("every! 3 days", "FREQ=DAILY;INTERVAL=3"),
        ("every! week", "FREQ=WEEKLY"),
        ("3 days after I finish it", "FREQ=DAILY;INTERVAL=3"),
        ("2 weeks after completion", "FREQ=WEEKLY;INTERVAL=2"),
        ("a month after it's done", "FREQ=MONTHLY"),
    ],
)
def test_counted_from_completion(text: str, rule: str) -> None:
    when = read(text)
    assert (when.recurrence, when.from_completion) == (rule, True)
    assert not read("every 3 days").from_completion


def test_every_2nd_friday_may_mean_every_two_weeks() -> None:
    when = read("every 2nd friday")
    rules = [reading.recurrence for reading in when.readings]
    assert rules == ["FREQ=MONTHLY;BYDAY=2FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"]
    assert not when.certain
    assert read("every second friday").recurrence == rules[1]


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("pay rent every 1st at 9am p1 #home", "every 1st at 9am"),
        ("water the plants every 3 days", "every 3 days"),
        ("every friday take out the bins", "every friday"),
        ("take the pills twice a day", "twice a day"),
        ("yoga tuesdays and thursdays 6pm @gym", "tuesdays and thursdays 6pm"),
    ],
)
def test_the_span_in_a_sentence(text: str, understood: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert found.recurrence
    assert text[slice(*found.span)] == understood


@pytest.mark.parametrize("text", ["every 31st", "every 30th", "every 29 february"])
def test_a_day_beyond_the_months_end_is_its_last(text: str) -> None:
    rule = rrulestr(str(read(text).recurrence), dtstart=datetime(2026, 1, 1))
    days = rule.between(datetime(2027, 2, 1), datetime(2028, 3, 1))
    assert {(day.year, day.day) for day in days if day.month == 2} == {(2027, 28), (2028, 29)}


def test_today_counts_only_if_it_is_still_to_come() -> None:
    morning = datetime(2026, 11, 18, 7, tzinfo=UTC)
    assert shown(read("every wednesday at 9", morning)) == "2026-11-18 09:00"
    assert shown(read("every wednesday at 9")) == "2026-11-25 09:00"
