"""Tasks as a browser may see them: plain values, with every word already chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from todo_chat.models import Reminder, ReminderStatus, Task, TaskStatus
from todo_chat.services.dues import due_of
from todo_chat.services.reminder_times import wish_of
from todo_chat.strings import t
from todo_chat.ui.dates import due_date, due_label, due_time, due_tone, local_day
from todo_chat.ui.task_words import repeat_words, zoned_repeat_words
from todo_chat.when import Moment
from todo_chat.when.due_words import today_in
from todo_chat.when.length_words import length_words

TAGS_SEEN = 6


@dataclass(frozen=True)
class TagView:
    """A tag, and the name of its colour."""

    name: str
    color: str = ""


@dataclass(frozen=True)
class TaskView:
    """A task in the list, with no more than is seen there.

    `day` is the day of its due where the person is, and `more_tags` says how many there are besides
    the first few. `fresh` marks one that has just come or changed.
    """

    number: int
    title: str
    done: bool
    priority: str
    priority_label: str
    due: str
    due_tone: str
    tags: tuple[TagView, ...]
    more_tags: str = ""
    day: str = ""
    deadline: str = ""
    deadline_tone: str = ""
    estimate: str = ""
    repeats: str = ""
    reminder: str = ""
    project: str = ""
    project_color: str = ""
    binned: bool = False
    fresh: bool = False


@dataclass(frozen=True)
class GroupView:
    """Tasks that stand together: of a day (ISO), or whatever the heading says."""

    key: str
    heading: str = ""
    day: str = ""
    tone: str = ""
    tasks: list[TaskView] = field(default_factory=list)


def task_view(task: Task, *, now: datetime, timezone: str, shows_project: bool = True) -> TaskView:
    """A task, its due in words of today."""
    due = due_of(task)
    done = task.status == TaskStatus.COMPLETED
    tags = tuple(TagView(tag.name, tag.color or "") for tag in task.tags[:TAGS_SEEN])
    more = len(task.tags) - len(tags)
    late = not done and task.deadline and task.deadline < today_in(now, timezone)
    project = task.project if shows_project else None
    return TaskView(
        number=task.number,
        title=task.title,
        done=done,
        priority=task.priority,
        priority_label="" if task.priority == "none" else t(f"page.priority.{task.priority}"),
        due=due_label(due, now=now, timezone=timezone) if due else "",
        due_tone="" if done or not due else due_tone(due, now=now, timezone=timezone),
        tags=tags,
        more_tags=t("page.task.more_tags", count=more) if more else "",
        day=local_day(due, timezone).isoformat() if due else "",
        deadline=due_label(task.deadline, now=now, timezone=timezone) if task.deadline else "",
        deadline_tone="late" if late else "",
        estimate=length_words(task.estimate_minutes) if task.estimate_minutes else "",
        repeats=zoned_repeat_words(task, timezone),
        reminder="" if done else _reminder_words(task.reminders, now=now, timezone=timezone),
        project=project.name if project else "",
        project_color=project.color if project else "",
        binned=task.deleted_at is not None,
    )


def _reminder_words(reminders: Sequence[Reminder], *, now: datetime, timezone: str) -> str:
    """The next reminder, and how many more there are."""
    waiting = [
        reminder
        for reminder in reminders
        if reminder.fires_at and reminder.status == ReminderStatus.WAITING
    ]
    if not waiting:
        return ""
    first = min(waiting, key=lambda reminder: reminder.fires_at or now)
    words = reminder_words(first, now=now, timezone=timezone)
    more = len(waiting) - 1
    return t("page.task.reminder_more", first=words, more=more) if more else words


def reminder_words(reminder: Reminder, *, now: datetime, timezone: str) -> str:
    """When a reminder goes off: a time before the due, or a moment."""
    wish = wish_of(reminder)
    if reminder.snoozed_until is None and wish.before_minutes is not None:
        if not wish.before_minutes:
            return t("page.task.reminder_at_due")
        return t("page.task.reminder_before", length=length_words(wish.before_minutes))
    at = reminder.snoozed_until or wish.at
    return due_label(Moment(at, timezone), now=now, timezone=timezone) if at else ""


@dataclass(frozen=True)
class FieldsView:
    """What the fields of a task's sheet hold: words where there are any, else ISO 8601."""

    title: str = ""
    notes: str = ""
    priority: str = "none"
    due: str = ""
    due_date: str = ""
    due_time: str = ""
    deadline: str = ""
    estimate: str = ""
    repeats: str = ""
    project: str = ""
    tag_line: str = ""
    done: bool = False


def fields_view(task: Task, *, now: datetime, timezone: str) -> FieldsView:
    """A task as its sheet shows it."""
    view = task_view(task, now=now, timezone=timezone)
    due = due_of(task)
    return FieldsView(
        title=view.title,
        notes=task.notes,
        priority=view.priority,
        due=view.due,
        due_date=due_date(due, timezone) if due else "",
        due_time=due_time(due, timezone) if due else "",
        deadline=task.deadline.isoformat() if task.deadline else "",
        estimate=view.estimate,
        repeats=repeat_words(task),
        project=view.project,
        tag_line=", ".join(tag.name for tag in task.tags),
        done=view.done,
    )
