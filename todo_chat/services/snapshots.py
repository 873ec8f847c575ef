"""Snapshots: a task, project or tag as plain data, as changes keep it, and back again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from todo_chat.models import Project, Reminder, ReminderStatus, Tag, Task
from todo_chat.services.changes import Snapshot
from todo_chat.services.dues import due_of, set_due
from todo_chat.when import Moment, format_due

_PLAIN = (
    "id",
    "number",
    "title",
    "notes",
    "status",
    "priority",
    "due_zone",
    "estimate_minutes",
    "recurrence",
    "repeats_from",
    "series_id",
    "slot",
    "usual",
    "project_id",
    "position",
    "version",
)
_DAYS = ("due_date", "deadline")
_INSTANTS = ("due_at", "created_at", "completed_at", "deleted_at")
_OF_A_REMINDER = ("id", "at", "before_minutes", "snoozed_until")
_OF_A_PROJECT = ("id", "name", "color", "position", "version")
_OF_A_TAG = ("id", "name", "color")

DUE_FIELDS = frozenset({"due_date", "due_at", "due_zone"})  # one due, which people know as `due`

_UNCOUNTED = frozenset({"version"})  # what differs after every write, and says nothing


def task_snapshot(task: Task) -> Snapshot:
    """A task with the names of its tags and with its reminders."""
    plain = {name: _plain(getattr(task, name)) for name in (*_PLAIN, *_DAYS, *_INSTANTS)}
    tags = sorted((tag.name for tag in task.tags), key=str.casefold)
    reminders = sorted(map(_reminder_snapshot, task.reminders), key=lambda kept: kept["id"] or 0)
    return {**plain, "tags": tags, "reminders": reminders}


def _reminder_snapshot(reminder: Reminder) -> Snapshot:
    claimed = reminder.status == ReminderStatus.CLAIMED
    return {
        **{name: _plain(getattr(reminder, name)) for name in _OF_A_REMINDER},
        "fires_at": _plain(reminder.fires_at),
        "status": str(ReminderStatus.WAITING if claimed else reminder.status),
    }


def project_snapshot(project: Project) -> Snapshot:
    """A project."""
    return {name: _plain(getattr(project, name)) for name in _OF_A_PROJECT}


def tag_snapshot(tag: Tag) -> Snapshot:
    """A tag."""
    return {name: _plain(getattr(tag, name)) for name in _OF_A_TAG}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def fields_between(before: Snapshot, after: Snapshot) -> list[str]:
    """The fields in which two snapshots of one thing differ."""
    names = before.keys() - _UNCOUNTED
    return sorted(name for name in names if not _same(name, before[name], after.get(name)))


def field_of(snapshot: Snapshot, name: str) -> Any:
    """A field as people know it: `due` is the day, or the moment with its offset."""
    if name != "due":
        return snapshot.get(name)
    if snapshot["due_at"] and snapshot["due_zone"]:
        return format_due(Moment(datetime.fromisoformat(snapshot["due_at"]), snapshot["due_zone"]))
    return snapshot["due_date"]


def _same(field: str, one: Any, other: Any) -> bool:
    """Whether a field is as it was; when a reminder goes off, and whether it did, follows."""
    if field != "reminders":
        return bool(one == other)
    return _wishes(one or ()) == _wishes(other or ())


def _wishes(reminders: Iterable[Snapshot]) -> list[list[Any]]:
    return [[kept[name] for name in _OF_A_REMINDER] for kept in reminders]


def write_fields(task: Task, snapshot: Snapshot, fields: Iterable[str]) -> None:
    """Put a snapshot's plain fields back into a task, all but tags, project and reminders."""
    for name in set(fields) - {"tags", "reminders", "project_id"} - _UNCOUNTED:
        setattr(task, name, _value(name, snapshot[name]))
    set_due(task, due_of(task))


def write_reminders(task: Task, kept: list[Snapshot], now: datetime) -> None:
    """Give a task the reminders of a snapshot again, under the ids that they had.

    One that was delivered meanwhile does not wait again for an instant that has passed.
    """
    present = {reminder.id: reminder for reminder in task.reminders}
    task.reminders = [_write_reminder(present.get(one["id"]), task, one, now) for one in kept]


def _write_reminder(
    reminder: Reminder | None, task: Task, kept: Snapshot, now: datetime
) -> Reminder:
    fires_at = _value("at", kept["fires_at"])
    if reminder is None:
        reminder = Reminder(id=kept["id"], user_id=task.user_id, status=kept["status"])
    elif reminder.status != ReminderStatus.DELIVERED or not fires_at or fires_at > now:
        reminder.status = kept["status"]
    reminder.at = _value("at", kept["at"])
    reminder.before_minutes = kept["before_minutes"]
    reminder.snoozed_until = _value("at", kept["snoozed_until"])
    reminder.fires_at = fires_at
    return reminder


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _DAYS:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if name in {*_INSTANTS, "at"} else value
