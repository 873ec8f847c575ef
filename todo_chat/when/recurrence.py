"""Repeating tasks: when the occurrences of a rule fall.

A series runs on the wall clock of its start's zone, so that nine o'clock stays nine o'clock over a
clock change. An hour that the change skips moves forward by the gap, one that it doubles is the
first of the two. Plain hourly rules run in UTC: twelve hours are always twelve hours.

Every task stands alone with its own rule and due: `remaining` says how the rule must read in the
task of a later occurrence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time

from todo_chat.when.due import Due, Moment
from todo_chat.when.expansion import explicit, runs_in_utc, walls
from todo_chat.when.rule_words import describe_rule
from todo_chat.when.rules import Rule, RuleError, end_of_day, format_rule, parse_rule
from todo_chat.when.zones import zone_of

__all__ = [
    "RuleError",
    "check_rule",
    "describe_rule",
    "first_due",
    "from_completion",
    "next_due",
    "remaining",
]


def check_rule(rule: str, start: Due) -> str:
    """The rule in canonical form, once it is known to fire on or after `start`.

    Raises:
        RuleError: `unreadable`; `never` when there is no occurrence within a lifetime or more;
            `unsupported` for steps under an hour, hours of a due without a time, over 500
            characters, an interval or count over 1,000.
    """
    parsed = parse_rule(rule)
    if next(_occurrences(parsed, start, start), None) is None:
        raise RuleError("never")
    return format_rule(parsed)


def first_due(rule: str, start: Due) -> Due | None:
    """The first occurrence on or after `start`; None when there is none.

    Raises:
        RuleError: the rule is unreadable or unsupported.
    """
    return next(_occurrences(parse_rule(rule), start, start), None)


def next_due(rule: str, *, start: Due, after: Due) -> Due | None:
    """The first occurrence strictly after `after` of the series that began at `start`.

    A day as `after` stands for the whole of that day. None when the series is over, or when
    nothing was found within a bounded search.

    Raises:
        RuleError: the rule is unreadable or unsupported.
    """
    return _next(parse_rule(rule), start, _like(after, start))


def from_completion(rule: str, *, due: Due, completed_at: datetime, zone: str) -> Due | None:
    """The next occurrence of a rule that counts from the day on which the task was done.

    The day is the one in `zone`; a moment keeps its wall-clock time, hours count from the instant
    of completion itself.

    Raises:
        RuleError: the rule is unreadable or unsupported.
    """
    parsed = parse_rule(rule)
    if parsed.count == 1:
        return None
    parsed = replace(parsed, count=None)
    day = completed_at.astimezone(zone_of(zone)).date()
    start: Due = day
    if isinstance(due, Moment) and parsed.freq == "HOURLY":
        start = Moment(completed_at.astimezone(UTC).replace(second=0, microsecond=0), due.zone)
    elif isinstance(due, Moment):
        start = _moment(datetime.combine(day, due.local.time()), due.zone)
    return _next(parsed, start, start)


def remaining(rule: str, *, start: Due, due: Due, from_completion: bool = False) -> str:
    """How the rule of the task at `start` reads in the task of a later occurrence at `due`.

    COUNT goes down by the occurrences passed (by one when counted from completion). What the rule
    took from its start is written out where `due` alone would no longer tell it: the 31st on a
    28th of February, 2:30 on a day that has no 2:30.

    Raises:
        RuleError: the rule is unreadable or unsupported.
    """
    parsed = parse_rule(rule)
    if from_completion:
        return format_rule(_spend(parsed, 1))
    passed = 0
    wall = None
    for wall in _walls(parsed, start, start if parsed.count else due):
        if _key(_due_at(parsed, wall, start)) >= _key(due):
            break
        passed += 1
    parsed = _spend(parsed, passed)
    if wall is None or _due_at(parsed, wall, start) != due:
        return format_rule(parsed)
    return format_rule(_written_out(parsed, _wall_of(parsed, start), wall, due))


def _spend(rule: Rule, passed: int) -> Rule:
    return rule if rule.count is None else replace(rule, count=max(rule.count - passed, 1))


def _written_out(rule: Rule, start: datetime, wall: datetime, due: Due) -> Rule:
    """The rule for the task at `due`, whose wall-clock time in the series is `wall`."""
    full = explicit(rule, start)
    local = _wall_of(rule, due)
    if wall != local:
        return full
    if "BYSETPOS" in full.by and "BYSETPOS" not in rule.by:  # a day beyond the 28th
        days = {name: full.by[name] for name in full.by if name not in ("BYHOUR", "BYMINUTE")}
        rule = replace(rule, by=rule.by | days)
    if rule.freq == "HOURLY" or rule.by.get("BYHOUR") != (local.hour,):
        return rule
    if rule.by.get("BYMINUTE", (local.minute,)) != (local.minute,):
        return rule
    kept = {name: rule.by[name] for name in rule.by if name not in ("BYHOUR", "BYMINUTE")}
    return replace(rule, by=kept)


def _next(rule: Rule, start: Due, after: Due) -> Due | None:
    found = _occurrences(rule, start, after)
    return next((due for due in found if _key(due) > _key(after)), None)


def _occurrences(rule: Rule, start: Due, near: Due) -> Iterator[Due]:
    """The occurrences on or after `start` in order; without a COUNT from shortly before `near`."""
    last = _last(rule, start)
    found = _walls(rule, start, start if rule.count else near)
    for passed, wall in enumerate(found):
        if rule.count is not None and passed >= rule.count:
            return
        due = _due_at(rule, wall, start)
        if last is not None and _key(due) > last:
            return
        yield due


def _walls(rule: Rule, start: Due, near: Due) -> Iterator[datetime]:
    if not isinstance(start, Moment) and (
        rule.freq == "HOURLY" or "BYHOUR" in rule.by or "BYMINUTE" in rule.by
    ):
        raise RuleError("unsupported")
    yield from walls(rule, _wall_of(rule, start), _wall_of(rule, _like(near, start)))


def _wall_of(rule: Rule, due: Due) -> datetime:
    """A due as the naive time on which the rule runs."""
    if not isinstance(due, Moment):
        return datetime.combine(due, time())
    return (due.at if runs_in_utc(rule) else due.local).replace(microsecond=0, tzinfo=None, fold=0)


def _due_at(rule: Rule, wall: datetime, start: Due) -> Due:
    if not isinstance(start, Moment):
        return wall.date()
    if wall == _wall_of(rule, start):
        return start  # even if it was meant as the second of two equal hours
    if runs_in_utc(rule):
        return Moment(wall.replace(tzinfo=UTC), start.zone)
    return _moment(wall, start.zone)


def _moment(wall: datetime, zone: str) -> Moment:
    return Moment(wall.replace(tzinfo=zone_of(zone)).astimezone(UTC), zone)


def _like(due: Due, start: Due) -> Due:
    """A due as a day or a moment, whichever `start` is; a day becomes its last instant."""
    if isinstance(start, Moment):
        return due if isinstance(due, Moment) else _moment(end_of_day(due), start.zone)
    return due.local.date() if isinstance(due, Moment) else due


def _last(rule: Rule, start: Due) -> datetime | None:
    """The instant up to which the rule runs, comparable with `_key`."""
    until = rule.until
    if until is None:
        return None
    if not isinstance(start, Moment):
        return _key(until.date() if isinstance(until, datetime) else until)
    if not isinstance(until, datetime):
        until = end_of_day(until)
    return until if until.tzinfo else _moment(until, start.zone).at


def _key(due: Due) -> datetime:
    if isinstance(due, Moment):
        return due.at
    return datetime(due.year, due.month, due.day, tzinfo=UTC)
