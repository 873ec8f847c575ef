"""Recurrence rules in words: "every 3rd Friday at 9:00"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from todo_chat.strings import t
from todo_chat.when.due import Due, Moment
from todo_chat.when.due_words import time_words
from todo_chat.when.expansion import explicit
from todo_chat.when.rule_days import days_in_words, in_periods, join
from todo_chat.when.rules import Rule, parse_rule
from todo_chat.when.zones import zone_of


def describe_rule(rule: str, due: Due | None = None, *, from_completion: bool = False) -> str:
    """A rule in words; a due tells the day and the time that the rule takes from it.

    Raises:
        RuleError: the rule is unreadable or unsupported.
    """
    given = parse_rule(rule)
    full = _with_due(given, due)
    if not from_completion:
        words = days_in_words(full)
        times_key = "rule.at"
    elif given.names_days or given.by.keys() & {"BYMONTH", "BYSETPOS"}:
        words = t("rule.counted_from_done", words=days_in_words(given))
        times_key = "rule.after_at"
    else:
        words = in_periods("rule.after", given)
        times_key = "rule.after_at"
    if "BYHOUR" in full.by:
        words = t(times_key, words=words, times=_times(full))
    return _with_end(words, given, due)


def _with_due(rule: Rule, due: Due | None) -> Rule:
    """The rule with the days that it takes from its due, and the time if the due has one."""
    if due is None:
        return rule
    if isinstance(due, Moment):
        return explicit(rule, due.local.replace(tzinfo=None))
    full = explicit(rule, datetime.combine(due, time()))
    timeless = {name: full.by[name] for name in full.by if name not in ("BYHOUR", "BYMINUTE")}
    return replace(full, by=timeless)


def _times(rule: Rule) -> str:
    minute = rule.by.get("BYMINUTE", (0,))[0]
    return join("list.and", [time_words(hour, minute) for hour in rule.by["BYHOUR"]])


def _with_end(words: str, rule: Rule, due: Due | None) -> str:
    if rule.count is not None:
        key = "rule.once" if rule.count == 1 else "rule.times"
        return t(key, words=words, n=rule.count)
    if rule.until is None:
        return words
    last = _last_day(rule.until, due)
    day = t("date.full", day=last.day, month=t(f"month.{last.month}"), year=last.year)
    return t("rule.until", words=words, day=day)


def _last_day(until: date | datetime, due: Due | None) -> date:
    """The last day on which the rule can fire: an end before the time of day spares its day."""
    if not isinstance(until, datetime):
        return until
    if not isinstance(due, Moment):
        return until.date()
    local = until.astimezone(zone_of(due.zone)) if until.tzinfo else until
    return local.date() - timedelta(days=local.time() < due.local.time())
