"""What a tool's result says of a task: its fields, and its dates in words too."""

from __future__ import annotations

from typing import Any

from todo_chat.agent.context import RunContext
from todo_chat.models import Reminder, RepeatsFrom, Task
from todo_chat.services.dues import due_of, slot_of
from todo_chat.services.task_views import brief_task, reminder_data
from todo_chat.strings import t
from todo_chat.when import Moment
from todo_chat.when.due_words import due_label
from todo_chat.when.length_words import length_words
from todo_chat.when.recurrence import describe_rule


def shown_task(task: Task, run: RunContext) -> dict[str, Any]:
    """A task for the assistant; dues, repeats and reminders as ISO or rule, and in words."""
    shown = brief_task(task)
    due = due_of(task)
    if due is not None:
        shown["due_words"] = due_label(due, now=run.now, timezone=run.timezone)
    if task.deadline:
        shown["deadline_words"] = due_label(task.deadline, now=run.now, timezone=run.timezone)
    if task.recurrence:
        done = task.repeats_from == RepeatsFrom.COMPLETION
        usual = slot_of(task, run.timezone)
        shown["repeats"] = describe_rule(task.recurrence, usual, from_completion=done)
    if task.reminders:
        shown["reminders"] = [shown_reminder(reminder, run) for reminder in task.reminders]
    return shown


def shown_reminder(reminder: Reminder, run: RunContext) -> dict[str, Any]:
    """A reminder: what was asked for, in words, and when it goes off."""
    shown: dict[str, Any] = {"words": _asked(reminder, run)}
    if reminder.fires_at:
        moment = Moment(reminder.fires_at, run.timezone)
        shown["at"] = reminder_data(reminder, timezone=run.timezone)["fires_at"]
        shown["at_words"] = due_label(moment, now=run.now, timezone=run.timezone)
    return shown


def _asked(reminder: Reminder, run: RunContext) -> str:
    if reminder.snoozed_until or reminder.at:
        at = reminder.snoozed_until or reminder.at
        assert at is not None
        return due_label(Moment(at, run.timezone), now=run.now, timezone=run.timezone)
    if not reminder.before_minutes:
        return t("tool.reminder.when_due")
    return t("tool.reminder.before", length=length_words(reminder.before_minutes))
