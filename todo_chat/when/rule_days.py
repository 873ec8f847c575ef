"""The days of a rule in words: "every 2 weeks on Monday and Thursday"."""

from __future__ import annotations

from collections.abc import Sequence

from todo_chat.strings import t
from todo_chat.when.rules import Rule

_WORKDAYS = (0, 1, 2, 3, 4)
_WEEKEND = (5, 6)
_DATES_MAX = 4  # more dates than these are not worth a list

Numbered = tuple[int, str | None]  # the 3rd Friday; without a name the 3rd day


def days_in_words(rule: Rule) -> str:
    """When a rule fires, without times and ends, as people say it or else part by part."""
    say = {"HOURLY": _plain, "DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly}
    return say.get(rule.freq, _yearly)(rule) or _part_by_part(rule)


def in_periods(key: str, rule: Rule) -> str:
    """The words of `key` for the rule's period: "every day", "every 3 days"."""
    if rule.interval == 1:
        return t(f"{key}.{rule.freq}")
    return t(f"{key}_n.{rule.freq}", n=rule.interval)


def join(key: str, items: Sequence[str]) -> str:
    """Items as a list of words: "Monday, Tuesday and Friday"."""
    if len(items) == 1:
        return items[0]
    return t(key, first=t("list.between").join(items[:-1]), last=items[-1])


def _plain(rule: Rule) -> str | None:
    if rule.names_days or rule.by.keys() & {"BYMONTH", "BYSETPOS"}:
        return None
    return in_periods("rule.every", rule)


def _daily(rule: Rule) -> str | None:
    if rule.weekdays and rule.interval == 1:
        return _weekly(rule)
    return None if rule.names_days or "BYSETPOS" in rule.by else _in_months(rule, _every(rule))


def _weekly(rule: Rule) -> str | None:
    """Also for other frequencies, when their weekdays are meant in each week."""
    if rule.by.keys() & {"BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYSETPOS"}:
        return None
    if not rule.weekdays:
        return _in_months(rule, _every(rule))
    days = tuple(day for day, _ in rule.weekdays)
    if rule.interval > 1:
        return _in_months(rule, t("rule.on", every=_every(rule), days=_weekdays(days)))
    name = _set_name(days) if len(days) != len(_WEEKEND) else None
    return _in_months(rule, t("rule.each", days=name or _weekdays(days)))


def _monthly(rule: Rule) -> str | None:
    if not rule.names_days:
        return None if "BYSETPOS" in rule.by else _in_months(rule, _every(rule))
    numbered = _numbered(rule)
    if not numbered:
        unnumbered = all(n is None for _, n in rule.weekdays)
        return _weekly(rule) if rule.weekdays and unnumbered and rule.interval == 1 else None
    days = _numbered_words(numbered)
    of_a_set = "BYSETPOS" in rule.by and len(rule.weekdays) > 1  # the 1st weekday, whichever
    if (of_a_set or any(n < 0 for n, _ in numbered)) and "BYMONTH" not in rule.by:
        days = t("rule.of_month", days=days)
    return _in_months(rule, _each("rule.on_the", rule, days))


def _yearly(rule: Rule) -> str | None:
    if not rule.names_days:
        return _plain(rule)
    numbered = _numbered(rule)
    months = rule.by.get("BYMONTH", ())
    if not numbered or ("BYSETPOS" in rule.by and len(months) > 1):
        return None
    if not months:
        if any(name is None for _, name in numbered):
            return None
        return _each("rule.on_the", rule, t("rule.of_year", days=_numbered_words(numbered)))
    if all(n > 0 and name is None for n, name in numbered):
        return _dates(rule, months, [n for n, _ in numbered])
    days = t("rule.of", days=_numbered_words(numbered), months=_months(months))
    return _each("rule.on_the", rule, days)


def _dates(rule: Rule, months: Sequence[int], days: Sequence[int]) -> str | None:
    if len(months) * len(days) > _DATES_MAX:
        return None
    dates = [t("rule.date", day=day, month=t(f"month.{month}")) for month in months for day in days]
    return _each("rule.on", rule, join("list.and", dates))


def _numbered(rule: Rule) -> list[Numbered] | None:
    """The days that are counted within the period, such as the 3rd Friday; None if they aren't."""
    if rule.by.keys() & {"BYWEEKNO", "BYYEARDAY"}:
        return None
    month_days, positions = rule.by.get("BYMONTHDAY", ()), rule.by.get("BYSETPOS", ())
    if month_days:
        return None if rule.weekdays else _numbered_month_days(month_days, positions)
    if not positions:
        numbered: list[Numbered] = [(n, _weekday(day)) for day, n in rule.weekdays if n is not None]
        return numbered if len(numbered) == len(rule.weekdays) else None
    name = _set_name(tuple(day for day, _ in rule.weekdays))
    if name is None or any(n is not None for _, n in rule.weekdays):
        return None
    return [(position, name) for position in positions]


def _numbered_month_days(days: Sequence[int], positions: Sequence[int]) -> list[Numbered] | None:
    if not positions:
        return [(day, None) for day in days]
    if positions == (-1,) and len(days) > 1 and tuple(days) == tuple(range(28, days[-1] + 1)):
        return [(days[-1], None)]  # or the last day of a month that is too short
    return None


def _numbered_words(numbered: Sequence[Numbered]) -> str:
    return join("list.and", [_numbered_word(n, name) for n, name in numbered])


def _numbered_word(n: int, name: str | None) -> str:
    if name is None and n > 0:
        return _nth(n)
    return t("rule.nth", nth=_nth(n), day=name or t("rule.day"))


def _part_by_part(rule: Rule) -> str:
    """A truthful wording of whatever a rule holds."""
    parts = [_every(rule)]
    if "BYMONTH" in rule.by:
        parts.append(t("rule.part.months", months=_months(rule.by["BYMONTH"])))
    for name in ("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY"):
        if name in rule.by:
            numbers = join("list.and", [_nth(n) for n in rule.by[name]])
            parts.append(t(f"rule.part.{name}", numbers=numbers))
    if rule.weekdays:
        days = [_numbered_weekday(day, n) for day, n in rule.weekdays]
        if rule.by.keys() & {"BYYEARDAY", "BYMONTHDAY"}:
            parts.append(t("rule.part.only", days=join("list.or", days)))
        else:
            parts.append(t("rule.part.each", days=join("list.and", days)))
    if "BYSETPOS" in rule.by:
        positions = join("list.and", [_nth(n) for n in rule.by["BYSETPOS"]])
        parts.append(t("rule.part.positions", numbers=positions))
    return t("list.between").join(parts)


def _numbered_weekday(day: int, n: int | None) -> str:
    return _weekday(day) if n is None else t("rule.nth", nth=_nth(n), day=_weekday(day))


def _every(rule: Rule) -> str:
    return in_periods("rule.every", rule)


def _each(key: str, rule: Rule, days: str) -> str:
    if rule.interval == 1:
        return t("rule.each", days=days)
    return t(key, every=_every(rule), days=days)


def _in_months(rule: Rule, words: str) -> str:
    if "BYMONTH" not in rule.by:
        return words
    return t("rule.in", words=words, months=_months(rule.by["BYMONTH"]))


def _months(months: Sequence[int]) -> str:
    return join("list.and", [t(f"month.{month}") for month in months])


def _weekdays(days: Sequence[int]) -> str:
    return join("list.and", [_weekday(day) for day in days])


def _weekday(day: int) -> str:
    return t(f"weekday.{day}")


def _set_name(days: tuple[int, ...]) -> str | None:
    if len(days) == 1:
        return _weekday(days[0])
    named = {_WORKDAYS: "rule.weekday", _WEEKEND: "rule.weekend", _WORKDAYS + _WEEKEND: "rule.day"}
    return t(named[days]) if days in named else None


def _nth(n: int) -> str:
    if n > 0:
        return t(f"ordinal.{n}")
    return t("rule.last") if n == -1 else t("rule.nth_to_last", nth=t(f"ordinal.{-n}"))
