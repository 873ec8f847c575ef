"""An expression made into what a task carries: due, RRULE, minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from todo_chat.when.due import Due, Moment
from todo_chat.when.grammar.clock import moment_of
from todo_chat.when.grammar.pieces import Expression
from todo_chat.when.grammar.times import PARTS, settle, settle_span
from todo_chat.when.grammar.values import Bound, Context, Day, Length, Repeat, Span, Time

LONGEST = 10_080  # minutes: a week
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one reading comes to."""

    due: Due | None
    recurrence: str | None = None
    minutes: int | None = None


_NIGHT_ENDS = 5


class NoSuchDay(Exception):
    """A date that the calendar does not have."""


class Never(Exception):
    """A rule that no day fits."""


def is_missing(found: Expression) -> bool:
    """Whether an expression names a day that no calendar has (31 February)."""
    days = [found.day, found.last, *(day for b in found.bounds for day in (b.day, b.last))]
    return _never_comes(found) or any(day is not None and day.missing for day in days)


def _never_comes(found: Expression) -> bool:
    return found.repeat is not None and found.repeat.freq == "NEVER"


def meanings(found: Expression, c: Context) -> list[Meaning]:
    """The readings of an expression, the likeliest first; never empty.

    Raises:
        NoSuchDay, Never: it means nothing that could be.
    """
    if is_missing(found):
        raise Never if _never_comes(found) else NoSuchDay
    if found.time is not None and found.time.other is not None:
        times = (replace(found.time, other=None), found.time.other)
        return [each for time in times for each in meanings(replace(found, time=time), c)]
    if found.repeat is not None:
        repeats = [found.repeat, *([found.repeat.other] if found.repeat.other else [])]
        return [_repeated(replace_repeat, found, c) for replace_repeat in repeats]
    read = [_once(found, found.day, c)]
    if found.day is not None and found.day.other is not None and found.day.at is None:
        read.append(_once(found, replace(found.day, day=found.day.other), c))
    return read


def _once(found: Expression, day: Day | None, c: Context) -> Meaning:
    if day is not None and day.at is not None:
        length = found.length.minutes if found.length else None
        return Meaning(Moment(day.at, c.zone), minutes=_whole(length))
    time = _time_of(found)
    if time is None:
        assert day is not None
        return Meaning(day.day, minutes=_whole(found.length.minutes if found.length else None))
    today = c.now.astimezone(time.zone).date() if time.zone else c.today
    start = _wall(day.day if day else today, time)
    past = _instant(start, time, c) <= c.now.astimezone(UTC)
    if past and (day is None or (day.day == today and start == _wall(today, Time(0)))):
        start += timedelta(days=1)  # today's midnight is the one to come
    at = _instant(start, time, c)
    return Meaning(Moment(at, c.zone), minutes=_minutes(found, start, c))


def _instant(wall: datetime, time: Time, c: Context) -> datetime:
    """The instant of a wall clock: of the zone that was named with a time, else the person's."""
    return wall.replace(tzinfo=time.zone).astimezone(UTC) if time.zone else _wall_moment(wall, c)


def _at_home(repeat: Repeat, time: Time, day: date, c: Context) -> tuple[Repeat, Time]:
    """A repeat at a time of another zone on the person's own clock, where its day may differ."""
    if time.zone is None:
        return repeat, time
    local = _instant(_wall(day, time), time, c).astimezone(c.now.tzinfo)
    here = Time(local.hour, local.minute, local.second)
    if repeat.freq != "WEEKLY":
        return repeat, here
    over = (local.date() - day).days
    return replace(repeat, weekdays=tuple((n, (d + over) % 7) for n, d in repeat.weekdays)), here


def _time_of(found: Expression) -> Time | None:
    if found.time is not None and found.last_time is not None and found.last is None:
        return settle_span(Span(found.time, found.last_time), found.part).start
    if found.time is not None:
        time = settle(found.time, found.part)
        if found.part == "night" and time.hour < _NIGHT_ENDS:  # "tonight at 1am"
            return replace(time, next_day=True)
        return time
    if found.part is None:
        return None
    at = PARTS[found.part]
    return Time(at.hour, at.minute)


def _minutes(found: Expression, start: datetime, c: Context) -> int | None:
    if found.length is not None:
        return _whole(found.length.minutes)
    if found.last_time is None:
        return None
    assert found.time is not None
    if found.last is None:
        last = settle_span(Span(found.time, found.last_time), found.part).end
    else:
        last = settle(found.last_time, None)
    end = _wall(found.last.day if found.last else start.date(), last)
    if end <= start and found.last is None:
        end += timedelta(days=1)
    return _whole(int((_wall_moment(end, c) - _wall_moment(start, c)).total_seconds()) // 60)


def _whole(minutes: int | None) -> int | None:
    return minutes if minutes is not None and 1 <= minutes <= LONGEST else None


def _wall(day: date, time: Time) -> datetime:
    wall = datetime.combine(day, clock_time(time.hour, time.minute, time.second))
    return wall + timedelta(days=1) if time.next_day else wall


def _wall_moment(wall: datetime, c: Context) -> datetime:
    return moment_of(wall, c.zone)


def _repeated(repeat: Repeat, found: Expression, c: Context) -> Meaning:
    since = next((b for b in found.bounds if b.side in {"from", "both"}), None)
    start = (since.day if since and since.day else found.day) or None
    time = _time_of(found)
    if time is None and since is not None and since.time is not None:
        time = settle(since.time, found.part or repeat.part)
    if time is not None:
        repeat, time = _at_home(repeat, time, start.day if start else c.today, c)
        repeat = _within_hours(repeat, found, time)
    due = _first(repeat, start, time, c)
    rule = [*_parts(repeat), *_end(found, due, c)]
    minutes = None
    if isinstance(due, Moment) and time is not None and not repeat.hours:
        minutes = _minutes(found, due.local.replace(tzinfo=None), c)
    return Meaning(due, ";".join(rule), minutes)


def _within_hours(repeat: Repeat, found: Expression, first: Time) -> Repeat:
    """A repeat every few hours from one time to another: at these hours of each day."""
    if repeat.freq != "HOURLY" or found.time is None or found.last_time is None or found.last:
        return repeat
    span = settle_span(Span(found.time, found.last_time), found.part)
    lasts = (span.end.hour - span.start.hour) * 60 + span.end.minute - span.start.minute
    steps = range(0, lasts % 1440 // 60 + 1, repeat.interval)
    hours = {(first.hour + step) % 24 for step in steps}
    return replace(repeat, freq="DAILY", interval=1, hours=tuple(sorted(hours)))


def _first(repeat: Repeat, start: Day | None, time: Time | None, c: Context) -> Due:
    """The first day or moment of a series that is not over yet, today among them."""
    if repeat.freq == "HOURLY" and time is None:
        if start is not None and start.day > c.today:
            return Moment(_wall_moment(_wall(start.day, Time(0)), c), c.zone)
        now = c.now.astimezone(UTC).replace(second=0, microsecond=0)
        return Moment(now + timedelta(hours=repeat.interval), c.zone)
    if start is not None and start.at is not None:
        return Moment(start.at, c.zone)
    base = datetime.combine(start.day if start else c.today, clock_time())
    at = clock_time(time.hour, time.minute, time.second) if time else clock_time()
    free = not (repeat.weekdays or repeat.month_days or repeat.months or repeat.year_day)
    if (repeat.from_completion and free) or repeat.freq == "HOURLY":
        first = datetime.combine(base.date(), at)
        if time and start is None and _wall_moment(first, c) <= c.now.astimezone(UTC):
            first += timedelta(days=1)
        return Moment(_wall_moment(first, c), c.zone) if time else first.date()
    rule = rrulestr(
        ";".join(_parts(replace(repeat, interval=1))), dtstart=datetime.combine(base, at)
    )
    most = 3 + len(repeat.hours)  # today's may all be over
    for first in rule.xafter(datetime.combine(base, at), count=most, inc=True):
        if time and time.next_day:
            first += timedelta(days=1)
        if time is None:
            return first.date()
        if start is not None or _wall_moment(first, c) > c.now.astimezone(UTC):
            return Moment(_wall_moment(first, c), c.zone)
    raise Never


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


def _until(last: date, due: Due, c: Context) -> str:
    """The end of a series: a day for days, an instant in UTC for moments."""
    if not isinstance(due, Moment):
        return last.strftime("%Y%m%d")
    end = _wall_moment(datetime.combine(last, clock_time(23, 59, 59)), c)
    return end.strftime("%Y%m%dT%H%M%SZ")
