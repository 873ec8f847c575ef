"""The wall-clock times of a rule, by dateutil, in bounded time wherever the search begins.

dateutil walks a series from its start and, for a rule that never fires, on to the year 9999. Here
it starts at the period just before the time asked for, and gives up after a number of steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from dateutil import rrule

from todo_chat.when.due import YEARS
from todo_chat.when.rules import Rule

_FREQUENCIES: Final[dict[str, Literal[0, 1, 2, 3, 4]]] = {
    "YEARLY": rrule.YEARLY,
    "MONTHLY": rrule.MONTHLY,
    "WEEKLY": rrule.WEEKLY,
    "DAILY": rrule.DAILY,
    "HOURLY": rrule.HOURLY,
}
# How many periods are looked at, so that a search takes some 20 ms at most. They cover what is
# rare: 29 February on a given weekday comes back after 40 years at most.
_STEPS = {"YEARLY": 300, "MONTHLY": 2400, "WEEKLY": 5000, "DAILY": 15000, "HOURLY": 15000}


class _GaveUp(Exception):
    """There were no more steps."""


class _Interval(int):
    """An interval that can be added so many times; each step of dateutil adds it once."""

    left: int

    def __radd__(self, other: int) -> int:
        self._spend()
        return other + int(self)

    def __mul__(self, other: int) -> int:
        self._spend()
        return int(self) * other

    def _spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise _GaveUp


def runs_in_utc(rule: Rule) -> bool:
    """Whether hours are counted as such: an hourly rule without days or hours of the clock."""
    return rule.freq == "HOURLY" and not rule.by and not rule.weekdays


def explicit(rule: Rule, start: datetime) -> Rule:
    """The rule with everything written out that it takes from its start.

    A day beyond the 28th falls on the last day of a month that is too short for it.
    """
    by = dict(rule.by)
    weekdays = rule.weekdays
    if not rule.names_days and rule.freq in ("YEARLY", "MONTHLY"):
        if rule.freq == "YEARLY":
            by.setdefault("BYMONTH", (start.month,))
        by["BYMONTHDAY"] = (start.day,)
        if start.day > 28 and "BYSETPOS" not in by and len(by.get("BYMONTH", (1,))) == 1:
            by |= {"BYMONTHDAY": tuple(range(28, start.day + 1)), "BYSETPOS": (-1,)}
    elif not rule.names_days and rule.freq == "WEEKLY":
        weekdays = ((start.weekday(), None),)
    if rule.freq != "HOURLY":
        by.setdefault("BYHOUR", (start.hour,))
    by.setdefault("BYMINUTE", (start.minute,))
    return replace(rule, by=by, weekdays=weekdays)


def walls(rule: Rule, start: datetime, near: datetime) -> Iterator[datetime]:
    """The naive times of a rule on or after `start`, from shortly before `near`, in order."""
    full = explicit(rule, start)
    interval = _Interval(rule.interval)
    interval.left = _STEPS[rule.freq]
    try:
        by: dict[str, Any] = {name.lower(): numbers for name, numbers in full.by.items()}
        series = rrule.rrule(
            _FREQUENCIES[rule.freq],
            dtstart=_anchor(full, start, near),
            interval=interval,
            wkst=rule.week_start,
            byweekday=[rrule.weekday(day, n) for day, n in full.weekdays] or None,
            bysecond=start.second,
            **by,
        )
        for wall in series:
            if wall.year >= YEARS.stop:
                return
            if wall >= start:
                yield wall
    except (_GaveUp, ValueError, OverflowError):  # dateutil found out that it can't fire
        return


def _anchor(rule: Rule, start: datetime, near: datetime) -> datetime:
    """Where the period of the series begins that comes before the one of `near`."""
    if rule.freq == "YEARLY":
        steps = _whole(near.year - start.year, rule)
        return start.replace(year=start.year + steps, month=1, day=1)
    if rule.freq == "MONTHLY":
        months = (near.year - start.year) * 12 + near.month - start.month
        year, month = divmod(start.year * 12 + start.month - 1 + _whole(months, rule), 12)
        return start.replace(year=year, month=month + 1, day=1)
    if rule.freq == "WEEKLY":
        first = start - timedelta(days=(start.weekday() - rule.week_start) % 7)
        return first + timedelta(weeks=_whole((near - first).days // 7, rule))
    if rule.freq == "DAILY":
        return start + timedelta(days=_whole((near - start).days, rule))
    hours = (near - start) // timedelta(hours=1)
    return start + timedelta(hours=_whole(hours, rule))


def _whole(periods: int, rule: Rule) -> int:
    """Periods between start and target, as whole intervals, with one of them to spare."""
    return max(0, periods // rule.interval - 1) * rule.interval
