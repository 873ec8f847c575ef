"""Reminders: which are due, who delivers them, snoozing and dismissing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import col

from todo_chat.db import Session, touch
from todo_chat.errors import InvalidInput, NotFound
from todo_chat.models import Reminder, ReminderStatus, Task, User
from todo_chat.services.owners import lock_owner
from todo_chat.services.reminder_times import ReminderTime, reschedule
from todo_chat.services.task_fields import TaskChanges
from todo_chat.services.task_rows import begin_edit, save
from todo_chat.services.tasks import update_task
from todo_chat.strings import t
from todo_chat.when import Moment
from todo_chat.when.due_words import due_label

CLAIMED_FOR = timedelta(seconds=15)
LATE_AFTER = timedelta(seconds=60)


@dataclass(frozen=True)
class DueReminder:
    """A reminder whose time has come, and its task; `late` if that was a while ago."""

    reminder: Reminder
    task: Task
    late: bool


async def set_reminders(
    session: Session,
    *,
    user_id: str,
    number: int,
    wishes: Sequence[ReminderTime],
    now: datetime,
) -> Task:
    """Give a task these reminders in place of those it has.

    Raises:
        InvalidInput: one of them is in the past, or needs a due that is not there.
        NotFound: `TASK_NOT_FOUND`.
    """
    changes = TaskChanges(reminders=tuple(wishes))
    return await update_task(session, user_id=user_id, number=number, changes=changes, now=now)


def _waits(now: datetime) -> ColumnElement[bool]:
    abandoned = and_(
        col(Reminder.status) == ReminderStatus.CLAIMED, col(Reminder.claimed_until) <= now
    )
    return and_(
        col(Reminder.fires_at) <= now,
        or_(col(Reminder.status) == ReminderStatus.WAITING, abandoned),
    )


async def people_to_remind(
    session: Session, *, now: datetime, user_ids: Collection[str]
) -> set[str]:
    """Those of these people for whom a reminder waits to be claimed."""
    query = select(col(Reminder.user_id)).where(_waits(now), *_of(user_ids)).distinct()
    return set(await session.scalars(query))


async def next_fire_time(
    session: Session, *, now: datetime, user_ids: Collection[str]
) -> datetime | None:
    """When, after `now`, a reminder of these people goes off or may be claimed anew."""
    claimed = col(Reminder.status) == ReminderStatus.CLAIMED
    at = case((claimed, col(Reminder.claimed_until)), else_=col(Reminder.fires_at))
    query = select(func.min(at)).where(
        col(Reminder.fires_at).is_not(None),
        col(Reminder.status).in_([ReminderStatus.WAITING, ReminderStatus.CLAIMED]),
        at > now,
        *_of(user_ids),
    )
    found: datetime | None = await session.scalar(query)
    return found


def _of(user_ids: Collection[str] | None) -> list[ColumnElement[bool]]:
    return [] if user_ids is None else [col(Reminder.user_id).in_(user_ids)]


async def claim_due(
    session: Session,
    *,
    now: datetime,
    owner: str,
    limit: int = 100,
    user_ids: Collection[str] | None = None,
) -> list[DueReminder]:
    """Claim reminders whose time has come, for the page or process `owner`, which delivers them.

    Nobody else gets them, unless this one has not said within `CLAIMED_FOR` that it did. With
    `user_ids` only those of these people, who can be reached now; others keep waiting.
    """
    query = (
        select(Reminder)
        .where(_waits(now), *_of(user_ids))
        .order_by(col(Reminder.fires_at), col(Reminder.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    claimed = (await session.scalars(query)).all()
    for reminder in claimed:
        reminder.status, reminder.claimed_by = ReminderStatus.CLAIMED, owner
        reminder.claimed_until = now + CLAIMED_FOR
    await session.flush()
    of_them = select(Task).where(
        col(Task.id).in_({reminder.task_id for reminder in claimed}),
        col(Task.user_id).in_({reminder.user_id for reminder in claimed}),
    )
    tasks = {task.id: task for task in await session.scalars(of_them)} if claimed else {}
    return [DueReminder(one, tasks[one.task_id], _is_late(one, now)) for one in claimed]


def _is_late(reminder: Reminder, now: datetime) -> bool:
    return reminder.fires_at is not None and now - reminder.fires_at > LATE_AFTER


async def deliver(
    session: Session, *, owner: str, reminder_ids: Collection[int], now: datetime
) -> list[int]:
    """Say that reminders were shown; returns those that were `owner`'s to show, and still are due.

    What is not returned is another's to show by now, or no longer due: take it away again.
    """
    query = (
        select(Reminder)
        .where(
            col(Reminder.id).in_(reminder_ids),
            col(Reminder.status) == ReminderStatus.CLAIMED,
            col(Reminder.claimed_by) == owner,
            col(Reminder.fires_at) <= now,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    delivered = (await session.scalars(query)).all()
    for reminder in delivered:
        reminder.status, reminder.delivered_at = ReminderStatus.DELIVERED, now
        reminder.claimed_by, reminder.claimed_until = None, None
    return [reminder.id or 0 for reminder in delivered]


async def list_delivered(session: Session, *, user_id: str, limit: int = 20) -> list[DueReminder]:
    """The reminders that were delivered and not dismissed or snoozed yet, latest first."""
    query = (
        select(Reminder, Task)
        .join(Task, col(Task.id) == col(Reminder.task_id))
        .where(
            col(Reminder.user_id) == user_id,
            col(Task.user_id) == user_id,
            col(Reminder.status) == ReminderStatus.DELIVERED,
            col(Reminder.fires_at).is_not(None),
        )
        .order_by(col(Reminder.delivered_at).desc(), col(Reminder.id).desc())
        .limit(limit)
    )
    return [
        DueReminder(reminder, task, _is_late(reminder, reminder.delivered_at or task.created_at))
        for reminder, task in await session.execute(query)
    ]


async def list_waiting(session: Session, *, user_id: str, limit: int = 100) -> list[Task]:
    """The tasks that have a reminder still to go off, the next one first."""
    waits = and_(
        col(Reminder.user_id) == user_id,
        col(Reminder.fires_at).is_not(None),
        col(Reminder.status).in_([ReminderStatus.WAITING, ReminderStatus.CLAIMED]),
    )
    first = func.min(col(Reminder.fires_at))
    query = (
        select(Task)
        .join(Reminder, and_(col(Reminder.task_id) == col(Task.id), waits))
        .where(col(Task.user_id) == user_id)
        .group_by(col(Task.id))
        .order_by(first, col(Task.id))
        .limit(limit)
    )
    return list(await session.scalars(query))


async def snooze(
    session: Session,
    *,
    user_id: str,
    reminder_id: int,
    until: datetime | timedelta,
    now: datetime,
) -> Task:
    """Let a reminder go off later: at an instant, or so long from now.

    One that has not gone off yet is put off from its own time.

    Raises:
        InvalidInput: that instant has passed, or the reminder goes off after it.
        NotFound: `REMINDER_NOT_FOUND`.
    """
    owner, reminder, task = await _open(session, user_id, reminder_id)
    waits = reminder.status == ReminderStatus.WAITING and reminder.fires_at
    begins = max(now, reminder.fires_at) if waits and reminder.fires_at else now
    if isinstance(until, timedelta):
        until = begins + until
    if until <= begins:
        key = "reminder.past" if until <= now else "reminder.not_later"
        at = Moment(until if until <= now else begins, owner.timezone)
        words = due_label(at, now=now, timezone=owner.timezone)
        raise InvalidInput.of("until", t(key, at=words))
    edit = begin_edit(task, "snoozed")
    reminder.snoozed_until = until
    reschedule(task, zone=owner.timezone, now=now)
    await save(session, owner, edit, now=now)
    return task


async def dismiss(session: Session, *, user_id: str, reminder_id: int) -> None:
    """Take note of a reminder, on every page of the person.

    Raises:
        NotFound: `REMINDER_NOT_FOUND`.
    """
    _, reminder, _ = await _open(session, user_id, reminder_id)
    reminder.status = ReminderStatus.DONE
    reminder.claimed_by, reminder.claimed_until = None, None
    await session.flush()
    touch(session, user_id, "tasks")


async def _open(session: Session, user_id: str, reminder_id: int) -> tuple[User, Reminder, Task]:
    owner = await lock_owner(session, user_id=user_id)
    query = (
        select(Task)
        .join(Reminder, col(Reminder.task_id) == col(Task.id))
        .where(
            col(Task.user_id) == user_id,
            col(Reminder.id) == reminder_id,
            col(Task.deleted_at).is_(None),
        )
        .execution_options(populate_existing=True)
    )
    task = await session.scalar(query) if 0 < reminder_id < 2**31 else None
    for reminder in task.reminders if task else ():
        if task and reminder.id == reminder_id:
            return owner, reminder, task
    raise NotFound(t("reminder.missing"), code="REMINDER_NOT_FOUND")
