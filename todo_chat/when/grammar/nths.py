"""The nth weekday, week or day of a month or year, and the feasts that are reckoned so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from todo_chat.when.grammar.dates import FAR, month_alone
from todo_chat.when.grammar.days import exact
from todo_chat.when.grammar.values import Context, Day


def nth_weekday(
    c: Context,
    n: int,
    weekday: int,
    month: int | None = None,
    year: int | None = None,
    months: int = 0,
) -> Day | None:
    """The nth (-1 the last) weekday of a month, named or counted from this one."""
    if month is None:
        start = c.today.replace(day=1) + relativedelta(months=months)
        return _nth(start, n, weekday) or Day(start, missing=True)
    for guess in [year] if year else range(c.today.year, c.today.year + FAR):
        found = _nth(date(guess, month, 1), n, weekday)
        if found and (year or found.day >= c.today):
            return Day(found.day, yearless=year is None)
    return Day(date(year or c.today.year, month, 1), missing=True)


def coming_nth(c: Context, n: int, weekday: int) -> Day | None:
    """The nth weekday of this month, or of the next when that is over ("first sunday")."""
    if n > 4:  # not every month has a fifth
        return None
    for months in (0, 1):
        found = _nth(c.today.replace(day=1) + relativedelta(months=months), n, weekday)
        if found and found.day >= c.today:
            return replace(found, nth=(n, weekday))
    return None


def nth_workday(
    c: Context, n: int, month: int | None = None, year: int | None = None, months: int = 0
) -> Day:
    """The first (1) or last (-1) working day of a month, named or counted from this one."""
    if month is None:
        start = c.today.replace(day=1) + relativedelta(months=months)
    else:
        start = month_alone(c, month, year).day
    day = start if n > 0 else start + relativedelta(months=1, days=-1)
    while day.weekday() > 4:
        day += timedelta(days=n)
    return Day(day)


def nth_weekend(c: Context, n: int, month: int, year: int | None = None) -> Day | None:
    """The Saturday of the nth weekend of a month."""
    return nth_weekday(c, n, 5, month, year)


def _nth(start: date, n: int, weekday: int) -> Day | None:
    if n > 0:
        day = start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (n - 1))
    else:
        end = start + relativedelta(months=1, days=-1)
        day = end - timedelta(days=(end.weekday() - weekday) % 7 + 7 * (-n - 1))
    return Day(day) if day.month == start.month else None


def of_month(c: Context, nth: int, weekday: int, month: int, n: int) -> Day | None:
    """The nth weekday of this, next or last such month."""
    return _nth(month_alone(c, month, n=n).day, nth, weekday)


def nth_week(c: Context, n: int, month: int, year: int | None = None) -> Day | None:
    """The first day of the nth week that lies in a month whole (-1 the last)."""
    start = month_alone(c, month, year).day
    end = start + relativedelta(months=1)
    first = c.week_of(start + timedelta(days=6))
    weeks = [first + timedelta(weeks=at) for at in range((end - first).days // 7)]
    at = n - 1 if n > 0 else len(weeks) + n
    return Day(weeks[at], grain="week") if 0 <= at < len(weeks) else None


def nth_last_week(c: Context, n: int, month: int, year: int | None = None) -> Day | None:
    """The nth week from a month's end."""
    return nth_week(c, -n, month, year)


def day_of_year(c: Context, n: int, year: int) -> Day | None:
    """The nth day of a year."""
    day = date(year, 1, 1) + timedelta(days=n - 1)
    return Day(day) if day.year == year else None


def nth_last_weekday(
    c: Context, n: int, weekday: int, month: int, year: int | None = None
) -> Day | None:
    """The nth weekday from a month's end."""
    return nth_weekday(c, -n, weekday, month, year) if n <= 5 else None


def nth_last_day(c: Context, n: int, month: int, year: int | None = None) -> Day | None:
    """The nth day from a month's end."""
    return nth_day(c, -n, month, year) if n <= 31 else None


def nth_day(
    c: Context, n: int, month: int | None = None, year: int | None = None, months: int = 0
) -> Day | None:
    """The nth day of a month, from its end when below zero."""
    if month is None:
        start = c.today.replace(day=1) + relativedelta(months=months)
    else:
        start = month_alone(c, month, year).day
        if year is None and n < 0 and start + relativedelta(months=1) + timedelta(days=n) < c.today:
            start += relativedelta(years=1)
    if n > 0:
        return exact(start.year, start.month, n)
    day = start + relativedelta(months=1) + timedelta(days=n)
    return Day(day) if day.month == start.month else None


def holiday(c: Context, year: int | None = None, **how: Any) -> Day | None:
    """A feast of every year: by month and day, by the nth weekday, or counted from Easter."""
    for guess in [year] if year else range(c.today.year, c.today.year + 2):
        day = _feast(guess, **how)
        if year or day >= c.today:
            return Day(day, yearless=year is None and "dom" in how)
    return None


def last_holiday(c: Context, **how: Any) -> Day:
    """The latest feast before today."""
    day = _feast(c.today.year, **how)
    return Day(day if day < c.today else _feast(c.today.year - 1, **how))


def _feast(
    year: int,
    month: int = 1,
    dom: int = 1,
    nth: int = 0,
    weekday: int = 0,
    from_easter: int | None = None,
    plus: int = 0,
) -> date:
    if from_easter is not None:
        return easter(year) + timedelta(days=from_easter)
    if nth:
        found = _nth(date(year, month, 1), nth, weekday)
        return found.day + timedelta(days=plus) if found else date(year, month, dom)
    return date(year, month, dom)
