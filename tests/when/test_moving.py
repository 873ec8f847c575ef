"""A rule once all its occurrences have moved to another day or hour."""

from __future__ import annotations

import pytest

from todo_chat.when import read_due
from todo_chat.when.moving import moved_rule
from todo_chat.when.rules import RuleError

ZONE = "Europe/Berlin"


def moved(rule: str, old: str, new: str) -> str:
    return moved_rule(rule, read_due(old, ZONE), read_due(new, ZONE))


@pytest.mark.parametrize(
    ("rule", "old", "new", "expected"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-15", "2026-12-17", "BYMONTHDAY=1,17"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-01", "2026-11-30", "BYMONTHDAY=15,-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-15", "2027-01-02", "BYMONTHDAY=1,2"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", "2026-12-31", "2026-12-29", "BYMONTHDAY=15,29"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30", "2026-11-27", "BYMONTHDAY=27"),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "2026-12-21", "2026-12-22", "BYDAY=1MO,4TU"),
        ("FREQ=MONTHLY;BYDAY=1FR,-1FR", "2026-12-25", "2026-12-24", "BYDAY=1FR,4TH"),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=2,20", "2027-05-20", "2027-05-25", "BYMONTHDAY=2,25"),
        ("FREQ=DAILY;BYHOUR=9,18", "2026-12-01T18:00", "2026-12-01T19:00", "BYHOUR=9,19"),
        ("FREQ=DAILY;BYHOUR=9,18", "2026-12-01T18:00", "2026-12-02T09:00", "BYHOUR=9"),
        (
            "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,14",
            "2026-11-23T09:00",
            "2026-11-24T10:00",
            "BYDAY=TU;BYHOUR=10,14",
        ),
    ],
)
def test_of_several_days_or_hours_the_one_that_moves_moves(
    rule: str, old: str, new: str, expected: str
) -> None:
    assert moved(rule, old, new).endswith(expected)


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=9", "2027-03-09", "2027-03-12"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30", "2026-11-27"),
        ("FREQ=YEARLY;BYYEARDAY=100", "2027-04-10", "2027-04-11"),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=2,20", "2027-05-20", "2027-06-01"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-04", "2026-12-05"),
    ],
)
def test_days_that_no_rule_can_say_once_one_has_moved_are_refused(
    rule: str, old: str, new: str
) -> None:
    with pytest.raises(RuleError) as error:
        moved(rule, old, new)
    assert error.value.reason == "fixed"


def test_a_move_that_leaves_the_day_leaves_the_rule() -> None:
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    assert moved(rule, "2026-11-30T09:00", "2026-11-30T10:00") == rule
    assert moved("FREQ=MONTHLY", "2026-12-01", "2026-12-04") == "FREQ=MONTHLY"
