"""Occurrences of a rule, written as tests read them."""

from __future__ import annotations

from datetime import date

from todo_chat.when import Due, Moment, read_due
from todo_chat.when.recurrence import (
    first_due,
    next_due,
    remaining,
)

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
