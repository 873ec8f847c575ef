"""Repeats in words."""

from __future__ import annotations

from calendar import month_name
from datetime import date

import pytest
from hypothesis import given

from tests.when.test_recurrence_properties import rules
from todo_chat.when import Due, read_due
from todo_chat.when.recurrence import describe_rule
from todo_chat.when.rules import parse_rule

BERLIN = "Europe/Berlin"
MONDAY = date(2026, 11, 23)
NINE = read_due("2026-11-23T09:00", BERLIN)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=2", "every 2 days"),
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
        ("FREQ=WEEKLY;BYDAY=MO", "every Monday"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=WEEKLY;BYDAY=SA,SU", "every Saturday and Sunday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "every day"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "every 2 weeks on Monday and Thursday"),
        ("FREQ=WEEKLY;BYDAY=MO;BYMONTH=6,7", "every Monday in June and July"),
        ("FREQ=MONTHLY", "every month"),
        ("FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "every 1st"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "every 1st and 15th"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "every 3 months on the 1st"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "every 31st"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "every 30th"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every last day of the month"),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", "every 2 months on the last day of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=-2", "every 2nd to last day of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,-1", "every 1st and last day of the month"),
        ("FREQ=MONTHLY;BYDAY=3FR", "every 3rd Friday"),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "every 1st Monday and 3rd Monday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every last Friday of the month"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=3FR", "every 2 months on the 3rd Friday"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=3", "every 3rd Friday"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every last weekday of the month"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "every 1st weekday of the month"),
        ("FREQ=MONTHLY;BYDAY=SU,SA;BYSETPOS=1", "every 1st weekend day of the month"),
        ("FREQ=MONTHLY;BYDAY=FR", "every Friday"),
        ("FREQ=MONTHLY;BYMONTHDAY=1;BYMONTH=1,7", "every 1st in January and July"),
        ("FREQ=YEARLY", "every year"),
        ("FREQ=YEARLY;INTERVAL=2", "every 2 years"),
        ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27", "every 27 January"),
        ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1", "every 1 January and 1 July"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=27", "every 2 years on 27 January"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "every 29 February"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "every last day of February"),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=1MO", "every 1st Monday of March"),
        (
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=1TU",
            "every 4 years on the 1st Tuesday of November",
        ),
        ("FREQ=YEARLY;BYDAY=-1FR", "every last Friday of the year"),
        ("FREQ=HOURLY", "every hour"),
        ("FREQ=HOURLY;INTERVAL=12", "every 12 hours"),
        ("FREQ=DAILY;BYHOUR=9,17", "every day at 9:00 and 17:00"),
        ("FREQ=DAILY;COUNT=10", "every day, 10 times"),
        ("FREQ=DAILY;COUNT=1", "every day, once more"),
        ("FREQ=DAILY;UNTIL=20270305", "every day until 5 March 2027"),
    ],
)
def test_what_people_say_reads_as_they_say_it(rule: str, words: str) -> None:
    assert describe_rule(rule) == words


@pytest.mark.parametrize(
    ("rule", "due", "words"),
    [
        ("FREQ=DAILY", NINE, "every day at 9:00"),
        ("FREQ=MONTHLY;BYDAY=3FR", NINE, "every 3rd Friday at 9:00"),
        ("FREQ=WEEKLY", MONDAY, "every Monday"),
        ("FREQ=WEEKLY;INTERVAL=2", NINE, "every 2 weeks on Monday at 9:00"),
        ("FREQ=MONTHLY", MONDAY, "every 23rd"),
        ("FREQ=MONTHLY", date(2027, 1, 31), "every 31st"),
        ("FREQ=MONTHLY;INTERVAL=6", NINE, "every 6 months on the 23rd at 9:00"),
        ("FREQ=YEARLY", MONDAY, "every 23 November"),
        ("FREQ=YEARLY", date(2028, 2, 29), "every 29 February"),
        ("FREQ=HOURLY;INTERVAL=12", NINE, "every 12 hours"),
        ("FREQ=DAILY;COUNT=10", NINE, "every day at 9:00, 10 times"),
        ("FREQ=DAILY;UNTIL=20270305T080000Z", NINE, "every day at 9:00 until 5 March 2027"),
        ("FREQ=DAILY;UNTIL=20270305T075959Z", NINE, "every day at 9:00 until 4 March 2027"),
        ("FREQ=DAILY;UNTIL=20270305T000000Z", MONDAY, "every day until 5 March 2027"),
    ],
)
def test_the_due_tells_what_the_rule_takes_from_it(rule: str, due: Due, words: str) -> None:
    assert describe_rule(rule, due) == words


@pytest.mark.parametrize(
    ("rule", "due", "words"),
    [
        ("FREQ=DAILY;INTERVAL=3", MONDAY, "3 days after it is done"),
        ("FREQ=DAILY", MONDAY, "1 day after it is done"),
        ("FREQ=WEEKLY;INTERVAL=2", NINE, "2 weeks after it is done, at 9:00"),
        ("FREQ=HOURLY;INTERVAL=6", NINE, "6 hours after it is done"),
        ("FREQ=MONTHLY;COUNT=3", MONDAY, "1 month after it is done, 3 times"),
        ("FREQ=WEEKLY;BYDAY=MO", MONDAY, "every Monday, counted from when it is done"),
    ],
)
def test_a_rule_from_completion_says_so(rule: str, due: Due, words: str) -> None:
    assert describe_rule(rule, due, from_completion=True) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
            "every month, on the 13th day of the month, if it is a Friday",
        ),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,FR;BYSETPOS=1,-2",
            "every 2 months, on each Monday and Friday, of these only the 1st and 2nd to last",
        ),
        (
            "FREQ=YEARLY;BYWEEKNO=1,20;BYDAY=MO",
            "every year, in the 1st and 20th week of the year, on each Monday",
        ),
        ("FREQ=YEARLY;BYYEARDAY=100,-1", "every year, on the 100th and last day of the year"),
        ("FREQ=HOURLY;BYDAY=MO", "every hour, on each Monday"),
        ("FREQ=HOURLY;BYMONTH=5", "every hour, in May"),
        ("FREQ=YEARLY;BYMONTHDAY=1", "every year, on the 1st day of the month"),
        (
            "FREQ=YEARLY;BYMONTH=3,6;BYDAY=FR;BYSETPOS=-1",
            "every year, in March and June, on each Friday, of these only the last",
        ),
    ],
)
def test_what_nobody_says_is_told_part_by_part(rule: str, words: str) -> None:
    assert describe_rule(rule) == words


@given(rules())
def test_the_words_leave_out_no_interval_no_month_and_no_time(rule: str) -> None:
    words = describe_rule(rule, NINE)
    parts = parse_rule(rule)
    assert words.startswith("every " if parts.interval == 1 else f"every {parts.interval} ")
    assert "at 9:00" in words
    for month in parts.by.get("BYMONTH", ()):
        assert month_name[month] in words
