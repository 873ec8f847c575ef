"""Dues in words, seen from a person's now and zone."""

from __future__ import annotations

from datetime import date, datetime

from todo_chat.strings import t
from todo_chat.when.due import Due, Moment
from todo_chat.when.zones import zone_of


def due_label(due: Due, *, now: datetime, timezone: str) -> str:
    """A due in a few words: Today, Tomorrow 17:00, Friday, 3 Dec."""
    if not isinstance(due, Moment):
        return _day_words(due, today_in(now, timezone))
    local = due.at.astimezone(zone_of(timezone))
    day = _day_words(local.date(), today_in(now, timezone))
    return t("page.date.at", day=day, time=time_words(local.hour, local.minute))


def time_words(hour: int, minute: int) -> str:
    """A time of day as every sentence writes it: 9:00, 17:30."""
    return f"{hour}:{minute:02}"


def today_in(now: datetime, timezone: str) -> date:
    """The day that it is in a zone."""
    return now.astimezone(zone_of(timezone)).date()


def _month_day(day: date) -> str:
    return t("page.date.month_day", day=day.day, month=t(f"page.month.{day.month}"))


def _day_words(day: date, today: date) -> str:
    distance = (day - today).days
    if -1 <= distance <= 1:
        return t(("page.date.yesterday", "page.date.today", "page.date.tomorrow")[distance + 1])
    if 1 < distance < 7:
        return t(f"page.weekday.{day.isoweekday()}")
    if day.year != today.year:
        return t("page.date.year", day=_month_day(day), year=day.year)
    return _month_day(day)
