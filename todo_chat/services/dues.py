"""Dues as the tables keep them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from todo_chat.models import Task
from todo_chat.when import Due, Moment, read_due, zone_of


def due_of(task: Task) -> Due | None:
    """A task's due as one value."""
    if task.due_at and task.due_zone:
        return Moment(task.due_at, task.due_zone)
    return task.due_date


def set_due(task: Task, due: Due | None) -> None:
    """Give a task a due, or none."""
    task.due_date = due if isinstance(due, date) else None
    task.due_at = due.at if isinstance(due, Moment) else None
    task.due_zone = due.zone if isinstance(due, Moment) else None
    if isinstance(due, Moment):
        task.due_sort = due.at
    else:
        task.due_sort = datetime(due.year, due.month, due.day, tzinfo=UTC) if due else None


def day_of(due: Due) -> date:
    """The day of a due, on the calendar of its own zone."""
    return due.local.date() if isinstance(due, Moment) else due


def move_to_day(due: Due | None, day: date) -> Due:
    """A due on another day; a moment keeps its time on the clock."""
    if not isinstance(due, Moment):
        return day
    wall = datetime.combine(day, due.local.time(), zone_of(due.zone))
    return Moment(wall.astimezone(UTC), due.zone)


def write_slot(due: Due) -> str:
    """A due as text in its own zone's time."""
    return due.local.isoformat() if isinstance(due, Moment) else due.isoformat()


def slot_of(task: Task, zone: str) -> Due | None:
    """The due that the rule of a repeating task gave it, wherever it was moved since.

    The slot of a task that was moved to a mere day has no zone left, and is meant in `zone`.
    """
    return read_due(task.slot, task.due_zone or zone) if task.slot else due_of(task)


def today(now: datetime, zone: str) -> date:
    """The day that it is in a zone."""
    return now.astimezone(zone_of(zone)).date()


def start_of(due: Due, zone: str, hour: int) -> datetime:
    """The instant of a due; a day counts from an hour of its morning in `zone`."""
    if isinstance(due, Moment):
        return due.at
    return datetime.combine(due, time(hour), zone_of(zone)).astimezone(UTC)
