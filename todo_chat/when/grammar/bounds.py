"""Where a series begins and ends."""

from __future__ import annotations

from datetime import date

from todo_chat.when.grammar.dates import month_alone
from todo_chat.when.grammar.days import period
from todo_chat.when.grammar.values import Bound, Context, Day, Length, Time


def bound_day(
    c: Context, side: str, day: Day, last: Day | None = None, time: Time | None = None
) -> Bound:
    """From a day on, until a day, or both."""
    return Bound(side, day=day, last=last, time=time)


def through_month(
    c: Context, month: int, first: int | None = None, day: Day | None = None
) -> Bound:
    """Until the end of a month, from a day or from the first of a month."""
    last = month_alone(c, month, edge="end")
    if first is not None:
        day = month_alone(c, first)
    if day is None:
        return Bound("until", day=last)
    return Bound("both", day=day, last=last)


def until_year(c: Context, year: int) -> Bound:
    """Until a year begins."""
    return Bound("until", day=Day(date(year, 1, 1)))


def bound_time(c: Context, time: Time) -> Bound:
    """From a time on ("starting at 7pm")."""
    return Bound("from", time=time)


def bound_count(c: Context, n: float) -> Bound | None:
    """For so many times."""
    return Bound("count", count=int(n)) if 1 <= n <= 10_000 and n == int(n) else None


def bound_length(c: Context, length: Length, side: str = "length") -> Bound:
    """For so long, from the first time or, as "ahead", from today."""
    return Bound(side, length=length)


def excepted(c: Context, weekdays: tuple[int, ...] = (), months: tuple[int, ...] = ()) -> Bound:
    """All but some weekdays or months."""
    return Bound("except", weekdays=weekdays, months=months)


def rest_of(c: Context, unit: str) -> Bound | None:
    """Until the end of this week, month, quarter or year."""
    last = period(c, unit, edge="end")
    return Bound("until", day=last) if last is not None else None


def bound_unit(c: Context, unit: str) -> Bound | None:
    """For the next week, month or year."""
    lengths = {"week": Length(days=7), "month": Length(months=1), "year": Length(months=12)}
    return Bound("ahead", length=lengths[unit]) if unit in lengths else None
