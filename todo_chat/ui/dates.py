"""Days and dues in words, seen from a person's now and zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from todo_chat.strings import t
from todo_chat.when import Due, Moment, zone_of


def _today(now: datetime, timezone: str) -> date:
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


def long_date(now: datetime, timezone: str) -> str:
    """Today written out: Saturday, 22 November."""
    today = _today(now, timezone)
    weekday = t(f"page.weekday.{today.isoweekday()}")
    month = t(f"page.month_long.{today.month}")
    return t("page.date.long", weekday=weekday, day=today.day, month=month)


def greeting(now: datetime, timezone: str) -> str:
    """Good morning, good afternoon or good evening, by the clock of the zone."""
    hour = now.astimezone(zone_of(timezone)).hour
    if 5 <= hour < 12:
        return t("page.greeting.morning")
    return t("page.greeting.afternoon" if 12 <= hour < 18 else "page.greeting.evening")


def day_heading(moment: datetime, *, now: datetime, timezone: str) -> str:
    """The group a past moment belongs to: today, yesterday, this week, earlier."""
    today = _today(now, timezone)
    day = moment.astimezone(zone_of(timezone)).date()
    if day >= today - timedelta(days=1):
        return t("page.date.today" if day >= today else "page.date.yesterday")
    return t("page.heading.week" if day > today - timedelta(days=7) else "page.heading.earlier")


def due_label(due: Due, *, now: datetime, timezone: str) -> str:
    """A due in a few words: Today, Tomorrow 17:00, Friday, 3 Dec."""
    if not isinstance(due, Moment):
        return _day_words(due, _today(now, timezone))
    local = due.at.astimezone(zone_of(timezone))
    day = _day_words(local.date(), _today(now, timezone))
    return t("page.date.at", day=day, time=f"{local:%H:%M}")


def due_tone(due: Due, *, now: datetime, timezone: str) -> str:
    """Whether a due is `late`, `today`, or neither."""
    today = _today(now, timezone)
    if isinstance(due, Moment):
        if due.at < now:
            return "late"
        return "today" if due.at.astimezone(zone_of(timezone)).date() == today else ""
    if due < today:
        return "late"
    return "today" if due == today else ""


def due_date(due: Due) -> str:
    """The day of a due, as a date field holds it."""
    return (due.local.date() if isinstance(due, Moment) else due).isoformat()


def due_time(due: Due) -> str:
    """The time of a due, as a time field holds it; nothing for a day."""
    return f"{due.local:%H:%M}" if isinstance(due, Moment) else ""
