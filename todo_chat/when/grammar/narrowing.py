"""A repeat narrowed by what else is said: the days of a second one, or all but some."""

from __future__ import annotations

from dataclasses import replace

from todo_chat.when.grammar.values import Repeat


def placed(repeat: Repeat, other: Repeat) -> tuple[Repeat, bool]:
    """A plain repeat on the days that a second one names, and whether they go together.

    "Every hour from 9 to 5 on weekdays", "weekly at 9 every monday".
    """
    plain = not (repeat.weekdays or repeat.month_days or repeat.months or repeat.year_day)
    if not plain and other == Repeat("WEEKLY", other.interval):
        spaced = repeat.freq == "WEEKLY" and repeat.interval == 1  # "fridays every two weeks"
        return (replace(repeat, interval=other.interval), True) if spaced else (repeat, False)
    if not plain or other.interval > 1 or other.from_completion or other.part or repeat.hours:
        return repeat, False
    weekly = other.freq == "WEEKLY" and bool(other.weekdays) and not other.months
    if weekly and repeat.freq in {"HOURLY", "WEEKLY"}:
        return replace(repeat, weekdays=other.weekdays), True
    if weekly and repeat == Repeat("DAILY"):
        return other, True
    named = other.freq == repeat.freq and bool(other.weekdays or other.month_days or other.months)
    return (replace(other, interval=repeat.interval), True) if named else (repeat, False)


def without(repeat: Repeat, weekdays: tuple[int, ...], months: tuple[int, ...]) -> Repeat | None:
    """A repeat less some weekdays or months; None when no rule says that."""
    if repeat.positions or repeat.week_numbers or repeat.from_completion:
        return None
    if months:
        left = tuple(m for m in repeat.months or range(1, 13) if m not in months)
        plain = repeat.freq == "YEARLY" and not repeat.months
        return None if plain or not left else replace(repeat, months=left)
    if repeat.freq == "DAILY" and repeat.interval == 1:
        held: tuple[int, ...] = tuple(range(7))
    elif repeat.freq == "WEEKLY" and repeat.weekdays:
        held = tuple(day for _, day in repeat.weekdays)
    else:
        return None
    kept = tuple((0, day) for day in held if day not in weekdays)
    return replace(repeat, freq="WEEKLY", weekdays=kept) if kept else None
