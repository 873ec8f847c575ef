"""Days and dues in words, seen from a person's now and zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from todo_chat.strings import t
from todo_chat.when import Due, Moment, zone_of
from todo_chat.when.due_words import due_label, today_in

__all__ = [
    "day_heading",
    "day_title",
    "due_date",
    "due_label",
    "due_time",
    "due_tone",
    "greeting",
    "local_day",
    "long_date",
]


def long_date(now: datetime, timezone: str) -> str:
    """Today written out: Saturday, 22 November."""
    today = today_in(now, timezone)
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
    today = today_in(now, timezone)
    day = moment.astimezone(zone_of(timezone)).date()
    if day >= today - timedelta(days=1):
        return t("page.date.today" if day >= today else "page.date.yesterday")
    return t("page.heading.week" if day > today - timedelta(days=7) else "page.heading.earlier")


def due_tone(due: Due, *, now: datetime, timezone: str) -> str:
    """Whether a due is `late`, `today`, or neither."""
    today = today_in(now, timezone)
    if isinstance(due, Moment):
        if due.at < now:
            return "late"
        return "today" if due.at.astimezone(zone_of(timezone)).date() == today else ""
    if due < today:
        return "late"
    return "today" if due == today else ""


def due_date(due: Due, timezone: str) -> str:
    """The day of a due where the person is, as a date field holds it."""
    return local_day(due, timezone).isoformat()


def due_time(due: Due, timezone: str) -> str:
    """The time of a due where the person is, as a time field holds it; nothing for a day."""
    return f"{due.at.astimezone(zone_of(timezone)):%H:%M}" if isinstance(due, Moment) else ""


def local_day(due: Due, timezone: str) -> date:
    """The day of a due where the person is."""
    return due.at.astimezone(zone_of(timezone)).date() if isinstance(due, Moment) else due


def day_title(day: date, today: date) -> str:
    """The heading of a day: Today, Wednesday 25 November; the year if it is another."""
    distance = (day - today).days
    if distance == 0:
        return t("page.date.today")
    if distance == 1:
        return t("page.date.tomorrow")
    words = t(
        "page.date.long",
        weekday=t(f"page.weekday.{day.isoweekday()}"),
        day=day.day,
        month=t(f"page.month_long.{day.month}"),
    )
    return words if day.year == today.year else t("page.date.year", day=words, year=day.year)
