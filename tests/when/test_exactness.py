"""What a date is exact about: the order of its numbers, its seconds, the hours of a repeat."""

from __future__ import annotations

from datetime import date

import pytest

from tests.when.test_points import NOW, ZONE, read
from todo_chat.when import Moment
from todo_chat.when.phrases import WhenError, find_when
from todo_chat.when.recurrence import check_rule


@pytest.mark.parametrize("month_first", [True, False])
@pytest.mark.parametrize("text", ["05.12.2026", "5.12.26", "on 05.12"])
def test_with_dots_the_day_is_first_whatever_the_setting(text: str, month_first: bool) -> None:
    found = read(text, month_first=month_first)
    assert (found.due, found.certain) == (date(2026, 12, 5), True)


def test_with_dots_a_day_beyond_its_month_is_no_other_date() -> None:
    with pytest.raises(WhenError) as caught:
        read("31.02.2027")
    assert caught.value.reason == "no_such_day"


@pytest.mark.parametrize(
    "text",
    [
        "now",
        "in 2 hours",
        "in 1.0001 hours",
        "in 90 seconds",
        "every hour",
        "2026-11-23T09:00:00.5",
    ],
)
def test_a_moment_has_whole_seconds(text: str) -> None:
    due = read(text, NOW.replace(second=7, microsecond=123456)).due
    assert isinstance(due, Moment)
    assert due.at.microsecond == 0


@pytest.mark.parametrize(
    ("text", "rule", "hour"),
    [
        ("every 4 hours between 9 and 5", "FREQ=DAILY;BYHOUR=9,13,17", 17),
        ("every 3 hours from 9am to 5pm", "FREQ=DAILY;BYHOUR=9,12,15", 15),
        ("every hour from 2pm to 4pm", "FREQ=DAILY;BYHOUR=14,15,16", 14),
        ("every 4 hours from 22:00 to 6:00", "FREQ=DAILY;BYHOUR=2,6,22", 22),
    ],
)
def test_every_few_hours_stay_within_their_bounds(text: str, rule: str, hour: int) -> None:
    found = read(text)
    assert (found.recurrence, found.minutes, found.certain) == (rule, None, True)
    assert isinstance(found.due, Moment)
    assert (found.due.local.day, found.due.local.hour) == (18, hour)
    assert check_rule(rule, found.due) is not None


@pytest.mark.parametrize(
    "text",
    [
        "drink every 2 hours in the morning",
        "drink every 2 hours until 5pm",
    ],
)
def test_every_few_hours_of_a_part_of_the_day_are_uncertain(text: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert not found.certain


def test_a_series_until_a_day_that_does_not_exist_names_that_day() -> None:
    with pytest.raises(WhenError) as caught:
        read("every friday until feb 30")
    assert caught.value.reason == "no_such_day"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("run every week and a half", "FREQ=WEEKLY"),
        ("every 2 months and a half", "FREQ=MONTHLY;INTERVAL=2"),
        ("gym every monday at 9 and thursday at 2", "FREQ=WEEKLY;BYDAY=MO"),
        ("gym every monday at 9 and every thursday at 2", "FREQ=WEEKLY;BYDAY=MO"),
        ("gym every monday at 9am, thursday at 2pm", "FREQ=WEEKLY;BYDAY=MO"),
        ("mondays at 9, thursdays at 2", "FREQ=WEEKLY;BYDAY=MO"),
    ],
)
def test_a_series_of_which_no_rule_says_all_is_uncertain(text: str, rule: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert (found.recurrence, found.certain) == (rule, False)
    rest = text[found.span[1] :]
    assert rest.strip(" ,").startswith(("and", "thursday"))
