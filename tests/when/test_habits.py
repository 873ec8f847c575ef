"""Habits in people's words, said on Wednesday 18 November 2026 at 13:00 in Berlin."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.when.test_points import NOW, ZONE, read, shown
from todo_chat.when import Moment
from todo_chat.when.phrases import find_when
from todo_chat.when.recurrence import check_rule

DAYS = "MO,TU,WE,TH,FR"
HOURS = "9,10,11,12,13,14,15,16,17"


@pytest.mark.parametrize(
    ("text", "rule", "due"),
    [
        ("drink every hour on weekdays", f"FREQ=HOURLY;BYDAY={DAYS}", "2026-11-18 14:00"),
        ("every two hours on saturdays", "FREQ=HOURLY;INTERVAL=2;BYDAY=SA", "2026-11-21 00:00"),
        ("run it every hour only on weekends", "FREQ=HOURLY;BYDAY=SA,SU", "2026-11-21 00:00"),
        ("hourly on weekends from 9am", "FREQ=HOURLY;BYDAY=SA,SU", "2026-11-21 09:00"),
        (
            "every hour from 9 to 5 on weekdays",
            f"FREQ=WEEKLY;BYDAY={DAYS};BYHOUR={HOURS}",
            "2026-11-18 14:00",
        ),
    ],
)
def test_hours_of_some_weekdays(text: str, rule: str, due: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert (found.recurrence, shown(found), found.certain) == (rule, due, True)
    assert isinstance(found.due, Moment)
    assert check_rule(rule, found.due) is not None


@pytest.mark.parametrize(
    ("text", "rule", "due"),
    [
        ("weekly at 9 on monday", "FREQ=WEEKLY;BYDAY=MO", "2026-11-23 09:00"),
        ("weekly at 5pm every friday", "FREQ=WEEKLY;BYDAY=FR", "2026-11-20 17:00"),
        ("bi-weekly on fridays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-20"),
        ("every three weeks on a friday", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", "2026-11-20"),
        ("every wk on tue", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24"),
        ("daily at 9 on weekdays", f"FREQ=WEEKLY;BYDAY={DAYS}", "2026-11-19 09:00"),
        ("monthly at 9am on the first monday", "FREQ=MONTHLY;BYDAY=1MO", "2026-12-07 09:00"),
        ("once a month on a friday", "FREQ=MONTHLY;BYDAY=1FR", "2026-12-04"),
        (
            "every other last friday of the month",
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR",
            "2026-11-27",
        ),
        ("every first weekend of the month", "FREQ=MONTHLY;BYDAY=1SA", "2026-12-05"),
        (
            "monthly on the last weekday",
            f"FREQ=MONTHLY;BYDAY={DAYS};BYSETPOS=-1",
            "2026-11-30",
        ),
        ("every weekday in december", f"FREQ=WEEKLY;BYMONTH=12;BYDAY={DAYS}", "2026-12-01"),
        ("last day of each quarter", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "2026-12-31"),
        ("first day of every quarter", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "2027-01-01"),
        ("fridays every two weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-20"),
        (
            "every 2 years in april",
            "FREQ=YEARLY;INTERVAL=2;BYMONTH=4;BYMONTHDAY=1",
            "2027-04-01",
        ),
        ("weekdays in march at 8", f"FREQ=WEEKLY;BYMONTH=3;BYDAY={DAYS}", "2027-03-01 08:00"),
        ("mwf 9am", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-20 09:00"),
        ("every day 9-5", "FREQ=DAILY", "2026-11-19 09:00"),
        ("at the end of every week", "FREQ=WEEKLY;BYDAY=SU", "2026-11-22"),
        ("every quarter end", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "2026-12-31"),
        ("mid-month every month", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-12-15"),
        ("every tuesday as of next month", "FREQ=WEEKLY;BYDAY=TU", "2026-12-01"),
        (
            "board on the third wednesday of march, june, september and december",
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=3WE",
            "2026-12-16",
        ),
        (
            "pay on the 15th of january, april, july and october",
            "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15",
            "2027-01-15",
        ),
        ("every noon", "FREQ=DAILY", "2026-11-19 12:00"),
        ("every midnight", "FREQ=DAILY", "2026-11-19 00:00"),
        ("every 1 h", "FREQ=HOURLY", "2026-11-18 14:00"),
        ("gym mon wed fri at 6", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-18 18:00"),
    ],
)
def test_a_repeat_on_the_days_that_are_said_with_it(text: str, rule: str, due: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert (found.recurrence, shown(found)) == (rule, due)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("daily x 5", "FREQ=DAILY;COUNT=5"),
        ("every friday x5", "FREQ=WEEKLY;BYDAY=FR;COUNT=5"),
        ("every monday, ends after 6 times", "FREQ=WEEKLY;BYDAY=MO;COUNT=6"),
        ("every friday up to christmas", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261225"),
        ("every day for the rest of the week", "FREQ=DAILY;UNTIL=20261122"),
        ("every 2 hours until 5pm", "FREQ=HOURLY;INTERVAL=2;UNTIL=20261118T160000Z"),
        ("every tuesday through december", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231"),
        ("mondays from june through august", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270831"),
        ("every monday between january and march", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270331"),
        ("every monday from december to february", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270228"),
        ("every monday until march", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270301"),
    ],
)
def test_the_end_of_a_series(text: str, rule: str) -> None:
    assert read(text).recurrence == rule


@pytest.mark.parametrize(
    ("text", "rule", "minutes"),
    [
        ("every thursday at 7 for 2 hours", "FREQ=WEEKLY;BYDAY=TH", 120),
        ("daily at 8 for 15 minutes", "FREQ=DAILY", 15),
        ("meditate daily for 15 minutes", "FREQ=DAILY", 15),
        ("every day for 3 days", "FREQ=DAILY;UNTIL=20261120", None),
    ],
)
def test_how_long_it_lasts_each_time(text: str, rule: str, minutes: int | None) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert (found.recurrence, found.minutes) == (rule, minutes)


def test_hours_of_weekdays_begin_on_the_next_of_them() -> None:
    saturday = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert shown(read("every hour on weekdays", saturday)) == "2026-11-23 00:00"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2 weeks after i'm done", "FREQ=WEEKLY;INTERVAL=2"),
        ("3 months after last done", "FREQ=MONTHLY;INTERVAL=3"),
        ("5 days after each completion", "FREQ=DAILY;INTERVAL=5"),
        ("every 3 days from when I finish", "FREQ=DAILY;INTERVAL=3"),
    ],
)
def test_from_when_it_is_done(text: str, rule: str) -> None:
    when = read(text)
    assert (when.recurrence, when.from_completion) == (rule, True)
