"""Tasks: what a person can do to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlmodel import col

from todo_chat.db import Session
from todo_chat.errors import Conflict
from todo_chat.models import Priority, RepeatsFrom, Task, TaskStatus, User
from todo_chat.models.columns import utc_now
from todo_chat.services.bin import delete_task, empty_bin, purge_task, restore_task
from todo_chat.services.dues import due_of
from todo_chat.services.owners import lock_owner
from todo_chat.services.recurring import skip
from todo_chat.services.reminder_times import ReminderTime
from todo_chat.services.tags import delete_unused_tags
from todo_chat.services.task_edits import Scope, change_task, find_means, takes_tags_off
from todo_chat.services.task_fields import UNSET, TaskChanges, Unset, check_fields, refuse
from todo_chat.services.task_rows import (
    GAP,
    Edit,
    begin_edit,
    blank_task,
    find_task,
    last_position,
    open_task,
    remove,
    save,
)
from todo_chat.services.task_views import plain_changes, task_data
from todo_chat.strings import t
from todo_chat.when import Due

__all__ = [
    "UNSET",
    "ReminderTime",
    "Scope",
    "TaskChanges",
    "TaskCounts",
    "Unset",
    "complete_task",
    "count_tasks",
    "create_task",
    "delete_task",
    "due_of",
    "empty_bin",
    "get_task",
    "purge_task",
    "reopen_task",
    "restore_task",
    "skip_occurrence",
    "stop_repeating",
    "update_task",
]


@dataclass(frozen=True)
class TaskCounts:
    """How many tasks a person has, those in the bin left out."""

    pending: int
    completed: int


async def create_task(
    session: Session,
    *,
    user_id: str,
    title: str,
    notes: str = "",
    priority: str = Priority.NONE,
    due: Due | None = None,
    deadline: date | None = None,
    estimate_minutes: int | None = None,
    recurrence: str | None = None,
    repeats_from: str = RepeatsFrom.SCHEDULE,
    project: str | int | None = None,
    tags: Iterable[str] = (),
    reminders: Sequence[ReminderTime] = (),
    position: float | None = None,
    now: datetime | None = None,
) -> Task:
    """Create a task; it gets the person's next number, and the last place if none is given.

    A project's name that is not there yet makes the project. A rule without a due begins with its
    first occurrence from today on.

    Raises:
        InvalidInput: one entry for each field that is not right; nothing is created.
        NotFound: `PROJECT_NOT_FOUND`.
    """
    changes = TaskChanges(
        title=title,
        notes=notes,
        priority=priority,
        due=due,
        deadline=deadline,
        estimate_minutes=estimate_minutes,
        recurrence=recurrence,
        repeats_from=repeats_from,
        project=project,
        tags=tuple(tags),
        reminders=tuple(reminders),
        position=UNSET if position is None else position,
    )
    refuse(check_fields(changes))
    now = now or utc_now()
    owner = await lock_owner(session, user_id=user_id)
    means = await find_means(session, owner, changes)
    last = await last_position(session, user_id=user_id) if position is None else 0.0
    task = blank_task(owner, last + GAP)
    await change_task(session, owner, Edit(task, None, "created"), changes, means, now=now)
    await save(session, owner, Edit(task, None, "created"), now=now)
    return task


async def get_task(session: Session, *, user_id: str, number: int) -> Task:
    """A person's task by its number; one in the bin is not found.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
    """
    return await find_task(session, user_id=user_id, number=number)


async def update_task(
    session: Session,
    *,
    user_id: str,
    number: int,
    changes: TaskChanges,
    version: int | None = None,
    scope: Scope | None = None,
    now: datetime | None = None,
) -> Task:
    """Change some fields of a task, all or none.

    Of a repeating task, `scope` says whether they change for this occurrence or for all to come;
    by default another due is for this one, anything else for all.

    Raises:
        InvalidInput: one entry for each field that is not right.
        NotFound: `TASK_NOT_FOUND`, `PROJECT_NOT_FOUND`.
        Conflict: `VERSION_CONFLICT`, when it is not the task's `version` any more; `NEXT_CHANGED`.
    """
    refuse(check_fields(changes))
    now = now or utc_now()
    owner = await lock_owner(session, user_id=user_id)
    task = await open_task(session, user_id=user_id, number=number)
    _check_version(task, version, changes, owner)
    means = await find_means(session, owner, changes)
    outcome = await change_task(
        session, owner, begin_edit(task, "updated"), changes, means, scope=scope, now=now
    )
    if outcome.gone:
        await remove(session, owner, outcome.gone, "removed")
    await save(session, owner, *outcome.edits, now=now)
    if takes_tags_off(changes):
        await delete_unused_tags(session, user_id=user_id)
    return task


def _check_version(task: Task, version: int | None, changes: TaskChanges, owner: User) -> None:
    if version is None or version == task.version:
        return
    details = {
        "given": {"version": version, **plain_changes(changes)},
        "current": task_data(task, timezone=owner.timezone),
    }
    message = t("task.version", number=task.number)
    raise Conflict(message, code="VERSION_CONFLICT", details=details)


async def complete_task(
    session: Session, *, user_id: str, number: int, now: datetime | None = None
) -> Task:
    """Mark a task as done; a repeating one leaves its next occurrence.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
    """
    changes = TaskChanges(status=TaskStatus.COMPLETED)
    return await update_task(session, user_id=user_id, number=number, changes=changes, now=now)


async def reopen_task(
    session: Session, *, user_id: str, number: int, now: datetime | None = None
) -> Task:
    """Mark a task as not done; the next occurrence that completing it made is taken back.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
        Conflict: `NEXT_CHANGED`: that occurrence was touched since.
    """
    changes = TaskChanges(status=TaskStatus.PENDING)
    return await update_task(session, user_id=user_id, number=number, changes=changes, now=now)


async def skip_occurrence(
    session: Session, *, user_id: str, number: int, now: datetime | None = None
) -> Task:
    """Move a repeating task on to its next occurrence without doing this one.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
        Conflict: `NOT_REPEATING`, or `SERIES_OVER` when none follows.
    """
    now = now or utc_now()
    owner = await lock_owner(session, user_id=user_id)
    task = await open_task(session, user_id=user_id, number=number)
    edit = begin_edit(task, "skipped")
    skip(task, owner, now)
    await save(session, owner, edit, now=now)
    return task


async def stop_repeating(session: Session, *, user_id: str, number: int) -> Task:
    """Let a repeating task be the last of its series; its due stays.

    Raises:
        NotFound: `TASK_NOT_FOUND`.
        Conflict: `NOT_REPEATING`.
    """
    task = await get_task(session, user_id=user_id, number=number)
    if task.recurrence is None:
        raise Conflict(t("recurrence.none", number=number), code="NOT_REPEATING")
    changes = TaskChanges(recurrence=None)
    return await update_task(session, user_id=user_id, number=number, changes=changes)


async def count_tasks(session: Session, *, user_id: str) -> TaskCounts:
    """How many tasks of a person are pending and completed."""
    query = (
        select(col(Task.status), func.count())
        .where(col(Task.user_id) == user_id, col(Task.deleted_at).is_(None))
        .group_by(col(Task.status))
    )
    counts = {status: count for status, count in await session.execute(query)}
    return TaskCounts(
        pending=counts.get(TaskStatus.PENDING, 0), completed=counts.get(TaskStatus.COMPLETED, 0)
    )
