"""Times of an expression on wall clocks, and how long it lasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time

from todo_chat.when.grammar.clock import moment_of
from todo_chat.when.grammar.pieces import Expression
from todo_chat.when.grammar.times import PARTS, settle, settle_span
from todo_chat.when.grammar.values import Context, Span, Time

LONGEST = 10_080  # minutes: a week
_NIGHT_ENDS = 5


def instant_of(wall: datetime, time: Time, c: Context) -> datetime:
    """The instant of a wall clock: of the zone that was named with a time, else the person's."""
    return wall.replace(tzinfo=time.zone).astimezone(UTC) if time.zone else moment_at(wall, c)


def time_of(found: Expression) -> Time | None:
    """The time of day that an expression names, by figures or as a part of the day."""
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


def minutes_of(found: Expression, start: datetime, c: Context) -> int | None:
    """How many minutes it lasts, when that is said."""
    if found.length is not None:
        return whole_minutes(found.length.minutes)
    if found.last_time is None:
        return None
    assert found.time is not None
    if found.last is None:
        last = settle_span(Span(found.time, found.last_time), found.part).end
    else:
        last = settle(found.last_time, None)
    end = wall_of(found.last.day if found.last else start.date(), last)
    if end <= start and found.last is None:
        end += timedelta(days=1)
    return whole_minutes(int((moment_at(end, c) - moment_at(start, c)).total_seconds()) // 60)


def whole_minutes(minutes: int | None) -> int | None:
    """Minutes, when a task can take so many."""
    return minutes if minutes is not None and 1 <= minutes <= LONGEST else None


def wall_of(day: date, time: Time) -> datetime:
    """What a wall clock shows on a day at a time."""
    wall = datetime.combine(day, clock_time(time.hour, time.minute, time.second))
    return wall + timedelta(days=1) if time.next_day else wall


def moment_at(wall: datetime, c: Context) -> datetime:
    """The instant at which the person's own wall clock shows a time."""
    return moment_of(wall, c.zone)
