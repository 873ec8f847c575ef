"""Written dates: months, days of the month, numbers with signs, ISO."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

from dateutil.relativedelta import relativedelta

from todo_chat.when.grammar.clock import moment_of
from todo_chat.when.grammar.days import exact
from todo_chat.when.grammar.tokens import full_year
from todo_chat.when.grammar.values import Context, Day

FAR = 8  # years to look for a 29 February
_NEAR = 62  # days: this month and the next
_HOURS = 12  # on a clock


def month_day(
    c: Context,
    month: int,
    dom: int | None = None,
    year: int | None = None,
    yy: int | None = None,
    weekday: int | None = None,
) -> Day | None:
    """A day of a month; without a year the next one to come, today among them."""
    dom = 1 if dom is None else dom
    year = year or yy
    found = exact(year, month, dom) if year else _next_month_day(c, month, dom)
    if weekday is not None and found.day.weekday() != weekday and not found.missing:
        return Day(found.day, yearless=found.yearless, weekday=None)
    return found


def _next_month_day(c: Context, month: int, dom: int) -> Day:
    for year in range(c.today.year, c.today.year + FAR + 1):
        found = exact(year, month, dom, yearless=True)
        if not found.missing and found.day >= c.today:
            return found
    return exact(c.today.year, month, dom)


def month_alone(
    c: Context, month: int, year: int | None = None, n: int | None = None, edge: str = "start"
) -> Day:
    """A month's first day, middle, or end; without a year the coming one.

    n: 0 for "this", 1 for "next", -1 for "last".
    """
    if year is None:
        start = date(c.today.year, month, 1)
        if n == -1:
            year = start.year - (month >= c.today.month)
        else:
            over = start + relativedelta(months=1) <= c.today
            year = start.year + (over or (n == 1 and month == c.today.month))
    start = date(year, month, 1)
    yearless = n is None
    if edge == "early":
        return Day(start, yearless=yearless)
    if edge == "middle":
        return Day(start.replace(day=15), yearless=yearless)
    if edge == "late":
        return Day(start.replace(day=21), yearless=yearless)
    end = start + relativedelta(months=1, days=-1)
    if edge == "end":
        return Day(end, yearless=yearless)
    return Day(start, yearless=yearless, grain="month")


def year_alone(c: Context, year: int, edge: str = "start") -> Day:
    """The first or last day of a year."""
    days = {"start": (1, 1), "middle": (7, 1), "end": (12, 31)}
    return Day(date(year, *days[edge]), grain="year")


def day_of_month(c: Context, dom: int, weekday: int | None = None) -> Day | None:
    """The next such day of a month, today among them, a given weekday if named."""
    month = c.today.replace(day=1)
    for _ in range(60):
        found = exact(month.year, month.month, dom)
        right = weekday is None or found.day.weekday() == weekday
        if not found.missing and found.day >= c.today and right:
            return Day(found.day)
        month += relativedelta(months=1)
    return None


def near_day_of_month(c: Context, dom: int, weekday: int) -> Day | None:
    """Such a day of a month on a weekday; what lies far ahead is an hour instead ("mon 9")."""
    found = day_of_month(c, dom, weekday)
    far = found is None or (found.day - c.today).days > _NEAR
    return None if far and dom <= _HOURS else found


def day_no_hour(c: Context, dom: int) -> Day | None:
    """A day of a month that can be no hour of the clock ("by 20", not "by 5")."""
    return day_of_month(c, dom) if dom > _HOURS else None


def month_days(c: Context, month: int, dom: int, last: int, year: int | None = None) -> Day | None:
    """From one day of a month to another: the first, with the last."""
    start = month_day(c, month, dom, year)
    if start is None or start.missing or last <= dom:
        return None
    end = exact(start.day.year, month, last)
    return None if end.missing else Day(start.day, yearless=start.yearless)


def iso(c: Context, iso: str, zone: int | str | None = None) -> Day | None:
    """An ISO day or moment; a moment without an offset is on the zone's wall clock."""
    text = iso.upper()
    parts = re.split(r"[T ]", text, maxsplit=1)
    year, month, dom = map(int, parts[0].split("-"))
    if not 1900 <= year < 9999:
        return None
    if not 1 <= month <= 12:
        return Day(c.today, missing=True)
    found = exact(year, month, dom)
    if found.missing or len(parts) == 1:
        return found
    try:
        wall = datetime.fromisoformat(f"{found.day.isoformat()}T{parts[1]}").replace(microsecond=0)
    except ValueError:
        return None
    if isinstance(zone, int) and not wall.tzinfo:
        wall = wall.replace(tzinfo=timezone(timedelta(minutes=zone)))
    at = wall.astimezone(UTC) if wall.tzinfo else moment_of(wall, c.zone)
    return Day(at.astimezone(c.now.tzinfo).date(), at=at)


def numeric(c: Context, date: str) -> Day | None:
    """A date in three numbers, in the order of the setting, or the only one that can be.

    With dots the day is first, whatever the setting: nobody writes months first so.
    """
    first, second, third = re.split(r"[/.-]", date)
    if len(first) == 4:
        year, month, dom = int(first), int(second), int(third)
        if month > 12 >= dom:
            month, dom = dom, month
        return exact(year, month, dom) if 1 <= month <= 12 and 1900 <= year <= 2199 else None
    if len(first) > 2 or len(third) not in {2, 4}:
        return None
    year = int(third) if len(third) == 4 else full_year(int(third))
    if not 1900 <= year <= 2199:
        return None
    a, b = int(first), int(second)
    if "." in date and 1 <= b <= 12:
        return exact(year, b, a)
    return _either(c, a, b, lambda month, dom: exact(year, month, dom))


def pair(c: Context, pair: str) -> Day | None:
    """A date in two numbers: day and month by the setting, day first with a dot, or month, year."""
    first, second = re.split("[/.]", pair)
    if len(first) == 4 or len(second) == 4:
        year, month = (first, second) if len(first) == 4 else (second, first)
        if 1 <= int(month) <= 12 and 1900 <= int(year) <= 2199:
            return Day(exact(int(year), int(month), 1).day, grain="month")
        return None
    a, b = int(first), int(second)
    if "." in pair and 1 <= b <= 12:
        return _next_month_day(c, b, a)
    return _either(c, a, b, lambda month, dom: _next_month_day(c, month, dom))


def missing_pair(c: Context, pair_dot: str) -> Day | None:
    """A date in two numbers with dots that the calendar does not have ("31.2.")."""
    found = pair(c, pair_dot)
    return found if found is not None and found.missing else None


def no_such_day(c: Context, no_dom: int, mo: int | None = None) -> Day:
    """A day that no month has ("the 45th")."""
    return Day(c.today, missing=True)


def year_month(c: Context, year: int, dom: int) -> Day | None:
    """A month of a year ("2027-10")."""
    return Day(exact(year, dom, 1).day, grain="month") if dom <= 12 else None


def dashed(c: Context, first: int, second: int) -> Day | None:
    """A date in two numbers with a dash between ("on 4-22")."""
    return pair(c, f"{first}/{second}") if first < 32 and second < 32 else None


def _either(c: Context, a: int, b: int, make: Callable[[int, int], Day]) -> Day | None:
    orders = [(a, b), (b, a)] if c.month_first else [(b, a), (a, b)]
    days = [make(month, dom) for month, dom in orders if 1 <= month <= 12 and 1 <= dom <= 31]
    good = [day for day in days if not day.missing]
    if not good:
        return days[0] if days else None
    other = good[1].day if len(good) > 1 and good[1].day != good[0].day else None
    return Day(good[0].day, other=other, yearless=good[0].yearless)
