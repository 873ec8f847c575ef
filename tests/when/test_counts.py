"""Numbers that count things and are no times, on Wednesday 18 November 2026, 13:00 in Berlin."""

from __future__ import annotations

import pytest

from tests.when.test_points import NOW, ZONE, read, shown
from todo_chat.when import Moment
from todo_chat.when.phrases import find_when


@pytest.mark.parametrize(
    ("text", "due", "understood"),
    [
        ("buy 6 on friday", "2026-11-20", "on friday"),
        ("pay bob 20 on friday", "2026-11-20", "on friday"),
        ("call 911 tomorrow", "2026-11-19", "tomorrow"),
        ("call tomorrow 911", "2026-11-19", "tomorrow"),
        ("solve 1430 tomorrow", "2026-11-19", "tomorrow"),
        ("read four today", "2026-11-18", "today"),
        ("read 5 or 6 tomorrow", "2026-11-19", "tomorrow"),
        ("buy 6 every friday", "2026-11-20", "every friday"),
        ("bake six on friday morning", "2026-11-20 09:00", "on friday morning"),
        ("buy 6 on friday at 9", "2026-11-20 09:00", "on friday at 9"),
        ("5 tomorrow for Ann", "2026-11-19", "tomorrow"),
    ],
)
def test_a_number_before_a_day_is_no_time(text: str, due: str, understood: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert (shown(found), text[slice(*found.span)]) == (due, understood)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("meet at 5 tomorrow", "2026-11-19 17:00"),
        ("out from 5 tomorrow", "2026-11-19 17:00"),
        ("back by 5 tomorrow", "2026-11-19 17:00"),
        ("meet around 5 tomorrow", "2026-11-19 17:00"),
        ("meet tomorrow 5", "2026-11-19 17:00"),
        ("meet tomorrow 1430", "2026-11-19 14:30"),
        ("meet at 1430 tomorrow", "2026-11-19 14:30"),
        ("5 tomorrow", "2026-11-19 17:00"),
        ("six on friday", "2026-11-20 18:00"),
        ("1430 tomorrow", "2026-11-19 14:30"),
    ],
)
def test_a_number_that_is_led_or_alone_with_its_day_is_a_time(text: str, due: str) -> None:
    found = find_when(text, now=NOW, zone=ZONE)
    assert found is not None
    assert shown(found) == due


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("at 5 or 6 tomorrow", [17, 18]),
        ("tomorrow at 5 or 6", [17, 18]),
        ("friday by 9 or 10:30", [9, 10]),
        ("every monday at 9am or 4pm", [9, 16]),
    ],
)
def test_one_time_or_another_is_uncertain(text: str, hours: list[int]) -> None:
    found = read(text)
    assert not found.certain
    dues = [each.due for each in found.readings]
    assert [each.local.hour for each in dues if isinstance(each, Moment)] == hours
