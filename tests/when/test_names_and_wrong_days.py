"""Tom the person and tom the day, and days that no calendar has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.when.test_points import NOW, ZONE, shown
from todo_chat.when.phrases import WhenError, find_when, read_when, search_when


@pytest.mark.parametrize(
    ("text", "due", "understood"),
    [
        ("pick up Tom at 17:45", "2026-11-18 17:45", "at 17:45"),
        ("call with tom at 5pm", "2026-11-18 17:00", "at 5pm"),
        ("email tom friday", "2026-11-20", "friday"),
        ("lunch with Tom tomorrow", "2026-11-19", "tomorrow"),
        ("tom 5pm", "2026-11-19 17:00", "tom 5pm"),
        ("Tom 5pm", "2026-11-19 17:00", "Tom 5pm"),
        ("gym tom 5pm", "2026-11-19 17:00", "tom 5pm"),
        ("dentist 5pm tom", "2026-11-19 17:00", "5pm tom"),
        ("gym tom morning", "2026-11-19 09:00", "tom morning"),
    ],
)
def test_tom_is_a_person_or_tomorrow(text: str, due: str, understood: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert (shown(found), text[slice(*found.span)]) == (due, understood)


@pytest.mark.parametrize("text", ["Tom's birthday present", "buy milk for tom", "Tom"])
def test_tom_alone_is_no_day(text: str) -> None:
    assert find_when(text, now=NOW, zone=ZONE) is None


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("pay 31.2.", "31.2."),
        ("pay rent on the 45th", "on the 45th"),
        ("pay rent every 45th", "every 45th"),
        ("pay by may 32nd", "may 32nd"),
        ("the 45th", "the 45th"),
    ],
)
def test_a_day_that_no_month_has_is_noticed(text: str, understood: str) -> None:
    found = search_when(text, now=NOW, zone=ZONE)
    assert found.when is None and found.no_such_day is not None
    assert text[slice(*found.no_such_day)] == understood


@pytest.mark.parametrize(
    "text",
    ["the 45th president", "stop on the 45th floor", "upgrade to 3.2.", "mar 50th anniversary"],
)
def test_what_only_looks_like_such_a_day_is_not(text: str) -> None:
    found = search_when(text, now=NOW, zone=ZONE)
    assert (found.when, found.no_such_day) == (None, None)


def test_a_day_that_no_month_has_is_named_as_such() -> None:
    for text in ("the 45th", "on the 45th", "31.2."):
        with pytest.raises(WhenError) as caught:
            read_when(text, now=NOW, zone=ZONE)
        assert caught.value.reason == "no_such_day"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("standup mon between 2 - 5pm", "2026-11-23 14:00"),
        ("plan trip, autumn 2027", "2027-09-01"),
        ("call the bank 16/12", "2026-12-16"),
    ],
)
def test_days_beside_other_signs(text: str, due: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None and shown(found) == due


@pytest.mark.parametrize(
    ("text", "hours", "minutes"),
    [
        ("call Bob today at 9", ["09:00", "21:00"], None),
        ("today from 7 to 7:30", ["07:00", "19:00"], 30),
        ("today 9-5", ["09:00"], 480),
        ("today at 9am", ["09:00"], None),
        ("this morning at 9", ["09:00"], None),
        ("today at 2", ["14:00"], None),
    ],
)
def test_an_hour_of_today_that_is_over_may_be_the_evening_one(
    text: str, hours: list[str], minutes: int | None
) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    offered = [shown(replace(found, due=reading.due)) for reading in found.readings]
    assert offered == [f"2026-11-18 {at}" for at in hours]
    assert (found.due, found.minutes) == (found.readings[0].due, minutes)
    assert found.certain == (len(hours) == 1)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("monday two weeks from now", "2026-11-30"),
        ("in 2 weeks on friday", "2026-12-04"),
        ("in 3 weeks, tuesday at 5", "2026-12-08 17:00"),
        ("Tom Friday 5pm", "2026-11-20 17:00"),
    ],
)
def test_weekdays_of_a_week_some_way_off(text: str, due: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None and shown(found) == due
