"""Recurrence rules as text: reading, checking and writing the RRULE value of RFC 5545."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Literal

from todo_chat.when.due import YEARS

RULE_MAX = 500
INTERVAL_MAX = 1000
COUNT_MAX = 1000

FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

Reason = Literal["unreadable", "never", "unsupported", "fixed"]
Until = date | datetime  # a day, an instant in UTC, or a naive wall-clock time
Weekday = tuple[int, int | None]  # Monday is 0; which one in the month or year, if not each

# The numbers that each part may hold, in the order in which a rule is written.
_RANGES = {
    "BYMONTH": (1, 12),
    "BYWEEKNO": (-53, 53),
    "BYYEARDAY": (-366, 366),
    "BYMONTHDAY": (-31, 31),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSETPOS": (-366, 366),
}
# What RFC 5545 (3.3.10) does not let a frequency have.
_FORBIDDEN = {
    "BYWEEKNO": ("MONTHLY", "WEEKLY", "DAILY", "HOURLY"),
    "BYYEARDAY": ("MONTHLY", "WEEKLY", "DAILY"),
    "BYMONTHDAY": ("WEEKLY",),
}
_WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_UNTIL = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z)?)?")


class RuleError(ValueError):
    """A rule that can't be used; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Rule:
    """The parts of a rule; `by` holds its lists of numbers by the name of the part."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: Until | None = None
    by: dict[str, tuple[int, ...]] = field(default_factory=dict)
    weekdays: tuple[Weekday, ...] = ()
    week_start: int = 0

    @property
    def names_days(self) -> bool:
        """Whether the rule itself says which days of its period are meant."""
        return bool(self.weekdays) or not self.by.keys().isdisjoint(
            ("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY")
        )


def parse_rule(text: str) -> Rule:
    """Read a rule strictly; a leading `RRULE:` and a line with `DTSTART` may be there.

    Raises:
        RuleError: `unreadable`, or `unsupported` for what is valid but not for tasks.
    """
    parts = _split(text)
    freq = parts.pop("FREQ", None)
    if freq in ("SECONDLY", "MINUTELY"):
        raise RuleError("unsupported")
    if freq not in FREQUENCIES:
        raise RuleError("unreadable")
    if parts.pop("BYSECOND", "0") not in ("0", "00"):
        raise RuleError("unsupported")
    by = {name: _numbers(parts.pop(name), *_RANGES[name]) for name in _RANGES if name in parts}
    rule = Rule(
        freq=freq,
        interval=_number(parts.pop("INTERVAL", "1"), INTERVAL_MAX),
        count=_number(parts.pop("COUNT"), COUNT_MAX) if "COUNT" in parts else None,
        until=_until(parts.pop("UNTIL")) if "UNTIL" in parts else None,
        by=by,
        weekdays=_weekdays(parts.pop("BYDAY")) if "BYDAY" in parts else (),
        week_start=_week_start(parts.pop("WKST", "MO")),
    )
    if parts:
        raise RuleError("unreadable")
    _check_together(rule)
    return rule


def format_rule(rule: Rule) -> str:
    """The rule as text, in the canonical order of its parts."""
    parts = [f"FREQ={rule.freq}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    for name in ("BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY"):
        parts += _written(name, rule)
    if rule.weekdays:
        days = (f"{'' if n is None else n}{WEEKDAYS[day]}" for day, n in rule.weekdays)
        parts.append(f"BYDAY={','.join(days)}")
    for name in ("BYHOUR", "BYMINUTE", "BYSETPOS"):
        parts += _written(name, rule)
    if rule.week_start:
        parts.append(f"WKST={WEEKDAYS[rule.week_start]}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.until is not None:
        parts.append(f"UNTIL={_format_until(rule.until)}")
    return ";".join(parts)


def _split(text: str) -> dict[str, str]:
    if len(text) > RULE_MAX:
        raise RuleError("unsupported")
    lines = [line for line in text.upper().split() if not line.startswith("DTSTART")]
    if len(lines) != 1:
        raise RuleError("unreadable")
    parts: dict[str, str] = {}
    for pair in lines[0].removeprefix("RRULE:").strip(";").split(";"):
        name, _, value = pair.partition("=")
        if not value or name in parts:
            raise RuleError("unreadable")
        parts[name] = value
    return parts


def _number(text: str, most: int) -> int:
    if not text.isascii() or not text.isdigit() or not text.strip("0"):
        raise RuleError("unreadable")
    if int(text) > most:
        raise RuleError("unsupported")
    return int(text)


def _numbers(text: str, least: int, most: int) -> tuple[int, ...]:
    found = text.split(",")
    if not all(_NUMBER.fullmatch(number) for number in found):
        raise RuleError("unreadable")
    numbers = {int(number) for number in found}
    if any(not least <= number <= most or (least and not number) for number in numbers):
        raise RuleError("unreadable")
    return tuple(sorted(numbers, key=lambda number: (number < 0, number)))


def _weekdays(text: str) -> tuple[Weekday, ...]:
    days: set[Weekday] = set()
    for item in text.split(","):
        match = _WEEKDAY.fullmatch(item)
        if not match or (match[1] and not 1 <= abs(int(match[1])) <= 53):
            raise RuleError("unreadable")
        days.add((WEEKDAYS.index(match[2]), int(match[1]) if match[1] else None))
    return tuple(sorted(days, key=lambda day: (day[1] or 0, day[0])))


def _week_start(text: str) -> int:
    if text not in WEEKDAYS:
        raise RuleError("unreadable")
    return WEEKDAYS.index(text)


def _until(text: str) -> Until | None:
    """The end of a rule; 9999, which calendars write for "forever", is none."""
    match = _UNTIL.fullmatch(text)
    if not match:
        raise RuleError("unreadable")
    try:
        moment = datetime.strptime(match[1] + (match[2] or "000000"), "%Y%m%d%H%M%S")
    except ValueError as error:
        raise RuleError("unreadable") from error
    if moment.year < YEARS.start:
        raise RuleError("never")
    if moment.year >= YEARS.stop:
        return None
    if match[2] is None:
        return moment.date()
    return moment.replace(tzinfo=UTC) if match[3] else moment


def _check_together(rule: Rule) -> None:
    if rule.count is not None and rule.until is not None:
        raise RuleError("unreadable")
    if any(rule.freq in _FORBIDDEN.get(name, ()) for name in rule.by):
        raise RuleError("unreadable")
    if "BYSETPOS" in rule.by and len(rule.by) == 1 and not rule.weekdays:
        raise RuleError("unreadable")
    if len(rule.by.get("BYMINUTE", ())) > 1:  # repeats within the hour are no tasks
        raise RuleError("unsupported")
    if any(n is not None for _, n in rule.weekdays):
        _check_numbered(rule)


def _check_numbered(rule: Rule) -> None:
    """Weekdays such as 3FR count within a month or a year."""
    if rule.freq not in ("YEARLY", "MONTHLY") or "BYWEEKNO" in rule.by:
        raise RuleError("unreadable")
    if (rule.freq == "MONTHLY" or "BYMONTH" in rule.by) and any(
        n is not None and abs(n) > 5 for _, n in rule.weekdays
    ):
        raise RuleError("never")


def _written(name: str, rule: Rule) -> list[str]:
    if name not in rule.by:
        return []
    return [f"{name}={','.join(map(str, rule.by[name]))}"]


def _format_until(until: Until) -> str:
    if not isinstance(until, datetime):
        return until.strftime("%Y%m%d")
    if until.tzinfo is None:
        return until.strftime("%Y%m%dT%H%M%S")
    return until.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def end_of_day(day: date) -> datetime:
    """The last wall-clock time of a day."""
    return datetime.combine(day, time.max)
