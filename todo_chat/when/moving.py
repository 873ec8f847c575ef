"""Repeating tasks: how a rule reads once all occurrences have moved to another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from todo_chat.when.due import Due, Moment
from todo_chat.when.rules import Rule, format_rule, parse_rule

_SURE_DAYS = 28  # every month has so many


def moved_rule(rule: str, old: Due, new: Due) -> str:
    """The rule whose occurrence at `old` is to be at `new`, and the others likewise.

    A rule that does not say on which days it falls, or says it in a way that can't be moved (twice
    a month, the 100th day of a year), stays as it is.

    Raises:
        RuleError: the rule is unreadable or unsupported.
    """
    parsed, before, after = parse_rule(rule), _day(old), _day(new)
    if before == after or not parsed.names_days:
        return rule
    return format_rule(_moved(parsed, before, after) or parsed)


def _moved(rule: Rule, old: date, new: date) -> Rule | None:
    by = dict(rule.by)
    if rule.freq == "WEEKLY" and not by.keys() & {"BYSETPOS", "BYMONTH"}:
        kept = {day for day in rule.weekdays if day[0] != old.weekday()}
        return replace(rule, weekdays=tuple(sorted({*kept, (new.weekday(), None)})))
    months = by.get("BYMONTH")
    if rule.freq not in ("MONTHLY", "YEARLY") or (rule.freq == "YEARLY" and months is None):
        return None
    if months is not None:
        if rule.freq == "MONTHLY" or len(months) > 1:
            return None
        by["BYMONTH"] = (new.month,)
    if len(rule.weekdays) == 1 and not by.keys() & {"BYMONTHDAY", "BYSETPOS"}:
        ((_, which),) = rule.weekdays
        last = which == -1 and (new + timedelta(days=7)).month != new.month
        nth = -1 if last else (new.day + 6) // 7
        return replace(rule, by=by, weekdays=((new.weekday(), nth),)) if which else None
    days = by.get("BYMONTHDAY", ())
    if rule.weekdays or not days or (len(days) > 1 and by.get("BYSETPOS") != (-1,)):
        return None
    by.pop("BYSETPOS", None)
    by["BYMONTHDAY"] = (new.day,)
    if new.day > _SURE_DAYS:
        by |= {"BYMONTHDAY": tuple(range(_SURE_DAYS, new.day + 1)), "BYSETPOS": (-1,)}
    return replace(rule, by=by)


def _day(due: Due) -> date:
    return due.local.date() if isinstance(due, Moment) else due
