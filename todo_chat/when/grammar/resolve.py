"""An expression made into what a task carries: due, RRULE, minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, timedelta

from todo_chat.when.due import Due, Moment
from todo_chat.when.grammar.moments import instant_of, minutes_of, time_of, wall_of, whole_minutes
from todo_chat.when.grammar.pieces import Expression
from todo_chat.when.grammar.series import Never, repeated
from todo_chat.when.grammar.values import Context, Day, Time


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one reading comes to."""

    due: Due | None
    recurrence: str | None = None
    minutes: int | None = None


class NoSuchDay(Exception):
    """A date that the calendar does not have."""


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
    if found.time is not None and found.time.also and not _shared(found):
        each_time = (replace(found.time, also=()), *found.time.also)
        return [each for time in each_time for each in meanings(replace(found, time=time), c)]
    if found.repeat is not None:
        repeats = [found.repeat, *([found.repeat.other] if found.repeat.other else [])]
        return [Meaning(*repeated(repeat, found, c)) for repeat in repeats]
    read = [_once(found, found.day, c)]
    if later := _still_to_come(found, c):
        read.append(_once(later, found.day, c))
    if found.day is not None and found.day.other is not None and found.day.at is None:
        read.append(_once(found, replace(found.day, day=found.day.other), c))
    return read


def _shared(found: Expression) -> bool:
    """Whether one rule can have all the times that are said: at the same minute of some hours."""
    assert found.time is not None
    alike = {time.minute for time in (found.time, *found.time.also)}
    return found.repeat is not None and len(alike) == 1 and found.time.zone is None


def _still_to_come(found: Expression, c: Context) -> Expression | None:
    """ "Today at 9", said at noon: perhaps this evening, for the morning is over."""
    day, said, time = found.day, found.time, time_of(found)
    if day is None or day.at or day.day != c.today or said is None or time is None:
        return None
    if found.part or found.last or said.sure or time.zone or time.hour >= 12 or time.next_day:
        return None
    now = c.now.astimezone(UTC)
    start = wall_of(day.day, time)
    lasts = timedelta(minutes=(minutes_of(found, start, c) or 0) if found.last_time else 0)
    if instant_of(start, time, c) + lasts > now:
        return None
    evening = replace(time, hour=time.hour + 12, sure=True)
    if instant_of(wall_of(day.day, evening), evening, c) <= now:
        return None
    end = found.last_time
    if end is not None and not end.sure and end.hour < 12:
        end = replace(end, hour=end.hour + 12, sure=True)
    return replace(found, time=evening, last_time=end)


def _once(found: Expression, day: Day | None, c: Context) -> Meaning:
    if day is not None and day.at is not None:
        length = found.length.minutes if found.length else None
        return Meaning(Moment(day.at, c.zone), minutes=whole_minutes(length))
    time = time_of(found)
    if time is None:
        assert day is not None
        return Meaning(
            day.day, minutes=whole_minutes(found.length.minutes if found.length else None)
        )
    today = c.now.astimezone(time.zone).date() if time.zone else c.today
    start = wall_of(day.day if day else today, time)
    past = instant_of(start, time, c) <= c.now.astimezone(UTC)
    if past and (day is None or (day.day == today and start == wall_of(today, Time(0)))):
        start += timedelta(days=1)  # today's midnight is the one to come
    at = instant_of(start, time, c)
    return Meaning(Moment(at, c.zone), minutes=minutes_of(found, start, c))
