"""When reminders go off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.errors import FieldError
from todo_chat.models import Reminder, ReminderStatus, Task, TaskStatus, User
from todo_chat.models.columns import utc_now
from todo_chat.services.dues import due_of, start_of
from todo_chat.strings import t
from todo_chat.when import Due, Moment
from todo_chat.when.due_words import due_label

REMINDERS_A_TASK = 10
BEFORE_MAX = 525_600
DAY_HOUR = 9  # a due without a time counts from this hour, as reminders in calendars do


@dataclass(frozen=True)
class ReminderTime:
    """When a person wants to be reminded: at an instant, or a time before the due."""

    at: datetime | None = None
    before_minutes: int | None = None


def fire_time(wish: ReminderTime, due: Due | None, zone: str) -> datetime | None:
    """The instant of a reminder; None where it needs a due that is not there."""
    if wish.at is not None:
        return wish.at
    if due is None or wish.before_minutes is None:
        return None
    return start_of(due, zone, DAY_HOUR) - timedelta(minutes=wish.before_minutes)


def reminder_errors(
    wishes: Sequence[ReminderTime],
    *,
    kept: set[ReminderTime],
    due: Due | None,
    zone: str,
    now: datetime,
) -> list[FieldError]:
    """What is wrong with the reminders that a task is to have; `kept` are those it has."""
    if len(wishes) > REMINDERS_A_TASK:
        return [FieldError("reminders", t("reminder.too_many", limit=REMINDERS_A_TASK))]
    for wish in wishes:
        if (wish.at is None) == (wish.before_minutes is None):
            return [FieldError("reminders", t("reminder.unclear"))]
        if wish.before_minutes is not None and not 0 <= wish.before_minutes <= BEFORE_MAX:
            return [FieldError("reminders", t("reminder.before_range", limit=BEFORE_MAX))]
        fires_at = fire_time(wish, due, zone)
        if fires_at is None:
            return [FieldError("reminders", t("reminder.no_due"))]
        if fires_at <= now and wish not in kept:
            at = due_label(Moment(fires_at, zone), now=now, timezone=zone)
            return [FieldError("reminders", t("reminder.past", at=at))]
    return []


def wish_of(reminder: Reminder) -> ReminderTime:
    """What the person asked for."""
    return ReminderTime(reminder.at, reminder.before_minutes)


def set_reminders(task: Task, wishes: Sequence[ReminderTime]) -> None:
    """Give a task these reminders; one that it has already stays the same row."""
    present = {wish_of(reminder): reminder for reminder in task.reminders}
    task.reminders = [
        present.get(wish)
        or Reminder(user_id=task.user_id, at=wish.at, before_minutes=wish.before_minutes)
        for wish in dict.fromkeys(wishes)
    ]


def forget_snoozes(task: Task) -> None:
    """Let a task's reminders follow its due again, once that has changed."""
    for reminder in task.reminders:
        reminder.snoozed_until = None


def reschedule(task: Task, *, zone: str, now: datetime) -> None:
    """Work out anew when a task's reminders go off, once it, or one of them, has changed.

    A reminder whose new time has passed does not go off, unless it only rested (its task was done
    or in the bin): that one is late, not lost.
    """
    for reminder in task.reminders:
        fires_at = time_of(reminder, task, zone)
        if fires_at == reminder.fires_at:
            continue
        if fires_at and fires_at > now:
            reminder.status, reminder.delivered_at = ReminderStatus.WAITING, None
        elif fires_at and (reminder.fires_at or reminder.id is None):
            reminder.status = ReminderStatus.DONE
        reminder.fires_at = fires_at


def time_of(reminder: Reminder, task: Task, zone: str) -> datetime | None:
    """When a reminder goes off as its task is now; None while that is done or in the bin."""
    if task.status == TaskStatus.COMPLETED or task.deleted_at:
        return None
    return reminder.snoozed_until or fire_time(wish_of(reminder), due_of(task), zone)


async def reschedule_all(session: Session, *, owner: User) -> None:
    """Work out anew when reminders of days go off, once a person's days begin elsewhere."""
    query = select(Task).where(
        col(Task.user_id) == owner.id,
        col(Task.due_date).is_not(None),
        col(Task.reminders).any(col(Reminder.fires_at).is_not(None)),
    )
    for task in await session.scalars(query):
        reschedule(task, zone=owner.timezone, now=utc_now())
