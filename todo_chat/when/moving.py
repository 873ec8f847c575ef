"""Repeating tasks: how a rule reads once all occurrences have moved to another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from todo_chat.when.due import Due, Moment
from todo_chat.when.rules import Rule, RuleError, format_rule, parse_rule

_SURE_DAYS = 28  # every month has so many


def moved_rule(rule: str, old: Due, new: Due) -> str:
    """The rule whose occurrence at `old` is to be at `new`, and the others likewise.

    Of several days (the 1st and the 15th) or hours the one that `old` is at moves. A rule that
    does not say on which days it falls stays as it is.

    Raises:
        RuleError: it is unreadable or unsupported, or `fixed`: no rule says what it would become.
    """
    parsed = _at_other_hour(parse_rule(rule), old, new)
    before, after = _day(old), _day(new)
    if before != after and parsed.names_days:
        found = _moved(parsed, before, after)
        if found is None:
            raise RuleError("fixed")
        parsed = found
    return rule if parsed == parse_rule(rule) else format_rule(parsed)


def _at_other_hour(rule: Rule, old: Due, new: Due) -> Rule:
    """The rule with another one of its hours."""
    hours = rule.by.get("BYHOUR", ())
    if not isinstance(old, Moment) or not isinstance(new, Moment) or old.local.hour not in hours:
        return rule
    return replace(rule, by={**rule.by, "BYHOUR": _swapped(hours, old.local.hour, new.local.hour)})


def _moved(rule: Rule, old: date, new: date) -> Rule | None:
    by = dict(rule.by)
    if rule.freq == "WEEKLY" and not by.keys() & {"BYSETPOS", "BYMONTH"}:
        kept = {day for day in rule.weekdays if day[0] != old.weekday()}
        return replace(rule, weekdays=tuple(sorted({*kept, (new.weekday(), None)})))
    months = by.get("BYMONTH")
    if rule.freq not in ("MONTHLY", "YEARLY") or (rule.freq == "YEARLY" and months is None):
        return None
    if months is not None:
        several = len(rule.weekdays) + len(by.get("BYMONTHDAY", ())) > 1 and "BYSETPOS" not in by
        if rule.freq == "MONTHLY" or len(months) > 1 or (several and new.month != old.month):
            return None
        by["BYMONTH"] = (new.month,)
    if rule.weekdays:
        return None if by.keys() & {"BYMONTHDAY", "BYSETPOS"} else _on_weekday(rule, by, old, new)
    return _on_month_day(rule, by, old, new)


def _on_weekday(rule: Rule, by: dict[str, tuple[int, ...]], old: date, new: date) -> Rule | None:
    """The rule with another nth weekday of the month."""
    kept = [(day, n) for day, n in rule.weekdays if not _is_nth(old, day, n)]
    if len(rule.weekdays) == 1:
        kept = []
    if any(n is None for _, n in rule.weekdays) or len(kept) == len(rule.weekdays):
        return None
    last = any(n == -1 for _, n in rule.weekdays) and not any(n == -1 for _, n in kept)
    nth = -1 if last and (new + timedelta(days=7)).month != new.month else (new.day + 6) // 7
    weekdays = sorted({*kept, (new.weekday(), nth)}, key=lambda day: (day[1] or 0, day[0]))
    return replace(rule, by=by, weekdays=tuple(weekdays))


def _is_nth(at: date, day: int, n: int | None) -> bool:
    """Whether a date is the nth such weekday of its month, from its end when below zero."""
    first = (at.day + 6) // 7
    days = ((at.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day
    return at.weekday() == day and n in {first, -((days - at.day) // 7 + 1)}


def _on_month_day(rule: Rule, by: dict[str, tuple[int, ...]], old: date, new: date) -> Rule | None:
    """The rule with another day of the month."""
    days = by.get("BYMONTHDAY", ())
    if len(days) > 1 and by.get("BYSETPOS") != (-1,):
        at = old.day if old.day in days else -1
        ends = (old + timedelta(days=1)).month != old.month
        if "BYSETPOS" in by or at not in days or (at == -1 and not ends):
            return None
        last = new.day > _SURE_DAYS and (new + timedelta(days=1)).month != new.month
        to = -1 if last else new.day
        return replace(rule, by={**by, "BYMONTHDAY": _swapped(days, at, to)})
    if not days:
        return None
    by.pop("BYSETPOS", None)
    by["BYMONTHDAY"] = (new.day,)
    if new.day > _SURE_DAYS:
        by |= {"BYMONTHDAY": tuple(range(_SURE_DAYS, new.day + 1)), "BYSETPOS": (-1,)}
    return replace(rule, by=by)


def _swapped(numbers: tuple[int, ...], old: int, new: int) -> tuple[int, ...]:
    """Some numbers with one in place of another, in the order of rules."""
    kept = {*numbers} - {old} | {new}
    return tuple(sorted(kept, key=lambda number: (number < 0, number)))


def _day(due: Due) -> date:
    return due.local.date() if isinstance(due, Moment) else due
