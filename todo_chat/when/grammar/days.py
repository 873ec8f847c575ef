"""Days near now: named from today, by weekday, by week, month, quarter and year."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from todo_chat.when.grammar.clock import moment_of
from todo_chat.when.grammar.times import length
from todo_chat.when.grammar.values import Context, Day, Length

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def shift(c: Context, days: int = 0, part: str | None = None) -> Day:
    """So many days from today."""
    return Day(c.today + timedelta(days=days), part=part)


def part_of_today(c: Context, part: str) -> Day:
    """ "this evening": today, or that part of whatever day stands before it."""
    return Day(c.today, part=part, grain="part of today")


def day_end(c: Context, part: str | None = None) -> Day:
    """ "end of day", "start of the day": today, or whatever day stands beside it."""
    return Day(c.today, part=part, grain="day end")


def coming(c: Context, weekday: int) -> Day:
    """The next such weekday, never today."""
    return Day(_after(c.today, weekday), weekday=weekday)


def coming_half(c: Context, weekday: int, half: str) -> Day:
    """ "tuesday AM"."""
    part = "morning" if half == "am" else "afternoon"
    return Day(_after(c.today, weekday), weekday=weekday, part=part)


def coming_part(c: Context, weekday: int, part: str) -> Day:
    """ "tuesday eve"."""
    return Day(_after(c.today, weekday), weekday=weekday, part=part)


def this_weekday(c: Context, weekday: int) -> Day:
    """The one of this calendar week; the coming one when that is over."""
    day = c.week_of(c.today) + timedelta(days=(weekday - c.week_start) % 7)
    if day < c.today:
        return Day(day + timedelta(weeks=1), other=day, weekday=weekday)
    return Day(day, weekday=weekday)


def next_weekday(c: Context, weekday: int) -> Day:
    """The one of next calendar week; the coming one is the other reading."""
    day = c.week_of(c.today) + timedelta(days=7 + (weekday - c.week_start) % 7)
    other = _after(c.today, weekday)
    return Day(day, other=other if other != day else None, weekday=weekday)


def last_weekday(c: Context, weekday: int) -> Day:
    """The latest one before today; the one of last calendar week is the other reading."""
    day = _after(c.today, weekday) - timedelta(weeks=1)
    day -= timedelta(weeks=1) if day == c.today else timedelta()
    other = c.week_of(c.today) + timedelta(days=(weekday - c.week_start) % 7 - 7)
    return Day(day, other=other if other != day else None, weekday=weekday)


def weekday_in_week(c: Context, weekday: int, weeks: int = 1) -> Day:
    """A weekday of this, next or last calendar week."""
    start = c.week_of(c.today) + timedelta(weeks=weeks)
    return Day(start + timedelta(days=(weekday - c.week_start) % 7))


def weekday_and(c: Context, weekday: int, weeks: int = 1, n: int | None = None) -> Day:
    """The coming weekday and so many weeks ("friday week")."""
    return Day(_after(c.today, weekday) + timedelta(weeks=weeks if n is None else n - 1))


def nth_weekday_off(c: Context, n: int, weekday: int, sign: int = 1) -> Day | None:
    """The nth such weekday from now ("3 fridays from now")."""
    if not 1 <= n <= 520:
        return None
    if sign > 0:
        return Day(_after(c.today, weekday) + timedelta(weeks=n - 1))
    return Day(last_weekday(c, weekday).day - timedelta(weeks=n - 1))


def weekday_and_weeks(c: Context, n: float, weekday: int) -> Day | None:
    """So many weeks after the coming weekday."""
    return Day(_after(c.today, weekday) + timedelta(weeks=int(n))) if n <= 520 else None


def weekday_in_weeks(c: Context, weekday: int, n: float) -> Day | None:
    """A weekday of the calendar week so many weeks on."""
    return weekday_in_week(c, weekday, int(n)) if n <= 520 else None


def last_but_one(c: Context, weekday: int) -> Day:
    """The weekday before the last one."""
    return Day(last_weekday(c, weekday).day - timedelta(weeks=1))


def weekday_beside(c: Context, weekday: int, day: Day, n: int = 1, sign: int = 1) -> Day | None:
    """The nth such weekday after or before a day."""
    if day.missing or day.at or not 1 <= n <= 520:
        return None
    first = _after(day.day, weekday) if sign > 0 else _after(day.day - timedelta(days=8), weekday)
    return Day(first + sign * timedelta(weeks=n - 1))


def either(c: Context, first: Day, second: Day, third: Day | None = None) -> Day | None:
    """Some days: the first, with the next one as a second reading."""
    for day in (first, second, third):
        if day is not None and (day.at or day.missing or day.grain != "day"):
            return None
    if first.day == second.day:
        return None
    return Day(first.day, other=second.day, part=second.part, grain="days")


def off_between(c: Context, low: float, high: float, unit: str, sign: int = 1) -> Day | None:
    """Some two to four units from today: the nearer end, with the further one as a reading."""
    if not low < high:
        return None
    near, far = length(c, low, unit), length(c, high, unit)
    first = off(c, near, sign) if near else None
    last = off(c, far, sign) if far else None
    return replace(first, other=last.day) if first and last else None


def weekends_off(c: Context, n: int, sign: int = 1) -> Day | None:
    """The Saturday of the nth weekend from now, or before it."""
    if not 1 <= n <= 520:
        return None
    return weekend(c, n - 1 if sign > 0 else -n)


def next_start(c: Context, unit: str) -> Day | None:
    """The coming first day of a week, month, quarter or year, today among them."""
    this = period(c, unit, n=0)
    if this is None or this.other is None:
        return this
    return period(c, unit, n=1)


def next_but_one(c: Context, weekday: int) -> Day:
    """The weekday after the next one to come."""
    return Day(_after(c.today, weekday) + timedelta(weeks=1))


def day_beside(c: Context, day: Day, n: int = 1) -> Day | None:
    """The day after or before another."""
    return None if day.missing or day.at else Day(day.day + timedelta(days=n))


def week_of_day(c: Context, day: Day) -> Day | None:
    """The first day of the week that a day is in."""
    return None if day.at or day.missing else Day(c.week_of(day.day))


def off_minutes(c: Context, n: int) -> Day | None:
    """ "in 10"."""
    return off(c, Length(seconds=n * 60)) if n else None


def off_figures(c: Context, figures: str) -> Day | None:
    """ "in 1h30"."""
    hours, sign, minutes = figures.partition("h")
    return off(c, Length(seconds=int(hours) * 3600 + int(minutes) * 60)) if sign else None


def unit_time(c: Context, unit: str) -> Day | None:
    """ "in a fortnight's time"."""
    whole = length(c, 1, unit)
    return off(c, whole) if whole else None


def off_now(c: Context) -> Day:
    """This very moment."""
    return Day(c.today, at=c.now.astimezone(UTC))


def weekend(c: Context, weeks: int = 0) -> Day:
    """The Saturday of a weekend; on a Sunday this weekend is today."""
    saturday = c.today + timedelta(days=5 - c.today.weekday())
    if weeks == 0 and c.today.weekday() == 6:
        return Day(c.today)
    other = None
    if weeks == 1 and c.today.weekday() < 5:
        other = saturday
    return Day(
        saturday + timedelta(weeks=weeks),
        other=other,
    )


def period(c: Context, unit: str, n: int = 0, edge: str = "start") -> Day | None:
    """The first or last day, or the middle, of this (0), next (1) or last (-1) unit."""
    if unit == "day":
        return Day(c.today + timedelta(days=n))
    if unit == "weekend":
        return weekend(c, n)
    if unit == "week":
        start = c.week_of(c.today) + timedelta(weeks=n)
        end = start + timedelta(weeks=1)
    elif unit in _MONTHS:
        size = _MONTHS[unit]
        month = (c.today.month - 1) // size * size + 1
        start = c.today.replace(month=month, day=1) + relativedelta(months=size * n)
        end = start + relativedelta(months=size)
    else:
        return None
    if edge == "start":
        if n == 0:
            return Day(c.today, other=start if start != c.today else None, grain=unit)
        return Day(start, grain=unit)
    return Day(_edge(start, end, edge))


def named_end(c: Context, unit: str = "month") -> Day | None:
    """The last day of this month, week, quarter or year."""
    return period(c, unit, edge="end")


def quarter(c: Context, n: int, year: int | None = None, edge: str = "start") -> Day | None:
    """The first day of a quarter of the year, this year's or, when over, the next."""
    if not 1 <= n <= 4:
        return None
    start = date(year or c.today.year, 3 * n - 2, 1)
    if year is None and start + relativedelta(months=3) <= c.today:
        start += relativedelta(years=1)
    return Day(_edge(start, start + relativedelta(months=3), edge), grain="quarter")


def day_of_period(c: Context, dom: int, n: int = 1) -> Day:
    """A day of this, next or last month ("the 20th of next month")."""
    start = c.today.replace(day=1) + relativedelta(months=n)
    return exact(start.year, start.month, dom)


def exact(year: int, month: int, day: int, *, yearless: bool = False) -> Day:
    """A day of the calendar; marked as missing when there is none such."""
    try:
        return Day(date(year, month, day), yearless=yearless)
    except ValueError:
        return Day(date(year, month, 1), missing=True)


def off(c: Context, length: Length, sign: int = 1, base: Day | None = None) -> Day | None:
    """A length from today (or from a day), back or forth; with hours it is an instant."""
    start = base.day if base else c.today
    try:
        day = start + relativedelta(months=sign * length.months, days=sign * length.days)
        day = _business(day, sign * length.business)
        if length.seconds and base is None:
            start_of_count = moment_of(datetime.combine(day, c.now.time()), c.zone)
            if day == c.today:
                start_of_count = c.now.astimezone(UTC)
            at = start_of_count + timedelta(seconds=sign * round(length.seconds))
            return Day(at.astimezone(c.now.tzinfo).date(), at=at)
    except (OverflowError, ValueError):
        return None
    if not 1900 < day.year < 9999 or (length.seconds and base):
        return None
    return Day(day)


def _business(day: date, n: int) -> date:
    """So many working days on; bounded, whole weeks are skipped at once."""
    if not n:
        return day
    if abs(n) > 5000:
        raise ValueError("too far")
    step = timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        day += step
        left -= day.weekday() < 5
    return day


def _edge(start: date, end: date, edge: str) -> date:
    if edge == "start":
        return start
    if edge == "end":
        return end - timedelta(days=1)
    return start + (end - start - timedelta(days=1)) // 2 if edge == "middle" else end


def _after(day: date, weekday: int) -> date:
    """The first such weekday after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
