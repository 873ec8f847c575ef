"""A repeat made into an RRULE with its first occurrence and its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from todo_chat.when.due import Due, Moment
from todo_chat.when.grammar.moments import (
    instant_of,
    minutes_of,
    moment_at,
    time_of,
    wall_of,
    whole_minutes,
)
from todo_chat.when.grammar.pieces import Expression
from todo_chat.when.grammar.times import settle, settle_span
from todo_chat.when.grammar.values import Bound, Context, Day, Length, Repeat, Span, Time

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Never(Exception):
    """A rule that no day fits."""


def repeated(repeat: Repeat, found: Expression, c: Context) -> tuple[Due, str, int | None]:
    """The first occurrence of a repeat, its RRULE, and how many minutes it lasts."""
    since = next((b for b in found.bounds if b.side in {"from", "both"}), None)
    start = (since.day if since and since.day else found.day) or None
    if since is not None and start is not None and start.grain != "day" and start.day < c.today:
        start = Day(c.today)  # "from june", said in June
    if since is None and start is not None and start.at is None and start.weekday is None:
        repeat = _on_day(repeat, start)
        start = replace(start, day=max(start.day, c.today))
    elif since is None and start is not None and start.weekday is not None:
        repeat = _on_weekday(repeat, start.weekday)
    time = time_of(found)
    if time is None and since is not None and since.time is not None:
        time = settle(since.time, found.part or repeat.part)
    if repeat.hours:  # "every morning and evening", unless a time says better
        single = time is not None or len(repeat.hours) == 1
        time, hours = time or Time(min(repeat.hours)), () if single else repeat.hours
        repeat = replace(repeat, hours=hours)
    if time is not None and time.also:
        repeat, time = _at_hours(repeat, time, found.part or repeat.part)
    if time is not None:
        repeat, time = _at_home(repeat, time, start.day if start else c.today, c)
        repeat = _within_hours(repeat, found, time)
    due = _first(repeat, start, time, c)
    rule = [*_parts(repeat), *_end(found, due, c)]
    minutes = None
    if isinstance(due, Moment) and time is not None and not repeat.hours:
        minutes = minutes_of(found, due.local.replace(tzinfo=None), c)
    elif found.length is not None:
        minutes = whole_minutes(found.length.minutes)
    return due, ";".join(rule), minutes


def _on_weekday(repeat: Repeat, weekday: int) -> Repeat:
    """A repeat of weeks or hours on the weekday beside it ("weekly at 9 on monday")."""
    if repeat.weekdays or repeat.from_completion or repeat.freq not in {"WEEKLY", "HOURLY"}:
        return repeat
    return replace(repeat, weekdays=((0, weekday),))


def _on_day(repeat: Repeat, start: Day) -> Repeat:
    """A repeat of months or years on the day that stands beside it ("monthly at 9 on the 15th")."""
    placed = repeat.weekdays or repeat.month_days or repeat.months or repeat.year_day
    if placed or repeat.freq not in {"MONTHLY", "YEARLY"} or repeat.from_completion:
        return repeat
    months = (start.day.month,) if repeat.freq == "YEARLY" else ()
    if start.nth is not None:
        return replace(repeat, months=months, weekdays=(start.nth,))
    return replace(repeat, months=months, month_days=(start.day.day,))


def _at_hours(repeat: Repeat, time: Time, part: str | None) -> tuple[Repeat, Time]:
    """A repeat at several hours of its days."""
    hours = {settle(each, part).hour for each in (time, *time.also)}
    if repeat.freq == "HOURLY":  # "twice a day at 8 and 8pm"
        repeat = replace(repeat, freq="DAILY", interval=1)
    first = Time(min(hours), time.minute, time.second)
    return replace(repeat, hours=tuple(sorted(hours))), first


def _within_hours(repeat: Repeat, found: Expression, first: Time) -> Repeat:
    """A repeat every few hours from one time to another: at these hours of each day."""
    if repeat.freq != "HOURLY" or found.time is None or found.last_time is None or found.last:
        return repeat
    span = settle_span(Span(found.time, found.last_time), found.part)
    lasts = (span.end.hour - span.start.hour) * 60 + span.end.minute - span.start.minute
    steps = range(0, lasts % 1440 // 60 + 1, repeat.interval)
    hours = {(first.hour + step) % 24 for step in steps}
    freq = "WEEKLY" if repeat.weekdays else "DAILY"
    return replace(repeat, freq=freq, interval=1, hours=tuple(sorted(hours)))


def _at_home(repeat: Repeat, time: Time, day: date, c: Context) -> tuple[Repeat, Time]:
    """A repeat at a time of another zone on the person's own clock, where its day may differ."""
    if time.zone is None:
        return repeat, time
    local = instant_of(wall_of(day, time), time, c).astimezone(c.now.tzinfo)
    here = Time(local.hour, local.minute, local.second)
    if repeat.freq != "WEEKLY":
        return repeat, here
    over = (local.date() - day).days
    return replace(repeat, weekdays=tuple((n, (d + over) % 7) for n, d in repeat.weekdays)), here


def _first(repeat: Repeat, start: Day | None, time: Time | None, c: Context) -> Due:
    """The first day or moment of a series that is not over yet, today among them."""
    if repeat.freq == "HOURLY" and time is None:
        if start is not None and start.day > c.today:
            return Moment(moment_at(wall_of(start.day, Time(0)), c), c.zone)
        now = c.now.astimezone(UTC).replace(second=0, microsecond=0)
        soon = Moment(now + timedelta(hours=repeat.interval), c.zone)
        day = _fitting(repeat, soon.local.date())
        later = day > soon.local.date()  # "every hour on weekdays", said on a sunday
        return Moment(moment_at(wall_of(day, Time(0)), c), c.zone) if later else soon
    if start is not None and start.at is not None:
        return Moment(start.at, c.zone)
    base = datetime.combine(start.day if start else c.today, clock_time())
    at = clock_time(time.hour, time.minute, time.second) if time else clock_time()
    free = not (repeat.weekdays or repeat.month_days or repeat.months or repeat.year_day)
    if (repeat.from_completion and free) or repeat.freq == "HOURLY":
        first = datetime.combine(base.date(), at)
        if time and start is None and moment_at(first, c) <= c.now.astimezone(UTC):
            first += timedelta(days=1)
        first = datetime.combine(_fitting(repeat, first.date()), at)
        return Moment(moment_at(first, c), c.zone) if time else first.date()
    each = replace(repeat, interval=1, months=repeat.first_in or repeat.months)
    rule = rrulestr(";".join(_parts(each)), dtstart=datetime.combine(base, at))
    most = 3 + len(repeat.hours)  # today's may all be over
    for first in rule.xafter(datetime.combine(base, at), count=most, inc=True):
        if time and time.next_day:
            first += timedelta(days=1)
        if time is None:
            return first.date()
        if start is not None or moment_at(first, c) > c.now.astimezone(UTC):
            return Moment(moment_at(first, c), c.zone)
    raise Never


def _fitting(repeat: Repeat, day: date) -> date:
    """The first day, from one on, that is among the weekdays of a repeat."""
    days = {weekday for _, weekday in repeat.weekdays} or {day.weekday()}
    return next(day + timedelta(n) for n in range(7) if (day + timedelta(n)).weekday() in days)


def _parts(repeat: Repeat) -> list[str]:
    parts = [f"FREQ={repeat.freq}"]
    if repeat.interval > 1:
        parts.append(f"INTERVAL={repeat.interval}")
    if repeat.months:
        parts.append("BYMONTH=" + _list(repeat.months))
    if repeat.week_numbers:
        parts.append("BYWEEKNO=" + _list(repeat.week_numbers))
    if repeat.year_day:
        parts.append(f"BYYEARDAY={repeat.year_day}")
    days, positions = _month_days(repeat)
    if days:
        parts.append("BYMONTHDAY=" + _list(days))
    if repeat.weekdays:
        parts.append("BYDAY=" + ",".join(f"{n or ''}{_DAYS[day]}" for n, day in repeat.weekdays))
    if repeat.hours:
        parts.append("BYHOUR=" + _list(repeat.hours))
    if positions:
        parts.append("BYSETPOS=" + _list(positions))
    return parts


def _month_days(repeat: Repeat) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Days of the month; one beyond a month's end falls on its last day."""
    days = repeat.month_days
    monthly = repeat.freq == "MONTHLY"
    leap = repeat.freq == "YEARLY" and repeat.months == (2,)
    if len(days) == 1 and days[0] > 28 and (monthly or (leap and days[0] == 29)):
        return tuple(range(28, days[0] + 1)), (-1,)
    return days, repeat.positions


def _list(items: tuple[int, ...]) -> str:
    return ",".join(map(str, items))


def _end(found: Expression, due: Due, c: Context) -> list[str]:
    for bound in found.bounds:
        if bound.side == "count":
            return [f"COUNT={bound.count}"]
    first = due.local.date() if isinstance(due, Moment) else due
    for bound in found.bounds:
        if bound.side == "until" and bound.day is None and isinstance(due, Moment):
            return ["UNTIL=" + _until_time(bound, due, c)]
        last = _last(bound, first, c)
        if last is not None:
            if last < first:
                raise Never
            return ["UNTIL=" + _until(last, due, c)]
    return []


def _last(bound: Bound, first: date, c: Context) -> date | None:
    day = bound.last if bound.side == "both" else bound.day if bound.side == "until" else None
    if bound.side == "length":
        return _after(first, bound.length) - timedelta(days=1)
    if bound.side == "ahead":
        return max(first, _after(c.today, bound.length))
    if day is None:
        return None
    last = day.day
    return last + relativedelta(years=1) if last < first and day.yearless else last


def _after(day: date, length: Length) -> date:
    try:
        days = length.days + int(length.seconds // 86400)
        return day + relativedelta(months=length.months, days=days)
    except (OverflowError, ValueError) as error:
        raise Never from error


def _until_time(bound: Bound, due: Moment, c: Context) -> str:
    """The next time of the clock at which a series of hours ends ("until 5pm")."""
    assert bound.time is not None
    day, time = due.local.date(), settle(bound.time, None)
    end = moment_at(wall_of(day, time), c)
    if end < due.at:
        end = moment_at(wall_of(day + timedelta(days=1), time), c)
    return end.strftime("%Y%m%dT%H%M%SZ")


def _until(last: date, due: Due, c: Context) -> str:
    """The end of a series: a day for days, an instant in UTC for moments."""
    if not isinstance(due, Moment):
        return last.strftime("%Y%m%d")
    end = moment_at(datetime.combine(last, clock_time(23, 59, 59)), c)
    return end.strftime("%Y%m%dT%H%M%SZ")
